"""Changes that read the state: half, twice, by so much, so much more."""

from __future__ import annotations

import pytest

from .day import hear, steps

HALF = {
    "en": "make the tv half as loud", "ko": "텔레비전 소리 반으로 줄여줘", "ja": "テレビの音量を半分にして",
    "de": "mach den Fernseher halb so laut", "ar": "اخفض صوت التلفزيون للنصف",
    "fr": "baisse le son de la télé de moitié",
}  # fmt: skip
TWICE = {
    "en": "make the tv twice as loud", "ko": "텔레비전 소리 두 배로 키워줘", "ja": "テレビの音を2倍にして",
    "de": "mach den Fernseher doppelt so laut",
}  # fmt: skip
WARMER = {
    "en": "make the living room two degrees warmer", "ko": "거실 난방 2도 올려줘",
    "ja": "リビングの暖房を2度上げて", "de": "mach die Wohnzimmerheizung zwei Grad wärmer",
    "ar": "ارفع تدفئة غرفة المعيشة درجتين", "fr": "monte le chauffage du salon de deux degrés",
}  # fmt: skip


@pytest.mark.parametrize("language", HALF)
def test_half_as_loud_is_half_of_what_it_was(language: str) -> None:
    assert steps(hear(HALF[language], language)) == ["living_room.tv AudioOutput.set_volume volume=9"]


@pytest.mark.parametrize("language", TWICE)
def test_twice_as_loud_is_twice_what_it_was(language: str) -> None:
    assert steps(hear(TWICE[language], language)) == ["living_room.tv AudioOutput.set_volume volume=36"]


@pytest.mark.parametrize("language", WARMER)
def test_degrees_are_added_to_what_was_set(language: str) -> None:
    assert steps(hear(WARMER[language], language)) == [
        "living_room.thermostat Thermostat.set_setpoint setpoint=24.5"
    ]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("set the tv volume to half", "living_room.tv AudioOutput.set_volume volume=50"),
        ("dim the kitchen pendant by 10", "kitchen.pendant LevelControl.move_to_level level=50"),
        ("open the study blind 20 percent more", "study.blind WindowCovering.go_to_position position=50"),
        ("close the study blind 20 percent more", "study.blind WindowCovering.go_to_position position=10"),
        ("raise the living room heating to 35 degrees", "refuse out_of_range 35 degrees"),
    ],
)
def test_what_is_said_of_a_change(text: str, step: str) -> None:
    assert steps(hear(text, "en")) == [step]

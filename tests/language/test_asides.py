"""Sentences as people say them: reasons and feelings beside the wish, no commas, a wish that is put right."""

from __future__ import annotations

import pytest

from tests.language.day import hear, told


def steps(text: str, language: str) -> list[str]:
    """What comes of a sentence, in lines."""
    return [told(step) for step in hear(text, language).plan.steps]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "close the bedroom curtain, it's freezing"),
        ("en", "I'm cold, close the bedroom curtain"),
        ("en", "close the bedroom curtain because we have guests"),
        ("de", "mach den Vorhang im Schlafzimmer zu, mir ist kalt"),
        ("de", "mach den Vorhang im Schlafzimmer zu, sonst kann ich nicht schlafen"),
        ("fr", "ferme le rideau de la chambre, il gèle"),
        ("fr", "ferme le rideau de la chambre parce que je veux dormir"),
    ],
)
def test_why_something_is_wanted_is_no_further_wish(language: str, text: str) -> None:
    assert steps(text, language) == ["bedroom.curtain WindowCovering.down_or_close"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "close the bedroom curtain turn off the kitchen light"),
        ("de", "mach den Vorhang im Schlafzimmer zu mach das Licht in der Küche aus"),
        ("fr", "ferme le rideau de la chambre éteins la lumière de la cuisine"),
    ],
)
def test_two_wishes_in_one_breath_are_two(language: str, text: str) -> None:
    curtain, *lights = steps(text, language)
    assert curtain == "bedroom.curtain WindowCovering.down_or_close"
    assert lights
    assert all(light.startswith("kitchen.") and light.endswith("OnOff.off") for light in lights)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "bedroom curtain 20 percent study blind 50 percent"),
        ("de", "Schlafzimmervorhang zwanzig Prozent Jalousie im Arbeitszimmer fünfzig Prozent"),
    ],
)
def test_each_value_stays_with_its_thing_where_nothing_parts_them(language: str, text: str) -> None:
    assert steps(text, language) == [
        "bedroom.curtain WindowCovering.go_to_position position=20",
        "study.blind WindowCovering.go_to_position position=50",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "close the bedroom curtain, no, the one in the living room"),
        ("de", "mach den Vorhang im Schlafzimmer zu, nein warte, den im Wohnzimmer"),
        ("fr", "ferme le rideau de la chambre, non attends, celui du salon"),
    ],
)
def test_the_one_that_was_said_instead_is_the_only_one(language: str, text: str) -> None:
    assert steps(text, language) == ["living_room.curtain WindowCovering.down_or_close"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "close the curtain of grandma", "curtain of grandma"),
        ("de", "mach den Vorhang von Oma zu", "Vorhang von Oma"),
        ("fr", "ferme le rideau de mamie", "rideau de mamie"),
    ],
)
def test_what_belongs_to_somebody_unknown_is_nothing_of_the_home(language: str, text: str, name: str) -> None:
    assert steps(text, language) == [f"refuse no_such_thing {name}"]


def test_a_but_before_another_end_is_an_and() -> None:
    assert steps("kitchen light off but the bedroom curtain open", "en")[-1].startswith("bedroom.curtain")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "set the living room thermostat to twenty-one degrees", 21),
        ("fr", "règle le thermostat du salon à vingt degrés et demi", 20.5),
    ],
)
def test_a_number_is_read_to_its_end(language: str, text: str, value: float) -> None:
    assert steps(text, language) == [f"living_room.thermostat Thermostat.set_setpoint setpoint={value:g}"]

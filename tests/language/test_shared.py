"""A room said once for several parts of a sentence, and which parts keep to themselves."""

from __future__ import annotations

import pytest

from madang.language.understanding import Understood
from madang.things.plan import Do
from tests.language.day import hear, told

_BEDROOM = [
    "bedroom.ceiling_light OnOff.off",
    "bedroom.bedside_lamp OnOff.off",
    "bedroom.curtain WindowCovering.down_or_close",
]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "turn off the lights and close the curtains in the bedroom"),
        ("en", "lights off and close the curtains in the bedroom please"),
        ("en", "in the bedroom turn off the lights and close the curtains"),
        ("de", "Licht aus und Vorhang zu im Schlafzimmer"),
        ("de", "im Schlafzimmer Licht aus und Vorhang zu"),
        ("ar", "أطفئ الأنوار وأغلق الستائر في غرفة النوم"),
        ("ar", "في غرفة النوم أطفئ الأنوار وأغلق الستائر"),
    ],
)
def test_the_room_at_either_end_is_that_of_both(language: str, text: str) -> None:
    assert [told(step) for step in hear(text, language).plan.steps] == _BEDROOM


@pytest.mark.parametrize(
    ("language", "text", "room"),
    [
        ("ko", "거실 불 끄고 커튼 닫아줘", "living_room"),
        ("ja", "寝室の電気を消してカーテンを閉めて", "bedroom"),
    ],
)
def test_the_room_at_the_start_is_that_of_both_where_verbs_come_last(
    language: str, text: str, room: str
) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert steps == [f"{room}.ceiling_light OnOff.off", f"{room}.curtain WindowCovering.down_or_close"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "turn off all lights and close the blinds in the study"),
        ("en", "turn off the lights everywhere and close the blinds in the study"),
        ("de", "alle Lichter aus und Rollos runter im Arbeitszimmer"),
        ("ar", "أطفئ كل الأنوار وأغلق الستائر في غرفة المكتب"),
    ],
)
def test_all_stays_all(language: str, text: str) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert "kitchen.ceiling_light OnOff.off" in steps
    assert steps[-1] == "study.blind WindowCovering.down_or_close"


def deeds(understood: Understood) -> list[Do]:
    """What would be done."""
    return [step for step in understood.plan.steps if isinstance(step, Do)]


def test_a_part_keeps_its_own_room_and_a_thing_there_is_only_one_of() -> None:
    steps = deeds(hear("turn off the TV and turn on the light in the study", "en"))
    assert told(steps[0]) == "living_room.tv OnOff.off"
    steps = deeds(hear("lights on in the kitchen and lights off in the study", "en"))
    assert {step.do.split(".")[0] for step in steps if step.command == "OnOff.on"} == {"kitchen"}
    assert {step.do.split(".")[0] for step in steps if step.command == "OnOff.off"} == {"study"}


def test_the_room_of_a_name_is_only_the_rooms_of_that_name() -> None:
    steps = deeds(hear("turn off the lights and open the bedroom curtains", "en", "kitchen"))
    assert {step.do.split(".")[0] for step in steps if step.command == "OnOff.off"} == {"kitchen"}


def test_the_room_that_begins_a_list_is_that_of_the_whole_list() -> None:
    steps = [told(s) for s in hear("in the bedroom turn off the light and the heating", "en").plan.steps]
    assert steps[-1].startswith("bedroom.thermostat")
    assert not any(step.startswith("ask") for step in steps)


@pytest.mark.parametrize("room", ["garage", "dungeon"])
def test_a_room_that_the_home_has_not_is_not_the_whole_home(room: str) -> None:
    steps = hear(f"turn off the lights and close the curtains in the {room}", "en").plan.steps
    assert [told(step).split()[0] for step in steps] == ["refuse", "refuse"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "스탠드 켜고 나머지 불은 꺼줘"),
        ("en", "turn on the floor lamp and turn off the other lights"),
        ("ja", "フロアランプをつけて他の電気は全部消して"),
        ("ar", "شغل المصباح الأرضي وأطفئ باقي الأنوار"),
    ],
)
def test_the_others_are_not_the_one_just_spoken_of(language: str, text: str) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert steps[:2] == ["living_room.floor_lamp OnOff.on", "living_room.ceiling_light OnOff.off"]
    assert "living_room.floor_lamp OnOff.off" not in steps


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "7시에 알람 맞추고 불 꺼줘"), ("ja", "7時に目覚ましをかけて電気を消して"),
        ("de", "stell den Wecker auf 7 und mach das Licht aus"), ("ar", "اضبط المنبه على 7 وأطفئ النور"),
    ],
)  # fmt: skip
def test_the_room_of_the_alarm_clock_is_not_that_of_the_light(language: str, text: str) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert steps[0].startswith("bedroom.alarm_clock AlarmClock.add")
    assert steps[1].startswith("ask which_thing")

"""Sentences that lean on the one before them, in a home of four rooms."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Thread, Understanding
from madang.things.blueprint import Blueprint, read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, steps

NAMES = {
    "kitchen": {"en": "Kitchen", "ja": "キッチン"},
    "bedroom": {"en": "Bedroom", "ja": "寝室"},
    "hallway": {"en": "Hallway", "ja": "廊下"},
    "study": {"en": "Study", "ja": "書斎"},
}
LIGHT, DESK = {"en": "Light", "ja": "照明"}, {"en": "Desk lamp", "ja": "デスクライト"}


@cache
def home() -> Blueprint:
    spaces: list[dict[str, Any]] = [{"id": id, "name": name} for id, name in NAMES.items()]
    things = [{"id": f"{id}.light", "kind": "light", "space": id, "name": LIGHT} for id in NAMES]
    things.append({"id": "study.desk", "kind": "light", "space": "study", "name": DESK})
    cold = {"Thermostat": {"features": ["mode"], "state": {"setpoint": 25}}}
    things += [
        {"id": f"{id}.cold", "kind": "air_conditioner", "space": id, "traits": cold,
         "name": {"en": "Air conditioner", "ja": "エアコン"}}
        for id in ("study", "bedroom")
    ]  # fmt: skip
    things.append({"id": "tv", "kind": "tv", "space": "study", "name": {"en": "TV", "ja": "テレビ"}})
    facts = {"name": {"en": "House"}, "time_zone": "Asia/Tokyo", "languages": ["en", "ja"]}
    return read_blueprint({"home": facts, "people": [], "spaces": spaces, "things": things})


def talk(language: str, *said: str) -> list[list[str]]:
    """What each sentence of a conversation leads to."""
    understanding, twin, thread = Understanding(home(), None), Twin(home(), MONDAY_EVENING), Thread()
    answers = []
    for sentence in said:
        understood = understanding.understand(
            Utterance(sentence, language, None, MONDAY_EVENING), twin, thread
        )
        answers.append(steps(understood))
        thread = understood.thread
    return answers


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("turn on the kitchen light", "the bedroom too", "and the hallway")),
        ("ja", ("キッチンの照明をつけて", "寝室も", "廊下のも")),
    ],
)
def test_the_same_is_done_in_one_room_after_the_other(language: str, said: tuple[str, ...]) -> None:
    assert talk(language, *said) == [
        ["kitchen.light OnOff.on"],
        ["bedroom.light OnOff.on"],
        ["hallway.light OnOff.on"],
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("turn off the study light", "no, the other one")),
        ("ja", ("書斎の照明を消して", "じゃなくてもう一つの")),
    ],
)
def test_the_other_one_is_the_other_of_the_room(language: str, said: tuple[str, ...]) -> None:
    assert talk(language, *said) == [["study.light OnOff.off"], ["study.desk OnOff.off"]]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("turn off the desk lamp", "turn off the others too")),
        ("ja", ("デスクライトを消して", "他のも消して")),
    ],
)
def test_the_others_are_those_beside_it(language: str, said: tuple[str, ...]) -> None:
    assert talk(language, *said) == [["study.desk OnOff.off"], ["study.light OnOff.off"]]


def test_a_bit_more_is_more_of_the_same() -> None:
    louder, more, quieter = talk("ja", "テレビの音量を下げて", "もう少し", "もっと")
    assert louder[0].startswith("tv AudioOutput.set_volume")
    assert more[0].startswith("tv AudioOutput.set_volume")
    assert quieter[0].startswith("tv AudioOutput.set_volume")


def test_what_was_meant_keeps_its_kind_through_values_and_rooms() -> None:
    assert talk("ja", "書斎のエアコンを24度にして", "もう2度下げて", "寝室のも") == [
        ["study.cold Thermostat.set_setpoint setpoint=24"],
        ["study.cold Thermostat.set_setpoint setpoint=23"],
        ["bedroom.cold Thermostat.set_setpoint setpoint=23"],
    ]


def test_nothing_is_left_of_two_when_there_is_no_other() -> None:
    _, answer = talk("en", "turn off the TV", "no, the other one")
    assert not any("OnOff" in step for step in answer)

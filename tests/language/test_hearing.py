"""Names as speech recognition writes them, and people who write by ear: what is meant, what is asked."""

from __future__ import annotations

import pytest

from madang.language.sounds import sounds
from madang.language.understanding import Thread
from madang.things.languages import LANGUAGES
from madang.things.plan import Ask, Do

from .day import hear, steps

HALL, STUDY = "entrance.ceiling_light OnOff.on", "study.desk_lamp OnOff.on"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "turn on the hull light", HALL),
        ("en", "turn on the lamp in the steady", STUDY),
        ("en", "turn on the kit chin light", "kitchen.ceiling_light OnOff.on"),
        ("en", "turn off the study lite", "study.ceiling_light OnOff.off"),
        ("ko", "서제 불 켜줘", "study.ceiling_light OnOff.on"),
        ("ko", "욕시레 불 꺼줘", "bathroom.ceiling_light OnOff.off"),
        ("ko", "애어컨 켜줘", "living_room.air_conditioner OnOff.on"),
        ("ko", "텔래비전 꺼줘", "living_room.tv OnOff.off"),
        ("ja", "新室の電気つけて", "bedroom.ceiling_light OnOff.on"),
        ("ja", "キチンの電気を消して", "kitchen.ceiling_light OnOff.off"),
        ("de", "Mach das Licht im Fluhr an", HALL),
        ("de", "Licht im Bat an", "bathroom.ceiling_light OnOff.on"),
        ("ar", "شغل ظوء المطبخ", "kitchen.ceiling_light OnOff.on"),
        ("ar", "أطفئ نور المتبخ", "kitchen.ceiling_light OnOff.off"),
        ("fr", "allume le lampadère", "living_room.floor_lamp OnOff.on"),
        ("fr", "éteins le chofage du bureau", "study.thermostat Thermostat.set_system_mode mode=off"),
    ],
)
def test_a_name_that_sounds_like_one_thing_is_that_thing(language: str, text: str, expected: str) -> None:
    assert steps(hear(text, language)) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "thing"),
    [
        ("en", "turn on the fun", "bedroom.fan"),
        ("en", "turn on the flaw lamp", "living_room.floor_lamp"),
        ("ko", "현간문 잠가줘", "entrance.front_door"),
        ("ja", "エヤコンつけて", "living_room.air_conditioner"),
    ],
)
def test_what_only_sounds_alike_is_asked_about_and_done_after_yes(
    language: str, text: str, thing: str
) -> None:
    asked = hear(text, language)
    assert asked.plan.steps == (Ask("which_thing", (thing,), asked.plan.steps[0].said),)  # type: ignore[union-attr]
    yes = {"en": "yes", "ko": "응", "ja": "はい"}[language]
    done = hear(yes, language, thread=asked.thread).plan.steps
    assert [step.do for step in done if isinstance(step, Do)] == [thing]


def test_no_to_the_question_does_nothing_and_a_later_yes_neither() -> None:
    asked = hear("turn on the fun", "en")
    no = hear("no", "en", thread=asked.thread)
    assert (no.topic, no.plan.steps) == ("refrain", ())
    assert steps(hear("yes", "en", thread=no.thread)) == ["meta yes"]


def test_a_lock_is_not_opened_for_what_sounds_like_its_name() -> None:
    asked = hear("unlock the friend door", "en")
    assert steps(asked) == ["ask which_thing entrance.front_door"]
    done = hear("yes", "en", thread=asked.thread)
    assert steps(done) == ["entrance.front_door DoorLock.unlock_door"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "turn on the sauna stove"), ("en", "turn off the flurb"), ("ko", "로켓 꺼줘"),
        ("ja", "ロケットを消して"), ("de", "Licht im Flug an"), ("ar", "أطفئ الصاروخ"),
        ("fr", "éteins le flurb"),
    ],
)  # fmt: skip
def test_what_sounds_like_nothing_here_is_still_refused(language: str, text: str) -> None:
    assert steps(hear(text, language))[0].startswith("refuse ")


def test_the_rest_of_the_sentence_is_done_though_a_name_is_asked_about() -> None:
    both = hear("turn on the flaw lamp and close the study blind", "en")
    assert steps(both) == [
        "ask which_thing living_room.floor_lamp",
        "study.blind WindowCovering.down_or_close",
    ]


def test_words_of_ones_own_are_never_put_right_by_ear() -> None:
    assert steps(hear("add hull lights to the shopping list", "en")) == [
        "home.shopping_list TaskList.add summary=hull lights"
    ]


def test_a_thread_forgets_what_was_meant_with_the_next_sentence() -> None:
    asked = hear("turn on the fun", "en")
    assert asked.thread.meant == "turn on the fan"
    assert hear("what time is it", "en", thread=asked.thread).thread.meant == ""
    assert Thread().meant == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_listened_to(language: str) -> None:
    how = sounds(language)
    assert how.shortest >= 2
    same, near = how.keys("radio")
    assert same
    assert near

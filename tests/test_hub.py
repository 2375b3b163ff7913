"""The hub: a whole home, from words to deeds, over restarts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from madang.config import demo_home, load_home
from madang.door.outcome import Changed, Noticed, Who
from madang.hub import Home
from madang.language.frame import Utterance
from madang.things.blueprint import Blueprint
from madang.things.languages import LANGUAGES
from madang.things.trait import CommandError
from madang.twin.journal import JournalError

MINJI = Who("minji", "page", language="en")
HANEUL = Who("haneul", "page", language="ko")


@pytest.fixture(scope="module")
def blueprint() -> Blueprint:
    return load_home(demo_home())


@pytest.fixture
async def home(blueprint: Blueprint, tmp_path: Path) -> AsyncIterator[Home]:
    home = await Home.open(blueprint, tmp_path)
    yield home
    await home.close()


async def test_words_become_deeds_and_a_sentence(home: Home) -> None:
    answer = await home.assistant.hear(Utterance("거실 불 꺼줘", "ko"), MINJI)
    assert answer.ok
    assert home.twin.get("living_room.ceiling_light", "OnOff.on_off") is False
    assert "거실" in answer.text
    assert answer.act == next(home.ledger.newest()).id


async def test_everything_is_as_it_was_after_a_restart(blueprint: Blueprint, tmp_path: Path) -> None:
    first = await Home.open(blueprint, tmp_path)
    await first.assistant.hear(Utterance("set the living room light to 37 percent", "en"), MINJI)
    await first.assistant.hear(Utterance("set a timer for 40 minutes", "en"), MINJI)
    await first.close()
    second = await Home.open(blueprint, tmp_path)
    assert second.twin.get("living_room.ceiling_light", "LevelControl.current_level") == 37
    (timer,) = second.twin.get("home.timer", "Timer.timers")
    assert timer.duration == 2400
    answer = await second.assistant.hear(Utterance("undo that", "en"), MINJI)
    assert answer.ok
    assert second.twin.get("home.timer", "Timer.timers") == ()
    await second.close()


@pytest.mark.parametrize(
    ("language", "on", "undo"),
    [
        ("ko", "서재 스탠드 켜줘", "방금 한 거 취소해줘"),
        ("en", "turn on the desk lamp", "undo that"),
        ("ja", "書斎のデスクライトをつけて", "今のを取り消して"),
        ("de", "mach die Schreibtischlampe an", "mach das rückgängig"),
        ("ar", "شغل مصباح المكتب", "تراجع عن ذلك"),
    ],
)
async def test_undo_and_why_in_every_language(home: Home, language: str, on: str, undo: str) -> None:
    home.live.report("study.desk_lamp", "OnOff", {"on_off": False})
    who = Who("minji", "page")
    done = await home.assistant.hear(Utterance(on, language), who)
    assert done.ok, done.text
    assert home.twin.get("study.desk_lamp", "OnOff.on_off") is True
    why = home.assistant.why(None, Who("minji", "page", language=language))
    assert on in why.text
    back = await home.assistant.hear(Utterance(undo, language), who)
    assert back.ok, back.text
    assert home.twin.get("study.desk_lamp", "OnOff.on_off") is False


async def test_the_front_door_asks_and_yes_is_understood(home: Home) -> None:
    asked = await home.assistant.hear(Utterance("unlock the front door", "en"), MINJI)
    assert asked.pending is not None
    assert asked.pending.text == asked.text or asked.pending.text in asked.text
    assert home.twin.get("entrance.front_door", "DoorLock.lock_state") == "locked"
    done = await home.assistant.hear(Utterance("yes", "en"), MINJI)
    assert done.ok, done.text
    assert home.twin.get("entrance.front_door", "DoorLock.lock_state") == "unlocked"


async def test_the_child_hears_why_not(home: Home) -> None:
    answer = await home.assistant.hear(Utterance("오븐 켜줘", "ko"), HANEUL)
    assert not answer.ok
    assert home.twin.get("kitchen.oven", "OnOff.on_off") is False
    assert answer.text


async def test_a_dry_run_does_nothing(home: Home) -> None:
    before = dict(home.twin.states)
    answer = home.assistant.plan(Utterance("mach alle Lichter aus", "de"), MINJI)
    assert len(answer.results) > 3
    assert dict(home.twin.states) == before
    assert list(home.ledger.newest()) == []


async def test_a_thing_that_is_away_is_told_and_the_others_go_on(home: Home) -> None:
    home.fault("living_room.floor_lamp", "offline")
    home.live.report("living_room.ceiling_light", "OnOff", {"on_off": False})
    answer = await home.assistant.hear(
        Utterance("turn on the living room light and the floor lamp", "en"), MINJI
    )
    assert {r.status for r in answer.results} == {"done", "failed"}
    assert home.twin.get("living_room.ceiling_light", "OnOff.on_off") is True
    assert home.twin.get("living_room.floor_lamp", "BasicInformation.reachable") is False
    with pytest.raises(CommandError):
        home.fault("attic.ghost", "offline")


async def test_whoever_watches_hears_of_changes(home: Home) -> None:
    heard: list[object] = []
    stop = home.watch(heard.append)
    await home.assistant.hear(Utterance("set a timer for 1 second", "en"), MINJI)
    assert any(isinstance(news, Changed) for news in heard)
    async with asyncio.timeout(5):
        while not any(isinstance(news, Noticed) for news in heard):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    notice = next(news for news in heard if isinstance(news, Noticed))
    assert set(notice.text) == set(LANGUAGES)
    stop()


async def test_a_data_folder_belongs_to_one_hub(home: Home, blueprint: Blueprint, tmp_path: Path) -> None:
    with pytest.raises(JournalError):
        await Home.open(blueprint, tmp_path)


async def test_two_homes_live_in_one_process(home: Home, blueprint: Blueprint) -> None:
    other = await Home.open(blueprint, None)
    await other.assistant.hear(Utterance("turn off all lights", "en"), MINJI)
    assert home.twin.states is not other.twin.states
    assert list(home.ledger.newest()) == []
    await other.close()


async def test_a_guest_who_asks_why_hears_nothing_of_the_calendar(home: Home) -> None:
    await home.assistant.hear(Utterance("add a dentist appointment tomorrow at 3 pm", "en"), MINJI)
    answer = home.assistant.why(None, Who(None, "page", language="en"))
    assert "dentist" not in repr(answer)
    assert "dentist" in repr(home.assistant.why(None, MINJI))

"""The schedule: timers ring, routines run, and what was asked for later is done, a restart or not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.door.outcome import Noticed
from madang.door.schedule import Schedule
from madang.drivers.driver import DriverError
from madang.things.blueprint import read_blueprint
from madang.things.plan import Do, Pause, Plan, Until, Wait
from madang.twin.journal import Journal

from .conftest import LAMP_OFF, LAMP_ON, OWNER, UNLOCK, World, home_file

NIGHT = {
    "id": "night",
    "say": {"en": "At night the door is locked."},
    "at": "23:00",
    "do": [{"do": "front_door", "command": "DoorLock.lock_door"}],
}
AWAY = {
    "id": "away",
    "say": {"en": "Nobody needs light in an empty home."},
    "when": {"nobody_home": True},
    "do": [{"do": "living_room.lamp", "command": "OnOff.off"}],
}


@pytest.fixture
async def running() -> AsyncIterator[tuple[World, Schedule]]:
    world = World(read_blueprint(home_file(rules=[NIGHT, AWAY])), Journal.open(None))
    world.now = datetime(2026, 11, 21, 22, 30, tzinfo=ZoneInfo("Asia/Seoul")).timestamp()
    schedule = Schedule(world.door, lambda due: {"en": f"{due.why} is over"})
    schedule.start()
    yield world, schedule
    await schedule.close()
    await world.door.close()


async def later(world: World, schedule: Schedule, seconds: float) -> None:
    """Let the home's clock run ahead."""
    await asyncio.sleep(0)
    world.now += seconds
    schedule.wake()
    for _ in range(50):
        await asyncio.sleep(0.001)


def notices(world: World) -> list[Noticed]:
    return [news for news in world.news if isinstance(news, Noticed)]


async def test_a_timer_rings_and_is_told(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    await world.door.run(Plan((Do("timer", "Timer.start", {"duration": 300}),)), OWNER, "tea")
    await later(world, schedule, 299)
    assert notices(world) == []
    await later(world, schedule, 2)
    assert [(n.kind, n.text) for n in notices(world)] == [("timer", {"en": "timer is over"})]
    assert len(world.value("timer", "Timer.rang")) == 1
    assert world.value("timer", "Timer.timers") == ()


async def test_the_door_is_locked_at_eleven_and_the_ledger_says_by_which_rule(
    running: tuple[World, Schedule],
) -> None:
    world, schedule = running
    world.live.report("front_door", "DoorLock", {"lock_state": "unlocked"})
    await later(world, schedule, 1801)
    assert world.value("front_door", "DoorLock.lock_state") == "locked"
    act = next(world.ledger.newest())
    assert (act.why, act.who.surface) == ("rule night", "house")
    await later(world, schedule, 3600)
    assert len(list(world.ledger.newest())) == 1, "once a day is enough"


async def test_the_last_one_to_leave_turns_off_the_light(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    for person in ("minji", "junho", "haneul"):
        world.live.report(f"people.{person}", "Presence", {"at_home": False})
    await later(world, schedule, 0)
    assert world.value("living_room.lamp", "OnOff.on_off") is False


async def test_off_in_ten_minutes_also_over_a_restart(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    await world.door.run(Plan((LAMP_ON, Wait(Pause(seconds=600)), LAMP_OFF)), OWNER, "on for 10 minutes")
    await schedule.close()
    again = world.restart()
    again.now = world.now + 10_000
    assert again.value("living_room.lamp", "OnOff.on_off") is True
    second = Schedule(again.door, lambda due: {})
    second.start()
    await later(again, second, 1)
    assert again.value("living_room.lamp", "OnOff.on_off") is False
    assert again.restart().agenda.items == {}
    await second.close()


async def test_the_schedule_goes_on_after_something_went_wrong(
    running: tuple[World, Schedule], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, schedule = running
    monkeypatch.setattr("madang.door.schedule.AFTER_TROUBLE", 0.0)
    due, broken = world.agenda.due, [True]

    def once_broken(twin: object) -> object:
        if broken.pop() if broken else False:
            raise RuntimeError("a bug")
        return due(twin)  # type: ignore[arg-type]

    monkeypatch.setattr(world.agenda, "due", once_broken)
    schedule.wake()
    await world.door.run(Plan((Wait(Pause(seconds=60)), LAMP_ON)), OWNER, "light in a minute")
    await later(world, schedule, 61)
    assert broken == []
    assert world.value("living_room.lamp", "OnOff.on_off") is True


async def test_a_failure_stops_a_plan_that_says_so_later_too(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    steps = (Wait(Pause(seconds=600)), LAMP_ON, Do("study.lamp", "OnOff.on"))
    await world.door.run(Plan(steps, stop_on_failure=True), OWNER, "one light, then the other")
    world.devices.errors["living_room.lamp"] = DriverError("offline", "no answer")
    await later(world, schedule, 601)
    assert [r.status for r in next(world.ledger.newest()).results] == ["failed", "skipped"]


UNLOCK_LATER = (Wait(Pause(seconds=600)), UNLOCK)


async def test_unlocking_later_is_asked_about_now_and_done_then(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    outcome = await world.door.run(Plan(UNLOCK_LATER), OWNER, "unlock in ten minutes")
    assert [r.status for r in outcome.results] == ["waiting", "waiting"]
    assert outcome.pending is not None
    confirmed = await world.door.confirm(outcome.pending.id, True, None, OWNER)
    assert [r.status for r in confirmed.results] == ["scheduled", "scheduled"]
    assert world.value("front_door", "DoorLock.lock_state") == "locked"
    await later(world, schedule, 601)
    assert world.value("front_door", "DoorLock.lock_state") == "unlocked"
    assert world.door.pending == {}


async def test_a_house_rule_holds_also_for_what_was_confirmed_before(running: tuple[World, Schedule]) -> None:
    rules = home_file()["rules"]
    world = World(read_blueprint(home_file(rules=rules)), Journal.open(None))
    schedule = Schedule(world.door, lambda due: {})
    schedule.start()
    outcome = await world.door.run(Plan(UNLOCK_LATER), OWNER, "unlock in ten minutes")
    assert outcome.pending is not None
    await world.door.confirm(outcome.pending.id, True, None, OWNER)
    for person in ("minji", "junho", "haneul"):
        world.live.report(f"people.{person}", "Presence", {"at_home": False})
    await later(world, schedule, 601)
    assert world.value("front_door", "DoorLock.lock_state") == "locked"
    assert next(world.ledger.newest()).results[0].reason == "rule"
    await schedule.close()


async def test_undo_calls_off_what_is_still_to_come(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    first = await world.door.run(Plan((Wait(Pause(seconds=600)), LAMP_ON)), OWNER, "light in ten minutes")
    old, back = await world.door.undo(None, OWNER, "undo that")
    assert old is not None
    assert (old.id, back.ok) == (first.act, True)
    await later(world, schedule, 601)
    assert world.value("living_room.lamp", "OnOff.on_off") is False
    assert world.ledger.get(first.act or 0).undone_by == back.act  # type: ignore[union-attr]


async def test_what_waits_for_a_state_is_done_when_it_comes(running: tuple[World, Schedule]) -> None:
    world, schedule = running
    until = Until("front_door", "DoorLock.lock_state", "==", "unlocked")
    await world.door.run(Plan((Wait(Pause(until=until)), LAMP_ON)), OWNER, "light when I come home")
    await later(world, schedule, 60)
    assert world.value("living_room.lamp", "OnOff.on_off") is False
    world.live.report("front_door", "DoorLock", {"lock_state": "unlocked"})
    for _ in range(50):  # nobody wakes the schedule here: the report itself does
        await asyncio.sleep(0.001)
    assert world.value("living_room.lamp", "OnOff.on_off") is True

"""What nobody gets past the door by asking cleverly: other people's acts, the calendar, the rules."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from madang.door.gate import may_know
from madang.door.outcome import Who
from madang.things.blueprint import read_blueprint
from madang.things.plan import Do, Pause, Plan, Refuse, Until, Wait
from madang.twin.journal import Journal

from .conftest import CHILD, GUEST, LAMP_OFF, LAMP_ON, OWNER, UNLOCK, World, home_file

LOCK = Do("front_door", "DoorLock.lock_door")
MINJI_LEAVES = Do("people.minji", "Presence.leave")
MINJI_COMES = Do("people.minji", "Presence.arrive")
DARK = {
    "id": "dark_when_empty",
    "say": {"en": "No light while nobody is home."},
    "never": {"commands": ["OnOff.on"], "thing": "living_room.lamp"},
    "when": {"nobody_home": True},
}
GUARDED = {
    "id": "locked_when_empty",
    "say": {"en": "Locked while nobody is home."},
    "never": {"commands": ["DoorLock.unlock_door"]},
    "when": {"nobody_home": True},
}


def flat(**more: Any) -> World:
    minji = {"id": "minji", "name": {"en": "Minji"}, "role": "owner", "pin": "4711"}
    return World(read_blueprint(home_file(**{"people": [minji], **more})), Journal.open(None))


def judged(outcome: Any) -> list[tuple[str, str | None]]:
    return [(result.status, result.reason) for result in outcome.results]


@pytest.mark.parametrize("who", [GUEST, CHILD])
async def test_nobody_calls_off_by_its_number_what_they_may_not_do(world: World, who: Who) -> None:
    outcome = await world.door.run(Plan((Wait(Pause(600)), LOCK)), OWNER, "lock in ten minutes")
    old, back = await world.door.undo(outcome.act, who, "undo")
    assert (old, judged(back)) == (None, [("denied", "role")])
    assert len(world.agenda.items) == 1
    _, back = await world.door.undo(outcome.act, OWNER, "undo")
    assert back.ok
    assert not world.agenda.items


async def test_undoing_an_appointment_by_its_number_tells_a_guest_nothing(world: World) -> None:
    event = {"summary": "Dentist", "start": world.now, "end": world.now + 3600}
    await world.door.run(Plan((Do("diary", "Calendar.add", event),)), OWNER, "x")
    (kept,) = world.value("diary", "Calendar.events")
    gone = await world.door.run(Plan((Do("diary", "Calendar.remove", {"id": kept.id}),)), OWNER, "x")
    old, back = await world.door.undo(gone.act, GUEST, "undo")
    assert old is None
    assert "Dentist" not in repr(back)
    entry = world.ledger.get(gone.act or 0)
    assert entry is not None
    assert not may_know(world.live.twin.blueprint, entry, GUEST)
    assert may_know(world.live.twin.blueprint, entry, OWNER)


async def test_a_denied_step_does_not_help_another_past_a_house_rule() -> None:
    world = flat(rules=[DARK])
    await world.door.run(Plan((MINJI_LEAVES,)), OWNER, "bye")
    outcome = await world.door.run(Plan((MINJI_COMES, LAMP_ON)), GUEST, "page")
    assert judged(outcome) == [("denied", "role"), ("denied", "rule")]
    assert world.value("living_room.lamp", "OnOff.on_off") is False


async def test_a_step_that_waits_for_a_word_does_not_help_another_past_a_house_rule() -> None:
    closed = {"thing": "front_door", "attribute": "DoorLock.lock_state", "op": "==", "value": "locked"}
    world = flat(rules=[DARK | {"when": closed}])
    await world.door.run(Plan((LOCK,)), OWNER, "lock")
    outcome = await world.door.run(Plan((UNLOCK, LAMP_ON)), OWNER, "page")
    assert judged(outcome) == [("waiting", None), ("denied", "rule")]
    assert world.value("living_room.lamp", "OnOff.on_off") is False


async def test_a_guest_cannot_wait_for_somebody_to_leave(world: World) -> None:
    left = Wait(Pause(600, Until("people.minji", "Presence.at_home", "==", False)))
    outcome = await world.door.run(Plan((left, LAMP_OFF)), GUEST, "page")
    assert judged(outcome) == [("denied", "role"), ("denied", "role")]
    assert not world.agenda.items
    assert not world.devices.sent


async def test_what_a_guest_may_not_do_is_denied_alike_whoever_is_home() -> None:
    world = flat(rules=[GUARDED])
    at_home = world.door.rehearse(Plan((UNLOCK,)), GUEST)
    await world.door.run(Plan((MINJI_LEAVES,)), OWNER, "bye")
    away = world.door.rehearse(Plan((UNLOCK,)), GUEST)
    assert at_home == away
    assert judged(away) == [("denied", "role")]
    assert judged(world.door.rehearse(Plan((UNLOCK,)), OWNER)) == [("denied", "rule")]


async def test_a_guest_cannot_probe_the_calendar_with_wrong_ids(world: World) -> None:
    outcome = world.door.rehearse(Plan((Do("diary", "Calendar.remove", {"id": "nope"}),)), GUEST)
    assert judged(outcome) == [("denied", "role")]


@pytest.mark.parametrize(("pin", "many", "times"), [("4711", 2, 1), ("0000", 5, 0)])
async def test_the_pin_given_many_times_at_once_opens_once_at_most(pin: str, many: int, times: int) -> None:
    world = flat(rules=[])
    asked = (await world.door.run(Plan((UNLOCK,)), OWNER, "x")).pending
    assert asked is not None
    answers = await asyncio.gather(*(world.door.confirm(asked.id, True, pin, OWNER) for _ in range(many)))
    assert sum(answer.ok for answer in answers) == times == len(world.devices.sent)
    assert any(isinstance(result.step, Refuse) for answer in answers for result in answer.results)


async def test_asking_anew_gives_no_more_tries_for_the_pin() -> None:
    world = flat(rules=[])
    for _ in range(3):
        asked = (await world.door.run(Plan((UNLOCK,)), OWNER, "x")).pending
        assert asked is not None
        await world.door.confirm(asked.id, True, "0000", OWNER)
        await world.door.confirm(asked.id, False, None, OWNER)
    asked = (await world.door.run(Plan((UNLOCK,)), OWNER, "x")).pending
    assert asked is not None
    assert not (await world.door.confirm(asked.id, True, "4711", OWNER)).ok
    world.now += 301
    assert (await world.door.confirm(asked.id, True, "4711", OWNER)).ok


async def test_an_act_that_cannot_be_written_does_not_keep_back_the_next(world: World) -> None:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(RecursionError):
        await world.door.run(Plan((Do("living_room.lamp", "OnOff.on", {"x": deep}),)), OWNER, "x")
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    assert outcome.ok
    assert not outcome.unwritten

"""Undo and the ledger: what was done can be taken back, also after a restart."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.door.ledger import read_act
from madang.door.outcome import Act, Result, Who
from madang.door.undo import steps_back
from madang.things.blueprint import read_blueprint
from madang.things.plan import Do, Plan
from madang.twin.journal import Entry, JournalError
from madang.twin.rehearsal import rehearse
from madang.twin.twin import Twin

from .conftest import CHILD, LAMP_ON, NOON, OWNER, World, home_file

DIM = Do("living_room.lamp", "LevelControl.move_to_level", {"level": 30})


async def test_undo_takes_back_the_last_thing(world: World) -> None:
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    old, back = await world.door.undo(None, OWNER, "undo that")
    assert old is not None
    assert [r.status for r in back.results] == ["done"]
    assert world.value("living_room.lamp", "OnOff.on_off") is False
    assert world.ledger.get(outcome.act or 0).undone_by == back.act  # type: ignore[union-attr]


async def test_a_lamp_that_was_off_is_off_again_and_as_bright_as_before(world: World) -> None:
    await world.door.run(Plan((DIM,)), OWNER, "dim to 30")
    await world.door.undo(None, OWNER, "undo")
    assert world.value("living_room.lamp", "OnOff.on_off") is False
    assert world.value("living_room.lamp", "LevelControl.current_level") == 100


async def test_undo_works_after_a_restart(world: World) -> None:
    await world.door.run(Plan((DIM,)), OWNER, "dim to 30")
    later = world.restart()
    assert later.value("living_room.lamp", "LevelControl.current_level") == 30
    _, back = await later.door.undo(None, OWNER, "undo")
    assert back.ok
    assert later.value("living_room.lamp", "LevelControl.current_level") == 100
    assert later.restart().ledger.last_undoable(OWNER, later.live.twin) is None


async def test_undo_twice_goes_further_back(world: World) -> None:
    await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    await world.door.run(Plan((DIM,)), OWNER, "dim")
    await world.door.undo(None, OWNER, "undo")
    assert world.value("living_room.lamp", "LevelControl.current_level") == 100
    await world.door.undo(None, OWNER, "undo")
    assert world.value("living_room.lamp", "OnOff.on_off") is False


async def test_everybody_undoes_their_own_acts(world: World) -> None:
    await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    old, outcome = await world.door.undo(None, CHILD, "undo")
    assert old is None
    assert outcome.results[0].reason == "nothing_to_undo"


async def test_to_undo_locking_is_to_unlock_and_so_it_asks(world: World) -> None:
    world.live.report("front_door", "DoorLock", {"lock_state": "unlocked"})
    await world.door.run(Plan((Do("front_door", "DoorLock.lock_door"),)), OWNER, "lock")
    _, back = await world.door.undo(None, OWNER, "undo")
    assert [r.status for r in back.results] == ["waiting"]
    assert back.pending is not None
    locking = world.ledger.page(10)[-1]
    assert locking.undone_by is None
    await world.door.confirm(back.pending.id, True, None, OWNER)
    assert world.value("front_door", "DoorLock.lock_state") == "unlocked"
    assert world.ledger.get(locking.id).undone_by == back.act  # type: ignore[union-attr]


async def test_an_announcement_cannot_be_taken_back(world: World) -> None:
    said = Do("living_room.speaker", "Announcement.announce", {"message": "dinner"})
    outcome = await world.door.run(Plan((said,)), OWNER, "call them")
    _, back = await world.door.undo(outcome.act, OWNER, "undo")
    assert back.results[0].reason == "cannot_be_undone"


async def test_the_ledger_can_be_paged_however_old(world: World) -> None:
    for level in range(1, 12):
        step = Do("living_room.lamp", "LevelControl.move_to_level", {"level": level})
        await world.door.run(Plan((step,)), OWNER, f"level {level}")
    assert [act.why for act in world.ledger.page(3)] == ["level 11", "level 10", "level 9"]
    assert [act.id for act in world.ledger.page(2, before=4)] == [3, 2]


def test_an_act_comes_back_from_its_json() -> None:
    import msgspec

    act = Act(7, NOON, OWNER, "why", (Result(DIM, "done", changed=(("a", "OnOff", {"on_off": True}),)),))
    assert read_act(msgspec.json.encode(act)) == act


COMMANDS: list[tuple[str, str, st.SearchStrategy[dict[str, Any]]]] = [
    ("living_room.lamp", "OnOff.on", st.just({})),
    ("living_room.lamp", "OnOff.toggle", st.just({})),
    (
        "living_room.lamp",
        "LevelControl.move_to_level",
        st.builds(lambda n: {"level": n}, st.integers(0, 100)),
    ),
    (
        "living_room.curtain",
        "WindowCovering.go_to_position",
        st.builds(lambda n: {"position": n}, st.integers(0, 100)),
    ),
    ("heating", "Thermostat.set_setpoint", st.builds(lambda n: {"setpoint": n}, st.integers(5, 26))),
    (
        "living_room.speaker",
        "AudioOutput.set_volume",
        st.builds(lambda n: {"volume": n}, st.integers(0, 100)),
    ),
    ("living_room.speaker", "AudioOutput.mute", st.just({})),
    ("timer", "Timer.start", st.builds(lambda n: {"duration": n}, st.integers(1, 9000))),
    ("diary", "Calendar.add", st.builds(lambda n: {"summary": "x", "start": n}, st.integers(1, 9000))),
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(0, len(COMMANDS) - 1), max_size=4),
    st.lists(st.integers(0, len(COMMANDS) - 1), min_size=1, max_size=6),
    st.data(),
)
def test_whatever_was_done_the_way_back_leads_back(before: list[int], plan: list[int], data: Any) -> None:
    """Property: rehearse some commands, go back, and all states are as they were (but for counters)."""

    def steps(numbers: list[int]) -> tuple[Do, ...]:
        return tuple(Do(t, c, data.draw(args)) for t, c, args in (COMMANDS[n] for n in numbers))

    twin = Twin(read_blueprint(home_file()), NOON)
    _, start = rehearse(twin, steps(before))
    foreseen, after = rehearse(start, steps(plan))
    results = tuple(Result(f.step, "done", changed=f.changed, before=f.before) for f in foreseen)
    _, back = rehearse(after, steps_back(Act(1, NOON, Who(), "", results), after))
    for thing_id in ("living_room.lamp", "living_room.curtain", "heating", "living_room.speaker"):
        assert shown(back, thing_id) == shown(start, thing_id)
    assert len(back.get("timer", "Timer.timers")) == len(start.get("timer", "Timer.timers"))
    assert len(back.get("diary", "Calendar.events")) == len(start.get("diary", "Calendar.events"))


def shown(twin: Twin, thing_id: str) -> dict[str, Any]:
    """The states, less the level of a lamp that is off (it has none that anyone sees)."""
    return dict(twin.states[thing_id])


@pytest.mark.parametrize("restart", [False, True])
async def test_undo_by_number(world: World, restart: bool) -> None:
    first = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    await world.door.run(Plan((Do("study.lamp", "OnOff.on"),)), OWNER, "study on")
    here = world.restart() if restart else world
    await here.door.undo(first.act, OWNER, "undo 1")
    assert here.value("living_room.lamp", "OnOff.on_off") is False
    assert here.value("study.lamp", "OnOff.on_off") is True


async def test_a_full_disk_is_told_and_what_was_done_is_written_down_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lamp goes on all the same: nobody shall sit in the dark because of a disk."""
    append = world.journal.append

    def full(*entries: Entry) -> object:
        future = asyncio.get_running_loop().create_future()
        future.set_exception(JournalError("full", "The disk is full."))
        return future

    monkeypatch.setattr(world.journal, "append", full)
    first = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    assert (first.ok, first.unwritten) == (False, True)
    assert world.value("living_room.lamp", "OnOff.on_off") is True
    monkeypatch.setattr(world.journal, "append", append)
    assert world.restart().ledger.get(first.act or 0) is None
    second = await world.door.run(Plan((DIM,)), OWNER, "dim")
    assert second.ok
    assert [act.why for act in world.restart().ledger.page(5)] == ["dim", "on"]

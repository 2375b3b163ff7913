"""The door: what is done, what fails, what waits, what is denied, and what is written down of it."""

from __future__ import annotations

import asyncio

import pytest

from madang.door import door as door_module
from madang.door.outcome import Act, Noticed, Waiting, Who
from madang.door.pins import hash_pin
from madang.drivers.driver import DriverError
from madang.things.blueprint import read_blueprint
from madang.things.plan import Do, Look, Pause, Plan, Refuse, Wait
from madang.twin.journal import Journal

from .conftest import (
    CHILD,
    CLOSE_CURTAIN,
    GUEST,
    LAMP_ON,
    OVEN_ON,
    OWNER,
    SPOKEN,
    UNLOCK,
    World,
    home_file,
)


def statuses(outcome: object) -> list[str]:
    return [result.status for result in outcome.results]  # type: ignore[attr-defined]


async def test_the_lamp_goes_on_and_the_ledger_knows_why(world: World) -> None:
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "turn on the lamp")
    assert statuses(outcome) == ["done"]
    assert world.value("living_room.lamp", "OnOff.on_off") is True
    act = world.ledger.get(outcome.act or 0)
    assert act is not None
    assert (act.why, act.who.person) == ("turn on the lamp", "minji")
    assert outcome.results[0].before == (("living_room.lamp", "OnOff", {"on_off": False}),)
    assert any(isinstance(news, Act) for news in world.news)


async def test_what_was_so_before_is_told_but_sent_all_the_same(world: World) -> None:
    await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    assert statuses(outcome) == ["already"]
    assert len(world.devices.sent) == 2


async def test_never_done_without_having_seen_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("madang.door.act.AT_ONCE", 0.05)
    world.devices.silent.add("living_room.lamp")
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    assert [(r.status, r.reason) for r in outcome.results] == [("failed", "not_verified")]
    assert not outcome.ok


async def test_one_failure_leaves_the_other_steps_alone(world: World) -> None:
    world.devices.errors["living_room.lamp"] = DriverError("offline", "no answer")
    outcome = await world.door.run(Plan((LAMP_ON, Do("study.lamp", "OnOff.on"))), OWNER, "lights")
    assert [(r.status, r.reason) for r in outcome.results] == [("failed", "offline"), ("done", None)]


async def test_a_plan_may_say_that_a_failure_stops_it(world: World) -> None:
    world.devices.errors["living_room.lamp"] = DriverError("offline", "no answer")
    plan = Plan((LAMP_ON, Do("study.lamp", "OnOff.on")), stop_on_failure=True)
    assert statuses(await world.door.run(plan, OWNER, "lights")) == ["failed", "skipped"]
    assert world.value("study.lamp", "OnOff.on_off") is False


async def test_a_failure_stops_a_plan_that_says_so_after_a_yes_too(world: World) -> None:
    plan = Plan((UNLOCK, LAMP_ON), stop_on_failure=True)
    outcome = await world.door.run(plan, OWNER, "unlock, then light")
    assert statuses(outcome) == ["waiting", "waiting"]
    assert outcome.pending is not None
    world.devices.errors["front_door"] = DriverError("offline", "no answer")
    confirmed = await world.door.confirm(outcome.pending.id, True, None, OWNER)
    assert statuses(confirmed) == ["failed", "skipped"]
    assert world.value("living_room.lamp", "OnOff.on_off") is False


async def test_a_driver_with_a_bug_is_a_failed_step_not_a_crash(world: World) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    world.devices.send = broken  # type: ignore[assignment]
    outcome = await world.door.run(Plan((LAMP_ON,)), OWNER, "on")
    assert [(r.status, r.reason) for r in outcome.results] == [("failed", "driver_error")]


async def test_different_things_move_side_by_side_and_one_thing_in_order(world: World) -> None:
    world.devices.delay = {"living_room.lamp": 0.02, "study.lamp": 0.02}
    steps = (
        LAMP_ON,
        Do("study.lamp", "OnOff.on"),
        Do("living_room.lamp", "LevelControl.move_to_level", {"level": 40}),
    )
    outcome = await world.door.run(Plan(steps), OWNER, "lights")
    assert statuses(outcome) == ["done", "done", "done"]
    assert world.devices.most_at_once == 2
    lamp = [command for thing, command, _ in world.devices.sent if thing == "living_room.lamp"]
    assert lamp == ["OnOff.on", "LevelControl.move_to_level"]


async def test_a_curtain_is_under_way_until_it_arrives(world: World) -> None:
    outcome = await world.door.run(Plan((CLOSE_CURTAIN,)), OWNER, "open the curtain")
    assert statuses(outcome) == ["under_way"]
    world.live.report("living_room.curtain", "WindowCovering", {"current_position": 100})
    await until(lambda: world.ledger.get(outcome.act or 0).results[0].status == "done")  # type: ignore[union-attr]


async def test_a_curtain_that_gets_stuck_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from madang.things import kinds

    monkeypatch.setattr(kinds.Kind, "patience", property(lambda self: 0.05), raising=False)
    outcome = await world.door.run(Plan((CLOSE_CURTAIN,)), OWNER, "open the curtain")
    await until(lambda: any(isinstance(news, Noticed) for news in world.news))
    result = world.ledger.get(outcome.act or 0).results[0]  # type: ignore[union-attr]
    assert (result.status, result.reason) == ("failed", "not_verified")


async def test_unlocking_always_waits_for_a_yes(world: World) -> None:
    outcome = await world.door.run(Plan((UNLOCK, LAMP_ON)), OWNER, "unlock and light")
    assert statuses(outcome) == ["waiting", "done"]
    assert outcome.pending is not None
    assert outcome.pending.needs == "yes"
    assert world.value("front_door", "DoorLock.lock_state") == "locked"
    confirmed = await world.door.confirm(outcome.pending.id, True, None, OWNER)
    assert statuses(confirmed) == ["done"]
    assert world.value("front_door", "DoorLock.lock_state") == "unlocked"
    assert statuses(world.ledger.get(outcome.act or 0)) == ["done", "done"]


async def test_a_no_leaves_the_door_locked(world: World) -> None:
    outcome = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert outcome.pending is not None
    refused = await world.door.confirm(outcome.pending.id, False, None, OWNER)
    assert [(r.status, r.reason) for r in refused.results] == [("denied", "declined")]
    assert world.door.pending == {}


async def test_nobody_else_can_say_yes(world: World) -> None:
    outcome = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert outcome.pending is not None
    for other in (CHILD, GUEST, Who("junho", "page")):
        answer = await world.door.confirm(outcome.pending.id, True, None, other)
        assert answer.results[0].reason == "nothing_to_confirm"
    assert world.value("front_door", "DoorLock.lock_state") == "locked"


async def test_a_confirmation_runs_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "PATIENCE", 0.02)
    outcome = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    await until(lambda: not world.door.pending)
    await until(lambda: world.ledger.get(outcome.act or 0).results[0].reason == "expired")  # type: ignore[union-attr]
    assert world.news[-1] is not None
    assert any(isinstance(news, Waiting) and not news.pending for news in world.news)


@pytest.mark.parametrize("hashed", [False, True])
async def test_the_owner_s_pin_is_asked_for_and_three_wrong_ones_end_it(hashed: bool) -> None:
    people = [
        {"id": "minji", "name": {"en": "M"}, "role": "owner", "pin": hash_pin("4711") if hashed else "4711"}
    ]
    world = World(read_blueprint(home_file(people=people)), Journal.open(None))
    outcome = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert outcome.pending is not None
    assert outcome.pending.needs == "pin"
    assert statuses(await world.door.confirm(outcome.pending.id, True, None, OWNER)) == ["waiting"]
    assert statuses(await world.door.confirm(outcome.pending.id, True, "0000", OWNER)) == ["waiting"]
    assert statuses(await world.door.confirm(outcome.pending.id, True, "4711", OWNER)) == ["done"]
    await world.door.run(Plan((Do("front_door", "DoorLock.lock_door"),)), OWNER, "lock")
    again = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert again.pending is not None
    for _ in range(3):
        last = await world.door.confirm(again.pending.id, True, "9999", OWNER)
    assert [(r.status, r.reason) for r in last.results] == [("denied", "wrong_pin")]
    third = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert third.pending is not None
    locked_out = await world.door.confirm(third.pending.id, True, "4711", OWNER)
    assert statuses(locked_out) == ["waiting"], "after three wrong PINs even the right one has to wait"
    await world.door.close()


async def test_the_oven_is_asked_about_only_where_anyone_could_have_spoken(world: World) -> None:
    assert statuses(await world.door.run(Plan((OVEN_ON,)), SPOKEN, "oven on")) == ["waiting"]
    assert statuses(await world.door.run(Plan((OVEN_ON,)), OWNER, "oven on")) == ["done"]


async def test_the_lamp_stays_off_when_the_child_asks_for_the_oven(world: World) -> None:
    outcome = await world.door.run(Plan((OVEN_ON,)), CHILD, "oven on")
    assert [(r.status, r.reason) for r in outcome.results] == [("denied", "role")]
    assert world.devices.sent == []


async def test_text_from_outside_acts_on_nothing_that_matters_without_a_word(world: World) -> None:
    tainted = Who("minji", "page", tainted=True)
    assert statuses(await world.door.run(Plan((OVEN_ON, UNLOCK)), tainted, "invitation")) == ["waiting"] * 2


async def test_a_house_rule_holds_for_the_owner_too(world: World) -> None:
    hot = Do("heating", "Thermostat.set_setpoint", {"setpoint": 27})
    outcome = await world.door.run(Plan((hot,)), OWNER, "27 degrees")
    assert [(r.status, r.reason, r.rule) for r in outcome.results] == [("denied", "rule", "heating_limit")]
    assert world.devices.sent == []


async def test_nobody_unlocks_an_empty_home_not_even_with_a_yes(world: World) -> None:
    outcome = await world.door.run(Plan((UNLOCK,)), OWNER, "unlock")
    assert outcome.pending is not None
    for person in ("minji", "junho", "haneul"):
        world.live.report(f"people.{person}", "Presence", {"at_home": False})
    answer = await world.door.confirm(outcome.pending.id, True, None, OWNER)
    assert [(r.status, r.rule) for r in answer.results] == [("denied", "nobody_unlocks_an_empty_home")]


async def test_a_question_is_answered_and_not_written_down(world: World) -> None:
    outcome = await world.door.run(Plan((Look("living_room.lamp", "OnOff.on_off"),)), OWNER, "is it on?")
    assert outcome.act is None
    assert outcome.results[0].step == Look("living_room.lamp", "OnOff.on_off", False)
    assert list(world.ledger.newest()) == []


async def test_a_guest_does_not_read_the_calendar(world: World) -> None:
    outcome = await world.door.run(Plan((Look("diary", "Calendar.events"),)), GUEST, "what's on?")
    assert [(r.status, r.reason) for r in outcome.results] == [("denied", "role")]


async def test_what_cannot_be_is_refused_with_its_reason(world: World) -> None:
    steps = (
        Do("garden.gnome", "OnOff.on"),
        Do("living_room.lamp", "DoorLock.lock_door"),
        Do("living_room.lamp", "LevelControl.move_to_level", {"level": 140}),
        Refuse("not_understood", "blorb"),
        LAMP_ON,
    )
    outcome = await world.door.run(Plan(steps), OWNER, "many things")
    reasons = [r.reason for r in outcome.results]
    assert reasons == ["no_such_thing", "no_such_command", "out_of_range", "not_understood", None]
    assert statuses(outcome) == ["refused"] * 4 + ["done"]


async def test_what_comes_after_a_wait_is_kept_for_later(world: World) -> None:
    plan = Plan((LAMP_ON, Wait(Pause(seconds=600)), Do("living_room.lamp", "OnOff.off")))
    outcome = await world.door.run(plan, OWNER, "on for ten minutes")
    assert statuses(outcome) == ["done", "scheduled", "scheduled"]
    (item,) = world.agenda.items.values()
    assert item.at == world.now + 600
    assert [s.do for s in item.plan().steps] == ["living_room.lamp"]  # type: ignore[union-attr]
    assert list(world.restart().agenda.items) == [item.id]


async def test_rehearsal_shows_everything_and_touches_nothing(world: World) -> None:
    outcome = world.door.rehearse(Plan((LAMP_ON, UNLOCK)), OWNER)
    assert statuses(outcome) == ["done", "waiting"]
    assert outcome.results[1].changed == (("front_door", "DoorLock", {"lock_state": "unlocked"}),)
    assert world.devices.sent == []
    assert world.value("living_room.lamp", "OnOff.on_off") is False
    assert not world.door.pending


async def until(condition: object, seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  # type: ignore[operator]
            await asyncio.sleep(0.005)

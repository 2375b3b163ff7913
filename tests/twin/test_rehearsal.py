"""Rehearsal, rules and the clock that jumps ahead."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.things.blueprint import read_blueprint
from madang.things.plan import Do, Look, Pause, Step, Wait
from madang.things.rules import Condition
from madang.twin.clockwork import advance, next_due
from madang.twin.rehearsal import rehearse
from madang.twin.rules import holds
from madang.twin.twin import Twin

SEOUL = ZoneInfo("Asia/Seoul")


def at(clock: str, day: str = "2026-11-21") -> float:
    """A moment on the home's clock. 2026-11-21 is a Saturday."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL).timestamp()


def twin(now: str = "12:00", *rules: dict) -> Twin:
    home = {
        "home": {"name": {"en": "Flat"}, "time_zone": "Asia/Seoul"},
        "people": [{"id": "ann", "name": {"en": "Ann"}, "role": "owner"}],
        "things": [
            {"id": "lamp", "kind": "light", "name": {"en": "Lamp"}},
            {"id": "timer", "kind": "timer", "name": {"en": "Timer"}},
            {"id": "clock", "kind": "alarm_clock", "name": {"en": "Clock"}},
            {"id": "door", "kind": "lock", "name": {"en": "Door"}},
            {"id": "heating", "kind": "thermostat", "name": {"en": "Heating"}},
            {"id": "speaker", "kind": "speaker", "name": {"en": "Speaker"}},
        ],
        "rules": [{"say": {"en": "A rule."}, **rule} for rule in rules],
    }
    return Twin(read_blueprint(home), at(now))


LOCK_AT_NIGHT = {"id": "night", "at": "23:00", "do": [{"do": "door", "command": "DoorLock.lock_door"}]}
AWAY_LIGHTS = {
    "id": "away",
    "when": {"nobody_home": True},
    "do": [{"do": "lamp", "command": "OnOff.off"}],
}
QUIET = {
    "id": "quiet",
    "never": {"attribute": "AudioOutput.volume", "above": 60},
    "when": {"after": "22:00", "before": "07:00"},
}


def unlocked(here: Twin) -> Twin:
    here.report("door", "DoorLock", {"lock_state": "unlocked"})
    return here


def test_steps_see_what_those_before_them_did() -> None:
    foreseen, after = rehearse(twin(), [Do("lamp", "OnOff.toggle"), Do("lamp", "OnOff.toggle")])
    assert foreseen[0].changed == (("lamp", "OnOff", {"on_off": True}),)
    assert foreseen[1].changed == (("lamp", "OnOff", {"on_off": False}),)
    assert after.get("lamp", "OnOff.on_off") is False


def test_a_timer_rings_in_rehearsal_while_the_plan_waits() -> None:
    plan: list[Step] = [
        Do("timer", "Timer.start", {"duration": 300, "name": "tea"}),
        Look("timer", "Timer.timers"),
        Wait(Pause(seconds=301)),
        Look("timer", "Timer.rang"),
    ]
    foreseen, after = rehearse(twin(), plan)
    assert [t.name for t in foreseen[3].value] == ["tea"]  # type: ignore[attr-defined]
    assert after.get("timer", "Timer.timers") == ()
    assert after.now == at("12:00") + 301


def test_a_rule_forbids_a_state_however_it_is_reached() -> None:
    rule = {"id": "warm", "never": {"attribute": "Thermostat.setpoint", "above": 26}}
    steps = [
        Do("heating", "Thermostat.set_setpoint", {"setpoint": 26}),
        Do("heating", "Thermostat.change_setpoint", {"by": 0.5}),
        Do("heating", "Thermostat.set_setpoint", {"setpoint": 20}),
    ]
    foreseen, _ = rehearse(twin("12:00", rule), steps)
    assert [f.rule for f in foreseen] == [None, "warm", None]


@pytest.mark.parametrize(
    ("clock", "rule"), [("21:59", None), ("22:00", "quiet"), ("03:00", "quiet"), ("07:00", None)]
)
def test_a_rule_of_the_night_goes_over_midnight(clock: str, rule: str | None) -> None:
    foreseen, _ = rehearse(twin(clock, QUIET), [Do("speaker", "AudioOutput.set_volume", {"volume": 70})])
    assert foreseen[0].rule == rule


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        (Condition(), True),
        (Condition(nobody_home=True), False),
        (Condition(nobody_home=False), True),
        (Condition(at_home=("ann",)), True),
        (Condition(thing="lamp", attribute="LevelControl.current_level", op=">", value=50), True),
        (Condition(thing="lamp", attribute="LevelControl.current_level", op="<", value=50), False),
        (Condition(thing="heating", attribute="Thermostat.local_temperature", op="<", value=50), False),
    ],
)
def test_conditions(condition: Condition, true: bool) -> None:
    assert holds(condition, twin()) is true


def test_a_day_goes_by_in_a_moment() -> None:
    here = unlocked(twin("12:00", LOCK_AT_NIGHT))
    here.put("clock", here.foresee("clock", "AlarmClock.add", {"time": "07:00", "days": ["su"]}))
    here.put("clock", here.foresee("clock", "AlarmClock.add", {"time": "08:00", "date": "2026-11-25"}))
    fork = here.fork()
    happened = advance(fork, here.now + 24 * 3600)
    assert [(due.why, due.at) for due in happened] == [
        ("rule night", at("23:00")),
        ("alarm", at("07:00", "2026-11-22")),
    ]
    assert fork.get("door", "DoorLock.lock_state") == "locked"
    assert here.get("door", "DoorLock.lock_state") == "unlocked"


def test_a_routine_begins_when_its_condition_becomes_true_and_only_then() -> None:
    here = twin(
        "12:00",
        AWAY_LIGHTS,
        {"id": "leave", "at": "13:00", "do": [{"do": "people.ann", "command": "Presence.leave"}]},
    )
    here.put("lamp", here.foresee("lamp", "OnOff.on", {}))
    assert [due.why for due in advance(here, here.now + 7200)] == ["rule leave", "rule away"]
    assert here.get("lamp", "OnOff.on_off") is False
    here.put("lamp", here.foresee("lamp", "OnOff.on", {}))
    assert advance(here, here.now + 3600) == []


def test_a_timer_that_ended_while_the_house_slept_is_due_at_once() -> None:
    here = twin()
    here.put("timer", here.foresee("timer", "Timer.start", {"duration": 60}))
    here.now += 7200
    due = next_due(here)
    assert due is not None
    assert due.at == at("12:00") + 60


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    home = {
        "home": {"name": {"en": "Haus"}, "time_zone": "Europe/Berlin"},
        "things": [{"id": "lamp", "kind": "light", "name": {"en": "Lamp"}}],
        "rules": [
            {"id": "r", "say": {"en": "."}, "at": "06:30", "do": [{"do": "lamp", "command": "OnOff.on"}]}
        ],
    }
    before_change = datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
    fork = Twin(read_blueprint(home), before_change)
    days = [
        datetime.fromtimestamp(d.at, ZoneInfo("Europe/Berlin"))
        for d in advance(fork, before_change + 3 * 86400)
    ]
    assert [(d.day, d.hour, d.minute) for d in days] == [(25, 6, 30), (26, 6, 30), (27, 6, 30)]


def test_a_look_at_a_day_shows_that_day_only() -> None:
    here = Twin(
        read_blueprint({"things": [{"id": "diary", "kind": "calendar", "name": {"en": "Diary"}}]}),
        at("08:00"),
    )
    for summary, clock, hours in (("gym", "07:00", 1), ("lunch", "12:00", 1), ("party", "23:00", 3)):
        args = {"summary": summary, "start": at(clock), "end": at(clock) + hours * 3600}
        here.put("diary", here.foresee("diary", "Calendar.add", args))

    def seen(begin: float, end: float) -> list[str]:
        (foreseen,), _ = rehearse(here, [Look("diary", "Calendar.events", span=(begin, end))])
        return [event.summary for event in foreseen.value]  # type: ignore[attr-defined]

    assert seen(at("09:00"), at("18:00")) == ["lunch"]
    assert seen(at("00:00", "2026-11-22"), at("23:59", "2026-11-22")) == ["party"]
    assert seen(at("00:00"), at("23:59")) == ["gym", "lunch", "party"]


def test_a_wrong_step_does_not_spoil_the_rest() -> None:
    foreseen, after = rehearse(twin(), [Do("nobody", "OnOff.on"), Do("lamp", "OnOff.on")])
    assert foreseen[0].error == "no_such_thing"
    assert after.get("lamp", "OnOff.on_off") is True

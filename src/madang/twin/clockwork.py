"""What comes due by itself: timers, alarms, and routines with a time. For the real clock and for rehearsal.

`next_due` says what is next, `advance` lets a forked twin's clock jump from one due moment to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from madang.things.blueprint import Blueprint
from madang.things.plan import Do, Step, parse_steps
from madang.things.rules import Rule
from madang.things.time import Alarm, AlarmClock, Timer
from madang.things.trait import CommandError
from madang.things.units import Moment

from .rules import broken_rule, holds, local_time
from .twin import Twin, difference

__all__ = ["Due", "advance", "next_due", "steps_of"]

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


class Due(Struct, frozen=True):
    """Something that comes due: when, what is to be done, and why."""

    at: Moment
    steps: tuple[Step, ...]
    why: str
    """``timer``, ``alarm``, or ``rule <id>``."""
    rule: Rule | None = None


def steps_of(rule: Rule) -> tuple[Step, ...]:
    """The steps of a routine."""
    return parse_steps(list(rule.do), f"rules.{rule.id}.do")


def next_due(twin: Twin, after: Moment | None = None) -> Due | None:
    """What comes due first after a moment (the twin's now, unless given); None when nothing ever does.

    Timers that ended while the house was not running are due at once.
    """
    start = twin.now if after is None else after
    return min(_all_due(twin, start), key=lambda due: due.at, default=None)


def advance(fork: Twin, until: Moment) -> list[Due]:
    """Let time pass on a fork, doing all that comes due on the way. Returns what came due, in order."""
    happened: list[Due] = []
    armed = {rule.id for rule in fork.blueprint.routines if rule.at is None and holds(rule.when, fork)}
    while (due := next_due(fork)) is not None and due.at <= until:
        fork.now = max(fork.now, due.at)
        if due.rule is None or due.rule.at is None or holds(due.rule.when, fork):
            _perform(fork, due.steps)
            happened.append(due)
        happened.extend(_triggered(fork, armed))
    fork.now = max(fork.now, until)
    return happened


def _triggered(fork: Twin, armed: set[str]) -> Iterator[Due]:
    """Routines whose condition has just become true; `armed` remembers those that were true before."""
    for rule in fork.blueprint.routines:
        if rule.at is not None:
            continue
        if not holds(rule.when, fork):
            armed.discard(rule.id)
        elif rule.id not in armed:
            armed.add(rule.id)
            due = Due(fork.now, steps_of(rule), f"rule {rule.id}", rule)
            _perform(fork, due.steps)
            yield due


def _perform(fork: Twin, steps: tuple[Step, ...]) -> None:
    for step in steps:
        if not isinstance(step, Do):
            continue
        try:
            thing, old = fork.thing(step.do), fork.state(step.do)
            new = fork.foresee(step.do, step.command, step.args)
        except CommandError:
            continue
        if broken_rule(fork, thing, step, difference(step.do, old, new)) is None:
            fork.put(step.do, new)


def _all_due(twin: Twin, start: Moment) -> Iterator[Due]:
    blueprint = twin.blueprint
    for thing in blueprint.by_trait.get("Timer", ()):
        timer = twin.states[thing.id]["Timer"]
        assert isinstance(timer, Timer)
        for one in timer.timers:
            if one.ends_at is not None:
                yield Due(one.ends_at, (Do(thing.id, "Timer.ring", {"id": one.id}),), "timer")
    for thing in blueprint.by_trait.get("AlarmClock", ()):
        clock = twin.states[thing.id]["AlarmClock"]
        assert isinstance(clock, AlarmClock)
        for alarm in clock.alarms:
            at = _next_alarm(blueprint, alarm, start)
            if at is not None:
                yield Due(at, (Do(thing.id, "AlarmClock.ring", {"id": alarm.id}),), "alarm")
    for rule in blueprint.routines:
        for at in _rule_moments(blueprint, rule, start):
            yield Due(at, steps_of(rule) if rule.at else (), f"rule {rule.id}", rule)


def _rule_moments(blueprint: Blueprint, rule: Rule, start: Moment) -> Iterator[Moment]:
    """When to look at a routine: at its time; or, for a condition with hours, when those begin."""
    clock = rule.at or (rule.when.after if rule.when else None)
    if clock is not None:
        yield _next_clock(blueprint, clock, rule.days, start)


def _next_alarm(blueprint: Blueprint, alarm: Alarm, start: Moment) -> Moment | None:
    if not alarm.enabled:
        return None
    if alarm.date is None:
        return _next_clock(blueprint, alarm.time, alarm.days, start)
    zone = local_time(blueprint, start).tzinfo
    return datetime.fromisoformat(f"{alarm.date}T{alarm.time}").replace(tzinfo=zone).timestamp()


def _next_clock(blueprint: Blueprint, clock: str, days: tuple[str, ...], start: Moment) -> Moment:
    """The next time after `start` that the home's clock shows `clock`, on one of the days (any if none)."""
    today = local_time(blueprint, start)
    at = today.replace(hour=int(clock[:2]), minute=int(clock[3:]), second=0, microsecond=0, fold=0)
    for ahead in range(8):
        moment = at + timedelta(days=ahead)  # wall-clock arithmetic: keeps the time of day over DST changes
        stamp = moment.timestamp()
        if stamp > start and (not days or _DAYS[moment.weekday()] in days):
            return stamp
    raise AssertionError("a week has every day")

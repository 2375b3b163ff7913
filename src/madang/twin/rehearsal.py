"""Rehearsal: a plan run on a fork of the twin, with its own clock, before anything real is touched. Pure.

What it foresees serves the gate (what changes, which house rule breaks), the confirmation (what people are
shown), verification (what the device must report) and undo (what it was before).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from madang.things.plan import Do, Look, Step, Wait
from madang.things.recurrence import next_of, within
from madang.things.thing import State
from madang.things.time import CalendarEvent
from madang.things.trait import CommandError
from madang.things.units import Moment

from .clockwork import advance
from .rules import broken_rule
from .twin import Change, Twin, difference

__all__ = ["Foreseen", "rehearse"]


class Foreseen(Struct, frozen=True):
    """What one step would lead to."""

    step: Step
    at: Moment
    """When it would happen."""
    changed: tuple[Change, ...] = ()
    before: tuple[Change, ...] = ()
    after: State | None = None
    """The whole state of the thing then."""
    value: object = None
    """What a `Look` would read."""
    error: str | None = None
    detail: str = ""
    rule: str | None = None

    @property
    def possible(self) -> bool:
        """Neither an error nor a broken rule."""
        return self.error is None and self.rule is None


def rehearse(
    twin: Twin, steps: Iterable[Step], happens: Callable[[Foreseen], bool] = lambda one: True
) -> tuple[list[Foreseen], Twin]:
    """Each step's outcome, in order, and the twin as it would be then. The given twin is not changed.

    A step that cannot be, that a rule forbids, or of which `happens` says no, changes nothing; those after it
    are rehearsed without it.
    """
    fork = twin.fork()
    found: list[Foreseen] = []
    for step in steps:
        before = fork.states
        found.append(_one(fork, step))
        if not happens(found[-1]):
            fork.states = before
    return found, fork


def _one(fork: Twin, step: Step) -> Foreseen:
    now = fork.now
    if isinstance(step, Do):
        return _do(fork, step)
    if isinstance(step, Look):
        try:
            return Foreseen(step, now, value=_within(step, fork.get(step.look, step.attribute), now))
        except CommandError as error:
            return Foreseen(step, now, error=error.code, detail=str(error))
    if isinstance(step, Wait):
        advance(fork, now + (step.wait.seconds or 0))
    return Foreseen(step, now)


def _within(look: Look, value: object, now: Moment) -> object:
    """What is looked at, less the items of a list that lie outside the span asked for.

    Events that recur stand at each of their times in the span; without a span, at the next one.
    """
    if not isinstance(value, tuple):
        return value
    events = [item for item in value if isinstance(item, CalendarEvent)]
    if events:
        ahead = [next_of(event, now) or event for event in events]
        return tuple(ahead) if look.span is None else tuple(within(events, *look.span))
    if look.span is None:
        return value
    begin, end = look.span
    kept = []
    for item in value:
        start = getattr(item, "start", getattr(item, "due", None))
        if start is not None and start < end and max(start, getattr(item, "end", start)) >= begin:
            kept.append(item)
    return tuple(kept)


def _do(fork: Twin, step: Do) -> Foreseen:
    now = fork.now
    try:
        thing = fork.thing(step.do)
        old = fork.state(step.do)
        new = fork.foresee(step.do, step.command, step.args)
    except CommandError as error:
        return Foreseen(step, now, error=error.code, detail=str(error))
    changed = tuple(difference(step.do, old, new))
    before = tuple(
        (thing_id, trait, {field: getattr(old[trait], field) for field in values})
        for thing_id, trait, values in changed
    )
    if rule := broken_rule(fork, thing, step, changed):
        detail = f"house rule {rule.id!r}"
        return Foreseen(step, now, changed, before, new, error=None, detail=detail, rule=rule.id)
    fork.put(step.do, new)
    return Foreseen(step, now, changed, before, new)

"""The gate: the part of the door that judges. Allow, confirm, ask for a PIN, deny. Pure."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from madang.things.blueprint import Blueprint
from madang.things.people import Role
from madang.things.plan import Do, Step, Wait
from madang.things.trait import Risk
from madang.twin.rehearsal import Foreseen

from .outcome import Act, Reason, Who
from .people import may_do, may_see

__all__ = ["HOUSE", "Verdict", "judge", "may_know", "may_take_back", "pins_for"]

HOUSE = "house"
"""The surface name of what the house does by itself: routines, timers, alarms."""


class Verdict(Struct, frozen=True):
    """What the gate says to one step."""

    answer: Literal["allow", "confirm", "pin", "deny"]
    risk: Risk = Risk.LOW
    reason: Reason | None = None


_ALLOW = Verdict("allow")
_TOUCHED = ("done", "under_way", "already", "scheduled")


def judge(blueprint: Blueprint, foreseen: Foreseen, who: Who) -> Verdict:
    """The verdict on a rehearsed step, from risk, person, surface and taint.

    House rules are for everyone, the owner and the house itself included. What the house does by itself was
    declared by the owner, so that nobody is asked again.
    """
    step = foreseen.step
    if not _may_know(blueprint, step, who):
        return Verdict("deny", reason="role")
    if not isinstance(step, Do) or step.do not in blueprint.things or foreseen.error is not None:
        return _ALLOW  # what cannot be done is refused by the door, in words of its own
    thing = blueprint.things[step.do]
    risk = thing.risk(step.command, step.args)
    if who.surface != HOUSE and not may_do(blueprint, who.person, thing, step.command, risk):
        return Verdict("deny", risk, "role")  # before the rules: which one holds may tell who is at home
    if foreseen.rule is not None:
        return Verdict("deny", reason="rule")
    if who.surface == HOUSE:
        return Verdict("allow", risk)
    if risk is Risk.HIGH:
        return Verdict("pin" if pins_for(blueprint, who) else "confirm", risk)
    if risk is Risk.MEDIUM and (who.tainted or not who.trusted):
        return Verdict("confirm", risk)
    return Verdict("allow", risk)


def may_know(blueprint: Blueprint, act: Act, who: Who) -> bool:
    """Whether an act has nothing to do with what is hidden from the person."""
    return all(_may_know(blueprint, result.step, who) for result in act.results)


def _may_know(blueprint: Blueprint, step: Step, who: Who) -> bool:
    """Whether the person may learn what becomes of the step: that alone would tell of what is hidden."""
    until = step.wait.until if isinstance(step, Wait) else None
    name = getattr(step, "do", None) or getattr(step, "look", None) or (until and until.thing)
    thing = blueprint.things.get(name) if name else None
    if thing is None or who.surface == HOUSE or may_see(blueprint, who.person, thing):
        return True
    return isinstance(step, Do) and may_do(blueprint, who.person, thing, step.command, Risk.LOW)


def may_take_back(blueprint: Blueprint, act: Act, who: Who) -> bool:
    """Whether the person may undo an act, or call off what it put off: their own, or what they may do."""
    if who.surface == HOUSE or (who.person is not None and act.who.person == who.person):
        return True
    steps = [result.step for result in act.results]
    if not may_know(blueprint, act, who):
        return False
    return all(
        may_do(blueprint, who.person, thing, step.command, thing.risk(step.command, step.args))
        for step, result in zip(steps, act.results, strict=True)
        if isinstance(step, Do) and result.status in _TOUCHED and (thing := blueprint.things.get(step.do))
    )


def pins_for(blueprint: Blueprint, who: Who) -> tuple[str, ...]:
    """The PINs that this person may answer with: their own, and the owners'. None set: none is asked for."""
    return tuple(
        person.pin
        for person in blueprint.people.values()
        if person.pin is not None and (person.id == who.person or person.role is Role.OWNER)
    )

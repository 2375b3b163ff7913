"""The gate: the part of the door that judges. Allow, confirm, ask for a PIN, deny. Pure."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from madang.things.blueprint import Blueprint
from madang.things.people import Role
from madang.things.plan import Do, Look
from madang.things.trait import Risk
from madang.twin.rehearsal import Foreseen

from .outcome import Reason, Who
from .people import may_do, may_see

__all__ = ["HOUSE", "Verdict", "judge", "pins_for"]

HOUSE = "house"
"""The surface name of what the house does by itself: routines, timers, alarms."""


class Verdict(Struct, frozen=True):
    """What the gate says to one step."""

    answer: Literal["allow", "confirm", "pin", "deny"]
    risk: Risk = Risk.LOW
    reason: Reason | None = None


_ALLOW = Verdict("allow")


def judge(blueprint: Blueprint, foreseen: Foreseen, who: Who) -> Verdict:
    """The verdict on a rehearsed step, from risk, person, surface and taint.

    House rules are for everyone, the owner and the house itself included. What the house does by itself was
    declared by the owner, so that nobody is asked again.
    """
    if foreseen.rule is not None:
        return Verdict("deny", reason="rule")
    step = foreseen.step
    if isinstance(step, Look):
        thing = blueprint.things.get(step.look)
        hidden = thing is not None and who.surface != HOUSE and not may_see(blueprint, who.person, thing)
        return Verdict("deny", reason="role") if hidden else _ALLOW
    if not isinstance(step, Do) or step.do not in blueprint.things or foreseen.error is not None:
        return _ALLOW  # what cannot be done is refused by the door, in words of its own
    thing = blueprint.things[step.do]
    risk = thing.risk(step.command, step.args)
    if who.surface == HOUSE:
        return Verdict("allow", risk)
    if not may_do(blueprint, who.person, thing, step.command, risk):
        return Verdict("deny", risk, "role")
    if risk is Risk.HIGH:
        return Verdict("pin" if pins_for(blueprint, who) else "confirm", risk)
    if risk is Risk.MEDIUM and (who.tainted or not who.trusted):
        return Verdict("confirm", risk)
    return Verdict("allow", risk)


def pins_for(blueprint: Blueprint, who: Who) -> tuple[str, ...]:
    """The PINs that this person may answer with: their own, and the owners'. None set: none is asked for."""
    return tuple(
        person.pin
        for person in blueprint.people.values()
        if person.pin is not None and (person.id == who.person or person.role is Role.OWNER)
    )

"""House rules, judged on a twin: does a condition hold, does a step break a guard. Pure."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from madang.things.blueprint import Blueprint
from madang.things.plan import Do
from madang.things.rules import Condition, Never, Rule
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.things.units import Moment

from .twin import Change, Twin

__all__ = ["broken_rule", "compare", "holds", "local_time", "time_zone"]

_OPS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(left: Any, op: str, right: Any) -> bool:
    """``left op right``; False where the two cannot be compared (an unknown measurement)."""
    try:
        return bool(_OPS[op](left, right))
    except TypeError:
        return False


@lru_cache(maxsize=64)
def time_zone(name: str) -> tzinfo:
    """The zone of that IANA name; UTC for a name this machine does not know."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def local_time(blueprint: Blueprint, now: Moment) -> datetime:
    """`now` on the home's clock."""
    return datetime.fromtimestamp(now, time_zone(blueprint.facts.time_zone))


def holds(condition: Condition | None, twin: Twin) -> bool:
    """Whether all of the condition is true on this twin now."""
    if condition is None:
        return True
    if condition.nobody_home is not None and condition.nobody_home == twin.anyone_home():
        return False
    if not all(twin.is_home(person) for person in condition.at_home):
        return False
    if condition.after or condition.before:
        clock = local_time(twin.blueprint, twin.now).strftime("%H:%M")
        if not _between(clock, condition.after or "00:00", condition.before or "24:00"):
            return False
    if condition.thing is not None and condition.attribute is not None:
        try:
            value = twin.get(condition.thing, condition.attribute)
        except CommandError:
            return False
        return compare(value, condition.op, condition.value)
    return True


def _between(clock: str, after: str, before: str) -> bool:
    if after <= before:
        return after <= clock < before
    return clock >= after or clock < before


def broken_rule(twin: Twin, thing: Thing, step: Do, changes: Iterable[Change]) -> Rule | None:
    """The first guard that the step would break, given what it would change. The twin is the one before."""
    for rule in twin.blueprint.guards:
        never = rule.never
        if never is None or not _is_about(never, thing, twin.blueprint):
            continue
        if _forbids(never, step, changes) and holds(rule.when, twin):
            return rule
    return None


def _is_about(never: Never, thing: Thing, blueprint: Blueprint) -> bool:
    if never.thing is not None and never.thing != thing.id:
        return False
    if never.kind is not None and never.kind != thing.kind:
        return False
    return never.space is None or never.space in blueprint.way_up(thing.space)


def _forbids(never: Never, step: Do, changes: Iterable[Change]) -> bool:
    if never.commands and step.command not in never.commands:
        return False
    if never.attribute is None:
        return bool(never.commands)
    trait, _, field = never.attribute.partition(".")
    for _, changed, values in changes:
        if changed == trait and field in values and _outside(never, values[field]):
            return True
    return False


def _outside(never: Never, value: Any) -> bool:
    if never.above is not None and compare(value, ">", never.above):
        return True
    if never.below is not None and compare(value, "<", never.below):
        return True
    return never.equals is not None and value == never.equals

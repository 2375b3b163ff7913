"""Verification: is what the device reports what was foreseen? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from madang.things.catalog import TRAITS
from madang.twin.twin import Change, Twin

__all__ = ["matches", "missing"]


def missing(twin: Twin, expected: Iterable[Change]) -> tuple[set[str], set[str]]:
    """What is not yet as foreseen: (at once, in time) as names ``Trait.attribute``.

    The second set holds the attributes that take time (`Trait.eventual`).
    """
    at_once: set[str] = set()
    in_time: set[str] = set()
    for thing_id, trait, values in expected:
        state = twin.states[thing_id][trait]
        for field, value in values.items():
            if not matches(value, getattr(state, field)):
                (in_time if field in TRAITS[trait].eventual else at_once).add(f"{trait}.{field}")
    return at_once, in_time


def matches(expected: Any, seen: Any) -> bool:
    """Equal, with the slack that devices need: 2 % of a number, at least half a unit."""
    if isinstance(expected, bool) or isinstance(seen, bool):
        return bool(expected == seen)
    if isinstance(expected, int | float) and isinstance(seen, int | float):
        return abs(expected - seen) <= max(0.5, 0.02 * abs(expected))
    if isinstance(expected, Mapping) and isinstance(seen, Mapping):
        return expected.keys() == seen.keys() and all(matches(expected[k], seen[k]) for k in expected)
    if isinstance(expected, tuple | list) and isinstance(seen, tuple | list):
        return len(expected) == len(seen) and all(map(matches, expected, seen))
    if isinstance(expected, msgspec.Struct) and type(expected) is type(seen):
        return all(matches(getattr(expected, f), getattr(seen, f)) for f in expected.__struct_fields__)
    return bool(expected == seen)

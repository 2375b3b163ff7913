"""Whether a plan does what was wanted: plans are compared by what they bring about, not by their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from madang.things.blueprint import LANGUAGES, Blueprint
from madang.things.catalog import COMMANDS
from madang.things.plan import Ask, Do, Refuse, Step
from madang.things.thing import apply
from madang.things.trait import CommandError

__all__ = ["effects", "refusals", "spoken_here", "unwanted"]

NOW = 1_790_000_000.0


def effects(blueprint: Blueprint, steps: Iterable[Step]) -> dict[str, Any]:
    """Thing → what becomes of it: its state in the end, and the momentary commands (next track, a coffee).

    So "100 % open" is the same as "open", and the order does not count.
    """
    found: dict[str, Any] = {}
    for step in steps:
        if not isinstance(step, Do):
            continue
        thing = blueprint.things[step.do]
        state, once = found.get(step.do) or (thing.first_state(), [])
        try:
            state = apply(thing, state, step.command, step.args, NOW)
        except CommandError as error:
            once = [*once, f"{step.command}: {error.code}"]
        if COMMANDS[step.command].momentary:
            once = [*once, step.command]
        found[step.do] = state, once
    return {thing: (msgspec.to_builtins(state), once) for thing, (state, once) in found.items()}


def unwanted(done: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether anything was done that was not asked for."""
    return any(wanted.get(thing) != effect for thing, effect in done.items())


def refusals(steps: Iterable[Step]) -> int:
    """How many parts were refused or asked about."""
    return sum(isinstance(step, Refuse | Ask) for step in steps)


def spoken_here(data: Any) -> Any:
    """A home file's content without the languages that are not spoken yet."""
    if isinstance(data, dict):
        return {key: spoken_here(value) for key, value in data.items() if not _strange(key)}
    return [spoken_here(one) for one in data if not _strange(one)] if isinstance(data, list) else data


def _strange(value: Any) -> bool:
    return value == "fr" and "fr" not in LANGUAGES

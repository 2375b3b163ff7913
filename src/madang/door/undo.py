"""The way back: from what an act changed to the steps that take it back. Pure."""

from __future__ import annotations

from typing import Any

import msgspec

from madang.things.plan import Do, Step
from madang.things.trait import Trait
from madang.twin.twin import Twin

from .outcome import Act

__all__ = ["can_be_undone", "steps_back"]

_WAS_DONE = {"done", "under_way"}


def can_be_undone(act: Act, twin: Twin) -> bool:
    """Whether there is anything to take back, and a way."""
    return act.undone_by is None and act.undoes is None and bool(steps_back(act, twin))


def steps_back(act: Act, twin: Twin) -> tuple[Step, ...]:
    """Steps that lead to the states before the act, last thing first. Empty where there is no way back."""
    before: dict[str, dict[str, dict[str, Any]]] = {}
    for result in act.results:
        if result.status in _WAS_DONE:
            for thing_id, trait, values in result.before:
                kept = before.setdefault(thing_id, {}).setdefault(trait, {})
                before[thing_id][trait] = values | kept  # of several changes the first one tells
    steps: list[Step] = []
    for thing_id in reversed(before):
        if thing_id in twin.states:
            steps.extend(_of_thing(twin, thing_id, before[thing_id]))
    return tuple(steps)


def _of_thing(twin: Twin, thing_id: str, before: dict[str, dict[str, Any]]) -> list[Step]:
    fork = twin.fork()
    steps: list[Step] = []
    wanted = {name: _converted(state, before.get(name, {})) for name, state in twin.states[thing_id].items()}
    # OnOff comes last: the way back of its neighbours may switch on what was off.
    for name in sorted(before.keys() | {"OnOff"}, key=lambda name: name == "OnOff"):
        now = fork.states[thing_id].get(name)
        if now is None or (name == "OnOff" and not steps and name not in before) or now == wanted[name]:
            continue
        for command, args in now.restore(wanted[name]) or ():
            if fork.thing(thing_id).can(command):
                steps.append(Do(thing_id, command, args))
                fork.put(thing_id, fork.foresee(thing_id, command, args))
    return steps


def _converted(now: Trait, values: dict[str, Any]) -> Trait:
    """The trait's state with values from the ledger (which may come from JSON) put back."""
    if not values:
        return now
    plain = {field: getattr(now, field) for field in now.__struct_fields__} | values
    return msgspec.convert(msgspec.to_builtins(plain), type(now))

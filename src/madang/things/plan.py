"""A plan: ordered steps towards what a person wants. The only thing the door takes.

The wire form is the one of `madang plan --batch`: a step is known by its first key.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct

from .units import Moment, Seconds, ThingId

__all__ = ["Ask", "Do", "Look", "Plan", "Refuse", "Step", "Until", "Wait", "parse_step", "parse_steps"]

Question = Literal["which_thing", "which_space", "which_value", "what", "confirm"]
Refusal = Literal[
    "no_such_thing", "no_such_command", "no_such_space", "no_such_item", "out_of_range", "bad_argument",
    "not_allowed", "not_understood", "nothing_to_undo", "nothing_to_confirm", "no_service",
]  # fmt: skip


class Do(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Send a command (``Trait.command``) with its arguments to a thing."""

    do: ThingId
    command: str
    args: dict[str, Any] = {}


class Look(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Read an attribute (``Trait.attribute``) to answer with it; ``value`` is what was read."""

    look: ThingId
    attribute: str
    value: Any = None
    span: tuple[Moment, Moment] | None = None
    """Of a list with moments (events, tasks): only what falls between these two, the second not included."""


class Until(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A state to wait for."""

    thing: ThingId
    attribute: str
    op: Literal["==", "!=", "<", "<=", ">", ">="]
    value: Any


class Pause(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How long, or until what (at most ``seconds`` then)."""

    seconds: Seconds | None = None
    until: Until | None = None


class Wait(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Wait; later steps come after it. Steps before it may run side by side."""

    wait: Pause


class Ask(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Ask the person one short question instead of guessing."""

    ask: Question
    candidates: tuple[str, ...] = ()
    said: str = ""


class Refuse(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What cannot be done, why, and the words it is about."""

    refuse: Refusal
    said: str = ""
    topic: str = ""
    """Of ``no_service``: what nobody here knows or does (``weather``, ``mail``, ``recipes``)."""


Step = Do | Look | Wait | Ask | Refuse
_BY_KEY: dict[str, type[Step]] = {"do": Do, "look": Look, "wait": Wait, "ask": Ask, "refuse": Refuse}


class Plan(Struct, frozen=True, omit_defaults=True):
    """Steps, and whether a failed one stops those after it."""

    steps: tuple[Step, ...]
    stop_on_failure: bool = False

    @property
    def acts(self) -> bool:
        """Whether anything would be done."""
        return any(isinstance(step, Do) for step in self.steps)


def parse_step(raw: Any, path: str = "$") -> Step:
    """A step from its wire form. Raises ValueError that says where and what was expected."""
    if not isinstance(raw, dict):
        raise ValueError(f"{path}: expected an object, got {type(raw).__name__}")
    for key, kind in _BY_KEY.items():
        if key in raw:
            try:
                return msgspec.convert(raw, kind)
            except msgspec.ValidationError as error:
                raise ValueError(f"{path}: {error}") from None
    raise ValueError(f"{path}: expected one of the keys {', '.join(_BY_KEY)}")


def parse_steps(raw: Any, path: str = "$.steps") -> tuple[Step, ...]:
    """Steps from their wire form. Raises ValueError that says where and what was expected."""
    if not isinstance(raw, list):
        raise ValueError(f"{path}: expected a list, got {type(raw).__name__}")
    return tuple(parse_step(step, f"{path}[{i}]") for i, step in enumerate(raw))

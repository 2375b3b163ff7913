"""House rules: what must never happen, and what the house does by itself. Declared in the home file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from .units import Language, PersonId, SpaceId, ThingId

__all__ = ["Condition", "Never", "Rule"]

Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="HH:MM, local time")]


class Condition(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """All that is given must hold."""

    nobody_home: bool | None = None
    at_home: tuple[PersonId, ...] = ()
    """These people are at home."""
    after: Clock | None = None
    before: Clock | None = None
    """Local time of day from `after` up to `before`; may go over midnight."""
    thing: ThingId | None = None
    attribute: str | None = None
    """``Trait.attribute`` of `thing`, compared with `value` by `op`."""
    op: Literal["==", "!=", "<", "<=", ">", ">="] = "=="
    value: Any = None


class Never(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is forbidden: commands, or a state. The selectors (thing, kind, space) narrow it down."""

    commands: tuple[str, ...] = ()
    attribute: str | None = None
    """``Trait.attribute`` that must not leave the bounds below."""
    above: float | None = None
    below: float | None = None
    equals: Any = None
    thing: ThingId | None = None
    kind: str | None = None
    space: SpaceId | None = None


class Rule(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Either ``never`` (a guard, checked in every rehearsal) or ``do`` (a routine, run by the house)."""

    id: str
    say: dict[Language, str]
    """The rule in a sentence, per language: said when it stops somebody, or why something was done."""
    never: Never | None = None
    when: Condition | None = None
    """For a guard: only while this holds. For a routine without `at`: run when this becomes true."""
    at: Clock | None = None
    days: tuple[Literal["mo", "tu", "we", "th", "fr", "sa", "su"], ...] = ()
    do: tuple[dict[str, Any], ...] = ()
    """Steps, as `madang plan` prints them."""

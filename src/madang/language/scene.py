"""Where and when something is said: what every operation may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from madang.things.blueprint import Blueprint
from madang.things.plan import Ask, Do, Look, Refuse, Step
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.twin.twin import Twin

from .clause import Clause
from .frame import Utterance
from .names import Names
from .targets import Found, Need, Resolver
from .when import When

__all__ = ["Scene", "Thread", "zone"]


class Thread(Struct, frozen=True):
    """What a conversation remembers, so that "brighter" or "and the bedroom too" can be understood."""

    things: tuple[str, ...] = ()
    """The things that the last sentence was about."""
    spaces: tuple[str, ...] = ()
    operation: str | None = None
    text: str = ""
    """The last sentence that was understood: "the bedroom too" repeats it there."""
    language: str = ""
    asked: tuple[str, ...] = ()
    """What the open question offers (ids of things)."""
    meant: str = ""
    """The sentence that was meant where "did you mean ...?" is answered with yes."""


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """A time zone by its IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


@dataclass
class Scene:
    """One utterance in one home at one moment."""

    blueprint: Blueprint
    twin: Twin
    names: Names
    utterance: Utterance
    thread: Thread
    resolver: Resolver
    touched: list[str]
    """Things that the steps are about, for the next sentence."""
    places: list[str]

    @property
    def now(self) -> datetime:
        """The moment of the utterance in the home's time zone."""
        moment = self.utterance.now if self.utterance.now is not None else self.twin.now
        return datetime.fromtimestamp(moment, zone(self.blueprint.facts.time_zone))

    def find(self, clause: Clause, need: Need) -> Found:
        """The things that the clause is about; remembers them. "Here" is where it is said."""
        if clause.has("quant.here") and self.utterance.space in self.blueprint.spaces:
            self.resolver.here = self.utterance.space
        found = self.resolver.find(clause, need)
        self.touched += [thing.id for thing in found.things]
        self.places += found.spaces
        return found

    def of_kind(self, kind: str) -> list[Thing]:
        """All things of a kind."""
        return list(self.blueprint.by_kind.get(kind, ()))

    def do(self, thing: Thing, command: str, args: Mapping[str, Any], said: str) -> Step:
        """The step, or why it cannot be."""
        plain = {name: whole(value) for name, value in args.items()}
        try:
            thing.check(command, plain)
        except CommandError as error:
            if error.code in ("out_of_range", "no_such_command"):
                return Refuse(error.code, said)  # type: ignore[arg-type]
            return Ask("which_value", (thing.id,), said)
        return Do(thing.id, command, plain)

    def look(self, thing: Thing, attribute: str, when: When | None = None) -> Look:
        """A look at an attribute; of a list, only at what falls into the stretch of time that was said."""
        stretch = when.stretch(self.now) if when is not None else None
        span = (stretch[0].timestamp(), stretch[1].timestamp()) if stretch else None
        return Look(thing.id, attribute, span=span)

    def get(self, thing: Thing, attribute: str) -> Any:
        return self.twin.get(thing.id, attribute)


def whole(value: Any) -> Any:
    """A float without a fraction as an int: 30.0 → 30."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 2)
    return value

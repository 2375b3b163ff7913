"""How surfaces see a home: the whole of it once (`state`), encoded so that the parts that never change
are encoded only once in the life of the hub."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Raw

from madang.door.outcome import Act, Pending
from madang.door.people import may_see
from madang.things.people import Person
from madang.things.plan import Step, Wait
from madang.things.thing import Thing
from madang.things.units import PersonId, ThingId
from madang.twin.twin import Change

from .home import HomeLike
from .wire import PROTOCOL, CommandView, PersonView, ThingView, You

__all__ = [
    "Hidden",
    "Views",
    "hidden_from",
    "person_view",
    "shown_act",
    "shown_changes",
    "shown_pending",
    "states_of",
    "thing_view",
]

Hidden = frozenset[ThingId]
"""Things that somebody may not know about. Mostly none."""

RECENT_ACTS = 50
"""How many acts a `state` carries."""


def thing_view(thing: Thing) -> ThingView:
    """A thing without its state."""
    return ThingView(
        thing.id,
        thing.kind,
        thing.what.icon,
        thing.what.family,
        thing.name,
        thing.space,
        thing.at,
        thing.turn,
        thing.size,
        thing.traits,
        tuple(CommandView(c.full_name, thing.risk(c.full_name, {})) for c in thing.all_commands()),
        thing.commands,
    )


def person_view(person: Person) -> PersonView:
    """A person without the PIN."""
    return PersonView(person.id, person.name, person.role, person.language, person.pin is not None)


def states_of(home: HomeLike) -> dict[str, dict[str, Any]]:
    """Every thing's state as it is now: thing → trait → struct (encodes as attributes)."""
    return {thing: dict(state) for thing, state in home.twin.states.items()}


def hidden_from(home: HomeLike, person: PersonId | None) -> Hidden:
    """The things that a person may not know about (a guest: the family's calendar)."""
    blueprint = home.blueprint
    return frozenset(t.id for t in blueprint.things.values() if not may_see(blueprint, person, t))


def shown_changes(changes: tuple[Change, ...], hidden: Hidden) -> tuple[Change, ...]:
    """The changes of things that are not hidden."""
    return tuple(change for change in changes if change[0] not in hidden) if hidden else changes


def shown_act(act: Act, hidden: Hidden) -> bool:
    """Whether an act has nothing to do with what is hidden."""
    return not hidden or not any(_thing_of(result.step) in hidden for result in act.results)


def shown_pending(pending: Iterable[Pending], hidden: Hidden) -> tuple[Pending, ...]:
    """The waiting plans that have nothing to do with what is hidden."""
    return tuple(p for p in pending if not hidden or not any(_thing_of(step) in hidden for step in p.steps))


class Views:
    """Makes `state` frames of one home."""

    def __init__(self, home: HomeLike) -> None:
        self.home = home
        self._fixed: dict[Hidden, dict[str, Raw]] = {}
        self._seq = -1
        self._states: dict[Hidden, Raw] = {}

    def state(self, seq: int, you: You, hidden: Hidden) -> str:
        """A whole `state` message. Surfaces that come in the same moment (`seq`) share its large parts."""
        acts = self.home.acts(limit=RECENT_ACTS)
        return msgspec.json.encode(
            {
                "type": "state",
                "version": PROTOCOL,
                "seq": seq,
                "now": time.time(),
                **self._never_changing(hidden),
                "states": self._states_at(seq, hidden),
                "acts": tuple(act for act in acts if shown_act(act, hidden)),
                "pending": shown_pending(self.home.pending(), hidden),
                "you": you,
            }
        ).decode()

    def _never_changing(self, hidden: Hidden) -> dict[str, Raw]:
        if hidden not in self._fixed:
            blueprint = self.home.blueprint
            things = (thing for thing in blueprint.things.values() if thing.id not in hidden)
            self._fixed[hidden] = {
                "home": _raw(blueprint.facts),
                "spaces": _raw(tuple(blueprint.spaces.values())),
                "things": _raw(tuple(thing_view(thing) for thing in things)),
                "people": _raw(tuple(person_view(person) for person in blueprint.people.values())),
                "rules": _raw(blueprint.rules),
            }
        return self._fixed[hidden]

    def _states_at(self, seq: int, hidden: Hidden) -> Raw:
        if seq != self._seq:
            self._seq = seq
            self._states = {}
        if hidden not in self._states:
            states = states_of(self.home)
            self._states[hidden] = _raw({id: state for id, state in states.items() if id not in hidden})
        return self._states[hidden]


def _thing_of(step: Step) -> ThingId | None:
    if isinstance(step, Wait):
        return step.wait.until.thing if step.wait.until else None
    return getattr(step, "do", None) or getattr(step, "look", None)


def _raw(value: Any) -> Raw:
    return Raw(msgspec.json.encode(value))

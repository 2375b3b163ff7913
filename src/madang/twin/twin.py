"""The twin: the live model of a home. Forking it costs O(1), since all of it is persistent data.

The states lie in one hash trie (rpds): a fork shares it, a change copies the few nodes on its way. Nothing
here waits, reads a clock or does I/O; time comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from rpds import HashTrieMap

from madang.things.blueprint import PEOPLE, Blueprint
from madang.things.catalog import TRAITS
from madang.things.thing import State, Thing, apply
from madang.things.trait import CommandError, Trait
from madang.things.units import Moment, PersonId, ThingId

__all__ = ["Change", "Twin", "difference", "plain"]

Change = tuple[str, str, dict[str, Any]]
"""(thing id, trait name, attributes that changed): the only form in which state travels."""


class Twin:
    """Spaces, things and people of a home (the blueprint) and their states now."""

    __slots__ = ("blueprint", "now", "states")

    def __init__(
        self, blueprint: Blueprint, now: Moment, states: HashTrieMap[ThingId, State] | None = None
    ) -> None:
        self.blueprint = blueprint
        self.now = now
        if states is None:
            states = HashTrieMap({thing.id: thing.first_state() for thing in blueprint.things.values()})
        self.states = states

    def fork(self) -> Twin:
        """A twin of its own that starts as this one: O(1) in the size of the home."""
        return Twin(self.blueprint, self.now, self.states)

    def thing(self, thing_id: ThingId) -> Thing:
        """The thing of that id; raises `CommandError` (``no_such_thing``)."""
        try:
            return self.blueprint.things[thing_id]
        except KeyError:
            raise CommandError("no_such_thing", f"there is no thing {thing_id!r}") from None

    def state(self, thing_id: ThingId) -> State:
        """The state of a thing; raises `CommandError` (``no_such_thing``)."""
        try:
            return self.states[thing_id]
        except KeyError:
            raise CommandError("no_such_thing", f"there is no thing {thing_id!r}") from None

    def get(self, thing_id: ThingId, attribute: str) -> Any:
        """The value of ``Trait.attribute``; raises `CommandError` where there is none."""
        trait, _, field = attribute.partition(".")
        state = self.state(thing_id).get(trait)
        if state is None or field not in state.__struct_fields__:
            raise CommandError("no_such_attribute", f"{thing_id} has no {attribute!r}")
        return getattr(state, field)

    def foresee(self, thing_id: ThingId, command: str, args: Mapping[str, Any]) -> dict[str, Trait]:
        """The state that a command would lead to. Pure; raises `CommandError`."""
        return apply(self.thing(thing_id), self.state(thing_id), command, args, self.now)

    def put(self, thing_id: ThingId, state: State) -> list[Change]:
        """Set a thing's whole state; returns what changed."""
        before = self.state(thing_id)
        changes = difference(thing_id, before, state)
        if changes:
            self.states = self.states.insert(thing_id, state)
        return changes

    def report(self, thing_id: ThingId, trait: str, values: Mapping[str, Any]) -> list[Change]:
        """Take over attributes that a device reported, converted and checked; returns what changed.

        Raises `CommandError` for a thing, trait or attribute that is not there, or a value of a wrong type.
        """
        state = self.state(thing_id)
        old = state.get(trait)
        if old is None:
            raise CommandError("no_such_attribute", f"{thing_id} has no trait {trait!r}")
        unknown = values.keys() - set(old.__struct_fields__)
        if unknown:
            raise CommandError("no_such_attribute", f"{trait} has no attribute {', '.join(sorted(unknown))}")
        try:
            new = msgspec.convert({**plain(old), **values}, TRAITS[trait])
        except msgspec.ValidationError as error:
            raise CommandError("bad_argument", f"{thing_id}: {trait}: {error}") from None
        return self.put(thing_id, {**state, trait: new})

    def fold(self, changes: Iterable[Change]) -> None:
        """Apply changes from the journal. What no longer fits the home file is passed over."""
        for thing_id, trait, values in changes:
            try:
                self.report(thing_id, trait, values)
            except CommandError:
                continue

    def anyone_home(self) -> bool:
        """Whether at least one person (guests too) is at home. A home without people counts as lived in."""
        everyone = self.blueprint.people
        return not everyone or any(self.is_home(person) for person in everyone)

    def is_home(self, person: PersonId) -> bool:
        """Whether the person is at home."""
        return bool(self.get(PEOPLE + person, "Presence.at_home"))

    def snapshot(self) -> Iterator[Change]:
        """All states, as changes: what the journal keeps as a snapshot and a surface gets first."""
        for thing_id in self.blueprint.things:
            for name, trait in self.states[thing_id].items():
                yield thing_id, name, plain(trait)


def plain(trait: Trait) -> dict[str, Any]:
    """A trait's state as plain data (shallow: nested structs stay; every encoder here takes them)."""
    return {field: getattr(trait, field) for field in trait.__struct_fields__}


def difference(thing_id: ThingId, before: State, after: State) -> list[Change]:
    """What is different, trait by trait."""
    changes: list[Change] = []
    for name, new in after.items():
        old = before.get(name)
        if old is new:
            continue
        values = (
            {
                field: value
                for field in new.__struct_fields__
                if old is None or getattr(old, field) != (value := getattr(new, field))
            }
            if old is not None
            else plain(new)
        )
        if values:
            changes.append((thing_id, name, values))
    return changes

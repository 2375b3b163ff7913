"""Where: the rooms that a clause names, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable

from madang.things.blueprint import Blueprint
from madang.things.plan import Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .mention import Mention
from .names import Names

__all__ = ["Places", "Stop"]


class Stop(Exception):
    """The clause cannot be done as it is: `step` asks or refuses."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


class Places:
    """Rooms of one home for one utterance."""

    def __init__(
        self,
        blueprint: Blueprint,
        names: Names,
        here: str | None,
        last: tuple[str, ...],
        just: tuple[str, ...] = (),
        around: tuple[str, ...] = (),
    ) -> None:
        self.blueprint = blueprint
        self.names = names
        self.here = here if here in blueprint.spaces else None
        self.last = last
        self.just = just
        """What the same sentence was about before: "lamp on and to 40 percent"."""
        self.around = around if len(around) > 1 else ()
        """The rooms that the part before named together: "the kitchen and study lights, and the blinds"."""

    def spaces_of(self, mention: Mention, clause: Clause) -> tuple[str, ...]:
        """The spaces that a mention names; raises `Stop` for a room that the home has not."""
        if mention.entry.spaces:
            return mention.entry.spaces
        room = mention.key("room")
        if room is None or room == "unnamed" or mention.entry.things:
            return ()
        if found := self.names.rooms.get(room):
            return found
        floors = self._floors(room)
        if floors:
            return floors
        raise Stop(Refuse("no_such_space", clause.text.said(mention.start, mention.end)))

    def _has_room(self, mention: Mention) -> bool:
        return mention.has("room.") and mention.key("room") in self.names.rooms

    def _floors(self, room: str) -> tuple[str, ...]:
        if room not in ("upstairs", "downstairs"):
            return ()
        floors = [space.id for space in self.blueprint.spaces.values() if space.kind == "floor"]
        return (floors[-1 if room == "upstairs" else 0],) if len(floors) > 1 else ()

    def is_whole(self, space: str) -> bool:
        """Whether the space is the home itself."""
        return self.blueprint.spaces[space].kind == "home"

    def spaces(self, clause: Clause, *, known: bool = False) -> tuple[str, ...]:
        """The rooms that a clause names (not the home as a whole), in order; `known`: only the home's own."""
        found: list[str] = []
        for mention in clause.mentions:
            if mention.has("attr.presence") or (
                known and not mention.entry.spaces and not self._has_room(mention)
            ):
                continue
            found += [s for s in self.spaces_of(mention, clause) if not self.is_whole(s)]
        if not found and clause.has("quant.here") and self.here:
            found.append(self.here)
        return tuple(dict.fromkeys(found))

    def rooms(self, clause: Clause) -> tuple[str, ...]:
        """The rooms that a clause names; of a floor, all of its rooms."""
        found: list[str] = []
        for space in self.spaces(clause):
            inside = [s.id for s in self.blueprint.spaces.values() if s.inside == space]
            floor = self.blueprint.spaces[space].kind == "floor" and inside
            found += inside if floor else [space]
        return tuple(dict.fromkeys(found))

    def _inside_all(self, spaces: list[str]) -> list[Thing]:
        if not spaces:
            return list(self.blueprint.things.values())
        return [thing for space in spaces for thing in self.blueprint.by_space[space]]

    def _of_kind(self, kind: str, spaces: list[str]) -> list[Thing]:
        """The things of a kind in the spaces; in all of the home where none is given."""
        if not spaces:
            return list(self.blueprint.by_kind.get(kind, ()))
        if len(spaces) == 1:
            return [thing for thing in self.blueprint.by_space[spaces[0]] if thing.kind == kind]
        return [t for t in self.blueprint.by_kind.get(kind, ()) if self._inside(t, spaces)]

    def _inside(self, thing: Thing, spaces: Iterable[str]) -> bool:
        spaces = tuple(spaces)
        return not spaces or not self.names.around(thing.space).isdisjoint(spaces)

    def _nearest(self, things: list[Thing]) -> list[Thing]:
        """Those in the room where it was said."""
        if self.here is None:
            return []
        return [t for t in things if self._inside(t, (self.here,))]

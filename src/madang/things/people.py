"""Who lives here: people, their roles, and where they are."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .trait import Call, Effect, Trait, command
from .units import Language, PersonId, SpaceId


class Role(StrEnum):
    """What a person may do is decided from the role, the space, the kind and the risk (door/people.py)."""

    OWNER = "owner"
    ADULT = "adult"
    CHILD = "child"
    GUEST = "guest"


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody the home knows. ``may`` and ``may_not`` add to or take from the rights of the role."""

    id: PersonId
    name: dict[Language, str]
    role: Role = Role.GUEST
    language: Language | None = None
    aliases: dict[Language, tuple[str, ...]] = {}
    space: SpaceId | None = None
    """The person's own room."""
    pin: str | None = None
    """A PIN (4 to 12 digits), or its hash as `madang pin` prints it. Asked for at high risk."""
    may: tuple[str, ...] = ()
    """Extra rights: ``kind:oven``, ``space:kitchen``, ``thing:entrance.front_door``,
    ``command:DoorLock.unlock_door``."""
    may_not: tuple[str, ...] = ()


class Presence(Trait, frozen=True):
    """Where a person is. People are things too (``people.<id>``), so that rules can ask who is at home."""

    icon = "user"

    at_home: bool = True
    space: SpaceId | None = None

    @command()
    def arrive(self, space: SpaceId | None = None) -> Effect:
        """The person is at home (in a room, where it is known)."""
        return self.to(at_home=True, space=space)

    @command()
    def leave(self) -> Effect:
        """The person is away."""
        return self.to(at_home=False, space=None)

    def restore(self, before: Presence) -> list[Call]:
        if before.at_home:
            return [("Presence.arrive", {"space": before.space})]
        return [("Presence.leave", {})]

"""What people may do and see, from their role. Data first: the table below is the whole policy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from madang.things.blueprint import PEOPLE, Blueprint
from madang.things.people import Person, Role
from madang.things.thing import Thing
from madang.things.trait import Risk
from madang.things.units import PersonId

__all__ = ["RIGHTS", "Rights", "may_do", "may_see", "role_of"]


class Rights(Struct, frozen=True):
    """What a role may do at most."""

    risk: Risk
    """Up to this risk."""
    private_rooms: bool
    """Also in rooms that belong to somebody else."""
    not_kinds: frozenset[str] = frozenset()
    """Never these kinds, whatever the risk."""
    not_see: frozenset[str] = frozenset()
    """Kinds whose state is not for them."""


_DANGEROUS = frozenset({"alarm_panel", "cooktop", "garage_door", "kettle", "lock", "oven", "water_heater"})
_PERSONAL = frozenset({"calendar", "person", "task_list"})

RIGHTS: Mapping[Role, Rights] = MappingProxyType(
    {
        Role.OWNER: Rights(Risk.HIGH, private_rooms=True),
        Role.ADULT: Rights(Risk.HIGH, private_rooms=True),
        Role.CHILD: Rights(Risk.LOW, private_rooms=False, not_kinds=_DANGEROUS),
        Role.GUEST: Rights(
            Risk.LOW,
            private_rooms=False,
            not_kinds=_DANGEROUS | _PERSONAL | {"mower"},
            not_see=_PERSONAL | {"energy_meter"},
        ),
    }
)
"""Role → rights. A person's ``may`` and ``may_not`` in the home file add to it and take from it."""


def role_of(blueprint: Blueprint, person: PersonId | None) -> Role:
    """The role of a person; nobody known is a guest."""
    known = blueprint.people.get(person) if person is not None else None
    return known.role if known else Role.GUEST


def may_do(blueprint: Blueprint, person: PersonId | None, thing: Thing, command: str, risk: Risk) -> bool:
    """Whether the person may send that command, which has that risk, to the thing."""
    known = blueprint.people.get(person) if person is not None else None
    rights = RIGHTS[known.role if known else Role.GUEST]
    if known is not None:
        if _named(known.may_not, blueprint, thing, command):
            return False
        if _named(known.may, blueprint, thing, command):
            return True
        if thing.id == PEOPLE + known.id:
            return True
    if thing.kind in rights.not_kinds or risk.rank > rights.risk.rank:
        return False
    return rights.private_rooms or not _is_somebody_elses(blueprint, person, thing)


def may_see(blueprint: Blueprint, person: PersonId | None, thing: Thing) -> bool:
    """Whether the person may know the thing's state."""
    return thing.kind not in RIGHTS[role_of(blueprint, person)].not_see


def _named(rights: tuple[str, ...], blueprint: Blueprint, thing: Thing, command: str) -> bool:
    names = {f"thing:{thing.id}", f"kind:{thing.kind}", f"family:{thing.what.family}", f"command:{command}"}
    names.update(f"space:{space}" for space in blueprint.way_up(thing.space))
    return not names.isdisjoint(rights)


def _is_somebody_elses(blueprint: Blueprint, person: PersonId | None, thing: Thing) -> bool:
    spaces = set(blueprint.way_up(thing.space))
    owners: list[Person] = [p for p in blueprint.people.values() if p.space in spaces]
    return bool(owners) and all(owner.id != person for owner in owners)

"""Spaces: places, nested. Home > floor > room; also a car, a shop, a workplace."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .units import Language, Metres, SpaceId

Point = tuple[Metres, Metres]
"""(x, y) on the floor plan in metres; x to the right, y down the plan (three.js: x and z)."""


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """A door, window or gap in a wall, from one point of the outline to another."""

    kind: Literal["door", "window", "gap"]
    start: Point
    end: Point


class Space(Struct, frozen=True, forbid_unknown_fields=True):
    """A place. ``outline`` is a closed polygon without the repeated first point."""

    id: SpaceId
    name: dict[Language, str]
    kind: Literal["home", "floor", "room", "balcony", "garden", "car", "shop", "workplace"] = "room"
    inside: SpaceId | None = None
    """The space that this one is part of."""
    aliases: dict[Language, tuple[str, ...]] = {}
    outline: tuple[Point, ...] = ()
    height: Metres = 2.4
    openings: tuple[Opening, ...] = ()
    floor: Literal["wood", "tile", "stone", "carpet", "grass"] = "wood"

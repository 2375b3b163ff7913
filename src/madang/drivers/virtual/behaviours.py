"""Which trait behaves how over time. A trait that is not here obeys at once."""

from __future__ import annotations

from collections.abc import Mapping

from .device import Behaviour
from .heat import boost, inside
from .media import launch, playback
from .movement import cover, lock
from .programmes import brew, programme
from .robots import robot
from .services import order, ride

__all__ = ["BEHAVIOURS", "HELD"]

BEHAVIOURS: Mapping[str, Behaviour] = {
    "WindowCovering": cover,
    "DoorLock": lock,
    "RvcOperationalState": robot,
    "OperationalState": programme,
    "Brewing": brew,
    "TemperatureControl": inside,
    "WaterHeaterManagement": boost,
    "ContentLauncher": launch,
    "MediaPlayback": playback,
    "Ride": ride,
    "Ordering": order,
}

HELD: Mapping[str, frozenset[str]] = {"DoorLock": frozenset({"lock_state"})}
"""Attributes that a behaviour reports itself, besides those that are eventual by declaration."""

"""A driver brings things to life over a protocol. One file (or folder) of this folder a protocol.

A driver's module says which class it is: ``DRIVER = VirtualDriver``. The module's name is what a home file
writes under ``driver:``; nothing needs to be registered.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

from madang.things.thing import Thing
from madang.things.units import ThingId
from madang.twin.twin import Twin

__all__ = ["Driver", "DriverError", "Failure", "Report", "driver_for", "driver_names", "make_driver"]

Failure = Literal["offline", "timeout", "device_refused", "driver_error"]

Report = Callable[[ThingId, str, Mapping[str, Any]], None]
"""How a device's state comes back: thing, trait, attributes. The only way from a driver to the twin."""

_NOT_DRIVERS = {"driver"}


class DriverError(Exception):
    """A command that did not reach its thing, or that the thing would not take. The text is English."""

    def __init__(self, reason: Failure, message: str = "") -> None:
        super().__init__(message or reason)
        self.reason: Failure = reason


class Driver(Protocol):
    """What every driver can do. It is made with ``(twin, report)``, reads the twin and never writes it."""

    async def start(self) -> None:
        """Connect; report what the things are like now, and from now on whatever changes."""

    async def stop(self) -> None:
        """Let go of everything. Nothing is reported afterwards."""

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Hand a command (``Trait.command``) to a thing. Returns when the thing has taken it; what became
        of it comes as a report. Raises `DriverError`."""


def driver_names() -> list[str]:
    """The names that a home file can write under ``driver:``."""
    path = importlib.import_module(__package__).__path__
    return sorted(module.name for module in pkgutil.iter_modules(path) if module.name not in _NOT_DRIVERS)


def driver_for(name: str) -> Callable[..., Driver]:
    """The class of the driver of that name, imported when first asked for. Raises `DriverError`."""
    if name not in driver_names():
        raise DriverError("driver_error", f"there is no driver {name!r}; known: {', '.join(driver_names())}")
    module = importlib.import_module(f"{__package__}.{name}")
    found: Callable[..., Driver] = module.DRIVER
    return found


def make_driver(name: str, twin: Twin, report: Report, **options: Any) -> Driver:
    """A driver of that name for a home. Raises `DriverError` for a name that no driver has."""
    return driver_for(name)(twin, report, **options)

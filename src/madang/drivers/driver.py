"""What every driver is: it brings things to life over one protocol."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, cast

from madang.things.thing import Thing
from madang.things.units import ThingId
from madang.twin.twin import Twin

__all__ = ["Driver", "DriverError", "Report", "make_driver"]

Report = Callable[[ThingId, str, Mapping[str, Any]], None]
"""What a driver calls with what a device reports: thing, trait, attributes."""


class DriverError(Exception):
    """A device or its protocol said no. ``reason`` goes into the ledger and into the reply."""

    def __init__(
        self, reason: Literal["offline", "timeout", "device_refused", "driver_error"], message: str
    ) -> None:
        super().__init__(message)
        self.reason = reason


class Driver(Protocol):
    """One protocol. Made with the twin (to read) and `Report`; a device's state comes back only through it."""

    async def start(self) -> None:
        """Connect, and report what the devices say."""

    async def stop(self) -> None:
        """Let go of everything."""

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Hand a command over to the device. Raises `DriverError`."""


def make_driver(name: str, twin: Twin, report: Report, **options: Any) -> Driver:
    """The driver of that name: class ``Driver`` of the module ``madang.drivers.<name>``.

    Raises ValueError for a name that no module has.
    """
    try:
        module = importlib.import_module(f"madang.drivers.{name}")
    except ModuleNotFoundError as error:
        raise ValueError(f"there is no driver {name!r}") from error
    return cast(Driver, module.Driver(twin, report, **options))

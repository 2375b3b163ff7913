"""Things that the house keeps itself: timers, alarms, calendar, lists, people. They obey at once."""

from __future__ import annotations

from typing import Any

from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.twin.twin import Twin, difference

from .driver import DriverError, Report

__all__ = ["DRIVER", "HouseDriver"]


class HouseDriver:
    """Applies the declared effect of a command and reports it: the twin is all there is to such a thing."""

    def __init__(self, twin: Twin, report: Report) -> None:
        self._twin = twin
        self._report = report

    async def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to let go of."""

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Apply the command. Raises `DriverError` (``device_refused``) where it cannot be."""
        try:
            after = self._twin.foresee(thing.id, command, args)
        except CommandError as error:
            raise DriverError("device_refused", str(error)) from None
        for _, trait, values in difference(thing.id, self._twin.state(thing.id), after):
            self._report(thing.id, trait, values)


DRIVER = HouseDriver

"""The virtual driver: devices that aren't there and behave as if they were, faults included."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Literal, get_args

from madang.drivers.driver import DriverError, Report
from madang.things.catalog import TRAITS
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.things.units import Seconds, ThingId
from madang.twin.twin import Twin, difference

from .air import Air
from .behaviours import BEHAVIOURS, HELD
from .daylight import show_daylight
from .device import Device
from .power import Meter
from .services import show_weather

__all__ = ["Fault", "VirtualDriver"]

Fault = Literal["offline", "slow", "refuses", "stuck"]
"""offline: does not answer; slow: answers after seconds; refuses: says no; stuck: says yes, does nothing."""

SLOW: Seconds = 3.0
TICK: Seconds = 15.0
"""How often the air and the meter are looked at: the house is quiet in between."""
SOON: Seconds = 2.0
"""After a command, the meter follows within this."""


class VirtualDriver:
    """Devices apply the declared effects of commands; what takes time is shown by `behaviours`."""

    def __init__(
        self,
        twin: Twin,
        report: Report,
        *,
        speed: float = 1.0,
        faults: Mapping[ThingId, Fault] | None = None,
    ) -> None:
        """``speed`` is how much faster than real time the virtual world runs."""
        self.faults: dict[ThingId, Fault] = dict(faults or {})
        self._twin = twin
        self._tell = report
        self._speed = speed
        self._devices: dict[ThingId, Device] = {}
        self._clock: asyncio.Task[None] | None = None
        self._meter_due: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Switch the devices on: they are as the twin remembers them, and finish what was under way."""
        self._air = Air(self._twin, self._report)
        self._meter = Meter(self._twin, self._report)
        self._devices = {
            thing.id: Device(thing, self._twin, self._report, self._speed)
            for thing in self._twin.blueprint.things.values()
            if thing.driver == "virtual"
        }
        for device in self._devices.values():
            self._say_reachable(device.thing.id)
            if device.thing.id not in self.faults:
                device.wake(BEHAVIOURS)
        show_weather(self._twin, self._tell, [t for t, f in self.faults.items() if f in ("offline", "stuck")])
        self._clock = asyncio.create_task(self._tick())

    async def stop(self) -> None:
        """Switch them off. Nothing is reported afterwards."""
        if self._meter_due:
            self._meter_due.cancel()
            self._meter_due = None
        for device in self._devices.values():
            device.rest()
        if self._clock:
            self._clock.cancel()
            await asyncio.gather(self._clock, return_exceptions=True)
            self._clock = None

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Hand a command to a device. Raises `DriverError`."""
        device = self._device(thing.id)
        fault = self.faults.get(thing.id)
        if fault == "offline":
            raise DriverError("offline", f"{thing.id} does not answer")
        if fault == "slow":
            await asyncio.sleep(SLOW / self._speed)
        if fault == "refuses":
            raise DriverError("device_refused", f"{thing.id} refuses to")
        self._obey(device, command, args, stuck=fault == "stuck")

    def set_fault(self, thing_id: ThingId, fault: Fault | None) -> None:
        """Make a device fail on purpose, or (None) work again.

        Raises `CommandError` for a thing that is not virtual, ValueError for a fault that there is not.
        """
        if thing_id not in self._devices:
            raise CommandError("no_such_thing", f"{thing_id!r} is not a virtual thing")
        if fault is not None and fault not in get_args(Fault):
            raise ValueError(f"there is no fault {fault!r}; known: {', '.join(get_args(Fault))}")
        if fault is None:
            self.faults.pop(thing_id, None)
        else:
            self.faults[thing_id] = fault
        device = self._devices[thing_id]
        device.rest()
        self._say_reachable(thing_id)
        if fault in (None, "slow", "refuses"):
            device.wake(BEHAVIOURS)

    def _device(self, thing_id: ThingId) -> Device:
        try:
            return self._devices[thing_id]
        except KeyError:
            raise DriverError("offline", f"there is no virtual device {thing_id!r}") from None

    def _obey(self, device: Device, command: str, args: dict[str, Any], *, stuck: bool) -> None:
        thing = device.thing
        try:
            after = self._twin.foresee(thing.id, command, args)
        except CommandError as error:
            raise DriverError("device_refused", str(error)) from None
        self._check_battery(device, command)
        if stuck:
            return
        before = self._twin.state(thing.id)
        device.held.clear()
        for _, trait, values in difference(thing.id, before, after):
            if trait in BEHAVIOURS:
                later = TRAITS[trait].eventual | HELD.get(trait, frozenset())
                device.held[trait] = {name: value for name, value in values.items() if name in later}
                values = {name: value for name, value in values.items() if name not in later}
            if values:
                self._report(thing.id, trait, values)
        device.wake(BEHAVIOURS)
        self._air.look(thing)

    def _check_battery(self, device: Device, command: str) -> None:
        starting = command in ("RvcOperationalState.start", "RvcOperationalState.resume")
        if starting and device.get("PowerSource.bat_percent_remaining", 100.0) <= 10:
            raise DriverError("device_refused", f"{device.thing.id}: the battery is too low")

    def _say_reachable(self, thing_id: ThingId) -> None:
        reachable = self.faults.get(thing_id) != "offline"
        if self._twin.get(thing_id, "BasicInformation.reachable") != reachable:
            self._tell(thing_id, "BasicInformation", {"reachable": reachable})

    def _report(self, thing_id: ThingId, trait: str, values: Mapping[str, Any]) -> None:
        """Pass a device's report on, and let the meter know soon."""
        self._tell(thing_id, trait, values)
        if self._meter.meters and thing_id in self._devices:
            self._meter.look(self._devices[thing_id].thing)
            if self._meter_due is None:
                loop = asyncio.get_running_loop()
                self._meter_due = loop.call_later(SOON / self._speed, self._show_power)

    def _show_power(self) -> None:
        self._meter_due = None
        self._meter.tick(0)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK / self._speed)
            silent = [thing for thing, fault in self.faults.items() if fault in ("offline", "stuck")]
            for _room in self._air.tick(TICK, silent):
                await asyncio.sleep(0)  # whoever has something to do goes first
            show_daylight(self._twin, self._tell, silent)
            show_weather(self._twin, self._tell, silent)
            self._meter.tick(TICK)

"""The air in the rooms: it drifts to what is outside, and obeys heating, cooling, moisture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from madang.drivers.driver import Report
from madang.things.thing import Thing
from madang.things.units import Celsius, Percent, Seconds, SpaceId, ThingId
from madang.twin.twin import Twin

__all__ = ["Air", "Room"]

OUTSIDE: Celsius = 8.0
"""Where no thermometer stands outside."""
LOSS = 0.002
"""Part of the difference to outside that a room loses in a minute."""
HEATING, COOLING = 0.4, 0.6
"""°C a minute."""
MOISTURE = 0.5
"""Percentage points a minute that a (de)humidifier makes."""
DRIFT = 0.02
"""Part of the difference to its usual moisture that a room takes back in a minute."""
DUST: tuple[float, float] = (5.0, 18.0)
"""µg/m³ that fine dust goes to with and without a purifier."""
SLACK: Celsius = 0.2
"""A thermostat starts so far from the setpoint, and stops at it."""
_OUTDOORS = ("balcony", "garden")


class Room:
    """The air of one space, and the things that feel or change it."""

    def __init__(self, things: Iterable[Thing], temperature: Celsius, humidity: Percent) -> None:
        self.things = tuple(things)
        self.temperature = temperature
        self.humidity = humidity
        self.usual_humidity = humidity


class Air:
    """The air of a home, room by room. `tick` lets time pass and reports what can be felt of it."""

    def __init__(self, twin: Twin, report: Report) -> None:
        self._twin = twin
        self._report = report
        self.rooms = dict(self._rooms())
        self._dust: dict[ThingId, float] = {}

    def tick(self, seconds: Seconds, silent: Iterable[str] = ()) -> Iterator[None]:
        """Let so many seconds pass, a room at each step. Things in `silent` report nothing."""
        minutes, outside = seconds / 60, self._outside()
        hushed = frozenset(silent)
        for room in self.rooms.values():
            self._warm(room, minutes, outside)
            self._moisten(room, minutes)
            for thing in room.things:
                if thing.id not in hushed:
                    self._feel(thing, room, minutes)
            yield

    def look(self, thing: Thing) -> None:
        """A thermostat looks at its room at once, when somebody has just set it."""
        room = self.rooms.get(thing.space or "")
        if room and thing in room.things and "Thermostat" in thing.traits:
            self._run(thing, room.temperature)

    def _warm(self, room: Room, minutes: float, outside: Celsius) -> None:
        change = (outside - room.temperature) * LOSS
        for thing in room.things:
            running = self._get(thing, "Thermostat.running")
            if running == "heating":
                change += HEATING
            elif running == "cooling":
                change -= COOLING
        room.temperature += change * minutes

    def _moisten(self, room: Room, minutes: float) -> None:
        change = (room.usual_humidity - room.humidity) * DRIFT
        for thing in room.things:
            wanted = self._get(thing, "HumidityControl.target_humidity")
            if wanted is None or not self._get(thing, "OnOff.on_off"):
                continue
            if thing.kind == "dehumidifier":
                change -= MOISTURE if room.humidity > wanted else 0
            else:
                change += MOISTURE if room.humidity < wanted else 0
        room.humidity = min(100.0, max(0.0, room.humidity + change * minutes))

    def _feel(self, thing: Thing, room: Room, minutes: float) -> None:
        """Report what the thing measures, where it can be told from before."""
        traits = thing.traits
        if "Thermostat" in traits:
            self._say(thing, "Thermostat.local_temperature", room.temperature)
            if self._get(thing, "Thermostat.local_humidity") is not None:
                self._say(thing, "Thermostat.local_humidity", room.humidity, 0.5)
            self._run(thing, room.temperature)
        if "TemperatureMeasurement" in traits:
            self._say(thing, "TemperatureMeasurement.measured_value", room.temperature)
        if "RelativeHumidityMeasurement" in traits:
            self._say(thing, "RelativeHumidityMeasurement.measured_value", room.humidity, 0.5)
        if "Pm25ConcentrationMeasurement" in traits:
            self._settle_dust(thing, room, minutes)

    def _run(self, thing: Thing, temperature: Celsius) -> None:
        """Start or stop heating or cooling."""
        was = self._get(thing, "Thermostat.running")
        now = running(
            self._get(thing, "Thermostat.system_mode"),
            self._get(thing, "OnOff.on_off") is not False,
            temperature - self._get(thing, "Thermostat.setpoint"),
            was,
            cools=thing.kind == "air_conditioner",
        )
        if now != was:
            self._report(thing.id, "Thermostat", {"running": now})

    def _settle_dust(self, thing: Thing, room: Room, minutes: float) -> None:
        shown = self._get(thing, "Pm25ConcentrationMeasurement.measured_value")
        dust: float = self._dust.get(thing.id, DUST[1] if shown is None else shown)
        clean = any(t.kind == "air_purifier" and self._get(t, "OnOff.on_off") for t in room.things)
        dust += (DUST[0 if clean else 1] - dust) * min(1.0, 0.1 * minutes)
        self._dust[thing.id] = dust
        self._say(thing, "Pm25ConcentrationMeasurement.measured_value", dust, 1.0)
        quality = "good" if dust < 15 else "fair" if dust < 35 else "moderate" if dust < 75 else "poor"
        if "AirQuality" in thing.traits and self._get(thing, "AirQuality.air_quality") != quality:
            self._report(thing.id, "AirQuality", {"air_quality": quality})

    def _say(self, thing: Thing, attribute: str, value: float, step: float = 0.1) -> None:
        """Report a measure, rounded to the step, once it is clearly another one."""
        old = self._get(thing, attribute)
        if old is None or abs(value - old) >= 0.8 * step:
            trait, _, field = attribute.partition(".")
            self._report(thing.id, trait, {field: round(round(value / step) * step, 1)})

    def _get(self, thing: Thing, attribute: str) -> Any:
        trait, _, field = attribute.partition(".")
        state = self._twin.states[thing.id].get(trait)
        return None if state is None else getattr(state, field)

    def _outside(self) -> Celsius:
        for thing in self._twin.blueprint.by_kind.get("temperature_sensor", ()):
            space = self._twin.blueprint.spaces.get(thing.space or "")
            if space and space.kind in _OUTDOORS:
                value = self._get(thing, "TemperatureMeasurement.measured_value")
                if value is not None:
                    return float(value)
        return OUTSIDE

    def _rooms(self) -> Iterator[tuple[SpaceId, Room]]:
        here: dict[SpaceId, list[Thing]] = {}
        for thing in self._twin.blueprint.things.values():
            space = self._twin.blueprint.spaces.get(thing.space or "")
            indoors = space is not None and space.kind == "room"
            if indoors and thing.driver == "virtual" and _AIRY & thing.traits.keys():
                here.setdefault(thing.space or "", []).append(thing)
        for space_id, things in here.items():
            warm = self._first(things, *_WARMTH)
            moist = self._first(things, "RelativeHumidityMeasurement.measured_value")
            yield space_id, Room(things, 21.0 if warm is None else warm, 45.0 if moist is None else moist)

    def _first(self, things: Iterable[Thing], *attributes: str) -> float | None:
        values = (self._get(thing, attribute) for attribute in attributes for thing in things)
        return next((float(value) for value in values if value is not None), None)


_AIRY = {
    "FanControl", "Thermostat", "TemperatureMeasurement", "RelativeHumidityMeasurement", "HumidityControl",
    "Pm25ConcentrationMeasurement",
}  # fmt: skip
_WARMTH = ("TemperatureMeasurement.measured_value", "Thermostat.local_temperature")
_CAN_HEAT = ("heat", "auto", "eco")
_CAN_COOL = ("cool", "auto", "eco")


def running(mode: str, on: bool, above: Celsius, was: str, *, cools: bool) -> str:
    """What a thermostat does when the room is so many °C `above` its setpoint, and it did `was` before."""
    if not on or mode == "off":
        return "idle"
    if mode in ("dry", "fan_only"):
        return "drying" if mode == "dry" else "fan"
    if cools and mode in _CAN_COOL and above > (0 if was == "cooling" else SLACK):
        return "cooling"
    heats = mode in (("heat", "auto") if cools else _CAN_HEAT)
    if heats and above < (0 if was == "heating" else -SLACK):
        return "heating"
    return "idle"

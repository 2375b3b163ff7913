"""A car that comes, a parcel that is brought, and a weather that follows the seasons: all made up."""

from __future__ import annotations

import math
import random
from collections.abc import Collection
from datetime import datetime, timedelta

from madang.drivers.driver import Report
from madang.things.services import Sky, WeatherDay
from madang.things.units import ThingId
from madang.twin.rules import local_time
from madang.twin.twin import Twin

from .device import Device

__all__ = ["forecast", "order", "ride", "show_weather"]

_RIDE = (("assigned", 60.0), ("arriving", 240.0), ("here", 90.0), ("riding", 900.0))
"""The states of a ride and how long each lasts, in seconds."""
_ORDER = (("processing", 900.0), ("shipped", 1200.0))
_DRY: tuple[Sky, ...] = ("clear", "clear", "cloudy", "cloudy", "fog")
_DAYS = 7
"""So many days are foretold, today included."""


async def ride(device: Device) -> None:
    """The car is found, comes, waits and drives; one for later is there in time."""
    names = [name for name, _ in _RIDE]
    state = device.get("Ride.state")
    if state not in names:
        return
    departure = device.get("Ride.departure")
    ahead = 0.0 if departure is None else departure - device.now - _RIDE[1][1] - _RIDE[0][1]
    if state == "assigned" and ahead > 0:
        await device.sleep(ahead)
    for name, seconds in _RIDE[names.index(state) :]:
        if name != state:
            device.report("Ride", state=name)
        await device.sleep(seconds)
    device.report("Ride", state="done")


async def order(device: Device) -> None:
    """It is prepared, is on its way, and arrives."""
    names = [name for name, _ in _ORDER]
    status = device.get("Ordering.status")
    if status not in names:
        return
    for name, seconds in _ORDER[names.index(status) :]:
        if name != status:
            device.report("Ordering", status=name)
        await device.sleep(seconds)
    device.report("Ordering", status="delivered")


def show_weather(twin: Twin, report: Report, silent: Collection[ThingId] = ()) -> None:
    """Let weather services tell how it is and how it will be, where that is not what they told last."""
    services = twin.blueprint.by_kind.get("weather", ())
    if not services:
        return
    now = local_time(twin.blueprint, twin.now)
    days = forecast(now)
    today = days[0]
    warmth = 0.5 - 0.5 * math.cos((now.hour - 4) * math.pi / 12)
    temperature = round(today.low + (today.high - today.low) * warmth, 1)
    for service in services:
        if service.driver != "virtual" or service.id in silent:
            continue
        told = twin.get(service.id, "Weather.temperature"), twin.get(service.id, "Weather.days")
        if told != (temperature, days):
            report(service.id, "Weather", {"sky": today.sky, "temperature": temperature, "days": days})


def forecast(now: datetime) -> tuple[WeatherDay, ...]:
    """The weather from today on, by the season of the northern half of the earth: a day keeps its own."""
    first = now.replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    for number in range(_DAYS):
        begin, end = first + timedelta(days=number), first + timedelta(days=number + 1)
        chance = random.Random(begin.date().toordinal())
        season = math.cos((begin.timetuple().tm_yday - 20) * 2 * math.pi / 365)
        mean = 12 - 13 * season + chance.uniform(-4, 4)
        rain = round(chance.random() ** 2 * 100)
        wet: Sky = "snow" if mean < 1 else "storm" if mean > 22 and rain > 85 else "rain"
        sky = wet if rain > 50 else chance.choice(_DRY)
        low, high = round(mean - 4), round(mean + 5)
        last = end.timestamp() - 1  # the next day's first moment is not this day's
        found.append(WeatherDay(number + 1, begin.timestamp(), last, sky, low, high, rain))
    return tuple(found)

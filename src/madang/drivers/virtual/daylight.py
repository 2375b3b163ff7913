"""What light sensors see: the sun by the home's clock, day and night."""

from __future__ import annotations

import math
from collections.abc import Collection

from madang.drivers.driver import Report
from madang.things.units import Lux, ThingId
from madang.twin.rules import local_time
from madang.twin.twin import Twin

__all__ = ["daylight", "show_daylight"]

NOON: Lux = 20_000.0
NIGHT: Lux = 3.0
"""A street lamp."""


def daylight(hour: float) -> Lux:
    """Light at a window at a local hour (0 to 24): the sun from six to half past six."""
    height = math.sin(math.pi * (hour - 6) / 12.5) if 6 < hour < 18.5 else 0.0
    return max(NIGHT, NOON * height**1.5)


def show_daylight(twin: Twin, report: Report, silent: Collection[ThingId] = ()) -> None:
    """Let the light sensors report what they see, once it is a fifth more or less than before."""
    sensors = twin.blueprint.by_kind.get("light_sensor", ())
    if not sensors:
        return
    now = local_time(twin.blueprint, twin.now)
    lux = daylight(now.hour + now.minute / 60)
    for sensor in sensors:
        if sensor.driver != "virtual" or sensor.id in silent:
            continue
        shown = twin.get(sensor.id, "IlluminanceMeasurement.measured_value")
        if shown is None or abs(lux - shown) > 0.2 * max(lux, shown):
            report(sensor.id, "IlluminanceMeasurement", {"measured_value": float(f"{lux:.2g}")})

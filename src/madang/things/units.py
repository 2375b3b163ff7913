"""Types that say their unit, so that no argument's unit must be guessed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

__all__ = [
    "Celsius",
    "Degrees",
    "Kelvin",
    "KilowattHours",
    "Language",
    "Lux",
    "Metres",
    "MicrogramsPerCubicMetre",
    "Moment",
    "PartsPerMillion",
    "Percent",
    "PersonId",
    "Seconds",
    "SpaceId",
    "ThingId",
    "Watts",
]


def _unit(unit: str) -> dict[str, str]:
    return {"unit": unit}


Percent = Annotated[float, Meta(ge=0, le=100, description="percent", extra_json_schema=_unit("%"))]
Celsius = Annotated[float, Meta(ge=-60, le=400, description="degrees Celsius", extra_json_schema=_unit("°C"))]
Kelvin = Annotated[
    float, Meta(ge=1000, le=20000, description="colour temperature in kelvin", extra_json_schema=_unit("K"))
]
Degrees = Annotated[float, Meta(ge=0, le=360, description="degrees of angle", extra_json_schema=_unit("°"))]
Seconds = Annotated[float, Meta(ge=0, le=31_536_000, description="seconds", extra_json_schema=_unit("s"))]
Lux = Annotated[float, Meta(ge=0, description="illuminance in lux", extra_json_schema=_unit("lx"))]
Watts = Annotated[float, Meta(description="power in watts", extra_json_schema=_unit("W"))]
KilowattHours = Annotated[float, Meta(ge=0, description="energy in kWh", extra_json_schema=_unit("kWh"))]
PartsPerMillion = Annotated[
    float, Meta(ge=0, description="parts per million", extra_json_schema=_unit("ppm"))
]
MicrogramsPerCubicMetre = Annotated[
    float, Meta(ge=0, description="micrograms per cubic metre", extra_json_schema=_unit("µg/m³"))
]
Metres = Annotated[float, Meta(ge=-10_000, le=10_000, description="metres", extra_json_schema=_unit("m"))]
Moment = Annotated[
    float, Meta(ge=0, le=253_402_300_799, description="seconds since 1970-01-01T00:00:00Z (POSIX time)")
]
"""A point in time. Numbers inside, ISO 8601 with an offset wherever people read it."""

_ID = r"^[a-z0-9][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*$"
ThingId = Annotated[str, Meta(pattern=_ID, max_length=120, description="id of a thing")]
SpaceId = Annotated[str, Meta(pattern=_ID, max_length=120, description="id of a space")]
PersonId = Annotated[str, Meta(pattern=_ID, max_length=60, description="id of a person")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}$", description="ISO 639 code: ko, en, ja, de, ar, fr")]

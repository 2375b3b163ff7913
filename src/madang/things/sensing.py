"""What only reports: measured values, presence, open or closed, alarms of the air."""

from __future__ import annotations

from typing import Literal

from .trait import Trait
from .units import Celsius, KilowattHours, Lux, MicrogramsPerCubicMetre, PartsPerMillion, Percent, Watts


class TemperatureMeasurement(Trait, frozen=True):
    """Matter cluster 0x0402."""

    icon = "thermometer"
    measured_value: Celsius | None = None


class RelativeHumidityMeasurement(Trait, frozen=True):
    """Matter cluster 0x0405."""

    icon = "droplets"
    measured_value: Percent | None = None


class IlluminanceMeasurement(Trait, frozen=True):
    """Matter cluster 0x0400 (in lux, not in Matter's logarithm)."""

    icon = "sun"
    measured_value: Lux | None = None


class OccupancySensing(Trait, frozen=True):
    """Whether somebody is there. Matter cluster 0x0406."""

    icon = "person-standing"
    occupancy: bool = False


class BooleanState(Trait, frozen=True):
    """A contact: True when closed. Matter cluster 0x0045, as for contact sensors."""

    icon = "door-closed"
    state_value: bool = True


class WaterLeak(Trait, frozen=True):
    """Water where none should be. (Matter: BooleanState of a water leak detector.)"""

    icon = "waves"
    leak: bool = False


class SmokeCoAlarm(Trait, frozen=True):
    """Smoke and carbon monoxide. Matter cluster 0x005C."""

    icon = "siren"
    smoke_state: Literal["normal", "warning", "critical"] = "normal"
    co_state: Literal["normal", "warning", "critical"] = "normal"


class AirQuality(Trait, frozen=True):
    """How good the air is. Matter cluster 0x005B."""

    icon = "wind"
    air_quality: Literal["unknown", "good", "fair", "moderate", "poor", "very_poor"] = "unknown"


class CarbonDioxideConcentrationMeasurement(Trait, frozen=True):
    """Matter cluster 0x040D."""

    icon = "wind"
    measured_value: PartsPerMillion | None = None


class Pm25ConcentrationMeasurement(Trait, frozen=True):
    """Fine dust. Matter cluster 0x042A."""

    icon = "haze"
    measured_value: MicrogramsPerCubicMetre | None = None


class ElectricalPowerMeasurement(Trait, frozen=True):
    """Power now. Matter cluster 0x0090."""

    icon = "zap"
    active_power: Watts | None = None


class ElectricalEnergyMeasurement(Trait, frozen=True):
    """Energy since the meter was built in. Matter cluster 0x0091."""

    icon = "plug-zap"
    cumulative_energy_imported: KilowattHours | None = None


class BasicInformation(Trait, frozen=True):
    """Whether the thing answers; every thing has it. Matter cluster 0x0039, as of a bridged device."""

    icon = "info"
    reachable: bool = True

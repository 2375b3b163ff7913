"""Kinds: what type of device a thing is, which traits such a device has, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from .trait import Risk

__all__ = ["KINDS", "Kind"]


class Kind(Struct, frozen=True):
    """A device type. ``traits`` are what it has unless the home file says otherwise: trait → features."""

    icon: str
    traits: dict[str, tuple[str, ...]]
    risk: dict[str, Risk] = {}
    """Commands that risk more (or less) on this kind than their trait says."""
    family: str = "other"
    patience: float = 5.0
    """Seconds within which such a thing reaches a state that takes time, at the longest."""


_HIGH, _MEDIUM, _LOW = Risk.HIGH, Risk.MEDIUM, Risk.LOW
_OPENING = ("WindowCovering.up_or_open", "WindowCovering.go_to_position")
_SWITCHING_ON = ("OnOff.on", "OnOff.toggle")

_kinds: dict[str, Kind] = {
    # lighting
    "light": Kind("lamp", {"OnOff": (), "LevelControl": ()}, family="lighting"),
    "outlet": Kind("plug", {"OnOff": ()}, family="switches"),
    "switch": Kind("toggle-right", {"OnOff": ()}, family="switches"),
    # climate
    "thermostat": Kind("thermometer", {"Thermostat": ()}, family="climate"),
    "heater": Kind("heater", {"OnOff": (), "Thermostat": ()}, family="climate"),
    "air_conditioner": Kind(
        "air-vent", {"OnOff": (), "Thermostat": ("mode",), "FanControl": ("oscillate",)}, family="climate"
    ),
    "fan": Kind("fan", {"OnOff": (), "FanControl": ("oscillate",)}, family="climate"),
    "air_purifier": Kind("wind", {"OnOff": (), "FanControl": (), "AirQuality": ()}, family="climate"),
    "humidifier": Kind("droplets", {"OnOff": (), "HumidityControl": ()}, family="climate"),
    "dehumidifier": Kind("droplet-off", {"OnOff": (), "HumidityControl": ()}, family="climate"),
    # covers
    "curtain": Kind("blinds", {"WindowCovering": ()}, family="covers", patience=30),
    "blind": Kind("blinds", {"WindowCovering": ("tilt",)}, family="covers", patience=30),
    "shutter": Kind("blinds", {"WindowCovering": ()}, family="covers", patience=60),
    "window": Kind(
        "app-window",
        {"WindowCovering": ()},
        dict.fromkeys(_OPENING, _MEDIUM),
        family="covers",
        patience=30,
    ),
    "garage_door": Kind(
        "warehouse", {"WindowCovering": ()}, dict.fromkeys(_OPENING, _HIGH), family="covers", patience=60
    ),
    # access
    "lock": Kind("lock", {"DoorLock": ()}, family="access", patience=10),
    "door": Kind("door-open", {"BooleanState": ()}, family="access"),
    "alarm_panel": Kind("shield", {"SecurityAlarm": ()}, family="access"),
    # cleaning
    "vacuum": Kind(
        "bot",
        {"RvcOperationalState": (), "RvcCleanMode": (), "ServiceArea": (), "PowerSource": ()},
        family="cleaning",
        patience=900,
    ),
    "mower": Kind(
        "tractor",
        {"RvcOperationalState": (), "PowerSource": ()},
        {"RvcOperationalState.start": _MEDIUM},
        family="cleaning",
        patience=900,
    ),
    "washer": Kind("washing-machine", {"OnOff": (), "OperationalState": ("program",)}, family="cleaning"),
    "dryer": Kind("washing-machine", {"OnOff": (), "OperationalState": ("program",)}, family="cleaning"),
    "dishwasher": Kind("utensils", {"OnOff": (), "OperationalState": ("program",)}, family="cleaning"),
    # media
    "tv": Kind(
        "tv",
        {
            "OnOff": (),
            "AudioOutput": (),
            "MediaPlayback": (),
            "MediaInput": (),
            "ApplicationLauncher": (),
            "Channel": (),
            "ContentLauncher": (),
            "Announcement": (),
        },
        family="media",
    ),
    "speaker": Kind(
        "speaker",
        {"OnOff": (), "AudioOutput": (), "MediaPlayback": (), "ContentLauncher": (), "Announcement": ()},
        family="media",
    ),
    "projector": Kind("projector", {"OnOff": (), "MediaInput": (), "AudioOutput": ()}, family="media"),
    # sensing
    "temperature_sensor": Kind("thermometer", {"TemperatureMeasurement": ()}, family="sensors"),
    "climate_sensor": Kind(
        "thermometer",
        {"TemperatureMeasurement": (), "RelativeHumidityMeasurement": ()},
        family="sensors",
    ),
    "humidity_sensor": Kind("droplets", {"RelativeHumidityMeasurement": ()}, family="sensors"),
    "light_sensor": Kind("sun", {"IlluminanceMeasurement": ()}, family="sensors"),
    "occupancy_sensor": Kind("person-standing", {"OccupancySensing": ()}, family="sensors"),
    "contact_sensor": Kind("door-closed", {"BooleanState": ()}, family="sensors"),
    "leak_sensor": Kind("waves", {"WaterLeak": ()}, family="sensors"),
    "smoke_alarm": Kind("siren", {"SmokeCoAlarm": ()}, family="sensors"),
    "air_quality_sensor": Kind(
        "wind",
        {
            "AirQuality": (),
            "CarbonDioxideConcentrationMeasurement": (),
            "Pm25ConcentrationMeasurement": (),
        },
        family="sensors",
    ),
    "energy_meter": Kind(
        "zap", {"ElectricalPowerMeasurement": (), "ElectricalEnergyMeasurement": ()}, family="sensors"
    ),
    # appliances
    "coffee_maker": Kind("coffee", {"OnOff": (), "Brewing": ()}, family="appliances", patience=180),
    "oven": Kind(
        "cooking-pot",
        {"OnOff": (), "TemperatureControl": ("measured",), "OperationalState": ("program",)},
        dict.fromkeys(
            (*_SWITCHING_ON, "OperationalState.start", "TemperatureControl.set_temperature"), _MEDIUM
        ),
        family="appliances",
    ),
    "cooktop": Kind(
        "flame",
        {"OnOff": (), "LevelControl": ()},
        dict.fromkeys((*_SWITCHING_ON, "LevelControl.move_to_level", "LevelControl.step"), _HIGH),
        family="appliances",
    ),
    "refrigerator": Kind("refrigerator", {"TemperatureControl": ("measured",)}, family="appliances"),
    "wine_cooler": Kind("wine", {"OnOff": (), "TemperatureControl": ("measured",)}, family="appliances"),
    "water_heater": Kind(
        "flame",
        {"OnOff": (), "TemperatureControl": ("measured",), "WaterHeaterManagement": ()},
        family="appliances",
    ),
    "kettle": Kind(
        "coffee",
        {"OnOff": (), "TemperatureControl": ("measured",)},
        dict.fromkeys(_SWITCHING_ON, _MEDIUM),
        family="appliances",
    ),
    "diffuser": Kind("flower", {"OnOff": (), "Diffusing": ()}, family="appliances"),
    "bin": Kind("trash-2", {}, family="appliances"),
    "appliance": Kind("plug", {"OnOff": ()}, family="appliances"),
    # time
    "timer": Kind("timer", {"Timer": ()}, family="time"),
    "alarm_clock": Kind("alarm-clock", {"AlarmClock": ()}, family="time"),
    "calendar": Kind("calendar", {"Calendar": ()}, family="time"),
    "task_list": Kind("list-checks", {"TaskList": ()}, family="time"),
    # what comes from outside
    "ride": Kind("car", {"Ride": ()}, family="services"),
    "shop": Kind("shopping-bag", {"Ordering": ()}, family="services"),
    "weather": Kind("cloud-sun", {"Weather": ()}, family="services"),
    # people
    "person": Kind("user", {"Presence": ()}, family="people"),
}

KINDS: Mapping[str, Kind] = MappingProxyType(_kinds)
"""Every kind by its name. A home file may use any of them and override traits per thing."""

"""Warmth, moving air, moisture: thermostats, air conditioners, fans, purifiers, (de)humidifiers."""

from __future__ import annotations

from typing import ClassVar, Literal

from .trait import Call, Effect, Set, Trait, command
from .units import Celsius, Percent

SystemMode = Literal["off", "auto", "heat", "cool", "dry", "fan_only", "eco"]
FanMode = Literal["off", "low", "medium", "high", "auto"]


class Thermostat(Trait, frozen=True):
    """A room's temperature: measured, wanted, and how to get there. Matter cluster 0x0201.

    One setpoint serves heating and cooling, since that is how people speak; ``system_mode`` tells which.
    """

    icon = "thermometer"
    optional: ClassVar = {"local_humidity": "humidity", "preset": "preset"}
    initial: ClassVar = {"preset": "home"}
    limits: ClassVar = {"setpoint": "setpoint", "system_mode": "mode", "preset": "preset"}

    local_temperature: Celsius | None = None
    setpoint: Celsius = 21
    system_mode: SystemMode = "heat"
    running: Literal["idle", "heating", "cooling", "drying", "fan"] = "idle"
    local_humidity: Percent | None = None
    preset: Literal["home", "away", "sleep", "boost"] | None = None

    @command()
    def set_setpoint(self, setpoint: Celsius) -> Effect:
        """Set the wanted temperature."""
        mode = "auto" if self.system_mode == "off" else self.system_mode
        return self.to(setpoint=setpoint, system_mode=mode), Set("OnOff", on_off=True)

    @command()
    def change_setpoint(self, by: float) -> Effect:
        """Warmer (above 0) or cooler (below 0) by so many degrees Celsius."""
        return self.to(setpoint=min(400.0, max(-60.0, self.setpoint + by)))

    @command(feature="mode")
    def set_system_mode(self, mode: SystemMode) -> Effect:
        """Choose heating, cooling, drying, fan only, automatic, eco or off."""
        return self.to(system_mode=mode), Set("OnOff", on_off=mode != "off")

    @command(feature="preset")
    def set_preset(self, preset: Literal["home", "away", "sleep", "boost"]) -> Effect:
        """Choose a preset: home, away, sleep, boost."""
        return self.to(preset=preset)

    def restore(self, before: Thermostat) -> list[Call]:
        calls: list[Call] = []
        if before.setpoint != self.setpoint:
            calls.append(("Thermostat.set_setpoint", {"setpoint": before.setpoint}))
        if before.system_mode != self.system_mode:
            calls.append(("Thermostat.set_system_mode", {"mode": before.system_mode}))
        if before.preset != self.preset and before.preset:
            calls.append(("Thermostat.set_preset", {"preset": before.preset}))
        return calls


class FanControl(Trait, frozen=True):
    """How hard the air is moved. Matter cluster 0x0202."""

    icon = "fan"
    optional: ClassVar = {"oscillating": "oscillate", "airflow_direction": "direction"}
    initial: ClassVar = {"oscillating": False, "airflow_direction": "forward"}
    limits: ClassVar = {"percent_setting": "percent", "fan_mode": "mode"}

    fan_mode: FanMode = "auto"
    percent_setting: Percent = 0
    oscillating: bool | None = None
    airflow_direction: Literal["forward", "reverse"] | None = None

    @command()
    def set_percent(self, percent: Percent) -> Effect:
        """Set the speed in percent; 0 switches off."""
        mode: FanMode = (
            "off" if percent == 0 else "low" if percent <= 34 else "medium" if percent <= 67 else "high"
        )
        return self.to(percent_setting=percent, fan_mode=mode), Set("OnOff", on_off=percent > 0)

    @command()
    def set_fan_mode(self, mode: FanMode) -> Effect:
        """Choose a speed by name: low, medium, high, auto, off."""
        percent = {"off": 0.0, "low": 33.0, "medium": 66.0, "high": 100.0}.get(mode, self.percent_setting)
        return self.to(fan_mode=mode, percent_setting=percent), Set("OnOff", on_off=mode != "off")

    @command()
    def step(self, by: float) -> Effect:
        """Faster (above 0) or slower (below 0) by so many percentage points."""
        return self.set_percent(min(100.0, max(1.0, self.percent_setting + by)))

    @command(feature="oscillate")
    def set_oscillating(self, oscillating: bool) -> Effect:
        """Swing from side to side, or stand still."""
        return self.to(oscillating=oscillating)

    @command(feature="direction")
    def set_airflow_direction(self, direction: Literal["forward", "reverse"]) -> Effect:
        """Blow forward (summer) or in reverse (winter)."""
        return self.to(airflow_direction=direction)

    def restore(self, before: FanControl) -> list[Call]:
        calls: list[Call] = []
        if before.percent_setting != self.percent_setting or before.fan_mode != self.fan_mode:
            calls.append(("FanControl.set_percent", {"percent": before.percent_setting}))
            if before.fan_mode == "auto":
                calls.append(("FanControl.set_fan_mode", {"mode": "auto"}))
        if before.oscillating != self.oscillating and before.oscillating is not None:
            calls.append(("FanControl.set_oscillating", {"oscillating": before.oscillating}))
        if before.airflow_direction != self.airflow_direction and before.airflow_direction:
            args = {"direction": before.airflow_direction}
            calls.append(("FanControl.set_airflow_direction", args))
        return calls


class HumidityControl(Trait, frozen=True):
    """The wanted relative humidity of a humidifier or dehumidifier. Matter has no cluster for it yet."""

    icon = "droplet"
    limits: ClassVar = {"target_humidity": "humidity"}

    target_humidity: Percent = 45

    @command()
    def set_humidity(self, humidity: Percent) -> Effect:
        """Set the wanted relative humidity."""
        return self.to(target_humidity=humidity), Set("OnOff", on_off=True)

    def restore(self, before: HumidityControl) -> list[Call]:
        return [("HumidityControl.set_humidity", {"humidity": before.target_humidity})]


class TemperatureControl(Trait, frozen=True):
    """The wanted temperature inside an appliance: oven, refrigerator, wine cooler, water heater, kettle.

    Matter cluster 0x0056.
    """

    icon = "thermometer"
    optional: ClassVar = {"current_temperature": "measured"}
    limits: ClassVar = {"temperature_setpoint": "temperature"}

    temperature_setpoint: Celsius = 40
    current_temperature: Celsius | None = None

    @command()
    def set_temperature(self, temperature: Celsius) -> Effect:
        """Set the wanted temperature; what was off goes on."""
        return self.to(temperature_setpoint=temperature), Set("OnOff", on_off=True)

    def restore(self, before: TemperatureControl) -> list[Call]:
        return [("TemperatureControl.set_temperature", {"temperature": before.temperature_setpoint})]


class WaterHeaterManagement(Trait, frozen=True):
    """A hot-water boost. Matter cluster 0x0094."""

    icon = "flame"

    boost_state: Literal["inactive", "active"] = "inactive"

    @command()
    def boost(self) -> Effect:
        """Heat the tank quickly, once."""
        return self.to(boost_state="active"), Set("OnOff", on_off=True)

    @command()
    def cancel_boost(self) -> Effect:
        """Stop the quick heating."""
        return self.to(boost_state="inactive")

    def restore(self, before: WaterHeaterManagement) -> list[Call]:
        name = "boost" if before.boost_state == "active" else "cancel_boost"
        return [(f"WaterHeaterManagement.{name}", {})]

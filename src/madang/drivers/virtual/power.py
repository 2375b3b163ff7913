"""What the energy meter shows: the sum of what is on."""

from __future__ import annotations

from madang.drivers.driver import Report
from madang.things.thing import State, Thing
from madang.things.units import Seconds, Watts
from madang.twin.twin import Twin

__all__ = ["Meter", "watts"]

BASE: Watts = 110.0
"""What a home takes that nobody sees: standby, router, pumps."""
WATTS: dict[str, Watts] = {
    "light": 12, "outlet": 60, "air_conditioner": 900, "fan": 35, "air_purifier": 30, "humidifier": 25,
    "dehumidifier": 220, "heater": 1200, "tv": 110, "speaker": 12, "projector": 200, "coffee_maker": 4,
    "refrigerator": 45, "wine_cooler": 60, "water_heater": 150, "kettle": 1800, "cooktop": 1500,
    "diffuser": 8, "appliance": 50, "vacuum": 0, "thermostat": 0,
}  # fmt: skip
RUNNING: dict[str, Watts] = {"washer": 450, "dryer": 700, "dishwasher": 900, "oven": 1700}
BREWING: Watts = 1200.0
CHARGING: Watts = 25.0


def watts(thing: Thing, state: State) -> Watts:
    """What a thing takes in its state."""
    total = 0.0
    on = getattr(state.get("OnOff"), "on_off", True)
    if on and thing.kind in WATTS:
        level = state.get("LevelControl")
        total += WATTS[thing.kind] * (getattr(level, "current_level", 100) / 100)
    if thing.kind in RUNNING:
        going = getattr(state.get("OperationalState"), "operational_state", "stopped") == "running"
        heating = thing.kind == "oven" and on
        total += RUNNING[thing.kind] if going or heating else 1.0
    if getattr(state.get("Brewing"), "brewing", False):
        total += BREWING
    if getattr(state.get("PowerSource"), "charging", False):
        total += CHARGING
    return total


class Meter:
    """Adds up what things take; each thing's share is kept, so that one change costs one look."""

    def __init__(self, twin: Twin, report: Report) -> None:
        self._twin = twin
        self._report = report
        self.meters = [t for t in twin.blueprint.by_kind.get("energy_meter", ()) if t.driver == "virtual"]
        self._shares: dict[str, Watts] = {}
        self._total: Watts = 0.0
        self._energy: dict[str, float] = {}
        if self.meters:
            for thing in twin.blueprint.things.values():
                self.look(thing)

    def look(self, thing: Thing) -> None:
        """Take note of what the thing takes now."""
        if self.meters:
            share = watts(thing, self._twin.states[thing.id])
            self._total += share - self._shares.get(thing.id, 0.0)
            self._shares[thing.id] = share

    def tick(self, seconds: Seconds) -> None:
        """Let so many seconds pass, and show what clearly changed."""
        power = round(BASE + self._total)
        for meter in self.meters:
            state = self._twin.states[meter.id]
            shown = getattr(state.get("ElectricalPowerMeasurement"), "active_power", None)
            if "ElectricalPowerMeasurement" in state and (shown is None or abs(power - shown) >= 2):
                self._report(meter.id, "ElectricalPowerMeasurement", {"active_power": float(power)})
            if "ElectricalEnergyMeasurement" in state:
                self._count(meter, state, power * seconds / 3_600_000)

    def _count(self, meter: Thing, state: State, kilowatt_hours: float) -> None:
        shown: float = getattr(state["ElectricalEnergyMeasurement"], "cumulative_energy_imported", 0.0) or 0.0
        energy = self._energy.get(meter.id, shown) + kilowatt_hours
        self._energy[meter.id] = energy
        if energy - shown >= 0.1:
            values = {"cumulative_energy_imported": round(energy, 1)}
            self._report(meter.id, "ElectricalEnergyMeasurement", values)

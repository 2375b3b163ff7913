"""The temperature inside appliances: ovens heat up, refrigerators keep cold, tanks are boosted."""

from __future__ import annotations

from .device import Device

__all__ = ["boost", "inside"]

ROOM = 21.0
"""°C that an appliance which is off goes back to."""
RATES: dict[str, tuple[float, float]] = {
    "oven": (0.6, 0.15),
    "kettle": (0.8, 0.05),
    "water_heater": (0.1, 0.005),
    "refrigerator": (0.01, 0.01),
    "wine_cooler": (0.02, 0.01),
}
"""Kind → °C a second towards the setpoint, and back to the room's when off."""
OTHER = (0.1, 0.02)
BOOST = 600.0
"""Seconds that a boost lasts."""


async def inside(device: Device) -> None:
    """Go to the setpoint while on, back to the room's temperature while off; reported every few seconds."""
    now: float | None = device.get("TemperatureControl.current_temperature")
    if now is None:
        return
    on = device.get("OnOff.on_off", True)
    aim: float = device.get("TemperatureControl.temperature_setpoint") if on else ROOM
    rate = RATES.get(device.thing.kind, OTHER)[0 if on else 1]
    pace = 5.0 if device.thing.kind in ("oven", "kettle") else max(0.1, rate * 2)
    while abs(aim - now) > 0.05:
        way = min(pace, abs(aim - now))
        await device.sleep(way / rate)
        now = now + way if aim > now else now - way
        device.report("TemperatureControl", current_temperature=round(now, 1))


async def boost(device: Device) -> None:
    """A boost ends by itself, and with the heater."""
    if device.get("WaterHeaterManagement.boost_state") != "active":
        return
    if device.get("OnOff.on_off", True):
        await device.sleep(BOOST)
    device.report("WaterHeaterManagement", boost_state="inactive")

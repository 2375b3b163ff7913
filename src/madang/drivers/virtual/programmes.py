"""Programmes that count down and finish: washing, drying, dishes, baking; and a cup of coffee."""

from __future__ import annotations

from .device import Device

__all__ = ["brew", "programme"]

STATE = "OperationalState"
MINUTES: dict[str, float] = {
    "cotton": 95, "quick": 30, "delicate": 50, "wool": 40, "baby": 110, "standard": 80, "bedding": 100,
    "normal": 90, "eco": 180, "intensive": 120,
    "bake": 45, "grill": 20, "convection": 40, "pizza": 15, "defrost": 25,
}  # fmt: skip
"""How long programmes take; others take `OTHER`."""
OTHER = 60.0
STEP = 30.0
"""Seconds between two reports of the time that is left."""
CUP = 40.0
"""Seconds that a cup takes."""


async def programme(device: Device) -> None:
    """Count down while it runs; finish. Switched off in the middle, it stops."""
    held = device.take(STATE, "countdown_time")
    state = device.get(f"{STATE}.operational_state")
    if state == "running" and not device.get("OnOff.on_off", True):
        state = "stopped"
        device.report(STATE, operational_state="stopped")
    if state in ("stopped", "finished"):
        if held or device.get(f"{STATE}.countdown_time") > 0:
            device.report(STATE, countdown_time=0)
        return
    if state == "running":
        await _count_down(device)


async def _count_down(device: Device) -> None:
    left: float = device.get(f"{STATE}.countdown_time")
    if left <= 0:
        left = 60 * MINUTES.get(device.get(f"{STATE}.program") or "", OTHER)
        device.report(STATE, countdown_time=left)
    while left > 0:
        step = min(STEP, left)
        await device.sleep(step)
        left -= step
        if left > 0:
            device.report(STATE, countdown_time=left)
    device.report(STATE, operational_state="finished", countdown_time=0)


async def brew(device: Device) -> None:
    """Make as many cups as were asked for, then stop. Switched off in the middle, it stops at once."""
    if not device.get("Brewing.brewing"):
        return
    if device.get("OnOff.on_off", True):
        await device.sleep(CUP * device.get("Brewing.cups"))
    device.report("Brewing", brewing=False)

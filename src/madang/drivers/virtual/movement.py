"""What moves by motor: covers glide, slats turn, bolts slide."""

from __future__ import annotations

from .device import Device

__all__ = ["cover", "lock"]

SPEED = 15.0
"""Percent of its way that a cover moves in a second."""
STEP = 0.5
"""Seconds between two reports of a moving cover."""
BOLT = 0.6
"""Seconds that a lock's motor turns."""


async def cover(device: Device) -> None:
    """Glide to the target position, then turn the slats to the target tilt."""
    device.take("WindowCovering", "current_position", "moving", "current_tilt")
    target: float = device.get("WindowCovering.target_position")
    here: float = device.get("WindowCovering.current_position")
    while here != target:
        device.report("WindowCovering", moving="opening" if target > here else "closing")
        way = min(SPEED * STEP, abs(target - here))
        await device.sleep(way / SPEED)
        gap = target - here
        here = target if abs(gap) <= way else here + (way if gap > 0 else -way)
        device.report("WindowCovering", current_position=here)
    if device.get("WindowCovering.moving") != "stopped":
        device.report("WindowCovering", moving="stopped")
    tilt = device.get("WindowCovering.target_tilt")
    if tilt is not None and tilt != device.get("WindowCovering.current_tilt"):
        await device.sleep(1.0)
        device.report("WindowCovering", current_tilt=tilt)


async def lock(device: Device) -> None:
    """Slide the bolt, then report it."""
    if "lock_state" in device.held.get("DoorLock", {}):
        await device.sleep(BOLT)
        device.report("DoorLock", **device.take("DoorLock", "lock_state"))

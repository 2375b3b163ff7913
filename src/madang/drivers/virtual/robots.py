"""Vacuums and mowers: they drive from room to room, empty their battery, drive home and charge."""

from __future__ import annotations

from .device import Device

__all__ = ["robot"]

STATE = "RvcOperationalState"
ROOM = 45.0
"""Seconds that a room takes."""
STEP = 15.0
"""Seconds between two looks at the battery."""
DRAIN, CHARGE = 1.0, 2.0
"""Percent of the battery a step."""
WAY_HOME = 12.0
"""Seconds back to the dock."""
EMPTY = 10.0
"""Percent of the battery at which it drives home."""


async def robot(device: Device) -> None:
    """Do what it was last told; when that is done or the battery is low, go home and charge."""
    device.take(STATE, "operational_state")
    wanted = device.get(f"{STATE}.wanted")
    if wanted in ("paused", "stopped"):
        _say(device, wanted)
        return
    if wanted == "running":
        await _work(device)
        device.report(STATE, wanted="docked")
    await _go_home(device)
    await _charge(device)


async def _work(device: Device) -> None:
    _say(device, "running")
    _power(device, charging=False)
    chosen = device.get("ServiceArea.selected_areas", ())
    if device.memory.get("chosen") != chosen:
        device.memory = {"chosen": chosen}
    left: list[str | None] = device.memory.get("rooms") or _rooms(device)
    while left and _battery(device) > EMPTY:
        device.memory["rooms"] = left
        if device.has("ServiceArea"):
            device.report("ServiceArea", current_area=left[0])
        done: float = device.memory.setdefault("seconds", 0.0)
        while done < ROOM and _battery(device) > EMPTY:
            await device.sleep(STEP)
            done = device.memory["seconds"] = done + STEP
            _power(device, percent=_battery(device) - DRAIN)
        if done >= ROOM:
            left = left[1:]
            device.memory["seconds"] = 0.0
    device.memory.pop("rooms", None)
    device.memory.pop("seconds", None)


async def _go_home(device: Device) -> None:
    if device.get(f"{STATE}.operational_state") != "docked":
        _say(device, "returning")
        await device.sleep(WAY_HOME)
        _say(device, "docked")
    device.memory.pop("rooms", None)
    if device.has("ServiceArea") and device.get("ServiceArea.current_area") is not None:
        device.report("ServiceArea", current_area=None)


async def _charge(device: Device) -> None:
    while _battery(device) < 100:
        _power(device, charging=True)
        await device.sleep(STEP)
        _power(device, percent=_battery(device) + CHARGE)
    _power(device, charging=False)


def _rooms(device: Device) -> list[str | None]:
    """The rooms to do: those selected, else all it can reach."""
    chosen: tuple[str, ...] = device.get("ServiceArea.selected_areas", ())
    limit = device.thing.limit("ServiceArea", "areas")
    return list(chosen or (limit.choices if limit and limit.choices else (None,)))


def _battery(device: Device) -> float:
    level: float = device.get("PowerSource.bat_percent_remaining", 100.0)
    return level


def _say(device: Device, state: str) -> None:
    if device.get(f"{STATE}.operational_state") != state:
        device.report(STATE, operational_state=state)


def _power(device: Device, *, percent: float | None = None, charging: bool | None = None) -> None:
    if not device.has("PowerSource"):
        return
    if percent is not None:
        device.report("PowerSource", bat_percent_remaining=min(100.0, max(0.0, percent)))
    if charging is not None and charging != device.get("PowerSource.charging"):
        device.report("PowerSource", charging=charging)

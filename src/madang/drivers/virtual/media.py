"""What plays goes on, coarsely reported; what is switched off pauses."""

from __future__ import annotations

from .device import Device

__all__ = ["launch", "playback"]

STEP = 15.0
"""Seconds between two reports of the position: surfaces count on by themselves in between."""
TRACK = 240.0
"""Seconds that found content lasts."""


async def playback(device: Device) -> None:
    """Let the position go on while it plays, to the end."""
    if held := device.take("MediaPlayback", "position"):
        device.report("MediaPlayback", **held)
    if device.get("MediaPlayback.current_state") != "playing":
        return
    if not device.get("OnOff.on_off", True):
        device.report("MediaPlayback", current_state="paused")
        return
    while device.get("MediaPlayback.current_state") == "playing":
        position: float = device.get("MediaPlayback.position")
        duration: float | None = device.get("MediaPlayback.duration")
        left = STEP if duration is None else max(0.0, duration - position)
        await device.sleep(min(STEP, left))
        if duration is not None and left <= STEP:
            device.report("MediaPlayback", current_state="not_playing", position=0)
        else:
            device.report("MediaPlayback", position=position + STEP)


async def launch(device: Device) -> None:
    """What was found has a length of its own, and no artist that is known."""
    content = device.get("ContentLauncher.current_content")
    if content is None or content == device.memory.get("content") or not device.has("MediaPlayback"):
        return
    device.memory["content"] = content
    if device.get("MediaPlayback.title") == content:
        device.report("MediaPlayback", artist=None, duration=TRACK)

"""Home Assistant's intents and slots beside Madang's: the tables that `intents.py` judges by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from madang.language.doing import COLORS

INTENTS: dict[str, tuple[str, ...]] = {
    "HassTurnOn": (
        "HassTurnOn", "iot_hue_lighton", "iot_wemo_on", "HassOpenCover", "lock", "HassLock", "start",
        "own_command", "RunScene", "set_mode",
    ),
    "HassTurnOff": (
        "HassTurnOff", "iot_hue_lightoff", "iot_wemo_off", "HassCloseCover", "unlock", "HassUnlock", "stop",
    ),
    "HassLightSet": ("HassLightSet", "iot_hue_lightchange", "iot_hue_lightup", "iot_hue_lightdim"),
    "HassFanSetSpeed": ("HassFanSetSpeed",),
    "HassSetPosition": ("HassSetPosition",),
    "HassClimateSetTemperature": ("HassClimateSetTemperature",),
    "HassClimateGetTemperature": ("HassClimateGetTemperature", "weather_query"),
    "HassGetState": ("HassGetState", "HassClimateGetTemperature"),
    "HassGetWeather": ("weather_query",),
    "HassGetCurrentDate": ("datetime_query",),
    "HassGetCurrentTime": ("datetime_query",),
    "HassNevermind": ("HassNevermind",),
    "HassRespond": ("general_greet", "help", "general_quirky", "not_understood"),
    "HassBroadcast": ("HassBroadcast",),
    "HassStartTimer": ("HassStartTimer",),
    "HassCancelTimer": ("HassCancelTimer",),
    "HassCancelAllTimers": ("HassCancelAllTimers",),
    "HassIncreaseTimer": ("HassIncreaseTimer",),
    "HassDecreaseTimer": ("HassDecreaseTimer",),
    "HassPauseTimer": ("HassPauseTimer",),
    "HassUnpauseTimer": ("HassUnpauseTimer",),
    "HassTimerStatus": ("HassTimerStatus",),
    "HassListAddItem": ("lists_createoradd",),
    "HassListCompleteItem": ("HassListCompleteItem",),
    "HassListRemoveItem": ("lists_remove",),
    "HassShoppingListAddItem": ("lists_createoradd",),
    "HassShoppingListCompleteItem": ("HassListCompleteItem", "lists_remove"),
    "HassMediaNext": ("HassMediaNext",),
    "HassMediaPrevious": ("HassMediaPrevious",),
    "HassMediaPause": ("HassMediaPause",),
    "HassMediaUnpause": ("HassMediaUnpause",),
    "HassMediaPlayerMute": ("audio_volume_mute", "HassMediaPlayerMute"),
    "HassMediaPlayerUnmute": ("HassMediaPlayerUnmute",),
    "HassMediaSearchAndPlay": ("HassMediaSearchAndPlay", "play_music", "play_podcasts"),
    "HassSetVolume": ("HassSetVolume", "audio_volume_other"),
    "HassSetVolumeRelative": ("audio_volume_up", "audio_volume_down", "HassSetVolumeRelative"),
    "HassVacuumStart": ("iot_cleaning", "HassVacuumStart", "start"),
    "HassVacuumReturnToBase": ("HassVacuumReturnToBase",),
    "HassVacuumCleanArea": ("iot_cleaning", "HassVacuumCleanArea"),
    "HassLawnMowerStartMowing": ("HassLawnMowerStartMowing", "start"),
    "HassLawnMowerDock": ("HassLawnMowerDock", "HassVacuumReturnToBase", "HassVacuumStop", "stop"),
}  # fmt: skip
"""Their intent → ours: MASSIVE's name where it has one, Home Assistant's where it has not."""

_NAMES = (
    "device_type", "house_place", "person", "timer_name", "list_name", "place_name", "scene", "media_type",
    "choice",
)  # fmt: skip
_AMOUNTS = ("change_amount", "position", "time", "duration")
SLOTS: dict[str, tuple[str, ...]] = {
    "area": ("house_place", "device_type"), "floor": ("house_place", "device_type"), "name": _NAMES,
    "brightness": _AMOUNTS, "temperature": (*_AMOUNTS, "color_type"), "percentage": _AMOUNTS,
    "position": _AMOUNTS, "volume_level": _AMOUNTS, "color": ("color_type",),
    "hours": ("time", "duration"), "minutes": ("time", "duration"), "seconds": ("time", "duration"),
    "start_hours": ("time", "duration"), "start_minutes": ("time", "duration"),
    "start_seconds": ("time", "duration"), "item": ("item",), "message": ("message",),
    "search_query": (
        "query", "song_name", "artist_name", "movie_name", "media_type", "podcast_name", "playlist_name",
    ),
    "device_class": ("device_type", "house_place"),
}  # fmt: skip
"""Their slot → the slots of ours that may hold its value. What is not here is told by the intent."""

Wanted = tuple[str | dict[str, str], dict[str, Any]]


def _plain(command: str) -> Callable[[dict[str, Any]], Wanted]:
    return lambda slots: (command, {})


def _value(command: str, argument: str, slot: str) -> Callable[[dict[str, Any]], Wanted]:
    return lambda slots: (command, {argument: slots[slot]})


_SWITCHED = ("light", "fan", "switch", "tv", "appliance", "thermostat")
COVERS = {"HassTurnOn": "WindowCovering.up_or_open", "HassTurnOff": "WindowCovering.down_or_close"}
"""What turning on and off means for what opens and closes."""
START_VOLUME, VOLUME_STEP = 30, 10
"""A media player's volume at first, and by how much a plain "louder" changes it, in percent."""


def _on_off(word: str, lock: str) -> Callable[[dict[str, Any]], Wanted]:
    commands = dict.fromkeys(_SWITCHED, f"OnOff.{word}") | {"lock": lock}
    return lambda slots: (_Commands(commands), {})


class _Commands(dict[str, str]):
    """Kind → command; covers are opened and closed (`intents.py`)."""

    def __missing__(self, kind: str) -> str:
        return "OnOff.on"


def _light(slots: dict[str, Any]) -> Wanted:
    if "brightness" in slots:
        return "LevelControl.move_to_level", {"level": slots["brightness"]}
    if "temperature" in slots:
        return "ColorControl.move_to_color_temperature", {"kelvin": slots["temperature"]}
    hue, saturation = COLORS[slots["color"]]
    return "ColorControl.move_to_hue_and_saturation", {"hue": hue, "saturation": saturation}


def _volume(slots: dict[str, Any]) -> Wanted:
    step = slots["volume_step"]
    by = (VOLUME_STEP if step == "up" else -VOLUME_STEP) if isinstance(step, str) else step
    return "AudioOutput.set_volume", {"volume": START_VOLUME + by}


COMMANDS: dict[str, Callable[[dict[str, Any]], Wanted]] = {
    "HassTurnOn": _on_off("on", "DoorLock.lock_door"),
    "HassTurnOff": _on_off("off", "DoorLock.unlock_door"),
    "HassStartTimer": _plain("OnOff.off"),  # "turn off the lights in 5 minutes"
    "HassLightSet": _light,
    "HassFanSetSpeed": _value("FanControl.set_percent", "percent", "percentage"),
    "HassSetPosition": _value("WindowCovering.go_to_position", "position", "position"),
    "HassClimateSetTemperature": _value("Thermostat.set_setpoint", "setpoint", "temperature"),
    "HassBroadcast": _value("Announcement.announce", "message", "message"),
    "HassMediaNext": _plain("MediaPlayback.next"),
    "HassMediaPrevious": _plain("MediaPlayback.previous"),
    "HassMediaPause": _plain("MediaPlayback.pause"),
    "HassMediaUnpause": _plain("MediaPlayback.play"),
    "HassMediaPlayerMute": _plain("AudioOutput.mute"),
    "HassMediaPlayerUnmute": _plain("AudioOutput.unmute"),
    "HassMediaSearchAndPlay": _value("ContentLauncher.launch_content", "query", "search_query"),
    "HassSetVolume": _value("AudioOutput.set_volume", "volume", "volume_level"),
    "HassSetVolumeRelative": _volume,
    "HassLawnMowerStartMowing": _plain("RvcOperationalState.start"),
    "HassLawnMowerDock": _plain("RvcOperationalState.go_home"),
}
"""Their intent → the command and its arguments, from the row's slots."""

NOTHING_DONE = {
    "HassGetState", "HassGetWeather", "HassGetCurrentDate", "HassGetCurrentTime", "HassNevermind",
    "HassRespond", "HassClimateGetTemperature", "HassTimerStatus",
}  # fmt: skip
"""Intents that change nothing."""
ASKED = {"HassGetState", "HassClimateGetTemperature"}
"""Questions about things."""
ASKED_KINDS = {
    "light": "light", "fan": "fan", "switch": "switch", "lock": "lock", "valve": "appliance", "door": "lock",
    "lumière": "light", "ventilateur": "fan", "interrupteur": "switch", "prise": "switch", "porte": "lock",
}  # fmt: skip
"""A word of a question → the kind that it is about, where the row does not tell it."""
EVERY = r"(?i)\b(all|tous|toutes|partout)\b(?!.* (here|ici|dans cette pièce))"
"""What says that all of the home is meant, and not just the room."""
REMOVED = r"(?i)(delete|remove|supprime|enlève|retire) "
"""How a sentence begins that takes an item off a list, where it could also be ticked off."""

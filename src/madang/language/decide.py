"""What is wanted: one table from what a clause says to an operation, the same for every language.

The table is ``decisions.txt``. `INTENTS` names each operation's intent, as MASSIVE and Home Assistant do.
"""

from __future__ import annotations

from collections import Counter
from importlib import resources

from .clause import Clause

__all__ = ["INTENTS", "decide", "intent_of"]

INTENTS: dict[str, str] = {
    "undo": "undo", "why": "why", "yes": "confirm_yes", "no": "confirm_no", "refrain": "HassNevermind",
    "arrive": "arrive", "leave": "leave",
    "nevermind": "HassNevermind",
    "thanks": "general_praise", "greet": "general_greet",
    "goodbye": "general_greet", "help": "help", "weather": "weather_query",
    "timer_query": "HassTimerStatus", "timer_cancel": "HassCancelTimer", "timer_pause": "HassPauseTimer",
    "timer_resume": "HassUnpauseTimer", "timer_less": "HassDecreaseTimer", "timer_more": "HassIncreaseTimer",
    "timer_start": "HassStartTimer", "arm": "arm", "disarm": "disarm",
    "alarm_remove": "alarm_remove", "alarm_query": "alarm_query", "alarm_set": "alarm_set",
    "list_complete": "HassListCompleteItem", "list_remove": "lists_remove", "list_query": "lists_query",
    "list_add": "lists_createoradd", "calendar_query": "calendar_query", "calendar_remove": "calendar_remove",
    "calendar_set": "calendar_set", "calendar_move": "calendar_set",
    "announce": "HassBroadcast", "own": "own_command",
    "dock": "HassVacuumReturnToBase", "robot_pause": "HassVacuumPause", "robot_resume": "HassVacuumStart",
    "robot_stop": "HassVacuumStop", "clean_mode": "set_mode", "clean": "iot_cleaning", "brew": "iot_coffee",
    "boost": "boost", "unmute": "HassMediaPlayerUnmute", "mute": "audio_volume_mute",
    "volume_up": "audio_volume_up", "volume_down": "audio_volume_down", "volume": "audio_volume_other",
    "channel_next": "change_channel", "channel_previous": "change_channel", "channel": "change_channel",
    "choice": "select_input", "next": "HassMediaNext", "previous": "HassMediaPrevious",
    "forward": "skip", "rewind": "skip", "pause": "HassMediaPause", "resume": "HassMediaUnpause",
    "media_stop": "media_stop", "play": "play_music",
    "color": "iot_hue_lightchange", "color_ask": "iot_hue_lightchange",
    "color_temperature": "iot_hue_lightchange", "color_warmer": "iot_hue_lightchange",
    "color_cooler": "iot_hue_lightchange", "brighter": "iot_hue_lightup", "dimmer": "iot_hue_lightdim",
    "level": "HassLightSet", "lock": "lock", "unlock": "unlock", "open": "HassOpenCover",
    "close": "HassCloseCover", "cover_stop": "HassStopMoving", "position": "HassSetPosition",
    "tilt": "set_tilt", "humidity": "set_humidity", "humidity_up": "set_humidity",
    "humidity_down": "set_humidity", "oscillate_on": "oscillate", "oscillate_off": "oscillate",
    "fan": "HassFanSetSpeed", "fan_mode": "HassFanSetSpeed", "fan_up": "HassFanSetSpeed",
    "fan_down": "HassFanSetSpeed", "intensity": "set_intensity", "intensity_up": "set_intensity",
    "intensity_down": "set_intensity", "interval": "set_interval",
    "temperature": "HassClimateSetTemperature", "warmer": "HassClimateSetTemperature",
    "cooler": "HassClimateSetTemperature", "system_mode": "set_mode", "preset": "set_mode",
    "mode": "set_mode",
    "look_temperature": "HassClimateGetTemperature", "look_target": "HassClimateGetTemperature",
    "time": "datetime_query", "date": "datetime_query", "on": "HassTurnOn", "off": "HassTurnOff",
    "toggle": "HassToggle", "lighten": "iot_hue_lighton",
    "start": "start", "stop": "stop", "program_pause": "pause", "set": "set",
}  # fmt: skip
"""Operation → intent. What begins with ``look`` and is not here is HassGetState."""

_KIND_INTENTS = {
    ("on", "k.light"): "iot_hue_lighton",
    ("off", "k.light"): "iot_hue_lightoff",
    ("on", "kind.outlet"): "iot_wemo_on",
    ("off", "kind.outlet"): "iot_wemo_off",
    ("on", "kind.switch"): "iot_wemo_on",
    ("off", "kind.switch"): "iot_wemo_off",
    ("play", "kind.radio"): "play_radio",
    ("clean", "kind.mower"): "HassLawnMowerStartMowing",
    ("dock", "kind.mower"): "HassLawnMowerDock",
    ("robot_stop", "kind.mower"): "HassLawnMowerDock",
    ("timer_cancel", "quant.all"): "HassCancelAllTimers",
    ("volume", "has.percent"): "HassSetVolume",
    ("volume", "has.number"): "HassSetVolume",
    ("volume_up", "has.aim"): "HassSetVolume",
    ("volume_down", "has.aim"): "HassSetVolume",
    ("look_playing", "question"): "music_query",
    ("look", "kind.weather"): "weather_query",
    ("set", "kind.ride"): "transport_taxi",
    ("start", "kind.ride"): "transport_taxi",
    ("on", "kind.ride"): "transport_taxi",
}
"""Operation and a tag of the sentence → intent, where a kind has one of its own; "look" is every look."""


def intent_of(operation: str, clause: Clause) -> str:
    """The intent's name, as data sets call it."""
    for (wanted, tag), intent in _KIND_INTENTS.items():
        if tag in clause.tags and (wanted == operation or (wanted == "look" and operation[:4] == wanted)):
            return intent
    return INTENTS.get(operation, "HassGetState" if operation.startswith("look") else operation)


Rule = tuple[str, tuple[frozenset[str], ...], frozenset[str]]


def _compile(condition: str) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    needed: list[frozenset[str]] = []
    without: set[str] = set()
    for word in condition.split():
        if word.startswith("!"):
            without.add(word[1:])
        else:
            needed.append(frozenset(word.split("|")))
    return tuple(needed), frozenset(without)


def _read() -> tuple[Rule, ...]:
    rules: list[Rule] = []
    lines = resources.files(__package__).joinpath("decisions.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            operation, _, condition = line.partition(":")
            rules.append((operation, *_compile(condition)))
    return tuple(rules)


_RULES = _read()


def _by_tag() -> dict[str, tuple[int, ...]]:
    """Tag → the rules to look at where it holds: each stands under the rarest of its conditions."""
    often = Counter(tag for _, needed, _ in _RULES for some in needed for tag in some)
    found: dict[str, list[int]] = {}
    for place, (_, needed, _) in enumerate(_RULES):
        for tag in min(needed, key=lambda some: sum(often[tag] for tag in some)):
            found.setdefault(tag, []).append(place)
    return {tag: tuple(places) for tag, places in found.items()}


_BY_TAG = _by_tag()


def decide(clause: Clause) -> str | None:
    """The operation that a clause asks for; None where nothing fits."""
    tags = clause.tags | {f"{tag.split('.', 1)[0]}.*" for tag in clause.tags}
    for place in sorted({place for tag in tags if tag in _BY_TAG for place in _BY_TAG[tag]}):
        operation, needed, without = _RULES[place]
        for some in needed:
            if some.isdisjoint(tags):
                break
        else:
            if without.isdisjoint(tags):
                return None if operation == "nothing" else operation
    return None

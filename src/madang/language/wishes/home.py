"""Lights, plugs, machines, volume, and whatever else of the home a frame is about."""

from __future__ import annotations

from madang.things.plan import Ask, Refuse, Step

from ..clause import Clause
from ..doing import DOING
from ..later import gone_by, recurs, spread, time_said
from ..looking import LOOKING
from ..mention import Mention
from ..playing import PLAYING
from ..targets import Stop
from ..vocabulary import Entry
from .wish import Answer, Planner, Wish, about

__all__ = ["HOME", "act"]

_PLACES = ("device_type", "house_place")
_OPERATIONS = {**DOING, **PLAYING, **LOOKING}

_MEANT: dict[str, tuple[str, tuple[str, ...]]] = {
    "iot_hue_lighton": ("light", ("on", "level", "brighter")),
    "iot_hue_lightoff": ("light", ("off",)),
    "iot_hue_lightup": ("light", ("brighter", "level")),
    "iot_hue_lightdim": ("light", ("dimmer", "level")),
    "iot_hue_lightchange": (
        "light",
        ("color", "color_temperature", "color_warmer", "color_cooler", "brighter", "dimmer", "level"),
    ),
    "iot_wemo_on": ("", ("on",)),
    "iot_wemo_off": ("", ("off",)),
    "audio_volume_up": ("", ("volume_up", "unmute", "volume")),
    "audio_volume_down": ("", ("volume_down", "volume")),
    "audio_volume_mute": ("", ("mute", "unmute", "volume_down")),
    "HassTurnOn": ("", ("on", "start", "open", "play", "arm", "boost", "oscillate_on", "own", "system_mode")),
    "HassTurnOff": ("", ("off", "stop", "close", "disarm", "oscillate_off", "media_stop")),
    "HassToggle": ("", ("toggle",)),
    "HassLightSet": (
        "light",
        ("color_temperature", "color", "level", "color_warmer", "color_cooler", "brighter", "dimmer"),
    ),
    "HassOpenCover": ("", ("open", "position")),
    "HassCloseCover": ("", ("close", "position")),
    "HassSetPosition": ("", ("position", "tilt")),
    "lock": ("", ("lock",)),
    "unlock": ("", ("unlock",)),
    "HassGetState": ("", ("look", *LOOKING)),
    "HassClimateSetTemperature": ("", ("temperature", "warmer", "cooler")),
    "set_mode": ("", ("system_mode", "preset", "fan_mode", "mode")),
    "HassClimateGetTemperature": ("", ("look_temperature", "look_target")),
    "set_humidity": ("", ("humidity", "humidity_up", "humidity_down")),
    "HassFanSetSpeed": ("", ("fan", "fan_up", "fan_down", "fan_mode")),
    "HassVacuumStart": ("", ("clean", "robot_resume")),
    "HassVacuumReturnToBase": ("vacuum", ("dock",)),
    "HassVacuumCleanArea": ("", ("clean",)),
    "HassLawnMowerStartMowing": ("mower", ("clean",)),
    "HassLawnMowerDock": ("mower", ("dock",)),
    "HassMediaPause": ("", ("pause",)),
    "HassMediaUnpause": ("", ("resume",)),
    "HassMediaNext": ("", ("next",)),
    "HassMediaPrevious": ("", ("previous",)),
    "media_stop": ("", ("media_stop",)),
    "skip": ("", ("forward", "rewind")),
    "HassMediaPlayerMute": ("", ("mute",)),
    "HassMediaPlayerUnmute": ("", ("unmute",)),
    "HassSetVolume": ("", ("volume",)),
    "HassSetVolumeRelative": ("", ("volume_up", "volume_down")),
    "change_channel": ("", ("channel", "choice", "channel_next", "channel_previous")),
    "select_input": ("", ("choice",)),
    "open_app": ("", ("choice",)),
    "run_scene": ("", ("own",)),
    "arm": ("", ("arm",)),
    "disarm": ("", ("disarm",)),
}  # fmt: skip
"""Intent → the kind that it is about by itself, and the operations that its words choose from."""
_CHOOSING = {"choice": "choices", "own": "own"}
"""Operations that need something with a name of its own."""
_UNSAID = {"on", "off", "toggle", "open", "close", "system_mode", "mode", "level", "set"}
"""Operations that a frame without any thing says too little for."""


def act(wish: Wish, kind: str, operations: tuple[str, ...], *slots: str) -> list[Step]:
    """The first operation that the words ask for, at its time. ``kind`` is meant where none was said."""
    clause = wish.clause(*_PLACES, *slots)
    operation = wish.operation(clause, operations)
    if clause.has("polite.not") and not clause.has("question"):
        return []
    if clause.has("time.condition") or recurs(clause):
        return [Refuse("not_understood", wish.whole)]
    if gone_by(clause, wish.scene):
        return [Refuse("out_of_range", time_said(clause))]
    _check_named(wish, clause)
    if any(mention.key("room") == "unnamed" for mention in wish.mentions("house_place")):
        if wish.scene.utterance.space is None:
            return [Ask("which_space", (), wish.whole)]
        clause.tags.add("quant.here")
    if kind and not _is_said(clause):
        about(clause, kind)
    elif operation in _UNSAID and not _is_said(clause) and not clause.has("named.spaces"):
        return [Ask("which_thing", (), wish.whole)]
    if operation in _CHOOSING and not clause.has(f"named.{_CHOOSING[operation]}"):
        return [Refuse("no_such_item", wish.said("channel", "input", "app_name", "screen") or wish.whole)]
    steps = _OPERATIONS[operation](wish.scene, clause)
    return spread(wish.scene, clause, operation, steps) or [Refuse("not_understood", wish.whole)]


def _is_said(clause: Clause) -> bool:
    """Whether a thing or a kind of things was said."""
    return any(m.entry.things or m.has("kind.") for m in clause.mentions)


def _check_named(wish: Wish, clause: Clause) -> None:
    """A thing or a room that the frame names and the home has not is refused by its name."""
    for slot in wish.slots(*_PLACES):
        found = wish.mentions(slot.name)
        mine = [m for m in found if "unknown" in m.tags and slot.start <= wish.text.span(m.start, m.end)[0]]
        known = [m for m in found if m.entry.named or m.has("kind.") or m.has("room.") or m.has("quant.")]
        if mine and not known:
            reason = "no_such_space" if slot.name == "house_place" else "no_such_thing"
            raise Stop(Refuse(reason, slot.value.strip()))  # type: ignore[arg-type]


def _meant(intent: str) -> Planner:
    kind, operations = _MEANT[intent]
    return lambda wish: act(wish, kind, operations)


def _colour(wish: Wish) -> Answer:
    clause = wish.clause(*_PLACES)
    lit = wish.operation(clause, _MEANT["iot_hue_lightchange"][1])
    if lit == "color" and not clause.has("color.") and not any(m.has("color.") for m in clause.mentions):
        said = wish.said("color_type")
        return [Refuse("no_such_item", said) if said else Ask("which_value", (), wish.whole)]
    return act(wish, "light", _MEANT["iot_hue_lightchange"][1])


def _volume(wish: Wish) -> Answer:
    """ "Change the volume": to what?"""
    clause = wish.clause(*_PLACES)
    operation = wish.operation(
        clause, ("volume", "look_volume", "volume_up", "volume_down", "mute", "unmute")
    )
    return act(wish, "", (operation,))


def _cleaning(wish: Wish) -> Answer:
    robots = ("clean", "dock", "robot_stop", "robot_pause", "robot_resume", "clean_mode", "look_robot")
    clause = wish.clause(*_PLACES)
    if clause.has("question") and wish.operation(clause, robots) == "clean":
        return act(wish, "", ("look_robot",))
    return act(wish, "", robots)


def _coffee(wish: Wish) -> Answer:
    for slot in wish.slots("coffee_type"):
        if any("unknown" in mention.tags for mention in wish.mentions("coffee_type")):
            return [Refuse("no_such_item", slot.value.strip())]
    return act(wish, "", ("brew",))


_MESSAGE = Entry(("message",))


def _broadcast(wish: Wish) -> Answer:
    """Say a message aloud: the words of its slot, where the parser marked them."""
    said = wish.mentions("message")
    if not said:
        return act(wish, "", ("announce",))
    quote = Mention(said[0].start, said[-1].end, _MESSAGE)
    clause = wish.made([*(m for m in wish.all if m.start < quote.start), quote])
    return PLAYING["announce"](wish.scene, clause)


HOME: dict[str, Planner] = {intent: _meant(intent) for intent in _MEANT} | {
    "iot_hue_lightchange": _colour, "audio_volume_other": _volume, "iot_cleaning": _cleaning,
    "iot_coffee": _coffee, "HassBroadcast": _broadcast,
}  # fmt: skip
"""Intent → what it comes to."""

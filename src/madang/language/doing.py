"""Operations on devices: switching, opening, levels, colours, warmth, air."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from madang.things.plan import Ask, Do, Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .machines import MACHINES, SYSTEM_MODE, way_said
from .scales import (
    FAN,
    HEATS,
    HUMIDITY,
    INSIDE,
    INTENSITY,
    LEVEL,
    SETPOINT,
    TILT,
    VOLUME,
    Operation,
    Scale,
    can_any,
    change,
    change_one,
    name_said,
    value_said,
)
from .scene import Scene
from .targets import Need, Stop

__all__ = ["DOING"]

COLORS = {
    "red": (0, 100), "orange": (30, 100), "yellow": (55, 100), "green": (120, 100), "cyan": (180, 100),
    "sky": (200, 70), "blue": (240, 100), "indigo": (255, 90), "purple": (275, 100), "lavender": (270, 45),
    "pink": (330, 70), "magenta": (300, 100), "lime": (90, 100), "gold": (45, 90),
}  # fmt: skip
"""Colour → hue in degrees, saturation in percent."""
_EITHER_WAY = ("air_conditioner", "thermostat")
"""Kinds that can warm, cool, or dry, and are told which."""
WHITES = {"warm_white": 2700, "neutral_white": 4000, "cool_white": 6500, "daylight": 6500, "candle": 1900}
"""White → kelvin."""

_COMMANDS: dict[str, tuple[str, ...]] = {
    "on": ("OnOff.on", "RvcOperationalState.start", "Thermostat.set_system_mode"),
    "off": (
        "OnOff.off", "RvcOperationalState.go_home", "Thermostat.set_system_mode", "OperationalState.stop",
    ),
    "toggle": ("OnOff.toggle",),
    "open": ("WindowCovering.up_or_open",),
    "close": ("WindowCovering.down_or_close",),
    "cover_stop": ("WindowCovering.stop_motion",),
    "lock": ("DoorLock.lock_door",),
    "unlock": ("DoorLock.unlock_door",),
    "arm": ("SecurityAlarm.arm_away",),
    "disarm": ("SecurityAlarm.disarm",),
    "dock": ("RvcOperationalState.go_home",),
    "robot_pause": ("RvcOperationalState.pause",),
    "robot_resume": ("RvcOperationalState.resume",),
    "robot_stop": ("RvcOperationalState.stop",),
    "stop": (
        "OperationalState.stop", "RvcOperationalState.stop", "WindowCovering.stop_motion", "Brewing.cancel",
        "MediaPlayback.stop", "OnOff.off",
    ),
    "program_pause": ("OperationalState.pause",),
    "boost": ("WaterHeaterManagement.boost",),
    "oscillate_on": ("FanControl.set_oscillating",),
    "oscillate_off": ("FanControl.set_oscillating",),
}  # fmt: skip
"""Operation → the commands that may fulfil it, the first that a thing can."""
_KINDS: dict[str, tuple[str, ...]] = {
    "on": ("light",), "off": ("light",), "toggle": ("light",), "open": (), "close": (),
    "cover_stop": ("curtain", "blind", "shutter"), "lock": ("lock",), "unlock": ("lock",),
    "arm": ("alarm_panel",), "disarm": ("alarm_panel",), "dock": ("vacuum", "mower"),
    "robot_pause": ("vacuum", "mower"), "robot_resume": ("vacuum", "mower"),
    "robot_stop": ("vacuum", "mower"), "boost": ("water_heater",),
    "oscillate_on": ("fan", "air_conditioner"), "oscillate_off": ("fan", "air_conditioner"),
    "program_pause": ("washer", "dryer", "dishwasher"),
}  # fmt: skip
"""Operation → kinds meant when none is said."""


def _plain(operation: str) -> Operation:
    commands = _COMMANDS[operation]
    everything = operation if operation in ("on", "off", "open", "close") else ""
    need = Need(can_any(*commands), _KINDS.get(operation, ()), everything)

    def run(scene: Scene, clause: Clause) -> list[Step]:
        steps: list[Step] = []
        chosen = _panels(scene) if operation in ("arm", "disarm") else _chosen(scene, clause, need)
        said = name_said(clause)
        for thing in chosen:
            command = next((name for name in commands if thing.can(name)), commands[0])
            args = _args(operation, command, thing)
            if operation == "arm" and clause.has("mode.home", "mode.sleep", "attr.presence"):
                command = "SecurityAlarm.arm_home"
            steps.append(scene.do(thing, command, args, said))
        return steps

    return run


def _panels(scene: Scene) -> tuple[Thing, ...]:
    """The burglar alarm, even where it is just called "the alarm"."""
    panels = tuple(scene.of_kind("alarm_panel"))
    if not panels:
        raise Stop(Refuse("no_such_thing", scene.utterance.text.strip()))
    return panels


def _args(operation: str, command: str, thing: Thing) -> dict[str, Any]:
    if command == "Thermostat.set_system_mode":
        limit = thing.limit("Thermostat", "mode")
        on = "heat" if limit is None or limit.choices is None or "heat" in limit.choices else "auto"
        return {"mode": "off" if operation == "off" else on}
    if command == "FanControl.set_oscillating":
        return {"oscillating": operation == "oscillate_on"}
    return {}


def _chosen(scene: Scene, clause: Clause, need: Need) -> tuple[Thing, ...]:
    things = scene.find(clause, need).things
    if clause.has("quant.all", "quant.everything", "quant.whole_home") and len(things) > 1:
        return tuple(t for t in things if need.able(t) and t.kind != "garage_door") or things
    return things


def _scaled(scale: Scale, sign: int) -> Operation:
    return lambda scene, clause: change(scene, clause, scale, sign)


def _temperature(sign: int) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        turn = sign
        if not turn and clause.has("act.up", "act.warmer"):
            turn = 1
        elif not turn and clause.has("act.down", "act.cooler"):
            turn = -1
        commands = (SETPOINT.command, INSIDE.command)
        way = way_said(clause)
        found = scene.find(clause, Need(can_any(*commands), HEATS))
        things = found.things
        steps: list[Step] = []
        for thing in things:
            if way and thing.kind in _EITHER_WAY and thing.can(SYSTEM_MODE):
                steps.append(scene.do(thing, SYSTEM_MODE, {"mode": way}, name_said(clause)))
                if not isinstance(steps[-1], Do):
                    continue  # what cannot heat is not set to a warmth meant for heating
            scale = SETPOINT if thing.can(SETPOINT.command) else INSIDE
            steps.append(change_one(scene, clause, scale, turn, thing))
            if scale is INSIDE and clause.has("act.preheat", "act.on"):
                on = thing.can("OnOff.on") and not scene.get(thing, "OnOff.on_off")
                if on and isinstance(steps[-1], Do):
                    steps.insert(len(steps) - 1, Do(thing.id, "OnOff.on"))
        return steps

    return run


# ---------------------------------------------------------------------- light and covers


def _color(scene: Scene, clause: Clause) -> list[Step]:
    color = next((key for m in clause.mentions if (key := m.key("color")) in COLORS), None)
    if color is None:
        return [Ask("which_value", (), clause.text.said(clause.start, clause.end))]
    hue, saturation = COLORS[color]
    command = "ColorControl.move_to_hue_and_saturation"
    found = scene.find(clause, Need(can_any(command), ("light",)))
    args = {"hue": hue, "saturation": saturation}
    steps = [scene.do(thing, command, args, name_said(clause)) for thing in found.things]
    if (level := _level_too(clause)) is not None:
        bright = [thing for thing in found.things if thing.can(LEVEL.command)]
        steps += [scene.do(t, LEVEL.command, {"level": level}, value_said(clause)) for t in bright]
    return steps


def _level_too(clause: Clause) -> float | None:
    """The brightness that is said beside a colour: "red at 30 percent", "red and half as bright"."""
    if (quantity := clause.quantity("percent")) is not None:
        return quantity.value
    said = {"quant.half": 50.0, "quant.max": 100.0, "quant.min": 1.0} if clause.has("attr.brightness") else {}
    return next((level for tag, level in said.items() if clause.has(tag)), None)


def _color_temperature(scene: Scene, clause: Clause) -> list[Step]:
    command = "ColorControl.move_to_color_temperature"
    quantity = clause.quantity("kelvin", "")
    found = scene.find(clause, Need(can_any(command), ("light",)))
    steps: list[Step] = []
    for thing in found.things:
        limit = thing.limit("ColorControl", "kelvin")
        if quantity is not None and quantity.value >= 1000:
            kelvin: float = quantity.value
        else:
            white = next((key for m in clause.mentions if (key := m.key("color")) in WHITES), "neutral_white")
            kelvin = WHITES[white] if limit is None else limit.clamp(WHITES[white])
        steps.append(scene.do(thing, command, {"kelvin": kelvin}, value_said(clause)))
        level = _level_too(clause)
        if level is not None and thing.can(LEVEL.command):
            steps.append(scene.do(thing, LEVEL.command, {"level": level}, value_said(clause)))
    return steps


def _color_shift(sign: int) -> Operation:
    command = "ColorControl.move_to_color_temperature"

    def run(scene: Scene, clause: Clause) -> list[Step]:
        steps: list[Step] = []
        for thing in scene.find(clause, Need(can_any(command), ("light",))).things:
            if not thing.can(command):
                steps.append(Refuse("no_such_command", name_said(clause)))
                continue
            limit = thing.limit("ColorControl", "kelvin")
            kelvin = (scene.get(thing, "ColorControl.color_temperature") or 4000) + sign * 500
            kelvin = limit.clamp(kelvin) if limit else min(6500, max(2200, kelvin))
            steps.append(scene.do(thing, command, {"kelvin": kelvin}, name_said(clause)))
        return steps

    return run


def _ask_value(scene: Scene, clause: Clause) -> list[Step]:
    return [Ask("which_value", (), clause.text.said(clause.start, clause.end))]


def _position(scene: Scene, clause: Clause) -> list[Step]:
    quantity = clause.quantity("percent", "")
    if quantity is not None:
        position = quantity.value
        closing = clause.has("act.close") or (clause.verb_final and clause.has("act.down"))
        if closing and not clause.has("act.open", "state.open") and not quantity.to:
            position = 100 - position
    else:
        position = 25 if clause.has("quant.quarter") else 50
    command = "WindowCovering.go_to_position"
    found = scene.find(clause, Need(can_any(command), ("curtain", "blind", "shutter")))
    said = value_said(clause)
    steps: list[Step] = []
    for thing in found.things:
        if quantity is None and clause.has("quant.bit") and not clause.has("quant.half", "quant.quarter"):
            now = scene.get(thing, "WindowCovering.current_position") or 0
            position = min(100, max(0, now + (-20 if clause.has("act.close", "act.down") else 20)))
        if quantity is not None and clause.has("quant.more") and not quantity.to:
            now = scene.get(thing, "WindowCovering.current_position") or 0
            closing = clause.has("act.close", "act.down")
            position = min(100, max(0, now + (-quantity.value if closing else quantity.value)))
        steps.append(scene.do(thing, command, {"position": position}, said))
    return steps


def _tilt(scene: Scene, clause: Clause) -> list[Step]:
    quantity = clause.quantity("percent", "")
    value = quantity.value if quantity else 0.0 if clause.has("act.close") else 100.0
    if quantity is None and clause.has("quant.half"):
        value = 50.0
    found = scene.find(clause, Need(can_any(TILT.command), TILT.kinds))
    return [scene.do(thing, TILT.command, {"tilt": value}, value_said(clause)) for thing in found.things]


_ROOM_WARMTH = range(14, 29)
"""Degrees that a room may be wanted to have."""


def _is_warmth(clause: Clause) -> bool:
    """``the bedroom to 21``: a room and a number that only degrees would be."""
    number = clause.quantity("")
    named = any(tag.startswith(("kind.", "attr.", "named.things")) for tag in clause.tags)
    named = named or any(m.has("quant.it") and not n.entry.spaces for m, n in pairwise(clause.mentions))
    return number is not None and number.value in _ROOM_WARMTH and not named and clause.has("named.spaces")


def _set(scene: Scene, clause: Clause) -> list[Step]:
    """``set the oven to 180``: the number finds its meaning in the thing."""
    valued = clause.quantities or clause.has("quant.max", "quant.min", "quant.half")
    if not valued and not clause.has("named.things", "k.light", "k.climate", "k.cover", "k.media", "k.air"):
        return [Refuse("not_understood", clause.text.said(clause.start, clause.end))]
    if _is_warmth(clause):
        try:
            return _temperature(0)(scene, clause)
        except Stop:  # nothing heats there
            scene.touched.clear()
    found = scene.find(clause, Need(lambda thing: True, ("light",)))
    if not valued:
        return [Ask("which_value", tuple(thing.id for thing in found.things), name_said(clause))]
    steps: list[Step] = []
    for thing in found.things:
        for scale in (SETPOINT, INSIDE, HUMIDITY, INTENSITY, LEVEL, FAN, VOLUME):
            if thing.can(scale.command):
                steps.append(change_one(scene, clause, scale, 0, thing))
                break
        else:
            if thing.can("WindowCovering.go_to_position"):
                return _position(scene, clause)
            steps.append(Refuse("no_such_command", name_said(clause)))
    return steps


def _level(scene: Scene, clause: Clause) -> list[Step]:
    """``50 percent``: how bright, unless it is said of what has no brightness: a humidifier."""
    meant = scene.resolver.just or (scene.resolver.last if clause.has("quant.it") else ())
    things = [scene.blueprint.things[i] for i in meant if i in scene.blueprint.things]
    target = any(tag.startswith(("kind.", "named.", "room.", "attr.")) for tag in clause.tags)
    if target or not things or any(thing.can(LEVEL.command) for thing in things):
        return change(scene, clause, LEVEL, 0)
    return _set(scene, clause)


def _whole(run: Operation) -> Operation:
    """The operation, with the parts that it refused: "the light and the jacuzzi on" switches the light."""

    def both(scene: Scene, clause: Clause) -> list[Step]:
        steps = run(scene, clause)
        return [*steps, *scene.resolver.refused]

    return both


_OPERATIONS: dict[str, Operation] = {operation: _plain(operation) for operation in _COMMANDS}
_OPERATIONS |= {
    "lighten": _plain("on"), "level": _level, "brighter": _scaled(LEVEL, 1), "dimmer": _scaled(LEVEL, -1),
    "fan": _scaled(FAN, 0), "fan_up": _scaled(FAN, 1), "fan_down": _scaled(FAN, -1),
    "humidity": _scaled(HUMIDITY, 0), "humidity_up": _scaled(HUMIDITY, 1),
    "humidity_down": _scaled(HUMIDITY, -1),
    "intensity": _scaled(INTENSITY, 0), "intensity_up": _scaled(INTENSITY, 1),
    "intensity_down": _scaled(INTENSITY, -1),
    "temperature": _temperature(0), "warmer": _temperature(1), "cooler": _temperature(-1),
    "color": _color, "color_ask": _ask_value, "color_temperature": _color_temperature,
    "color_warmer": _color_shift(-1), "color_cooler": _color_shift(1),
    "position": _position, "tilt": _tilt, "set": _set,
} | MACHINES  # fmt: skip
DOING: dict[str, Operation] = {operation: _whole(run) for operation, run in _OPERATIONS.items()}
"""Operation → what it does."""

"""Operations on devices: switching, opening, levels, colours, warmth, air, scent, programmes, robots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from madang.things.plan import Ask, Do, Refuse, Step
from madang.things.thing import Thing

from .clauses import Clause, Quantity
from .scene import Scene
from .targets import Need

__all__ = ["DOING"]

Operation = Callable[[Scene, Clause], list[Step]]

COLORS = {
    "red": (0, 100), "orange": (30, 100), "yellow": (55, 100), "green": (120, 100), "cyan": (180, 100),
    "sky": (200, 70), "blue": (240, 100), "indigo": (255, 90), "purple": (275, 100), "lavender": (270, 45),
    "pink": (330, 70), "magenta": (300, 100), "lime": (90, 100), "gold": (45, 90),
}  # fmt: skip
"""Colour → hue in degrees, saturation in percent."""
WHITES = {"warm_white": 2700, "neutral_white": 4000, "cool_white": 6500, "daylight": 5500}
"""White → kelvin."""

_COMMANDS: dict[str, tuple[str, ...]] = {
    "on": ("OnOff.on", "RvcOperationalState.start", "Thermostat.set_system_mode"),
    "off": ("OnOff.off", "RvcOperationalState.go_home", "Thermostat.set_system_mode", "OperationalState.stop"),
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
    "start": ("OperationalState.start", "RvcOperationalState.start", "Brewing.brew", "OnOff.on"),
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
_HEATS = ("thermostat", "heater", "air_conditioner")


def can_any(*commands: str) -> Callable[[Thing], bool]:
    """Whether a thing can do at least one of the commands."""
    return lambda thing: any(thing.can(command) for command in commands)


def _plain(operation: str) -> Operation:
    commands = _COMMANDS[operation]
    everything = operation if operation in ("on", "off", "open", "close") else ""
    need = Need(can_any(*commands), _KINDS.get(operation, ()), everything)

    def run(scene: Scene, clause: Clause) -> list[Step]:
        steps: list[Step] = []
        for thing in _chosen(scene, clause, need):
            command = next((name for name in commands if thing.can(name)), commands[0])
            args = _args(operation, command, thing)
            if operation == "arm" and clause.has("mode.home", "mode.sleep", "attr.presence"):
                command = "SecurityAlarm.arm_home"
            steps.append(scene.do(thing, command, args, _name_said(clause)))
        return steps

    return run


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


def _name_said(clause: Clause) -> str:
    nouns = [m for m in clause.mentions if m.entry.named or m.has("kind.")]
    return (
        clause.text.said(nouns[0].start, nouns[-1].end)
        if nouns
        else clause.text.said(clause.start, clause.end)
    )


def _value_said(clause: Clause) -> str:
    quantity = clause.quantity()
    return clause.text.said(quantity.start, quantity.end) if quantity else _name_said(clause)


# ---------------------------------------------------------------------- values


class Scale:
    """A value that can be set and changed: where it stands, how it is set, how far a step goes."""

    def __init__(
        self, trait: str, attribute: str, command: str, argument: str, step: float, kinds: tuple[str, ...]
    ) -> None:
        self.attribute = f"{trait}.{attribute}"
        self.command = f"{trait}.{command}"
        self.trait = trait
        self.argument = argument
        self.step = step
        self.kinds = kinds

    def range(self, thing: Thing, low: float, high: float) -> tuple[float, float]:
        limit = thing.limit(self.trait, self.argument)
        if limit is None:
            return low, high
        return (
            low if limit.min is None else max(low, limit.min),
            high if limit.max is None else min(high, limit.max),
        )


LEVEL = Scale("LevelControl", "current_level", "move_to_level", "level", 20, ("light",))
VOLUME = Scale("AudioOutput", "volume", "set_volume", "volume", 10, ("tv", "speaker"))
FAN = Scale("FanControl", "percent_setting", "set_percent", "percent", 20, ("fan", "air_purifier"))
SETPOINT = Scale("Thermostat", "setpoint", "set_setpoint", "setpoint", 1, _HEATS)
INSIDE = Scale("TemperatureControl", "temperature_setpoint", "set_temperature", "temperature", 1, ())
HUMIDITY = Scale(
    "HumidityControl", "target_humidity", "set_humidity", "humidity", 5, ("humidifier", "dehumidifier")
)
INTENSITY = Scale("Diffusing", "intensity", "set_intensity", "intensity", 1, ("diffuser",))
TILT = Scale("WindowCovering", "current_tilt", "go_to_tilt", "tilt", 25, ("blind",))


def change(scene: Scene, clause: Clause, scale: Scale, sign: int) -> list[Step]:
    """More (+1), less (-1) or a value (0), for each thing that the clause is about."""
    steps: list[Step] = []
    need = Need(can_any(scale.command), scale.kinds)
    for thing in scene.find(clause, need).things:
        steps.append(change_one(scene, clause, scale, sign, thing))
    return steps


def change_one(scene: Scene, clause: Clause, scale: Scale, sign: int, thing: Thing) -> Step:
    """One thing's new value, worked out from where it stands."""
    if not thing.can(scale.command):
        return Refuse("no_such_command", _name_said(clause))
    top = 10 if scale is INTENSITY else 400 if scale in (SETPOINT, INSIDE) else 100
    low, high = scale.range(thing, 1 if scale in (INTENSITY, LEVEL) else -60 if top == 400 else 0, top)
    quantity = clause.quantity()
    wanted = _wanted(clause, quantity, scale, sign, scene.get(thing, scale.attribute) or 0.0, low, high)
    if wanted is None:
        return Ask("which_value", (thing.id,), clause.text.said(clause.start, clause.end))
    return scene.do(thing, scale.command, {scale.argument: wanted}, _value_said(clause))


def _wanted(
    clause: Clause, quantity: Quantity | None, scale: Scale, sign: int, now: float, low: float, high: float
) -> float | None:
    if quantity is None or (quantity.unit == "step" and scale not in (INTENSITY, FAN)):
        if clause.has("quant.max"):
            return high
        if clause.has("quant.min"):
            return low
        if clause.has("quant.half"):
            return now / 2 if sign < 0 else (low + high) / 2 if scale is SETPOINT else 50.0
        if not sign:
            return None
        step = scale.step * (0.5 if clause.has("quant.bit") and scale.step >= 10 else 1)
        step *= 2 if clause.has("quant.lot") else 1
        step *= quantity.value if quantity else 1
        return min(high, max(low, round(now + sign * step, 1)))
    if sign and _relative(clause, quantity, scale):
        return min(high, max(low, now + sign * quantity.value))
    if scale is FAN and quantity.unit in ("step", "") and quantity.value <= 4:
        return min(100.0, round(quantity.value * 100 / 3)) if quantity.value < 3 else 100.0
    return quantity.value


def _relative(clause: Clause, quantity: Quantity, scale: Scale) -> bool:
    if quantity.by or quantity.to:
        return quantity.by
    if scale in (SETPOINT, INSIDE):
        return abs(quantity.value) <= 9
    return not clause.has("act.dim")


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
        found = scene.find(clause, Need(can_any(*commands), _HEATS))
        things = found.things
        steps = []
        for thing in things:
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
    return [scene.do(thing, command, args, _name_said(clause)) for thing in found.things]


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
        steps.append(scene.do(thing, command, {"kelvin": kelvin}, _value_said(clause)))
        level = clause.quantity("percent")
        if level is not None and thing.can(LEVEL.command):
            steps.append(scene.do(thing, LEVEL.command, {"level": level.value}, _value_said(clause)))
    return steps


def _color_shift(sign: int) -> Operation:
    command = "ColorControl.move_to_color_temperature"

    def run(scene: Scene, clause: Clause) -> list[Step]:
        steps: list[Step] = []
        for thing in scene.find(clause, Need(can_any(command), ("light",))).things:
            limit = thing.limit("ColorControl", "kelvin")
            kelvin = (scene.get(thing, "ColorControl.color_temperature") or 4000) + sign * 500
            kelvin = limit.clamp(kelvin) if limit else min(6500, max(2200, kelvin))
            steps.append(scene.do(thing, command, {"kelvin": kelvin}, _name_said(clause)))
        return steps

    return run


def _ask_value(scene: Scene, clause: Clause) -> list[Step]:
    return [Ask("which_value", (), clause.text.said(clause.start, clause.end))]


def _position(scene: Scene, clause: Clause) -> list[Step]:
    quantity = clause.quantity("percent", "")
    if quantity is not None:
        position = quantity.value
        if clause.has("act.close") and not clause.has("act.open", "state.open") and not quantity.to:
            position = 100 - position
    else:
        position = 25 if clause.has("quant.quarter") else 50
    command = "WindowCovering.go_to_position"
    found = scene.find(clause, Need(can_any(command), ("curtain", "blind", "shutter")))
    said = _value_said(clause)
    return [scene.do(thing, command, {"position": position}, said) for thing in found.things]


def _tilt(scene: Scene, clause: Clause) -> list[Step]:
    quantity = clause.quantity("percent", "")
    value = quantity.value if quantity else 0.0 if clause.has("act.close") else 100.0
    if quantity is None and clause.has("quant.half"):
        value = 50.0
    found = scene.find(clause, Need(can_any(TILT.command), TILT.kinds))
    return [scene.do(thing, TILT.command, {"tilt": value}, _value_said(clause)) for thing in found.things]


# ---------------------------------------------------------------------- modes, programmes, robots, coffee


def _mode(command: str, argument: str, kinds: tuple[str, ...], names: dict[str, str]) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        mode = next((names[key] for m in clause.mentions if (key := m.key("mode")) in names), None)
        found = scene.find(clause, Need(can_any(command), kinds))
        if mode is None:
            return [Ask("which_value", tuple(t.id for t in found.things), _name_said(clause))]
        return [scene.do(thing, command, {argument: mode}, _name_said(clause)) for thing in found.things]

    return run


_SYSTEM = {name: name for name in ("heat", "cool", "dry", "fan_only", "auto", "eco")}
_FAN = {
    "low": "low",
    "medium": "medium",
    "high": "high",
    "auto": "auto",
    "strong": "high",
    "quiet": "low",
    "sleep": "low",
}
_CLEAN = {
    "quiet": "quiet", "standard": "standard", "strong": "strong", "mop": "mop", "high": "strong", "low": "quiet",
}  # fmt: skip
_PRESET = {"away": "away", "sleep": "sleep", "home": "home"}


def _any_mode(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.find(clause, Need(lambda thing: True))
    for thing in found.things:
        for command, run in (
            ("Thermostat.set_system_mode", DOING["system_mode"]),
            ("FanControl.set_fan_mode", DOING["fan_mode"]),
            ("RvcCleanMode.change_to_mode", DOING["clean_mode"]),
        ):
            if thing.can(command):
                return run(scene, clause)
    return [Refuse("no_such_command", _name_said(clause))]


def _clean(scene: Scene, clause: Clause) -> list[Step]:
    kinds = ("mower",) if clause.has("kind.mower") else ("vacuum",)
    able = can_any("RvcOperationalState.start")
    rooms = scene.resolver.spaces(clause)
    robots = [t for m in clause.mentions for i in m.entry.things if able(t := scene.blueprint.things[i])]
    robots = robots or [t for k in kinds for t in scene.of_kind(k) if able(t)]
    if not robots:
        return [Refuse("no_such_thing", _name_said(clause))]
    if len(robots) > 1 and rooms:
        robots = [t for t in robots if t.space in rooms] or robots
    if len(robots) > 1:
        return [Ask("which_thing", tuple(t.id for t in robots))]
    unknown = [m for m in clause.mentions if "unknown" in m.tags]
    if unknown and not rooms and clause.has("act.clean"):
        return [Refuse("no_such_space", clause.text.said(unknown[0].start, unknown[-1].end))]
    robot = robots[0]
    scene.touched.append(robot.id)
    steps: list[Step] = []
    if (mode := next((_CLEAN[key] for m in clause.mentions if (key := m.key("mode")) in _CLEAN), None)) and (
        robot.can("RvcCleanMode.change_to_mode")
    ):
        steps.append(scene.do(robot, "RvcCleanMode.change_to_mode", {"mode": mode}, _name_said(clause)))
    if rooms and robot.can("ServiceArea.select_areas"):
        steps.append(scene.do(robot, "ServiceArea.select_areas", {"areas": list(rooms)}, _name_said(clause)))
    elif robot.can("ServiceArea.select_areas") and scene.get(robot, "ServiceArea.selected_areas"):
        steps.append(scene.do(robot, "ServiceArea.select_areas", {"areas": []}, _name_said(clause)))
    return [*steps, scene.do(robot, "RvcOperationalState.start", {}, _name_said(clause))]


def _brew(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.resolver.find(clause, Need(can_any("Brewing.brew"), ("coffee_maker",)))
    thing = found.things[0]
    scene.touched.append(thing.id)
    args: dict[str, Any] = {}
    quantity = clause.quantity("cup", "")
    if quantity is not None:
        args["cups"] = quantity.value
    drink = next(
        (c[3] for m in clause.mentions for c in m.entry.choices if c[0] == thing.id and c[1] == "Brewing"),
        None,
    )
    if drink is not None:
        args["drink"] = drink
    if clause.has("mode.strong", "mode.high"):
        args["strength"] = "strong"
    elif clause.has("mode.mild", "mode.low"):
        args["strength"] = "mild"
    return [scene.do(thing, "Brewing.brew", args, _value_said(clause))]


def _start(scene: Scene, clause: Clause) -> list[Step]:
    chosen = [c for m in clause.mentions for c in m.entry.choices if c[1] == "OperationalState"]
    steps: list[Step] = []
    for thing in scene.find(clause, Need(can_any(*_COMMANDS["start"]))).things:
        for thing_id, _, _, program in chosen:
            if thing_id == thing.id:
                steps.append(
                    scene.do(
                        thing, "OperationalState.select_program", {"program": program}, _name_said(clause)
                    )
                )
        command = next((name for name in _COMMANDS["start"] if thing.can(name)), "OperationalState.start")
        steps.append(scene.do(thing, command, {}, _name_said(clause)))
    return steps


def _interval(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.find(clause, Need(can_any("Diffusing.set_interval"), ("diffuser",)))
    args = {"interval": clause.spans[0].seconds}
    return [scene.do(thing, "Diffusing.set_interval", args, _name_said(clause)) for thing in found.things]


def _own(scene: Scene, clause: Clause) -> list[Step]:
    mention = next(m for m in clause.mentions if m.entry.own)
    wanted = list(mention.entry.own)
    named = {i for m in clause.mentions for i in m.entry.things}
    if len(wanted) > 1:
        wanted = [pair for pair in wanted if pair[0] in named] or wanted
    if len(wanted) > 1:
        return [Ask("which_thing", tuple(thing for thing, _ in wanted))]
    thing_id, command = wanted[0]
    scene.touched.append(thing_id)
    return [scene.do(scene.blueprint.things[thing_id], "Own.run", {"name": command}, _name_said(clause))]


def _set(scene: Scene, clause: Clause) -> list[Step]:
    """``set the oven to 180``: the number finds its meaning in the thing."""
    valued = clause.quantities or clause.has("quant.max", "quant.min", "quant.half")
    if not valued and not clause.has("named.things", "k.light", "k.climate", "k.cover", "k.media", "k.air"):
        return [Refuse("not_understood", clause.text.said(clause.start, clause.end))]
    found = scene.find(clause, Need(lambda thing: True, ("light",)))
    if not valued:
        return [Ask("which_value", tuple(thing.id for thing in found.things), _name_said(clause))]
    steps: list[Step] = []
    for thing in found.things:
        for scale in (SETPOINT, INSIDE, HUMIDITY, INTENSITY, LEVEL, FAN, VOLUME):
            if thing.can(scale.command):
                steps.append(change_one(scene, clause, scale, 0, thing))
                break
        else:
            if thing.can("WindowCovering.go_to_position"):
                return _position(scene, clause)
            steps.append(Refuse("no_such_command", _name_said(clause)))
    return steps


DOING: dict[str, Operation] = {operation: _plain(operation) for operation in _COMMANDS}
DOING |= {
    "start": _start,
    "level": _scaled(LEVEL, 0), "brighter": _scaled(LEVEL, 1), "dimmer": _scaled(LEVEL, -1),
    "volume": _scaled(VOLUME, 0), "fan": _scaled(FAN, 0), "fan_up": _scaled(FAN, 1), "fan_down": _scaled(FAN, -1),
    "humidity": _scaled(HUMIDITY, 0), "humidity_up": _scaled(HUMIDITY, 1), "humidity_down": _scaled(HUMIDITY, -1),
    "intensity": _scaled(INTENSITY, 0), "intensity_up": _scaled(INTENSITY, 1), "intensity_down": _scaled(INTENSITY, -1),
    "temperature": _temperature(0), "warmer": _temperature(1), "cooler": _temperature(-1),
    "color": _color, "color_ask": _ask_value, "color_temperature": _color_temperature,
    "color_warmer": _color_shift(-1), "color_cooler": _color_shift(1),
    "position": _position, "tilt": _tilt, "interval": _interval, "clean": _clean, "brew": _brew,
    "own": _own, "set": _set, "mode": _any_mode,
    "system_mode": _mode("Thermostat.set_system_mode", "mode", _HEATS, _SYSTEM),
    "preset": _mode("Thermostat.set_preset", "preset", _HEATS, _PRESET),
    "fan_mode": _mode("FanControl.set_fan_mode", "mode", ("fan", "air_purifier"), _FAN),
    "clean_mode": _mode("RvcCleanMode.change_to_mode", "mode", ("vacuum",), _CLEAN),
}  # fmt: skip
"""Operation → what it does."""

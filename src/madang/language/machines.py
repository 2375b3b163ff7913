"""Operations on what goes through a programme or a mode: vacuums, washers, coffee, scent, own commands."""

from __future__ import annotations

from typing import Any

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .mention import Mention
from .scales import HEATS, Operation, can_any, name_said, value_said
from .scene import Scene
from .targets import Need

__all__ = ["MACHINES", "SYSTEM_MODE", "way_said"]

SYSTEM_MODE = "Thermostat.set_system_mode"

_START = ("OperationalState.start", "RvcOperationalState.start", "Brewing.brew", "OnOff.on")


def _mode(command: str, argument: str, kinds: tuple[str, ...], names: dict[str, str]) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        mode = next((names[key] for m in clause.mentions if (key := m.key("mode")) in names), None)
        found = scene.find(clause, Need(can_any(command), kinds))
        if mode is None:
            return [Ask("which_value", tuple(t.id for t in found.things), name_said(clause))]
        return [scene.do(thing, command, {argument: mode}, name_said(clause)) for thing in found.things]

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
    "quiet": "quiet", "standard": "standard", "strong": "strong", "mop": "mop", "high": "strong",
    "low": "quiet",
}  # fmt: skip
_PRESET = {"away": "away", "sleep": "sleep", "home": "home"}


def way_said(clause: Clause) -> str | None:
    """Whether to heat, cool or dry. 난방 also means the heating: it is a way beside an air conditioner."""
    for mention in clause.mentions:
        if (mode := mention.key("mode")) in _SYSTEM:
            return _SYSTEM[mode]
    for mention in clause.mentions:
        beside = [m for m in clause.mentions if m is not mention and _conditions(m)]
        if (way := mention.key("way")) is not None and (beside or way == "cool"):
            clause.mentions = [m for m in clause.mentions if m is not mention or not beside]
            return way
    return None


def _conditions(mention: Mention) -> bool:
    return mention.has("kind.air_conditioner") or "air_conditioner" in mention.entry.kinds


def _any_mode(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.find(clause, Need(lambda thing: True))
    for thing in found.things:
        for command, run in (
            (SYSTEM_MODE, MACHINES["system_mode"]),
            ("FanControl.set_fan_mode", MACHINES["fan_mode"]),
            ("RvcCleanMode.change_to_mode", MACHINES["clean_mode"]),
        ):
            if thing.can(command):
                return run(scene, clause)
    return [Refuse("no_such_command", name_said(clause))]


def _belongs(clause: Clause, robot: Thing, rooms: tuple[str, ...]) -> bool:
    """``リビングの掃除機を動かして``: the room says which robot is meant, and not where it shall clean."""
    places = [i for i, m in enumerate(clause.mentions) if m.entry.spaces or m.has("room.")]
    if len(places) != 1 or robot.space not in rooms:
        return False
    before, after = clause.mentions[: places[0]], clause.mentions[places[0] + 1 :]
    near = before[::-1] if clause.heads_first else after
    linked = len(near) > 1 and near[0].has("skip.") and not near[0].has("time.")  # "la tondeuse du jardin"
    linked = linked and (clause.heads_first or near[0].has("skip.of"))
    beside = near[int(linked)] if near else None
    if beside is None or not (beside.has("kind.vacuum") or "vacuum" in beside.entry.kinds):
        return False
    return not any(m.has("act.clean") for m in clause.mentions if m is not beside)


def _clean(scene: Scene, clause: Clause) -> list[Step]:
    kinds = ("mower",) if clause.has("kind.mower") else ("vacuum",)
    able = can_any("RvcOperationalState.start")
    rooms = scene.resolver.rooms(clause)
    robots = [t for m in clause.mentions for i in m.entry.things if able(t := scene.blueprint.things[i])]
    robots = robots or [t for k in kinds for t in scene.of_kind(k) if able(t)]
    if not robots:
        return [Refuse("no_such_thing", name_said(clause))]
    if len(robots) > 1 and rooms:
        robots = [t for t in robots if t.space in rooms] or robots
    if len(robots) > 1:
        return [Ask("which_thing", tuple(t.id for t in robots))]
    unknown = [m for m in clause.mentions if "unknown" in m.tags]
    if unknown and not rooms and clause.has("act.clean"):
        return [Refuse("no_such_space", clause.text.said(unknown[0].start, unknown[-1].end))]
    robot = robots[0]
    scene.touched.append(robot.id)
    rooms = _all_but(scene, clause, robot) or rooms
    steps: list[Step] = []
    if (mode := next((_CLEAN[key] for m in clause.mentions if (key := m.key("mode")) in _CLEAN), None)) and (
        robot.can("RvcCleanMode.change_to_mode")
    ):
        steps.append(scene.do(robot, "RvcCleanMode.change_to_mode", {"mode": mode}, name_said(clause)))
    if rooms and robot.can("ServiceArea.select_areas") and not _belongs(clause, robot, tuple(rooms)):
        areas = {"areas": list(rooms)}
        steps.append(scene.do(robot, "ServiceArea.select_areas", areas, name_said(clause)))
        if isinstance(steps[-1], Refuse):
            return steps[-1:]
    elif robot.can("ServiceArea.select_areas") and scene.get(robot, "ServiceArea.selected_areas"):
        steps.append(scene.do(robot, "ServiceArea.select_areas", {"areas": []}, name_said(clause)))
    return [*steps, scene.do(robot, "RvcOperationalState.start", {}, name_said(clause))]


def _all_but(scene: Scene, clause: Clause, robot: Thing) -> tuple[str, ...]:
    """The rooms that a robot does where some were left out: "everything but the kids' room"."""
    limit = robot.limit("ServiceArea", "areas")
    out = scene.resolver.left_out(clause)
    if not out or limit is None or limit.choices is None:
        return ()
    return tuple(str(room) for room in limit.choices if room not in out)


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
    return [scene.do(thing, "Brewing.brew", args, value_said(clause))]


def _start(scene: Scene, clause: Clause) -> list[Step]:
    chosen = [c for m in clause.mentions for c in m.entry.choices if c[1] == "OperationalState"]
    steps: list[Step] = []
    for thing in scene.find(clause, Need(can_any(*_START))).things:
        for thing_id, _, _, program in chosen:
            if thing_id == thing.id:
                steps.append(
                    scene.do(
                        thing, "OperationalState.select_program", {"program": program}, name_said(clause)
                    )
                )
        command = next((name for name in _START if thing.can(name)), "OperationalState.start")
        steps.append(scene.do(thing, command, {}, name_said(clause)))
    return steps


def _interval(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.find(clause, Need(can_any("Diffusing.set_interval"), ("diffuser",)))
    args = {"interval": clause.spans[0].seconds}
    return [scene.do(thing, "Diffusing.set_interval", args, name_said(clause)) for thing in found.things]


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
    return [scene.do(scene.blueprint.things[thing_id], "Own.run", {"name": command}, name_said(clause))]


MACHINES: dict[str, Operation] = {
    "start": _start, "interval": _interval, "clean": _clean, "brew": _brew, "own": _own, "mode": _any_mode,
    "system_mode": _mode(SYSTEM_MODE, "mode", HEATS, _SYSTEM),
    "preset": _mode("Thermostat.set_preset", "preset", HEATS, _PRESET),
    "fan_mode": _mode("FanControl.set_fan_mode", "mode", ("fan", "air_purifier"), _FAN),
    "clean_mode": _mode("RvcCleanMode.change_to_mode", "mode", ("vacuum",), _CLEAN),
}  # fmt: skip
"""Operation → what it does."""

"""Questions: which attribute of which thing answers them."""

from __future__ import annotations

from collections.abc import Callable

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .errands import weather
from .scene import Scene
from .targets import Found, Need, Stop

__all__ = ["LOOKING"]

_OUTDOORS = ("outdoors", "balcony", "terrace", "garden")
"""Rooms that are outside."""

Operation = Callable[[Scene, Clause], list[Step]]

# What to read of a thing when it is asked how it is: the first that it has.
_MAIN = (
    "DoorLock.lock_state", "SecurityAlarm.mode", "WindowCovering.current_position", "Timer.timers",
    "AlarmClock.alarms", "Calendar.events", "TaskList.tasks", "RvcOperationalState.operational_state",
    "OperationalState.operational_state", "Presence.at_home", "Ride.state", "Ordering.status", "Weather.sky",
    "OnOff.on_off", "Thermostat.local_temperature",
    "BooleanState.state_value", "OccupancySensing.occupancy", "TemperatureMeasurement.measured_value",
    "RelativeHumidityMeasurement.measured_value", "SmokeCoAlarm.smoke_state", "WaterLeak.leak",
    "AirQuality.air_quality", "IlluminanceMeasurement.measured_value",
    "TemperatureControl.current_temperature",
    "ElectricalPowerMeasurement.active_power", "BasicInformation.reachable",
)  # fmt: skip
_BY_TAG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kind.alarm_panel", ("SecurityAlarm.mode",)),
    ("attr.reachable", ("BasicInformation.reachable",)),
    ("state.locked", ("DoorLock.lock_state",)),
    ("state.unlocked", ("DoorLock.lock_state",)),
    ("act.lock", ("DoorLock.lock_state",)),
    ("state.open", ("WindowCovering.current_position", "BooleanState.state_value", "DoorLock.lock_state")),
    ("state.closed", ("WindowCovering.current_position", "BooleanState.state_value", "DoorLock.lock_state")),
    ("state.muted", ("AudioOutput.muted",)),
    ("state.charging", ("PowerSource.charging",)),
    (
        "state.running",
        ("RvcOperationalState.operational_state", "OperationalState.operational_state", "OnOff.on_off"),
    ),
    (
        "state.done",
        ("OperationalState.operational_state", "RvcOperationalState.operational_state", "Brewing.brewing"),
    ),
    ("state.on", ("OnOff.on_off", "Thermostat.system_mode")),
    ("state.off", ("OnOff.on_off", "Thermostat.system_mode")),
    ("act.on", ("OnOff.on_off", "Thermostat.system_mode")),
    ("act.off", ("OnOff.on_off", "Thermostat.system_mode")),
    ("act.open", ("WindowCovering.current_position", "BooleanState.state_value", "DoorLock.lock_state")),
    ("act.close", ("WindowCovering.current_position", "BooleanState.state_value", "DoorLock.lock_state")),
)


def _has(*attributes: str) -> Callable[[Thing], bool]:
    traits = {attribute.partition(".")[0] for attribute in attributes}
    return lambda thing: not traits.isdisjoint(thing.traits)


def _pick(thing: Thing, attributes: tuple[str, ...]) -> str:
    return next((a for a in attributes if a.partition(".")[0] in thing.traits), attributes[0])


def _said(clause: Clause) -> str:
    return clause.text.said(clause.start, clause.end)


def _look(scene: Scene, clause: Clause) -> list[Step]:
    """Is it on, open, locked, done? Which are?"""
    attributes = next((found for tag, found in _BY_TAG if tag in clause.tags), _MAIN)
    if (
        (clause.has("said.lock") or any(m.has("kind.lock") and not m.entry.things for m in clause.mentions))
        and attributes[0] != "DoorLock.lock_state"
        and clause.has("state.open", "state.closed")
    ):
        attributes = ("DoorLock.lock_state",)
    several = clause.has("ask.which", "ask.count", "quant.all", "quant.everything")
    several = several or (clause.has("ask.any") and not _named_alone(clause))
    if several:
        clause.tags.add("quant.all")
    if clause.has("named.people") and attributes is _MAIN:
        return _presence(scene, clause)
    default = {
        "DoorLock.lock_state": ("lock",),
        "WindowCovering.current_position": (
            "window",
            "contact_sensor",
            "door",
            "curtain",
            "blind",
            "shutter",
            "garage_door",
        ),
    }.get("" if attributes is _MAIN else attributes[0], ())
    if clause.has("act.clean"):
        default = ("vacuum",)
    if not default and several and attributes[0] == "OnOff.on_off":
        clause.tags.add("quant.everything")
    try:
        found = scene.find(clause, Need(_has(*attributes), default))
    except Stop as stop:
        if not isinstance(stop.step, Ask) or stop.step.ask != "which_thing" or not stop.step.candidates:
            raise
        found = Found(tuple(scene.blueprint.things[i] for i in stop.step.candidates))
    things = [t for t in found.things if _has(*attributes)(t)] or list(found.things)
    return [
        scene.look(thing, _pick(thing, attributes if _has(*attributes)(thing) else _MAIN)) for thing in things
    ]


def _named_alone(clause: Clause) -> bool:
    """ "Hab ich die Haustür abgesperrt?": of one thing that is named, whatever else is of its kind."""
    named = [m for m in clause.mentions if m.entry.things or m.has("kind.")]
    return len(named) == 1 and len(named[0].entry.things) == 1


def _measured(*wanted: str, kinds: tuple[str, ...] = ()) -> Operation:
    """A measured value of a room or thing: the first attribute of which there is one."""

    def run(scene: Scene, clause: Clause) -> list[Step]:
        if clause.has("room.outdoors", "room.outside"):
            return _outside(scene, clause, wanted)
        rooms = list(scene.resolver.spaces(clause))
        asked = _asked_things(scene, clause, wanted)
        if asked:
            return [scene.look(thing, _pick(thing, wanted)) for thing in asked]
        if not rooms and scene.utterance.space is not None and not clause.has("quant.whole_home"):
            rooms = [scene.utterance.space]
            if not _measuring(scene, wanted, rooms):
                rooms = []
        _check_rooms(scene, clause)
        steps: list[Step] = []
        searched: list[str | None] = [*rooms] or [None]
        for room in searched:
            found = _measuring(scene, wanted, [room] if room else [])
            if not found and any(_measuring(scene, wanted, [other]) for other in rooms if other != room):
                continue
            if not found:
                raise Stop(Refuse("no_such_thing", _said(clause)))
            if len(found) > 1 and room is None and not clause.has("quant.all", "quant.whole_home"):
                found = [f for f in found if f[0].id in scene.thread.things] or found
            scene.touched += [thing.id for thing, _ in found]
            steps += [scene.look(thing, attribute) for thing, attribute in found[: 1 if room else None]]
        scene.places += [room for room in rooms if room]
        return steps

    return run


def _outside(scene: Scene, clause: Clause, wanted: tuple[str, ...]) -> list[Step]:
    """What a sensor measures that is called so, else one on a balcony, a terrace or in a garden."""
    rooms = [s for room in _OUTDOORS for s in scene.names.rooms.get(room, ())]
    measuring = _measuring(scene, wanted, [])
    found = [(t, a) for t, a in measuring if t.id in scene.names.outside]
    found = found or [(t, a) for t, a in measuring if t.space in rooms]
    if not found:
        raise Stop(Refuse("no_such_thing", _said(clause)))
    thing, attribute = found[0]
    scene.touched.append(thing.id)
    return [scene.look(thing, attribute)]


def _asked_things(scene: Scene, clause: Clause, wanted: tuple[str, ...]) -> list[Thing]:
    """Things that the question names and that have such an attribute (the oven's temperature)."""
    kinds = (m for m in clause.mentions if m.has("kind.") and not (m.has("attr.") or m.entry.spaces))
    named = [m for m in clause.mentions if m.entry.things] + list(kinds)
    if not named:  # German "ist es" means no thing, where none of those before has the like
        before = [scene.blueprint.things[i] for i in scene.thread.things if i in scene.blueprint.things]
        able = [thing for thing in before if _has(*wanted)(thing)] if clause.has("quant.it") else []
        return [] if scene.resolver.spaces(clause) else able
    found = scene.find(clause, Need(_has(*wanted)))
    able = [thing for thing in found.things if _has(*wanted)(thing)]
    if not able and named and not scene.resolver.spaces(clause):
        raise Stop(Refuse("no_such_command", _said(clause)))
    return able


def _check_rooms(scene: Scene, clause: Clause) -> None:
    unknown = [m for m in clause.mentions if "unknown" in m.tags]
    if unknown and not scene.resolver.spaces(clause):
        raise Stop(Refuse("no_such_space", clause.text.said(unknown[0].start, unknown[-1].end)))


def _measuring(scene: Scene, wanted: tuple[str, ...], rooms: list[str]) -> list[tuple[Thing, str]]:
    things = (
        [t for room in rooms for t in scene.blueprint.by_space[room]]
        if rooms
        else list(scene.blueprint.things.values())
    )
    for attribute in wanted:
        trait = attribute.partition(".")[0]
        found = [(t, attribute) for t in things if trait in t.traits and _measures(scene, t, attribute)]
        if found:
            return found
    return []


def _measures(scene: Scene, thing: Thing, attribute: str) -> bool:
    if thing.what.family == "appliances":
        return False
    return attribute != "Thermostat.local_humidity" or scene.get(thing, attribute) is not None


def _presence(scene: Scene, clause: Clause) -> list[Step]:
    named = any(m.entry.people for m in clause.mentions)
    some = clause.has("ask.count", "ask.who", "ask.which", "ask.any", "ask.nobody", "quant.all")
    if not (named or some) and (strangers := [m for m in clause.mentions if "unknown" in m.tags]):
        return [Refuse("no_such_thing", clause.text.said(strangers[0].start, strangers[-1].end))]
    people = [p for m in clause.mentions for p in m.entry.people] or [
        f"people.{p}" for p in scene.blueprint.people
    ]
    scene.touched += people
    steps: list[Step] = [scene.look(scene.blueprint.things[p], "Presence.at_home") for p in people]
    return steps or [Refuse("no_such_thing", _said(clause))]


def _battery(scene: Scene, clause: Clause) -> list[Step]:
    found = scene.find(clause, Need(_has("PowerSource.bat_percent_remaining"), ("vacuum", "mower")))
    return [scene.look(t, "PowerSource.bat_percent_remaining") for t in found.things]


def _left(scene: Scene, clause: Clause) -> list[Step]:
    attributes = ("OperationalState.countdown_time", "Brewing.brewing")
    found = scene.find(clause, Need(_has(*attributes), ("washer", "dryer", "dishwasher")))
    return [scene.look(t, _pick(t, attributes)) for t in found.things]


def _of(attribute: str, kinds: tuple[str, ...]) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        found = scene.find(clause, Need(_has(attribute), kinds))
        return [scene.look(t, attribute) for t in found.things]

    return run


def _playing(scene: Scene, clause: Clause) -> list[Step]:
    players = [t for k in ("speaker", "tv") for t in scene.of_kind(k) if "MediaPlayback" in t.traits]
    if clause.has("k.media") or clause.has("named.things"):
        found = scene.find(clause, Need(_has("MediaPlayback.title"), ("speaker", "tv"))).things
        players = [t for t in found if "MediaPlayback" in t.traits]
    rooms = scene.resolver.spaces(clause)
    players = [t for t in players if t.space in rooms] or players
    playing = [t for t in players if scene.get(t, "MediaPlayback.current_state") == "playing"]
    here = [t for t in players if t.space == scene.utterance.space]
    chosen = (playing or here or players)[:1]
    if not chosen:
        return [Refuse("no_such_thing", _said(clause))]
    scene.touched.append(chosen[0].id)
    return [scene.look(chosen[0], "MediaPlayback.title")]


def _air(scene: Scene, clause: Clause) -> list[Step]:
    if clause.has("attr.co2"):
        wanted: tuple[str, ...] = ("CarbonDioxideConcentrationMeasurement.measured_value",)
    elif clause.has("attr.pm25"):
        wanted = ("Pm25ConcentrationMeasurement.measured_value",)
    else:
        wanted = ("AirQuality.air_quality",)
    return _measured(*wanted)(scene, clause)


def _power(scene: Scene, clause: Clause) -> list[Step]:
    energy = clause.has("attr.energy") and not clause.has("attr.power")
    trait = "ElectricalEnergyMeasurement" if energy else "ElectricalPowerMeasurement"
    attribute = f"{trait}.{'cumulative_energy_imported' if energy else 'active_power'}"
    meters = [t for t in scene.blueprint.things.values() if trait in t.traits]
    named = {i for m in clause.mentions for i in m.entry.things}
    chosen = [t for t in meters if t.id in named] or [t for t in meters if t.kind == "energy_meter"] or meters
    if not chosen:
        return [Refuse("no_such_thing", _said(clause))]
    if len(chosen) > 1:
        return [Ask("which_thing", tuple(t.id for t in chosen))]
    scene.touched.append(chosen[0].id)
    return [scene.look(chosen[0], attribute)]


def _all_of(attribute: str) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        trait = attribute.partition(".")[0]
        rooms = scene.resolver.spaces(clause)
        found = [t for t in scene.blueprint.things.values() if trait in t.traits]
        found = (
            [t for t in found if any(s in rooms for s in scene.blueprint.way_up(t.space))] if rooms else found
        )
        scene.touched += [t.id for t in found]
        steps: list[Step] = [scene.look(t, attribute) for t in found]
        return steps or [Refuse("no_such_thing", _said(clause))]

    return run


LOOKING: dict[str, Operation] = {
    "look": _look, "look_robot": _of("RvcOperationalState.operational_state", ("vacuum", "mower")),
    "look_temperature": _measured(
        "TemperatureMeasurement.measured_value", "Thermostat.local_temperature",
        "TemperatureControl.current_temperature",
    ),
    "look_target": _of("Thermostat.setpoint", ("thermostat", "heater", "air_conditioner")),
    "look_humidity": _measured("RelativeHumidityMeasurement.measured_value", "Thermostat.local_humidity"),
    "look_illuminance": _measured("IlluminanceMeasurement.measured_value"),
    "look_air": _air, "look_power": _power, "look_battery": _battery, "look_left": _left,
    "look_brightness": _of("LevelControl.current_level", ("light",)),
    "look_volume": _of("AudioOutput.volume", ("speaker", "tv")),
    "look_position": _of("WindowCovering.current_position", ("curtain", "blind", "shutter")),
    "look_playing": _playing, "look_presence": _presence,
    "look_occupancy": _measured("OccupancySensing.occupancy"),
    "weather": weather,
    "look_leak": _all_of("WaterLeak.leak"), "look_smoke": _all_of("SmokeCoAlarm.smoke_state"),
}  # fmt: skip
"""Operation → what it reads."""

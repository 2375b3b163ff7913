"""What a condition comes to in a home: a wait for a state, or a look at it now, and then the wish."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from madang.things.blueprint import PEOPLE
from madang.things.plan import Ask, Do, Look, Pause, Refuse, Step, Until, Wait
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.twin.rules import compare
from madang.twin.twin import Twin

from .clause import Clause
from .conditions import Condition, goal, message
from .machines import SYSTEM_MODE
from .scene import Scene
from .targets import Need, Stop

__all__ = ["conditioned", "held_back", "informing", "subjects"]

_PRESENCE = ("arrive", "leave")
_HEATING = ("k.climate", "act.warmer", "mode.heat", "way.heat")
_OFF = ("OnOff.off", SYSTEM_MODE)


def subjects(scene: Scene, condition: Condition, clauses: list[Clause]) -> list[Thing]:
    """Whose state is meant: the things or the person that the subject names. Raises `Stop`."""
    things = scene.blueprint.things
    if condition.state in _PRESENCE:
        people = [p for clause in clauses for m in clause.mentions for p in m.entry.people]
        if condition.mine and f"{PEOPLE}{scene.utterance.person}" in things:
            people = [f"{PEOPLE}{scene.utterance.person}"]
        if not people:
            raise Stop(Refuse("not_understood", scene.utterance.text.strip()))
        return [things[person] for person in people]
    if not clauses:
        raise Stop(Refuse("not_understood", scene.utterance.text.strip()))
    clauses[0].tags.add("question")
    try:
        found = scene.find(clauses[0], Need(lambda thing: goal(thing, condition.state) is not None))
    except Stop as stop:
        asked = stop.step
        if not isinstance(asked, Ask) or condition.sort == "when" or not asked.candidates:
            raise
        return [things[one] for one in asked.candidates]
    return list(found.things)


def conditioned(
    condition: Condition, things: list[Thing], twin: Twin, wish: Callable[[Thing], list[Step]]
) -> list[Step]:
    """The wish after a wait for the state, or now if the state is there; else how it is instead."""
    goals = [(thing, until) for thing in things if (until := goal(thing, condition.state)) is not None]
    if not goals:
        return []
    if condition.sort == "when":
        if len(goals) > 1:
            return [Ask("which_thing", tuple(thing.id for thing, _ in goals))]
        thing, until = goals[0]
        if condition.state in _PRESENCE and _holds(twin, until):
            return [Look(thing.id, until.attribute)]  # who is at home cannot be waited for
        return [Wait(Pause(until=until)), *wish(thing)]
    for thing, until in goals:
        if _holds(twin, until):
            return wish(thing)
    return [Look(thing.id, until.attribute) for thing, until in goals]


def informing(scene: Scene, condition: Condition, thing: Thing, language: str) -> list[Step]:
    """Say that the state is there, where it was asked for, else on every speaker."""
    speakers = [t for t in scene.of_kind("speaker") if t.can("Announcement.announce")]
    here = [t for t in speakers if t.space == scene.utterance.space]
    said = {"message": message(thing, condition.state, language)}
    return [Do(t.id, "Announcement.announce", said) for t in here or speakers]


def held_back(scene: Scene, clauses: Iterable[Clause]) -> list[Step]:
    """ "Don't heat": what heats the room that was named, or all rooms, is switched off."""
    steps: list[Step] = []
    for clause in clauses:
        if not clause.has("polite.not", "meta.not", "meta.no") or not clause.has(*_HEATING):
            continue
        rooms = scene.resolver.spaces(clause)
        for thing in (t for kind in ("thermostat", "heater") for t in scene.of_kind(kind)):
            command = next((c for c in _OFF if thing.can(c)), None)
            if command is not None and (not rooms or thing.space in rooms):
                args = {"mode": "off"} if command == SYSTEM_MODE else {}
                steps.append(scene.do(thing, command, args, scene.utterance.text.strip()))
    return steps


def _holds(twin: Twin, until: Until) -> bool:
    try:
        return compare(twin.get(until.thing, until.attribute), until.op, until.value)
    except CommandError:
        return False

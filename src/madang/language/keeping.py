"""What the house itself keeps entries in: which timer, alarm clock, calendar or list a clause means."""

from __future__ import annotations

from collections.abc import Callable

from madang.things.plan import Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .scene import Scene
from .targets import Stop

__all__ = ["Operation", "keeper", "said_in"]

Operation = Callable[[Scene, Clause], list[Step]]


def keeper(scene: Scene, clause: Clause, kind: str) -> Thing:
    """The thing that keeps such entries: the named one, else the one here, else the first."""
    things = scene.of_kind(kind)
    if not things:
        raise Stop(Refuse("no_such_thing", clause.text.said(clause.start, clause.end)))
    for mention in clause.mentions:
        named = [t for t in things if t.id in mention.entry.things]
        if named:
            scene.touched.append(named[0].id)
            return named[0]
    here = [t for t in things if t.space == scene.utterance.space]
    chosen = (here or things)[0]
    scene.touched.append(chosen.id)
    return chosen


def said_in(clause: Clause) -> str:
    """The words of the clause."""
    return clause.text.said(clause.start, clause.end)

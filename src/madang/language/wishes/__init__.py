"""From a frame of the trained parser to a plan: what is done where the rules understood nothing.

One file a family of intents; each says which intents it plans (intent → function). Names, numbers and moments
are read by the same code as where the rules understand, and the operations are the same: a frame only says
which one is meant, and which words are what.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from madang.things.plan import Ask, Do, Refuse, Step
from madang.things.trait import Risk

from ..frame import Frame
from ..scene import Scene
from ..targets import Stop
from .errands import ERRANDS
from .home import HOME
from .knowledge import KNOWLEDGE
from .lists import LISTS
from .music import MUSIC
from .time import TIME
from .wish import Chat, Planner, Wish

__all__ = ["BOLD", "DEAF", "PLANNERS", "SURE", "Planned", "plan_frame"]

SURE = 0.75
"""Confidence below which a frame is asked about instead of acted upon."""
BOLD = 0.9
"""The same for commands that risk more than comfort."""
DEAF = 0.3
"""Confidence below which a frame says nothing at all."""

PLANNERS: dict[str, Planner] = {**HOME, **TIME, **LISTS, **MUSIC, **ERRANDS, **KNOWLEDGE}
"""Intent → what it comes to."""
_TALK: dict[str, Literal["undo", "why", "no"]] = {
    "undo": "undo", "why": "why", "confirm_no": "no", "HassNevermind": "no",
}  # fmt: skip
"""Intents about the conversation. A yes is never guessed: it may open a door."""


class Planned(Struct, frozen=True):
    """What a frame comes to: steps, or a topic to talk about (``time``, ``greet``) with its facts."""

    steps: tuple[Step, ...] = ()
    meta: Literal["chat", "undo", "why", "no"] | None = None
    """Set where it is about the conversation, and there are no steps."""
    topic: str | None = None
    about: dict[str, str] = {}


def plan_frame(scene: Scene, frame: Frame, text: str, *, sure: float = SURE, bold: float = BOLD) -> Planned:
    """The plan of a frame that was read from `text`, whose slots point into it.

    An unsure frame never acts: it looks, asks or refuses. An intent that nobody plans is not understood.
    """
    if frame.intent in _TALK and frame.confidence >= bold:
        return Planned((), _TALK[frame.intent], frame.intent)
    planner = PLANNERS.get(frame.intent)
    if planner is None or frame.confidence < DEAF:
        return Planned((Refuse("not_understood", text.strip()),))
    wish = Wish(scene, frame, text)
    try:
        answer = planner(wish)
    except Stop as stop:
        answer = [stop.step]
    if isinstance(answer, Chat):
        return Planned((), "chat", answer.topic, answer.about)
    return Planned(tuple(_dared(scene, frame, answer, wish.whole, sure, bold)))


def _dared(scene: Scene, frame: Frame, steps: list[Step], said: str, sure: float, bold: float) -> list[Step]:
    """The steps, or a question where the parser is not sure enough for what they risk."""
    acting = [step for step in steps if isinstance(step, Do)]
    risky = any(_risk(scene, step) is not Risk.LOW for step in acting)
    if not acting or frame.confidence >= (bold if risky else sure):
        return steps
    return [Ask("what", tuple(dict.fromkeys(step.do for step in acting)), said)]


def _risk(scene: Scene, step: Do) -> Risk:
    return scene.blueprint.things[step.do].risk(step.command, step.args)

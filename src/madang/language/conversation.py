"""One utterance on its way from clauses to a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec import Struct

from madang.things.blueprint import PEOPLE, Blueprint
from madang.things.plan import Ask, Do, Look, Plan, Refuse, Step
from madang.twin.twin import Twin

from .asides import wishes
from .cities import city_said
from .clause import Clause
from .decide import decide
from .doing import DOING
from .following import Following
from .frame import Frame, Utterance
from .frames import frame, slots
from .household import HOUSEHOLD
from .later import ahead, beside, ends, follows, gone_by, leads, recurs, spread, time_said
from .looking import LOOKING
from .names import Names
from .opinion import Opinion
from .playing import PLAYING
from .scene import Scene, Thread
from .shared import missing_room, room_ahead
from .targets import Resolver, Stop
from .text import Text
from .wishes import Planned, plan_frame

__all__ = ["Conversation", "Understood"]

Meta = Literal["undo", "why", "yes", "no", "chat"]
_OPERATIONS = DOING | HOUSEHOLD | LOOKING | PLAYING
_META: dict[str, Meta] = {
    "undo": "undo", "why": "why", "yes": "yes", "no": "no", "nevermind": "no",
    "refrain": "no", "greet": "chat", "thanks": "chat", "goodbye": "chat",
    "help": "chat", "time": "chat", "date": "chat",
}  # fmt: skip


_COMING = {"arrive": "greet", "leave": "goodbye"}
"""Coming and going → what it is when nobody knows who it is."""

_FREE = {"play", "announce", "own", "choice", "forward", *HOUSEHOLD}
"""Operations whose sentences hold words of their own."""


_DEVICES = {**DOING, **PLAYING}


_ASKED = ("ask.what", "ask.which", "ask.who", "ask.when")
"""Words of a question that no request is put in."""


class Understood(Struct, frozen=True):
    """What was understood. ``meta`` is set where the sentence is about the conversation itself."""

    frames: tuple[Frame, ...]
    plan: Plan
    thread: Thread
    meta: Meta | None = None
    topic: str | None = None
    """For ``chat``: greet, thanks, help, time, date."""
    about: dict[str, str] = {}
    """Facts of the topic: the place and the zone whose time is asked for."""


class Conversation:
    """One utterance on its way from clauses to a plan."""

    def __init__(
        self, blueprint: Blueprint, names: Names, cut: Callable[[str, str], list[Clause]],
        utterance: Utterance, twin: Twin, thread: Thread, text: Text, opinion: Opinion,
    ) -> None:  # fmt: skip
        """``cut`` makes clauses of another text in a language; ``names`` are those of the utterance's."""
        self.blueprint = blueprint
        self.names = names
        self.utterance = utterance
        self.twin = twin
        self.thread = thread
        self.text = text
        self.frames: list[Frame] = []
        self.steps: list[Step] = []
        self.touched: list[str] = []
        self.latest: list[str] = []
        """The things of the last clause that had some."""
        self.places: list[str] = []
        self.around: list[str] = []
        """The rooms of the last clause that named some."""
        self.ahead: str | None = None
        """The room that the sentence will name at its end, for this clause too."""
        self.missing = ""
        """The words for that room where the home has it not."""
        self.operation: str | None = None
        self.carried = 0.0
        """Seconds that a time before the first of several wishes puts off all of them."""
        self.until = 0.0
        """Seconds from now at which the last clause is done: "and then" comes after it."""
        self.asks = False
        """Whether something is asked: what, which, who or when."""
        self.conditional = False
        """Whether something shall happen only when something else does: that is a routine, not a plan."""
        self.opinion = opinion
        self.following = Following(blueprint, thread, cut, utterance.language)

    def run(self, found: list[Clause]) -> Understood:
        meta: Meta | None = None
        topic: str | None = None
        about: dict[str, str] = {}
        self.asks = any(clause.has(*_ASKED) for clause in found) or all(map(_names_only, found))
        self.conditional = any(clause.has("time.condition") for clause in found)
        found = wishes(found)
        for place, clause in enumerate(found):
            self.ahead = room_ahead(found, place, self.names)
            self.missing = "" if self.ahead is None else missing_room(found[place + 1 :])
            operation = decide(clause)
            said = slots(clause)
            if operation in (None, "no", "nevermind", "level", "lighten") or (
                operation == "set" and not clause.quantities
            ):
                operation = self.following.operation(clause) or operation
            elif not self.touched and operation in _DEVICES:
                self.following.name_others(clause)
            before = self.operation or self.thread.operation or ""
            operation = self.following.same_scale(clause, operation, before, first=not self.steps)
            operation = self._spoken_to(clause, operation)
            if operation in _META:
                self.frames.append(frame(clause, operation, said))
                place_said = city_said(clause) if operation == "time" else None
                if place_said is not None and place_said[1] is None:
                    self.steps.append(Refuse("no_service", place_said[0], "city"))
                elif len(found) == 1 or (not self.steps and clause is found[-1]):
                    meta, topic = _META[operation], operation
                    if place_said is not None and (city := place_said[1]) is not None:
                        topic, about = "time_there", {"place": city.name, "zone": city.zone}
                continue
            if operation is None:
                if _says_nothing(clause):
                    continue
                if len(found) > 1 and self._wished(clause.text.said(clause.start, clause.end)):
                    continue
                self.frames.append(frame(clause, None, said))
                self.steps.append(self._not_understood(clause))
                continue
            self.frames.append(frame(clause, operation, said))
            if place and follows(found[place - 1], clause):
                self.carried = self.until
            steps = self._planned(clause, operation)
            self.until = ends(steps)
            self.carried = ahead(steps) if leads(clause) else self.carried
            self.steps = beside(self.steps, steps)
        if not self.steps and meta is None:
            self.steps.append(Refuse("not_understood", self.text.original.strip()))
        if (planned := self._overruled(meta)) is not None:
            if planned.meta is not None:
                return Understood(
                    tuple(self.frames), Plan(()), self.thread, planned.meta, planned.topic, planned.about
                )
            self.steps, meta, topic = list(planned.steps), None, None
        plan = Plan(tuple(self.steps))
        return Understood(tuple(self.frames), plan, self._next_thread(meta), meta, topic, about)

    def _overruled(self, meta: Meta | None) -> Planned | None:
        """What the parser's frame of the whole sentence comes to, where that stands instead of the rules'."""
        lost = not meta and all(_is_lost(step) for step in self.steps)
        if not lost and not self.opinion.objects(self.frames, any(isinstance(s, Do) for s in self.steps)):
            return None
        wanted = self.opinion.frame()
        if wanted is None:
            return None
        planned = plan_frame(self.scene(), wanted, self.utterance.text)
        vain = planned.meta is None and all(isinstance(step, Refuse | Ask) for step in planned.steps)
        if lost and vain and (not planned.steps or any(isinstance(step, Ask) for step in self.steps)):
            return None  # the rules' question is as good
        if self.asks and any(isinstance(step, Do) for step in planned.steps):
            return None  # "what channel are we watching?" starts nothing, and "kitchen light" neither
        self.frames = [wanted]
        return planned

    def _wished(self, part: str) -> bool:
        """Plan a part of the sentence that the rules cannot read by the parser's frame; whether that went."""
        wanted = self.opinion.frame(part)
        if wanted is None:
            return False
        planned = plan_frame(self.scene(), wanted, part)
        if planned.meta is not None or all(_is_lost(step) for step in planned.steps):
            return False
        self.frames.append(wanted)
        self.steps = beside(self.steps, list(planned.steps))
        return True

    def _planned(self, clause: Clause, operation: str) -> list[Step]:
        scene = self.scene()
        if clause.has("unknown.many") and operation not in _FREE:
            return [Refuse("not_understood", clause.text.said(clause.start, clause.end))]
        if operation in _DEVICES and (self.conditional or recurs(clause) or _tells(clause, operation)):
            return [Refuse("not_understood", self.text.original.strip())]
        if operation in _DEVICES and self.ahead == "" and not self.places:
            return [Refuse("no_such_space", self.missing)]
        if operation in _DEVICES and gone_by(clause, scene):
            return [Refuse("out_of_range", time_said(clause))]
        self.operation = operation
        try:
            steps = _OPERATIONS[operation](scene, clause) if operation in _OPERATIONS else []
        except Stop as stop:
            steps = [stop.step]
        if not steps:
            steps = [Refuse("not_understood", clause.text.said(clause.start, clause.end))]
        if _several_values(clause) and (len(set(scene.places)) > 1 or clause.has("join.or", "quant.between")):
            steps = [Ask("which_value", tuple(dict.fromkeys(scene.touched)))]
        self.touched += scene.touched
        if operation not in HOUSEHOLD:  # where the alarm clock stands says nothing about the lights
            self.latest = scene.touched or self.latest
        self.places += scene.places or [space for m in clause.mentions for space in m.entry.spaces]
        self.around = scene.places or self.around
        return spread(scene, clause, operation, _unique(steps), self.carried)

    def _spoken_to(self, clause: Clause, operation: str | None) -> str | None:
        """What is not to be done; whether it is known who comes or goes."""
        if operation in _DEVICES and clause.has("polite.not") and not clause.has("question"):
            return "refrain"
        if operation in _COMING and f"{PEOPLE}{self.utterance.person}" not in self.blueprint.things:
            return _COMING[operation]
        return operation

    def scene(self) -> Scene:
        last = tuple(dict.fromkeys(self.touched)) or self.thread.things
        here = self.utterance.space
        if self.places and len(set(self.places)) == 1:
            here = self.places[0]
        elif self.ahead and not self.places:
            here = self.ahead
        elif len(spaces := {self.blueprint.things[i].space for i in self.latest}) == 1:
            space = spaces.pop()
            here = space if space is not None and self._is_room(space) else here
        just = tuple(dict.fromkeys(self.touched))
        resolver = Resolver(self.blueprint, self.names, here, last, just, tuple(dict.fromkeys(self.around)))
        return Scene(self.blueprint, self.twin, self.names, self.utterance, self.thread, resolver, [], [])

    def _is_room(self, space: str) -> bool:
        return self.blueprint.spaces[space].kind not in ("home", "floor")

    def _not_understood(self, clause: Clause) -> Step:
        target = clause.mention("kind.", "room.")
        if clause.has("named.things") or target is not None:
            return Ask("what", (), clause.text.said(clause.start, clause.end))
        return Refuse("not_understood", clause.text.said(clause.start, clause.end))

    def _next_thread(self, meta: Meta | None) -> Thread:
        if meta is not None and not self.steps:
            return self.thread
        asked = next((step.candidates for step in self.steps if isinstance(step, Ask)), ())
        acted = [step.do for step in self.steps if isinstance(step, Do)]
        looked = [step.look for step in self.steps if isinstance(step, Look)]
        things = tuple(dict.fromkeys(acted or looked or self.touched)) or self.thread.things
        if self.operation is None:
            return self.thread
        said, language = self.text.original, self.utterance.language
        if self.following.repeated and len(self.frames) == 1:  # "and the hallway" repeats the same again
            said, language = self.thread.text, self.thread.language
        return Thread(things[:200], tuple(dict.fromkeys(self.places)), self.operation, said, language, asked)


def _tells(clause: Clause, operation: str) -> bool:
    """Whether the sentence tells what was done, which asks for nothing; a message may tell it."""
    return clause.has("told") and operation != "announce"


def _several_values(clause: Clause) -> bool:
    """ "21 in the living room and 19 in the bedroom": which is for which is not read."""
    units = {quantity.unit for quantity in clause.quantities} - {""}
    return len(units) < 2 and len({quantity.value for quantity in clause.quantities}) > 1


def _unique(steps: list[Step]) -> list[Step]:
    kept: dict[bytes, Step] = {}
    for step in steps:
        kept.setdefault(msgspec.json.encode(step), step)
    return list(kept.values())


def _is_lost(step: Step) -> bool:
    """Whether a step says that nothing was understood."""
    if isinstance(step, Refuse):
        return step.refuse == "not_understood"
    return isinstance(step, Ask) and step.ask == "what"


def _names_only(clause: Clause) -> bool:
    """Whether things and places are named and nothing is said of them: "the kitchen light"."""
    around = ("kind.", "room.", "skip.", "join.", "polite.", "lamp.")
    if clause.has("kind.music", "kind.radio", "kind.coffee"):
        return False  # who says just "music" wants to hear some
    return all(m.entry.things or m.entry.spaces or any(map(m.has, around)) for m in clause.mentions)


def _says_nothing(clause: Clause) -> bool:
    return all(m.has("skip.") or m.has("join.") or m.has("polite.") for m in clause.mentions)

"""The assistant: hears, understands, hands plans to the door, answers in the person's language."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from madang.door.door import Door
from madang.door.gate import may_know
from madang.door.outcome import Outcome, Pending, Result, Who
from madang.language.frame import Frame, Utterance
from madang.language.replies import Replies
from madang.language.understanding import Thread, Understanding, Understood
from madang.things.plan import Plan, Refuse, Step
from madang.things.units import Language, Moment

__all__ = ["Answer", "Assistant"]

FORGETS_AFTER = 300.0
"""Seconds after which "and the bedroom too" no longer refers to anything."""
CONVERSATIONS = 1_000


class Answer(Struct, frozen=True):
    """What a surface gets back: the sentence, and what it stands for."""

    text: str
    language: Language
    ok: bool
    results: tuple[Result, ...] = ()
    act: int | None = None
    pending: Pending | None = None
    frames: tuple[Frame, ...] = ()
    ms: float = 0


class Assistant:
    """One for a home. Keeps a thread of conversation for each person and surface."""

    def __init__(self, door: Door, understanding: Understanding, replies: Replies) -> None:
        self.door = door
        self.understanding = understanding
        self.replies = replies
        self._threads: dict[tuple[str | None, str], tuple[Moment, Thread]] = {}

    def prepare(self, language: Language) -> None:
        """Read a language and learn the home's names in it, so that the first sentence is quick too.

        May run in a thread of its own beside everything else.
        """
        self.understanding.ready(language)
        self.replies.chat("thanks", language)

    async def hear(self, utterance: Utterance, who: Who) -> Answer:
        """Words in, deeds and an answer out."""
        start = time.perf_counter()
        utterance = replace(utterance, now=utterance.now or self.door.live.clock(), person=who.person)
        understood = self.understanding.understand(utterance, self.door.live.twin, self._thread(who))
        self._remember(who, understood.thread)
        who = replace(who, language=utterance.language)
        if understood.meta is not None:
            answer = await self._meta(understood, utterance, who)
        else:
            answer = await self._run(understood.plan, who, utterance.text)
        ms = (time.perf_counter() - start) * 1e3
        return replace(answer, frames=tuple(understood.frames), ms=ms)

    def plan(self, utterance: Utterance, who: Who) -> Answer:
        """What would be done and said; the steps are those of the results. Nothing is done."""
        start = time.perf_counter()
        utterance = replace(utterance, now=utterance.now or self.door.live.clock(), person=who.person)
        understood = self.understanding.understand(utterance, self.door.live.twin, self._thread(who))
        who = replace(who, language=utterance.language)
        answer = self.rehearse(understood.plan.steps, who)
        if understood.meta == "chat":
            answer = replace(answer, text=self._chat(understood, utterance))
        ms = (time.perf_counter() - start) * 1e3
        return replace(answer, frames=tuple(understood.frames), ms=ms)

    def parse(self, text: str, language: Language) -> list[Frame]:
        """Frames alone."""
        return self.understanding.parse(text, language)

    async def do(self, steps: Iterable[Step], who: Who, why: str = "page") -> Answer:
        """A plan made by hand: a click, a switch, a program."""
        return await self._run(Plan(tuple(steps)), who, why)

    def rehearse(self, steps: Sequence[Step], who: Who) -> Answer:
        """What would become of these steps."""
        outcome = self.door.rehearse(Plan(tuple(steps)), who)
        return self._answer(outcome, who.language)

    async def confirm(self, pending: str, yes: bool, pin: str | None, who: Who) -> Answer:
        """A person's word on what is waiting."""
        outcome = await self.door.confirm(pending, yes, pin, who)
        return self._answer(outcome, who.language)

    async def undo(self, act: int | None, who: Who, why: str = "undo") -> Answer:
        """Take back an act, or the last one."""
        old, outcome = await self.door.undo(act, who, why)
        outcome = self._worded(outcome, who.language)
        if old is None or outcome.act is None:
            return self._answer(outcome, who.language)
        text = self.replies.undone(old, outcome, who.language, self.door.live.twin)
        return self._said(outcome, text, who.language)

    def why(self, act: int | None, who: Who) -> Answer:
        """What was done, and why: the given act, or the person's last one (else the home's)."""
        ledger = self.door.ledger
        blueprint = self.door.live.twin.blueprint
        known = (one for one in ledger.newest() if may_know(blueprint, one, who))
        entry = ledger.get(act) if act is not None else ledger.last_of(who) or next(known, None)
        if entry is None or not may_know(blueprint, entry, who):
            return self._answer(_refused("nothing_to_undo"), who.language)
        text = self.replies.why(entry, who.language, who.person, self.door.live.clock())
        return Answer(text, who.language, True, entry.results, entry.id)

    # ------------------------------------------------------------------

    async def _run(self, plan: Plan, who: Who, why: str) -> Answer:
        outcome = await self.door.run(plan, who, why)
        return self._answer(self._worded(outcome, who.language), who.language)

    def _worded(self, outcome: Outcome, language: Language) -> Outcome:
        """The question of what waits, put into words for everyone who shows it."""
        pending, twin = outcome.pending, self.door.live.twin
        if pending is None or pending.texts:
            return outcome
        languages = {*twin.blueprint.facts.languages, language}
        texts = {one: self.replies.question(pending, twin, one) for one in languages}
        return replace(outcome, pending=self.door.say_pending(pending, texts))

    def _answer(self, outcome: Outcome, language: Language) -> Answer:
        return self._said(outcome, self.replies.reply(outcome, self.door.live.twin, language), language)

    def _said(self, outcome: Outcome, text: str, language: Language) -> Answer:
        """The answer, and a note of it in the ledger."""
        if outcome.unwritten:
            text = f"{text} {self.replies.unwritten(language)}"
        if outcome.act is not None:
            self.door.ledger.note_reply(outcome.act, text)
        return Answer(text, language, outcome.ok, outcome.results, outcome.act, outcome.pending)

    async def _meta(self, understood: Understood, utterance: Utterance, who: Who) -> Answer:
        meta, topic = understood.meta, understood.topic
        if meta == "undo":
            return await self.undo(None, who, utterance.text)
        if meta == "why":
            return self.why(None, who)
        if meta in ("yes", "no"):
            pending = self.door.latest_pending(who)
            if pending is None and topic == "refrain":
                return Answer(self.replies.chat(topic, who.language), who.language, True)
            if pending is None:
                return self._answer(_refused("nothing_to_confirm"), who.language)
            return await self.confirm(pending.id, meta == "yes", None, who)
        return Answer(self._chat(understood, utterance), who.language, True)

    def _chat(self, understood: Understood, utterance: Utterance) -> str:
        """What is said where nothing is done: the time, a greeting."""
        return self.replies.chat(understood.topic, utterance.language, utterance.now, understood.about)

    def _thread(self, who: Who) -> Thread:
        at, thread = self._threads.get((who.person, who.surface), (0.0, Thread()))
        return thread if self.door.live.clock() - at <= FORGETS_AFTER else Thread()

    def _remember(self, who: Who, thread: Thread) -> None:
        key = (who.person, who.surface)
        self._threads.pop(key, None)
        self._threads[key] = (self.door.live.clock(), thread)
        while len(self._threads) > CONVERSATIONS:
            self._threads.pop(next(iter(self._threads)))


def _refused(reason: str) -> Outcome:
    return Outcome(None, (Result(Refuse(reason), "refused", reason),))  # type: ignore[arg-type]

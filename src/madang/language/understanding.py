"""Understanding: from what was said, where and when, to a plan. Pure, without a language model."""

from __future__ import annotations

from msgspec.structs import replace

from madang.things.blueprint import Blueprint
from madang.things.plan import Ask, Do, Plan, Refuse, Step, Wait
from madang.things.thing import Thing
from madang.twin.twin import Twin

from .clause import Clause
from .clauses import clauses
from .conditions import Condition, condition_of
from .conversation import Conversation, Understood
from .decide import decide
from .frame import LONGEST_TEXT, Frame, Utterance
from .frames import frame, slots
from .hearing import heard, is_unheard, likenesses
from .lexicon import known_language, lexicon
from .names import Names
from .opinion import Opinion, Reader
from .parser.shipped import shipped_parser
from .scene import Thread
from .spot import spot
from .targets import Stop
from .text import Text, read
from .waiting import conditioned, held_back, informing, subjects

__all__ = ["Thread", "Understanding", "Understood"]

_SHIPPED = shipped_parser()
_CERTAIN = 0.95
"""Confidence of what the rules read without a doubt."""
_TOLD = 40
"""Characters that a refusal tells of a text in which nothing is understood."""
_MOST_WORDS = 160
"""Words and signs of one utterance: ten wishes have about a hundred, and noise may have thousands."""


class Understanding:
    """Understands what is said in one home. Vocabularies are made per language when first needed.

    ``reader`` is the trained parser, by default the one that came with the package; with None the rules are
    alone.
    """

    def __init__(self, blueprint: Blueprint, reader: Reader | None = _SHIPPED) -> None:
        self.blueprint = blueprint
        self.reader = reader
        self._names: dict[str, Names] = {}

    def names(self, language: str) -> Names:
        """The home's names in a language."""
        language = known_language(language)
        if language not in self._names:
            self._names[language] = Names(self.blueprint, language)
        return self._names[language]

    def ready(self, language: str) -> None:
        """Read now what the first sentence in a language would wait for."""
        self.names(language).ready()
        if self.reader is not None:
            self.reader.parse(["a"], language)

    def parse(self, text: str, language: str) -> list[Frame]:
        """What is wanted, as intents with slots."""
        if len(text) > LONGEST_TEXT:
            return []
        opinion = Opinion(self.reader, text, language)
        _, found = self._clauses(text, language, opinion)
        ruled = [frame(clause, decide(clause), slots(clause)) for clause in found]
        parts = [clause.text.span(clause.start, clause.end) for clause in found]
        return opinion.frames(ruled, parts)

    def understand(self, utterance: Utterance, twin: Twin, thread: Thread | None = None) -> Understood:
        """The plan for an utterance. Nothing is done; what cannot be is asked or refused in the plan."""
        thread = thread or Thread()
        meant, thread = thread.meant, replace(thread, meant="") if thread.meant else thread
        understood = self._as_said(utterance, twin, thread)
        if meant and understood.meta == "yes":
            return self._as_said(replace(utterance, text=meant), twin, thread)
        if meant and understood.meta == "no":
            return replace(understood, meta="chat", topic="refrain")
        return self._as_heard(understood, utterance, twin, thread)

    def _as_heard(
        self, understood: Understood, utterance: Utterance, twin: Twin, thread: Thread
    ) -> Understood:
        """With names that nobody has put as those that they sound like."""
        if not is_unheard(understood.plan.steps) or len(utterance.text) > LONGEST_TEXT:
            return understood
        names, text = self.names(utterance.language), read(utterance.text)
        if (likeness := likenesses(text, spot(text, names.vocabulary), names)) is None:
            return understood
        again = self._as_said(replace(utterance, text=likeness.text), twin, thread)
        return heard(understood, again, likeness, self.blueprint)

    def _as_said(self, utterance: Utterance, twin: Twin, thread: Thread) -> Understood:
        if len(utterance.text) > LONGEST_TEXT:
            return _refused(utterance.text[:_TOLD], thread)
        if (condition := condition_of(utterance.text, utterance.language)) is not None:
            held = self._conditioned(condition, utterance, twin, thread)
            if held is not None:
                return held
        opinion = Opinion(self.reader, utterance.text, utterance.language)
        text, found = self._clauses(utterance.text, utterance.language, opinion)
        if not found:
            return _refused(utterance.text.strip()[:_TOLD], thread)
        return self._conversation(utterance, twin, thread, text, opinion).run(found)

    def _conditioned(
        self, condition: Condition, utterance: Utterance, twin: Twin, thread: Thread
    ) -> Understood | None:
        """What waits for a state or hangs on it; None where the condition or the wish cannot be read."""
        text, about = self._clauses(condition.subject, utterance.language)
        alone = Opinion(None, condition.subject, utterance.language)
        scene = self._conversation(utterance, twin, thread, text, alone).scene()
        inner = self.understand(replace(utterance, text=condition.wish), twin, thread)

        doing = inner.plan.acts and all(isinstance(step, Do | Wait) for step in inner.plan.steps)
        off = held_back(scene, self._clauses(condition.wish, utterance.language)[1])
        if not (condition.tells or off or doing):
            return None

        def wish(thing: Thing) -> list[Step]:
            if condition.tells:
                return informing(scene, condition, thing, known_language(utterance.language))
            return off or list(inner.plan.steps)

        try:
            steps = conditioned(condition, subjects(scene, condition, about), twin, wish)
        except Stop as stop:
            steps = [stop.step] if isinstance(stop.step, Ask) else []
        if all(isinstance(step, Wait) for step in steps):
            return None
        frames = (Frame("HassBroadcast", (), _CERTAIN),) if condition.tells else inner.frames
        return Understood(frames, Plan(tuple(steps)), thread)

    def _conversation(
        self, utterance: Utterance, twin: Twin, thread: Thread, text: Text, opinion: Opinion
    ) -> Conversation:
        def cut(said: str, language: str) -> list[Clause]:
            return self._clauses(said, language)[1]

        names = self.names(utterance.language)
        return Conversation(self.blueprint, names, cut, utterance, twin, thread, text, opinion)

    def _clauses(self, said: str, language: str, opinion: Opinion | None = None) -> tuple[Text, list[Clause]]:
        words, text = lexicon(known_language(language)), read(said)
        if len(text.plain) > LONGEST_TEXT or len(text.tokens) > 2 * _MOST_WORDS:
            return text, []  # a ligature may be eighteen letters
        mentions = spot(text, self.names(language).vocabulary)
        if len(mentions) > _MOST_WORDS:
            return text, []
        found = clauses(mentions, text, words)
        if opinion is not None and len(found) == 1 and found[0].has("unknown"):
            parts = opinion.parted(mentions, text, [(span.start, span.end) for span in found[0].spans])
            found = [clause for part in parts for clause in clauses(part, text, words)] or found
        return text, found


def _refused(said: str, thread: Thread) -> Understood:
    return Understood((), Plan((Refuse("not_understood", said),)), thread)

"""A wish: a frame of the trained parser in a home at a moment, and the words that it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from madang.things.plan import Step

from ..clause import Clause
from ..decide import decide
from ..frame import Frame, Slot
from ..lexicon import known_language, lexicon
from ..mention import Mention
from ..scene import Scene
from ..spot import spot
from ..text import Text, read
from ..vocabulary import Entry

__all__ = ["TIMES", "Answer", "Chat", "Planner", "Wish", "about"]

TIMES = ("time", "date", "timeofday", "general_frequency", "time_zone")
"""Slots that say when."""
_PARTICLED = ("business_name", "business_type", "food_type", "drink_type", "place_name", "transport_agency")
_TRIM = " ,.;:!?'\"“”„«»-،؛؟。、"


@dataclass(frozen=True)
class Chat:
    """An answer that is no step: its topic, and what it tells besides the time."""

    topic: str
    about: dict[str, str] = field(default_factory=dict)


Answer = list[Step] | Chat
Planner = Callable[["Wish"], Answer]
"""What an intent comes to."""


class Wish:
    """One frame. Names, numbers and moments are read by the same rules as where no parser is needed."""

    def __init__(self, scene: Scene, frame: Frame, said: str) -> None:
        self.scene = scene
        self.frame = frame
        self.text: Text = read(said)
        self._words = lexicon(known_language(scene.utterance.language))
        self._mentions = spot(self.text, scene.names.vocabulary)

    @property
    def all(self) -> list[Mention]:
        """Every mention."""
        return self._mentions

    @property
    def whole(self) -> str:
        """All that was said."""
        return self.text.original.strip()

    def has(self, *names: str) -> bool:
        """Whether one of the slots is filled."""
        return any(slot.name in names for slot in self.frame.slots)

    def slots(self, *names: str) -> list[Slot]:
        """The slots of these names, in order, without the particles that are written onto names."""
        found = (self._bare(s) for s in self.frame.slots if s.name in names)
        return sorted(found, key=lambda slot: slot.start)

    def _bare(self, slot: Slot) -> Slot:
        """도미노에서 is 도미노: only of names of places and goods, since a title may end so."""
        value = slot.value.rstrip()
        for particle in self._words.slot_strips if slot.name in _PARTICLED else ():
            if value.endswith(particle) and len(value) - len(particle) >= 2:
                value = value[: -len(particle)].rstrip()
                return Slot(slot.name, value, slot.start, slot.start + len(value))
        return slot

    def said(self, *names: str) -> str:
        """The words of the first filled slot, the names in order; empty where none is."""
        for name in names:
            for slot in self.slots(name):
                if words := slot.value.strip(_TRIM):
                    return words
        return ""

    def together(self, *names: str) -> str:
        """The words from the first to the last of these slots; between times, the run with the first name."""
        runs: list[list[Slot]] = [[]]
        for slot in sorted(self.frame.slots, key=lambda slot: slot.start):
            if slot.name in names:
                runs[-1].append(slot)
            elif slot.name in TIMES:
                runs.append([])
        named = [run for run in runs if any(slot.name == names[0] for slot in run)]
        chosen = max(named or runs, key=lambda run: run[-1].end - run[0].start if run else 0)
        return self.text.original[chosen[0].start : chosen[-1].end].strip(_TRIM) if chosen else ""

    def clause(self, *names: str) -> Clause:
        """What was said as a clause. Words that nobody knows count only inside the slots of these names."""
        wanted = self.slots(*names)
        kept = [m for m in self._mentions if "unknown" not in m.tags or self._inside(m, wanted)]
        return self.made(kept)

    def beside(self, *names: str) -> Clause:
        """What was said besides these slots, without words that nobody knows."""
        inside = self.slots(*names)
        return self.made(m for m in self._mentions if "unknown" not in m.tags and not self._inside(m, inside))

    def inside(self, *names: str) -> Clause:
        """Only what stands in the slots of these names."""
        wanted = self.slots(*names)
        return self.made([m for m in self._mentions if self._inside(m, wanted)])

    def made(self, mentions: Iterable[Mention]) -> Clause:
        """A clause of some of the mentions."""
        return Clause(list(mentions), self.text, self._words)

    def mentions(self, *names: str) -> list[Mention]:
        """The mentions inside the slots of these names."""
        wanted = self.slots(*names)
        return [m for m in self._mentions if self._inside(m, wanted)]

    def operation(self, clause: Clause, known: tuple[str, ...]) -> str:
        """Which of the operations of an intent the words ask for; the first where they leave it open."""
        decided = decide(clause)
        return decided if decided in known else known[0]

    def _inside(self, mention: Mention, slots: list[Slot]) -> bool:
        start, end = self.text.span(mention.start, mention.end)
        return any(start < slot.end and slot.start < end for slot in slots)


def about(clause: Clause, kind: str) -> None:
    """Let the clause be about a kind, as if its word had been said at the end."""
    clause.mentions.append(Mention(clause.end, clause.end, Entry((f"kind.{kind}",))))
    clause.tags.add(f"kind.{kind}")

"""What was said, and what was understood: utterance, frames, slots. Names as in the MASSIVE data set."""

from __future__ import annotations

from msgspec import Struct

from madang.things.units import Language, Moment, PersonId, SpaceId

__all__ = ["FREE_SLOTS", "LONGEST_TEXT", "Frame", "HomeName", "Slot", "Utterance"]

LONGEST_TEXT = 2_000
"""Characters that somebody may say at once; every surface holds to it."""


class Utterance(Struct, frozen=True):
    """Words of a person, and what is known about the moment they were said in."""

    text: str
    language: Language
    space: SpaceId | None = None
    """Where it was said: "the light" means the one here."""
    now: Moment | None = None
    person: PersonId | None = None


class Slot(Struct, frozen=True):
    """A part of the text that fills a role. ``start`` and ``end`` count characters of the text."""

    name: str
    value: str
    start: int
    end: int


class HomeName(Slot, frozen=True):
    """A slot that is the name of a thing or a space of the home: nobody knows better what it stands for."""


FREE_SLOTS = frozenset(("item", "query", "message", "timer_name"))
"""Slots of free words, for which MASSIVE has no name. They may lie over slots that it has."""


class Frame(Struct, frozen=True):
    """One thing that is wanted: an intent and its slots. ``confidence`` from 0 to 1."""

    intent: str
    slots: tuple[Slot, ...]
    confidence: float

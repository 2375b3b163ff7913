"""Frames: what was understood, under the names of the field (MASSIVE's intents and slots, and our own)."""

from __future__ import annotations

from .clause import Clause
from .decide import intent_of
from .frame import Frame, Slot

__all__ = ["frame", "slots"]

_SLOTS = (("color.", "color_type"), ("mode.", "mode"), ("attr.", "attribute"))


def frame(clause: Clause, operation: str | None, found: tuple[Slot, ...]) -> Frame:
    """The frame of a clause. An unknown operation gives ``not_understood`` with confidence 0."""
    if operation is None:
        return Frame("not_understood", (), 0.0)
    unknown = sum("unknown" in mention.tags for mention in clause.mentions)
    confidence = round(max(0.3, 0.95 - 0.15 * unknown), 2)
    return Frame(intent_of(operation, clause), found, confidence)


def slots(clause: Clause) -> tuple[Slot, ...]:
    """What the words of a clause stand for, each with its place in the text."""
    found: list[Slot] = []
    for mention in clause.mentions:
        name = None
        if mention.entry.spaces or mention.has("room."):
            name = "house_place"
        elif mention.entry.things or mention.has("kind."):
            name = "device_type"
        elif mention.entry.people:
            name = "person"
        elif clause.chooses(mention):
            name = "choice"
        else:
            name = next((slot for prefix, slot in _SLOTS if mention.has(prefix)), None)
        if name is not None:
            found.append(_slot(clause, name, mention.start, mention.end))
    found += [_slot(clause, "change_amount", q.start, q.end) for q in clause.quantities]
    found += [_slot(clause, "time" if s.delay else "duration", s.start, s.end) for s in clause.spans]
    if clause.when is not None:
        found += [_slot(clause, name, *place) for name, place in clause.when.place.items()]
    return tuple(sorted(found, key=lambda slot: slot.start))


def _slot(clause: Clause, name: str, start: int, end: int) -> Slot:
    first, last = clause.text.span(start, end)
    return Slot(name, clause.text.original[first:last], first, last)

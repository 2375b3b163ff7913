"""A room said once for several parts of a sentence: "lights off and shutters down in the living room"."""

from __future__ import annotations

from .clause import Clause
from .names import Names

__all__ = ["missing_room", "room_ahead"]

_AFTER = ("skip.", "polite.", "join.", "room.", "time.", "day.", "part.", "clock", "number", "unit.")
"""What may stand beside a room that ends a sentence."""
_OWN_PLACE = ("quant.all", "quant.everything", "quant.whole_home", "quant.here", "quant.other", "quant.it")


def room_ahead(found: list[Clause], at: int, names: Names) -> str | None:
    """The room at the end of the sentence, for a clause before it that names a kind but no room.

    Empty for a room that the home has not.
    """
    clause = found[at]
    if clause.has(*_OWN_PLACE) or clause.has("question") or _names_room(clause, names):
        return None
    if not any(tag.startswith("kind.") for tag in clause.tags):
        return None
    for later in found[at + 1 :]:
        if later.has("quant.that", "quant.one"):  # "the heating to 21, and that in the bath to 23"
            return None
        ahead = None if later.has("question") else _trailing(later, names)
        if ahead is not None or _names_room(later, names):
            return ahead
    return None


def missing_room(later: list[Clause]) -> str:
    """The words for a room that the home has not, in the clauses to come."""
    for clause in later:
        for mention in clause.mentions:
            if "unknown" in mention.tags or (mention.has("room.") and not mention.entry.spaces):
                return clause.text.said(mention.start, mention.end)
    return ""


def _names_room(clause: Clause, names: Names) -> bool:
    return any(m.entry.spaces or (m.has("room.") and not m.entry.things) for m in clause.mentions)


def _trailing(clause: Clause, names: Names) -> str | None:
    """The room after "in", after which nothing else is said, and not of a name: "the bedroom blinds"."""
    places = names.vocabulary.lexicon.places
    rooms: list[str] = []
    for place in reversed(range(len(clause.mentions))):
        mention = clause.mentions[place]
        if mention.entry.spaces or mention.has("room."):
            rooms += mention.entry.spaces or names.rooms.get(mention.key("room") or "", ("",))
        elif "unknown" in mention.tags and clause.has("k.light", "k.cover", "k.climate", "k.air"):
            rooms.append("")
        elif clause.text.plain[mention.start : mention.end] in places:
            before = any(m.has("kind.") or m.entry.things or m.has("act.") for m in clause.mentions[:place])
            return rooms[0] if before and len(set(rooms)) == 1 else None
        elif mention.entry.things or not any(mention.has(prefix) for prefix in _AFTER):
            return None
    return None

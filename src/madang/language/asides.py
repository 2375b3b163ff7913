"""What is said beside the wishes: how somebody feels, why something is wanted, what leads up to it."""

from __future__ import annotations

from .clause import Clause
from .lexicon import Lexicon
from .mention import Mention
from .parts import targets, things_in
from .text import Text
from .vocabulary import Entry

__all__ = ["asked_for", "contrasted", "introduced", "wishes"]

_AND = Entry(("join.and",))
_EASED = {
    ("act.warmer", "act.cooler"): ("k.cover", "k.climate", "k.air", "kind.door", "kind.window"),
    ("act.brighter", "act.dimmer"): ("k.light", "k.cover"),
    ("act.louder", "act.quieter"): ("k.media", "kind.door", "kind.window"),
}
"""How it feels → what is moved because of it."""
_SWITCHED = ("act.on", "act.off")
_NAMED = ("named.things", "named.spaces", "named.own", "k.light", "k.cover", "k.climate", "k.media", "k.air")


def wishes(found: list[Clause]) -> list[Clause]:
    """The clauses without those that only tell why: "shut the window, it's freezing"."""
    if len(found) < 2:
        return found
    kept = [clause for clause in found if not any(_explains(clause, other) for other in found)]
    return kept or found


def _explains(clause: Clause, wish: Clause) -> bool:
    if clause.has("remark.because") and clause.mentions[0].has("remark.because") and clause is not wish:
        return True
    if clause is wish or clause.quantities or clause.has(*_NAMED) or clause.mention("kind.", "room."):
        return False
    if clause.has("remark.reason") and not any(tag.startswith("act.") for tag in clause.tags):
        return wish.has(*_NAMED)
    if not clause.has("remark.felt") or wish.has("remark.felt", "question"):
        return False
    return any(clause.has(*feelings) and wish.has(*things) for feelings, things in _EASED.items())


def asked_for(clause: Clause) -> str:
    """What a clause asks for, without verb and politeness: "jazz in the kitchen"."""
    empty = ("skip.", "polite.", "verb.", "act.", "join.")
    said = [i for i, m in enumerate(clause.mentions) if not any(m.has(tag) for tag in empty) or m.entry.named]
    if not said:
        return clause.text.said(clause.start, clause.end)
    return clause.text.said(clause.mentions[said[0]].start, clause.mentions[said[-1]].end)


def introduced(mentions: list[Mention], text: Text) -> list[Mention]:
    """The mentions without what leads up to them: "I'm off to the workshop: heating to 18 degrees"."""
    colon = next((i for i, m in enumerate(mentions) if text.plain[m.start : m.end] == ":"), 0)
    before, rest = mentions[:colon], mentions[colon + 1 :]
    unclear = any("unknown" in m.tags for m in before)
    told = any(m.has("meta.") for m in before) and targets(before)
    if not (unclear or told) or things_in(before) or not things_in(rest):
        return mentions
    says = any(m.has(tag) for m in before for tag in ("act.", "verb.", "ask.", "number", "attr."))
    return mentions if says else rest


def contrasted(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions; a "but" before what has an end of its own is an "and": "light on but the heater off"."""
    found = list(mentions)
    for place, mention in enumerate(mentions):
        if place and text.plain[mention.start : mention.end] in words.contrasts:
            rest = mentions[place + 1 :]
            end = next((i for i, m in enumerate(rest) if "join.and" in m.tags), len(rest))
            begins = max((i for i in range(place) if "join.and" in mentions[i].tags), default=-1) + 1
            if _ends_itself(mentions[begins:place], rest[:end]):
                found[place] = Mention(mention.start, mention.end, _AND)
    return found


def _ends_itself(before: list[Mention], rest: list[Mention]) -> bool:
    """Whether a thing is said to be otherwise than those before: "but its heater off"."""
    ends = {tag for m in before for tag in m.tags if tag.startswith("particle.") or tag in _SWITCHED}
    last = rest[-1] if rest else None
    if last is None or not (last.has("particle.") or last.has("act.")) or any(m.has("verb.") for m in rest):
        return False
    return bool(things_in(rest[:-1])) and bool(ends) and ends.isdisjoint(rest[-1].tags)

"""Clauses: what of a text belongs together."""

from __future__ import annotations

from .clause import Clause
from .lexicon import Lexicon
from .mention import Mention
from .text import Text

__all__ = ["clauses"]

_WHERE = ("room.", "time.", "day.", "clock", "number", "unit.", "quant.here", "quant.whole_home")
_CONTENT = ("kind.", "room.", "attr.", "color.", "number", "unit.", "day.", "clock")


def clauses(mentions: list[Mention], text: Text, words: Lexicon) -> list[Clause]:
    """The clauses of a text, in order. Parts without a verb of their own share their neighbour's."""
    parts = _parts(mentions, words)
    merged: list[list[Mention]] = []
    for part in parts:
        joined = merged and _waits(merged[-1], part, words)
        if merged and (joined or not _apart(merged[-1], part, words.verb_final)):
            merged[-1] = merged[-1] + part
        else:
            merged.append(part)
    if words.verb_final and len(merged) > 1 and not _acts(merged[-1]) and not _content(merged[-1]):
        merged[-2:] = [merged[-2] + merged[-1]]
    return [Clause(part, text, words) for part in merged if part]


def _apart(before: list[Mention], part: list[Mention], verb_final: bool) -> bool:
    """Whether both say for themselves what is wanted: "heating to 20 degrees, light off"."""
    if verb_final:
        return _acts(before)
    if _numbered(before) and _valued(part):
        return True
    if not (_acts(before) or _valued(before)) or (_open(before) and _closing(part)):
        return False
    return _acts(_but(part)) or (_valued(part) and _complete(before))


def _but(part: list[Mention]) -> list[Mention]:
    """Without what is left out: "the TV but leave the floor lamp on" begins nothing."""
    place = next((i for i, m in enumerate(part) if i and "quant.except" in m.tags), len(part))
    target = any(m.entry.things or m.has("kind.") for m in part[:place])
    return part[:place] if target else part


def _open(part: list[Mention]) -> bool:
    """A verb whose particle is still to come: "schalte Fernseher, ... aus"."""
    return any(m.has("verb.") for m in part) and not _complete(part)


def _closing(part: list[Mention]) -> bool:
    return any(m.has("particle.") for m in part) and not any(m.has("verb.") or _is_act(m) for m in part)


def _valued(part: list[Mention]) -> bool:
    """A thing with the value that it shall have."""
    about = any(m.entry.things or m.entry.spaces or m.has("kind.") or m.has("room.") for m in part)
    return about and any(m.has("color.") or m.has("unit.percent") or m.has("unit.degree") for m in part)


def _numbered(part: list[Mention]) -> bool:
    """ "heating in the living room 20": a thing, a room and a number that is no hour."""
    place = next((i for i, m in enumerate(part) if m.has("number")), 0)
    if not place or "time.at" in part[place - 1].tags:
        return False
    return any(m.has("kind.") or m.entry.things for m in part[:place]) and all(
        m.has("join.") or m.has("skip.") for m in part[place + 1 :]
    )


def _complete(part: list[Mention]) -> bool:
    timed = any("kind.timer" in m.tags or "kind.alarm_clock" in m.tags for m in part)
    if timed and any(m.has("number") or m.has("clock") for m in part):
        return True
    return _valued(part) or any(m.has("particle.") or (_is_act(m) and not m.has("act.set")) for m in part)


def _waits(part: list[Mention], following: list[Mention], words: Lexicon) -> bool:
    """German "mach in der Küche | und im Büro das Licht an": the verb's particle is still to come."""
    if not words.compounds or not any(m.has("verb.") for m in part) or any(m.has("verb.") for m in following):
        return False
    return not any(m.has(tag) for m in part for tag in ("act.", "particle.", "kind.", "number", "color."))


def _parts(mentions: list[Mention], words: Lexicon) -> list[list[Mention]]:
    parts: list[list[Mention]] = [[]]
    for place, mention in enumerate(mentions):
        if "join.and" in mention.tags and not _inside_number(mentions, place):
            parts[-1].append(mention)
            if any("join.and" not in one.tags for one in parts[-1]):  # not after "and" alone
                parts.append([])
            continue
        parts[-1].append(mention)
        if words.verb_final and _is_act(mention) and _goes_on(mentions, place + 1):
            parts.append([])
    return [part for part in parts if part]


def _inside_number(mentions: list[Mention], place: int) -> bool:
    """``an hour and 30 minutes``, ``seven and a quarter``."""
    before = mentions[place - 1] if place else None
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    if before is None or after is None:
        return False
    timed = before.has("unit.") or before.has("number") or before.has("span.")
    return timed and (after.has("number") or after.has("time.half") or after.has("time.quarter"))


def _is_act(mention: Mention) -> bool:
    return mention.has("act.") and not mention.has("kind.") and not mention.has("attr.")


def _goes_on(mentions: list[Mention], place: int) -> bool:
    """Whether something with a verb of its own follows (verb-final languages)."""
    rest = mentions[place:]
    for i, mention in enumerate(rest):
        if _content([mention]):
            return any(_is_act(later) or later.has("state.") or later.has("ask.") for later in rest[i:])
        if _is_act(mention):
            return False
    return False


def _acts(part: list[Mention]) -> bool:
    lead = [m for m in part if m.has("particle.") or not (m.has("skip.") or m.has("polite."))]
    for place, mention in enumerate(lead):
        if mention.has("verb.") or mention.has("meta.") or mention.has("ask."):
            return True
        if mention.has("act.") and (not (mention.has("kind.") or mention.has("attr.")) or place == 0):
            return True
        begins = not place and len(lead) > 1 and mention.has("particle.off")
        if mention.has("particle.") and (place or begins) and _closes(lead, place):
            return True
    return False


def _closes(lead: list[Mention], place: int) -> bool:
    """Whether a verb's particle is the last but for where and when: "light on in the kitchen"."""
    for mention in lead[place + 1 :]:
        if mention.has("join.") or "quant.except" in mention.tags:
            return True
        if not any(mention.has(prefix) for prefix in _WHERE) and not mention.entry.spaces:
            return False
    return True


def _content(part: list[Mention]) -> bool:
    return any(m.entry.named or any(m.has(prefix) for prefix in _CONTENT) for m in part)

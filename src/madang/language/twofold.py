"""Words that mean one of two things by what stands around them: "switch", "light blue", "on the terrace"."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import Lexicon
from .mention import UNKNOWN, Mention
from .text import Text
from .vocabulary import Entry

__all__ = ["unfolded"]

_SKIPPED = Entry(("skip.word",))
_BEFORE_NOUNS = ("kind.", "room.", "quant.all", "quant.other", "ask.any", "ask.which", "number")


def unfolded(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions, each with the meaning that its neighbours leave it."""
    found: list[Mention] = []
    for place, mention in enumerate(mentions):
        if "quant.minus" in mention.tags and mention.has("act."):
            found.append(_sign_or_deed(mention, mentions[place + 1 : place + 2]))
        elif mention.has("whose."):
            found.append(_whose(mention, found, mentions[place + 1 : place + 2], text, words))
        elif mention.has("room.") and mention.has("kind.washer"):
            found.append(_room_or_thing(mention, mentions[place + 1 : place + 2]))
        elif mention.has("verb.") and mention.has("kind."):
            found.append(_verb_or_noun(mention, found, text, words))
        elif _said(mention, text) in words.fused and _after_article(found, text, words):
            found += _halves(mention, words.fused[_said(mention, text)], text)
        elif mention.entry.tags and mention.tags[0] in words.split:
            found += _split(mention, mentions, text, words)
        elif not words.compounds and mention.has("particle.") and found and found[-1].has("particle."):
            found.append(Mention(mention.start, mention.end, _SKIPPED))  # "on out on the terrace"
        elif mention.has("particle.") and _leads_to_place(mentions, place, text, words):
            found.append(Mention(mention.start, mention.end, _SKIPPED))
        else:
            found.append(mention)
    return found


def _sign_or_deed(mention: Mention, following: list[Mention]) -> Mention:
    """マイナス18度 is below nought, 2度マイナス is less."""
    sign = any(m.has("number") for m in following)
    kept = tuple(tag for tag in mention.tags if (tag == "quant.minus") == sign)
    return Mention(mention.start, mention.end, Entry(kept))


def _whose(
    mention: Mention, before: list[Mention], following: list[Mention], text: Text, words: Lexicon
) -> Mention:
    """ "the kids' blind": the room of those whose thing it is; else a word that nobody knows."""
    owned = any(m.has("kind.") or m.entry.things for m in following) and not words.heads_first
    for other in reversed(before):
        if not other.has("skip.") or owned:
            break
        owned = _said(other, text) in words.owners
    entry = Entry((f"room.{mention.key('whose')}",)) if owned else UNKNOWN
    return Mention(mention.start, mention.end, entry)


def _room_or_thing(mention: Mention, following: list[Mention]) -> Mention:
    """ "the laundry dehumidifier" is in the laundry room; "start the laundry" is about the washer."""
    room = any(m.has("kind.") or m.entry.things for m in following)
    tags = tuple(tag for tag in mention.tags if tag.startswith("room.") == room)
    return Mention(mention.start, mention.end, Entry(tags))


def _verb_or_noun(mention: Mention, before: list[Mention], text: Text, words: Lexicon) -> Mention:
    """ "switch the fan off" and "turn the switch off": a noun after an article, a room, a kind."""
    noun = _after_article(before, text, words)
    kept = tuple(tag for tag in mention.tags if tag.startswith("verb.") != noun)
    if mention.entry.named or not kept:
        return mention
    return Mention(mention.start, mention.end, Entry(kept))


def _after_article(before: list[Mention], text: Text, words: Lexicon) -> bool:
    """Whether a noun is due: after an article, a room, another noun."""
    last = before[-1] if before else None
    return last is not None and (
        bool(last.entry.spaces or last.entry.things)
        or any(last.has(prefix) for prefix in _BEFORE_NOUNS)
        or _said(last, text) in words.determiners
    )


def _halves(mention: Mention, tags: Sequence[str], text: Text) -> list[Mention]:
    """Both words of a mention, each with its own tag."""
    middle = mention.start + _said(mention, text).index(" ")
    return [
        Mention(mention.start, middle, Entry((tags[0],))),
        Mention(middle + 1, mention.end, Entry((tags[1],))),
    ]


def _split(mention: Mention, mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """ "make the bedroom light blue": the light, and blue, where no other lamp is spoken of."""
    tags = words.split[mention.tags[0]]
    kind = tags[0]
    others = (m for m in mentions if m is not mention and "join." not in m.tags)
    said = _said(mention, text)
    if " " not in said or any(_same_sort(m, kind) for m in _beside(mention, list(others))):
        return [mention]
    return _halves(mention, tags, text)


def _beside(mention: Mention, mentions: list[Mention]) -> list[Mention]:
    """The mentions of the same part of the sentence, between commas and "and"."""
    before = [m for m in mentions if m.end <= mention.start]
    after = [m for m in mentions if m.start >= mention.end]
    first = max((i for i, m in enumerate(before) if "join.and" in m.tags), default=-1) + 1
    last = next((i for i, m in enumerate(after) if "join.and" in m.tags), len(after))
    return before[first:] + after[:last]


def _same_sort(mention: Mention, kind: str) -> bool:
    sorts = {"kind.light": ("kind.light", "kind.lamp")}.get(kind, (kind,))
    return any(mention.has(sort) or sort[5:] in mention.entry.kinds for sort in sorts)


def _leads_to_place(mentions: list[Mention], at: int, text: Text, words: Lexicon) -> bool:
    """ "the light on the terrace": the particle is a preposition, since an article and a place follow.

    Not where it may be the verb's own: right after the verb, or the only particle beside a verb.
    """
    if "particle.on" not in mentions[at].tags or not words.determiners or at + 2 >= len(mentions):
        return False
    article, place = mentions[at + 1 : at + 3]
    if _said(article, text) not in words.determiners or not (place.entry.spaces or place.has("room.")):
        return False
    start = max((i for i in range(at) if "join.and" in mentions[i].tags), default=-1) + 1
    part = mentions[start:at]
    if not any(m.has("kind.") or m.entry.things for m in part):
        return False
    return not any(m.has("verb.") for m in part) or any(m.has("particle.") for m in part)


def _said(mention: Mention, text: Text) -> str:
    return text.plain[mention.start : mention.end]

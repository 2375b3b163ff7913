"""Ends of verbs that are prepositions too: "mach das Fenster auf" opens, "auf der Terrasse" is a place."""

from __future__ import annotations

from .lexicon import Lexicon
from .mention import Mention
from .text import Text
from .vocabulary import Entry

__all__ = ["excepted", "placed"]

_EXCEPT = Entry(("quant.except",))
_VALUES = ("number", "color.", "mode.", "quant.max", "quant.min", "unit.step")
_NOUNS = ("skip.", "kind.", "room.", "quant.", "lamp.")


def placed(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions; a preposition before an article or a value is no longer the end of a verb."""
    if not words.prepositions:
        return mentions
    found = list(mentions)
    for place, mention in enumerate(mentions[:-1]):
        following = mentions[place + 1]
        said, after = (text.plain[m.start : m.end] for m in (mention, following))
        if mention.has("particle.") and (
            (said in words.prepositions and after in words.articles)
            or after in words.governs.get(said, ())
            or ("quant.to" in mention.tags and any(following.has(value) for value in _VALUES))
        ):
            tags = tuple(tag for tag in mention.tags if not tag.startswith("particle."))
            found[place] = Mention(mention.start, mention.end, Entry(tags), mention.value)
    return found


def excepted(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions, with "nur den im Flur nicht" as what is left out: "except that in the hall"."""
    mentions = _but_rather(mentions)
    for place, mention in enumerate(mentions):
        if not place or text.plain[mention.start : mention.end] not in words.excepting:
            continue
        end = next((i for i in range(place + 1, len(mentions)) if not _names(mentions[i])), len(mentions))
        no = end < len(mentions) and (mentions[end].has("meta.not") or mentions[end].has("polite.not"))
        if no and end > place + 1 and all(m.has("join.") for m in mentions[end + 1 : end + 2]):
            left_out = Mention(mention.start, mention.end, _EXCEPT)
            return [*mentions[:place], left_out, *mentions[place + 1 : end], *mentions[end + 1 :]]
    return mentions


def _but_rather(mentions: list[Mention]) -> list[Mention]:
    """ "nicht im Bad, sondern in der Küche": the "nicht" is about what "sondern" takes back."""
    rather = next((i for i, m in enumerate(mentions) if "join.instead" in m.tags), 0)
    no = next((i for i, m in enumerate(mentions[:rather]) if m.has("meta.not") or m.has("polite.not")), None)
    return mentions if no is None else mentions[:no] + mentions[no + 1 :]


def _names(mention: Mention) -> bool:
    """Whether a mention is part of what is named."""
    named = bool(mention.entry.things or mention.entry.spaces)
    return not mention.has("meta.not") and (named or any(mention.has(prefix) for prefix in _NOUNS))

"""Ends of verbs that are prepositions too: "mach das Fenster auf" opens, "auf der Terrasse" is a place."""

from __future__ import annotations

from .lexicon import Lexicon
from .mention import Mention
from .text import Text
from .vocabulary import Entry

__all__ = ["placed"]


def placed(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions; a preposition before an article is no longer the end of a verb."""
    if not words.prepositions:
        return mentions
    found = list(mentions)
    for place, mention in enumerate(mentions[:-1]):
        following = mentions[place + 1]
        if (
            mention.has("particle.")
            and text.plain[mention.start : mention.end] in words.prepositions
            and text.plain[following.start : following.end] in words.articles
        ):
            tags = tuple(tag for tag in mention.tags if not tag.startswith("particle."))
            found[place] = Mention(mention.start, mention.end, Entry(tags), mention.value)
    return found

"""An adjective that a room parts from its noun: ``ستارة المكتب المعدنية``, the blind of the study."""

from __future__ import annotations

from .mention import Mention
from .text import Text
from .vocabulary import Entry, Vocabulary

__all__ = ["reunited"]

_SKIPPED = Entry(("skip.word",))


def reunited(mentions: list[Mention], text: Text, vocabulary: Vocabulary) -> list[Mention]:
    """The mentions; a noun with the adjective that comes after its room is the phrase of both."""
    found = list(mentions)
    for place, mention in enumerate(found):
        if "unknown" not in mention.tags:
            continue
        at = place - 1
        while at >= 0 and _between(found[at]):
            at -= 1
        if at < 0 or at == place - 1 or not found[at].has("kind."):
            continue
        words = [*_words(found[at], text), *_words(mention, text)]
        phrase = vocabulary.at(words, 0)
        if phrase is not None and phrase[1] == len(words):
            found[at] = Mention(found[at].start, found[at].end, phrase[0])
            found[place] = Mention(mention.start, mention.end, _SKIPPED)
    return found


def _between(mention: Mention) -> bool:
    """Whether it may stand between a noun and its adjective: a room, and another."""
    room = bool(mention.entry.spaces) or mention.has("room.") or "join.and" in mention.tags
    return room or mention.has("skip.")


def _words(mention: Mention, text: Text) -> list[str]:
    return text.plain[mention.start : mention.end].split()

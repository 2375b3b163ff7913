"""Words to be passed on: "電気を消してと | みんなに伝えて", "annonce que | il pleut" do nothing."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .mention import Mention
from .text import Text
from .vocabulary import Entry

__all__ = ["quoted"]

_MESSAGE = Entry(("message",))
_ANNOUNCED = Entry(("act.announce",))
_TELLING = "act.announce"
_REPORTING = {_TELLING, "act.remind", "act.pass", "ask.tell"}
_IN_MARKS = re.compile(r'"([^"]+)"|「([^」]+)」')
_HEARERS = ("quant.all", "quant.whole_home", "room.", "skip.", "kind.speaker", "ask.any")


def quoted(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """The mentions, with the words to be passed on as one message, where the language marks an end of it."""
    if words.messages:
        return _passed_on(mentions, text, words)
    if (marked := _in_marks(mentions, text)) is not None:
        return marked
    if not words.quotes:
        return mentions
    if (heard := _addressed(text, words)) and (told_all := _told_all(mentions, heard, text, words)):
        return told_all
    told = next((i for i, m in enumerate(mentions) if i and _TELLING in m.tags), 0)
    if not told:
        return mentions
    last = _message_end(mentions, told, text, words.quotes)
    if last is None:
        return mentions
    end, rest = last
    first = _message_start(mentions[:rest], text, words)
    start = mentions[first].start if first else 0
    if not text.plain[start:end].strip():
        return mentions
    return [*mentions[:first], Mention(start, end, _MESSAGE), *mentions[rest:]]


def _in_marks(mentions: list[Mention], text: Text) -> list[Mention] | None:
    """``announce "dinner is ready"``: what stands in quotation marks is the message."""
    said = _IN_MARKS.search(text.plain)
    if said is None or not any(_TELLING in m.tags for m in mentions):
        return None
    start, end = said.span(said.lastindex or 0)
    before = [m for m in mentions if m.end <= start]
    after = [m for m in mentions if m.start >= end]
    if not any(_TELLING in m.tags for m in (*before, *after)):
        return None
    return [*before, Mention(start, end, _MESSAGE), *after]


def _addressed(text: Text, words: Lexicon) -> int:
    """Where the words end that say to whom all of it is told: 가족들에게. 0 without such words."""
    begin = next((one for one in words.audience if text.plain.startswith(one)), "")
    to = next((one for one in words.datives if text.plain.startswith(one, len(begin))), "")
    end = len(begin) + len(to) if begin and to else 0
    return end + len(text.plain[end:]) - len(text.plain[end:].lstrip()) if end else 0


def _told_all(mentions: list[Mention], heard: int, text: Text, words: Lexicon) -> list[Mention] | None:
    """``가족들에게 | 저녁 다 됐다 | 고 알려줘``: told to everybody, and so said aloud."""
    verb = next((m for m in reversed(mentions) if not _REPORTING.isdisjoint(m.tags)), None)
    if verb is None:
        return None
    word = text.plain[verb.start : verb.end]
    ends = [quote.rpartition("|")[2].strip() for quote in words.quotes]
    cited = verb.start + max((word.find(end) + len(end) for end in ends if end in word[:4]), default=0)
    before = text.plain[:cited].rstrip()
    for quote in words.quotes:
        kept, _, dropped = quote.rpartition("|")
        end = len(before) - len(dropped)
        if before.endswith(kept + dropped) and text.plain[heard:end].strip():
            return [Mention(heard, end, _MESSAGE), Mention(cited, verb.end, _ANNOUNCED)]
    return None


def _passed_on(mentions: list[Mention], text: Text, words: Lexicon) -> list[Mention]:
    """With everything after "annonce que" as one message."""
    told = next((i for i, m in enumerate(mentions) if _TELLING in m.tags), len(mentions))
    for at in range(told + 1, len(mentions) - 1):
        if text.plain[mentions[at].start : mentions[at].end] in words.messages:
            return [*mentions[: at + 1], Mention(mentions[at + 1].start, len(text.plain.rstrip()), _MESSAGE)]
        if not _hears(mentions[at]):
            break
    return mentions


def _message_end(
    mentions: list[Mention], told: int, text: Text, quotes: tuple[str, ...]
) -> tuple[int, int] | None:
    """Where the message ends, and which mention comes after it: the verb, or those who hear it."""
    for at in range(told, 0, -1):
        if at < told and not _hears(mentions[at]):
            return None
        before = text.plain[: mentions[at].start].rstrip()
        for quote in quotes:
            kept, _, dropped = quote.rpartition("|")  # 다|고: of 됐다고 the message keeps 됐다
            if before.endswith(kept + dropped):
                return len(before) - len(dropped), at
        if at == told and _begins(text.plain[mentions[at].start :], quotes):
            return mentions[at].start, told
    return None


def _begins(word: str, quotes: tuple[str, ...]) -> bool:
    """Whether the word that tells has the quote in itself: と言って."""
    return any(word.startswith(quote) for quote in quotes)


def _message_start(mentions: list[Mention], text: Text, words: Lexicon) -> int:
    """Past those who shall hear it, who may come first: "みんなに ..."."""
    for place, mention in enumerate(mentions):
        if not _hears(mention):
            return 0
        if text.plain[mention.start : mention.end] in words.hearing:
            return place + 1 if place + 1 < len(mentions) else 0
    return 0


def _hears(mention: Mention) -> bool:
    named = mention.entry.people or mention.entry.spaces
    return bool(named) or any(mention.has(prefix) for prefix in (*_HEARERS, "quant.to"))

"""What is written onto a word, or follows from how it is written: article, "and", "don't" (Arabic)."""

from __future__ import annotations

from functools import lru_cache

from .lexicon import Lexicon
from .text import Text
from .vocabulary import Entry, Vocabulary

__all__ = ["and_not", "definite", "forbids", "one_of", "person", "split_and", "with_article"]


def with_article(entry: Entry, article: bool) -> Entry:
    """``الأحد`` is Sunday, ``أحد`` somebody."""
    if entry.named or not any(tag.startswith("weekday.") for tag in entry.tags):
        return entry
    return Entry(tuple(tag for tag in entry.tags if tag.startswith("weekday.") == article))


def definite(entry: Entry, word: str, lexicon: Lexicon) -> Entry:
    """``الشغل`` and ``بالشغل`` are work, ``شغل`` is "switch on"."""
    head, article, noun = word.partition(lexicon.article)
    tag = lexicon.definite.get(noun) if article and len(head) <= 1 else None
    return Entry((tag,)) if tag is not None else entry


@lru_cache(maxsize=16)
def one_of(tags: tuple[str, ...], verb: bool) -> Entry:
    """A word that is a verb where a sentence begins (علِّ) and a preposition elsewhere (على)."""
    kept = tuple(tag for tag in tags if tag.startswith("act.") == verb)
    return Entry(kept or tags)


def person(entry: Entry) -> Entry:
    """Somebody whose name is a word of the language (علي)."""
    alone = Entry()
    alone.people = entry.people
    return alone


def forbids(vocabulary: Vocabulary, words: list[str], at: int) -> bool:
    """``لا تفتح``: no is part of "don't", and takes nothing back."""
    letter = vocabulary.lexicon.forbids
    if not letter or at >= len(words) or not words[at].startswith(letter) or vocabulary.alone(words[at]):
        return False
    found = vocabulary.at(words, at)
    return found is not None and "act." in found[0].sections


def and_not(text: Text, place: int, vocabulary: Vocabulary) -> bool:
    """``ولا تفتح``: and don't open."""
    word, *following = (text.plain[start:end] for start, end in text.tokens[place : place + 2])
    no = vocabulary.alone(word[1:]) if word[0] == "و" and len(word) > 2 else None
    return no is not None and "meta.not" in no.tags and forbids(vocabulary, following, 0)


def split_and(word: str, start: int, end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Arabic ``و`` (and) is written onto the next word."""
    if word[0] == "و" and (len(word) > 3 or word[1:] in vocabulary.words):
        return [(start, start + 1), (start + 1, end)]
    return [(start, end)]

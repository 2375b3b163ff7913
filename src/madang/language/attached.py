"""What is written onto a word, or follows from how it is written: article, "and", "don't" (Arabic)."""

from __future__ import annotations

from functools import lru_cache

from .lexicon import Lexicon
from .text import Text
from .vocabulary import Entry, Vocabulary

__all__ = [
    "and_before",
    "and_not",
    "counted",
    "definite",
    "forbids",
    "noun",
    "one_of",
    "onto",
    "person",
    "split_and",
    "with_article",
]


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


_ONTO = {"لل": 2, "بال": 1, "وال": 1, "فال": 1, "كال": 1, "عال": 1}
"""What stands before a noun with the article → how many of its letters are no part of the noun."""
_SHORTEST = 5
"""Letters that such a word has at least."""


def onto(word: str) -> int:
    """How many letters are written onto a noun with its article: 2 of ``للتلفزيون``, 1 of ``بالمطبخ``."""
    if len(word.split(" ", 1)[0]) < _SHORTEST:
        return 0
    return next((letters for start, letters in _ONTO.items() if word.startswith(start)), 0)


def noun(words: str) -> str:
    """The noun with its article: ``للمعكرونة`` is ``المعكرونة``."""
    return f"ال{words[2:]}" if words.startswith("لل") and onto(words) else words


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


def and_before(text: Text, place: int, vocabulary: Vocabulary) -> bool:
    """``وبعد عشر دقائق``: "and" before a word, though both begin a phrase too (``وبعد ذلك``)."""
    words = [text.plain[start:end] for start, end in text.tokens[place : place + 4]]
    word = words[0]
    if word[0] != "و" or (word,) in vocabulary.entries or (word[1:],) not in vocabulary.entries:
        return False
    if word in vocabulary.lexicon.numbers["words"]:
        return False  # واحد is one
    found = vocabulary.at(words, 0)
    return found is not None and found[1] == 1


def counted(words: list[str], at: int, vocabulary: Vocabulary) -> float | None:
    """``الخمس دقائق``: a number with the article, before what it counts."""
    article = vocabulary.lexicon.article
    if not article or not words[at].startswith(article) or at + 1 == len(words):
        return None
    value = vocabulary.lexicon.numbers["words"].get(words[at][len(article) :])
    unit = vocabulary.alone(words[at + 1])
    return float(value) if value and unit is not None and "unit." in unit.sections else None


def split_and(word: str, start: int, end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Arabic ``و`` (and) is written onto the next word."""
    if word[0] == "و" and (len(word) > 3 or word[1:] in vocabulary.words):
        return [(start, start + 1), (start + 1, end)]
    return [(start, end)]

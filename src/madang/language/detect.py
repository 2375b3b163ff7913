"""Which language is this? Seen from the script; those in Latin letters told apart by their smallest words.

Only for surfaces that do not know (a terminal). A page, a satellite, a person have a language of their own.
What tells a language stands in the ``[detect]`` part of its ``about.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from madang.things.languages import LANGUAGES
from madang.things.units import Language

from .about import about

__all__ = ["detect_language"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class _Script(NamedTuple):
    """A language that is known by its letters."""

    language: Language
    own: re.Pattern[str]
    shared: re.Pattern[str] | None
    """Letters that other languages have too."""


class _Latin(NamedTuple):
    """A language that is known by its words."""

    language: Language
    words: frozenset[str]
    letters: frozenset[str]
    """Letters that the others have not."""
    looks: re.Pattern[str]
    """How its words look; asked only when no small word tells."""

    def known(self, words: Sequence[str]) -> int:
        found = sum(word in self.words for word in words)
        return found + 2 * sum(not self.letters.isdisjoint(word) for word in words)

    def alike(self, words: Sequence[str]) -> int:
        return sum(bool(self.looks.fullmatch(word)) for word in words)


def detect_language(text: str, likely: Sequence[Language] = ("en",)) -> Language:
    """The language of a text, among those that Madang speaks.

    `likely` are languages in the order in which they are to be expected (the person's, the home's): the
    first that the letters allow is taken where nothing else tells.
    """
    scripts, latin = _tables()
    counts = {one.language: len(one.own.findall(text)) for one in scripts}
    best = max(counts, key=lambda language: counts[language])
    if counts[best]:
        return best
    for one in scripts:
        if one.shared and one.shared.search(text):
            return one.language
    words = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    if not words:
        return next(iter(likely), "en")
    left = _best(latin, lambda one: one.known(words))
    if len(left) > 1:
        left = _best(left, lambda one: one.alike(words))
    open_to = [one.language for one in left]
    if len(open_to) == 1:
        return open_to[0]
    return next((language for language in likely if language in open_to), "en")


def _best(among: Sequence[_Latin], count: Callable[[_Latin], int]) -> list[_Latin]:
    counts = [count(one) for one in among]
    return [one for one, found in zip(among, counts, strict=True) if found == max(counts)]


@cache
def _tables() -> tuple[tuple[_Script, ...], tuple[_Latin, ...]]:
    scripts: list[_Script] = []
    latin: list[_Latin] = []
    for language in LANGUAGES:
        facts = about(language).detect
        if facts.script:
            shared = re.compile(_any_of(facts.shared_script)) if facts.shared_script else None
            scripts.append(_Script(language, re.compile(_any_of(facts.script)), shared))
        else:
            letters = frozenset(facts.letters)
            latin.append(_Latin(language, frozenset(facts.words), letters, re.compile(facts.looks)))
    return tuple(scripts), tuple(latin)


def _any_of(ranges: Sequence[str]) -> str:
    return f"[{''.join(ranges)}]"

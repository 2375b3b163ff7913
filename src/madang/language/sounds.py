"""How words sound: names that are spelled otherwise, or were heard almost right, get the same key.

A language's rules are data (``sounds.toml``): replacements by regular expressions, made one after the other.
``same`` makes the key of words that sound the same ("lite", "light"); ``near``, made from it, that of words
that sound alike ("hull", "hall").
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Sounds", "sounds"]

_KEPT = 20_000
"""Words whose keys are remembered."""
_LONGEST = 60
"""Letters of a name that is listened to: noise may be longer."""


class Sounds:
    """The sounds of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._letters: bool = data.get("apart", False)
        self._spelled = {char: sound for sound, chars in data.get("readings", {}).items() for char in chars}
        """Letters that stand for syllables → how they are read (Japanese)."""
        self._words = sorted(
            ((word, sound) for sound, words in data.get("words", {}).items() for word in words),
            key=lambda pair: -len(pair[0]),
        )
        self._same = _rules(data["same"])
        self._near = _rules(data["near"])
        self.shortest: int = data.get("shortest", 2)
        """Letters that a ``near`` key must have to tell anything."""
        self._kept: dict[str, tuple[str, str]] = {}

    def keys(self, word: str) -> tuple[str, str]:
        """How a folded word sounds: the key of its like, and that of what sounds alike."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            same = _changed(self._read(word[:_LONGEST]), self._same)
            found = self._kept[word] = same, _changed(same, self._near)
        return found

    def phrase(self, words: Iterable[str]) -> tuple[str, str]:
        """The keys of several words said one after the other."""
        keys = [self.keys(word) for word in words]
        return "".join(same for same, _ in keys), "".join(near for _, near in keys)

    def _read(self, word: str) -> str:
        for written, sound in self._words:
            word = word.replace(written, sound)
        if self._spelled:
            word = "".join(self._spelled.get(char, char) for char in word)
        return unicodedata.normalize("NFD", word) if self._letters else word


def _rules(rules: Sequence[Sequence[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), put) for pattern, put in rules)


def _changed(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, put in rules:
        word = pattern.sub(put, word)
    return word


@cache
def sounds(language: str) -> Sounds:
    """The sounds of a language; read once. Without a file of them words sound as they are spelled."""
    path = resources.files(__package__).joinpath(language, "sounds.toml")
    if not path.is_file():
        return Sounds({"same": [], "near": []})
    return Sounds(tomllib.loads(path.read_text(encoding="utf-8")))

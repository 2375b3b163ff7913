"""Cutting a sentence into the tokens that the parser sees, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["UNSPACED", "Token", "tokenize"]

UNSPACED = frozenset(("ja", "zh"))
"""Languages written without spaces: there a character is a token, and a run of ASCII letters or digits."""

_PIECE = re.compile(r"\S+")
_CHARACTER = re.compile(r"[A-Za-z]+|[0-9]+|\S")
_WORD = re.compile(r"\w(?:.*\w)?[%°℃′″'’]*", re.DOTALL)
"""What is left of a piece without the punctuation around it."""


class Token(NamedTuple):
    """A token and its place: ``start`` and ``end`` count characters of the text."""

    text: str
    start: int
    end: int


def tokenize(text: str, language: str) -> list[Token]:
    """The tokens of a text. Punctuation around words is no token of its own."""
    if language in UNSPACED:
        return [
            Token(match[0], match.start(), match.end())
            for match in _CHARACTER.finditer(text)
            if _says_something(match[0])
        ]
    found: list[Token] = []
    for piece in _PIECE.finditer(text):
        word = _WORD.search(piece[0])
        if word is not None:
            start = piece.start() + word.start()
            found.append(Token(word[0], start, start + len(word[0])))
    return found


@lru_cache(8192)
def _says_something(character: str) -> bool:
    return any(c.isalnum() or c in "%°℃々ー〜+-" for c in character)

"""Features of a token: the pieces of its spelling, as 32-bit numbers.

A word is seen as itself and as its character n-grams, so that endings, particles, compounds and small
spelling mistakes still share most of their features with what the parser was trained on. In languages written
without spaces a character is seen with its neighbours. Training and the running parser use this one file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

from .tokens import UNSPACED

__all__ = ["features", "plain"]

_LONGEST_WORD = 40
"""Characters of a token that are looked at."""

_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put a syllable or a word into one character."""
_HANGUL = re.compile(r"[\uac00-\ud7af]")
"""Syllables; their letters tell stems from endings that have grown together (해, 했, 할)."""
_LETTERS_OF_AN_END = 8
"""Hangul letters of a word's beginning and end that are looked at."""
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""Arabic vowel marks, the stretching line, invisible marks of direction."""
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
_DIGITS = re.compile(r"\d")


@lru_cache(65_536)
def plain(token: str) -> str:
    """The spelling that counts: lower case, one form of each letter, no marks, Western digits."""
    text = unicodedata.normalize("NFKC", token).lower()
    text = _MARKS.sub("", text).translate(_LETTERS)
    return _DIGITS.sub(lambda digit: str(unicodedata.digit(digit[0], 0)), text)


def features(tokens: list[str], language: str) -> list[tuple[int, ...]]:
    """For each token its features, the longest pieces first."""
    words = [plain(token[:_LONGEST_WORD]) for token in tokens]
    if language not in UNSPACED:
        return [_of_word(word) for word in words]
    around = ["^", "^", *words, "$", "$"]
    return [_of_character(tuple(around[at : at + 5])) for at in range(len(words))]


def _number(kind: str, piece: str) -> int:
    return crc32(f"{kind}{piece}".encode())


@lru_cache(65_536)
def _of_word(word: str) -> tuple[int, ...]:
    shape = _DIGITS.sub("0", word)
    found = {_number("w", word): None}
    if shape != word:
        found[_number("d", shape)] = None
    marked = f"<{word}>"
    shortest, longest = (1, 3) if _WIDE.search(word) else (2, 5)
    for length in range(longest, shortest - 1, -1):
        for at in range(len(marked) - length + 1):
            if length > 2 or at in (0, len(marked) - length) or shortest == 1:
                found[_number("g", marked[at : at + length])] = None
    if _HANGUL.search(word):
        letters = unicodedata.normalize("NFD", word)
        for length in range(min(_LETTERS_OF_AN_END, len(letters)), 1, -1):
            found[_number("j", f"<{letters[:length]}")] = None
            found[_number("j", f"{letters[-length:]}>")] = None
    return tuple(found)


@lru_cache(65_536)
def _of_character(window: tuple[str, ...]) -> tuple[int, ...]:
    a, b, c, d, e = window
    pieces = {
        "0": c, "1": b + c, "2": c + d, "3": a + b + c, "4": b + c + d, "5": c + d + e,
        "6": a + b + c + d, "7": b + c + d + e, "8": b, "9": d, "w": c, "x": a + b, "y": d + e,
    }  # fmt: skip
    if c.isdigit():
        pieces["d"] = "0" * len(c)
    return tuple(_number(kind, piece) for kind, piece in pieces.items())

"""Text as the parser reads it: folded to plain characters, each of which knows its place in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["Text", "fold", "plain_words", "read", "word_spans"]

_TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%°℃?？!.,;:،؛؟。、+\-/&]")
_ARABIC_LETTERS: dict[int, str | None] = {ord(a): b for a, b in zip("أإآٱىةؤئ", "اااايهوي", strict=True)}
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f]")
_CHARACTERS = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "，": ",", "、": ",", "。": ".", "؟": "?"}
_CHARACTERS |= {"،": ",", "؛": ";", "；": ";", "！": "!", "：": ":", "٪": "%", "٫": ".", "℃": "°"}


_MARKS = (
    *range(0x610, 0x61B),
    *range(0x64B, 0x660),
    0x670,
    *range(0x6D6, 0x6EE),
    0x640,
    *range(0x200C, 0x2010),
)
_DIGITS = {base + i: str(i) for base in (0x660, 0x6F0) for i in range(10)}
_SPACES = {0xA0: " ", 0x3000: " ", 9: " ", 10: " ", 13: " ", 0x202F: " ", 0x2009: " "}
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(_MARKS), **_DIGITS, **_SPACES, **_ARABIC_LETTERS,
    **{ord(char): plain for char, plain in _CHARACTERS.items()},
}  # fmt: skip
"""What becomes of single characters."""


class Text:
    """What was said, folded. ``plain[i]`` comes from ``original[back[i]]``; ``tokens`` are spans of plain."""

    __slots__ = ("back", "original", "plain", "tokens")

    def __init__(self, original: str, plain: str, back: Sequence[int]) -> None:
        self.original = original
        self.plain = plain
        self.back = back
        self.tokens = word_spans(plain)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `plain` as a span of `original`."""
        if start >= end or start >= len(self.back):
            place = self.back[start] if start < len(self.back) else len(self.original)
            return place, place
        last = self.back[end] if end < len(self.back) else len(self.original)
        first = self.back[start]
        while last > first + 1 and self.original[last - 1].isspace():
            last -= 1
        return first, last

    def said(self, start: int, end: int) -> str:
        """The original words of a span of `plain`."""
        first, last = self.span(start, end)
        return self.original[first:last]


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    char = _CHARACTERS.get(char, char)
    if char.isdecimal() and not char.isascii():
        return str(unicodedata.decimal(char))
    folded = unicodedata.normalize("NFKC", char).lower()
    folded = "".join(_CHARACTERS.get(one, one) for one in folded)
    if _ARABIC_MARKS.fullmatch(folded):
        return ""
    return " " if folded.isspace() else folded.translate(_ARABIC_LETTERS)


def read(text: str) -> Text:
    """Fold a text: NFKC, lower case, plain quotes and digits, Arabic letters without their variants."""
    if not unicodedata.is_normalized("NFC", text):
        return _read_composed(text)
    if unicodedata.is_normalized("NFKC", text):
        quick = text.lower().translate(_PLAIN)
        if len(quick) == len(text):
            return Text(text, quick, range(len(text)))
    plain: list[str] = []
    back: list[int] = []
    for place, char in enumerate(text):
        folded = char if "a" <= char <= "z" or char == " " else _fold_char(char)
        plain.append(folded)
        back.extend([place] * len(folded))
    return Text(text, "".join(plain), back)


def _read_composed(text: str) -> Text:
    """As `read`, for text with combining marks: a letter and its marks are one."""
    plain: list[str] = []
    back: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or _is_jamo(text[end])):
            end += 1
        for one in unicodedata.normalize("NFKC", text[start:end]):
            folded = _fold_char(one)
            plain.append(folded)
            back.extend([start] * len(folded))
        start = end
    return Text(text, "".join(plain), back)


def _is_jamo(char: str) -> bool:
    return "\u1160" <= char <= "\u11ff"


def fold(text: str) -> str:
    """The folded form of a word or name."""
    return unicodedata.normalize("NFKC", text).lower().translate(_PLAIN).strip()


def word_spans(plain: str) -> list[tuple[int, int]]:
    """Where the words, numbers and signs of a folded text stand."""
    return [match.span() for match in _TOKEN.finditer(plain)]


def plain_words(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(_TOKEN.findall(fold(text)))

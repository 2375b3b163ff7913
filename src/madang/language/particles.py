"""Korean particles (josa): 을/를, 이/가, 은/는, 과/와, (으)로 by how the word before them ends."""

from __future__ import annotations

__all__ = ["choose", "ending"]

_NONE, _RIEUL, _OTHER = 0, 1, 2
_DIGITS = {
    "0": _OTHER, "1": _RIEUL, "2": _NONE, "3": _OTHER, "4": _NONE,
    "5": _NONE, "6": _OTHER, "7": _RIEUL, "8": _RIEUL, "9": _NONE,
}  # fmt: skip
"""영 일 이 삼 사 오 육 칠 팔 구. Numbers that end in zeros are read with 십, 백, 천, 만: closed as 영 is."""
_SIGNS = {"%": _NONE, "³": _NONE, "℃": _NONE, "°": _NONE}
_SPELLED = {"l": _RIEUL, "r": _RIEUL, "m": _OTHER, "n": _OTHER}
"""Letters of an abbreviation as they are read: LED (엘이디) ends open, FM (에프엠) does not."""
_SOUNDING = {"l": _RIEUL, "m": _OTHER, "n": _OTHER}
"""Last letters of a foreign word that close its last syllable in Korean: Kim 킴, Intel 인텔."""
_STOPS = frozenset("bckpt")
"""These close it after a vowel only: Facebook 페이스북, but Chromecast 크롬캐스트."""


def ending(text: str) -> int:
    """How the text ends when read aloud: 0 open (vowel), 1 with ㄹ, 2 with another consonant."""
    for at in range(len(text) - 1, -1, -1):
        char = text[at]
        if "가" <= char <= "힣":
            final = (ord(char) - 0xAC00) % 28
            return _NONE if final == 0 else _RIEUL if final == 8 else _OTHER
        if char in _DIGITS:
            return _DIGITS[char]
        if char in _SIGNS:
            return _SIGNS[char]
        if char.isascii() and char.isalpha():
            return _latin(text, at)
        if char.isalpha():
            return _NONE
    return _NONE


def choose(pair: str, before: str) -> str:
    """The one of a pair (``을/를``, ``으로/로``: the first follows a consonant) that fits what is before it.

    None after 모두 (조명 8개 모두 꺼져 있어요).
    """
    if before.endswith("모두"):
        return ""
    closed, _, opened = pair.partition("/")
    end = ending(before)
    if closed == "으로":
        return closed if end == _OTHER else opened
    return opened if end == _NONE else closed


def _latin(text: str, at: int) -> int:
    start = at
    while start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    word, last = text[start : at + 1], text[at].lower()
    if len(word) == 1 or word.isupper():
        return _SPELLED.get(last, _NONE)
    if word.lower().endswith("le"):
        return _RIEUL
    if word.lower().endswith("ng"):
        return _OTHER
    if last in _STOPS and word[-2].lower() in "aeiou":
        return _OTHER
    return _SOUNDING.get(last, _NONE)

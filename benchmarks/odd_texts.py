"""What nobody should say to a home, and some do: texts for `odd_input.py`, and homes hard to name."""

from __future__ import annotations

from typing import Any

from homes import LANGUAGES, big_home
from madang.language.frame import LONGEST_TEXT

LONGEST = LONGEST_TEXT


def _filled(piece: str) -> str:
    """So many pieces as one may say at once."""
    return (piece * (LONGEST // len(piece) + 1))[:LONGEST]


TEXTS: dict[str, str] = {
    "empty": "",
    "spaces": "   \t\n  ",
    "100 kB": "turn on the light " * 5_700,
    "Russian": "включи свет в гостиной, пожалуйста",
    "Hindi": "बैठक की बत्ती जला दो",
    "Chinese": "请把客厅的灯打开",
    "Thai": "เปิดไฟในห้องนั่งเล่นหน่อย",
    "Russian, as long as may be": _filled("включи свет в гостиной "),
    "Hindi, as long as may be": _filled("बैठक की बत्ती जला दो "),
    "Chinese, as long as may be": _filled("请把客厅的灯打开"),
    "emoji": "💡🔥🙂",
    "emoji, as long as may be": _filled("👩‍👩‍👧‍👦💡"),
    "flags and skin": "🇰🇷👍🏽🏳️‍🌈",
    "control characters": "\x01\x02\x1b[31m\x7f\x85",
    "control characters, as long as may be": _filled("\x1b]0;x\x07\x08"),
    "NUL": "turn\0on",
    "NULs": "\0" * LONGEST,
    "lone surrogate": "\ud83d",
    "lone surrogates": _filled("\udc80\ud800"),
    "right-to-left override": "\u202eno thgil eht nrut\u202c",
    "right-to-left overrides": _filled("\u202e\u2066\u202d\u2069"),
    "zero width": _filled("\u200b\u2060\ufeff"),
    "combining marks": "l" + "\u0301" * 1_999,
    "combining marks on each letter": _filled("a\u0300\u0301\u0302\u0303\u0304"),
    "Hangul letters apart": _filled("\u1100\u1161\u11a8"),
    "Hangul letters without a vowel": _filled("ㅋㅎㅠ"),
    "wide letters": _filled("ＡＢＣ　１２３"),
    "ligatures that grow": _filled("\ufdfa"),
    "one letter": _filled("a"),
    "one syllable": _filled("가"),
    "one kana": _filled("ー"),
    "one long German word": _filled("donaudampfschifffahrt"),
    "Arabic ands": _filled("و"),
    "Arabic marks": _filled("\u064b\u064c\u064d"),
    "digits": _filled("9"),
    "numbers": _filled("7 "),
    "number words": _filled("sieben hundert "),
    "kanji numbers": _filled("九億八千"),
    "times": _filled("7:30 "),
    "signs": _filled("?!.,;:"),
    "quotes": _filled("'\"“”「」"),
    "ands": _filled("and "),
    "apostrophes": _filled("l'"),
    "hyphens": _filled("a-"),
    "small words": _filled("the of in "),
    "percent": _filled("% "),
    "infinite": "set it to 1e999 nan inf percent",
    "half a sentence over and over": _filled("if the "),
    "names without end": _filled("Xqzzk Wvrt "),
    "SQL": "'; DROP TABLE things; --",
    "markup": "<script>alert(1)</script>",
    "template": "{{7*7}} ${x} %s %n {0}",
    "path": "../../../../etc/passwd",
}
"""What it is → the text. Nothing in a home may move because of it."""


def homes() -> dict[str, dict[str, Any]]:
    """What is hard about a home → the data of its home file."""
    return {"no things": nothing(), "one name for two": twice(), "3,000 things": big_home(3_000)}


def nothing() -> dict[str, Any]:
    """A home that nobody has put anything into."""
    return {"home": {"name": {"en": "Empty"}, "time_zone": "Asia/Seoul"}}


def twice() -> dict[str, Any]:
    """A room with two things of one name, beside a room of the same name."""
    names = dict(zip(LANGUAGES, ("등", "Light", "電気", "Licht", "ضوء"), strict=True))
    room = dict(zip(LANGUAGES, ("방", "Room", "部屋", "Zimmer", "غرفة"), strict=True))
    return {
        "home": {"name": {"en": "Twice"}, "time_zone": "Asia/Seoul"},
        "spaces": [{"id": "one", "name": room}, {"id": "two", "name": room}],
        "things": [
            {"id": f"{space}.{number}", "kind": "light", "space": space, "name": names}
            for space in ("one", "two")
            for number in ("left", "right")
        ],
    }

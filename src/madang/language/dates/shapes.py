"""Numbers, dates and times in digits, as all languages write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from .value import Number

__all__ = ["SHAPES"]

Found = Iterable[tuple[str, Any]]


def _plain_number(match: re.Match[str]) -> Found:
    text = match.group()
    value = int(text)
    number = Number(float(value), len(text))
    yield "num", number
    if len(text) <= 2:
        if value <= 24:
            yield "hour", number
        if value <= 59:
            yield "minute", number
        if 1 <= value <= 31:
            yield "day", number
        if len(text) == 2:
            yield "year2", number
    if len(text) == 4:
        if 1000 <= value <= 2199:
            yield "year", number
        if value // 100 <= 24 and value % 100 <= 59 and not 1900 <= value <= 2100:
            yield "hhmm", number


def _three_digits(match: re.Match[str]) -> Found:
    yield "hmm", Number(float(match.group()), 3)


def _decimal(match: re.Match[str]) -> Found:
    yield "num", Number(float(match.group().replace(",", ".")), len(match.group()))


def _clock(match: re.Match[str]) -> Found:
    hour, minute, second = (None if g is None else Number(float(g), len(g)) for g in match.groups())
    yield "written_clock", (hour, minute, second)


def _dotted_clock(match: re.Match[str]) -> Found:
    yield "dotted_clock", (Number(float(match.group(1))), Number(float(match.group(2))), None)


def _ymd(match: re.Match[str]) -> Found:
    yield "ymd", tuple(int(g) for g in match.groups())


def _abc(match: re.Match[str]) -> Found:
    a, _, b, year = match.groups()
    yield "ab_year", (int(a), int(b), int(year), len(year))


def _ab(match: re.Match[str]) -> Found:
    yield "ab", (int(match.group(1)), int(match.group(3)), match.group(2))


def _year_month(match: re.Match[str]) -> Found:
    yield "year_month", (int(match.group(1)), int(match.group(2)))


def _month_year(match: re.Match[str]) -> Found:
    yield "year_month", (int(match.group(2)), int(match.group(1)))


_FREE = r"(?<![0-9])(?<![0-9][.:/\-])"
_END = r"(?![0-9])"
_STOP = r"(?![0-9])(?![/:.\-][0-9])"

SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found]], ...] = (
    (re.compile(r"(?<![0-9$€£])(?<![0-9][.,])(?<![$€£] )[0-9]{1,9}(?![0-9])"), _plain_number),
    (re.compile(r"(?<![0-9])[0-9]{3}(?![0-9])"), _three_digits),
    (re.compile(r"(?<![0-9.,])[0-9]{1,9}[.,][0-9]{1,4}" + _END), _decimal),
    (re.compile(r"(?<![0-9:.])([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?(?![0-9:])"), _clock),
    (re.compile(r"(?<![0-9:.,])([0-9]{1,2})\.([0-5][0-9])(?![0-9])(?!\.[0-9])"), _dotted_clock),
    (re.compile(r"(?<![0-9])([12][0-9]{3}) ?[/.\-] ?([0-9]{1,2}) ?[/.\-] ?([0-9]{1,2})" + _END), _ymd),
    (re.compile(r"(?<![0-9])([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9])"), _ymd),
    (re.compile(r"(?<![0-9])([12][0-9]{3}) ([0-9]{1,2}) ([0-9]{1,2})(?![0-9])"), _ymd),
    (re.compile(r"(?<![0-9])([0-9]{1,2})([/.\-])([0-9]{1,2})\2([12][0-9]{3}|[0-9]{2})" + _END), _abc),
    (re.compile(_FREE + r"([0-9]{1,2})([.\-])([0-9]{1,2})" + _STOP), _ab),
    (re.compile(r"(?<![0-9])(?<![0-9][.:/])([0-9]{1,2})(/)([0-9]{1,2})(?![0-9])(?![/:.][0-9])"), _ab),
    (re.compile(_FREE + r"([12][0-9]{3})[/.\-]([0-9]{1,2})" + _STOP), _year_month),
    (re.compile(_FREE + r"([0-9]{1,2})[/\-]([12][0-9]{3})" + _STOP), _month_year),
)
"""Pattern → the categories and values that it may have. What they mean is a matter of the grammar."""

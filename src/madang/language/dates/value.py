"""What an expression of time says, while it is being read and when it is found.

The classes with a ``kind`` are made by the rules; each knows all its readings, in the local time of
the question. A reading is a `Value`: a TIMEX-like text and a begin and an end (not included).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

__all__ = [
    "Clock", "ClockRange", "Day", "Length", "Moment", "Number", "Part", "Place", "Point", "PointRange",
    "Repeat", "Stretch", "Value", "whole",
]  # fmt: skip

Place: TypeAlias = dt.datetime | dt.date | dt.time | None
"""A point on the line of time, as exact as it was said. No zone: the one of the question."""


@dataclass(frozen=True, slots=True)
class Value:
    """One reading. Points have `begin` only; `seconds` is for durations; `mod` is before, after, since ..."""

    timex: str
    begin: Place = None
    end: Place = None
    seconds: float | None = None
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time in a text. `start` and `end` (not included) are characters of the text."""

    start: int
    end: int
    text: str
    kind: str
    """date, time, datetime, duration, daterange, timerange, datetimerange or set."""
    values: tuple[Value, ...]
    said: Length | Clock | ClockRange | Day | Stretch | Point | PointRange | Repeat = field(repr=False)

    @property
    def timex(self) -> str:
        """The TIMEX-like text of the first reading."""
        return self.values[0].timex if self.values else ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `written` is how many digits it had, 0 for a word."""

    value: float
    written: int = 0


def whole(n: Number | int | None) -> int | None:
    """The integer that a number is, or a value of the grammar."""
    return None if n is None else int(n.value if isinstance(n, Number) else n)


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: amounts of units, largest first."""

    kind: ClassVar[str] = "duration"
    parts: tuple[tuple[str, float], ...]
    mod: str = ""

    def values(self) -> tuple[Value, ...]:
        """The one reading."""
        return (Value(self.timex(), seconds=self.seconds(), mod=self.mod),)

    def seconds(self) -> float:
        """How long, with months of 30 and years of 365 days."""
        return sum(amount * _SECONDS[unit] for unit, amount in self.parts)

    def timex(self) -> str:
        """``P1DT2H``."""
        days = "".join(f"{n:g}{_LETTERS[u]}" for u, n in self.parts if u not in _CLOCK_UNITS)
        hours = "".join(f"{n:g}{_LETTERS[u]}" for u, n in self.parts if u in _CLOCK_UNITS)
        return f"P{days}T{hours}" if hours else f"P{days}"

    def of_clock(self) -> bool:
        """Whether hours, minutes or seconds were said."""
        return any(unit in _CLOCK_UNITS for unit, _ in self.parts)


_CLOCK_UNITS = ("hour", "minute", "second")
_SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "night": 86400, "weekday": 86400,
    "weekend": 172800, "week": 604800, "fortnight": 1209600, "month": 2592000, "quarter": 7776000,
    "year": 31536000, "decade": 315360000, "century": 3153600000,
}  # fmt: skip
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekday": "BD", "weekend": "WE",
    "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "0Y",
    "century": "00Y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: each reading is seconds after midnight; more than one where am or pm is open."""

    kind: ClassVar[str] = "time"
    times: tuple[int, ...]
    shown: int = 1
    """How much was said: 1 the hour, 2 the minute, 3 the second."""
    mod: str = ""
    led: bool = False
    """With a word before it that leads to a point in time, so that no range begins here: "at ten"."""
    loose: bool = False
    """As it was said, in a language that counts to 24, where people also say three for fifteen."""

    def values(self) -> tuple[Value, ...]:
        """One reading for each time."""
        return tuple(Value(self.timex(t), as_time(t), mod=self.mod) for t in self.times)

    def timex(self, seconds: int) -> str:
        """``T07``, ``T07:30``, as exact as it was said."""
        hour, rest = divmod(seconds, 3600)
        return "T" + ":".join(f"{n:02d}" for n in (hour, rest // 60, rest % 60)[: self.shown])


def as_time(seconds: int) -> dt.time:
    """The time so many seconds after midnight; that of the next day where it is more than a day."""
    seconds %= 86400
    return dt.time(seconds // 3600, seconds % 3600 // 60, seconds % 60)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, before it is known whether it is meant as one."""

    code: str
    begin: int
    """Seconds after midnight."""
    end: int
    mod: str = ""


@dataclass(frozen=True, slots=True)
class ClockRange:
    """A range of times of day, or a time and what lies before or after it."""

    kind: ClassVar[str] = "timerange"
    spans: tuple[tuple[str, dt.time | None, dt.time | None], ...]
    mod: str = ""
    part: Part | None = None
    clock: Clock | None = None

    def values(self) -> tuple[Value, ...]:
        """One reading for each range."""
        return tuple(Value(t, begin, end, mod=self.mod) for t, begin, end in self.spans)


@dataclass(frozen=True, slots=True)
class Day:
    """A date: none where there is no such day, one, or the last and the next."""

    kind: ClassVar[str] = "date"
    timex: str
    dates: tuple[dt.date, ...]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    mod: str = ""
    part: Part | None = None
    """The part of the day that was said with it: "tonight"."""
    named: bool = False
    """A feast. A time beside it is an expression of its own."""
    counted: bool = False
    """So many days, weeks or months from another day."""

    def values(self) -> tuple[Value, ...]:
        """One reading for each date; one without a date where there is no such day."""
        return tuple(Value(self.timex, d, mod=self.mod) for d in self.dates) or (Value(self.timex),)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of days."""

    kind: ClassVar[str] = "daterange"
    timex: str
    spans: tuple[tuple[dt.date | None, dt.date | None], ...]
    year: int | None = None
    month: int | None = None
    unit: str = ""
    mod: str = ""
    shift: int | None = None
    """How many units from now: 1 for "next week"."""
    weekdays: tuple[int, int] | None = None
    """The days of the week that were said: "from Monday to Friday"."""
    timexes: tuple[str, ...] = ()
    label: str = ""
    """What it is reported as, where that is not ``daterange``."""

    def values(self) -> tuple[Value, ...]:
        """One reading for each range; one without dates where it is not known when that is."""
        names = self.timexes or (self.timex,) * len(self.spans)
        found = tuple(Value(t, *span, mod=self.mod) for t, span in zip(names, self.spans, strict=True))
        return found or (Value(self.timex, mod=self.mod),)


@dataclass(frozen=True, slots=True)
class Point:
    """A date and a time."""

    kind: ClassVar[str] = "datetime"
    options: tuple[tuple[str, dt.datetime], ...]
    mod: str = ""
    exact: bool = False
    """Counted from now in hours, minutes or seconds."""
    unresolved: str = ""
    day: Day | None = None
    clock: Clock | None = None

    def values(self) -> tuple[Value, ...]:
        """One reading for each."""
        found = tuple(Value(t, when, mod=self.mod) for t, when in self.options)
        return found or (Value(self.unresolved),)


@dataclass(frozen=True, slots=True)
class PointRange:
    """A range of moments."""

    kind: ClassVar[str] = "datetimerange"
    options: tuple[tuple[str, dt.datetime | None, dt.datetime | None], ...]
    mod: str = ""
    day: Day | None = None
    inner: ClockRange | None = None

    def values(self) -> tuple[Value, ...]:
        """One reading for each."""
        return tuple(Value(t, begin, end, mod=self.mod) for t, begin, end in self.options)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that happens again and again."""

    kind: ClassVar[str] = "set"
    timex: str
    unit: str
    """day, weekday, week, weekend, month, year, hour, minute ..."""
    every: float = 1
    """1 every time, 2 every other ..."""
    weekdays: tuple[int, ...] = ()
    """1 is Monday."""
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    """Which of the weekdays of the month; -1 is the last."""
    clock: Clock | None = None
    part: Part | None = None
    range: ClockRange | None = None
    until: dt.date | None = None
    begin: dt.date | None = None

    def values(self) -> tuple[Value, ...]:
        """The one reading; it is not resolved."""
        return (Value(self.timex),)

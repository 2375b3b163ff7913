"""Rules for what happens again and again."""

from __future__ import annotations

from dataclasses import replace

from .reckoning import Context
from .value import Clock, ClockRange, Day, Length, Number, Part, Point, Repeat, Stretch

__all__ = [
    "every",
    "every_clock",
    "every_date",
    "every_day_of",
    "every_from",
    "every_length",
    "every_nth_weekday",
    "every_part",
    "every_range",
    "every_until",
    "every_weekday",
    "every_weekdays",
    "more_weekdays",
    "same_set",
    "weekdays_from_to",
]

_LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekday": "WD", "week": "W",
           "weekend": "WE", "month": "M", "quarter": "M", "year": "Y", "decade": "Y", "workweek": "W",
           "fortnight": "W"}  # fmt: skip


def every(_: Context, unit: str, every: float = 1) -> Repeat | None:
    """ "daily", "every week"; `every` 2 is every other. Nights are parts of days (`every_part`)."""
    return None if unit == "night" else Repeat(_timex(unit, every), unit, every)


def _timex(unit: str, every: float) -> str:
    letter = _LETTER[unit]
    time = "T" if unit in ("hour", "minute", "second") else ""
    many = every * {"quarter": 3, "fortnight": 2, "decade": 10}.get(unit, 1)
    return f"P{time}{many:g}{letter}"


def every_length(_: Context, length: Length) -> Repeat | None:
    """ "every two weeks"."""
    if len(length.parts) != 1 or length.mod or length.parts[0][1] <= 0:
        return None
    unit, amount = length.parts[0]
    return Repeat(_timex(unit, amount), unit, amount)


def every_weekday(_: Context, weekday: int, every: int = 1) -> Repeat:
    """ "every Monday", "every other Friday"."""
    return Repeat(f"XXXX-WXX-{weekday}", "week", every, (weekday,))


def every_weekdays(_: Context, days: int) -> Repeat:
    """ "월수금": the days of the week as the digits of a number, 135."""
    weekdays = tuple(int(digit) for digit in str(days))
    return Repeat(f"XXXX-WXX-{weekdays[0]}", "week", 1, weekdays)


def more_weekdays(_: Context, set: Repeat, weekday: int) -> Repeat | None:
    """ "every Monday and Thursday"."""
    if not set.weekdays or set.nth or set.clock or weekday in set.weekdays:
        return None
    return replace(set, weekdays=(*set.weekdays, weekday))


def weekdays_from_to(_: Context, a: int, b: int) -> Repeat:
    """ "Mondays to Fridays"."""
    days = tuple((a - 1 + step) % 7 + 1 for step in range((b - a) % 7 + 1))
    return Repeat(f"XXXX-WXX-{a}", "week", 1, days)


def every_clock(ctx: Context, set: Repeat, clock: Clock) -> Repeat | None:
    """ "every day at seven"."""
    from .clocks import clock_part

    if set.clock is not None or set.unit in ("hour", "minute", "second") or set.range is not None:
        return None
    if set.part is not None:
        sure = clock_part(ctx, clock, set.part)
        if sure is None:
            return None
        clock = sure
    base = "" if set.unit == "day" and set.every == 1 and not set.weekdays else set.timex.partition("T")[0]
    return replace(set, clock=clock, timex=base + clock.timex(clock.times[0]))


def every_part(_: Context, part: Part, set: Repeat | None = None) -> Repeat | None:
    """ "every morning", "Tuesday afternoons"."""
    if set is None:
        return Repeat("T" + part.code, "day", part=part)
    if set.part is not None or set.clock is not None:
        return None
    return replace(set, part=part, timex=(set.timex if set.weekdays else "") + "T" + part.code)


def every_range(_: Context, set: Repeat, range: ClockRange) -> Repeat | None:
    """ "every day from eight to ten"."""
    if set.clock is not None or set.range is not None or not range.spans:
        return None
    if range.part is not None:
        return every_part(_, range.part, set) if not range.mod else None
    return replace(set, range=range)


def every_day_of(_: Context, day: Number | int, month: int | None = None) -> Repeat | None:
    """ "on the 19th of every month"; with a month, every year."""
    d = int(day.value if isinstance(day, Number) else day)
    if not (1 <= d <= 31 or d == -1):
        return None
    if month is not None:
        return Repeat(f"XXXX-{month:02d}-{d:02d}", "year", month=month, day=d)
    return Repeat(f"XXXX-XX-{d:02d}", "month", day=d)


def every_date(_: Context, date: Day) -> Repeat | None:
    """ "every 24th of December"."""
    if date.year is not None or date.day is None:
        return None
    return every_day_of(_, date.day, date.month)


def every_nth_weekday(_: Context, nth: Number | int, weekday: int) -> Repeat | None:
    """ "the second Tuesday of every month"; -1 is the last."""
    n = int(nth.value if isinstance(nth, Number) else nth)
    if not (1 <= n <= 5 or n == -1):
        return None
    return Repeat(f"XXXX-XX-WXX-{weekday}-#{n}", "month", weekdays=(weekday,), nth=n)


def every_until(_: Context, set: Repeat, date: Day) -> Repeat | None:
    """ "every day until Friday"."""
    return replace(set, until=date.dates[-1]) if date.dates and set.until is None else None


def every_from(_: Context, set: Repeat, date: Day | Stretch | Point) -> Repeat | None:
    """ "every week from next Monday on"."""
    if set.begin is not None:
        return None
    if isinstance(date, Day) and date.dates:
        return replace(set, begin=date.dates[-1])
    if isinstance(date, Stretch) and date.spans and date.spans[-1][0]:
        return replace(set, begin=date.spans[-1][0])
    return None


def same_set(_: Context, set: Repeat) -> Repeat:
    """A repeat with words around it."""
    return set

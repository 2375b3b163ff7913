"""Rules for ranges of days: from one to another, before and after, so many from now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .amounts import length_of
from .days import moved
from .periods import year_alone
from .reckoning import (
    Context,
    add,
    day_or_none,
    nearest,
    triple,
    unit_span,
    workdays,
)
from .value import Day, Length, Number, Point, Stretch, whole

__all__ = [
    "bounded",
    "date_to_day",
    "from_till_now",
    "from_to",
    "lasting_from",
    "less_after",
    "month_days",
    "more_after",
    "units_from_now",
    "within",
]


def units_from_now(
    ctx: Context, length: Length | None = None, sign: int = 1, num: Number | None = None, unit: str = ""
) -> Stretch | None:
    """ "the next three days" begin tomorrow; "the last three days" ended with yesterday."""
    length = length_of(ctx, length, num, unit)
    if length is None or length.mod or length.of_clock():
        return None
    unit, amount = length.parts[0]
    today = ctx.today
    if unit in ("decade", "century") or "quarter" in ctx.said:
        unit = unit if unit != "month" else "quarter"
        here = unit_span(today, unit)
        count = amount / 3 if unit == "quarter" else amount
        begin = here and (here[1] if sign > 0 else add(here[0], unit, -count))
        if unit in ("decade", "century") and here:
            begin = add(here[0], unit, sign)
        end = begin and add(begin, unit, count)
        return Stretch(triple(begin, end), ((begin, end),)) if begin and end else None
    if unit == "weekday":
        first = workdays(today, 1) if sign > 0 else workdays(today, -int(amount))
        last = workdays(today, int(amount)) + dt.timedelta(days=1) if sign > 0 else today
        return Stretch(triple(first, last, length.timex()), ((first, last),))
    start: dt.date | None = today + dt.timedelta(days=1) if sign > 0 else today
    end = start
    for one, count in length.parts:
        end = end and add(end, one, sign * count)
    if start is None or end is None:
        return None
    first, last = (start, end) if sign > 0 else (end, start)
    return Stretch(triple(first, last, length.timex()), ((first, last),))


def within(ctx: Context, length: Length, sign: int = 1) -> Stretch | None:
    """ "within nine months": from today on."""
    end: dt.date | None = ctx.today
    for unit, amount in length.parts:
        end = end and add(end, unit, sign * amount)
    if end is None or length.of_clock():
        return None
    span = (ctx.today, end) if sign > 0 else (end, ctx.today)
    return Stretch(triple(*span, length.timex()), (span,))


def from_till_now(ctx: Context, a: Day | Stretch) -> Stretch | None:
    """ "from March to date"."""
    return from_to(ctx, a, Point((("PRESENT_REF", ctx.now),), exact=True))


def lasting_from(ctx: Context, date: Day, length: Length | None = None, unit: str = "") -> Stretch | None:
    """ "three days from Monday on"."""
    length = length_of(ctx, length, None, unit)
    if length is None or length.of_clock() or not date.dates or length.mod:
        return None
    first = date.dates[-1]
    end: dt.date | None = first
    for unit, amount in length.parts:
        end = end and add(end, unit, amount)
    return Stretch(triple(first, end, length.timex()), ((first, end),)) if end else None


def date_to_day(ctx: Context, date: Day, day: Number | int) -> Stretch | None:
    """ "from April 27th to the third"."""
    if date.day is None or date.month is None:
        return None
    return from_to(ctx, date, Day("", (), None, None, whole(day)))


def month_days(
    ctx: Context, a: Number | int = 0, b: Number | int = 0, month: int | None = None,
    year: Number | int | None = None, stretch: Stretch | None = None, ab: tuple[int, int, str] | None = None,
) -> Stretch | None:  # fmt: skip
    """ "from the 3rd to the 12th of September", "4-23 next month"."""
    first, last = (whole(a) or 0, whole(b) or 0) if ab is None else ab[:2]
    if ab is not None and ab[2] != "-":
        return None
    if stretch is not None:
        if stretch.unit != "month" or not stretch.spans or stretch.spans[0][0] is None:
            return None
        month, year = stretch.spans[0][0].month, stretch.spans[0][0].year
    if month is None:
        return None
    if first >= last:
        return None
    begin, end = Day("", (), whole(year), month, first), Day("", (), whole(year), month, last)
    return from_to(ctx, begin, end)


def from_to(
    ctx: Context, a: Day | Stretch | Point, b: Day | Stretch | Point, loose: int = 0
) -> Stretch | None:
    """From one day to another; months and years count from their first day.

    `loose` without a word for "to": then "from today in three days" is no range.
    """
    if loose and isinstance(b, Day) and b.counted:
        return None
    found = _between(ctx, a, b)
    if found is None or not (isinstance(a, Day) and isinstance(b, Day)) or len(b.dates) < 2:
        return found
    both = (a.weekday, b.weekday)
    if len(a.dates) < 2 or both[0] is None or both[1] is None or a.day or b.day:
        return found
    return replace(found, weekdays=(both[0], both[1]))


def _between(ctx: Context, a: Day | Stretch | Point, b: Day | Stretch | Point) -> Stretch | None:
    if isinstance(a, Day) and isinstance(b, Stretch) and b.unit == "year":
        return None
    if isinstance(a, Stretch) and a.unit == "year" and not isinstance(b, Point) and b.year is None:
        return None
    if isinstance(a, Day) and isinstance(b, Day) and a.weekday and b.weekday and len(a.dates) == 2:
        a = replace(a, dates=a.dates[:1]) if a.dates[-1] > b.dates[-1] else a  # the week that is now
    if isinstance(a, Day) and isinstance(b, Day) and b.weekday is not None and len(a.dates) == 1:
        b = replace(b, dates=(nearest(a.dates[0] + dt.timedelta(days=1), b.weekday, future=True),))
    if _unlike(a, b):
        return None
    first, last = _end_of(ctx, a), _end_of(ctx, b)
    if first is None or last is None:
        return None
    (y1, m1, d1, known1, t1), (y2, m2, d2, known2, t2) = first, last
    if known1 and known2:
        return _pairs([(known1, known2)], "") if known1 <= known2 else None
    if known1 is None and y1 is None and y2 is not None and m1 is not None:
        year = y2 - ((m1, d1) > (m2 or 1, d2))
        known1 = day_or_none(year, m1, d1)
        return _pairs([(known1, known2)], "") if known1 and known2 else None
    pairs: list[tuple[dt.date, dt.date]] = []
    for year in range(ctx.today.year - 8, ctx.today.year + 9):
        begin = known1 or (day_or_none(year, m1, d1) if m1 else None)
        if begin is None:
            continue
        end = known2 or _after(begin, m2, d2)
        if end and begin < end and (begin, end) not in pairs:
            pairs.append((begin, end))
    past = [pair for pair in pairs if pair[1] <= ctx.today]
    here = [pair for pair in pairs if pair[0] <= ctx.today < pair[1]]
    future = [pair for pair in pairs if pair[0] > ctx.today]
    if known1 and pairs:
        chosen = pairs[:1]
    elif known2 and pairs:
        chosen = pairs[-1:]
    elif here:
        chosen = here
    else:
        chosen = past[-1:] + future[:1]
    return _pairs(chosen, f"({t1},{t2},") if chosen else None


def _unlike(a: Day | Stretch | Point, b: Day | Stretch | Point) -> bool:
    """A day of the week and a date that may be of any year make no range: "this Friday - June 15"."""
    if not (isinstance(a, Day) and isinstance(b, Day)) or a.weekday is None or b.weekday is not None:
        return False
    return b.year is None or len(a.dates) != 1


def _pairs(pairs: list[tuple[dt.date, dt.date]], name: str) -> Stretch:
    full = [triple(*pair) for pair in pairs]
    length = full[0].rpartition(",")[2]
    return Stretch(name + length if name else full[0], tuple(pairs))


def _after(begin: dt.date, month: int | None, day: int) -> dt.date | None:
    if month is None:
        same = day_or_none(begin.year, begin.month, day)
        following = add(begin.replace(day=1), "month", 1)
        return (
            same if same and same > begin else following and day_or_none(following.year, following.month, day)
        )
    found = day_or_none(begin.year, month, day)
    return found if found and found > begin else day_or_none(begin.year + 1, month, day)


def _end_of(
    ctx: Context, x: Day | Stretch | Point
) -> tuple[int | None, int | None, int, dt.date | None, str] | None:
    """Year, month and day as said, the date where it is known, and its name."""
    if isinstance(x, Point):
        return (None, None, 0, ctx.today, "PRESENT_REF") if x.exact else None
    if isinstance(x, Stretch):
        if x.mod in ("start", "mid", "end"):
            return _edge(x)
        if x.unit == "month" and x.month and x.year is None:
            return None, x.month, 1, None, f"XXXX-{x.month:02d}-01"
        if len(x.spans) != 1 or x.spans[0][0] is None or x.mod:
            return None
        day = x.spans[0][0]
        return day.year, day.month, day.day, day, day.isoformat()
    if x.year is None and x.day is not None and x.weekday is None and len(x.dates) != 1:
        return None, x.month, x.day, None, x.timex or f"XXXX-{x.month or 0:02d}-{x.day:02d}"
    if x.year is not None and x.month is not None and x.day is not None:
        known = day_or_none(x.year, x.month, x.day)
        return (x.year, x.month, x.day, known, known.isoformat()) if known else None
    if not x.dates:
        return None
    day = x.dates[-1]
    return day.year, day.month, day.day, day, day.isoformat()


def _edge(x: Stretch) -> tuple[int | None, int | None, int, dt.date | None, str] | None:
    """The begin, middle or end of a month or year as the end of a range."""
    place = {"start": 0, "mid": 1, "end": 2}[x.mod]
    if x.unit == "month" and x.month is not None:
        month, day = (x.month % 12 + 1, 1) if place == 2 else (x.month, 16 if place else 1)
        if x.year is None:
            return None, month, day, None, f"XXXX-{month:02d}-{day:02d}"
        known = dt.date(x.year + (month < x.month), month, day)
    elif x.unit == "year" and x.year is not None:
        known = (dt.date(x.year, 1, 1), dt.date(x.year, 7, 2), dt.date(x.year + 1, 1, 1))[place]
    else:
        return None
    return known.year, known.month, known.day, known, known.isoformat()


def less_after(ctx: Context, length: Length, base: Day) -> Stretch | None:
    """ "less than three days after tomorrow"."""
    return lasting_from(ctx, base, length)


def more_after(ctx: Context, length: Length, base: Day, sign: int = 1) -> Stretch | None:
    """ "more than two weeks after today"."""
    day = None if length.of_clock() else moved(ctx, length, sign, base)
    return None if day is None else bounded(ctx, "after" if sign > 0 else "before", day)


def bounded(
    ctx: Context, mod: str, x: Day | Stretch | None = None, year: Number | None = None, count: int = 0
) -> Stretch | None:
    """What lies before, after, since or until a day or a range of days.

    `count` where "after the 2nd" is said as "after two days" is (2日後), which is meant then.
    """
    x = x or year_alone(ctx, year or 0)
    if x is None or mod == "approx":
        return None
    if count and mod in ("before", "after") and isinstance(x, Day) and x.day and not x.month:
        return None
    early = mod in ("before", "until")
    spans: list[tuple[dt.date | None, dt.date | None]] = []
    if isinstance(x, Day):
        spans = [(None, day) if early else (day, None) for day in x.dates]
    else:
        if x.mod not in ("", "start", "mid", "end"):
            return None
        for first, last in x.spans:
            inner = last if mod in ("after", "until") else first
            if x.mod == "end" and mod == "before":
                inner = last
            if x.mod == "start" and mod == "after":
                inner = first
            spans.append((None, inner) if early else (inner, None))
    if not spans:
        return None
    shade = f"{mod}-{x.mod}" if x.mod else mod
    return Stretch(x.timex, tuple(spans), unit="bounded", mod=shade)

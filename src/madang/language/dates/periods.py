"""Rules for periods of the calendar: weeks, months, quarters, years, their parts and edges."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .feasts import feast_in, hijri_in, hijri_year
from .reckoning import (
    Context,
    add,
    day_or_none,
    month_week,
    triple,
    unit_span,
    week_name,
    year_week,
)
from .value import Day, Number, Stretch, whole

__all__ = [
    "century",
    "decade",
    "digits_year_month",
    "edge_of",
    "feast_weekend",
    "hijri_month",
    "month_alone",
    "month_dated",
    "month_shifted",
    "nth_of",
    "nth_units",
    "quarter",
    "rest_of",
    "season",
    "till_now",
    "to_now",
    "unit_shifted",
    "week_number",
    "week_of",
    "year_alone",
]


def unit_shifted(ctx: Context, unit: str, shift: int) -> Stretch | None:
    """ "this week", "next month", "last year": `shift` units from the one that is now."""
    step = "week" if unit in ("weekend", "workweek") else unit
    if unit in ("day", "night", "hour", "minute", "second", "weekday"):
        return None
    then = add(ctx.today, step, shift)
    if unit in ("month", "quarter", "year", "decade", "century"):
        here = unit_span(ctx.today, unit)
        then = None if here is None else add(here[0], unit, shift)
    span = None if then is None else unit_span(then, unit)
    if span is None:
        return None
    return Stretch(_name(unit, *span), (span,), span[0].year, span[0].month, unit, shift=shift)


def _name(unit: str, first: dt.date, last: dt.date) -> str:
    if unit in ("week", "workweek"):
        return week_name(first)
    if unit == "weekend":
        return week_name(first) + "-WE"
    if unit == "month":
        return f"{first:%Y-%m}"
    if unit == "year":
        return f"{first.year:04d}"
    return triple(first, last)


def month_alone(ctx: Context, month: int, year: Number | int | None = None) -> Stretch | None:
    """A month: of a year, or the last (or this) one and the next."""
    y = whole(year)
    if y is not None:
        y += 0 if y > 99 else 2000 if y < 40 else 1900
        first = day_or_none(y, month, 1)
        span = first and unit_span(first, "month")
        return Stretch(f"{y:04d}-{month:02d}", (span,), y, month, "month") if span else None
    past = ctx.today.year - (ctx.today.month < month)
    spans = [unit_span(dt.date(y, month, 1), "month") for y in (past, past + 1)]
    return Stretch(f"XXXX-{month:02d}", tuple(s for s in spans if s), None, month, "month")


def month_dated(ctx: Context, month: int, year: Number | int | None = None) -> Stretch | None:
    """A month by a name (أيار) that is reported as a date, as Recognizers-Text does."""
    found = month_alone(ctx, month, year)
    return None if found is None else replace(found, label="date")


def hijri_month(
    ctx: Context, month: int, year: Number | int | None = None, shift: int | None = None
) -> Stretch | None:
    """A month of the Islamic calendar (رمضان), reported as a date: of a year of either calendar, else the
    last (or this) one and the next; `shift` is 1 for the next, -1 for the last, 0 for this year's."""
    said = whole(year)
    here = hijri_year(ctx.today)
    if here is None:
        return None
    if said is None:
        years = [here - 1, here, here + 1]
    else:
        years = [said] if said < 1500 else [said - 579 + more for more in (-1, 0, 1)]
    spans = [(a, b) for y in years if (a := hijri_in(y, month, 1)) and (b := _hijri_end(y, month))]
    if said is not None and said >= 1500:
        spans = [span for span in spans if span[0].year == said][:1]
    elif said is None:
        past = [span for span in spans if span[0] <= ctx.today]
        ahead = [span for span in spans if span[0] > ctx.today]
        spans = [*past[-1:], *ahead[:1]]
        if shift is not None:
            spans = spans[-1:] if shift > 0 else spans[:1]
    if not spans:
        return None
    name = f"{spans[-1][0]:%Y-%m-%d}"
    return Stretch(name if len(spans) == 1 else f"XXXX{name[4:]}", tuple(spans), unit="month", label="date")


def _hijri_end(year: int, month: int) -> dt.date | None:
    """The first day of the month after."""
    return hijri_in(year + month // 12, month % 12 + 1, 1)


def digits_year_month(ctx: Context, date: tuple[int, int]) -> Stretch | None:
    """ "2015-3"."""
    year, month = date
    return month_alone(ctx, month, year) if 1 <= month <= 12 else None


def month_shifted(ctx: Context, month: int, shift: int) -> Stretch | None:
    """ "this September" (of this year), "next March" (of the next year), "last March"."""
    return month_alone(ctx, month, ctx.today.year + shift)


def year_alone(_: Context, year: Number | int) -> Stretch | None:
    """A year."""
    y = whole(year) or 0
    first = day_or_none(y, 1, 1)
    span = first and unit_span(first, "year")
    return Stretch(f"{y:04d}", (span,), y, None, "year") if span else None


def decade(ctx: Context, year: Number | int) -> Stretch | None:
    """ "the 1990s", "the nineties": in two digits, of the last century or this."""
    y = whole(year) or 0
    if y % 10 or (y > 99 and y < 1000):
        return None
    starts = [y] if y > 99 else [1900 + y, 2000 + y]
    spans = [(dt.date(s, 1, 1), dt.date(s + 10, 1, 1)) for s in starts]
    timex = triple(*spans[0], "P10Y") if y > 99 else f"(XX{y:02d}-01-01,XX{(y + 10) % 100:02d}-01-01,P10Y)"
    return Stretch(timex, tuple(spans), unit="decade")


def century(_: Context, nth: Number | int) -> Stretch | None:
    """ "the 21st century": 2000 to 2100, as people mean it."""
    start = ((whole(nth) or 0) - 1) * 100
    if not 100 <= start <= 9800:
        return None
    span = (dt.date(start, 1, 1), dt.date(start + 100, 1, 1))
    return Stretch(triple(*span, "P100Y"), (span,), unit="century")


def season(ctx: Context, season: str, shift: int | None = None, year: Number | int | None = None) -> Stretch:
    """A season; when that is, nobody can say."""
    y = whole(year) if year is not None else None if shift is None else ctx.today.year + shift
    return Stretch(season if y is None else f"{y}-{season}", (), unit="season")


def quarter(
    ctx: Context,
    nth: Number | int,
    year: Number | int | None = None,
    months: int = 3,
    shift: int | None = None,
) -> Stretch | None:
    """A quarter (or half) of a year."""
    n = whole(nth) or 0
    if not 1 <= n <= 12 // months:
        return None
    y = whole(year) if shift is None else ctx.today.year + shift
    first = (n - 1) * months + 1
    years = [y] if y is not None else [ctx.today.year, ctx.today.year + 1]
    if y is None and first > ctx.today.month:
        years = [ctx.today.year - 1, ctx.today.year]
    spans = []
    for one in years:
        begin = day_or_none(one, first, 1)
        end = begin and add(begin, "month", months)
        if begin is None or end is None:
            return None
        spans.append((begin, end))
    timex = triple(*spans[0], f"P{months}M")
    if y is None:
        timex = f"(XXXX-{first:02d}-01,XXXX-{spans[0][1].month:02d}-01,P{months}M)"
    return Stretch(timex, tuple(spans), y, None, "quarter")


def rest_of(ctx: Context, unit: str) -> Stretch | None:
    """ "the rest of the week": from today to its last day."""
    span = unit_span(ctx.today, unit)
    if span is None:
        return None
    last = span[1] - dt.timedelta(days=1)
    return Stretch(triple(ctx.today, last), ((ctx.today, last),))


def to_now(ctx: Context, unit: str) -> Stretch | None:
    """ "the year to date"."""
    span = unit_span(ctx.today, unit)
    return Stretch(_name(unit, *span), ((span[0], ctx.today),)) if span else None


def till_now(ctx: Context) -> Stretch:
    """ "to date": all that was."""
    return Stretch("PRESENT_REF", ((None, ctx.today),), mod="before")


def week_of(_: Context, date: Day) -> Stretch | None:
    """The week of a day."""
    spans = tuple(s for day in date.dates if (s := unit_span(day, "week")))
    name = date.timex if date.timex.startswith("XXXX") or not spans else week_name(spans[0][0])
    return Stretch(name, spans, unit="week") if spans else None


def week_number(
    ctx: Context,
    n: Number | int,
    year: Number | int | None = None,
    shift: int = 0,
    stretch: Stretch | None = None,
) -> Stretch | None:
    """ "week 23" of a year."""
    y = whole(year) if year is not None else ctx.today.year + shift
    if stretch is not None:
        if stretch.unit != "year" or stretch.year is None:
            return None
        y = stretch.year
    first = year_week(y or ctx.today.year, whole(n) or 0)
    return Stretch(week_name(first), ((first, first + dt.timedelta(days=7)),), unit="week") if first else None


def nth_of(
    ctx: Context, nth: Number | int, unit: str, stretch: Stretch | None = None,
    year: Number | None = None, month: int | None = None,
) -> Stretch | None:  # fmt: skip
    """ "the third week of January", "the last month of the year"; -1 is the last."""
    n = whole(nth) or 0
    if stretch is None:
        stretch = month_alone(ctx, month, year) if month else year_alone(ctx, year or 0)
    if stretch is None or stretch.mod:
        return None
    if stretch.unit == "year" and stretch.year is not None:
        if unit == "week":
            return week_number(ctx, n, stretch.year)
        if unit == "month" and (1 <= n <= 12 or n == -1):
            return month_alone(ctx, n if n > 0 else 12, stretch.year)
        if unit == "quarter":
            return quarter(ctx, n if n > 0 else 4, stretch.year)
    if stretch.unit == "month" and unit == "week":
        weeks = [month_week(first.year, first.month, n) for first, _ in stretch.spans if first]
        found = [week for week in weeks if week]
        if not found:
            return None
        name = f"{stretch.timex}-W{max(count for _, count in found):02d}"
        return Stretch(name, tuple((day, day + dt.timedelta(days=7)) for day, _ in found), unit="week")
    return None


def nth_units(
    ctx: Context, num: Number | int, unit: str, stretch: Stretch | None = None,
    year: Number | None = None, end: int = 0,
) -> Stretch | None:  # fmt: skip
    """ "the first two weeks of 2021", "the last four months of the year" (`end` 1)."""
    count = whole(num) or 0
    stretch = stretch or year_alone(ctx, year or 0)
    if stretch is None or len(stretch.spans) != 1 or stretch.mod:
        return None
    first, last = stretch.spans[0]
    if first is None or last is None or unit not in ("day", "week", "month"):
        return None
    if unit == "week" and stretch.unit == "year":
        monday = year_week(first.year, -1 if end else 1)
        first, last = monday or first, (monday or last) + dt.timedelta(days=7)
    begin = add(last, unit, -count) if end else first
    finish = last if end else add(first, unit, count)
    if begin is None or finish is None:
        return None
    return Stretch(triple(begin, finish), ((begin, finish),))


def edge_of(
    ctx: Context,
    edge: str,
    stretch: Stretch | None = None,
    clip: int = 0,
    year: Number | None = None,
    unit: str = "",
) -> Stretch | None:  # fmt: skip
    """Its start, middle or end: thirds of a month or of a year, halves of others.

    With `clip` ("later this week", "earlier this month") it ends or begins with today.
    """
    stretch = stretch or (unit_shifted(ctx, unit, 0) if unit else year_alone(ctx, year or 0))
    spans = []
    for first, last in stretch.spans if stretch else ():
        if stretch is None or first is None or last is None or stretch.mod:
            return None
        begin, end = _edge_days(first, last, stretch, edge)
        if clip and edge == "end":
            begin = max(begin, ctx.today)
        if clip and edge == "start":
            end = min(end, ctx.today) if end > ctx.today > begin else end
        spans.append((begin, end))
    if stretch is None or not spans:
        return None
    mod = "" if clip else edge
    return Stretch(stretch.timex, tuple(spans), stretch.year, stretch.month, stretch.unit, mod, stretch.shift)


def _edge_days(first: dt.date, last: dt.date, of: Stretch, edge: str) -> tuple[dt.date, dt.date]:
    if of.unit == "month":
        cuts = [first, first.replace(day=10), first.replace(day=21), last]
        if edge in ("start", "end"):
            half = first.replace(day=16)
            return (first, half) if edge == "start" else (half, last)
        return cuts[1], cuts[2]
    if of.unit == "year":
        if of.shift is not None:
            half = first.replace(month=7)
            return (first, half) if edge == "start" else (half, last) if edge == "end" else (
                first.replace(month=5), first.replace(month=9))  # fmt: skip
        cuts = [first, first.replace(month=5), first.replace(month=9), last]
        place = ("start", "mid", "end").index(edge)
        return cuts[place], cuts[place + 1]
    half = first + dt.timedelta(days=(last - first).days // 2)
    if edge == "mid":
        return half - dt.timedelta(days=1), half + dt.timedelta(days=2)
    return (first, half) if edge == "start" else (half, last)


def feast_weekend(ctx: Context, feast: str, year: Number | int | None = None) -> Stretch | None:
    """The weekend of a feast: with the days between them."""
    y = whole(year)
    years = [y] if y is not None else range(ctx.today.year - 1, ctx.today.year + 3)
    spans = []
    for one in years:
        day = feast_in(feast, one)
        if day is None:
            continue
        before = day.isoweekday() == 1
        week = unit_span(day - dt.timedelta(days=1 if before else 0), "weekend")
        if week is None:
            continue
        first = min(week[0], day) if day.isoweekday() >= 4 else week[0]
        spans.append((first, week[1] + dt.timedelta(days=1 if before else 0)))
    if y is None:
        past = [s for s in spans if s[0] <= ctx.today]
        spans = [*past[-1:], *[s for s in spans if s[0] > ctx.today][:1]]
    names = tuple(week_name(first) + "-WE" for first, _ in spans)
    return Stretch(names[0], tuple(spans), unit="weekend", timexes=names) if spans else None

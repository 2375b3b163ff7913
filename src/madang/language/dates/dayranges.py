"""Rules for ranges of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .amounts import length_of
from .days import moved
from .feasts import feast_in, hijri_in, hijri_year
from .reckoning import (
    Context,
    add,
    day_or_none,
    month_week,
    nearest,
    unit_span,
    week_name,
    workdays,
    year_week,
)  # fmt: skip
from .value import Day, Length, Number, Point, Stretch

__all__ = [
    "bounded",
    "century",
    "date_to_day",
    "decade",
    "digits_year_month",
    "edge_of",
    "feast_weekend",
    "from_till_now",
    "from_to",
    "hijri_month",
    "lasting_from",
    "less_after",
    "month_alone",
    "month_dated",
    "month_days",
    "month_shifted",
    "more_after",
    "nth_of",
    "nth_units",
    "quarter",
    "rest_of",
    "season",
    "till_now",
    "to_now",
    "unit_shifted",
    "units_from_now",
    "week_number",
    "week_of",
    "within",
    "year_alone",
]  # fmt: skip


def _int(n: Number | int | None) -> int | None:
    return None if n is None else int(n.value if isinstance(n, Number) else n)


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
    return _triple(first, last)


def _triple(first: dt.date, last: dt.date, unit: str = "") -> str:
    months = (last.year - first.year) * 12 + last.month - first.month
    if unit:
        length = unit
    elif first.day == last.day == 1 and months % 12 == 0:
        length = f"P{months // 12}Y"
    elif first.day == last.day == 1:
        length = f"P{months}M"
    else:
        length = f"P{(last - first).days}D"
    return f"({first.isoformat()},{last.isoformat()},{length})"


def month_alone(ctx: Context, month: int, year: Number | int | None = None) -> Stretch | None:
    """A month: of a year, or the last (or this) one and the next."""
    y = _int(year)
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
    said = _int(year)
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
    y = _int(year) or 0
    first = day_or_none(y, 1, 1)
    span = first and unit_span(first, "year")
    return Stretch(f"{y:04d}", (span,), y, None, "year") if span else None


def decade(ctx: Context, year: Number | int) -> Stretch | None:
    """ "the 1990s", "the nineties": in two digits, of the last century or this."""
    y = _int(year) or 0
    if y % 10 or (y > 99 and y < 1000):
        return None
    starts = [y] if y > 99 else [1900 + y, 2000 + y]
    spans = [(dt.date(s, 1, 1), dt.date(s + 10, 1, 1)) for s in starts]
    timex = _triple(*spans[0], "P10Y") if y > 99 else f"(XX{y:02d}-01-01,XX{(y + 10) % 100:02d}-01-01,P10Y)"
    return Stretch(timex, tuple(spans), unit="decade")


def century(_: Context, nth: Number | int) -> Stretch | None:
    """ "the 21st century": 2000 to 2100, as people mean it."""
    start = ((_int(nth) or 0) - 1) * 100
    if not 100 <= start <= 9800:
        return None
    span = (dt.date(start, 1, 1), dt.date(start + 100, 1, 1))
    return Stretch(_triple(*span, "P100Y"), (span,), unit="century")


def season(ctx: Context, season: str, shift: int | None = None, year: Number | int | None = None) -> Stretch:
    """A season; when that is, nobody can say."""
    y = _int(year) if year is not None else None if shift is None else ctx.today.year + shift
    return Stretch(season if y is None else f"{y}-{season}", (), unit="season")


def quarter(
    ctx: Context,
    nth: Number | int,
    year: Number | int | None = None,
    months: int = 3,
    shift: int | None = None,
) -> Stretch | None:
    """A quarter (or half) of a year."""
    n = _int(nth) or 0
    if not 1 <= n <= 12 // months:
        return None
    y = _int(year) if shift is None else ctx.today.year + shift
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
    timex = _triple(*spans[0], f"P{months}M")
    if y is None:
        timex = f"(XXXX-{first:02d}-01,XXXX-{spans[0][1].month:02d}-01,P{months}M)"
    return Stretch(timex, tuple(spans), y, None, "quarter")


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
        return Stretch(_triple(begin, end), ((begin, end),)) if begin and end else None
    if unit == "weekday":
        first = workdays(today, 1) if sign > 0 else workdays(today, -int(amount))
        last = workdays(today, int(amount)) + dt.timedelta(days=1) if sign > 0 else today
        return Stretch(_triple(first, last, length.timex()), ((first, last),))
    start: dt.date | None = today + dt.timedelta(days=1) if sign > 0 else today
    end = start
    for one, count in length.parts:
        end = end and add(end, one, sign * count)
    if start is None or end is None:
        return None
    first, last = (start, end) if sign > 0 else (end, start)
    return Stretch(_triple(first, last, length.timex()), ((first, last),))


def within(ctx: Context, length: Length, sign: int = 1) -> Stretch | None:
    """ "within nine months": from today on."""
    end: dt.date | None = ctx.today
    for unit, amount in length.parts:
        end = end and add(end, unit, sign * amount)
    if end is None or length.of_clock():
        return None
    span = (ctx.today, end) if sign > 0 else (end, ctx.today)
    return Stretch(_triple(*span, length.timex()), (span,))


def rest_of(ctx: Context, unit: str) -> Stretch | None:
    """ "the rest of the week": from today to its last day."""
    span = unit_span(ctx.today, unit)
    if span is None:
        return None
    last = span[1] - dt.timedelta(days=1)
    return Stretch(_triple(ctx.today, last), ((ctx.today, last),))


def to_now(ctx: Context, unit: str) -> Stretch | None:
    """ "the year to date"."""
    span = unit_span(ctx.today, unit)
    return Stretch(_name(unit, *span), ((span[0], ctx.today),)) if span else None


def till_now(ctx: Context) -> Stretch:
    """ "to date": all that was."""
    return Stretch("PRESENT_REF", ((None, ctx.today),), mod="before")


def from_till_now(ctx: Context, a: Day | Stretch) -> Stretch | None:
    """ "from March to date"."""
    return from_to(ctx, a, Point((("PRESENT_REF", ctx.now),), exact=True))


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
    y = _int(year) if year is not None else ctx.today.year + shift
    if stretch is not None:
        if stretch.unit != "year" or stretch.year is None:
            return None
        y = stretch.year
    first = year_week(y or ctx.today.year, _int(n) or 0)
    return Stretch(week_name(first), ((first, first + dt.timedelta(days=7)),), unit="week") if first else None


def nth_of(
    ctx: Context, nth: Number | int, unit: str, stretch: Stretch | None = None,
    year: Number | None = None, month: int | None = None,
) -> Stretch | None:  # fmt: skip
    """ "the third week of January", "the last month of the year"; -1 is the last."""
    n = _int(nth) or 0
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
    count = _int(num) or 0
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
    return Stretch(_triple(begin, finish), ((begin, finish),))


def lasting_from(ctx: Context, date: Day, length: Length | None = None, unit: str = "") -> Stretch | None:
    """ "three days from Monday on"."""
    length = length_of(ctx, length, None, unit)
    if length is None or length.of_clock() or not date.dates or length.mod:
        return None
    first = date.dates[-1]
    end: dt.date | None = first
    for unit, amount in length.parts:
        end = end and add(end, unit, amount)
    return Stretch(_triple(first, end, length.timex()), ((first, end),)) if end else None


def date_to_day(ctx: Context, date: Day, day: Number | int) -> Stretch | None:
    """ "from April 27th to the third"."""
    if date.day is None or date.month is None:
        return None
    return from_to(ctx, date, Day("", (), None, None, _int(day)))


def month_days(
    ctx: Context, a: Number | int = 0, b: Number | int = 0, month: int | None = None,
    year: Number | int | None = None, stretch: Stretch | None = None, ab: tuple[int, int, str] | None = None,
) -> Stretch | None:  # fmt: skip
    """ "from the 3rd to the 12th of September", "4-23 next month"."""
    first, last = (_int(a) or 0, _int(b) or 0) if ab is None else ab[:2]
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
    begin, end = Day("", (), _int(year), month, first), Day("", (), _int(year), month, last)
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
    if isinstance(a, Day) and a.weekday is not None and isinstance(b, Day) and b.weekday is None:
        if b.year is None or len(a.dates) != 1:
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


def _pairs(pairs: list[tuple[dt.date, dt.date]], name: str) -> Stretch:
    full = [_triple(*pair) for pair in pairs]
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


def feast_weekend(ctx: Context, feast: str, year: Number | int | None = None) -> Stretch | None:
    """The weekend of a feast: with the days between them."""
    y = _int(year)
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

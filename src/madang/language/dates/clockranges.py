"""Rules for ranges of times, and of moments."""

from __future__ import annotations

import datetime as dt

from .amounts import length_of
from .clocks import clock, clock_part, combine, date_clock, halfday
from .days import nth_weekday_of, shifted, weekday_of
from .reckoning import Context
from .value import Clock, ClockRange, Day, Length, Number, Part, Point, PointRange, Stretch, as_time

__all__ = [
    "clock_bounded",
    "clock_for",
    "clock_to",
    "date_edge",
    "date_part",
    "date_range",
    "day_part",
    "length_around",
    "nth_part",
    "part_alone",
    "part_bounded",
    "part_clock",
    "part_edge",
    "part_range",
    "part_shade",
    "point_bounded",
    "point_for",
    "point_to",
    "range_clock",
    "range_edge",
    "range_half",
    "range_of_part",
    "range_range",
]  # fmt: skip

_DAY = 86400
_SHORT = ("hour", "minute", "second")


def part_alone(_: Context, part: Part) -> ClockRange:
    """ "in the morning"."""
    return ClockRange((("T" + part.code, as_time(part.begin), as_time(part.end)),), part.mod, part)


def part_edge(_: Context, part: Part, edge: str) -> Part:
    """ "early in the morning", "late afternoon": a half of it."""
    half = (part.begin + part.end + 1) // 2
    if edge == "mid":
        return Part(part.code, part.begin + 3600, part.end - 3600, edge)
    return Part(
        part.code, part.begin if edge == "start" else half, half if edge == "start" else part.end, edge
    )


def part_shade(ctx: Context, part: Part, edge: str) -> ClockRange:
    """ "early in the morning"."""
    return part_alone(ctx, part_edge(ctx, part, edge))


def part_bounded(_: Context, part: Part, mod: str) -> ClockRange:
    """ "before lunch"."""
    name, edge = "T" + part.code, as_time(part.begin if mod in ("before", "since") else part.end)
    if mod == "approx":
        return ClockRange(((name, as_time(part.begin), as_time(part.end)),), mod, part)
    span = (name, None, edge) if mod in ("before", "until") else (name, edge, None)
    return ClockRange((span,), mod, part)


def part_clock(ctx: Context, part: Part, clock: Clock) -> Clock | None:
    """ "in the morning at seven"."""
    return clock_part(ctx, clock, part)


def _length(seconds: int, written: Length | None = None) -> str:
    if written is not None:
        return written.timex()
    hours, rest = divmod(max(seconds, 0), 3600)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest // 60}M" if rest // 60 or not hours else "")


def _pairs(a: Clock, b: Clock) -> list[tuple[int, int]]:
    """Begin and end of all readings, in seconds; the end is after the begin, in the next day if need be."""
    if len(b.times) == 1 and len(a.times) == 2:
        end = b.times[0]
        before = [t for t in a.times if t < end]
        return [(max(before), end) if before else (min(a.times), end + _DAY)]
    found = []
    for begin in sorted(a.times):
        ends = [t + _DAY * (t <= begin) for t in b.times]
        found.append((begin, min(ends)))
    return found


def clock_to(
    ctx: Context, a: Clock | None = None, b: Clock | None = None, part: Part | None = None, half: str = "",
    ab: tuple[int, int, str] | None = None,
) -> ClockRange | None:  # fmt: skip
    """From one time to another; what is said of half or part of day at the end counts for both."""
    if ab is not None and ab[2] == "-":
        a, b = clock(ctx, ab[0]), clock(ctx, ab[1])
    if a is None or b is None or a.mod or b.mod or a.led:
        return None
    if half:
        b = halfday(ctx, b, half) or b
    if part is not None:
        later = clock_part(ctx, b, part)
        sooner = clock_part(ctx, a, part)
        if later is None or sooner is None:
            return None
        a, b = sooner, later
        if a.times[0] > b.times[0] and len(a.times) == 1:
            a = Clock((a.times[0] % 43200,), a.shown)
    return _span_of(a, b)


def _span_of(a: Clock, b: Clock) -> ClockRange:
    spans = tuple(
        (f"({a.timex(x)},{b.timex(y % _DAY)},{_length(y - x)})", as_time(x), as_time(y))
        for x, y in _pairs(a, b)
    )
    return ClockRange(spans, clock=a)


def clock_for(_: Context, clock: Clock, length: Length) -> ClockRange | None:
    """ "from nine for two hours": the time as it was said."""
    if not length.of_clock() or length.seconds() > _DAY:
        return None
    begin = min(clock.times)
    end = begin + int(length.seconds())
    timex = f"({clock.timex(begin)},T{as_time(end).isoformat()},{length.timex()})"
    return ClockRange(((timex, as_time(begin), as_time(end)),), clock=clock)


def clock_bounded(_: Context, clock: Clock, mod: str) -> ClockRange:
    """ "after seven", "before five"."""
    mod = f"{mod}-{clock.mod}" if clock.mod else mod
    early = mod.startswith(("before", "until"))
    times = [(clock.timex(t), as_time(t)) for t in clock.times]
    return ClockRange(
        tuple((timex, None, at) if early else (timex, at, None) for timex, at in times),
        mod, clock=clock,
    )  # fmt: skip


def range_half(ctx: Context, range: ClockRange, part: Part) -> ClockRange | None:
    """A range of times and the part of the day it lies in."""
    if range.part is not None:
        return None
    found = [s for s in range.spans if _fits(s[1] or s[2], part)] or list(range.spans[:1])
    return ClockRange(tuple(found[:1]), range.mod, clock=range.clock)


def _fits(time: dt.time | None, part: Part) -> bool:
    if time is None:
        return False
    seconds = time.hour * 3600 + time.minute * 60
    wide = (0, 46800) if part.end <= 46800 else (43200, _DAY)
    return wide[0] <= seconds < wide[1]


def date_part(_: Context, date: Day, part: Part) -> PointRange | None:
    """ "tomorrow evening"."""
    if date.part is not None or date.mod not in ("", "start", "end"):
        return None
    options = tuple(
        (f"{date.timex}T{part.code}", combine(day, part.begin), combine(day, part.end)) for day in date.dates
    )
    inner = ClockRange((), part.mod, part)
    return PointRange(options, part.mod, date, inner) if options else None


def day_part(ctx: Context, part: Part, shift: int = 0) -> PointRange | None:
    """ "this evening", "last night"."""
    day = shifted(ctx, shift)
    return None if day is None else date_part(ctx, day, part)


def range_edge(ctx: Context, range: PointRange, edge: str) -> PointRange | None:
    """ "early this evening"."""
    if range.day is None or range.inner is None or range.inner.part is None or range.mod:
        return None
    return date_part(ctx, range.day, part_edge(ctx, range.inner.part, edge))


def range_of_part(ctx: Context, range: PointRange, stretch: Stretch) -> PointRange | None:
    """ "Wednesday evening next week"."""
    if range.day is None or range.day.weekday is None or range.inner is None or range.inner.part is None:
        return None
    date = weekday_of(ctx, range.day.weekday, stretch)
    return None if date is None else date_part(ctx, date, range.inner.part)


def range_clock(ctx: Context, range: PointRange, clock: Clock) -> Point | None:
    """ "this evening at seven"."""
    if range.day is None or range.inner is None or range.inner.part is None or range.mod:
        return None
    sure = clock_part(ctx, clock, range.inner.part)
    return None if sure is None else date_clock(ctx, range.day, sure)


def range_range(ctx: Context, range: PointRange, inner: ClockRange) -> PointRange | None:
    """ "this evening from seven to nine"."""
    if range.day is None or range.inner is None or range.inner.part is None or inner.part is not None:
        return None
    narrowed = range_half(ctx, inner, range.inner.part)
    return None if narrowed is None else date_range(ctx, range.day, narrowed)


def part_range(ctx: Context, part: Part, range: ClockRange) -> ClockRange | None:
    """ "in the morning from six to eight"."""
    return range_half(ctx, range, part)


def date_range(ctx: Context, date: Day, range: ClockRange) -> PointRange | None:
    """A day and a range of its times (or before, after a time)."""
    if date.part is not None or not date.dates or date.named:
        return None
    if range.part is not None and range.part.code.startswith("ME"):
        return None  # a meal is an expression of its own
    options: list[tuple[str, dt.datetime | None, dt.datetime | None]] = []
    within = [span for span in range.spans if not (span[1] and span[2] and span[2] < span[1])]
    if "-" in ctx.said:
        within = list(range.spans)  # "11-4" may be a night
    for timex, first, last in within or range.spans:
        for day in date.dates:
            begin = None if first is None else dt.datetime.combine(day, first)
            end = None if last is None else dt.datetime.combine(day, last)
            if begin and end and end < begin:
                end = combine(end.date(), _DAY + end.hour * 3600 + end.minute * 60)
            options.append((_dated(date.timex, timex), begin, end))
    return PointRange(tuple(options), range.mod, date, range)


def nth_part(
    ctx: Context,
    nth: Number | int,
    weekday: int,
    stretch: Stretch,
    part: Part | None = None,
    range: ClockRange | None = None,
) -> PointRange | None:
    """ "the first Monday evening of next month", "the first Monday 1 to 3 pm of next month"."""
    day = nth_weekday_of(ctx, nth, weekday, stretch)
    if day is None:
        return None
    if part is not None:
        return date_part(ctx, day, part)
    return None if range is None else date_range(ctx, day, range)


def _dated(date: str, times: str) -> str:
    """The name of the day before each time: ``(T17,T18,PT1H)`` → ``(2017-04-22T17,...)``."""
    if not times.startswith("("):
        return date + times
    a, b, length = times.strip("()").split(",")
    return f"({date}{a},{date}{b},{length})"


def point_bounded(_: Context, point: Point, mod: str) -> PointRange | None:
    """What lies before or after a moment."""
    if point.mod == "approx":
        mod += "-approx"
    elif point.mod:
        return None
    early = mod.startswith(("before", "until"))
    options = tuple((t, None, when) if early else (t, when, None) for t, when in point.options)
    return PointRange(options, mod) if options else None


def point_to(ctx: Context, a: Point | Clock, b: Point | Clock, part: Part | None = None) -> PointRange | None:
    """From one moment to another; a side without a day is of the same day, or today."""
    if isinstance(a, Clock) and isinstance(b, Clock):
        return None
    if isinstance(a, Point) and isinstance(b, Point) and a.exact and b.exact:
        return None  # "from now in three minutes" is a moment
    if isinstance(a, Point) and isinstance(b, Clock):
        if a.exact:
            return _from_now(ctx, a, b)
        if a.day is not None and a.clock is not None:
            return date_range(ctx, a.day, _span_of(a.clock, b))
        return None
    if isinstance(a, Clock) and isinstance(b, Point):
        if b.exact and b.options[0][0] == "PRESENT_REF":
            past = [p for t in a.times if (p := (a.timex(t), combine(ctx.today, t)))[1] <= ctx.now]
            return _joined(past[-1], b.options[0]) if past else None
        day = Day(ctx.today.isoformat(), (ctx.today,))
        point = date_clock(ctx, day, a)
        return None if point is None else point_to(ctx, point, b)
    if not (isinstance(a, Point) and isinstance(b, Point)):
        return None
    found = []
    for begin in a.options:
        ends = [end for end in b.options if end[1] > begin[1]]
        if ends:
            found.append(_joined(begin, min(ends, key=lambda one: one[1])).options[0])
    return PointRange(tuple(found)) if found else None


def _from_now(ctx: Context, now: Point, clock: Clock) -> PointRange | None:
    start = now.options[0]
    ahead = [(clock.timex(t), combine(ctx.today, t + _DAY * d)) for d in (0, 1) for t in clock.times]
    ends = [end for end in ahead if end[1] > start[1]]
    return _joined(start, min(ends, key=lambda one: one[1])) if ends else None


def _joined(a: tuple[str, dt.datetime], b: tuple[str, dt.datetime]) -> PointRange:
    length = _length(int((b[1] - a[1]).total_seconds()))
    return PointRange(((f"({a[0]},{b[0]},{length})", a[1], b[1]),))


def point_for(ctx: Context, point: Point, length: Length | None = None, unit: str = "") -> PointRange | None:
    """ "tomorrow at nine for two hours"."""
    length = length_of(ctx, length, None, unit)
    if length is None or point.mod or length.mod or length.seconds() > 366 * _DAY:
        return None
    span = dt.timedelta(seconds=length.seconds())
    options = tuple(
        (f"({t},{(when + span).isoformat()},{length.timex()})", when, when + span)
        for t, when in point.options
        if when.year < 9998
    )
    return PointRange(options[-1:] if length.parts[0][0] not in _SHORT else options)


def length_around(
    ctx: Context, length: Length | None = None, sign: int = 1, num: Number | None = None, unit: str = ""
) -> PointRange | None:
    """ "within five minutes", "the last hour": from or to this moment."""
    length = length_of(ctx, length, num, unit)
    if length is None or length.mod or not length.of_clock() or length.seconds() > 3660 * _DAY:
        return None
    now = ctx.now.replace(microsecond=0)
    try:
        then = now + sign * dt.timedelta(seconds=length.seconds())
    except OverflowError:
        return None
    first, last = (now, then) if sign > 0 else (then, now)
    return PointRange(((f"({first.isoformat()},{last.isoformat()},{length.timex()})", first, last),))


def date_edge(ctx: Context, date: Day, edge: str, clip: int = 0) -> PointRange | None:
    """ "later today", "early on Wednesday": a half of the day, the next where it is not known which."""
    hours = {"start": (0, 12), "mid": (10, 14), "end": (12, 24)}[edge]
    if not date.dates:
        return None
    day = date.dates[-1]
    begin, end = combine(day, hours[0] * 3600), combine(day, hours[1] * 3600)
    return PointRange(((date.timex, begin, end),), edge, date)

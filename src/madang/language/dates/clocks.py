"""Rules for times of day, and for a date with a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .amounts import length_of
from .days import moved, with_year
from .reckoning import Context
from .value import Clock, Day, Length, Number, Part, Point, Stretch

__all__ = [
    "at_now",
    "clock",
    "clock_approx",
    "clock_hhmm",
    "clock_later",
    "clock_mod",
    "clock_part",
    "clock_spoken",
    "clock_word",
    "clock_written",
    "date_clock",
    "date_spoken",
    "day_end",
    "from_now",
    "half_to",
    "halfday",
    "point_approx",
    "point_year",
    "same_clock",
    "stretch_clock",
    "to_hour",
    "today_end",
]  # fmt: skip

_HALF = 43200


def clock(
    ctx: Context,
    hour: Number | int,
    minute: Number | int | None = None,
    second: Number | int | None = None,
    exact: int = 0,
    half: str = "",
    tight: int = 0,
) -> Clock | None:
    """An hour and what was said of minutes and seconds.

    `exact` where am and pm are not open; `half` is am or pm; `tight` allows no space.
    """
    if tight and " " in ctx.said.removeprefix("at "):
        return None
    h, m, s = (int(_plain(n)) for n in (hour, minute or 0, second or 0))
    if h > 24 or m > 59 or s > 59 or (h == 24 and (m or s)):
        return None
    shown = 1 + (minute is not None) + (second is not None)
    found = _open(h * 3600 + m * 60 + s, shown, sure=bool(exact) or (ctx.clock24 and not half))
    if half:
        return halfday(ctx, found, half)
    return replace(found, loose=ctx.clock24 and not exact and 0 < h < 12)


def clock_spoken(ctx: Context, hour: Number, minute: Number, half: str = "") -> Clock | None:
    """ "nine thirty": both in words."""
    if hour.written or minute.written or hour.value < 1:
        return clock(ctx, hour, minute, half=half) if half and minute.written == 2 else None
    if minute.value < 10:
        return None
    return clock(ctx, hour, minute, half=half)


def same_clock(_: Context, clock: Clock) -> Clock:
    """A time with "at" before it."""
    return replace(clock, led=True)


def _plain(n: Number | int) -> float:
    return n.value if isinstance(n, Number) else n


def _open(seconds: int, shown: int, *, sure: bool = False) -> Clock:
    """A time that may be meant twelve hours later."""
    hour = seconds // 3600
    if sure or hour == 0 or hour > 12:
        return Clock((seconds,), shown)
    other = seconds + _HALF if hour < 12 else seconds - _HALF
    return Clock((seconds, other), shown)


def clock_written(
    ctx: Context, digits: tuple[Number, Number, Number | None], exact: int = 0, half: str = "", tight: int = 0
) -> Clock | None:
    """ "14:55", "7:56:30"."""
    hour, minute, second = digits
    return clock(ctx, hour, minute, second, exact or int(hour.value == 0), half, tight)


def clock_hhmm(ctx: Context, n: Number, exact: int = 0, half: str = "") -> Clock | None:
    """ "0730", "1140"."""
    value = int(n.value)
    if n.written < 3:
        return None
    return clock(ctx, value // 100, value % 100, exact=exact, half=half)


def clock_word(_: Context, at: int | float) -> Clock:
    """A word for a time: noon is 12. `at` is hours."""
    seconds = int(at * 3600)
    return Clock((seconds,), 2 if seconds % 3600 else 1)


def clock_later(
    ctx: Context, hour: Clock | Number | int, minutes: Number | int, sign: int = 1, careful: int = 0
) -> Clock | None:
    """ "ten past eight", "a quarter to eight" (sign -1).

    `careful` where "five to seven" may be a range: then only ten, twenty and the like, in words.
    """
    base = hour if isinstance(hour, Clock) else clock(ctx, hour)
    away = int(_plain(minutes))
    if careful and isinstance(minutes, Number) and (minutes.written or away % 5 or away < 10):
        return None
    if base is None or base.shown > 1 or not 0 < away < 60:
        return None
    times = tuple((t + sign * away * 60) % 86400 for t in base.times)
    return Clock(times, 2, loose=base.loose)


def half_to(ctx: Context, hour: Clock | Number | int) -> Clock | None:
    """ "halb acht": half an hour before."""
    return clock_later(ctx, hour, 30, -1)


def to_hour(ctx: Context, hour: Clock | Number | int, minutes: Number | int) -> Clock | None:
    """ "zehn vor halb acht" and the like: minutes may be negative."""
    base = hour if isinstance(hour, Clock) else clock(ctx, hour)
    if base is None:
        return None
    return Clock(tuple((t + int(_plain(minutes)) * 60) % 86400 for t in base.times), 2)


def halfday(_: Context, clock: Clock, half: str) -> Clock | None:
    """am or pm; "both" leaves it open."""
    if half == "both":
        return clock
    found = [t for t in clock.times if (t >= _HALF) == (half == "pm")]
    if not found and clock.times[0] >= _HALF:
        found = [clock.times[0]]  # "15:00 am" is what the clock says
    if not found:
        found = [clock.times[0] + _HALF if half == "pm" else clock.times[0]]
    return Clock((found[0] % 86400,), clock.shown, clock.mod)


def clock_part(ctx: Context, clock: Clock, part: Part) -> Clock | None:
    """ "seven in the evening": the part of the day says which half is meant."""
    if len(clock.times) == 1:
        only = clock.times[0]
        if part.begin >= 57600 and 3600 <= only < _HALF and not ctx.clock24:
            return clock if part.code == "NI" or only >= 18000 else None
        if not (ctx.clock24 and 0 < only < _HALF and part.begin >= 43200):
            return clock
        clock = Clock((only, only + _HALF), clock.shown, clock.mod)
    morning, evening = min(clock.times), max(clock.times)
    if part.code in ("MO", "NT", "EM") or part.end <= _HALF:
        found = morning
    elif part.code == "NI":
        found = evening if morning >= 18000 else morning
    elif part.code in ("DT", "MI", "MEL"):
        found = morning if morning >= 25200 else evening
    else:  # twelve in the evening is midnight
        found = morning if part.code == "EV" and (morning, evening) == (0, _HALF) else evening
    return Clock((found,), clock.shown, clock.mod)


def clock_approx(_: Context, clock: Clock) -> Clock:
    """ "around seven"."""
    return Clock(clock.times, clock.shown, "approx")


def clock_mod(_: Context, clock: Clock, mod: str) -> Clock:
    """A time with a shade."""
    return Clock(clock.times, clock.shown, mod)


def point_approx(_: Context, point: Point) -> Point:
    """ "around tomorrow at ten"."""
    return Point(point.options, "approx", day=point.day, clock=point.clock)


def at_now(ctx: Context) -> Point:
    """This moment."""
    return Point((("PRESENT_REF", ctx.now.replace(microsecond=0)),), exact=True)


def date_clock(ctx: Context, date: Day, clock: Clock) -> Point | None:
    """A day and a time of it, each in all its readings. The part said with the day decides its half."""
    if date.part is not None:
        sure = clock_part(ctx, clock, date.part)
        if sure is None:
            return None
        clock = sure
    if date.named:
        return None
    if not date.dates:
        return Point((), unresolved=date.timex + clock.timex(clock.times[0]), day=date, clock=clock)
    options = tuple((date.timex + clock.timex(t), combine(day, t)) for t in clock.times for day in date.dates)
    return Point(options, date.mod or clock.mod, day=date, clock=clock)


def date_spoken(ctx: Context, date: Day, clock: Clock) -> Point | None:
    """ "March eighteenth nine thirty": a time without "at", when its minutes were said."""
    return date_clock(ctx, date, clock) if clock.shown == 2 else None


def combine(day: dt.date, seconds: int) -> dt.datetime:
    """So many seconds (by the clock) after midnight of a day; up to the last moment that there is."""
    try:
        return dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds)
    except OverflowError:
        return dt.datetime.max.replace(microsecond=0)


def point_year(ctx: Context, point: Point, year: Number) -> Point | None:
    """ "October 26 15:50 2016"."""
    if point.day is None or point.clock is None:
        return None
    day = with_year(ctx, point.day, year)
    return None if day is None else date_clock(ctx, day, point.clock)


def stretch_clock(_ctx: Context, stretch: Stretch, clock: Clock) -> Point | None:
    """Days of one each only: no other range has a time."""
    if stretch.unit != "day" or len(stretch.spans) != 1 or stretch.spans[0][0] is None:
        return None
    day = stretch.spans[0][0]
    return Point(tuple((day.isoformat() + clock.timex(t), combine(day, t)) for t in clock.times))


def day_end(_: Context, date: Day) -> Point:
    """ "the end of tomorrow": its last second."""
    return Point(tuple((date.timex + "T23:59:59", combine(day, 86399)) for day in date.dates))


def today_end(ctx: Context) -> Point:
    """ "the end of the day"."""
    return day_end(ctx, Day(ctx.today.isoformat(), (ctx.today,)))


def from_now(
    ctx: Context,
    length: Length | None = None,
    sign: int = 1,
    base: Day | Point | Stretch | None = None,
    unit: str = "",
) -> Day | Point | None:  # fmt: skip
    """ "in five minutes", "two weeks ago": a moment where hours and less were said, else a day."""
    length = length_of(ctx, length, None, unit)
    if length is None or length.mod:
        return None
    if isinstance(base, Stretch):
        base = Day(base.timex, tuple(first for first, _ in base.spans if first is not None))
    if length.of_clock() or (base is None and any(amount != int(amount) for _, amount in length.parts)):
        if isinstance(base, Day):
            return None
        start = base.options[0][1] if base else ctx.now
        try:
            then = start + dt.timedelta(seconds=sign * length.seconds())
        except OverflowError:
            return None
        then = then.replace(microsecond=0)
        return Point(((then.isoformat(), then),), exact=base is None)
    if isinstance(base, Point):
        return None
    return moved(ctx, length, sign, base)

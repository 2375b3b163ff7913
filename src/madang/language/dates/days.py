"""Rules for dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .feasts import feast_in, hijri_in
from .reckoning import Context, add, around, day_or_none, nearest, nth_weekday
from .value import Day, Length, Number, Stretch, whole

__all__ = [
    "calendar",
    "date_approx",
    "date_of_year",
    "day_alone",
    "day_named",
    "day_of",
    "digits_ab",
    "digits_ab_year",
    "digits_ymd",
    "feast",
    "feast_of",
    "feast_of_year",
    "hijri_day",
    "lunar_day",
    "moved",
    "moved_weekday",
    "nth_weekday_of",
    "same_date",
    "shifted",
    "short_year",
    "weekday_alone",
    "weekday_day",
    "weekday_in",
    "weekday_of",
    "with_year",
    "year_moved",
]  # fmt: skip


def calendar(
    ctx: Context,
    day: Number | int,
    month: int | None = None,
    year: Number | int | None = None,
    shift: int | None = None,
) -> Day | None:
    """A day of the month, with what was said of month and year. `shift` is 0 for "this", 1 for "next"."""
    d, y = whole(day), whole(year)
    if d is None or not 1 <= d <= 31 or (month is not None and not 1 <= month <= 12):
        return None
    if y is not None and month is not None:
        if y < 100:
            y += 2000 if y < 40 else 1900
        found = day_or_none(y, month, d)
        return Day(f"{y:04d}-{month:02d}-{d:02d}", (found,) if found else (), y, month, d)
    dates = around(ctx.today, month, d)
    timex = f"XXXX-{month:02d}-{d:02d}" if month else f"XXXX-XX-{d:02d}"
    if shift is not None and dates:
        this_year = day_or_none(ctx.today.year, month or ctx.today.month, d)
        dates = (this_year,) if shift == 0 and this_year else (dates[shift > 0],)
    return Day(timex, dates, None, month, d)


def day_alone(ctx: Context, day: Number) -> Day | None:
    """A day of the month; 一日 in words is a whole day rather than the first."""
    return None if day.written == 0 and day.value == 1 else calendar(ctx, day)


def digits_ab(
    ctx: Context, ab: tuple[int, int, str], marks: str = "/.-", shift: int | None = None
) -> Day | None:
    """Day and month in digits, in the order of the language, or in the other where only that can be."""
    a, b, mark = ab
    if mark not in marks:
        return None
    day, month = (a, b) if ctx.order == "dmy" else (b, a)
    if month > 12 >= day:
        day, month = month, day
    return calendar(ctx, day, month, shift=shift)


def digits_ab_year(ctx: Context, date: tuple[int, int, int, int]) -> Day | None:
    """Day, month and year in digits; a year of two digits may be of either century."""
    a, b, year, written = date
    day, month = (a, b) if ctx.order == "dmy" else (b, a)
    if ctx.order == "ymd" and written == 2 and a > 12:
        day, month, year = year, b, a
    if month > 12 >= day:
        day, month = month, day
    if written == 2 and not 1 <= month <= 12 and a <= 99:
        day, month, year = year, b, a
    if written > 2 or not 1 <= month <= 12 or not 30 <= year < 40:
        return calendar(ctx, day, month, year)
    both = tuple(d for d in (day_or_none(1900 + year, month, day), day_or_none(2000 + year, month, day)) if d)
    return Day(f"XX{year:02d}-{month:02d}-{day:02d}", both)


def digits_ymd(ctx: Context, ymd: tuple[int, int, int]) -> Day | None:
    """ "2016-10-02"."""
    year, month, day = ymd
    if month > 12 >= day:
        day, month = month, day
    return calendar(ctx, day, month, year)


def short_year(ctx: Context, date: Day, n: Number) -> Day | None:
    """A year of two digits that may be of either century."""
    year = whole(n) or 0
    if n.written != 2 or date.month is None or date.day is None:
        return None
    return calendar(ctx, date.day, date.month, year)


def with_year(ctx: Context, date: Day, year: Number | int) -> Day | None:
    """A day and month with the year said after (or before) it."""
    if date.year is not None or date.month is None or date.day is None or date.named:
        return None
    return calendar(ctx, date.day, date.month, year)


def same_date(_: Context, date: Day) -> Day:
    """A date with words around it that say nothing new: "Friday, the 13th of May"."""
    return date


def day_named(ctx: Context, date: Day, this: int = 0, weekday: int | None = None) -> Day | None:
    """A date with its day of the week said too; `this` takes this year's."""
    if date.weekday is not None or date.part is not None or date.month is None or date.day is None:
        return None
    if weekday is not None and len(date.dates) == 1 and date.dates[0].isoweekday() != weekday:
        return None
    if this and date.year is None and date.month is not None:
        return calendar(ctx, date.day, date.month, shift=0)
    return date


def year_moved(ctx: Context, length: Length, year: Number) -> Day | None:
    """ "two weeks since 2011": counted from its first day."""
    first = day_or_none(int(year.value), 1, 1)
    return None if first is None else moved(ctx, length, base=exact(first))


def date_approx(_: Context, date: Day) -> Day:
    """ "around the 21st"."""
    return Day(date.timex, date.dates, date.year, date.month, date.day, date.weekday, "approx", date.part)


def exact(day: dt.date | None, weekday: int | None = None) -> Day | None:
    """A day that is known."""
    return None if day is None else Day(day.isoformat(), (day,), day.year, day.month, day.day, weekday)


def shifted(ctx: Context, days: int | float = 0) -> Day | None:
    """So many days from today."""
    return exact(add(ctx.today, "day", days))


def weekday_alone(ctx: Context, weekday: int) -> Day:
    """A day of the week: the last one and the next; today is the next."""
    dates = (nearest(ctx.today, weekday, future=False), nearest(ctx.today, weekday, future=True))
    return Day(f"XXXX-WXX-{weekday}", dates, weekday=weekday)


def weekday_in(ctx: Context, weekday: int, shift: int | None = None, near: int | None = None) -> Day | None:
    """ "next Friday" (`shift` weeks from this one), "the coming Friday" (`near` 1), "the past" (-1)."""
    if near is not None:
        start = ctx.today + dt.timedelta(days=1 if near > 0 else 0)
        return exact(nearest(start, weekday, future=near > 0), weekday)
    monday = ctx.today - dt.timedelta(days=ctx.today.weekday())
    return exact(add(monday, "day", 7 * (shift or 0) + weekday - 1), weekday)


def weekday_of(_: Context, weekday: int, stretch: Stretch) -> Day | None:
    """ "Tuesday of next week"."""
    if stretch.unit not in ("week", "workweek") or stretch.mod:
        return None
    days = [first + dt.timedelta(days=weekday - 1) for first, _ in stretch.spans if first]
    if len(days) == 1:
        return exact(days[0], weekday)
    return Day(f"{stretch.timex}-{weekday}", tuple(days), weekday=weekday) if days else None


def weekday_day(ctx: Context, weekday: int, day: Number | int, this: int = 0) -> Day | None:
    """ "Friday the 13th": this month's where it fits (`this`), else the last and the next that fit."""
    d = whole(day) or 0
    here = day_or_none(ctx.today.year, ctx.today.month, d)
    if here and here.isoweekday() == weekday and (this or here == ctx.today):
        return exact(here, weekday)
    if not 1 <= d <= 31:
        return None
    found: list[dt.date] = []
    for sign in (-1, 1):
        for step in range(0 if sign < 0 else 1, 100):
            year, month = divmod(ctx.today.year * 12 + ctx.today.month - 1 + sign * step, 12)
            one = day_or_none(year, month + 1, d)
            if one and one.isoweekday() == weekday and (one <= ctx.today) == (sign < 0):
                found.append(one)
                break
        else:
            return None
        if sign < 0 and here and here > ctx.today and here.isoweekday() == weekday:
            return Day(f"XXXX-WXX-{weekday}", (found[0], here), None, None, d, weekday)
    return Day(f"XXXX-WXX-{weekday}", tuple(found), None, None, d, weekday)


def day_of(_: Context, day: Number | int, stretch: Stretch) -> Day | None:
    """ "the 15th of next month"; -1 is the last."""
    d = whole(day) or 0
    if stretch.unit != "month" or stretch.mod or len(stretch.spans) != 1:
        return None
    first, last = stretch.spans[0]
    if first is None or last is None:
        return None
    if d < 0:
        return exact(last + dt.timedelta(days=d))
    return exact(day_or_none(first.year, first.month, d))


def nth_weekday_of(ctx: Context, nth: Number | int, weekday: int, stretch: Stretch) -> Day | None:
    """ "the first Monday of next month"."""
    n = whole(nth) or 0
    if stretch.unit != "month" or stretch.mod:
        return None
    dates = [
        nth_weekday(first.year, first.month, weekday, n) for first, _ in stretch.spans if first is not None
    ]
    found = tuple(day for day in dates if day)
    month = stretch.month or (found[0].month if found else 0)
    return Day(f"XXXX-{month:02d}-WXX-{weekday}-#{n}", found, weekday=weekday) if found else None


def moved(ctx: Context, length: Length, sign: int = 1, base: Day | None = None) -> Day | None:
    """So long before or after a day; a day that is not known is taken as the next such day."""
    day: dt.date | None = ctx.today if base is None else base.dates[-1] if base.dates else None
    for unit, amount in length.parts:
        day = day and add(day, unit, sign * amount)
    found = exact(day)
    return None if found is None else replace(found, counted=True)


def moved_weekday(ctx: Context, date: Day, weekday: int) -> Day | None:
    """ "in two weeks on Friday": the Friday of that week."""
    if len(date.dates) != 1 or not date.counted:
        return None
    monday = date.dates[0] - dt.timedelta(days=date.dates[0].weekday())
    found = add(monday, "day", weekday - 1)
    if found and found < date.dates[0] and ("month" in ctx.said or "year" in ctx.said):
        found = add(found, "week", 1)
    return exact(found, weekday)


def date_of_year(ctx: Context, date: Day, stretch: Stretch) -> Day | None:
    """ "next year on March 5"."""
    if stretch.unit != "year" or stretch.year is None or stretch.mod:
        return None
    return with_year(ctx, date, stretch.year)


def feast_of_year(ctx: Context, feast: str, stretch: Stretch) -> Day | None:
    """ "next year's Seollal": in the year that is meant, not the next to come."""
    if stretch.unit != "year" or stretch.year is None or stretch.mod:
        return None
    return exact(feast_in(feast, stretch.year))


def lunar_day(
    ctx: Context, month: int, day: Number | int, year: Number | None = None, stretch: Stretch | None = None
) -> Day | None:
    """A day of the lunar calendar: "음력 8월 15일"."""
    key = f"lunar-{month}-{whole(day)}"
    return feast(ctx, key, year) if stretch is None else feast_of_year(ctx, key, stretch)


def hijri_day(
    ctx: Context,
    month: int,
    day: Number | int = 1,
    year: Number | int | None = None,
    shift: int | None = None,
) -> Day | None:
    """A day of the Islamic calendar (15 رمضان), the first where a month is said alone (رمضان ١٤٤٨)."""
    d, y = whole(day) or 0, whole(year)
    if not 1 <= d <= 30:
        return None
    if y is not None and 1300 <= y < 1500:
        return exact(hijri_in(y, month, d))
    return feast(ctx, f"islamic-{month}-{d}", y, shift)


def feast(ctx: Context, feast: str, year: Number | int | None = None, shift: int | None = None) -> Day | None:
    """A feast day: of a year, or the last and the next; `shift` is -1 last, 1 next, 0 this year's."""
    y = whole(year)
    if y is not None:
        return exact(feast_in(feast, y + (2000 if y < 100 else 0)))
    today = ctx.today
    if shift == 0:
        return exact(feast_in(feast, today.year))
    years = [found for n in range(-2, 4) if (found := feast_in(feast, today.year + n))]
    past = [day for day in years if day <= today]
    future = [day for day in years if day > today]
    if not past or not future:
        return None
    if shift is not None:
        return exact(future[0] if shift > 0 else past[-1] if past[-1] != today else past[-2])
    name = future[0]
    timex = f"XXXX-{feast}" if feast[:2].isdigit() and "w" not in feast else f"XXXX-{name:%m-%d}"
    return Day(timex, (past[-1], future[0]), None, name.month, name.day, named=True)


def feast_of(ctx: Context, feast: str, shift: int) -> Day | None:
    """ "next year's Christmas": `shift` years from this one."""
    return exact(feast_in(feast, ctx.today.year + shift))

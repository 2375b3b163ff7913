"""Feast days: on which date of a year a feast lies, from the key that the grammar gives it.

The lunar calendar is `korean-lunar-calendar` (China's and Korea's differ by a day in some years of a
century; Korea's is taken), the Islamic one Umm al-Qura as `hijridate` has it. Both are small tables, read
when such a feast is first named.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from .reckoning import day_or_none, nth_weekday

__all__ = ["feast_in", "hijri_in", "hijri_year"]

_KEY = re.compile(r"(\d\d)-(?:(\d\d)|w(\d)n(-?\d)([+-]\d+)?)|easter([+-]\d+)|(lunar|islamic)-(\d+)-(\d+)")


@lru_cache(maxsize=512)
def feast_in(key: str, year: int) -> dt.date | None:
    """The date of a feast in a year, or None.

    Keys: ``12-25`` (a day), ``11-w4n4`` (the fourth Thursday of November; ``n-1`` is the last;
    ``11-w4n4+1`` the day after),
    ``easter+1`` (days from Easter Sunday), ``lunar-8-15`` and ``islamic-10-1`` (month and day there).
    """
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"no key of a feast: {key!r}")
    month, day, weekday, nth, later, easter, calendar, far_month, far_day = match.groups()
    if month and day:
        return day_or_none(year, int(month), int(day))
    if month:
        found = nth_weekday(year, int(month), int(weekday), int(nth))
        return found + dt.timedelta(days=int(later or 0)) if found else None
    if easter:
        return _easter(year) + dt.timedelta(days=int(easter))
    return (_lunar if calendar == "lunar" else _islamic)(year, int(far_month), int(far_day))


def _lunar(year: int, month: int, day: int) -> dt.date | None:
    """A day of the lunisolar calendar that begins in a year; None outside of 1000 to 2050."""
    from korean_lunar_calendar import KoreanLunarCalendar

    calendar = KoreanLunarCalendar()
    if not calendar.setLunarDate(year, month, day, False):
        return None
    return dt.date.fromisoformat(calendar.SolarIsoFormat())


def _islamic(year: int, month: int, day: int) -> dt.date | None:
    """A day of the Islamic calendar that falls into a year, the first of two; None outside 1924 to 2077."""
    from hijridate import Gregorian, Hijri

    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        for one in (first, first + 1):
            found: dt.date = dt.date(*Hijri(one, month, day).to_gregorian().datetuple())
            if found.year == year:
                return found
    except (OverflowError, ValueError):
        pass
    return None


def hijri_in(year: int, month: int, day: int) -> dt.date | None:
    """A day of a year of the Islamic calendar; None outside 1343 to 1500."""
    from hijridate import Hijri

    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (OverflowError, ValueError):
        return None


def hijri_year(day: dt.date) -> int | None:
    """The year of the Islamic calendar that a day lies in; None outside 1924 to 2077."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def _easter(year: int) -> dt.date:
    """Easter Sunday (Butcher's rule for the Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)

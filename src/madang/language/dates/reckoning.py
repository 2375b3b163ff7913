"""Reckoning with days, weeks and months."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

__all__ = [
    "Context", "add", "around", "day_or_none", "month_week", "nearest", "nth_weekday", "triple", "unit_span",
    "week_name", "workdays", "year_week",
]  # fmt: skip


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(slots=True)
class Context:
    """What a rule may know beside its arguments."""

    now: dt.datetime
    """Without a zone: the clock on the wall of who asks."""
    order: str = "dmy"
    clock24: bool = False
    said: str = ""
    """The words of the expression, folded."""
    unsure: frozenset[str] = frozenset()

    @property
    def today(self) -> dt.date:
        """The day of the question."""
        return self.now.date()


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add(day: dt.date, unit: str, amount: float) -> dt.date | None:
    """So many units after a day; at the end of a shorter month its last day.

    None past the calendar, and for units shorter than a day.
    """
    try:
        if unit in ("day", "night"):
            return day + dt.timedelta(days=amount)
        if unit == "weekday":
            return workdays(day, int(amount))
        if unit in ("week", "fortnight", "weekend"):
            return day + dt.timedelta(days=amount * (14 if unit == "fortnight" else 7))
        months = amount * _MONTHS[unit]
        whole = day.year * 12 + day.month - 1 + int(months)
        year, month = divmod(whole, 12)
        found = dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return found + dt.timedelta(days=round((months - int(months)) * 30))
    except (KeyError, ValueError, OverflowError):
        return None


def workdays(day: dt.date, amount: int) -> dt.date:
    """So many days from Monday to Friday after (or before) a day."""
    step = 1 if amount > 0 else -1
    for _ in range(min(abs(amount), 10000)):
        day += dt.timedelta(days=step)
        while day.isoweekday() > 5:
            day += dt.timedelta(days=step)
    return day


def unit_span(day: dt.date, unit: str) -> tuple[dt.date, dt.date] | None:
    """Begin and end (not included) of the week, weekend, month, quarter, year or decade of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    try:
        if unit in ("day", "night"):
            return day, day + dt.timedelta(days=1)
        if unit == "week":
            return monday, monday + dt.timedelta(days=7)
        if unit == "workweek":
            return monday, monday + dt.timedelta(days=5)
        if unit == "weekend":
            return monday + dt.timedelta(days=5), monday + dt.timedelta(days=7)
        if unit == "fortnight":
            return monday, monday + dt.timedelta(days=14)
        if unit == "month":
            first = day.replace(day=1)
        elif unit == "quarter":
            first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        elif unit == "year":
            first = day.replace(month=1, day=1)
        elif unit == "decade":
            first = dt.date(day.year // 10 * 10, 1, 1)
        elif unit == "century":
            first = dt.date(day.year // 100 * 100, 1, 1)
        else:
            return None
        last = add(first, unit, 1)
        return None if last is None else (first, last)
    except (ValueError, OverflowError):
        return None


def week_name(day: dt.date) -> str:
    """``2018-W20``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def year_week(year: int, week: int) -> dt.date | None:
    """The Monday of a week of a year (ISO 8601); -1 is the last."""
    try:
        if week < 0:
            week = dt.date(year, 12, 28).isocalendar().week + 1 + week
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def month_week(year: int, month: int, week: int) -> tuple[dt.date, int] | None:
    """The Monday of a week of a month, and which it is: those whose Thursday is in the month; -1 the last."""
    days = monthrange(year, month)[1]
    thursdays = [d for d in range(1, days + 1) if dt.date(year, month, d).isoweekday() == 4]
    place = week - 1 if week > 0 else len(thursdays) + week
    if not 0 <= place < len(thursdays):
        return None
    thursday = dt.date(year, month, thursdays[place])
    return thursday - dt.timedelta(days=3), place + 1


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The second Tuesday of a month; -1 is the last."""
    days = monthrange(year, month)[1]
    found = [d for d in range(1, days + 1) if dt.date(year, month, d).isoweekday() == weekday]
    place = nth - 1 if nth > 0 else len(found) + nth
    return dt.date(year, month, found[place]) if 0 <= place < len(found) else None


def nearest(today: dt.date, weekday: int, *, future: bool) -> dt.date:
    """The next such day of the week, today included; or the last one, without today."""
    ahead = (weekday - today.isoweekday()) % 7
    return today + dt.timedelta(days=ahead if future else ahead - 7)


def around(today: dt.date, month: int | None, day: int) -> tuple[dt.date, ...]:
    """The last such day, today included, and the next; none where no calendar has it."""
    past = future = None
    steps = range(9) if month else range(13)
    for step in steps:
        if month:
            before, after = (
                day_or_none(today.year - step, month, day),
                day_or_none(today.year + step, month, day),
            )
        else:
            before, after = (_month_day(today, sign * step, day) for sign in (-1, 1))
        past = past or (before if before and before <= today else None)
        future = future or (after if after and after > today else None)
    return (past, future) if past and future else ()


def _month_day(today: dt.date, months: int, day: int) -> dt.date | None:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return day_or_none(year, month + 1, day)


def triple(first: dt.date, last: dt.date, unit: str = "") -> str:
    """The TIMEX triple of two days: begin, end and what lies between; `unit` where that was said."""
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

"""An expression that was found once, read again: what it means when somebody asks now."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from .choosing import occurrences
from .finding import find_in
from .reckoning import add
from .value import Clock, ClockRange, Day, Moment, Point, PointRange, Repeat, Stretch

__all__ = ["day_of", "is_open", "stretch_of", "tells_day"]


@lru_cache(maxsize=64)
def _again(text: str, language: str, kind: str, now: dt.datetime) -> Moment | None:
    return next((m for m in find_in(text, language, now) if m.kind == kind and m.text == text), None)


def tells_day(moment: Moment) -> bool:
    """Whether it says on which day."""
    return not isinstance(moment.said, Clock | ClockRange)


def is_open(moment: Moment) -> bool:
    """Whether there is a next one when this one is over: "Friday", "the third"; not "tomorrow"."""
    said = moment.said
    if isinstance(said, Point | PointRange):
        return said.day is not None and len(said.day.dates) > 1
    if isinstance(said, Day):
        return len(said.dates) > 1
    return isinstance(said, Repeat)


def day_of(moment: Moment, language: str, now: dt.datetime) -> dt.date | None:
    """The day that is meant, today or later where it is open; the first of a range that is not over."""
    local = now.replace(tzinfo=None)
    found = _again(moment.text, language, moment.kind, local)
    if found is None:
        return None
    said, today = found.said, local.date()
    if isinstance(said, Repeat):
        return next((one.date() for one in occurrences(said, now, 1)), None)
    if isinstance(said, Point | PointRange):
        if said.day is not None:
            said = said.day
        else:
            first = said.options[0][1]
            return None if first is None else first.date()
    if isinstance(said, Day):
        coming = [day for day in said.dates if day >= today]
        return min(coming) if coming else max(said.dates, default=None)
    if isinstance(said, Stretch):
        span = _span(said, today)
        if span is None:
            return None
        if span[0] is None:
            return span[1]
        if said.mod == "end" and span[1] is not None:
            return span[1] - dt.timedelta(days=1)  # "at the end of the month"
        return max(span[0], min(today, span[1] or today))
    return None


def stretch_of(moment: Moment, language: str, now: dt.datetime) -> tuple[dt.date, dt.date] | None:
    """First day and the day after the last, of a range of days; from today where only its end was said."""
    local = now.replace(tzinfo=None)
    found = _again(moment.text, language, moment.kind, local)
    if found is None or not isinstance(found.said, Stretch):
        return None
    span = _span(found.said, local.date())
    if span is None:
        return None
    begin = span[0] or min(local.date(), span[1] or local.date())
    end = span[1] or add(begin, "year", 1)
    return None if end is None else (begin, end)


def _span(said: Stretch, today: dt.date) -> tuple[dt.date | None, dt.date | None] | None:
    """The one of its readings that is not over yet, else the last."""
    ahead = [span for span in said.spans if (span[1] or span[0] or today) > today]
    return min(ahead or said.spans[-1:], key=lambda s: s[0] or dt.date.min, default=None)

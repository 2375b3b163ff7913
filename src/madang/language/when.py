"""Lengths of time and points in time, as far as they were said, and where they lie relative to now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from .dates.again import day_of, is_open, stretch_of, tells_day
from .dates.value import Moment, Repeat

__all__ = ["WEEKDAYS", "Span", "When"]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_PARTS = {"morning": (8, 0), "forenoon": (10, 0), "afternoon": (15, 0), "evening": (19, 0), "night": (21, 0)}
"""Part of the day → the hour and minute that it stands for."""
_STRETCHES = {
    "morning": (5, 12), "forenoon": (8, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 28),
}  # fmt: skip
"""Part of the day → the hours that it lasts; past 24 they are those of the next day."""


@dataclass(slots=True)
class Span:
    """A length of time in seconds. ``delay`` where it says "in" or "later", ``lasting`` where "for"."""

    seconds: float
    start: int
    end: int
    delay: bool = False
    lasting: bool = False
    listed: bool = False
    """Whether it goes on a list of lengths: "five and ten minutes"."""


@dataclass(slots=True)
class When:
    """A point in time as far as it was said."""

    start: int = -1
    end: int = -1
    minutes: int | None = None
    """Minutes after midnight."""
    exact: bool = False
    """Whether the hour cannot be meant twelve hours later."""
    loose: bool = False
    """Exact, but three may be meant for fifteen, where nobody would do it at night."""
    part: str | None = None
    offset: int | None = None
    """Days from today."""
    days: tuple[str, ...] = ()
    """Days of the week that it comes back on."""
    said: tuple[Moment, ...] = ()
    """Expressions of dates, to be read again relative to now; they tell the day where there are some."""
    language: str = ""
    repeat: Repeat | None = None
    """How it comes back, where it does."""
    more: tuple[When, ...] = ()
    """Further days or times of the same: "on Saturday and Sunday at nine", "weekdays at six and ..."."""
    listed: bool = False
    """Whether it goes on a list of times: "at eight and at ten"."""
    unclear: bool = False
    """Whether more was said than can be told apart: "weekdays at six, at the weekend nine"."""
    lasts: float | None = None
    """Seconds, of "from five to seven"."""
    place: dict[str, tuple[int, int]] = field(default_factory=dict)
    """What was said of it, each with its span: time, date, timeofday."""

    @property
    def dated(self) -> bool:
        """Whether a day was said."""
        return self.offset is not None or any(map(tells_day, self.said))

    def clock(self, prefer: Literal["morning", "soon", "day"], now: datetime) -> int | None:
        """Minutes after midnight, with the half of the day chosen where it was not said."""
        if self.minutes is None:
            return None
        minutes = self.minutes % 1440
        if self.loose and prefer == "day" and self.part is None and minutes < 360:
            return minutes + 720
        if self.exact or minutes >= 720:
            return minutes
        if self.part in ("afternoon", "evening") or (self.part == "night" and minutes >= 300):
            return (minutes + 720) % 1440
        if self.part or prefer == "morning":
            return minutes
        if prefer == "day":
            return minutes + 720 if minutes < 420 else minutes
        if not self.dated and minutes <= now.hour * 60 + now.minute < minutes + 720:
            return minutes + 720
        return minutes

    def date(self, now: datetime) -> dt.date | None:
        """The day that was said; None where none was."""
        today = now.date()
        days = [day for one in self.said if tells_day(one) and (day := day_of(one, self.language, now))]
        if days:
            ends = self.until(now)
            begins = [day for day in days if day != ends] or days
            return max(begins) if self.repeat is not None else days[0]  # "every week from Monday on"
        return None if self.offset is None else today + timedelta(days=self.offset)

    def until(self, now: datetime) -> dt.date | None:
        """The last day of what comes back: "every day until Friday"."""
        if self.repeat is None:
            return None
        ends = [one for one in self.said if one.values[0].mod in ("before", "until") and tells_day(one)]
        return day_of(ends[0], self.language, now) if ends else None

    def moment(self, now: datetime, prefer: Literal["morning", "soon", "day"] = "soon") -> datetime | None:
        """The next such moment from `now` on, in the zone of `now`."""
        minutes = self.clock(prefer, now)
        if minutes is None:
            if self.part is None:
                return None
            hour, minute = _PARTS[self.part]
            minutes = hour * 60 + minute
        midnight = self.part == "night" and 720 <= minutes < 780
        minutes -= 720 if midnight else 0  # twelve at night ends the day
        on = self.date(now)
        found = datetime.combine(on or now.date(), datetime.min.time(), now.tzinfo)
        found += timedelta(minutes=minutes)
        if on is None and found <= now:
            found += timedelta(days=1)
        today = on == now.date()
        after_midnight = today and self.part == "night" and minutes < 300 and found <= now
        if after_midnight or (midnight and on is not None and not today):
            found += timedelta(days=1)  # "tonight at one" is tomorrow by the calendar
        if found <= now and any(map(is_open, self.said)):
            later = self.date(now + timedelta(days=1))
            if later is not None:
                return datetime.combine(later, found.time(), now.tzinfo)
        return found

    def stretch(self, now: datetime) -> tuple[datetime, datetime] | None:
        """Begin and end (not included) of what was said: an hour, a part of a day, a day, a week."""
        for one in self.said:
            if (days := stretch_of(one, self.language, now)) is not None:
                return _at(now, days[0], 0), _at(now, days[1], 0)
        day = self.date(now)
        if day is None and self.part is None and self.minutes is None:
            return None
        day = day or now.date()
        if self.minutes is not None:
            begin = _at(now, day, (self.clock("day", now) or 0) / 60)
            return begin, begin + timedelta(hours=1)
        first, last = _STRETCHES[self.part] if self.part else (0, 24)
        return _at(now, day, first), _at(now, day, last)


def _at(now: datetime, day: dt.date, hour: float) -> datetime:
    """The moment so many hours (by the clock) after midnight of a day, in the zone of `now`."""
    return datetime.combine(day, datetime.min.time(), now.tzinfo) + timedelta(hours=hour)

"""Numbers, units, times, dates, durations and lists, as each language writes them.

The words are data (``[measure]`` of a language's ``replies.toml``); a unit's entry has the forms that its
language tells apart: ``one``, ``two``, ``few`` (3 to 10, Arabic) and ``many``, where ``{}`` is the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Day
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from madang.things.units import Moment, Seconds

from .particles import choose

__all__ = ["Measure", "plural"]

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_LONG = 3600
_LONGEST_DAY = 25 * 3600
"""Seconds of the day on which the clocks go back."""
"""From so many seconds on, what is left of a countdown is told without its seconds."""


class Measure:
    """How one language writes measures. ``zone`` is the home's, for everything that has a time of day."""

    def __init__(self, words: Mapping[str, Any], zone: ZoneInfo) -> None:
        self.words = words
        self.zone = zone

    def number(self, value: float, digits: int = 1) -> str:
        """Without needless decimals: 21.5, 40, 1,234 becomes 1234."""
        text = f"{value:.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if text == "-0":
            text = "0"
        return text.replace(".", self.words["decimal"])

    def unit(self, name: str, value: float, digits: int = 1) -> str:
        """A number with its unit: ``unit("celsius", 21.5)`` is ``21.5 °C``."""
        return plural(self.words["units"][name], value, self.number(value, digits))

    def duration(self, seconds: Seconds) -> str:
        """All that is not zero: ``1 hour 30 minutes``."""
        total = round(seconds)
        days, rest = divmod(total, 86400)
        hours, rest = divmod(rest, 3600)
        minutes, secs = divmod(rest, 60)
        parts = zip(("day", "hour", "minute", "second"), (days, hours, minutes, secs), strict=True)
        said = [self.unit(name, amount) for name, amount in parts if amount]
        return self.words["duration"].join(said) or self.unit("second", 0)

    def left(self, seconds: Seconds) -> str:
        """What is left, as exact as one wants to know it: no seconds from an hour on."""
        return self.duration(round(seconds / 60) * 60 if seconds >= _LONG else max(1, seconds))

    def kind_of(self, seconds: Seconds) -> str:
        """The duration in front of a noun: ``10 minute`` (timer)."""
        units = self.words.get("before_noun")
        if not units:
            return self.duration(seconds)
        for name, size in (("hour", 3600), ("minute", 60), ("second", 1)):
            if seconds % size == 0:
                return plural(units[name], 2, self.number(seconds / size))
        return self.duration(seconds)

    def local(self, moment: Moment) -> datetime:
        """The moment on the home's clock."""
        return datetime.fromtimestamp(moment, self.zone)

    def clock(self, hour: int, minute: int) -> str:
        """A time of day."""
        form = (
            self.words["hour_form"] if minute == 0 and "hour_form" in self.words else self.words["clock_form"]
        )
        half = self.words["am"] if hour < 12 else self.words["pm"]
        text: str = form.format(
            h=hour, hh=f"{hour:02}", h12=hour % 12 or 12, mm=f"{minute:02}", m=minute, half=half
        )
        return text

    def time(self, moment: Moment) -> str:
        """The time of day of a moment."""
        at = self.local(moment)
        return self.clock(at.hour, at.minute)

    def day(self, day: Day, today: Day) -> str:
        """Today, tomorrow, yesterday, a weekday within the week, else the date."""
        ahead = (day - today).days
        named: str | None = self.words["near"].get(str(ahead))
        if named:
            return named
        if 0 < ahead < 7:
            return self.weekday(day)
        form = self.words["date_form"] if day.year == today.year else self.words["date_form_year"]
        month = self.words["months"][day.month - 1]
        text: str = form.format(d=day.day, month=month, m=day.month, y=day.year, weekday=self.weekday(day))
        return text

    def one_day(self, begin: Moment, end: Moment, now: Moment) -> str | None:
        """The day that a stretch of time lies in; None where it is longer than one."""
        if end - begin > _LONGEST_DAY:
            return None
        return self.day(self.local(begin).date(), self.local(now).date())

    def date(self, moment: Moment) -> str:
        """The date of a moment, with the day of the week."""
        day = self.local(moment).date()
        month = self.words["months"][day.month - 1]
        form: str = self.words["date_long"]
        return form.format(d=day.day, month=month, m=day.month, y=day.year, weekday=self.weekday(day))

    def weekday(self, day: Day) -> str:
        """Its name."""
        name: str = self.words["weekdays"][day.weekday()]
        return name

    def when(self, moment: Moment, now: Moment) -> str:
        """Day and time; only the time when it is today."""
        at, today = self.local(moment), self.local(now).date()
        if at.date() == today:
            return self.clock(at.hour, at.minute)
        return self._joined(self.day(at.date(), today), self.clock(at.hour, at.minute))

    def alarm(self, time: str, day: str | None, days: Sequence[str], now: Moment) -> str:
        """When an alarm rings: ``7:00, every Monday``. ``time`` is HH:MM, ``day`` an ISO date."""
        clock = self.clock(int(time[:2]), int(time[3:]))
        if days:
            return self._joined(self.repeated(days), clock, "repeat_time")
        today = self.local(now).date()
        if day is None:
            rings = datetime.combine(today, datetime.min.time(), self.zone)
            rings += timedelta(hours=int(time[:2]), minutes=int(time[3:]))
            passed = rings.timestamp() <= now
            return self._joined(self.day(today + timedelta(days=passed), today), clock)
        return self._joined(self.day(Day.fromisoformat(day), today), clock)

    def repeated(self, days: Sequence[str]) -> str:
        """Days of the week: every day, on weekdays, at the weekend, or their names."""
        chosen = frozenset(days)
        sets = {
            "every_day": frozenset(_WEEKDAYS),
            "workdays": frozenset(_WEEKDAYS[:5]),
            "weekend": frozenset(_WEEKDAYS[5:]),
        }
        for name, known in sets.items():
            if chosen == known:
                text: str = self.words[name]
                return text
        names = [self.words["weekdays"][i] for i, day in enumerate(_WEEKDAYS) if day in chosen]
        every: str = self.words["every"].format(self.all_of(names))
        return every

    def recurring(self, rule: str) -> str:
        """How an event comes back (RFC 5545): ``every Friday``, ``every 2 weeks (Friday)``."""
        fields = dict(part.partition("=")[::2] for part in rule.split(";"))
        every = int(fields.get("INTERVAL", "1"))
        days = [day.lower() for day in fields.get("BYDAY", "").split(",") if day.lower() in _WEEKDAYS]
        if every == 1 and days and fields["FREQ"] == "WEEKLY":
            return self.repeated(days)
        text = plural(self.words["cycles"][fields["FREQ"]], every, self.number(every))
        names = [self.words["weekdays"][_WEEKDAYS.index(day)] for day in days]
        return f"{text} ({self.all_of(names)})" if names else text

    def all_of(self, items: Sequence[str]) -> str:
        """A, B and C."""
        return self._list(items, "and")

    def one_of(self, items: Sequence[str]) -> str:
        """A, B or C."""
        return self._list(items, "or")

    def _list(self, items: Sequence[str], word: str) -> str:
        if len(items) < 2:
            return "".join(items)
        join = self.words[word]
        if len(items) == 2 and "particle" in join:
            return f"{items[0]}{choose(join['particle'], items[0])} {items[1]}"
        if len(items) == 2:
            return join["two"].format(*items)  # type: ignore[no-any-return]
        return join["between"].join(items[:-1]) + join["last"] + items[-1]  # type: ignore[no-any-return]

    def _joined(self, day: str, clock: str, form: str = "day_time") -> str:
        text: str = self.words.get(form, self.words["day_time"]).format(day=day, time=clock)
        return text


def plural(forms: Mapping[str, str] | str, value: float, number: str) -> str:
    """The form that goes with a number, with the number in it."""
    if isinstance(forms, str):
        return forms.format(number)
    form = "many"
    if value == 1:
        form = "one"
    elif value == 2:
        form = "two"
    elif value == int(value) and 3 <= value % 100 <= 10:
        form = "few"
    return forms.get(form, forms["many"]).format(number)

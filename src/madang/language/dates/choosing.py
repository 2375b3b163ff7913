"""Which reading an assistant means: the next one, in a zone, as times of RFC 5545 where it repeats."""

from __future__ import annotations

import datetime as dt
from typing import Any

from .clocks import combine
from .reckoning import add
from .value import Clock, ClockRange, Day, Length, Moment, Part, Point, PointRange, Repeat, Stretch

__all__ = ["WEEKDAYS", "clock_of", "occurrences", "part_hours", "rrule", "seconds", "soon"]

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_PARTS = {
    "MO": (8, 5, 12), "AF": (15, 12, 18), "EV": (19, 17, 24), "NI": (21, 18, 28), "DT": (12, 8, 18),
    "NT": (0, 0, 6), "MI": (12, 11, 14), "EM": (5, 3, 8), "MEB": (8, 6, 11), "MEL": (12, 11, 14),
    "MED": (19, 17, 22),
}  # fmt: skip
"""Part of the day → the hour that it stands for, and from when to when it lasts (past 24 in the next day)."""
_FREQUENCY = {
    "second": "SECONDLY", "minute": "MINUTELY", "hour": "HOURLY", "day": "DAILY", "night": "DAILY",
    "weekday": "WEEKLY", "week": "WEEKLY", "workweek": "WEEKLY", "weekend": "WEEKLY", "fortnight": "WEEKLY",
    "month": "MONTHLY", "quarter": "MONTHLY", "year": "YEARLY", "decade": "YEARLY",
}  # fmt: skip
_TIMES = {"fortnight": 2, "quarter": 3, "decade": 10}
_DAYS = {"weekday": "MO,TU,WE,TH,FR", "weekend": "SA,SU"}


def part_hours(part: Part) -> tuple[float, float, float]:
    """The hour that a part of the day stands for, and the hours from when to when it lasts."""
    return _PARTS.get(part.code, (part.begin / 3600, part.begin / 3600, part.end / 3600))


def seconds(moment: Moment) -> float | None:
    """How long, of a duration."""
    return moment.said.seconds() if isinstance(moment.said, Length) else None


def soon(moment: Moment, now: dt.datetime) -> dt.datetime | tuple[dt.datetime, dt.datetime] | None:
    """The next moment that is meant, or begin and end; in the zone of `now`.

    A day begins at midnight; a part of the day at the hour it stands for. None for durations, for seasons,
    and for what lies before everything ("before Friday" has an end only: that is what is given).
    """
    said = moment.said
    local = now.replace(tzinfo=None)
    if isinstance(said, Length):
        return None
    if isinstance(said, Repeat):
        return next(iter(occurrences(said, now, 1)), None)
    if isinstance(said, Point) and said.exact:
        return _shifted(now, said.options[0][1] - local.replace(microsecond=0))
    if isinstance(said, Clock):
        return _zoned(_next_clock(said, local), now)
    if isinstance(said, Day):
        day = _ahead(said.dates, local.date())
        return None if day is None else _zoned(combine(day, 0), now)
    spans = _spans(said, local)
    ahead = [span for span in spans if (span[1] or span[0] or local) > local] or spans[-1:]
    if not ahead:
        return None
    begin, end = min(ahead, key=lambda span: span[0] or span[1] or local)
    if begin is not None and end is not None:
        return _zoned(begin, now), _zoned(end, now)
    return _zoned(begin or end or local, now)


def _zoned(when: dt.datetime, now: dt.datetime) -> dt.datetime:
    """A time of the wall clock in the zone of `now`; one that the clock jumps over lies after the jump."""
    placed = when.replace(tzinfo=now.tzinfo)
    try:
        return placed.astimezone(dt.UTC).astimezone(now.tzinfo)
    except OverflowError:
        return placed


def _shifted(now: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """So long from now as clocks that know no summer time count."""
    try:
        return (now.replace(microsecond=0).astimezone(dt.UTC) + by).astimezone(now.tzinfo)
    except OverflowError:
        return now


def _ahead(days: tuple[dt.date, ...], today: dt.date) -> dt.date | None:
    coming = [day for day in days if day >= today]
    return min(coming) if coming else max(days, default=None)


def _next_clock(clock: Clock, local: dt.datetime) -> dt.datetime:
    moments = [combine(local.date(), t + 86400 * d) for d in (0, 1) for t in clock.times]
    return min(one for one in moments if one > local)


def _spans(
    said: Point | ClockRange | Stretch | PointRange, local: dt.datetime
) -> list[tuple[dt.datetime | None, dt.datetime | None]]:
    if isinstance(said, Point):
        return [(when, None) for _, when in said.options]
    if isinstance(said, PointRange):
        return [(begin, end) for _, begin, end in said.options]
    if isinstance(said, Stretch):
        midnight = dt.time()
        return [
            tuple(None if d is None else dt.datetime.combine(d, midnight) for d in span)  # type: ignore[misc]
            for span in said.spans
        ]
    found: list[tuple[dt.datetime | None, dt.datetime | None]] = []
    for offset in (0, 1):
        day = add(local.date(), "day", offset)
        for _, first, last in said.spans if day else ():
            begin = None if first is None else dt.datetime.combine(day or local.date(), first)
            end = None if last is None else dt.datetime.combine(day or local.date(), last)
            if begin and end and end <= begin:
                end = combine(end.date(), 86400 + end.hour * 3600 + end.minute * 60)
            found.append((begin, end))
    return found


def clock_of(said: Repeat) -> int | None:
    """Seconds after midnight at which a repeat happens: what was said, morning before evening."""
    if said.clock is not None:
        return min(said.clock.times)
    if said.range is not None and said.range.spans and (first := said.range.spans[0][1]) is not None:
        return first.hour * 3600 + first.minute * 60
    return None if said.part is None else int(part_hours(said.part)[0] * 3600)


def rrule(said: Moment | Repeat) -> str:
    """The RFC 5545 rule of a repeat, without its start: ``FREQ=WEEKLY;INTERVAL=2;BYDAY=FR``.

    Empty for what is no repeat, or none that a rule can say ("every half year" is, "every 1.5 days" is not).
    """
    repeat = said.said if isinstance(said, Moment) else said
    if not isinstance(repeat, Repeat):
        return ""
    unit, every = repeat.unit, repeat.every * _TIMES.get(repeat.unit, 1)
    if every != int(every):
        smaller = {
            "year": ("month", 12),
            "day": ("hour", 24),
            "hour": ("minute", 60),
            "minute": ("second", 60),
        }
        if unit not in smaller:
            return ""
        unit, every = smaller[unit][0], every * smaller[unit][1]
        if every != int(every):
            return ""
    fields: dict[str, Any] = {"FREQ": _FREQUENCY[unit]}
    if every > 1:
        fields["INTERVAL"] = int(every)
    if repeat.month is not None:
        fields["BYMONTH"] = repeat.month
    if repeat.day is not None:
        fields["BYMONTHDAY"] = repeat.day
    if repeat.weekdays:
        nth = "" if repeat.nth is None else str(repeat.nth)
        fields["BYDAY"] = ",".join(nth + WEEKDAYS[day - 1].upper() for day in sorted(set(repeat.weekdays)))
    elif unit in _DAYS:
        fields["BYDAY"] = _DAYS[unit]
    if repeat.until is not None:
        fields["UNTIL"] = f"{repeat.until:%Y%m%d}T235959"
    return ";".join(f"{name}={value}" for name, value in fields.items())


def occurrences(said: Repeat, now: dt.datetime, count: int) -> list[dt.datetime]:
    """The next times of a repeat after `now`, at most so many, in its zone."""
    from dateutil.rrule import rrulestr

    rule = rrule(said)
    if not rule:
        return []
    local = now.replace(tzinfo=None, microsecond=0)
    at = clock_of(said)
    if said.unit in ("hour", "minute", "second") and said.every >= 1:
        start = local
    else:
        start = combine(
            said.begin or local.date(), at if at is not None else local.hour * 3600 + local.minute * 60
        )
    found: list[dt.datetime] = []
    for one in rrulestr(rule, dtstart=start):
        if len(found) >= count or one.year > local.year + 100:
            break
        placed = _zoned(one, now)
        if placed > now:
            found.append(placed)
    return found

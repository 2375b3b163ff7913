"""Events that come back: RFC 5545 RRULE, counted on the clock of a time zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from .trait import CommandError
from .units import Moment

if TYPE_CHECKING:
    from .time import CalendarEvent

__all__ = ["check_rule", "next_of", "within"]

_MOST = 400
"""Occurrences of one event that are looked at."""


def check_rule(rule: str, zone: str | None) -> None:
    """Raises CommandError (``bad_argument``) for a rule or a zone that cannot be read."""
    try:
        _zone(zone)
        _rule(rule, datetime(2026, 1, 1))
    except (ValueError, TypeError, KeyError, AttributeError, ZoneInfoNotFoundError) as error:
        raise CommandError("bad_argument", f"Calendar.add: {error}", field="rrule") from None


def within(events: Iterable[CalendarEvent], begin: Moment, end: Moment) -> list[CalendarEvent]:
    """The events that take place between two moments, the second not included; a recurring one each time."""
    found: list[CalendarEvent] = []
    for event in events:
        if event.rrule is None:
            found += [event] if event.start < end and max(event.start, event.end) >= begin else []
            continue
        for one in _times(event, begin):
            if one.start >= end:
                break
            found.append(one)
    return sorted(found, key=lambda event: event.start)


def next_of(event: CalendarEvent, now: Moment) -> CalendarEvent | None:
    """The event as it takes place next, or now; None when it never does again."""
    if event.rrule is None:
        return event if event.end > now else None
    return next((one for one in _times(event, now) if one.end > now), None)


def _times(event: CalendarEvent, begin: Moment) -> Iterator[CalendarEvent]:
    """The event at its times, from the first that is not over at `begin`."""
    zone = _zone(event.time_zone)
    first = datetime.fromtimestamp(event.start, zone).replace(tzinfo=None)
    lasts = event.end - event.start
    after = datetime.fromtimestamp(max(event.start, begin - lasts), zone).replace(tzinfo=None)
    rule = _rule(event.rrule or "", first)
    for one in rule.xafter(after - timedelta(days=1), count=_MOST, inc=True):
        start = one.replace(tzinfo=zone).astimezone(UTC).timestamp()
        if start + lasts >= begin:
            yield msgspec.structs.replace(event, start=start, end=start + lasts)


def _zone(name: str | None) -> tzinfo:
    return UTC if name is None else ZoneInfo(name)


def _rule(rule: str, first: datetime) -> Any:
    from dateutil.rrule import rrulestr

    fields = dict(part.partition("=")[::2] for part in rule.split(";"))
    if fields.get("FREQ") not in ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise ValueError(f"a rule with FREQ hourly to yearly was expected, not {rule!r}")
    return rrulestr(rule, dtstart=first)

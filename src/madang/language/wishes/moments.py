"""When: what the grammar of dates finds in a wish, as the moments and lengths that operations work with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..clause import Clause
from ..dates import Moment, find
from ..dates.value import Repeat
from ..when import Span, When
from .wish import TIMES, Wish

__all__ = ["Stretch", "bare_hour", "half_said", "set_time", "timed"]

_PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}
"""How the grammar writes a part of a day → what it is here."""
_HALF = 12 * 60
_NOON = 12
_DAY = timedelta(days=1)
_NOW = timedelta(seconds=1)


@dataclass(slots=True)
class Stretch(When):
    """A point in time that was said with its end: "next week", "from three to five"."""

    begin: datetime | None = None
    finish: datetime | None = None

    def stretch(self, now: datetime) -> tuple[datetime, datetime] | None:
        """Begin and end (not included) of what was said."""
        if self.begin is None or self.finish is None:
            return When.stretch(self, now)
        return self.begin, self.finish


def timed(clause: Clause) -> bool:
    """Whether a time of day or a length of time was understood."""
    return bool(clause.spans) or (clause.when is not None and clause.when.minutes is not None)


def half_said(wish: Wish, clause: Clause) -> bool:
    """Whether a part of the day was not understood, beside an hour that could be of either half."""
    when = clause.when
    if not wish.has("timeofday") or when is None:
        return False
    return when.part is None and not when.exact and when.minutes is not None


def bare_hour(wish: Wish, clause: Clause) -> None:
    """Give the clause the hour that is all that was said of a time: "an alarm for six"."""
    if timed(clause):
        return
    hours = [m.value for m in wish.mentions("time") if "number" in m.tags and m.value is not None]
    if len(hours) == 1 and hours[0] in range(1, 24) and hours[0] != _NOON:
        clause.when = clause.when or Stretch()
        clause.when.minutes = int(hours[0]) * 60
        clause.when.exact = hours[0] > _NOON


def set_time(wish: Wish, clause: Clause) -> None:
    """Give a clause that has no time of its own those that the grammar finds where the parser marked some."""
    slots = wish.slots(*TIMES)
    if clause.when is not None or clause.spans or not slots:
        return
    now = wish.scene.now
    found = [
        moment
        for moment in find(wish.text.original, wish.scene.utterance.language, now)
        if any(moment.start < slot.end and slot.start < moment.end for slot in slots)
    ]
    when, spans = Stretch(), list[Span]()
    for moment in found:
        if isinstance(moment.said, Repeat):
            continue
        if moment.kind == "duration":
            spans.append(Span(moment.said.values()[0].seconds or 0.0, clause.start, clause.end))
        else:
            _point(when, spans, moment, now, clause)
    clause.spans = spans
    said = when.minutes is not None or when.dated or when.part or when.begin is not None
    clause.when = when if said else None
    when.start, when.end = clause.start, clause.end


def _point(when: Stretch, spans: list[Span], moment: Moment, now: datetime, clause: Clause) -> None:
    """Take over the day, the time of day, the part of the day or the stretch that a moment says."""
    chosen = [v for v in moment.values if v.begin is not None]
    if not chosen:
        return
    ahead = [
        v for v in chosen if _moment(v.begin, now) >= now.replace(hour=0, minute=0, second=0, microsecond=0)
    ]
    value = (ahead or chosen)[0]
    begin, end = value.begin, value.end
    if end is not None and not isinstance(end, dt.time) and not isinstance(begin, dt.time):
        when.begin, when.finish = _moment(begin, now), _moment(end, now)
        if when.finish - when.begin > _DAY:
            return  # "next month" is no day of it
    if isinstance(begin, datetime) and abs(_moment(begin, now) - now) < _NOW:
        return
    part = next((p for mark, p in _PARTS.items() if value.timex.endswith(mark)), None)
    if isinstance(begin, dt.date):  # a datetime is one too
        day = begin.date() if isinstance(begin, datetime) else begin
        if when.offset is None:
            when.offset = (day - now.date()).days
    if part is not None:
        when.part = part
    elif isinstance(begin, dt.time | datetime):
        clock = begin.hour * 60 + begin.minute
        others = {_clock(v.begin) for v in chosen} - {clock}
        when.minutes = min(clock, *others) if others else clock
        when.exact = not any(abs(other - clock) == _HALF for other in others)
    if part is None and end is not None and isinstance(begin, dt.time | datetime):
        seconds = (_moment(end, now) - _moment(begin, now)).total_seconds()
        if seconds > 0:
            spans.append(Span(seconds, clause.start, clause.end))


def _clock(begin: object) -> int:
    return begin.hour * 60 + begin.minute if isinstance(begin, dt.time | datetime) else -1


def _moment(place: object, now: datetime) -> datetime:
    """A place on the line of time as an aware moment."""
    if isinstance(place, datetime):
        return place.replace(tzinfo=now.tzinfo)
    if isinstance(place, dt.date):
        return datetime.combine(place, dt.time(), now.tzinfo)
    if isinstance(place, dt.time):
        at = datetime.combine(now.date(), place, now.tzinfo)
        return at if at > now else at + timedelta(days=1)
    return now

"""When: what the grammar of dates finds in a wish, as the moments and lengths that operations work with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..clause import Clause
from ..dates import Moment, find, rrule
from ..dates.value import Repeat
from ..when import WEEKDAYS, Span, When
from .wish import TIMES, Wish

__all__ = ["Stretch", "half_said", "set_time", "timed"]

_PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}
"""How the grammar writes a part of a day → what it is here."""
_HALF = 12 * 60


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


def set_time(wish: Wish, clause: Clause) -> str:
    """Give the clause the times that the grammar finds in the wish; the RRULE where they come back.

    Where the parser marked times, only what overlaps them counts. Where nothing is found, the clause keeps
    what its words say.
    """
    now = wish.scene.now
    slots = wish.slots(*TIMES)
    found = [
        moment
        for moment in find(wish.text.original, wish.scene.utterance.language, now)
        if not slots or any(moment.start < slot.end and slot.start < moment.end for slot in slots)
    ]
    if not found:
        return ""
    when, spans = Stretch(), list[Span]()
    rule = ""
    for moment in found:
        if isinstance(moment.said, Repeat):
            rule = rule or rrule(moment)
            _repeated(when, moment.said)
        elif moment.kind == "duration":
            spans.append(Span(moment.said.values()[0].seconds or 0.0, clause.start, clause.end))
        else:
            _point(when, spans, moment, now, clause)
    clause.spans = spans
    said = when.minutes is not None or when.dated or when.part or when.begin is not None or when.days
    clause.when = when if said else None
    when.start, when.end = clause.start, clause.end
    return rule


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
    if end is not None and not isinstance(end, dt.time) and not isinstance(begin, dt.time):
        when.begin, when.finish = _moment(begin, now), _moment(end, now)
    if part is None and end is not None and isinstance(begin, dt.time | datetime):
        seconds = (_moment(end, now) - _moment(begin, now)).total_seconds()
        if seconds > 0:
            spans.append(Span(seconds, clause.start, clause.end))


def _repeated(when: Stretch, said: Repeat) -> None:
    """The first time of something that comes back, and the days of the week it comes on."""
    days = tuple(WEEKDAYS[day - 1] for day in said.weekdays if 1 <= day <= 7)
    if said.unit in ("day", "night") and said.every == 1:
        days = WEEKDAYS
    if said.unit == "weekday" and not days:
        days = WEEKDAYS[:5]
    if said.unit == "weekend" and not days:
        days = WEEKDAYS[5:]
    when.days = when.days or days
    if said.clock is not None:
        times = [v.begin for v in said.clock.values() if isinstance(v.begin, dt.time)]
        if times:
            when.minutes = min(t.hour * 60 + t.minute for t in times)
            when.exact = len(times) == 1


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

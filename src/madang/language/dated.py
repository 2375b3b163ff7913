"""What a clause says of dates and times beyond single words: read by the grammar of `dates`.

`moments` reads hours and lengths from mentions, because what "at 20" means hangs on the other words
(twenty degrees, eight in the evening). Here days, ranges and repeats are taken from the grammar, and
lengths that `moments` did not see whole ("in a day and a half").
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from .dates.again import tells_day
from .dates.finding import find_in
from .dates.value import Clock, ClockRange, Day, Length, Moment, Point, PointRange, Repeat, Stretch
from .mention import COUNTED, Mention
from .text import Text
from .when import WEEKDAYS, Span, When

__all__ = ["read_dates"]

_REFERENCE = datetime(2026, 1, 1, 12)
"""A now for finding the expressions; what they mean is read again when somebody asks."""
_NAMES = ("things", "spaces", "people", "own", "choices")
_PARTS = {
    "MO": "morning", "EM": "morning", "AF": "afternoon", "EV": "evening", "MED": "evening", "NI": "night",
    "MEB": "morning", "MI": "afternoon", "MEL": "afternoon",
}  # fmt: skip
_LEADING = ("time.in", "time.at", "time.for", "particle.", "skip.", "quant.to", "quant.by", "join.")
_ZERO = re.compile(r"(?<![0-9:.])0[0-9][:.]")
"""An hour with a nought before it is of the morning: 03:00."""
_LASTING = {"ja"}
"""Languages in which a length is how long something lasts: 10分 lasts, 10分後 does not."""
_ENDLESS = 10**9
_MEANING = frozenset(f"{s}." for s in ("act", "verb", "kind", "attr", "color", "mode", "room", "meta", "ask"))
"""Sections of words that say something else, and are not part of a time with what is written onto it."""
_WORKDAYS = WEEKDAYS[:5]
_COUNTING = ("unknown", "ordinal", "skip.", "unit.second")
"""What an ordinal is among the mentions, where it is no day by another word."""
_UNITS = ("hour", "minute", "second")
"""After a number these make a length of time of it."""


@lru_cache(maxsize=32)
def _found(plain: str, language: str) -> tuple[Moment, ...]:
    return find_in(plain, language, _REFERENCE)


def read_dates(
    text: Text, mentions: list[Mention], language: str,
    before: tuple[list[Span], When | None, set[int]],
) -> tuple[list[Span], When | None, set[int]]:  # fmt: skip
    """Lengths and the point in time of a clause, and the mentions that say so.

    `before` is what `moments` read: it stands where the grammar says no more.
    """
    if not mentions:
        return before
    begin, stop = mentions[0].start, mentions[-1].end
    inside = [m for m in _found(text.plain, language) if m.start >= begin and m.end <= stop]
    spans, when, used = before
    for moment in inside:
        places = [i for i, m in enumerate(mentions) if m.start < moment.end and m.end > moment.start]
        if len(places) > 1 and mentions[places[0]].start < moment.start:
            places = places[1:]  # "what's on tomorrow"
        if when is not None and _over_list(moment, when):
            continue
        if not _counts(moment, mentions, places, used) or _delayed(moment, spans) or _lasts(moment, spans):
            continue
        if isinstance(moment.said, Length) or (isinstance(moment.said, Point) and moment.said.exact):
            spans = _length(moment, spans, lasts=language in _LASTING)
            if not any(span.start >= moment.start and span.end <= moment.end for span in spans):
                continue
        else:
            start = next((mentions[i].start for i in places if not _leads(mentions[i])), moment.start)
            when = _point(moment, when, language, start)
            spans = [s for s in spans if s.end <= moment.start or s.start >= moment.end]
        used = used | set(places)
    return spans, when if when is None or not when.more else _aligned(when), used


def _counts(moment: Moment, mentions: list[Mention], places: list[int], used: set[int]) -> bool:
    """Whether an expression is one here: not inside of a name, and no bare hour that was read as a level."""
    if not places or any(getattr(mentions[i].entry, name) for i in places for name in _NAMES):
        return False
    for edge, over in (
        (places[0], mentions[places[0]].start < moment.start),
        (places[-1], mentions[places[-1]].end > moment.end),
    ):
        if over and not mentions[edge].entry.sections.isdisjoint(_MEANING):
            return False
    following = mentions[places[-1] + 1 : places[-1] + 2]
    if not isinstance(moment.said, Length) and any(m.key("unit") in _UNITS for m in following):
        return False  # "5 minutes to the 1 | hour timer"
    numbered = isinstance(moment.said, Day) and "number" in mentions[places[-1]].tags
    if numbered and any(m.has(kind) for m in following for kind in COUNTED):
        return False  # "turn on the three | lamps"
    counted = all(any(mentions[i].has(tag) for tag in _COUNTING) for i in places)
    if isinstance(moment.said, Day) and counted and any(_is_noun(m) for m in following):
        return False  # "the second | bedroom light"
    if isinstance(moment.said, Clock | ClockRange):
        return any(i in used or mentions[i].has("clock") or mentions[i].has("unit.oclock") for i in places)
    return not (isinstance(moment.said, PointRange) and moment.said.day is None)  # "within ten minutes"


def _is_noun(mention: Mention) -> bool:
    return bool(mention.entry.spaces or mention.entry.things) or mention.has("kind.") or mention.has("room.")


def _delayed(moment: Moment, spans: list[Span]) -> bool:
    """Whether it is a wait that was read as one: "in 40 days"."""
    said = moment.said
    if isinstance(said, Length | Point | Repeat) or (isinstance(said, Day) and said.weekday is not None):
        return False
    return any(s.delay and s.start < moment.end and s.end > moment.start for s in spans)


def _lasts(moment: Moment, spans: list[Span]) -> bool:
    """Whether a time of day is a length here: "1h30" of a timer."""
    said = isinstance(moment.said, Clock)
    return said and any(s.start <= moment.start and s.end >= moment.end for s in spans)


def _leads(mention: Mention) -> bool:
    """A small word before a point in time: "on"."""
    return any(mention.has(prefix) for prefix in _LEADING)


def _length(moment: Moment, spans: list[Span], *, lasts: bool) -> list[Span]:
    """The lengths with this one in place of what was read of its words."""
    said = moment.said
    if isinstance(said, Point):
        if said.options[0][0] == "PRESENT_REF":
            return spans
        seconds = (said.options[0][1] - _REFERENCE).total_seconds()
    else:
        assert isinstance(said, Length)
        seconds = said.seconds()
    under = [s for s in spans if s.start < moment.end and s.end > moment.start]
    if seconds <= 0 or (under and sum(s.seconds for s in under) == seconds):
        return spans
    if any(s.end > moment.end for s in under):
        return spans  # "an hour | twenty"
    delay = isinstance(said, Point) or any(s.delay for s in under)
    lasting = not delay and (lasts or any(s.lasting for s in under))
    start = min([moment.start, *(s.start for s in under)])
    kept = [s for s in spans if s not in under]
    return sorted([*kept, Span(seconds, start, moment.end, delay, lasting)], key=lambda s: s.start)


def _point(moment: Moment, before: When | None, language: str, start: int) -> When:
    """The point in time with what this expression says of it."""
    when = replace(before, place=dict(before.place)) if before is not None else When()
    said = moment.said
    if (at := _of_list(moment, when)) is not None:
        one = _point(moment, replace(when.more[at], said=()), language, start)
        if tells_day(moment) and moment.end > when.more[at].end and not when.dated:
            when.said = (*when.said, moment)  # "at eight and ten tomorrow"
            when.language = language
        when.more = (*when.more[:at], one, *when.more[at + 1 :])
        return when
    if any(_unlike(moment, other) for other in when.said):
        when.unclear = True
        return when
    if any(_clash(moment, other) for other in when.said):
        when.more = (*when.more, _with_rest(_point(moment, None, language, start), when))
        if when.minutes is None:
            when.minutes, when.exact = when.more[-1].minutes, when.more[-1].exact
        if not when.dated:
            when.said = (*when.said, *(m for m in when.more[-1].said if tells_day(m)))
        return when
    when.said = (*when.said, moment)
    when.language = language
    when.start = start if when.start < 0 else min(when.start, start)
    when.end = max(when.end, moment.end)
    inner = said
    if isinstance(said, PointRange):
        inner = said.inner or said
    elif isinstance(said, Point) and said.clock is not None:
        inner = said.clock
    elif isinstance(said, Stretch) and said.weekdays is not None and not when.days:
        first, last = said.weekdays
        when.days = tuple(WEEKDAYS[(first - 1 + i) % 7] for i in range((last - first) % 7 + 1))
    elif isinstance(said, Repeat):
        when.repeat = said
        when.days = _weekdays(said) or when.days
        inner = said.clock or said.range or said
        if said.part is not None:
            when.part = _PARTS.get(said.part.code, when.part)
    if isinstance(inner, Clock):
        when.minutes, when.exact = inner.times[0] // 60, len(inner.times) == 1
        when.loose = inner.loose and when.part is None
        if _ZERO.search(moment.text):
            when.exact, when.loose = True, False
        if when.part == "night" and when.minutes == 0:
            when.minutes = 720  # twelve at night ends the day
    elif isinstance(inner, ClockRange):
        _range(when, inner)
    place = "time" if isinstance(said, Clock | ClockRange) else "date"
    when.place.setdefault(place, (start, moment.end))
    return when


def _unlike(one: Moment, other: Moment) -> bool:
    """A repeat, and days or a time that belong to another one."""
    if not any(isinstance(m.said, Repeat) for m in (one, other)):
        return False
    if any(isinstance(m.said, Stretch) and not m.said.mod for m in (one, other)):
        return True
    clocks = [m for m in (one, other) if isinstance(m.said, Clock)]
    return bool(clocks) and any(isinstance(m.said, Repeat) and m.said.clock is not None for m in (one, other))


def _clash(one: Moment, other: Moment) -> bool:
    """Whether both say a day, or both a time, so that two are meant."""
    kinds = [m.said for m in (one, other)]
    if any(isinstance(said, Stretch) for said in kinds):
        return False
    timed = [
        not isinstance(said, Day) and (not isinstance(said, Repeat) or bool(said.clock)) for said in kinds
    ]
    return all(map(tells_day, (one, other))) or all(timed)


def _of_list(moment: Moment, when: When) -> int | None:
    """Which of the further times the expression is about: it lies over it, or tells its day after it."""
    for place, one in enumerate(when.more):
        if one.start < moment.end and moment.start < one.end:
            return place
        day = isinstance(moment.said, Day) and not one.dated and any(map(tells_day, when.said))
        ends = min((later.start for later in when.more if later.start > one.start), default=_ENDLESS)
        if day and one.end <= moment.start < ends:
            return place
    return None


def _over_list(moment: Moment, when: When) -> bool:
    """Whether an expression takes several times of a list for one: الساعة 6 و 7 is not 6:07."""
    times = [when, *when.more]
    return sum(one.start < moment.end and moment.start < one.end for one in times if one.listed) > 0 and (
        moment.start <= when.place.get("time", (_ENDLESS, 0))[0] < moment.end
    )


def _with_rest(when: When, first: When) -> When:
    """A further day or time with what was said once for both."""
    if when.minutes is None:
        when.minutes, when.exact = first.minutes, first.exact
    when.part = when.part or first.part
    if not when.dated:
        when.said = (*when.said, *(m for m in first.said if tells_day(m)))
        when.days, when.repeat = when.days or first.days, when.repeat or first.repeat
    when.language = first.language
    return when


def _aligned(when: When) -> When:
    """The times of a list with what was said once for all of them: the day, "in the evening", "pm"."""
    when.more = tuple(_with_rest(one, when) for one in when.more)
    times = sorted((when, *when.more), key=lambda one: one.start)
    for one, after in reversed(list(pairwise(times))):
        if _half_open(one) and after.exact and after.minutes is not None and one.minutes is not None:
            late = one.minutes % 720 + 720
            one.minutes, one.exact = late if late < after.minutes else late - 720, True
    for before, one in pairwise(times):
        if _half_open(one) and before.exact and before.minutes is not None and one.minutes is not None:
            early = one.minutes % 720
            one.minutes, one.exact = early if early > before.minutes else (early + 720), True
    return when


def _half_open(when: When) -> bool:
    """Whether an hour may be of either half of the day."""
    return when.minutes is not None and not when.exact and when.part is None


def _range(when: When, said: ClockRange) -> None:
    """A range of times: its begin is the time, its end is kept beside."""
    if said.part is not None:
        when.part = _PARTS.get(said.part.code, when.part)
    if not said.spans or said.part is not None:
        return
    _, begin, end = said.spans[0]
    edge = begin or end
    if edge is not None:
        when.minutes, when.exact = edge.hour * 60 + edge.minute, len(said.spans) == 1
    if begin is not None and end is not None:
        lasts = (end.hour - begin.hour) * 60 + end.minute - begin.minute
        when.lasts = lasts % 1440 * 60


def _weekdays(said: Repeat) -> tuple[str, ...]:
    """The days of the week on which it happens; none where it is not told by them."""
    if said.nth is not None or said.day is not None:
        return ()
    if said.weekdays:
        return tuple(WEEKDAYS[day - 1] for day in sorted(set(said.weekdays)))
    if said.unit in ("day", "night") and said.every == 1:
        return WEEKDAYS
    return {"weekday": _WORKDAYS, "weekend": WEEKDAYS[5:]}.get(said.unit, ())

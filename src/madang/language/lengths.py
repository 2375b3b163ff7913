"""Lengths of time among mentions: "an hour twenty", "five and ten minutes", "two and a half hours"."""

from __future__ import annotations

from .lexicon import lexicon
from .mention import Mention
from .when import Span, When

__all__ = ["SECONDS", "LengthReader"]

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
"""Unit → its length, the shortest first."""
_FINER = {"hour": "minute", "minute": "second"}
"""Unit → that of a number said right after it: "an hour twenty"."""
_ALONGSIDE = (
    "time.", "skip.", "quant.to", "quant.by", "quant.one", "day.", "weekday.", "part.", "unit.oclock",
)  # fmt: skip
"""What may stand between "and" and a further time: "at eight and on Sunday at ten"."""
_COUNTED = ("number", "clock", "kind.", "unit.", "span.", "color.", "room.", "unknown", "time.half_after")
"""What a number before it may count, or what it may be part of."""


class LengthReader:
    """Looks around among mentions, and reads the lengths of time that they say."""

    def __init__(self, mentions: list[Mention], language: str) -> None:
        self.mentions = mentions
        self.language = language
        self.words = lexicon(language)
        self._minutes_bare = self.words.day_hours or language == "ar"
        """Whether minutes are said without their unit: "sieben Uhr dreißig"."""
        self.spans: list[Span] = []
        self.when = When()
        self.further: list[When] = []
        """The times of a list after its first: "at eight and at ten"."""
        self.used: set[int] = set()

    # ------------------------------------------------------------------ looking around

    def _is(self, at: int, *tags: str) -> bool:
        return 0 <= at < len(self.mentions) and any(tag in self.mentions[at].tags for tag in tags)

    def _number(self, at: int) -> float | None:
        if 0 <= at < len(self.mentions) and "number" in self.mentions[at].tags:
            return self.mentions[at].value
        return None

    def _unit(self, at: int) -> str | None:
        return self.mentions[at].key("unit") if 0 <= at < len(self.mentions) else None

    def _take(self, first: int, count: int, what: str) -> int:
        self.used.update(range(first, first + count))
        start, end = self.mentions[first].start, self.mentions[first + count - 1].end
        before = self.when.place.get(what)
        self.when.place[what] = (min(before[0], start), max(before[1], end)) if before else (start, end)
        self.when.start = start if self.when.start < 0 else min(start, self.when.start)
        self.when.end = max(self.when.end, end)
        return count

    def _listed(self, at: int) -> bool:
        """Whether the time there goes on a list: "at eight and | ten"."""
        sure = self._wakes() or self._is(at, "clock") or self._is(at + 1, "unit.oclock", "time.am", "time.pm")
        place = at - 1
        while place >= 0 and not self._is(place, "join.and") and self._alongside(place, sure=sure):
            place -= 1
        if not self._is(place, "join.and"):
            return False
        place -= 1
        while place >= 0 and place not in self.used and self._alongside(place, sure=True):
            place -= 1
        return place in self.used

    def _either(self, at: int) -> bool:
        """Whether the time there is one of two: "at six or | seven"."""
        place = at - 1
        while place > 0 and not self._is(place, "join.or") and self._alongside(place, sure=True):
            place -= 1
        return self._is(place, "join.or")

    def _alongside(self, at: int, *, sure: bool) -> bool:
        if self._is(at, "quant.to") and not self._is(at, "time.at") and not sure:
            return False
        return any(self.mentions[at].has(tag) for tag in _ALONGSIDE)

    def _past(self, at: int, *small: str) -> int:
        """The first place from there on at which none of these stands."""
        while at < len(self.mentions) and any(self.mentions[at].has(tag) for tag in small):
            if self._is(at, "join.and"):
                break
            at += 1
        return at

    def _before_unit(self, at: int, *units: str) -> str | None:
        """The unit of a number that is said with the next of a list: "five | and ten minutes"."""
        if not self._is(at, "join.and"):
            return None
        after = self._past(at + 1, "time.for", "time.in", "time.from", "skip.", "quant.one", "quant.by")
        unit = self._unit(after + 1)
        return unit if self._number(after) is not None and unit in units else None

    # ------------------------------------------------------------------ durations

    def _duration(self, at: int) -> int:
        seconds, place = 0.0, at
        while True:
            found = self._one_duration(place, first=place == at)
            if found is None or (place > at and found[0] >= self._finest(at, place, seconds)):
                break  # "five minutes and ten minutes" are two
            seconds, place = seconds + found[0], place + found[1]
        if place == at:
            return 0
        delay = self._is(place, "time.later") or self._is(at - 1, "time.in")
        before = self.spans[-1] if self.spans and self._listed(at) else None
        self.used.update(range(at - 1 if self._is(at - 1, "time.in", "time.for") else at, place))
        if self._is(place, "time.later"):
            self.used.add(place)
            place += 1
        lasting = not delay and (self._is(at - 1, "time.for") or self._is(place, "time.for"))
        lasting = lasting or (not delay and self.language == "ja")  # 10分 lasts, 10分後 does not
        if before is not None and not (delay or self._is(at - 1, "time.for")):
            delay, lasting = before.delay, before.lasting
        elif before is not None and delay and not self._is(at - 1, "time.in"):
            meant = not before.lasting or self.language == "ja"  # "in five and ten minutes", 5分と10分後
            before.delay, before.lasting = before.delay or meant, before.lasting and not meant
        self.spans.append(
            Span(seconds, self.mentions[at].start, self.mentions[place - 1].end, delay, lasting, bool(before))
        )
        return place - at

    def _finest(self, first: int, end: int, seconds: float) -> float:
        """Seconds of the last unit of a length; what goes on with it is shorter."""
        units = (self._unit(place) for place in reversed(range(first, end)))
        return next((SECONDS[unit] for unit in units if unit in SECONDS), seconds)

    def _one_duration(self, at: int, *, first: bool) -> tuple[float, int] | None:
        skip = 0
        if not first and self._is(at, "join.and") and self._number(at + 1) is not None:
            skip = 1
        whole = self.mentions[at].key("span") if at < len(self.mentions) else None
        if whole is not None:
            return float(whole), 1 + self._half_after(at + 1)[1]
        number, unit = self._number(at + skip), self._unit(at + skip + 1)
        if number is not None and unit in SECONDS:
            half, more = self._half_after(at + skip + 2)
            if not more and (finer := self._finer_after(at + skip + 2, unit)) is not None:
                return number * SECONDS[unit] + finer[0], skip + 2 + finer[1]
            return (number + half) * SECONDS[unit], skip + 2 + more
        several = self.mentions[at + 1].key("span") if at + 1 < len(self.mentions) else None
        if number is not None and number > 1 and several is not None:
            return number * float(several), 2  # "fünf Viertelstunden"
        if number is not None and first and (unit := self._before_unit(at + 1, *SECONDS)) is not None:
            return number * SECONDS[unit], 1
        if number is not None and self._is(at + skip + 1, "time.half_after") and self._unit(at + skip + 2):
            unit = self._unit(at + skip + 2)
            if unit in SECONDS:
                return (number + 0.5) * SECONDS[unit], skip + 3
        if first and self._is(at, "time.half") and self._unit(at + 1) in ("hour", "minute"):
            return 0.5 * SECONDS[self._unit(at + 1) or ""], 2
        return self._one_of_unit(at) if first and self.language == "ar" else None

    def _finer_after(self, at: int, unit: str) -> tuple[float, int] | None:
        """``an hour | twenty``, ``1 h | 30``: seconds of what is said without its unit, and its mentions."""
        if (finer := _FINER.get(unit)) is None:
            return None
        skip = 1 if self._is(at, "join.and") else 0
        number = self._number(at + skip)
        if number is None or not 0 < number < 60 or number % 1 or not self._stands_alone(at + skip + 1):
            return None
        if self._is(at + skip + 1, "join.and") and self._number(at + skip + 2) is not None:
            return None
        return number * SECONDS[finer], skip + 1

    def _stands_alone(self, at: int) -> bool:
        """Whether nothing follows that a number before it could count."""
        if at >= len(self.mentions):
            return True
        mention = self.mentions[at]
        if mention.has("kind.timer"):
            return True
        named = mention.entry.things or mention.entry.spaces
        return not named and not any(mention.has(tag) for tag in _COUNTED)

    def _one_of_unit(self, at: int) -> tuple[float, int] | None:
        """``بعد ساعة``, ``مؤقت ساعة``: a unit alone is one of it, where a length of time is expected."""
        seconds = SECONDS.get(self._unit(at) or "")
        expected = self._is(
            at - 1, "time.in", "time.for", "quant.by", "quant.to", "kind.timer", "act.up", "act.down"
        )
        more = (
            self._is(at + 1, "join.and")
            and self._number(at + 2) is not None
            and self._unit(at + 3) in SECONDS
        )
        timed = self._timed()
        finer = self._finer_after(at + 1, self._unit(at) or "") if expected or timed else None
        if seconds is not None and finer is not None:
            return seconds + finer[0], 1 + finer[1]
        followed = self._number(at + 1) is not None and not (timed and self._unit(at + 2) in SECONDS)
        if seconds is None or followed or not (expected or more or timed):
            return None
        half, count = self._half_after(at + 1)
        return (1 + half) * seconds, 1 + count

    def _wakes(self) -> bool:
        """An alarm is set to an hour ("Wecker auf sieben")."""
        return any("kind.alarm_clock" in mention.tags for mention in self.mentions)

    def _timed(self) -> bool:
        """Whether a timer is spoken of."""
        return any("kind.timer" in m.tags or "k.timer" in m.tags for m in self.mentions)

    def _half_after(self, at: int) -> tuple[float, int]:
        if self._is(at, "time.half_after"):
            return 0.5, 1
        if self._is(at, "join.and") and self._is(at + 1, "time.half", "quant.half"):
            return 0.5, 2
        skip = 1 if self._is(at, "join.and") else 0
        return (1 / 3, skip + 1) if self._is(at + skip, "time.third") else (0.0, 0)

"""Reading times of day and lengths of time among the mentions of a clause; days are read in `dated`."""

from __future__ import annotations

from .lexicon import lexicon
from .mention import Mention
from .when import Span, When

__all__ = ["read_moments"]

_TIMELY = frozenset(
    f"{s}." for s in ("clock", "number", "time", "unit", "span", "day", "weekday", "month", "part")
)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_HALF_BEFORE = {"de"}
"""Languages whose "half eight" is 7:30."""
_LEVELS = ("attr.volume", "attr.brightness", "attr.temperature", "attr.humidity", "attr.speed")
_CLIMATE = (
    "kind.air_conditioner", "kind.thermostat", "kind.heater", "kind.refrigerator", "kind.wine_cooler",
    "kind.oven", "kind.water_heater",
)  # fmt: skip
"""Of these, "at 24" says how warm."""
_CHANGES = tuple(
    f"act.{way}" for way in ("up", "down", "louder", "quieter", "brighter", "dimmer", "warmer", "cooler")
)


def read_moments(mentions: list[Mention], language: str) -> tuple[list[Span], When | None, set[int]]:
    """Lengths of time and at most one point in time, and the places of the mentions that say so."""
    return _Reader(mentions, language).run()


class _Reader:
    def __init__(self, mentions: list[Mention], language: str) -> None:
        self.mentions = mentions
        self.language = language
        self.words = lexicon(language)
        self._minutes_bare = self.words.day_hours or language == "ar"
        """Whether minutes are said without their unit: "sieben Uhr dreißig"."""
        self.spans: list[Span] = []
        self.when = When()
        self.used: set[int] = set()

    def run(self) -> tuple[list[Span], When | None, set[int]]:
        at = 0
        while at < len(self.mentions):
            if self.mentions[at].entry.sections.isdisjoint(_TIMELY):
                at += 1
                continue
            step = self._clock(at) or self._duration(at) or self._part(at)
            at += step or 1
        if self.when.start < 0:
            return self.spans, None, self.used
        return self.spans, self.when, self.used

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

    # ------------------------------------------------------------------ durations

    def _duration(self, at: int) -> int:
        seconds, place = 0.0, at
        while True:
            found = self._one_duration(place, first=place == at)
            if found is None:
                break
            seconds, place = seconds + found[0], place + found[1]
        if place == at:
            return 0
        delay = self._is(place, "time.later") or self._is(at - 1, "time.in")
        self.used.update(range(at - 1 if self._is(at - 1, "time.in", "time.for") else at, place))
        if self._is(place, "time.later"):
            self.used.add(place)
            place += 1
        lasting = not delay and (self._is(at - 1, "time.for") or self._is(place, "time.for"))
        lasting = lasting or (not delay and self.language == "ja")  # 10分 lasts, 10分後 does not
        self.spans.append(
            Span(seconds, self.mentions[at].start, self.mentions[place - 1].end, delay, lasting)
        )
        return place - at

    def _one_duration(self, at: int, *, first: bool) -> tuple[float, int] | None:
        skip = 0
        if not first and self._is(at, "join.and") and self._number(at + 1) is not None:
            skip = 1
        whole = self.mentions[at].key("span") if at < len(self.mentions) else None
        if whole is not None:
            return float(whole), 1 + self._half_after(at + 1)[1]
        number, unit = self._number(at + skip), self._unit(at + skip + 1)
        if number is not None and unit in _SECONDS:
            half, more = self._half_after(at + skip + 2)
            minutes = self._number(at + skip + 2)
            written = minutes is not None and self._is(at + skip + 1, "unit.oclock")  # 1 h 30
            if written and minutes is not None and minutes < 60 and not self._unit(at + skip + 3):
                return (number + minutes / 60) * _SECONDS[unit], skip + 3
            return (number + half) * _SECONDS[unit], skip + 2 + more
        if number is not None and self._is(at + skip + 1, "time.half_after") and self._unit(at + skip + 2):
            unit = self._unit(at + skip + 2)
            if unit in _SECONDS:
                return (number + 0.5) * _SECONDS[unit], skip + 3
        if first and self._is(at, "time.half") and self._unit(at + 1) in ("hour", "minute"):
            return 0.5 * _SECONDS[self._unit(at + 1) or ""], 2
        return self._one_of_unit(at) if first and self.language == "ar" else None

    def _one_of_unit(self, at: int) -> tuple[float, int] | None:
        """``بعد ساعة``, ``مؤقت ساعة``: a unit alone is one of it, where a length of time is expected."""
        seconds = _SECONDS.get(self._unit(at) or "")
        expected = self._is(
            at - 1, "time.in", "time.for", "quant.by", "quant.to", "kind.timer", "act.up", "act.down"
        )
        more = (
            self._is(at + 1, "join.and")
            and self._number(at + 2) is not None
            and self._unit(at + 3) in _SECONDS
        )
        timed = any("kind.timer" in m.tags or "k.timer" in m.tags for m in self.mentions)
        followed = self._number(at + 1) is not None and not (timed and self._unit(at + 2) in _SECONDS)
        if seconds is None or followed or not (expected or more or timed):
            return None
        half, count = self._half_after(at + 1)
        return (1 + half) * seconds, 1 + count

    def _half_after(self, at: int) -> tuple[float, int]:
        if self._is(at, "time.half_after"):
            return 0.5, 1
        if self._is(at, "join.and") and self._is(at + 1, "time.half", "quant.half"):
            return 0.5, 2
        return 0.0, 0

    # ------------------------------------------------------------------ clock times

    def _clock(self, at: int) -> int:
        for read in (self._written, self._word, self._with_unit, self._around, self._bare):
            if step := read(at):
                return step
        return 0

    def _set(self, minutes: float, first: int, count: int, *, exact: bool = False) -> int:
        if not 0 <= minutes <= 1440:
            return 0
        if self.when.minutes is not None:
            return count
        end = first + count
        if self._is(end, "time.am", "time.pm"):
            minutes, exact = self._half_day(minutes, self._is(end, "time.pm")), True
            count += 1
        elif self._is(first - 1, "time.am", "time.pm"):
            minutes, exact = self._half_day(minutes, self._is(first - 1, "time.pm")), True
            self._take(first - 1, 1, "time")
        self.when.minutes, self.when.exact = int(minutes), exact
        return self._take(first, count, "time")

    def _half_day(self, minutes: float, after_noon: bool) -> float:
        if minutes >= 780:
            return minutes
        hour = minutes % 720
        return hour + 720 if after_noon else hour

    def _written(self, at: int) -> int:
        if not self._is(at, "clock"):
            return 0
        more = 1 if self._is(at + 1, "unit.oclock") else 0
        minutes = self.mentions[at].value or 0.0
        if self._is(at - 1, "unit.oclock") and at - 1 not in self.used:
            self.used.add(at - 1)
        return self._set(minutes, at, 1 + more, exact=minutes >= 780 or self.words.day_hours)

    def _word(self, at: int) -> int:
        if self._is(at, "time.noon"):
            return self._set(720, at, 1, exact=True)
        if self._is(at, "time.midnight"):
            return self._set(0, at, 1, exact=True)
        return 0

    def _with_unit(self, at: int) -> int:
        """``7시 30분``, ``7時半``, ``sieben Uhr dreißig``, ``الساعة السابعة والنصف``."""
        before = self._is(at, "unit.oclock") and self.language == "ar"
        if before and self._unit(at + 2) in ("minute", "second") and not self._of_the_clock(at):
            return 0  # مؤقت ساعة 5 دقائق
        hour = self._number(at + 1 if before else at)
        if hour is None or hour > 24 or not (before or self._is(at + 1, "unit.oclock")):
            return 0
        if self._is(at + 1, "unit.hour") and not self._of_the_clock(at):
            return 0
        minutes, place = hour * 60, at + 2
        more, count = self._minutes_after(place)
        return self._set(minutes + more, at, 2 + count, exact=self.words.day_hours or hour > 12)

    def _of_the_clock(self, at: int) -> bool:
        """``à deux heures`` is a time of day, ``deux heures`` a length, where one word serves for both."""
        if any("kind.timer" in mention.tags for mention in self.mentions):
            return False
        if self._is(at - 1, "quant.to", "time.at", "time.until") or at - 1 in self.used:
            return True
        wakes = any(
            m.has("kind.alarm_clock") or m.has("act.wake") or m.has("kind.calendar") for m in self.mentions
        )
        return wakes and not self._is(at - 1, "time.in", "time.for")

    def _minutes_after(self, at: int) -> tuple[float, int]:
        skip = 1 if self._is(at, "join.and") else 0
        number = self._number(at + skip)
        if number is not None and number < 60 and self._unit(at + skip + 1) == "minute":
            return number, skip + 2
        if number is not None and number < 60 and self._minutes_bare and not self._unit(at + skip + 1):
            return number, skip + 1
        if self._is(at + skip, "time.half_after", "time.half", "quant.half"):
            return 30, skip + 1
        if self._is(at + skip, "time.quarter"):
            return 15, skip + 1
        if self._is(at, "time.till") and self._is(at + 1, "time.quarter"):
            return -15, 2
        if self._is(at, "time.till") and (number := self._number(at + 1)) is not None:
            return -number, 3 if self._unit(at + 2) == "minute" else 2
        return 0, 0

    def _around(self, at: int) -> int:
        """``half past seven``, ``quarter to eight``, ``zehn nach acht``, ``halb acht``."""
        if self._is(at, "time.half"):
            if self._is(at + 1, "time.past") and (hour := self._hour(at + 2)) is not None:
                return self._set(hour * 60 + 30, at, 3)
            if self.language in _HALF_BEFORE and (hour := self._hour(at + 1)) is not None:
                return self._set(hour * 60 - 30, at, 2)
        minutes = 15.0 if self._is(at, "time.quarter") else self._number(at)
        sign = 1 if self._is(at + 1, "time.past") else -1 if self._is(at + 1, "time.till") else 0
        if minutes is None or not sign or minutes > 40 or self.language == "ar":
            return 0
        hour = self._hour(at + 2)
        return 0 if hour is None else self._set(hour * 60 + sign * minutes, at, 3)

    def _hour(self, at: int) -> float | None:
        number = self._number(at)
        return (
            number if number is not None and number <= 24 and self._unit(at + 1) in (None, "oclock") else None
        )

    def _bare(self, at: int) -> int:
        """``7 am``; ``at 7``."""
        number = self._number(at)
        if number is None or number > 24:
            return 0
        if self._is(at + 1, "time.am", "time.pm") or self._is(at - 1, "time.am", "time.pm"):
            more = self._number(at + 1)
            if more is not None and self._is(at + 2, "time.am", "time.pm"):
                return self._set(number * 60 + more, at, 2)
            return self._set(round(number * 60), at, 1)
        more = self._number(at + 1)
        if self.language == "en" and more is not None and self._is(at + 2, "time.am", "time.pm"):
            return self._set(number * 60 + more, at, 2)
        if self._hour_by_itself(at):
            more_minutes, count = self._minutes_after(at + 1)
            return self._set(number * 60 + more_minutes, at, 1 + count)
        last = at + 1 >= len(self.mentions)
        free = last or not (self.mentions[at + 1].has("unit.") or self._is(at + 1, "number"))
        if free and self._is(at - 1, "quant.to") and self._wakes():
            return self._set(number * 60, at, 1)
        if free and self._is(at - 1, "quant.by") and self._changes(at):
            return 0
        level = self._is(at - 2, "act.set") or self._means_level(at)
        if free and self._is(at - 1, "time.at") and not level:
            return self._set(number * 60, at, 1)
        return 0

    def _means_level(self, at: int) -> bool:
        """``cooling at 24``, ``set the volume at 20``: how much, where nothing else says how much."""
        before = self.mentions[:at]
        if any(self._number(place) is not None for place in range(at)):
            return False
        if any(mention.has(attribute) for mention in before for attribute in _LEVELS):
            return True
        climate = any(m.has(p) or p[5:] in m.entry.kinds for m in before for p in _CLIMATE)
        climate = climate or any(m.has("mode.heat") or m.has("mode.cool") for m in before)
        sets = any("act.set" in mention.tags for mention in before)
        return climate and (sets or (self._number(at) or 0) > 12)

    def _wakes(self) -> bool:
        """An alarm is set to an hour ("Wecker auf sieben")."""
        return any("kind.alarm_clock" in mention.tags for mention in self.mentions)

    def _changes(self, at: int) -> bool:
        """``um 5 lauter``, ``erhöhe die Lautstärke um 5``: an amount, not an hour."""
        if self._is(at + 1, *_CHANGES):
            return True
        ends = all(mention.has("skip.") or mention.has("polite.") for mention in self.mentions[at + 1 :])
        return ends and any(self._is(place, *_CHANGES) for place in range(at))

    def _hour_by_itself(self, at: int) -> bool:
        """``على السابعة``, ``على ثمانية إلا ربع``, a number up to which an alarm is set (Arabic)."""
        if self.language != "ar" or (self._number(at) or 13) > 12.5:
            return False
        if self._is(at + 1, "time.till") and self._is(at + 2, "time.quarter"):
            return True
        towards = self._is(at - 1, "quant.to", "time.at", "time.from", "time.until")
        if self._is(at, "ordinal"):
            return towards
        wakes = any(m.has("kind.alarm_clock") or m.has("act.wake") for m in self.mentions)
        named = at > 0 and any(
            self.mentions[at - 1].has(p) for p in ("day.", "weekday.", "kind.", "act.wake")
        )
        return (
            (towards or named)
            and wakes
            and not (at + 1 < len(self.mentions) and self.mentions[at + 1].has("unit."))
        )

    def _part(self, at: int) -> int:
        part = self.mentions[at].key("part")
        if part is None and self._is(at, "time.am", "time.pm") and self.when.minutes is None:
            part = "afternoon" if self._is(at, "time.pm") else "morning"
        if part is None:
            return 0
        self.when.part = part
        return self._take(at, 1, "timeofday")

"""Reading times of day among the mentions of a clause; lengths are read in `lengths`, days in `dated`."""

from __future__ import annotations

from .lengths import LengthReader
from .mention import Mention
from .when import Span, When

__all__ = ["read_moments"]

_TIMELY = frozenset(
    f"{s}." for s in ("clock", "number", "time", "unit", "span", "day", "weekday", "month", "part")
)
_BEFORE_HOURS = ("time.at", "time.until", "join.and", "time.for", "quant.to")
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


class _Reader(LengthReader):
    """Reads times of day as well."""

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
        self.when.more = tuple(self.further)
        return self.spans, self.when, self.used

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
            self.when.unclear = self.when.unclear or self._either(first)
            return self._further(minutes, first, count, exact=exact) if self._listed(first) else count
        half = self._half_said(first, first + count)
        if half is not None:
            minutes, exact = self._half_day(minutes, self._is(half, "time.pm")), True
            if half < first:
                self._take(half, 1, "time")
            count += half > first
        self.when.minutes, self.when.exact = int(minutes), exact
        return self._take(first, count, "time")

    def _further(self, minutes: float, first: int, count: int, *, exact: bool) -> int:
        """One more time of a list, with its own half of the day where that is said."""
        half = self._half_said(first, first + count)
        if half is not None:
            minutes, exact = self._half_day(minutes, self._is(half, "time.pm")), True
            count += half > first
        start, stop = self.mentions[first].start, self.mentions[first + count - 1].end
        self.further.append(When(start, stop, int(minutes), exact, listed=True))
        return self._take(first, count, "time")

    def _half_said(self, first: int, end: int) -> int | None:
        """Where the half of the day of a time is said: behind it, else before it."""
        return next((at for at in (end, first - 1) if self._is(at, "time.am", "time.pm")), None)

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
        if (
            before
            and not self._of_the_clock(at)
            and (self._timed() or self._unit(at + 2) in ("minute", "second"))
        ):
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
        if self.when.minutes is not None and self._listed(at):
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
        bare = self._minutes_bare and not self._unit(at + skip + 1)
        hours = skip and number is not None and number <= 12 and not self._is(at - 1, "ordinal")
        if number is not None and number < 60 and bare and not hours:
            return number, skip + 1
        if self._is(at + skip, "time.half_after", "time.half", "quant.half"):
            return 30, skip + 1
        if self._is(at + skip, "time.quarter"):
            return 15, skip + 1
        if self._is(at + skip, "time.third"):
            return 20, skip + 1
        if self._is(at, "time.till") and self._is(at + 1, "time.quarter"):
            return -15, 2
        if self._is(at, "time.till") and (number := self._number(at + 1)) is not None:
            return -number, 3 if self._unit(at + 2) == "minute" else 2
        return 0, 0

    def _around(self, at: int) -> int:
        """``half past seven``, ``quarter to eight``, ``zehn nach acht``, ``halb acht``."""
        part = 45 if self._is(at, "time.quarter") else 15 if self._is(at, "time.three_quarters") else 0
        before = part and self.language in _HALF_BEFORE and self._is(at - 1, "time.at")
        if before and (hour := self._hour(at + 1)) is not None:
            return self._set(hour * 60 - part, at, 2)  # "um viertel zehn" is a quarter past nine
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
        if self._on_list(at):
            return self._set(number * 60, at, 1)
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

    def _on_list(self, at: int) -> bool:
        """``at 8 and | 10``, ``for | 6 and 7 am``: a number beside a time of day that is said as one."""
        if self.when.minutes is not None:
            said = self.when.exact or self._is(at - 1, *_BEFORE_HOURS)
            return said and not self.spans and self._stands_alone(at + 1) and self._listed(at)
        if not self._is(at - 1, "time.at", "quant.to", "time.for", "skip.word", "quant.by"):
            return False
        joined = self._past(at + 1, "day.", "weekday.", "skip.")
        after = self._past(joined + 1, "time.at", "time.for", "skip.", "quant.one")
        if not self._is(joined, "join.and") or self._unit(after + 1) == "hour":
            return False
        hour = self._number(after) is not None
        said = hour and self._is(after + 1, "time.am", "time.pm", "unit.oclock")
        alone = hour and self._wakes() and self._stands_alone(after + 1)
        return said or alone or self._is(after, "clock")

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
        beside = self.further and self.further[-1].end >= self.mentions[at - 1].start
        if beside and self.when.part is not None:
            self.further[-1].part = part  # "seven in the morning and nine in the evening"
        else:
            self.when.part = part
        return self._take(at, 1, "timeofday")

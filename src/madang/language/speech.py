"""Speech: a voice in a home at a moment. Turns the slots of a template into words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from madang.things.blueprint import Blueprint
from madang.things.thing import Thing
from madang.things.units import Language, Moment

from .calling import Calling
from .measure import Measure
from .template import Show, Template
from .voice import Voice, voice

__all__ = ["Speech"]

_HUES = (15, 45, 70, 160, 200, 255, 290, 340, 361)
_COLOURS = ("red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "red")
_WHITES = ((3200, "warm_white"), (4700, "neutral_white"), (99999, "cool_white"))
_PALE = 12
"""Below so many percent of saturation a colour is called white."""


class Speech:
    """Everything that is needed to say something in one language about one home."""

    def __init__(self, blueprint: Blueprint, language: Language) -> None:
        formal = blueprint.facts.address_style.get(language, "").lower() == "sie"
        self.voice: Voice = voice(language, formal)
        self.language = self.voice.language
        data = self.voice.data
        try:
            zone = ZoneInfo(blueprint.facts.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo("UTC")
        self.measure = Measure(data["measure"], zone)
        self.calling = Calling(blueprint, self.language, data["calling"], self.measure)
        self._filters: dict[str, Callable[[Any, Moment], str]] = {
            "number": lambda value, now: self.measure.number(value),
            "percent": lambda value, now: self.measure.unit("percent", value, 0),
            "celsius": lambda value, now: self.measure.unit("celsius", value),
            "steps": lambda value, now: self.measure.unit("degrees", value),
            "whole": lambda value, now: self.measure.number(value, 0),
            "kwh": lambda value, now: self.measure.unit("kwh", value),
            "watts": lambda value, now: self.measure.unit("watts", value, 0),
            "lux": lambda value, now: self.measure.unit("lux", value, 0),
            "ppm": lambda value, now: self.measure.unit("ppm", value, 0),
            "dust": lambda value, now: self.measure.unit("dust", value, 0),
            "cups": lambda value, now: self.measure.unit("cups", value, 0),
            "duration": lambda value, now: self.measure.duration(value),
            "left": lambda value, now: self.measure.left(value),
            "span": lambda value, now: self.measure.kind_of(value),
            "clock": lambda value, now: self.measure.clock(int(value[:2]), int(value[3:])),
            "time": lambda value, now: self.measure.time(value),
            "repeat": lambda value, now: self.measure.recurring(value),
            "when": lambda value, now: self.measure.when(value, now),
            "white": lambda value, now: self.word("color", next(name for k, name in _WHITES if value <= k)),
            "day": lambda value, now: self.measure.day(
                self.measure.local(value).date(), self.measure.local(now).date()
            ),
            "items": lambda value, now: self.measure.all_of([str(one) for one in value]),
            "rooms": lambda value, now: self.measure.all_of([self.calling.space(one) for one in value]),
            "room": lambda value, now: self.calling.space(value),
            "in": lambda value, now: self.calling.in_space(value),
        }

    def word(self, trait: str, value: Any) -> str:
        """The word for a choice; the choice itself where the language has none."""
        words: Mapping[str, str] = self.voice.data["words"].get(trait, {})
        return words.get(str(value)) or self.voice.data["words"]["any"].get(str(value), str(value))

    def choice(self, thing: Thing | None, trait: str, value: Any) -> str:
        """The word for a choice of a thing: the home file's own one first."""
        use = thing.traits.get(trait) if thing else None
        if use and (own := use.words.get(str(value))) and (named := self.calling.pick(own)):
            return str(named[0])
        return self.word(trait, value)

    def show(
        self,
        things: Sequence[Thing],
        trait: str,
        values: Mapping[str, Any],
        now: Moment,
        *,
        counted: bool = False,
        every: bool = False,
    ) -> Show:
        """What fills the slots of a template about these things and values.

        ``counted``: how many things instead of their names; ``every``: all 8 lights.
        """

        def text(name: str, filter: str) -> str | None:
            if name == "things":
                if counted:
                    return self.calling.count(things, filter, every=every)
                return self.calling.things(things, filter) if things else None
            if name == "name":
                if name not in values:
                    return self.calling.name(things[0]) if things and filter == "thing" else None
            elif name == "in_room":
                space = things[0].space if things else None
                return self.calling.in_space(space) if space else None
            value = values.get(name)
            if value is None or value == "":
                return None
            return self._filtered(value, filter, things[0] if things else None, trait, values, now)

        return text

    def render(self, template: Template, things: Sequence[Thing], show: Show) -> str:
        """The sentence about these things."""
        return template.render(show, self.calling.agreement(things) if things else 0)

    def joined(self, sentences: Sequence[str]) -> str:
        """Sentences one after the other, the first letter of each large where the language has that."""
        return str(self.voice.data["measure"]["sentences"]).join(self.begun(one) for one in sentences if one)

    def begun(self, sentence: str) -> str:
        """The sentence with a large first letter, where the language begins its sentences so."""
        if not self.voice.data["measure"].get("capital"):
            return sentence
        return sentence[:1].upper() + sentence[1:]

    def _filtered(
        self, value: Any, filter: str, thing: Thing | None, trait: str, values: Mapping[str, Any], now: Moment
    ) -> str:
        if filter == "word":
            return self.choice(thing, trait, value)
        if filter == "color":
            return self._colour(value, values.get("saturation"))
        if filter == "alarm":
            days = values.get("days") or ()
            return self.measure.alarm(value, values.get("date"), days, now)
        if show := self._filters.get(filter):
            return show(value, now)
        return self.measure.number(value) if isinstance(value, float) else str(value)

    def _colour(self, hue: float, saturation: float | None) -> str:
        if saturation is not None and saturation < _PALE:
            return self.word("color", "white")
        return self.word("color", _COLOURS[next(i for i, end in enumerate(_HUES) if hue < end)])

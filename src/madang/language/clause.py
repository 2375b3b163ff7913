"""A clause: what its words add up to. `clauses.py` tells one clause from the next."""

from __future__ import annotations

import re
from itertools import pairwise

from .dated import read_dates
from .lexicon import Lexicon
from .mention import COUNTED, Mention
from .moments import read_moments
from .text import Text
from .when import Span, When

__all__ = ["FACTORS", "FAMILIES", "Clause", "Quantity"]

FAMILIES = {
    "k.light": ("light", "lamp"),
    "k.cover": ("curtain", "blind", "shutter", "cover", "window", "garage_door"),
    "k.media": ("tv", "speaker", "projector"),
    "k.climate": ("thermostat", "heater", "air_conditioner"),
    "k.air": ("fan", "air_purifier", "air_conditioner"),
    "k.moist": ("humidifier", "dehumidifier"),
    "k.warm": ("oven", "refrigerator", "wine_cooler", "water_heater", "kettle"),
    "k.robot": ("vacuum", "mower"),
    "k.program": ("washer", "dryer", "dishwasher", "oven"),
}
_FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
_ALSO = {"air_conditioner": ("k.climate", "k.air"), "oven": ("k.warm", "k.program")}
_CHOSEN = {"ApplicationLauncher", "MediaInput", "Channel", "OperationalState", "Brewing"}
_SOUNDING = {"tv", "speaker", "projector"}
_SENTENCE_END = re.compile(r"[。.!?！？\n]")
_IN_PARTS = frozenset(("verb.", "particle."))
_HOW = ("state.", "remark.felt")
"""Words that say how something is."""
_NAMED = ("things", "spaces", "people", "own")
_ARTICLES = {
    "the",
    "my",
    "our",
    "a",
    "an",
    "this",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "einem",
    "einen",
    "meine",
    "meinen",
}
_REACHED = (
    "number",
    "clock",
    "quant.max",
    "quant.min",
    "quant.half",
    "mode.",
    "color.",
    "unit.step",
    "attr.speed",
)
"""What "auf" leads up to, so that it is no part of a German verb."""
_ENDING = ("join.", "polite.", "skip.", "particle.", "time.", "day.", "quant.here", "quant.it")
"""What may follow a German verb's particle, which ends its sentence."""


FACTORS = ("times", "fraction", "repeats")
"""What makes a number one to multiply by, to divide by, or to multiply by beside "louder" alone."""


class Quantity:
    """A number with its unit: percent, degree, kelvin, cup, channel, step, a word of `FACTORS`, or none."""

    __slots__ = ("by", "end", "start", "to", "unit", "value")

    def __init__(self, value: float, unit: str, start: int, end: int) -> None:
        self.value = value
        self.unit = unit
        self.start = start
        self.end = end
        self.to = False
        """Whether it says up to where ("to 30 percent")."""
        self.by = False
        """Whether it says by how much ("by 30 percent")."""

    def moved(self, place: int) -> Quantity:
        """The same, as if it stood at `place`."""
        other = Quantity(self.value, self.unit, place, place)
        other.to, other.by = self.to, self.by
        return other


class Clause:
    """Mentions that belong together, and everything they say, as tags."""

    def __init__(self, mentions: list[Mention], text: Text, words: Lexicon) -> None:
        self.text = text
        self.language = words.language
        self.verb_final = words.verb_final
        self.heads_first = words.heads_first
        self.gaps = words.gaps
        self.mentions = mentions
        self.spans: list[Span]
        self.when: When | None
        read = read_moments(mentions, words.language)
        self.spans, self.when, self.timed = read_dates(text, mentions, words.language, read)
        self.tags: set[str] = set()
        self.quantities: list[Quantity] = []
        self._gather(words)

    @property
    def start(self) -> int:
        return self.mentions[0].start if self.mentions else 0

    @property
    def end(self) -> int:
        return self.mentions[-1].end if self.mentions else 0

    def has(self, *tags: str) -> bool:
        """Whether the clause has one of the tags."""
        return any(tag in self.tags for tag in tags)

    def first(self, section: str) -> str | None:
        """The first key of a section: ``red`` for ``color``."""
        for mention in self.mentions:
            if (key := mention.key(section)) is not None:
                return key
        return None

    def mention(self, *prefixes: str) -> Mention | None:
        """The first mention with a tag that begins so."""
        for mention in self.mentions:
            if any(mention.has(prefix) for prefix in prefixes):
                return mention
        return None

    def chooses(self, mention: Mention) -> bool:
        """Whether the mention names a choice of a thing: an app, an input, a channel, a drink."""
        if not mention.entry.choices:
            return False
        traits = {choice[1] for choice in mention.entry.choices}
        if not traits & _CHOSEN or mention.has("act.") or mention.has("particle.") or mention.has("skip."):
            return False
        if traits & _CHOSEN == {"OperationalState"} and "k.program" not in self.tags:
            return False
        return not mention.has("kind.") or bool(self.tags & {"attr.input", "attr.app", "attr.program"})

    def quantity(self, *units: str) -> Quantity | None:
        """The first number with one of the units; any unit without arguments."""
        for one in self.quantities:
            if not units or one.unit in units:
                return one
        return None

    @property
    def delay(self) -> Span | None:
        """The length of time after which something is wanted."""
        return next((span for span in self.spans if span.delay), None)

    def _gather(self, words: Lexicon) -> None:
        tags = self.tags
        verbs: list[str] = []
        particles: list[str] = []
        for place, mention in enumerate(self.mentions):
            if place in self.timed:
                continue
            if mention.entry.things and "color." in mention.entry.sections and self._name_only(mention):
                tags.update(tag for tag in mention.tags if not tag.startswith("color."))
            elif mention.entry.sections.isdisjoint(_IN_PARTS):
                tags.update(mention.tags)
            for tag in () if mention.entry.sections.isdisjoint(_IN_PARTS) else mention.tags:
                if tag.startswith("verb."):
                    verbs.append(tag[5:])
                elif tag.startswith("particle."):
                    if not self._preposition(place, tag):
                        particles.append(tag[9:])
                else:
                    tags.add(tag)
            if mention.entry.kinds and (len(mention.entry.things) == 1 or not mention.has("kind.")):
                tags.update(f"kind.{kind}" for kind in mention.entry.kinds)
            if mention.entry.kinds and _SOUNDING.isdisjoint(mention.entry.kinds):
                tags.add("named.silent")
            tags.update(f"said.{kind}" for kind in mention.entry.said)
            if self.language == "ar" and mention.has("meta.no") and self._acts_next(place):
                tags.add("polite.not")
            for unit in ("cup", "degree"):
                if (amount := mention.key(f"{unit}s")) is not None and not self._is_number(place - 1):
                    self.quantities.append(Quantity(float(amount), unit, mention.start, mention.end))
                    tags.add(f"has.{unit}")
            if "number" in mention.tags and mention.value is not None and not self._counts(place):
                self._quantity(place, mention)
        self._combine(words, verbs, particles)
        if self.spans:
            tags.add("delay" if self.delay else "duration")
            if self._tells_which():
                tags.add("has.length")
        if self.when is not None:
            tags.add("when")
        tags.add(f"lang.{self.language}")
        if words.told and self._tells(words):
            tags.add("told")
        for kind in [tag[5:] for tag in tags if tag.startswith("kind.")]:
            tags.update(_ALSO.get(kind, (_FAMILY_OF[kind],) if kind in _FAMILY_OF else ()))
        for mention in self.mentions:
            if mention.entry.named:
                tags.update(f"named.{field}" for field in _NAMED if getattr(mention.entry, field))
                if self.chooses(mention):
                    tags.add("named.choices")
        if sum("unknown" in mention.tags for mention in self.mentions) > 2:
            tags.add("unknown.many")
        if sum(not (m.has("skip.") or m.has("polite.") or "join.and" in m.tags) for m in self.mentions) == 1:
            tags.add("bare")
        asked = {tag for tag in tags if tag.startswith("ask.")}
        if not self.verb_final and "ask.is" in asked and self._begins_asking():
            tags.add("inverted")
        told = self.verb_final or "polite.please" in tags or self._acts(but=_HOW)
        if not asked and not told and self._ends_asking():
            asked.add("ask.is")
        if "act.buy" in tags and not asked and "polite.please" not in tags and self._asks_for_need():
            asked.add("ask.is")
        bidden = words.compounds and asked == {"ask.is"} and verbs and "inverted" not in tags
        if "polite.ensure" in tags or bidden:  # "hier ist es stickig, mach den Ventilator an"
            tags -= asked
        elif asked - {"ask.is"} or (asked and not ("polite.please" in tags and self._acts())):
            tags.add("question")
        else:
            tags -= asked  # "can you turn it off?" asks for it

    def _name_only(self, mention: Mention) -> bool:
        """A mower called "Green", a scene called "Cosy": no colour, where neither light nor room is named."""
        others = [m for m in self.mentions if m is not mention]
        lit = any(m.has("kind.light") or m.has("kind.lamp") or "light" in m.entry.kinds for m in others)
        placed = any(m.entry.spaces or m.has("room.") for m in others)
        return not (lit or placed or "light" in mention.entry.kinds)

    def _tells_which(self) -> bool:
        """``the 5 minute timer``: the only length of time is that of the timer."""
        timer = self.mention("kind.timer")
        gap = -1 if timer is None else timer.start - self.spans[0].end
        return len(self.spans) == 1 and 0 <= gap <= 1

    def _tells(self, words: Lexicon) -> bool:
        """Whether the sentence that the clause is part of tells what was: 窓を開けて深呼吸をした."""
        rest = _SENTENCE_END.split(self.text.plain[self.end :], maxsplit=1)[0]
        said = (self.text.plain[self.start : self.end] + rest).rstrip(" ,、よねなさわぞー")
        return said.endswith(words.told) and not said.endswith(words.asked)

    def _begins_asking(self) -> bool:
        """``is it too dark``, and not ``it is too dark``."""
        first = next((m for m in self.mentions if not m.has("join.")), None)
        return first is not None and "ask.is" in first.tags

    def _ends_asking(self) -> bool:
        """``الباب مقفول؟``: a question by its mark alone."""
        last = self.mentions[-1] if self.mentions else None
        how = ("state.", "attr.", "color.", "named.people", "remark.felt")
        states = any(tag.startswith(how) for tag in self.tags)
        return last is not None and states and self.text.plain[last.start : last.end] == "?"

    def _asks_for_need(self) -> bool:
        """``Brauchen wir noch Milch?``: by its mark, or by the verb that begins it."""
        said = self.text.plain[self.start : self.end].strip()
        return said.endswith("?") or said.startswith("brauchen wir")

    def _acts_next(self, place: int) -> bool:
        return place + 1 < len(self.mentions) and self.mentions[place + 1].has("act.")

    def _acts(self, but: tuple[str, ...] = ()) -> bool:
        return any(m.has("act.") and not any(map(m.has, but)) for m in self.mentions)

    def _preposition(self, place: int, tag: str) -> bool:
        """German "auf 22 Grad", English "off on the first floor": no particle of the verb."""
        following = self.mentions[place + 1] if place + 1 < len(self.mentions) else None
        if self.language == "en" and tag == "particle.on" and following is not None:
            others = any(m.has("particle.") and not m.has("particle.on") for m in self.mentions)
            others = others or not any(m.has("verb.") for m in self.mentions)
            return others and (
                self._determines(following) or bool(following.entry.spaces) or following.has("room.")
            )
        if self.language != "de" or following is None:
            return False
        if tag == "particle.on" and self._written(place) == "ein":
            return not any(following.has(prefix) for prefix in _ENDING) and not self._determines(following)
        if any(following.has(prefix) for prefix in _REACHED) or following.entry.choices:
            return True
        return self._written(place) in ("auf", "an", "vor") and self._determines(following)

    def _written(self, place: int) -> str:
        return self.text.plain[self.mentions[place].start : self.mentions[place].end]

    def _determines(self, mention: Mention) -> bool:
        return self.text.plain[mention.start : mention.end] in _ARTICLES

    def _names(self, place: int) -> bool:
        """Whether a thing or room stands there: "louder on the TV 20 percent" says nothing of where to."""
        entry = self.mentions[place].entry
        return bool(entry.things or entry.spaces) or self.mentions[place].has("kind.")

    def _is_number(self, place: int) -> bool:
        return place >= 0 and "number" in self.mentions[place].tags

    def _aims_after(self, place: int) -> bool:
        """Whether a number follows that says up to where."""
        rest = self.mentions[place + 1 :]
        pairs = pairwise(rest)
        return not self.verb_final and any("quant.to" in to.tags and m.has("number") for to, m in pairs)

    def _counts(self, place: int) -> bool:
        """``the three lamps``: how many there are, and no value."""
        following = self.mentions[place + 1 : place + 2]
        counted = not self.verb_final and any(m.has(kind) for m in following for kind in COUNTED)
        before = self.mentions[place - 1].tags if place else ()
        return counted and "quant.to" not in before and not any(m.has("unit.") for m in following)

    def _quantity(self, place: int, mention: Mention) -> None:
        if place and "time.from" in self.mentions[place - 1].tags and self._aims_after(place):
            return  # "from 50 to 20 percent"
        number = place
        unit, end = "", mention.end
        half = 0.0
        if place + 2 < len(self.mentions) and self.mentions[place + 1].has("time.half_after"):
            half, place = 0.5, place + 1
        if place + 1 < len(self.mentions):
            following = self.mentions[place + 1].key("unit")
            if following in ("percent", "degree", "kelvin", "cup", "channel", "step"):
                unit, end = following, self.mentions[place + 1].end
            elif (degrees := self.mentions[place + 1].key("degrees")) is not None:
                unit, end, half = "degree", self.mentions[place + 1].end, float(degrees) % 1
            elif (factor := self.mentions[place + 1].key("quant")) in FACTORS:
                unit, end = factor or "", self.mentions[place + 1].end
            if unit and place + 2 < len(self.mentions) and self.mentions[place + 2].has("time.half_after"):
                half, end = 0.5, self.mentions[place + 2].end  # "vingt degrés et demi"
        if not unit and place and self.mentions[place - 1].has("unit.percent"):
            unit = "percent"
        value = (mention.value or 0.0) + half
        if place + 1 < len(self.mentions) and self.mentions[place + 1].has("unit.tenth"):
            value, unit, end = value * 10, "percent", self.mentions[place + 1].end
        if self._below_nought(number, end):
            value = -value
        signed = number > 0 and "quant.minus" in self.mentions[number - 1].tags
        found = Quantity(value, unit, self.mentions[number - signed].start, end)
        after = place + (2 if end != mention.end else 1)
        around = [*self.mentions[after : after + 1], *(self.mentions[place - 1 : place] if place else [])]
        if place > 1 and unit == "percent" and not self._names(place - 1):
            around += self.mentions[place - 2 : place - 1]
        found.by = any("quant.by" in near.tags for near in around)
        found.to = not found.by and any("quant.to" in near.tags for near in around)
        if self.language == "ar" and not (found.by or found.to):
            found.to, found.by = (self.text.plain[mention.start] == letter for letter in "لب")
        self.quantities.append(found)
        self.tags.add(f"has.{unit or 'number'}")
        if found.to:
            self.tags.add("has.aim")

    def _below_nought(self, place: int, end: int) -> bool:
        """``minus 18``, ``-18``, ``18 degrees below zero``; the place of the number, the end of its unit."""
        mention = self.mentions[place]
        if place and "quant.minus" in self.mentions[place - 1].tags:
            return True
        if place and self.text.plain[: mention.start].rstrip(" ").endswith(("-", "−")):
            return True
        after = next((m for m in self.mentions[place + 1 :] if m.start >= end), None)
        return after is not None and "quant.below_zero" in after.tags

    def _combine(self, words: Lexicon, verbs: list[str], particles: list[str]) -> None:
        for particle in reversed(particles):
            for verb in reversed(verbs):
                if (tag := words.combine.get(f"{verb}+{particle}")) is not None:
                    self.tags.add(tag)
                    return
        acts = any(tag.startswith("act.") for tag in self.tags)
        if verbs:
            if not acts and (tag := words.combine.get(f"{verbs[0]}+")) is not None:
                self.tags.add(tag)
        elif particles and not acts and (tag := words.combine.get(f"+{particles[-1]}")) is not None:
            self.tags.add(tag)
            self.tags.add("particle.alone")

"""What an unknown name sounds like: speech recognition writes "the hull light" for "the hall light".

Asked only where the exact words and their slips of the pen led to nothing. One clear likeness acts where
little is risked; what is less clear, or risks more, is asked about: "did you mean the front door?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from madang.things.blueprint import Blueprint
from madang.things.plan import Ask, Do, Look, Plan, Refuse, Step
from madang.things.trait import Risk

from .conversation import Understood
from .mention import Mention
from .names import Names
from .sounds import sounds
from .text import Text
from .vocabulary import Entry

__all__ = ["Likeness", "heard", "is_unheard", "likenesses"]

_WIDEST = 4
"""Mentions that may be one misheard name: "living groom lamp"."""
_UNHEARD = frozenset(("no_such_thing", "no_such_space"))
_MOST = 6
"""Unknown words of a sentence that may have been misheard; more of them are no slip of the ear."""
_NOUN = ("kind.", "room.", "lamp.")
_UNKNOWN = ("unknown", "rest", "room.unknown")


@dataclass(frozen=True)
class Likeness:
    """The sentence with names that the home has, and whether they are clearly meant."""

    text: str
    sure: bool


def is_unheard(steps: Sequence[Step]) -> bool:
    """Whether something was refused that may only have been heard wrongly."""
    return any(_refused(step) for step in steps)


def heard(before: Understood, after: Understood, likeness: Likeness, blueprint: Blueprint) -> Understood:
    """What is made of a sentence that was refused (`before`), from its likeness (`after`)."""
    lost, left = (sum(isinstance(step, Refuse) for step in one.plan.steps) for one in (before, after))
    if after.meta is not None or left >= lost:
        return before
    new = [step for step in after.plan.steps if step not in before.plan.steps]
    deeds = [step for step in new if isinstance(step, Do)]
    if not deeds:
        told = any(isinstance(step, Look | Ask) for step in new)
        return after if told else before
    if likeness.sure and all(_harmless(step, blueprint) for step in deeds):
        return after
    things = tuple(dict.fromkeys(step.do for step in deeds))
    said = next(step.said for step in before.plan.steps if isinstance(step, Refuse) and _refused(step))
    ask = Ask("which_thing", things, said)
    steps = [ask if _refused(step) else step for step in before.plan.steps]
    thread = replace(after.thread, asked=things, meant=likeness.text)
    return Understood(before.frames, Plan(tuple(steps)), thread)


def likenesses(text: Text, mentions: Sequence[Mention], names: Names) -> Likeness | None:
    """The sentence with every unknown name put as what it sounds like; None where nothing does."""
    if not 0 < sum(map(_unknown, mentions)) <= _MOST:
        return None
    listening = _Listening(text, mentions, names)
    said, sure, end = "", True, 0
    at = 0
    while at < len(mentions):
        hit = listening.at(at)
        if hit is None:
            at += 1
            continue
        start, stop = text.span(*hit.span)
        said += text.original[end:start] + hit.name
        end, sure, at = stop, sure and hit.sure, hit.after
    return Likeness(said + text.original[end:], sure) if end else None


@dataclass(frozen=True)
class _Hit:
    """A name that sounds like a stretch of the folded text; ``after`` is the mention behind it."""

    name: str
    span: tuple[int, int]
    after: int
    sure: bool


class _Listening:
    """One sentence, listened to."""

    def __init__(self, text: Text, mentions: Sequence[Mention], names: Names) -> None:
        self.text = text
        self.mentions = mentions
        self.vocabulary = names.vocabulary
        self.lexicon = names.vocabulary.lexicon
        self.sounds = sounds(names.language)
        self.known = names.sounding

    def at(self, place: int) -> _Hit | None:
        """The widest name that may begin with this mention, where one of its words is not known."""
        for after in range(min(place + _WIDEST, len(self.mentions)), place, -1):
            window = self.mentions[place:after]
            if not any(_unknown(m) for m in window) or not (_named(window[0]) and _named(window[-1])):
                continue
            span = window[0].start, self._end(window[-1])
            for words, tail in self._spoken(self.text.plain[span[0] : span[1]]):
                if (hit := self._like(words, window, place)) is not None:
                    return _Hit(hit[0] + tail, span, after, hit[1])
        return None

    def _end(self, last: Mention) -> int:
        """Where a word ends: the particle of an unknown one may be a part of its sound (거시를, 거실을)."""
        end = last.end
        if self.lexicon.particles:
            while end < len(self.text.plain) and self.text.plain[end].isalpha():
                end += 1
        return end

    def _spoken(self, said: str) -> Iterator[tuple[tuple[str, str], str]]:
        """The keys of what was said, and what was said after it: as its words, as one, without a particle."""
        words = self.lexicon.key(said)
        yield self.sounds.phrase(words), ""
        if len(words) > 1:
            yield self.sounds.keys("".join(words)), ""
        same, near = self.sounds.phrase(words)
        for particle in self.lexicon.particles:
            after_same, after_near = self.sounds.keys(particle)
            if near.endswith(after_near) and len(near) > len(after_near):
                cut = same.removesuffix(after_same) if same.endswith(after_same) else ""
                yield (cut, near.removesuffix(after_near)), particle

    def _like(self, keys: tuple[str, str], window: Sequence[Mention], place: int) -> tuple[str, bool] | None:
        same, near = keys
        if len(near) < self.sounds.shortest:
            return None
        found = self.known.get(near, [])
        exact = [one for one in found if one[0] == same]
        chosen = [one for one in exact or found if one[2].things or one[2].spaces] or exact or found
        if not chosen:
            return None
        meanings = {_meaning(entry) for _, _, entry in chosen}
        beside = any(not _unknown(m) for m in window)
        before = self.mentions[place - 1] if place else None
        inside = before is not None and self.text.plain[before.start : before.end] in self.lexicon.places
        at = place - 1
        while not inside and at > 0 and self.mentions[at].has("skip."):
            at -= 1
            inside = self.text.plain[self.mentions[at].start : self.mentions[at].end] in self.lexicon.places
        sure = bool(exact) or beside or (inside and bool(chosen[0][2].spaces))
        return chosen[0][1], sure and len(meanings) == 1


def _refused(step: Step) -> bool:
    return isinstance(step, Refuse) and step.refuse in _UNHEARD


def _harmless(step: Do, blueprint: Blueprint) -> bool:
    return blueprint.things[step.do].risk(step.command, step.args) is Risk.LOW


def _meaning(entry: Entry) -> tuple[object, ...]:
    """What a phrase stands for: things and spaces, or else kinds."""
    kinds = () if entry.things or entry.spaces else tuple(tag for tag in entry.tags if tag.startswith(_NOUN))
    return entry.things, entry.spaces, kinds


def _unknown(mention: Mention) -> bool:
    return any(tag in mention.tags for tag in _UNKNOWN)


def _named(mention: Mention) -> bool:
    """Whether a mention may be a part of a name."""
    return _unknown(mention) or mention.entry.named or any(mention.has(noun) for noun in _NOUN)

"""Several times under one verb: "on at eight and ten", "the light off in ten minutes, the TV in twenty"."""

from __future__ import annotations

from itertools import pairwise

from .lengths import SECONDS
from .lexicon import Lexicon
from .mention import Mention
from .moments import read_moments
from .parts import targets, things_in
from .vocabulary import Entry

__all__ = ["begins_next", "glued", "paced", "share_deeds", "valued_again", "with_units"]

_TIMELY = ("number", "clock", "unit.", "time.", "span.", "part.", "day.", "weekday.")
_SMALL = ("skip.", "join.", "polite.", "quant.to", "quant.by", "quant.one", "particle.")
_DEEDS = ("act.", "verb.", "particle.")
_VALUES = ("number", "color.", "mode.", "quant.half", "quant.max", "quant.min", "particle.")
_SAID = frozenset(("number.", "clock.", "unit.", "span."))
"""Sections of what a time is said with."""
_KEPT = frozenset(("timer", "alarm_clock", "calendar", "task_list", "shopping"))
_OWN = frozenset(
    (
        "act.wake",
        "act.remind",
        "act.add",
        "act.announce",
        "act.play",
        "act.buy",
        *(f"kind.{k}" for k in _KEPT),
    )
)
"""Deeds that nothing else in the sentence shares, and things that have times of their own."""


def glued(parts: list[list[Mention]], words: Lexicon) -> list[list[Mention]]:
    """Parts with the further times that are all that the next part says: "on at eight | and at ten"."""
    found: list[list[Mention]] = []
    for part in parts:
        if found and (_follows(found[-1], part, words) or _leads(found[-1], part, words)):
            found[-1] = found[-1] + part
        else:
            found.append(part)
    return found


def with_units(parts: list[list[Mention]]) -> None:
    """Give a number after "in" the unit of the part before: "in ten minutes ..., in twenty ..."."""
    for part, after in pairwise(parts):
        unit = next((unit for m in part if (unit := _unit(m)) is not None), None)
        place = next((i for i in range(1, len(after)) if _bare_length(after, i)), None)
        if unit is None or place is None or not things_in(after):
            continue
        end = after[place].end
        after.insert(place + 1, Mention(end, end, Entry((f"unit.{unit}",))))


def _unit(mention: Mention) -> str | None:
    """The unit of a length of time: of "minutes", and of a word for ten of them."""
    if (seconds := mention.key("span")) is not None:
        return next(unit for unit, size in reversed(SECONDS.items()) if float(seconds) % size == 0)
    unit = mention.key("unit")
    return unit if unit in SECONDS else None


def paced(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """Whether both name a thing of the home and a time of its own."""
    if not (_timely(before) and _timely(part) and things_in(before) and things_in(part)):
        return False
    return not any(map(_own, (*before, *part))) and _time(part, words) and _time(before, words)


def valued_again(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """ "the lamp to 20 at eight | and to 50 at ten": another value and time for what was named before."""
    if not (_timely(before) and _timely(part)) or not things_in(before) or targets(part):
        return False
    if any(_own(m) for m in (*before, *part)) or any(_says(m, "act.") for m in part):
        return False
    _, _, used = read_moments(part, words.language)
    said = any(m.has(tag) for i, m in enumerate(part) if i not in used for tag in _VALUES)
    return said and _time(before, words) and _time(part, words)


def begins_next(part: list[Mention], mentions: list[Mention], place: int, words: Lexicon) -> bool:
    """Whether the next of several begins after the place: "불은 10분 뒤에 | 티비는 20분 뒤에 꺼줘"."""
    following = mentions[place + 1 : place + 2]
    if not following or not (things_in(part) and _timely(part)):
        return False
    if not (things_in(following) or _timely(following)):
        return False
    ends = (i for i, m in enumerate(mentions) if i > place and (m.has("act.") or "join.and" in m.tags))
    rest = mentions[place + 1 : next(ends, len(mentions))]
    return paced(part, rest, words) and not _cut(part, rest)


def share_deeds(parts: list[list[Mention]], words: Lexicon) -> None:
    """Give parts that have a time and no deed that of their neighbour, or what its verb still lacks."""
    shared: list[tuple[list[Mention], list[Mention]]] = []
    for part, after in pairwise(parts):
        if valued_again(part, after, words):
            end = after[-1].end
            after += [Mention(end, end, m.entry) for m in part if targets([m])]
        elif not paced(part, after, words):
            continue
        shared.append((part, after))
        _give(part, after)
    for part, after in reversed(shared):
        _give(after, part)


def _give(part: list[Mention], other: list[Mention]) -> None:
    """What is done in the part, for another that does not say it, or says only half of the verb."""
    said = [tag for tag in _DEEDS if any(_says(m, tag) for m in other)]
    if "act." in said:
        return
    end = other[-1].end
    lacking = ("verb.", "particle.") if said else _DEEDS
    other += [Mention(end, end, m.entry) for tag in lacking if tag not in said for m in part if _says(m, tag)]


def _says(mention: Mention, tag: str) -> bool:
    """Whether it says what is done; "minutes" and German "um" may be more than that."""
    return mention.has(tag) and not (mention.has("unit.") or mention.has("time.") or things_in([mention]))


def _own(mention: Mention) -> bool:
    return not (_OWN.isdisjoint(mention.tags) and _KEPT.isdisjoint(mention.entry.kinds))


def _bare_length(part: list[Mention], at: int) -> bool:
    """Whether a number stands there after "in" or "for", and nothing that it counts."""
    after = part[at + 1 : at + 2]
    led = part[at - 1].has("time.in") or part[at - 1].has("time.for")
    counts = any(m.has("unit.") or m.has("time.") or m.has("span.") for m in after)
    return led and part[at].has("number") and not counts


def _timely(part: list[Mention]) -> bool:
    return any(not m.entry.sections.isdisjoint(_SAID) or "time.noon" in m.tags for m in part)


def _time(part: list[Mention], words: Lexicon) -> bool:
    """Whether a wait, a while or a time of day is said."""
    spans, when, _ = read_moments(part, words.language)
    waits = any(span.delay or span.lasting for span in spans)
    return waits or (when is not None and when.minutes is not None)


def _follows(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """ "the lamp on at eight | and at ten"."""
    return _only_time(part) and not _turns(before, part) and _goes_on(before, part, words)


def _leads(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """ "at eight | and at ten the lamp on"."""
    return _only_time(before, "verb.") and _begins_with_time(part) and _time(before, words)


def _only_time(part: list[Mention], *beside: str) -> bool:
    """Whether only a time is said: "and at ten"."""
    if not _timely(part):
        return False
    small = (*_TIMELY, *_SMALL, *beside)
    return all(any(m.has(tag) for tag in small) and not things_in([m]) for m in part)


def _goes_on(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """Whether the last that is said before is a time, too: "at eight", "in five | and in ten minutes"."""
    place = len(before)
    while place and any(before[place - 1].has(tag) for tag in ("join.", "polite.", "skip.")):
        place -= 1
    if not place or not _timely(before):
        return False
    _, _, used = read_moments(before + part, words.language)
    numbers = {len(before) + i for i, m in enumerate(part) if m.has("number")}
    return place - 1 in used and numbers <= used


def _turns(before: list[Mention], part: list[Mention]) -> bool:
    """Whether the part ends a verb that needs no end: "on at eight | and off at ten"."""
    ended = any(m.has("act.") or m.has("particle.") for m in _without_small(before))
    return ended and any(m.has("particle.") for m in part if "time.at" not in m.tags)


def _without_small(part: list[Mention]) -> list[Mention]:
    return [m for m in part if not m.has("time.")]


def _begins_with_time(part: list[Mention]) -> bool:
    first = next((m for m in part if not (m.has("skip.") or m.has("join."))), None)
    return first is not None and any(first.has(tag) for tag in ("number", "clock", "time.", "span."))


def _cut(part: list[Mention], rest: list[Mention]) -> bool:
    """Whether a time lies over the place: "10시 | 30분에"."""
    return part[-1].has("number") or rest[0].has("unit.") or rest[0].has("time.")

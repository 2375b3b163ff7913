"""Words taken back while speaking: "the kitchen, no, the living room light" is about the living room only."""

from __future__ import annotations

from .mention import Mention

__all__ = ["mended"]

RATHER = "join.rather"
"""The tag of what takes back: "no, ...", "I mean"."""
_ROOM = ("room.", "quant.here", "quant.whole_home")
_THING = ("kind.",)
_VALUE = ("number", "clock", "color.", "mode.", "quant.max", "quant.min", "quant.half")


def mended(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what was taken back, and without the words that take it back."""
    place = next((i for i, m in enumerate(mentions) if i and RATHER in m.tags), 0)
    if not place:
        return mentions
    after = _content(mentions, place + 1)
    start = None if after is None else _taken_back(mentions[:place], mentions[after])
    if after is None or start is None:
        return mentions[: place + 1] + _mended_rest(mentions[place + 1 :])
    dropped = mentions[start:place]
    following = _mended_rest(mentions[after:])
    verbs = [] if any(_acts(m) for m in following) else [_at_end(m, following) for m in dropped if _acts(m)]
    return mended([*mentions[:start], *following, *verbs])


def _mended_rest(mentions: list[Mention]) -> list[Mention]:
    """What comes after, mended by itself: its first word takes nothing back."""
    return mentions[:1] + mended(mentions[1:]) if mentions else mentions


def _content(mentions: list[Mention], at: int) -> int | None:
    """The first mention from `at` on that says something."""
    empty = ("skip.", "join.", "polite.", "meta.")
    return next((i for i in range(at, len(mentions)) if not any(mentions[i].has(p) for p in empty)), None)


def _taken_back(before: list[Mention], instead: Mention) -> int | None:
    """Where the words begin that `instead` replaces: the nearest of its sort in the last part."""
    first = _last_part(before)
    sort = _sort(instead)
    sorts = {"value": ("value", "act"), "thing": ("thing", "room"), "unknown": ("room", "thing")}
    for wanted in (sort,), sorts.get(sort, ()):
        found = next((i for i in reversed(range(first, len(before))) if _sort(before[i]) in wanted), None)
        if found is None:
            continue
        own_room = len(instead.entry.things) == 1 and found > first and _sort(before[found - 1]) == "room"
        return found - 1 if own_room else found
    return None


def _last_part(before: list[Mention]) -> int:
    """Where the part begins that is taken back from: after the last verb but one that ends it."""
    ends = [i for i, m in enumerate(before) if _acts(m)]
    if ends and _content(before, ends[-1] + 1) is None:
        ends.pop()
    return ends[-1] + 1 if ends else 0


def _sort(mention: Mention) -> str:
    if mention.entry.spaces or any(mention.has(prefix) for prefix in _ROOM):
        return "room"
    if mention.entry.things or any(mention.has(prefix) for prefix in _THING):
        return "thing"
    if any(mention.has(prefix) for prefix in _VALUE):
        return "value"
    if _acts(mention):
        return "act"
    return "unknown" if "unknown" in mention.tags else ""


def _acts(mention: Mention) -> bool:
    return mention.has("act.") and not (mention.has("kind.") or mention.has("attr."))


def _at_end(verb: Mention, following: list[Mention]) -> Mention:
    """The verb that was said before the correction, as if it ended the sentence."""
    end = following[-1].end if following else verb.end
    return Mention(end, end, verb.entry)

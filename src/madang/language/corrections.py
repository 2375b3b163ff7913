"""Words taken back while speaking: "the kitchen, no, the living room light" is about the living room only."""

from __future__ import annotations

from .mention import Mention
from .vocabulary import Entry

__all__ = ["mended"]

_MOST = 8
"""Corrections in one sentence: who says more of them says nothing."""
RATHER = "join.rather"
"""The tag of what takes back: "no, ...", "I mean"."""
NO = "meta.rather"
"""The tag of what takes back only where something else of the same sort follows: "no"."""
_FREE = ("act.play", "act.add", "act.announce", "act.remind", "act.buy", "act.wake")
"""Deeds whose free words may hold a "no"."""
_ROOM = ("room.", "quant.here", "quant.whole_home")
_THING = ("kind.",)
_EMPTY = ("skip.", "join.", "polite.", "meta.", "verb.", "attr.", "unit.")
_VALUE = ("number", "clock", "color.", "mode.", "quant.max", "quant.min", "quant.half")


def mended(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what was taken back, and without the words that take it back."""
    mentions = _without_tails(mentions)
    places = [i for i, m in enumerate(mentions) if i and (RATHER in m.tags or _no(mentions, i))]
    if not places or len(places) > _MOST:
        return mentions
    place = places[0]
    after = _new_value(mentions, _content(mentions, place + 1))
    start = None if after is None else _taken_back(mentions[:place], mentions[after])
    if after is None or start is None:
        return mentions[: place + 1] + _mended_rest(mentions[place + 1 :])
    dropped = mentions[start:place]
    following = _mended_rest(mentions[after:])
    end = next((i for i, m in enumerate(following) if "join.and" in m.tags), len(following))
    part = _with_target(_with_value(following[:end], dropped), dropped)
    part = _with_kind(part, dropped)
    verbs = [] if _verbs(part) else [_at_end(m, part) for m in _verbs(dropped)]
    return mended([*mentions[:start], *part, *verbs, *following[end:]])


def _without_tails(mentions: list[Mention]) -> list[Mention]:
    """ "no, in the garage, I mean": what was taken back already is not taken back again."""
    found: list[Mention] = []
    for place, mention in enumerate(mentions):
        ends = place + 1 == len(mentions) or "join.and" in mentions[place + 1].tags
        if RATHER in mention.tags and ends and any(RATHER in m.tags for m in found):
            continue
        found.append(mention)
    return found


def _no(mentions: list[Mention], at: int) -> bool:
    """Whether a lone "no" takes back what stands before it: "the balcony light no the hallway"."""
    if NO not in mentions[at].tags:
        return False
    if any(m.has(deed) for m in mentions[:at] for deed in _FREE if not m.has("act.on")):
        return False
    after = _content(mentions, at + 1)
    if after is None or _sort(mentions[after]) not in ("room", "thing", "value"):
        return False
    acts = any(_sort(m) == "act" for m in mentions[:at])
    return acts and _taken_back(mentions[:at], mentions[after]) is not None


def _new_value(mentions: list[Mention], after: int | None) -> int | None:
    """Of "no, make it 55", where the 55 is: only the value is another."""
    if after is None or not _acts(mentions[after]):
        return after
    end = next((i for i, m in enumerate(mentions) if i > after and "join.and" in m.tags), len(mentions))
    sorts = [_sort(m) for m in mentions[after:end]]
    return after + sorts.index("value") if "value" in sorts and not {"thing", "room"} & set(sorts) else after


def _with_value(part: list[Mention], dropped: list[Mention]) -> list[Mention]:
    """ "the study to 26, no, the bedroom": the value stays."""
    if not part or any(_sort(m) == "value" for m in part):
        return part
    value = [m for m in dropped if _sort(m) == "value" or m.has("unit.") or "quant.to" in m.tags]
    if not any(_sort(m) == "value" for m in value):
        return part
    return [*part, *(Mention(part[-1].end, part[-1].end, m.entry, m.value) for m in value)]


def _with_target(part: list[Mention], dropped: list[Mention]) -> list[Mention]:
    """ "open the curtains, no, close them": still those of before."""
    sorts = {_sort(m) for m in part}
    if "act" not in sorts or sorts & {"thing", "room", "unknown"}:
        return part
    target = [
        m for m in dropped if _sort(m) in ("thing", "room", "unknown") or m.has("attr.") or m.has("quant.")
    ]
    return [*part, *target]


def _with_kind(part: list[Mention], dropped: list[Mention]) -> list[Mention]:
    """ "the kitchen light, no, the bedroom": the kind of the thing that was named stays."""
    named = [m for m in dropped if m.entry.kinds and _sort(m) == "thing"]
    if not named or not any(_sort(m) == "room" for m in part) or any(_sort(m) == "thing" for m in part):
        return part
    kinds = Entry(tuple(f"kind.{kind}" for kind in named[-1].entry.kinds))
    return [*part, Mention(part[-1].end, part[-1].end, kinds)]


def _mended_rest(mentions: list[Mention]) -> list[Mention]:
    """What comes after, mended by itself: its first word takes nothing back."""
    return mentions[:1] + mended(mentions[1:]) if mentions else mentions


def _content(mentions: list[Mention], at: int) -> int | None:
    """The first mention from `at` on that says something."""
    empty = (*_EMPTY, "quant.that", "quant.one", "quant.it")  # "no, the one in the hall"
    return next((i for i in range(at, len(mentions)) if not any(mentions[i].has(p) for p in empty)), None)


def _taken_back(before: list[Mention], instead: Mention) -> int | None:
    """Where the words begin that `instead` replaces: the nearest of its sort in the last part."""
    sort = _sort(instead)
    first = _last_part(before) - (sort == "act")
    sorts = {
        "value": ("value", "act"), "thing": ("thing", "room"), "unknown": ("room", "thing"),
        "room": ("thing",),  # "the kitchen light, no, the bedroom": a light all the same
    }  # fmt: skip
    for wanted in (sort,), sorts.get(sort, ()):
        found = next(
            (i for i in reversed(range(max(0, first), len(before))) if _sort(before[i]) in wanted), None
        )
        if found is None:
            continue
        own_room = len(instead.entry.things) == 1 and found > first and _sort(before[found - 1]) == "room"
        return found - 1 if own_room else found
    return None


def _last_part(before: list[Mention]) -> int:
    """Where the part begins that is taken back from: after the last verb but one that ends it."""
    ends = [i for i, m in enumerate(before) if _acts(m) or _closes(before, i)]
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


def _verbs(mentions: list[Mention]) -> list[Mention]:
    """What says what to do, the end of a verb in two parts ("schalte ... aus") too."""
    return [m for i, m in enumerate(mentions) if _acts(m) or _closes(mentions, i)]


def _closes(mentions: list[Mention], at: int) -> bool:
    """Whether the end of a verb stands there, at the end of its part of the sentence."""
    if not mentions[at].has("particle."):
        return False
    return at + 1 == len(mentions) or mentions[at + 1].has("join.") or mentions[at + 1].has("polite.")


def _at_end(verb: Mention, following: list[Mention]) -> Mention:
    """The verb that was said before the correction, as if it ended the sentence."""
    end = following[-1].end if following else verb.end
    return Mention(end, end, verb.entry)

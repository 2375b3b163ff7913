"""Wishes said in one breath, without "and" or a comma: "stop the washer mute the radio"."""

from __future__ import annotations

from collections.abc import Callable

from .mention import Mention
from .parts import targets, things_in

__all__ = ["breaths"]

Judge = Callable[[list[Mention]], bool]

_ORDERS = frozenset(
    f"act.{key}"
    for key in (
        "on", "off", "open", "close", "lock", "unlock", "start", "stop", "pause", "mute", "unmute", "set",
        "dim", "brew", "clean", "dock", "send", "warmer", "cooler",
    )
)  # fmt: skip
"""What a verb that begins another wish may want."""
_HOLDS = (
    "act.remind", "act.forget", "act.add", "act.announce", "act.play", "act.wake", "act.plan", "act.buy",
    "act.remove", "act.complete", "ask.", "meta.", "polite.ensure", "kind.task_list", "kind.shopping",
    "kind.calendar", "time.condition", "remark.",
)  # fmt: skip
"""What has a sentence inside it: "remind me to turn off the oven"."""
_SAID = ("act.", "kind.", "room.", "number", "unit.", "color.", "mode.", "particle.", "state.", "quant.here")
_EMPTY = ("skip.", "quant.all", "polite.")


def breaths(part: list[Mention], complete: Judge, closed: Judge, *, heads_first: bool) -> list[list[Mention]]:
    """The wishes of a part of a sentence.

    ``complete``: whether mentions say both what is wanted and of what; ``closed``: whether they say it of a
    thing that was named first ("light off", "light 20 percent").
    """
    cuts = [0]
    for place in range(1, len(part)):
        before = part[cuts[-1] : place]
        if (len(before) > 1 or before[0].entry.own) and _another(
            before, part[place:], complete, closed, heads_first=heads_first
        ):
            cuts.append(place)
    return [part[first:last] for first, last in zip(cuts, [*cuts[1:], len(part)], strict=True)]


def _another(
    before: list[Mention], rest: list[Mention], complete: Judge, closed: Judge, *, heads_first: bool
) -> bool:
    last = before[-1]
    if not (last.entry.named or any(last.has(tag) for tag in _SAID)):
        return False
    orders = _orders(rest)
    if not orders and not (targets([rest[0]]) and things_in(rest[:2])):
        return False
    if any(m.has(tag) for m in (*before, *rest) for tag in _HOLDS):
        return False
    if orders:
        return bool(any(m.entry.own for m in before) or (targets(before) and complete(before)))
    if not closed(rest):
        return False
    if any(m.has("verb.") for m in before) and not any(m.has("particle.") for m in before):
        return False  # its end is still to come
    done = (
        closed(before)
        or _verb_last(before)
        or ((bool(things_in([last])) or heads_first) and complete(before))
    )
    return bool(things_in(before)) and done


def _verb_last(part: list[Mention]) -> bool:
    """ "the washer stop": a thing, and last what it shall do."""
    orders = [m for m in part if m.has("act.") and not m.has("kind.")]
    return len(orders) == 1 and orders[0] is part[-1] and not any(m.has("verb.") for m in part)


def _orders(rest: list[Mention]) -> bool:
    """Whether a verb and what it is about begin: "mute the speaker"."""
    verb = rest[0]
    if verb.has("k.again"):
        return False  # مؤقتا: for a while, which is no verb
    if verb.entry.own or (verb.has("act.warmer") and verb.has("kind.water_heater")):
        return True  # with what it is about
    if not (verb.has("verb.") or not _ORDERS.isdisjoint(verb.tags)) or verb.has("kind.") or verb.has("attr."):
        return False
    for mention in rest[1:]:
        if targets([mention]):
            return True
        if not any(mention.has(tag) for tag in _EMPTY):
            return False
    return False

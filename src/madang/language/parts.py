"""What a part of a sentence holds: things, values, orders; by it `clauses.py` tells where the next begins."""

from __future__ import annotations

from itertools import pairwise

from .mention import Mention

__all__ = ["attribute", "leveled", "lights", "lists", "ordered", "stands", "targets", "things_in", "unit_of"]


def leveled(part: list[Mention]) -> bool:
    """ "the TV volume 45": a thing, what of it, and a number."""
    pairs = pairwise(m for m in part if not (m.has("skip.") and not m.has("number")))
    return bool(things_in(part)) and any(a.has("attr.") and b.has("number") for a, b in pairs)


def stands(part: list[Mention]) -> bool:
    """ "the curtain closed": how what opens shall stand, said last."""
    last = next(
        (m for m in reversed(part) if not (m.has("skip.") or m.has("join.") or m.has("polite."))), None
    )
    return last is not None and last.has("state.closed") and bool(things_in(part))


def ordered(part: list[Mention]) -> bool:
    """ "a coffee please", "two cups of coffee": an order by itself, and nothing for a list."""
    coffee = any(m.has("kind.coffee") for m in part)
    others = any(m.has("kind.task_list") or m.has("kind.shopping") or m.entry.things for m in part)
    cups = any(a.has("number") and (b.has("unit.cup") or b.has("kind.coffee")) for a, b in pairwise(part))
    return coffee and cups and not others


def lists(part: list[Mention]) -> bool:
    """Whether what follows may be one more thing for a list: "put milk and a coffee on the list"."""
    return any(m.has(tag) for m in part for tag in ("act.add", "act.buy", "kind.task_list", "kind.shopping"))


def lights(part: list[Mention]) -> bool:
    """Whether it is about lights."""
    return any(m.has("kind.light") or m.has("kind.lamp") or "light" in m.entry.kinds for m in part)


def things_in(part: list[Mention]) -> list[Mention]:
    """The mentions of things and of kinds."""
    return [m for m in part if m.has("kind.") or m.entry.things]


def targets(part: list[Mention]) -> bool:
    """Whether a thing, a kind of things or a room is named."""
    return any(m.entry.things or m.entry.spaces or m.has("kind.") or m.has("room.") for m in part)


def attribute(mention: Mention) -> bool:
    """Whether it says what of a thing is meant: its volume, its brightness."""
    return mention.has("attr.") and not mention.has("unit.")


def unit_of(part: list[Mention]) -> str | None:
    """The unit that is said first: percent, degree, minute."""
    return next((unit for m in part if (unit := m.key("unit")) is not None), None)

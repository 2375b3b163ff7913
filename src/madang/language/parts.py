"""What a part of a sentence holds: things, values, orders; by it `clauses.py` tells where the next begins."""

from __future__ import annotations

from itertools import pairwise

from .clause import FAMILIES
from .mention import Mention

__all__ = [
    "apps_on", "attribute", "families", "is_act", "leveled", "lights", "lists", "named_before", "ordered",
    "stands",    "targets", "things_in", "unit_of",
]  # fmt: skip

_SOUND = ("act.mute", "act.unmute", "act.louder", "act.quieter")


def leveled(part: list[Mention]) -> bool:
    """ "the TV volume 45": a thing, what of it, and a number."""
    said = [m for m in part if not (m.has("skip.") and not m.has("number"))]
    pairs = pairwise(m for m in said if not (_follows(m, said) or m.has("room.") or m.entry.spaces))
    return bool(things_in(part)) and any(a.has("attr.") and b.has("number") for a, b in pairs)


def _follows(mention: Mention, said: list[Mention]) -> bool:
    """Whether it is the thing whose volume was named before: "the volume of the TV 45"."""
    thing = bool(mention.entry.things) or mention.has("kind.")
    return thing and any(m.has("attr.") for m in said[: said.index(mention)])


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


def families(part: list[Mention]) -> set[str]:
    """The families of what is named: lights, covers, media."""
    kinds = {tag[5:] for m in part for tag in m.tags if tag.startswith("kind.")}
    kinds |= {kind for m in part for kind in m.entry.kinds}
    return {name for name, members in FAMILIES.items() for kind in kinds if kind in members}


def named_before(before: list[list[Mention]], after: list[Mention]) -> Mention | None:
    """What "the one" stands for: what was named last; of what sounds, where something is muted."""
    sounds = any(m.has(tag) for m in after for tag in _SOUND)
    for part in reversed(before if sounds else before[-1:]):
        for mention in reversed(things_in(part)):
            if not sounds or "k.media" in families([mention]):
                return mention
    return None


def targets(part: list[Mention]) -> bool:
    """Whether a thing, a kind of things or a room is named."""
    return any(m.entry.things or m.entry.spaces or m.has("kind.") or m.has("room.") for m in part)


def attribute(mention: Mention) -> bool:
    """Whether it says what of a thing is meant: its volume, its brightness."""
    return mention.has("attr.") and not mention.has("unit.")


def unit_of(part: list[Mention]) -> str | None:
    """The unit that is said first: percent, degree, minute."""
    return next((unit for m in part if (unit := m.key("unit")) is not None), None)


def is_act(mention: Mention) -> bool:
    """Whether it says what to do, and nothing else."""
    if mention.entry.own:
        return True  # a thing's own command, whatever its words are
    return mention.has("act.") and not mention.has("kind.") and not mention.has("attr.")


def apps_on(part: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The apps that are named, and the screens."""
    apps = [m for m in part if any(c[1] == "ApplicationLauncher" for c in m.entry.choices)]
    return apps, [m for m in part if m not in apps and (m.has("kind.tv") or "tv" in m.entry.kinds)]

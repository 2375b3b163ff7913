"""A thing and, after it, what it shall be: "온수기 45도 | 거실 스피커 볼륨 12 | 커튼 닫고"."""

from __future__ import annotations

from .mention import Mention
from .parts import apps_on, attribute, families, is_act, ordered, targets, things_in, unit_of

__all__ = ["afterthought", "ends_with_value", "led_up", "next_begins", "shows"]

_VALUES = ("number", "color.", "mode.", "quant.max", "quant.min", "quant.half")
_UNITS = ("unit.percent", "unit.degree", "unit.cup")
_RELATIVE = (
    "act.up", "act.down", "act.brighter", "act.dimmer", "act.warmer", "act.cooler", "act.louder",
    "act.quieter", "act.faster", "act.slower",
)  # fmt: skip


def led_up(part: list[Mention]) -> bool:
    """A thing or room, and after it the value that it shall have: "조명은 30퍼센트로"."""
    place = next((i for i, m in enumerate(part) if _aimed(part, i)), 0)
    return place > 0 and targets(part[:place])


def shows(part: list[Mention]) -> bool:
    """``寝室のテレビでネットフリックス``: an app on a screen, and no verb."""
    apps, screens = apps_on(part)
    return bool(apps and screens) and not any(map(is_act, part))


def afterthought(part: list[Mention]) -> bool:
    """What is left out, said after all the rest: "불 다 꺼줘, 거실만 빼고"."""
    left_out = any("quant.except" in m.tags for m in part)
    values = any(m.has(value) for m in part for value in _VALUES)
    return left_out and not values and not any(map(is_act, part))


def next_begins(part: list[Mention], mentions: list[Mention], place: int) -> bool:
    """Whether what is next is the next thing: "불은 30퍼센트로 | 커튼은 닫고", "거실 21도 | 안방 19도로"."""
    following = mentions[place + 1 : place + 2]
    if not (following and targets(following) and led_up(part)):
        return False
    if "quant.to" in mentions[place].tags:
        return True
    ends = (i for i, m in enumerate(mentions) if i > place and ("join.and" in m.tags or is_act(m)))
    end = next(ends, len(mentions))
    rest = mentions[place + 1 : end]
    if mentions[place].has("unit.") and led_up(rest) and unit_of(part) == unit_of(rest):
        return True
    begins = _another(rest) or _of_others(part, rest)
    return _ends_in_value(part) and begins and not _changes(rest, mentions[end : end + 1])


def ends_with_value(rest: list[Mention]) -> bool:
    """Whether the sentence ends with something else and its value: "..., 세기는 70%로", "..., 커피 한 잔"."""
    said = [m for m in rest if not (m.has("polite.") or m.has("join."))]
    if ordered(said) or _ends_in_value(said):
        return True
    about = targets(rest) or any(m.has("attr.") for m in rest)
    return about and any(m.has("number") or m.has("color.") for m in rest) and "quant.to" in rest[-1].tags


def _aimed(part: list[Mention], at: int) -> bool:
    """Whether a value stands there as such: "30퍼센트", "파란색으로", "3으로", "볼륨 12"."""
    mention = part[at]
    led = any("quant.to" in m.tags for m in part[at + 1 : at + 3])
    if mention.has("number"):
        return led or _measures(part, at)
    shade = mention.has("color.") or mention.has("mode.")
    if shade and all(m.has("join.") or m.has("attr.") or m.has("skip.") for m in part[at + 1 :]):
        return True  # "빨간색, ..."
    return led and (shade or mention.has("quant."))


def _measures(part: list[Mention], at: int) -> bool:
    """A number with its unit, or after what it measures: "30퍼센트", "볼륨 12"."""
    before = next((m for m in reversed(part[:at]) if not m.has("skip.")), None)
    counts = part[at + 1 : at + 2]
    if any(m.has(unit) for m in counts for unit in _UNITS):
        return True
    of = before is not None and attribute(before) and not before.has("attr.time")
    return of and not any(m.has("unit.") for m in counts)


def _ends_in_value(part: list[Mention]) -> bool:
    """A thing and, last, the value that it shall have: "온수기 45도", "거실 스피커 볼륨 12"."""
    small = ("skip.", "attr.color")
    last = next((i for i in reversed(range(len(part))) if not any(map(part[i].has, small))), 0)
    last -= int(last > 0 and part[last].has("unit.") and part[last - 1].has("number"))
    shade = any(m.has("color.") or m.has("mode.") for m in part[last : last + 1])
    value = shade or any(m.has("number") for m in part[last : last + 1])
    return value and bool(things_in(part[:last])) and _aimed(part, last)


def _another(rest: list[Mention]) -> bool:
    """Whether a room with a thing in it is named, one thing by its name, or a thing and what it shall be."""
    if not rest:
        return False
    room = bool(rest[0].entry.spaces) or rest[0].has("room.")
    if len(rest[0].entry.things) == 1 or (room and things_in(rest[1:])):
        return True
    return bool(things_in(rest[:1])) and led_up(rest)


def _of_others(part: list[Mention], rest: list[Mention]) -> bool:
    """Whether things of another family come next: "에어컨 24도 | 티비는 꺼"."""
    first = things_in(rest[:1])
    return bool(first) and families(part).isdisjoint(families(first))


def _changes(rest: list[Mention], verb: list[Mention]) -> bool:
    """Whether a verb that says by how much follows a value: it may be that of the value before it too."""
    relative = any(m.has(act) for m in verb for act in _RELATIVE)
    return relative and led_up(rest) and not any("quant.to" in m.tags for m in rest)

"""Frames: what was understood, under the names of the field (MASSIVE's intents and slots, and our own)."""

from __future__ import annotations

from .attached import onto
from .clause import Clause
from .decide import intent_of
from .frame import Frame, HomeName, Slot
from .free import free_places
from .household import EVENT_WORDS, LIST_WORDS
from .mention import Mention
from .playing import ANNOUNCE_WORDS, PLAY_WORDS
from .timers import NAME_WORDS

__all__ = ["frame", "slots"]

_SLOTS = (("color.", "color_type"), ("mode.", "mode"), ("attr.", "attribute"))
_EXTREMES = ("quant.max", "quant.min", "quant.half", "quant.quarter")
_EVENT = ("event_name", (*EVENT_WORDS, "kind.calendar", "quant.to"))
_ITEM = ("item", LIST_WORDS)
_TIMER = ("timer_name", NAME_WORDS)
_FREE: dict[str, tuple[str, tuple[str, ...]]] = {
    "timer_start": _TIMER, "timer_cancel": _TIMER, "timer_pause": _TIMER, "timer_resume": _TIMER,
    "timer_more": _TIMER, "timer_less": _TIMER, "timer_query": _TIMER,
    "list_add": _ITEM, "list_remove": _ITEM, "list_complete": _ITEM,
    "calendar_set": _EVENT, "calendar_remove": _EVENT, "calendar_move": _EVENT,
    "announce": ("message", ANNOUNCE_WORDS), "play": ("query", (*PLAY_WORDS, "kind.music")),
}  # fmt: skip
"""Operation → the slot of its free words, and the tags of words that are none."""
_PLAIN = frozenset((
    "on", "off", "open", "close", "level", "brighter", "dimmer", "temperature", "warmer", "cooler",
    "position", "fan", "volume", "volume_up", "volume_down", "color", "lock", "unlock",
))  # fmt: skip
"""What is done to things of a kind in a room, so that nothing else can be meant."""
_KEEPERS = frozenset(("timer", "alarm_clock", "calendar", "task_list", "person"))
"""Kinds whose things are spoken of without meaning a device."""
_LISTED = {"list_add", "list_remove", "list_complete"}
_NOT_OF_HOME = {"query", "timer_name"}
"""Slots that hold no name of a thing or room."""
_NOUNS = {"device_type", "house_place", "list_name", "person", "timer_name"}
"""Slots whose values are nouns, without what Arabic writes onto them."""
_WHOLE = {"announce"}
"""Operations whose free words keep their small words and times: what is to be said aloud."""


def frame(clause: Clause, operation: str | None, found: tuple[Slot, ...]) -> Frame:
    """The frame of a clause. An unknown operation gives ``not_understood`` with confidence 0."""
    if operation is None:
        return Frame("not_understood", (), 0.0)
    unknown = sum("unknown" in mention.tags for mention in clause.mentions)
    if operation in _LISTED and any("task_list" in m.entry.kinds for m in clause.mentions):
        unknown = 0  # they are what stands on the list that is named
    confidence = 1.0 if _certain(clause, operation) else round(max(0.3, 0.95 - 0.15 * unknown), 2)
    return Frame(intent_of(operation, clause), _with_free(clause, operation, found), confidence)


def _certain(clause: Clause, operation: str) -> bool:
    """Whether the words leave no doubt: a thing by its name, a kind in a room, how a kind is ("fans on?")."""
    if clause.has("unknown", "rest", "unknown.many"):
        return False
    kinds = any(tag.startswith("kind.") for tag in clause.tags)
    states = clause.has("act.on", "act.off", "act.open", "act.close") or clause.first("state") is not None
    called = any(m.entry.things and not m.has("kind.") for m in clause.mentions)
    called = called or (operation == "look_presence" and clause.has("named.people", "attr.presence"))
    placed = kinds and operation in _PLAIN and any(m.entry.spaces for m in clause.mentions)
    return called or placed or (operation.startswith("look") and kinds and states)


def _with_free(clause: Clause, operation: str, found: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots with those of free words (an item, a message, a name) in place of what lies in them."""
    if operation not in _FREE:
        return found
    name, structure = _FREE[operation]
    whole = operation in _WHOLE
    places = free_places(clause, structure, timed=not whole, named=name in _NOT_OF_HOME, keep=whole)
    if whole and (quote := clause.mention("message")) is not None:
        places = [clause.text.span(quote.start, quote.end)]
    if name != "item":
        places = sorted(places, key=lambda place: place[0] - place[1])[:1]
    if name in _NOUNS:
        places = [(start + onto(clause.text.original[start:end]), end) for start, end in places]
    free = [Slot(name, clause.text.original[start:end], start, end) for start, end in places]
    kept = [slot for slot in found if all(slot.end <= s.start or s.end <= slot.start for s in free)]
    return tuple(sorted((*kept, *free), key=lambda slot: slot.start))


def slots(clause: Clause) -> tuple[Slot, ...]:
    """What the words of a clause stand for, each with its place in the text."""
    found: list[Slot] = []
    for mention in clause.mentions:
        name = None
        if (
            mention.has("kind.task_list")
            or mention.has("kind.shopping")
            or "task_list" in mention.entry.kinds
        ):
            name = "list_name"
        elif mention.entry.spaces or mention.has("room."):
            name = "house_place"
        elif mention.entry.things or mention.has("kind."):
            name = "device_type"
        elif mention.entry.people:
            name = "person"
        elif clause.chooses(mention):
            name = "choice"
        elif any(mention.has(tag) for tag in _EXTREMES):
            name = "change_amount"
        else:
            name = next((slot for prefix, slot in _SLOTS if mention.has(prefix)), None)
        if name is not None:
            sort = HomeName if _names(mention, name) else Slot
            found.append(_slot(clause, name, mention.start, mention.end, sort))
    found += [_slot(clause, "change_amount", q.start, q.end) for q in clause.quantities]
    found += [_slot(clause, "time" if s.delay else "duration", s.start, s.end) for s in clause.spans]
    if clause.when is not None:
        found += [_slot(clause, name, *place) for name, place in clause.when.place.items()]
    return tuple(sorted(found, key=lambda slot: slot.start))


def _names(mention: Mention, slot: str) -> bool:
    """Whether it names a space of the home, or a thing by a name of its own, in a slot for that."""
    if mention.entry.spaces:
        return slot == "house_place"
    if slot == "list_name":
        return bool(mention.entry.things) and not mention.has("kind.")
    proper = not mention.has("kind.") or mention.has("lamp.")
    named = mention.entry.things and proper and _KEEPERS.isdisjoint(mention.entry.kinds)
    return bool(named) and slot == "device_type"


def _slot(clause: Clause, name: str, start: int, end: int, sort: type[Slot] = Slot) -> Slot:
    first, last = clause.text.span(start, end)
    if name in _NOUNS:
        first += onto(clause.text.original[first:last])
    return sort(name, clause.text.original[first:last], first, last)

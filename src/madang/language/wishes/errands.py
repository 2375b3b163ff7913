"""What is done outside the home: a ride, food, tickets. Ordering is confirmed at the door."""

from __future__ import annotations

from bisect import bisect_left

from madang.things.plan import Ask, Refuse

from ..clause import Clause
from ..errands import book, call_off, how_is, order, service
from ..frame import Slot
from ..route import route
from .moments import set_time
from .wish import Answer, Planner, Wish

__all__ = ["ERRANDS"]

_GOODS = ("food_type", "drink_type")
_ASKING = ("ask.when", "ask.where", "ask.how_long", "ask.what", "ask.is", "ask.any")
_PLACES = ("place_name", "business_name", "business_type")
_OUTER = ("place_name", "business_name", "business_type", "transport_agency", *_GOODS)


def _none(topic: str) -> Planner:
    return lambda wish: [Refuse("no_service", wish.whole, topic)]


def _taxi(wish: Wish) -> Answer:
    clause = wish.beside(*_OUTER)
    if clause.has("act.cancel"):
        return call_off(wish.scene, clause, "ride", "rides", "Ride.state")
    if clause.has(*_ASKING):
        return how_is(wish.scene, clause, "ride", "rides", "Ride.state")
    thing = service(wish.scene, clause, "ride", "rides")
    if not _known_time(wish, clause):
        return [Ask("which_value", (thing.id,), wish.whole)]
    way = route(wish.text, wish.scene.utterance.language, _places(wish), _no_places(wish))
    if way.unclear:
        return [Ask("which_value", (thing.id,), wish.whole)]
    return book(wish.scene, clause, way.destination, way.pickup)


def _places(wish: Wish) -> list[tuple[int, int]]:
    """Where the parser marked places, in the folded text."""
    back = wish.text.back
    spans = [(slot.start, slot.end) for slot in wish.slots(*_PLACES)]
    return [(bisect_left(back, start), bisect_left(back, end)) for start, end in spans]


def _no_places(wish: Wish) -> list[tuple[int, int]]:
    """Where times, deeds and small talk stand, in the folded text."""
    whole = wish.made(wish.all)
    found = [(span.start, span.end) for span in whole.spans]
    found += list(whole.when.place.values()) if whole.when is not None else []
    said = [m for m in wish.all if m.has("polite.") or m.has("verb.") or m.has("act.")]
    taken = wish.mentions(*_PLACES)
    return found + [(m.start, m.end) for m in said if m not in taken]


def _order(wish: Wish) -> Answer:
    clause = wish.beside(*_OUTER)
    thing = service(wish.scene, clause, "shop", "food")
    if clause.has("act.cancel"):
        return call_off(wish.scene, clause, "shop", "food", "Ordering.status")
    if not _known_time(wish, clause):
        return [Ask("which_value", (thing.id,), wish.whole)]
    goods = [_counted(wish, slot) for slot in wish.slots(*_GOODS)]
    return order(wish.scene, clause, goods, wish.said("business_name"))


def _counted(wish: Wish, slot: Slot) -> str:
    """ "Two pizzas": the goods with the number right before them."""
    for mention in wish.all:
        start, end = wish.text.span(mention.start, mention.end)
        if "number" in mention.tags and 0 <= slot.start - end <= 1:
            return wish.text.original[start : slot.end].strip()
    return slot.value.strip()


def _ordered(wish: Wish) -> Answer:
    """ "Where is my order?"; what a restaurant offers is not known here."""
    if wish.has("business_name", "business_type", "food_type", "place_name"):
        return [Refuse("no_service", wish.whole, "tips")]
    return how_is(wish.scene, wish.clause(), "shop", "food", "Ordering.status")


def _known_time(wish: Wish, clause: Clause) -> bool:
    """Whether the moment was understood, where one was said."""
    set_time(wish, clause)
    return not wish.has("time") or bool(clause.spans) or (clause.when is not None)


ERRANDS: dict[str, Planner] = {
    "transport_taxi": _taxi, "takeaway_order": _order, "takeaway_query": _ordered,
    "transport_ticket": _none("tickets"), "transport_query": _none("travel"),
    "transport_traffic": _none("travel"),
}  # fmt: skip
"""Intent → what it comes to."""

"""What is done outside the home: a ride, food, tickets. Ordering is confirmed at the door."""

from __future__ import annotations

from madang.things.plan import Refuse

from .wish import Answer, Planner, Wish

__all__ = ["ERRANDS"]


def _none(topic: str) -> Planner:
    return lambda wish: [Refuse("no_service", wish.whole, topic)]


def _taxi(wish: Wish) -> Answer:
    return [Refuse("no_service", wish.whole, "rides")]


ERRANDS: dict[str, Planner] = {
    "transport_taxi": _taxi, "transport_ticket": _none("tickets"), "transport_query": _none("travel"),
    "transport_traffic": _none("travel"), "takeaway_order": _none("food"), "takeaway_query": _none("food"),
}  # fmt: skip
"""Intent → what it comes to."""

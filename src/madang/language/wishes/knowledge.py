"""Talk, and questions about the world: what this home answers by itself, and what it has no service for."""

from __future__ import annotations

from madang.things.plan import Refuse

from ..errands import weather
from ..looking import LOOKING
from ..targets import Stop
from .moments import set_time
from .wish import Answer, Chat, Planner, Wish

__all__ = ["KNOWLEDGE"]

_SERVICES = {
    "news_query": "news",
    "qa_currency": "knowledge", "qa_definition": "knowledge", "qa_factoid": "knowledge",
    "qa_maths": "knowledge", "qa_stock": "knowledge",
    "cooking_query": "recipes", "cooking_recipe": "recipes",
    "email_addcontact": "mail", "email_query": "mail", "email_querycontact": "mail",
    "email_sendemail": "mail",
    "social_post": "social", "social_query": "social",
    "recommendation_events": "tips", "recommendation_locations": "tips", "recommendation_movies": "tips",
    "general_joke": "jokes", "general_quirky": "chat",
}  # fmt: skip
"""Intent → the service that it would need."""


def _none(topic: str) -> Planner:
    return lambda wish: [Refuse("no_service", wish.whole, topic)]


def _greet(wish: Wish) -> Answer:
    return Chat("greet")


def _weather(wish: Wish) -> Answer:
    """The weather here, where a service tells it; how warm it is outside now, where a sensor knows."""
    clause = wish.clause()
    set_time(wish, clause)
    ahead = clause.when is not None and clause.when.date(wish.scene.now) not in (None, wish.scene.now.date())
    warmth = clause.has("attr.temperature", "act.warmer", "act.cooler", "room.outdoors", "room.outside")
    if warmth and not ahead and not wish.has("place_name"):
        clause.tags.add("room.outdoors")
        try:
            return LOOKING["look_temperature"](wish.scene, clause)
        except Stop:
            pass
    unread = wish.has("date", "time") and clause.when is None and not clause.has("day.")
    if unread or (wish.has("place_name") and not clause.has("named.spaces")):
        return [Refuse("no_service", wish.whole, "weather")]
    return weather(wish.scene, clause)


KNOWLEDGE: dict[str, Planner] = {intent: _none(topic) for intent, topic in _SERVICES.items()} | {
    "general_greet": _greet, "weather_query": _weather,
}  # fmt: skip
"""Intent → what it comes to."""

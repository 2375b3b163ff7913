"""What comes from outside the home: the weather, a ride, an order. The same for words and for frames."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .scene import Scene
from .targets import Stop

__all__ = ["book", "call_off", "how_is", "moment_said", "order", "service", "weather"]

_WEATHER_NOW = ("Weather.sky", "Weather.temperature")


def service(scene: Scene, clause: Clause, kind: str, topic: str) -> Thing:
    """The home's service of a kind: the named one, else the only one. Raises `Stop` where there is none."""
    things = scene.of_kind(kind)
    named = {i for mention in clause.mentions for i in mention.entry.things}
    things = [thing for thing in things if thing.id in named] or things
    if not things:
        raise Stop(Refuse("no_service", scene.utterance.text.strip(), topic))
    if len(things) > 1:
        raise Stop(Ask("which_thing", tuple(thing.id for thing in things)))
    scene.touched.append(things[0].id)
    return things[0]


def weather(scene: Scene, clause: Clause) -> list[Step]:
    """How the weather is now and today, or on the days that are asked about."""
    thing = service(scene, clause, "weather", "weather")
    when = clause.when
    stretch = when.stretch(scene.now) if when is not None else None
    if stretch is None or stretch[0].date() == scene.now.date() == (stretch[1] - _INSTANT).date():
        now: list[Step] = [scene.look(thing, attribute) for attribute in _WEATHER_NOW]
        return now
    if stretch[1] <= scene.now:
        return [Refuse("no_service", scene.utterance.text.strip(), "weather")]
    return [scene.look(thing, "Weather.days", when)]


_INSTANT = timedelta(microseconds=1)


def moment_said(scene: Scene, clause: Clause) -> datetime | None:
    """The moment for which something is wanted; None for now."""
    if clause.when is not None and (moment := clause.when.moment(scene.now, "soon")) is not None:
        return moment
    return scene.now + timedelta(seconds=clause.spans[0].seconds) if clause.spans else None


def book(scene: Scene, clause: Clause, destination: str, pickup: str) -> list[Step]:
    """A ride from here or from `pickup`, at the moment that the clause says."""
    thing = service(scene, clause, "ride", "rides")
    args: dict[str, Any] = {}
    if destination:
        args["destination"] = destination
    if pickup:
        args["pickup"] = pickup
    if (moment := moment_said(scene, clause)) is not None:
        args["departure"] = moment.timestamp()
    return [scene.do(thing, "Ride.book", args, scene.utterance.text.strip())]


def order(scene: Scene, clause: Clause, items: list[str], merchant: str) -> list[Step]:
    """Something to eat or to use, brought here; without an item, the question what."""
    thing = service(scene, clause, "shop", "food")
    if not items:
        return [Ask("which_value", (thing.id,), scene.utterance.text.strip())]
    args: dict[str, Any] = {"items": items}
    if merchant:
        args["merchant"] = merchant
    if (moment := moment_said(scene, clause)) is not None:
        args["delivery"] = moment.timestamp()
    return [scene.do(thing, "Ordering.order", args, scene.utterance.text.strip())]


def how_is(scene: Scene, clause: Clause, kind: str, topic: str, attribute: str) -> list[Step]:
    """How the ride or the order stands."""
    return [scene.look(service(scene, clause, kind, topic), attribute)]


def call_off(scene: Scene, clause: Clause, kind: str, topic: str, state: str) -> list[Step]:
    """Cancel the ride or the order, where there is one."""
    thing = service(scene, clause, kind, topic)
    said = scene.utterance.text.strip()
    if scene.get(thing, state) == "none":
        return [Refuse("no_such_item", said)]
    return [scene.do(thing, f"{state.partition('.')[0]}.cancel", {}, said)]

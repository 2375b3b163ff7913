"""What comes from outside: a ride, an order from a shop or a restaurant, the weather.

Ordering costs money, and so it is confirmed before it happens, whoever asks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from .trait import Call, Effect, Risk, Trait, command
from .units import Celsius, Moment, Percent

Words = Annotated[str, Meta(min_length=1, max_length=200)]
Sky = Literal["clear", "cloudy", "rain", "snow", "fog", "storm"]


class Ride(Trait, frozen=True):
    """A car that is sent for somebody. States of a leg, as the TOMP-API 2 has them."""

    icon = "car"

    state: Literal["none", "assigned", "arriving", "here", "riding", "done"] = "none"
    pickup: str | None = None
    """Where it starts; None is this home."""
    destination: str | None = None
    departure: Moment | None = None
    """When the car shall be here; None while nothing is booked."""

    @command(risk=Risk.HIGH, momentary=True)
    def book(
        self,
        destination: Words | None = None,
        pickup: Words | None = None,
        departure: Moment | None = None,
        *,
        now: Moment,
    ) -> Effect:
        """Send for a car, now or for a moment."""
        at = now if departure is None else departure
        return self.to(state="assigned", destination=destination, pickup=pickup, departure=at)

    @command(risk=Risk.MEDIUM)
    def cancel(self) -> Effect:
        """Call the car off."""
        return Ride()

    def restore(self, before: Ride) -> list[Call] | None:
        return [("Ride.cancel", {})] if before == Ride() else None


class Ordering(Trait, frozen=True):
    """An order at a shop or a restaurant. States as in the Universal Commerce Protocol."""

    icon = "shopping-bag"

    status: Literal["none", "processing", "shipped", "delivered"] = "none"
    items: tuple[str, ...] = ()
    merchant: str | None = None
    delivery: Moment | None = None
    """When it was asked to come; None is as soon as it can."""

    @command(risk=Risk.HIGH, momentary=True)
    def order(
        self,
        items: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=50)],
        merchant: Words | None = None,
        delivery: Moment | None = None,
    ) -> Effect:
        """Order something to be brought here."""
        return self.to(status="processing", items=items, merchant=merchant, delivery=delivery)

    @command(risk=Risk.MEDIUM)
    def cancel(self) -> Effect:
        """Call the order off."""
        return Ordering()

    def restore(self, before: Ordering) -> list[Call] | None:
        return [("Ordering.cancel", {})] if before == Ordering() else None


class WeatherDay(Struct, frozen=True):
    """The weather of one day: from ``start`` (midnight) to ``end``, its last second."""

    id: int
    start: Moment
    end: Moment
    sky: Sky
    low: Celsius
    high: Celsius
    rain: Percent
    """How likely rain or snow is."""


class Weather(Trait, frozen=True):
    """The weather here, now and on the next days."""

    icon = "cloud-sun"

    sky: Sky | None = None
    temperature: Celsius | None = None
    days: tuple[WeatherDay, ...] = ()

"""Rides, orders and the weather, all made up: they come in their own time, and nobody pays unasked."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from madang.door.gate import judge
from madang.door.outcome import Who
from madang.drivers.virtual.services import forecast
from madang.things.blueprint import Blueprint
from madang.things.plan import Do
from madang.things.services import Ordering, Ride
from madang.twin.rehearsal import Foreseen
from madang.twin.rules import local_time

from .conftest import MORNING, House

TAXI, SHOP, SKY = "home.taxi", "home.delivery", "home.weather"
HOME = ZoneInfo("Asia/Seoul")


async def test_a_car_is_found_comes_waits_and_drives(blueprint: Blueprint) -> None:
    house = House(blueprint, speed=5_000)
    await house.driver.start()
    await house.send(TAXI, "Ride.book", destination="airport")
    assert house.get(TAXI, "Ride.destination") == "airport"
    await house.until(lambda: house.get(TAXI, "Ride.state") == "done")
    await house.driver.stop()
    assert house.told(TAXI, "Ride.state") == ["assigned", "arriving", "here", "riding", "done"]


async def test_a_car_for_later_does_not_come_at_once(house: House) -> None:
    await house.send(TAXI, "Ride.book", departure=MORNING + 7_200)
    assert house.get(TAXI, "Ride.state") == "assigned"
    await house.send(TAXI, "Ride.cancel")
    assert house.get(TAXI, "Ride.state") == "none"
    assert house.get(TAXI, "Ride.departure") is None


async def test_an_order_is_prepared_sent_and_brought(blueprint: Blueprint) -> None:
    house = House(blueprint, speed=5_000)
    await house.driver.start()
    await house.send(SHOP, "Ordering.order", items=["bibimbap", "kimchi"], merchant="Sora's")
    await house.until(lambda: house.get(SHOP, "Ordering.status") == "delivered")
    await house.driver.stop()
    assert house.told(SHOP, "Ordering.status") == ["processing", "shipped", "delivered"]
    assert house.get(SHOP, "Ordering.items") == ("bibimbap", "kimchi")


@pytest.mark.parametrize(
    "step",
    [Do(TAXI, "Ride.book", {"destination": "airport"}), Do(SHOP, "Ordering.order", {"items": ["soup"]})],
)
@pytest.mark.parametrize(
    ("person", "answer"), [("minji", "confirm"), ("junho", "confirm"), ("haneul", "deny"), (None, "deny")]
)
def test_what_costs_money_is_confirmed_and_not_for_children(
    blueprint: Blueprint, step: Do, person: str | None, answer: str
) -> None:
    assert judge(blueprint, Foreseen(step, MORNING), Who(person)).answer == answer


def test_booking_can_be_undone_and_calling_off_cannot() -> None:
    booked = Ride(state="assigned", destination="airport", departure=MORNING)
    assert booked.restore(Ride()) == [("Ride.cancel", {})]
    assert Ride().restore(booked) is None
    ordered = Ordering(status="processing", items=("soup",))
    assert ordered.restore(Ordering()) == [("Ordering.cancel", {})]
    assert Ordering().restore(ordered) is None


async def test_the_weather_is_told_from_the_start(house: House) -> None:
    days = house.get(SKY, "Weather.days")
    assert len(days) == 7
    assert house.get(SKY, "Weather.sky") == days[0].sky
    assert days[0].low <= house.get(SKY, "Weather.temperature") <= days[0].high
    today = local_time(house.twin.blueprint, MORNING).date()
    assert datetime.fromtimestamp(days[0].start, HOME).date() == today


def test_a_day_keeps_its_weather_and_winters_are_cold() -> None:
    noon = datetime(2027, 1, 20, 12, tzinfo=HOME)
    today = forecast(noon)
    tomorrow = forecast(noon + timedelta(days=1))
    for one, same in zip(today[1:], tomorrow, strict=False):
        assert (one.start, one.sky, one.low, one.high, one.rain) == (
            same.start, same.sky, same.low, same.high, same.rain,
        )  # fmt: skip
    summer = forecast(datetime(2027, 7, 20, 12, tzinfo=HOME))
    assert max(day.high for day in today) < min(day.high for day in summer)
    assert all(day.low < day.high and 0 <= day.rain <= 100 for day in (*today, *summer))
    assert all(a.end < b.start for a, b in pairwise(today))

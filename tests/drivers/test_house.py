"""Timers, lists, people: kept by the house, at once."""

from __future__ import annotations

import pytest

from madang.drivers.driver import DriverError
from madang.things.blueprint import Blueprint

from .conftest import MORNING, House


@pytest.fixture
def own(blueprint: Blueprint) -> House:
    return House(blueprint, "house")


async def test_a_timer_runs_as_soon_as_it_is_asked_for(own: House) -> None:
    await own.send("home.timer", "Timer.start", duration=600, name="pasta")
    (timer,) = own.get("home.timer", "Timer.timers")
    assert (timer.name, timer.ends_at) == ("pasta", MORNING + 600)


async def test_milk_is_ticked_off_and_bread_is_added(own: House) -> None:
    await own.send("home.shopping_list", "TaskList.complete", id=1)
    await own.send("home.shopping_list", "TaskList.add", summary="버터")
    tasks = own.get("home.shopping_list", "TaskList.tasks")
    assert tasks[0].completed
    assert tasks[-1].summary == "버터"


async def test_junho_leaves(own: House) -> None:
    await own.send("people.junho", "Presence.leave")
    assert own.get("people.junho", "Presence.at_home") is False
    assert own.twin.anyone_home()


async def test_what_is_not_on_the_list_cannot_be_ticked_off(own: House) -> None:
    with pytest.raises(DriverError, match="no item 99") as caught:
        await own.send("home.shopping_list", "TaskList.complete", id=99)
    assert caught.value.reason == "device_refused"
    assert own.reports == []

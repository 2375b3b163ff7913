"""Virtual devices of the demo home, a hundred times as fast as real ones."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import pytest

from madang.config import demo_home, load_home
from madang.drivers.driver import make_driver
from madang.things.blueprint import Blueprint
from madang.twin.twin import Change, Twin

MORNING = 1_790_000_000.0
SPEED = 100.0


class House:
    """A twin, a driver, and all that was reported."""

    def __init__(self, blueprint: Blueprint, driver: str = "virtual", **options: Any) -> None:
        self.twin = Twin(blueprint, MORNING)
        self.reports: list[Change] = []
        self._news = asyncio.Event()
        self.driver: Any = make_driver(driver, self.twin, self._report, **options)

    def _report(self, thing: str, trait: str, values: Mapping[str, Any]) -> None:
        self.reports += self.twin.report(thing, trait, values)
        self._news.set()

    async def send(self, thing: str, command: str, **args: Any) -> None:
        await self.driver.send(self.twin.thing(thing), command, args)

    def get(self, thing: str, attribute: str) -> Any:
        return self.twin.get(thing, attribute)

    def told(self, thing: str, attribute: str) -> list[Any]:
        """Every value of the attribute that was reported, in order."""
        trait, _, field = attribute.partition(".")
        return [v[field] for t, name, v in self.reports if (t, name) == (thing, trait) and field in v]

    async def until(self, seen: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until it is so; fails after some real seconds."""
        async with asyncio.timeout(seconds):
            while not seen():
                self._news.clear()
                await self._news.wait()


@pytest.fixture(scope="session")
def blueprint() -> Blueprint:
    return load_home(demo_home())


@pytest.fixture
async def house(blueprint: Blueprint) -> AsyncIterator[House]:
    house = House(blueprint, speed=SPEED)
    await house.driver.start()
    yield house
    await house.driver.stop()

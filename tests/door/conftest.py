"""A small home with devices that do exactly what a test tells them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from madang.door.door import Door
from madang.door.later import Agenda
from madang.door.ledger import Ledger
from madang.door.outcome import Who
from madang.door.records import Records
from madang.drivers.driver import DriverError
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.plan import Do
from madang.things.thing import Thing, apply
from madang.twin.journal import CHANGES, Entry, Journal
from madang.twin.live import Live
from madang.twin.twin import Twin, difference

NOON = 1_790_000_000.0


def home_file(**more: Any) -> dict[str, Any]:
    """A flat with one of everything that the door treats in its own way."""
    return {
        "home": {"name": {"en": "Flat"}, "time_zone": "Asia/Seoul"},
        "people": [
            {"id": "minji", "name": {"en": "Minji"}, "role": "owner"},
            {"id": "junho", "name": {"en": "Junho"}, "role": "adult", "space": "study"},
            {"id": "haneul", "name": {"en": "Haneul"}, "role": "child", "space": "kids_room"},
        ],
        "spaces": [
            {"id": "living_room", "name": {"en": "Living room"}},
            {"id": "kids_room", "name": {"en": "Kids' room"}},
            {"id": "study", "name": {"en": "Study"}},
        ],
        "things": [
            {"id": "living_room.lamp", "kind": "light", "space": "living_room", "name": {"en": "Lamp"}},
            {"id": "study.lamp", "kind": "light", "space": "study", "name": {"en": "Desk lamp"}},
            {
                "id": "living_room.curtain",
                "kind": "curtain",
                "space": "living_room",
                "name": {"en": "Curtain"},
            },
            {"id": "living_room.oven", "kind": "oven", "space": "living_room", "name": {"en": "Oven"}},
            {"id": "living_room.speaker", "kind": "speaker", "name": {"en": "Speaker"}},
            {"id": "front_door", "kind": "lock", "name": {"en": "Front door"}},
            {"id": "heating", "kind": "thermostat", "name": {"en": "Heating"}},
            {"id": "timer", "kind": "timer", "name": {"en": "Timer"}},
            {"id": "diary", "kind": "calendar", "name": {"en": "Diary"}},
        ],
        "rules": [
            {
                "id": "nobody_unlocks_an_empty_home",
                "say": {"en": "The front door stays locked while nobody is home."},
                "never": {"commands": ["DoorLock.unlock_door"], "thing": "front_door"},
                "when": {"nobody_home": True},
            },
            {
                "id": "heating_limit",
                "say": {"en": "Heating never above 26 degrees."},
                "never": {"attribute": "Thermostat.setpoint", "above": 26},
            },
        ],
        **more,
    }


class Devices:
    """All devices of the home: each reports the effect of a command, unless told otherwise."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.errors: dict[str, DriverError] = {}
        self.silent: set[str] = set()
        self.delay: dict[str, float] = {}
        self.running = 0
        self.most_at_once = 0

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        self.sent.append((thing.id, command, args))
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            if thing.id in self.delay:
                await asyncio.sleep(self.delay[thing.id])
            if thing.id in self.errors:
                raise self.errors[thing.id]
            if thing.id not in self.silent:
                self.report_effect(thing, command, args)
        finally:
            self.running -= 1

    def report_effect(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Report what the command leads to; a curtain only its target, for it has to move."""
        before = self.live.twin.state(thing.id)
        after = apply(thing, before, command, args, self.live.clock())
        for _, trait, values in difference(thing.id, before, after):
            reported = {k: v for k, v in values.items() if k not in after[trait].eventual}
            if reported:
                self.live.report(thing.id, trait, reported)


class World:
    """Everything a story needs."""

    def __init__(self, blueprint: Blueprint, journal: Journal) -> None:
        self.now = NOON
        twin = Twin(blueprint, self.now)
        twin.fold(journal.load().changes)
        self.journal = journal
        self.live = Live(twin, self, lambda: self.now)
        self.devices = Devices(self.live)
        self.ledger = Ledger(Records(journal))
        self.agenda = Agenda(Records(journal))
        self.door = Door(self.live, self.ledger, self.agenda, lambda thing: self.devices)
        self.news: list[Any] = []
        self.live.watch(self.news.append)

    def keep(self, at: float, changes: tuple[Any, ...]) -> None:
        self.journal.append_soon(Entry(at, CHANGES, changes))

    def restart(self) -> World:
        """The same home after the hub was started again."""
        return World(self.live.twin.blueprint, self.journal)

    def value(self, thing: str, attribute: str) -> Any:
        return self.live.twin.get(thing, attribute)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = World(read_blueprint(home_file()), Journal.open(None))
    yield world
    await world.door.close()


OWNER = Who("minji", "page")
CHILD = Who("haneul", "page")
GUEST = Who(None, "page")
SPOKEN = Who("minji", "voice", trusted=False)

LAMP_ON = Do("living_room.lamp", "OnOff.on")
LAMP_OFF = Do("living_room.lamp", "OnOff.off")
UNLOCK = Do("front_door", "DoorLock.unlock_door")
OVEN_ON = Do("living_room.oven", "OnOff.on")
CLOSE_CURTAIN = Do("living_room.curtain", "WindowCovering.up_or_open")

"""The agenda: what was asked for later, kept so that a restart does not lose it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from madang.things.plan import Plan, Until, Wait, parse_step
from madang.things.trait import CommandError
from madang.things.units import Moment
from madang.twin.journal import Entry
from madang.twin.rules import compare
from madang.twin.twin import Twin

from .outcome import Act, Who
from .records import Records

__all__ = ["Agenda", "Later"]

FOREVER = 24 * 3600.0
"""Seconds that a plan waits for a state when it does not say how long."""


class Later(Struct, frozen=True):
    """Steps that come after a wait."""

    id: str
    act: int
    at: Moment
    """When they are due, or until when the state below is waited for."""
    who: Who
    why: str
    steps: tuple[dict[str, Any], ...]
    until: Until | None = None
    confirmed: bool = False
    """The person gave their word already."""
    stop_on_failure: bool = False
    over: bool = False

    def plan(self) -> Plan:
        """The steps as a plan."""
        return Plan(tuple(parse_step(step) for step in self.steps), self.stop_on_failure)


class Agenda:
    """What is kept for later, by id. The schedule looks here for what is due."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.items: dict[str, Later] = {}
        for entry in records.newest("later", 10_000):
            item = msgspec.json.decode(entry.body, type=Later)
            if not item.over:
                self.items[item.id] = item

    async def keep(self, entry: Act, plan: Plan, now: Moment, *, confirmed: bool = False) -> None:
        """Keep a plan that begins with a wait, which begins now."""
        wait = plan.steps[0]
        assert isinstance(wait, Wait)
        rest = tuple(msgspec.to_builtins(step) for step in plan.steps[1:])
        at = now + (FOREVER if wait.wait.seconds is None else wait.wait.seconds)
        name = f"{entry.id:012d}.{len(self.items)}"
        until, stop = wait.wait.until, plan.stop_on_failure
        item = Later(name, entry.id, at, entry.who, entry.why, rest, until, confirmed, stop)
        self.items[item.id] = item
        await self._write(item)

    async def take(self, item: Later) -> None:
        """It is done (or given up): forget it, durably."""
        self.items.pop(item.id, None)
        await self._write(msgspec.structs.replace(item, over=True))

    async def drop(self, act: int) -> int:
        """Forget what an act asked for later; returns how many plans that were."""
        gone = [item for item in self.items.values() if item.act == act]
        for item in gone:
            await self.take(item)
        return len(gone)

    def waited_for(self) -> set[str]:
        """The things whose state is waited for."""
        return {item.until.thing for item in self.items.values() if item.until is not None}

    def next_at(self) -> Moment | None:
        """The moment to look again; None when nothing waits."""
        return min((item.at for item in self.items.values()), default=None)

    def due(self, twin: Twin) -> list[Later]:
        """What is to be done now: its time has come, or the state that it waits for is there."""
        return [item for item in self.items.values() if _is_due(item, twin)]

    def given_up(self, twin: Twin) -> list[Later]:
        """What waited for a state that did not come in time."""
        waiting = [item for item in self.items.values() if item.until is not None]
        return [item for item in waiting if item.at <= twin.now and not _is_due(item, twin)]

    async def _write(self, item: Later) -> None:
        await self._records.write(Entry(item.at, "later", item, item.id))


def _is_due(item: Later, twin: Twin) -> bool:
    if item.until is None:
        return item.at <= twin.now
    try:
        value = twin.get(item.until.thing, item.until.attribute)
    except CommandError:  # the home file has changed since, and the thing is gone
        return False
    return compare(value, item.until.op, item.until.value)

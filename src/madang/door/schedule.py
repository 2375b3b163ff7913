"""The schedule: hands what comes due to the door. Timers, alarms, routines, and what was asked for later."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from madang.things.plan import Do, Plan
from madang.things.rules import Rule
from madang.things.thing import Thing
from madang.things.units import Language, Moment
from madang.twin.clockwork import Due, next_due, steps_of
from madang.twin.live import Changed
from madang.twin.rules import holds

from .door import Door
from .gate import HOUSE
from .later import Later
from .outcome import Act, Noticed, Who

__all__ = ["Schedule"]

_log = logging.getLogger(__name__)

AFTER_TROUBLE = 1.0
"""Seconds to wait before the schedule looks again after it failed."""
LONGEST_SLEEP = 300.0
"""Seconds after which it looks again anyway: the machine may have slept, or its clock been set."""

Words = Callable[[Due], dict[Language, str]]
"""How a due timer or alarm is told, per language."""


class Schedule:
    """Sleeps until something is due; wakes up early when timers, alarms or people change."""

    def __init__(self, door: Door, words: Words) -> None:
        self._door = door
        self._words = words
        self._wake = asyncio.Event()
        self._looked: Moment = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        blueprint = door.live.twin.blueprint
        self._conditional = [rule for rule in blueprint.routines if rule.at is None]
        self._true = {rule.id for rule in self._conditional if holds(rule.when, door.live.twin)}
        self._watched = _things_watched(blueprint.by_trait, self._conditional)
        self._stop = door.live.watch(self._on_news)

    def start(self) -> None:
        """Begin. What came due while the house was not running is done at once."""
        self._looked = self._door.live.clock()
        self._spawn(self._loop())

    async def close(self) -> None:
        """Stop."""
        self._stop()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        """Look again now: something was put on the agenda."""
        self._wake.set()

    def _on_news(self, news: object) -> None:
        if isinstance(news, Act) or (isinstance(news, Changed) and self._matters(news)):
            self._wake.set()

    def _matters(self, news: Changed) -> bool:
        waited_for = self._door.agenda.waited_for()
        return any(change[0] in self._watched or change[0] in waited_for for change in news.changes)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _loop(self) -> None:
        while True:
            try:
                await self._look()
            except Exception:  # one thing that cannot be done must not keep the house from all others
                _log.exception("something that was due could not be looked at")
                await asyncio.sleep(AFTER_TROUBLE)
            try:
                async with asyncio.timeout(self._seconds_to_next()):
                    await self._wake.wait()
            except TimeoutError:
                pass
            self._wake.clear()

    def _seconds_to_next(self) -> float:
        live = self._door.live
        now = live.clock()
        due = next_due(live.twin, self._looked)
        moments = [now + LONGEST_SLEEP, self._door.agenda.next_at(), due.at if due else None]
        return max(0.01, min(m for m in moments if m is not None) - now)

    async def _look(self) -> None:
        live, agenda = self._door.live, self._door.agenda
        now = live.clock()
        live.twin.now = now
        while (due := next_due(live.twin, self._looked)) is not None and due.at <= now:
            self._looked = max(self._looked, due.at)
            if due.rule is None or (due.rule.at is not None and holds(due.rule.when, live.twin)):
                await self._do(due)
        self._looked = max(self._looked, now)
        for rule in self._newly_true():
            await self._do(Due(now, steps_of(rule), f"rule {rule.id}", rule))
        for item in agenda.due(live.twin):
            await agenda.take(item)
            self._spawn(self._later(item))
        for item in agenda.given_up(live.twin):
            await agenda.take(item)

    def _newly_true(self) -> list[Rule]:
        found = []
        for rule in self._conditional:
            if not holds(rule.when, self._door.live.twin):
                self._true.discard(rule.id)
            elif rule.id not in self._true:
                self._true.add(rule.id)
                found.append(rule)
        return found

    async def _do(self, due: Due) -> None:
        words = due.rule.say if due.rule else self._words(due)
        outcome = await self._door.run(Plan(due.steps), Who(surface=HOUSE), due.why)
        thing = next((step.do for step in due.steps if isinstance(step, Do)), None)
        kind = "timer" if due.why == "timer" else "alarm" if due.why == "alarm" else "routine"
        self._door.live.tell(Noticed(kind, words, thing, outcome.act))  # type: ignore[arg-type]

    async def _later(self, item: Later) -> None:
        await self._door.run(item.plan(), item.who, item.why, confirmed=item.confirmed)


def _things_watched(by_trait: Mapping[str, tuple[Thing, ...]], rules: list[Rule]) -> set[str]:
    named = {rule.when.thing for rule in rules if rule.when and rule.when.thing}
    for trait in ("Timer", "AlarmClock", "Presence"):
        named |= {thing.id for thing in by_trait.get(trait, ())}
    return named

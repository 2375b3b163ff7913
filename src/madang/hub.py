"""The hub: puts a home together from its blueprint and its data folder; owns start and stop.

Nothing is global: one process can hold many homes.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from madang.assistant import Assistant
from madang.door.door import Door
from madang.door.later import Agenda
from madang.door.ledger import Ledger
from madang.door.outcome import Act, News, Pending
from madang.door.records import Records
from madang.door.schedule import Schedule
from madang.drivers.driver import Driver, make_driver
from madang.language.replies import Replies
from madang.language.understanding import Understanding
from madang.things.blueprint import Blueprint
from madang.things.plan import Do
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.things.units import Language, Moment
from madang.twin.clockwork import Due
from madang.twin.journal import CHANGES, Entry, Journal, JournalError
from madang.twin.live import Live
from madang.twin.twin import Change, Twin

__all__ = ["Home"]

_log = logging.getLogger(__name__)

KEEPS_CHANGES = 30 * 86_400.0
"""Seconds after which a change that a snapshot holds may leave the journal. Acts stay."""
DAY = 86_400.0
SHORT_TURNS = 0.0005
"""Seconds that a thread in the background may keep the interpreter from whoever has something to answer."""
START_IS_OVER = 2.0
"""Seconds after the start when there is time for what is not urgent."""
SNAPSHOT_EVERY = 5_000
"""Groups of changes (or ten for each thing, in a large home) after which a snapshot is taken, so that a start
stays short."""


class Home:
    """A living home: its twin, journal, door, drivers, assistant. Use `open` and `close`."""

    def __init__(self, blueprint: Blueprint, journal: Journal, clock: Callable[[], Moment]) -> None:
        loaded = journal.load()
        twin = Twin(blueprint, clock())
        twin.fold(loaded.changes)
        self.blueprint = blueprint
        self.journal = journal
        self.repaired = loaded.repaired
        """What was found broken in the data folder and saved; None when all was well."""
        self.live = Live(twin, _Keeper(self), clock)
        records = Records(journal)
        self.ledger = Ledger(records)
        self.agenda = Agenda(records)
        self.drivers: dict[str, Driver] = {}
        self.replies = Replies(blueprint)
        self.door = Door(self.live, self.ledger, self.agenda, self._driver_of, self._failed)
        self.assistant = Assistant(self.door, Understanding(blueprint), self.replies)
        self.schedule = Schedule(self.door, self._words)
        self.kept = loaded.tail
        self._snapshot_due = False

    @classmethod
    async def open(
        cls,
        blueprint: Blueprint,
        data: Path | None,
        *,
        clock: Callable[[], Moment] = time.time,
        sync: str = "interval",
        options: dict[str, dict[str, Any]] | None = None,
    ) -> Home:
        """Start a home. ``data`` None keeps nothing on disk. ``options`` go to the drivers, by their names.

        Raises `JournalError` when the data folder cannot be used.
        """
        journal = Journal.open(data, sync=sync)  # type: ignore[arg-type]
        try:
            home = cls(blueprint, journal, clock)
            await home._start(options or {})
        except BaseException:
            journal.close()
            raise
        return home

    async def close(self) -> None:
        """Stop: drivers first, then what watches them; a snapshot makes the next start short."""
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await self.schedule.close()
        await self.door.close()
        for driver in self.drivers.values():
            await driver.stop()
        try:
            await self.journal.snapshot(self.live.twin.snapshot(), self.live.clock())
        except JournalError as error:  # a full disk: the next start folds a longer tail
            _log.warning("No snapshot was taken: %s", error)
        finally:
            self.journal.close()

    @property
    def twin(self) -> Twin:
        """The living twin. Read only, but for `live`."""
        return self.live.twin

    def watch(self, callback: Callable[[News], None]) -> Callable[[], None]:
        """Hear all news from now on; call the result to stop. The callback must not block."""
        return self.live.watch(callback)

    @property
    def trouble(self) -> str | None:
        """Why nothing can be kept at the moment (a full disk), for people; None when all is well."""
        return self.journal.trouble

    def pending(self) -> tuple[Pending, ...]:
        """The plans that wait for a word."""
        return tuple(self.door.pending.values())

    def acts(self, *, limit: int, before: int | None = None) -> list[Act]:
        """The newest acts (with a number below `before`), newest first."""
        return self.ledger.page(limit, before)

    def act(self, number: int) -> Act | None:
        """The act of that number."""
        return self.ledger.get(number)

    def fault(self, thing: str, mode: str) -> None:
        """Make a virtual thing fail on purpose: offline, slow, refuses, stuck; ``none`` ends it.

        Raises `CommandError` for a thing that is not there or not virtual, ValueError for another mode.
        """
        driver = self._driver_of(self.twin.thing(thing))
        set_fault = getattr(driver, "set_fault", None)
        if set_fault is None:
            raise CommandError("bad_argument", f"{thing} is not a virtual thing")
        set_fault(thing, None if mode == "none" else mode)

    async def _start(self, options: dict[str, dict[str, Any]]) -> None:
        for name in sorted({thing.driver for thing in self.blueprint.things.values()}):
            driver = make_driver(name, self.twin, self.live.report, **options.get(name, {}))
            self.drivers[name] = driver
            await driver.start()
        self.schedule.start()
        self._chores = (
            asyncio.create_task(self._prepare()),
            asyncio.create_task(self._tidy_daily()),
        )

    async def _prepare(self) -> None:
        """Learn every language of the home once the start is over, in a thread that nobody waits for."""
        await asyncio.sleep(START_IS_OVER)
        usual = sys.getswitchinterval()
        sys.setswitchinterval(SHORT_TURNS)
        try:
            for language in self.blueprint.facts.languages:
                await asyncio.to_thread(self.assistant.prepare, language)
        finally:
            sys.setswitchinterval(usual)
        gc.freeze()  # the words and names stay: the collector need not look through them again and again

    async def _tidy_daily(self) -> None:
        """Once a day, let go of changes that nobody needs any more, so that the data folder stays small."""
        while True:
            await asyncio.sleep(DAY)
            try:
                await self.journal.compact(self.live.clock() - KEEPS_CHANGES)
            except JournalError as error:
                _log.warning("The journal was not compacted: %s", error)

    def _driver_of(self, thing: Thing) -> Driver:
        return self.drivers[thing.driver]

    def _words(self, due: Due) -> dict[Language, str]:
        """A due timer or alarm, told in every language of the home."""
        return self._told(due.why, **_facts(due, self.twin))

    def _failed(self, thing: Thing) -> dict[Language, str]:
        return self._told("not_verified", thing=thing)

    def _told(self, kind: str, **facts: Any) -> dict[Language, str]:
        return {
            language: self.replies.notice(kind, language, **facts)
            for language in self.blueprint.facts.languages
        }

    def snapshot_soon(self) -> None:
        """Take a snapshot when the current work is done."""
        if not self._snapshot_due:
            self._snapshot_due = True
            asyncio.get_running_loop().call_soon(self._snapshot)

    def _snapshot(self) -> None:
        self._snapshot_due = False
        self.kept = 0
        changes = tuple(self.twin.snapshot())
        self.journal.append_soon(Entry(self.live.clock(), "snapshot", changes))


def _facts(due: Due, twin: Twin) -> dict[str, Any]:
    """What is known of a timer or an alarm that is due."""
    step = due.steps[0]
    if not isinstance(step, Do):
        return {}
    items = twin.get(step.do, "Timer.timers" if due.why == "timer" else "AlarmClock.alarms")
    item = next((item for item in items if item.id == step.args["id"]), None)
    fields = ("duration", "name", "space") if due.why == "timer" else ("time", "name")
    return {field: getattr(item, field) for field in fields if getattr(item, field, None) is not None}


class _Keeper:
    """Writes changes into the journal, and asks for a snapshot now and then."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def keep(self, at: Moment, changes: tuple[Change, ...]) -> None:
        home = self._home
        home.journal.append_soon(Entry(at, CHANGES, changes))
        home.kept += 1
        if home.kept >= max(SNAPSHOT_EVERY, 10 * len(home.blueprint.things)):
            home.snapshot_soon()

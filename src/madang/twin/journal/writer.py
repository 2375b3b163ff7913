"""The journal's writing thread: what waits is written as one group, then everyone who waits is told."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec

from .entry import CHANGES, SNAPSHOT, JournalError, Row, explain
from .salvage import suspect
from .store import Store
from .syncer import Syncer

__all__ = ["Item", "Writer", "fold_adjacent", "squeeze"]

log = logging.getLogger("madang.journal")

LINGER_S = 0.02
"""How long rows that nobody waits for may gather before they are written."""
RETRY_S = 1.0
"""How often rows that did not fit on a full disk are tried again."""
FOLD_S = 0.1
"""Changes that nobody waits for and that are closer than this share a row."""
_OWED_RECORDS = 10_000

Waiter = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class Item(NamedTuple):
    """Something to write: rows, or (on the writing thread, in its turn) a job."""

    rows: tuple[Row, ...] = ()
    waiter: Waiter | None = None
    job: Callable[[], Any] | None = None


class Writer:
    """Writes to a store, in order. Nobody else may write to it.

    Rows that nobody waits for are never given up because a disk is full: they are kept (squeezed to the
    newest value of each attribute, so that they stay few) and tried again. Rows that somebody waits for are
    refused then, whole, and are not tried again.
    """

    def __init__(self, store: Store, syncer: Syncer | None) -> None:
        self._store = store
        self._syncer = syncer
        self._queue: deque[Item] = deque()
        self._some = threading.Event()
        self._urgent = threading.Event()
        self._closing = threading.Event()
        self._owed: list[Row] = []
        self.trouble: JournalError | None = None
        """Why the last group could not be written; None when it could."""
        self._thread = threading.Thread(target=self._run, name="madang-journal", daemon=True)
        self._thread.start()

    def put(self, item: Item) -> None:
        """Queue an item: written at once if somebody waits for it, else with the next group."""
        self._queue.append(item)
        if item.waiter is not None and not self._urgent.is_set():
            self._urgent.set()
        if not self._some.is_set():
            self._some.set()

    def close(self) -> None:
        """Write what is queued, then end the thread."""
        self._closing.set()
        self._urgent.set()
        self._some.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._some.wait(RETRY_S if self._owed else None)
            if self._some.is_set():
                self._urgent.wait(LINGER_S)
            self._urgent.clear()
            self._some.clear()
            closing = self._closing.is_set()
            self._write_all()
            if closing and not self._queue:
                if self._owed:
                    log.error("%d journal entries could not be written: %s", len(self._owed), self.trouble)
                return

    def _write_all(self) -> None:
        group: list[Item] = []
        while self._queue:
            item = self._queue.popleft()
            if item.job is None:
                group.append(item)
                continue
            self._write(group)
            group = []
            self._work(item)
        self._write(group)

    def _write(self, group: list[Item]) -> None:
        if not group and not self._owed:
            return
        rows, ends = fold_adjacent(group)
        owed = len(self._owed)
        try:
            self._check_disk()
            last = self._store.write([*self._owed, *rows])
            if self._syncer is not None:
                self._syncer.committed()
                self._syncer.wait_for_disk()
                self._check_disk()
        except Exception as error:
            self._refuse(group, error)
            return
        self._owed = []
        if self.trouble is not None:
            log.warning("The journal can be written again; %d entries were caught up on.", owed)
            self.trouble = None
        first = last - len(rows)
        tell([(item.waiter, first + end, None) for item, end in zip(group, ends, strict=True) if item.waiter])

    def _check_disk(self) -> None:
        if self._syncer is not None and self._syncer.error is not None:
            raise self._syncer.error

    def _refuse(self, group: list[Item], error: Exception) -> None:
        trouble = explain(error, self._store.path)
        if trouble.reason == "broken":
            suspect(self._store.path)
        if self.trouble is None:
            log.error("%s", trouble)
        self.trouble = trouble
        self._owed = squeeze([*self._owed, *(row for item in group if not item.waiter for row in item.rows)])
        tell([(item.waiter, None, _again(trouble)) for item in group if item.waiter])

    def _work(self, item: Item) -> None:
        assert item.job is not None
        result, trouble = None, None
        try:
            result = item.job()
        except JournalError as error:
            trouble = error
        except Exception as error:
            trouble = explain(error, self._store.path)
        if item.waiter is not None:
            tell([(item.waiter, result, trouble)])


def _again(error: JournalError) -> JournalError:
    """The same error for one more person (an exception carries the traceback of who raised it)."""
    return JournalError(error.reason, str(error))


def tell(answers: Iterable[tuple[Waiter, Any, JournalError | None]]) -> None:
    """Answer everyone who waits: one call into each event loop. Who left in the meantime is passed over."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Any, JournalError | None]]] = {}
    for (loop, future), result, error in answers:
        loops.setdefault(loop, []).append((future, result, error))
    for loop, waiting in loops.items():
        try:
            loop.call_soon_threadsafe(_settle, waiting)
        except RuntimeError:  # the loop was closed: nobody is left to be told
            log.debug("An event loop ended before %d answers of the journal.", len(waiting))


def _settle(waiting: list[tuple[asyncio.Future[Any], Any, JournalError | None]]) -> None:
    for future, result, error in waiting:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def fold_adjacent(group: Iterable[Item]) -> tuple[list[Row], list[int]]:
    """The rows of a group, and for each item how many rows end with it.

    Changes of one moment that nobody waits for and that stand side by side become one row.
    """
    rows: list[Row] = []
    ends: list[int] = []
    open_row = False
    for item in group:
        for row in item.rows:
            soon = item.waiter is None and row.kind == CHANGES
            if soon and open_row and 0 <= row.at - rows[-1].at < FOLD_S:
                rows[-1] = rows[-1]._replace(body=_join(rows[-1].body, row.body))
            else:
                rows.append(row)
            open_row = soon
        ends.append(len(rows))
    return rows, ends


def _join(one: str, two: str) -> str:
    if "[]" in (one, two):
        return two if one == "[]" else one
    return f"{one[:-1]},{two[1:]}"


def squeeze(rows: Iterable[Row]) -> list[Row]:
    """The least that says the same in the end: the newest value of each attribute, of each record.

    A snapshot becomes what it is made of, changes: those that came after it must not end up before it.
    """
    changed: dict[tuple[str, str], dict[str, Any]] = {}
    records: dict[tuple[str, str], Row] = {}
    at = 0.0
    for number, row in enumerate(rows):
        if row.kind in (CHANGES, SNAPSHOT):
            at = row.at
            for thing, trait, values in msgspec.json.decode(row.body):
                changed.setdefault((thing, trait), {}).update(values)
        else:
            records[row.kind, row.key or f" {number}"] = row
    kept = list(records.values())[-_OWED_RECORDS:]
    if changed:
        body = [(thing, trait, values) for (thing, trait), values in changed.items()]
        kept.insert(0, Row(at, CHANGES, "", msgspec.json.encode(body).decode()))
    return kept

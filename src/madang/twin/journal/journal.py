"""The journal as the hub holds it: keeps what happens, and gives it back after a restart."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from madang.things.units import Moment, Seconds
from madang.twin.twin import Change

from .entry import SNAPSHOT, CompactReport, Entry, JournalError, Loaded, Row, explain
from .lock import FolderLock
from .reader import FILE, Reader
from .salvage import finish_saving, passes_check, passes_deep_check, save, standing, suspect, trust
from .store import Store, Sync, connect_to_read, wal_of
from .syncer import Syncer, sync_data
from .writer import Item, Writer

__all__ = ["Journal"]


class Journal(Reader):
    """The append-only log of a home's events, in a data folder of which it is the only writer.

    What was acknowledged (an awaited `append` returned) survives the end of the process at any moment. A
    power cut costs with ``sync="interval"`` at most what was acknowledged in the last `interval_s` seconds
    (`syncer` says why), with ``sync="commit"`` nothing.

    Readings tell what is acknowledged; what was given to `append_soon` shows some 20 ms later.
    """

    def __init__(
        self, store: Store, reading: sqlite3.Connection, writer: Writer | None, syncer: Syncer | None
    ) -> None:
        self._path = store.path
        self._reading = reading
        self._store = store
        self._writer = writer
        self._syncer = syncer
        self._lock: FolderLock | None = None
        self._loaded: Loaded | None = None
        self._closed = False

    @classmethod
    def open(
        cls,
        folder: Path | None,
        *,
        sync: Sync = "interval",
        interval_s: Seconds = 0.1,
        sync_file: Callable[[int], None] = sync_data,
    ) -> Journal:
        """Open the journal of a data folder, made if need be; None keeps it in memory, for tests and batches.

        A damaged journal is put aside and what can be read is saved (`Loaded.repaired` tells). Raises
        `JournalError`: ``locked`` by another hub, ``read_only``, ``full``, ``newer`` than this program,
        ``foreign`` (a database of another program).
        """
        if folder is None:
            store = Store(None, sync)
            return cls(store, store.connection, None, None)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise explain(error, folder) from error
        lock = FolderLock(folder)
        try:
            store, loaded = _open_or_save(folder, sync)
            reading = connect_to_read(folder / FILE)
        except BaseException:
            lock.release()
            raise
        syncer = Syncer(wal_of(folder / FILE), interval_s, sync_file) if sync == "interval" else None
        journal = cls(store, reading, Writer(store, syncer), syncer)
        journal._lock, journal._loaded = lock, loaded
        return journal

    @classmethod
    def read(cls, folder: Path) -> Reader:
        """A data folder's journal to read only, whether or not a hub runs on it. Raises `JournalError`."""
        return Reader(folder)

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written at the moment, for people; None when all is well."""
        trouble = self._writer.trouble if self._writer is not None else None
        return None if trouble is None else str(trouble)

    def load(self) -> Loaded:
        """The newest snapshot and every change since, in the order to fold them into a fresh twin."""
        if self._loaded is None:
            return super().load()
        loaded, self._loaded = (
            self._loaded,
            None,
        )  # read when the journal was opened; nothing was written since
        return loaded

    def append(self, *entries: Entry) -> asyncio.Future[int]:
        """Keep entries, all or none. Await it: when it returns (the number of the last entry) they are kept.

        They are in line from this call on, in the order of the calls. Raises `JournalError` (a full disk);
        then none of them is kept and none will be.
        """
        return self._wait_for(tuple(Row.of(entry) for entry in entries), None)

    def append_soon(self, *entries: Entry) -> None:
        """Keep entries without waiting: device reports. A full disk delays them, it does not lose them."""
        rows = tuple(Row.of(entry) for entry in entries)
        if self._closed:
            raise JournalError("closed", "The journal is closed.")
        self._loaded = None
        if self._writer is not None:
            self._writer.put(Item(rows))
        elif rows:
            self._store.write(rows)

    async def snapshot(self, changes: Iterable[Change], at: Moment) -> None:
        """Keep all states of a moment (`Twin.snapshot`): the next start need not read what was before.

        Take it from the twin and call this without waiting in between. The last two are kept.
        """
        await self.append(Entry(at, SNAPSHOT, tuple(changes)))

    async def flush(self) -> None:
        """Return when all that was given so far is kept, even through a power cut. Raises `JournalError`."""
        trouble = await self._wait_for((), self._bring_home)
        if trouble is not None:
            raise JournalError(trouble.reason, str(trouble))

    async def compact(self, keep: Moment, *, records: Moment = 0) -> CompactReport:
        """Drop changes older than `keep` that a snapshot holds, and versions of records that no longer hold.

        Records (acts) stay, but for those older than `records`. Gives the space back to the disk; needs as
        much free space as the journal takes. Raises `JournalError`.
        """
        report: CompactReport = await self._wait_for((), lambda: self._compact(keep, records))
        return report

    def close(self) -> None:
        """Write what is queued and close the file. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        if self._writer is not None:
            self._writer.close()
        if self._syncer is not None:
            self._syncer.close()
        self._reading.close()
        self._store.close()
        if self._lock is not None:
            self._lock.release()

    def _trouble(self, error: Exception) -> JournalError:
        trouble = super()._trouble(error)
        if trouble.reason == "broken":
            suspect(self._path)
        return trouble

    def _wait_for(self, rows: tuple[Row, ...], job: Callable[[], Any] | None) -> asyncio.Future[Any]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._loaded = None
        if self._closed:
            future.set_exception(JournalError("closed", "The journal is closed."))
        elif self._writer is not None:
            self._writer.put(Item(rows, (loop, future), job))
        else:
            try:
                future.set_result(job() if job is not None else self._store.write(rows))
            except sqlite3.Error as error:
                future.set_exception(explain(error, None))
        return future

    def _bring_home(self) -> JournalError | None:
        if self._syncer is not None:
            self._syncer.sync_now()
        return self._writer.trouble if self._writer is not None else None

    def _compact(self, keep: Moment, records: Moment) -> CompactReport:
        before = self._store.size()
        dropped = self._store.drop(keep, records)
        return CompactReport(dropped, before, self._store.size())


def _open_or_save(folder: Path, sync: Sync) -> tuple[Store, Loaded]:
    """Open the journal and load it; where it turns out damaged, save it first."""
    path = folder / FILE
    try:
        finish_saving(path)
        try:
            return _open(folder, sync)
        except JournalError as error:
            if error.reason != "broken":
                raise
        told = save(path)
        store, loaded = _open(folder, sync)
        return store, msgspec.structs.replace(loaded, repaired=told)
    except OSError as error:
        raise explain(error, path) from error


def _open(folder: Path, sync: Sync) -> tuple[Store, Loaded]:
    """Open and load. Raises `JournalError` ``broken``; the whole file is checked only for a reason."""
    path = folder / FILE
    check = {"": None, "unclosed": passes_check, "suspect": passes_deep_check}[standing(path)]
    store = Store(path, sync)
    try:
        if check is not None and not check(store.connection):
            raise JournalError("broken", f"The journal {path} is damaged.")
        with closing(Reader(folder)) as reader:
            loaded = reader.load()
    except BaseException:
        store.close()
        raise
    trust(path)
    return store, loaded

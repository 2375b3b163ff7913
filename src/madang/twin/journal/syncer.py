"""Brings the write-ahead log to the platter every 100 ms, so that a power cut costs no more than that.

Why this is safe (https://sqlite.org/wal.html and https://sqlite.org/pragma.html#pragma_synchronous):

- With ``synchronous=NORMAL`` SQLite syncs the log before a checkpoint copies it into the database, syncs the
  database before the log is used again from its start, and syncs the log's new header then. So a power cut
  can never damage the database; all it can do is roll back what was committed since the last sync. Every
  frame of the log carries a running checksum: a frame that the disk lost ends the log there, and never
  in the middle of a transaction.
- A sync of ours in between only makes frames durable earlier. It needs no agreement with SQLite, since order
  is never weakened by it.
- So what was committed before our last sync is either in a log that is on the platter, or in a database
  that is: the loss is what was committed after it.
- Closing a file drops the POSIX locks that this process holds on it, which is why the database itself is
  never opened here. SQLite puts no locks on the ``-wal`` file.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

__all__ = ["Syncer", "sync_data"]


def sync_data(fd: int) -> None:
    """Bring a file's data to the platter. Raises `OSError`."""
    if sys.platform == "darwin":
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    elif sys.platform == "win32":
        os.fsync(fd)
    else:
        os.fdatasync(fd)


class Syncer:
    """A thread that syncs a file soon after it was written to.

    It starts half an interval after the first unsynced commit, so that a sync may take the other half. When
    the disk takes longer, `wait_for_disk` holds back the acknowledgements: at no time is there an
    acknowledged commit that is unsynced while another is acknowledged more than an interval after it.
    """

    def __init__(self, wal: Path, interval_s: float, sync: Callable[[int], None]) -> None:
        self._wal = wal
        self._interval = interval_s
        self._sync = sync
        self._fd = -1
        self._turn = threading.Condition()
        self._dirty_since: float | None = None
        self._syncing_since: float | None = None
        self._closing = False
        self.error: OSError | None = None
        """Once a sync failed, the kernel may have dropped the pages: nothing written here can be trusted."""
        self._thread = threading.Thread(target=self._run, name="madang-journal-sync", daemon=True)
        self._thread.start()

    def committed(self) -> None:
        """Something was written now."""
        if self._dirty_since is None:
            with self._turn:
                self._dirty_since = time.monotonic()
                self._turn.notify_all()

    def wait_for_disk(self) -> None:
        """Return at once, unless something has been unsynced for longer than the interval."""
        if not self._late():
            return
        with self._turn:
            while self._late() and self.error is None:
                self._turn.wait()

    def sync_now(self) -> None:
        """Sync what is committed so far. Raises `OSError`."""
        with self._turn:
            while self._syncing_since is not None:
                self._turn.wait()
            if self._dirty_since is not None and self.error is None:
                self._sync_once()
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        """Sync what is left, and stop the thread."""
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._thread.join()
        if self._fd >= 0:
            os.close(self._fd)

    def _late(self) -> bool:
        oldest = self._syncing_since or self._dirty_since
        return oldest is not None and time.monotonic() - oldest > self._interval

    def _run(self) -> None:
        with self._turn:
            while not self._closing and self.error is None:
                if self._dirty_since is None or self._syncing_since is not None:
                    self._turn.wait()
                elif (rest := self._dirty_since + self._interval / 2 - time.monotonic()) > 0:
                    self._turn.wait(rest)
                else:
                    self._sync_once()
            if self._dirty_since is not None and self.error is None:
                self._sync_once()

    def _sync_once(self) -> None:
        """One sync; the turn is held on entry and at the end, but let go of while the disk works."""
        self._syncing_since, self._dirty_since = self._dirty_since, None
        self._turn.release()
        error: OSError | None = None
        try:
            if self._fd < 0:
                self._fd = os.open(self._wal, os.O_RDWR)
                _sync_folder(self._wal.parent)
            self._sync(self._fd)
        except OSError as caught:
            error = caught
        self._turn.acquire()
        self.error = error
        self._syncing_since = None
        self._turn.notify_all()


def _sync_folder(folder: Path) -> None:
    """Bring a folder's list of files to the platter, where the system can."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

"""One hub to a data folder: a lock that the operating system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .entry import JournalError, explain

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["FolderLock"]


class FolderLock:
    """Holds ``journal.lock`` in a data folder; the file names the holder's process id (from its second
    byte on: Windows does not let others read a locked byte).

    Raises `JournalError`: ``locked`` when another process holds it, ``read_only`` when the folder cannot be
    written. The file stays when the lock is let go of: removing it would let two processes hold "the" lock.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / "journal.lock"
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise explain(error, path) from None
        try:
            _take(self._fd)
        except OSError:
            os.lseek(self._fd, 1, os.SEEK_SET)
            holder = os.read(self._fd, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(self._fd)
            raise JournalError(
                "locked",
                f"Another Madang (process {holder}) is already using the folder {folder}. Stop it first, or"
                " start this one with another --data folder.",
            ) from None
        os.ftruncate(self._fd, 0)
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, f" {os.getpid()}\n".encode())

    def release(self) -> None:
        """Let another process have the folder."""
        os.close(self._fd)


def _take(fd: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""What the journal keeps, what it tells when it is opened, and what it says when it cannot."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from madang.things.units import Moment
from madang.twin.twin import Change

__all__ = [
    "CHANGES",
    "SNAPSHOT",
    "CompactReport",
    "Entry",
    "JournalError",
    "Loaded",
    "Row",
    "Trouble",
    "explain",
]

CHANGES = "changes"
"""Kind of an entry that says what changed in the twin. Every other kind is a record."""
SNAPSHOT = "snapshot"
"""Kind of an entry that holds all states of one moment, so that a start need not fold the whole log."""


class Entry(Struct, frozen=True):
    """One line of the journal.

    The body of ``changes`` and ``snapshot`` is a tuple of `Change`. The body of a record is anything that
    msgspec writes as JSON; read back it is `msgspec.Raw`, to be decoded by whoever knows its type. A record
    without a key stands for itself; of the records of one kind and key the newest holds, and one whose body
    is None takes the record away.
    """

    at: Moment
    kind: str
    body: Any
    key: str = ""
    seq: int = 0
    """Its number in the journal, given when it is written; grows by time."""


class Row(NamedTuple):
    """An entry as it is stored: the body as JSON text."""

    at: float
    kind: str
    key: str
    body: str

    @classmethod
    def of(cls, entry: Entry) -> Row:
        """The row of an entry. Raises `TypeError` for a body that is not JSON."""
        return cls(entry.at, entry.kind, entry.key, msgspec.json.encode(entry.body).decode())


class Loaded(Struct, frozen=True):
    """What is to be folded into a fresh twin: newest snapshot, then what changed since."""

    changes: tuple[Change, ...]
    seq: int
    """Number of the newest entry; 0 where the journal is empty."""
    at: Moment | None
    """When the newest entry was written; None where the journal is empty."""
    tail: int
    """How many entries came after the snapshot."""
    repaired: str | None = None
    """A sentence for the owner when the journal was found broken: what was saved, what was kept aside."""


class CompactReport(Struct, frozen=True):
    """What compaction did."""

    dropped: int
    """Entries that went."""
    bytes_before: int
    bytes_after: int


Trouble = Literal["full", "read_only", "broken", "locked", "missing", "foreign", "newer", "disk", "closed"]


class JournalError(Exception):
    """The journal cannot keep or read something. The message tells what is wrong and what to do."""

    def __init__(self, reason: Trouble, message: str) -> None:
        super().__init__(message)
        self.reason = reason


_SQLITE: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CORRUPT: "broken",
    sqlite3.SQLITE_ERROR: "broken",  # the header or the tables are not what they were
    sqlite3.SQLITE_NOTADB: "broken",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
}

_ERRNO: dict[int, Trouble] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.EEXIST: "read_only",
    errno.ENOTDIR: "read_only",
    errno.EISDIR: "read_only",
}

_SENTENCES: dict[Trouble, str] = {
    "full": "The disk is full: {path} cannot grow. Free some space; Madang then goes on by itself.",
    "read_only": "Madang may not write {path}. Give this user the right to write there, or choose another"
    " folder with --data.",
    "broken": "The journal {path} is damaged. Restart Madang: it saves what can be read and keeps the damaged"
    " file aside.",
    "locked": "Another program holds the journal {path} locked. Close it (an SQLite browser?) and try again.",
    "disk": "The disk reports an error while the journal {path} is written. Check the disk, then restart"
    " Madang.",
}


def explain(error: Exception, path: Path | None) -> JournalError:
    """The journal's word for an error of SQLite or of the operating system."""
    reason: Trouble = "disk"
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None:
            reason = _SQLITE.get(code & 0xFF, "disk")
        elif isinstance(error, sqlite3.ProgrammingError):
            return JournalError("closed", "The journal is closed.")
        else:
            reason = "broken"  # text that is no UTF-8
    elif isinstance(error, msgspec.MsgspecError):
        reason = "broken"
    elif isinstance(error, OSError):
        reason = _ERRNO.get(error.errno or 0, "disk")
    return JournalError(reason, f"{_SENTENCES[reason].format(path=path or 'in memory')} ({error})")

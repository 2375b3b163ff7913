"""The journal's file: its tables, and how rows get in. SQLite, used by one writing thread.

A group of rows goes in as one statement, which is one transaction, one turn of SQLite and one release of
Python's global lock (each further statement could cost a turn of waiting for a busy event loop).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import msgspec

from .entry import JournalError, Row, explain

__all__ = ["FORMAT", "Store", "Sync", "connect_to_read", "wal_of"]

Sync = Literal["interval", "commit"]

FORMAT = 1
"""Version of the tables, kept in `PRAGMA user_version`."""

_APPLICATION = 0x4D44_4E47
"""`PRAGMA application_id`: tells a journal of Madang (MDNG) from any other SQLite file."""

_TABLES = f"""
BEGIN;
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX entries_at ON entries (at);
CREATE TABLE records (
    kind TEXT NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX records_first ON records (kind, first);
CREATE TRIGGER keep_record AFTER INSERT ON entries WHEN new.kind <> 'changes' AND new.body <> 'null' BEGIN
    INSERT INTO records (kind, key, first, seq)
    VALUES (new.kind, iif(new.key = '', CAST(new.seq AS TEXT), new.key), new.seq, new.seq)
    ON CONFLICT (kind, key) DO UPDATE SET seq = excluded.seq;
    DELETE FROM entries WHERE new.kind = 'snapshot' AND seq IN (
        SELECT seq FROM records WHERE kind = 'snapshot' ORDER BY first DESC LIMIT -1 OFFSET 2);
    DELETE FROM records WHERE new.kind = 'snapshot' AND kind = 'snapshot' AND first NOT IN (
        SELECT first FROM records WHERE kind = 'snapshot' ORDER BY first DESC LIMIT 2);
END;
CREATE TRIGGER take_record_away AFTER INSERT ON entries WHEN new.kind <> 'changes' AND new.body = 'null' BEGIN
    DELETE FROM records WHERE kind = new.kind AND key = new.key;
END;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {FORMAT};
COMMIT;
"""

_INSERT = (
    "INSERT INTO entries (at, kind, key, body)"
    " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)"
)

_DROP = """
CREATE TEMP TABLE dropped AS
SELECT e.seq FROM entries e
WHERE (e.kind = 'changes' AND e.at < :keep
       AND e.seq < (SELECT coalesce(max(first), 0) FROM records WHERE kind = 'snapshot'))
   OR (e.kind <> 'changes' AND e.at < :keep AND NOT EXISTS (SELECT 1 FROM records r WHERE r.seq = e.seq
       AND r.kind = e.kind AND r.key = iif(e.key = '', CAST(e.seq AS TEXT), e.key)))
   OR (e.kind NOT IN ('changes', 'snapshot') AND e.at < :records)
"""


class Store:
    """An open journal file (or, with path None, one in memory) that rows are written to."""

    def __init__(self, path: Path | None, sync: Sync) -> None:
        self.path = path
        try:
            if path is not None and not path.exists():
                _make_private(path)
            self.connection = sqlite3.connect(
                path or ":memory:", timeout=5, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(sync)
            except BaseException:
                self.connection.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise explain(error, path) from error

    def _prepare(self, sync: Sync) -> None:
        run = self.connection.execute
        _check_format(self.connection, self.path)
        if self.path is not None:
            run("PRAGMA journal_mode = WAL")
            run(f"PRAGMA synchronous = {'FULL' if sync == 'commit' else 'NORMAL'}")
            run("PRAGMA fullfsync = ON")
            run("PRAGMA wal_autocheckpoint = 2000")
            run("PRAGMA journal_size_limit = 67108864")
        if run("PRAGMA user_version").fetchone()[0] == 0:
            self.connection.executescript(_TABLES)

    def write(self, rows: Sequence[Row]) -> int:
        """Write rows, all or none; returns the number of the last one. Raises `sqlite3.Error`."""
        cursor = self.connection.execute(_INSERT, (msgspec.json.encode(rows).decode(),))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def restore(self, rows: Iterable[tuple[int, float, str, str, str]]) -> None:
        """Write rows that bring their numbers along, in one transaction; the first of a number is taken."""
        self.connection.execute("BEGIN")
        self.connection.executemany(
            "INSERT OR IGNORE INTO entries (seq, at, kind, key, body) VALUES (?, ?, ?, ?, ?)", rows
        )
        self.connection.execute("COMMIT")

    def drop(self, keep: float, records: float) -> int:
        """Drop changes older than `keep` that a snapshot holds, and records older than `records`.

        Old versions of records go with the changes. Returns how many entries went.
        """
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        try:
            run(_DROP, {"keep": keep, "records": records})
            run("DELETE FROM records WHERE seq IN dropped")
            count = run("DELETE FROM entries WHERE seq IN dropped").rowcount
            run("DROP TABLE dropped")
            run("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                run("ROLLBACK")
            raise
        run("VACUUM")
        run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return count

    def size(self) -> int:
        """Bytes on disk (write-ahead log included)."""
        if self.path is None:
            pages = self.connection.execute("PRAGMA page_count").fetchone()[0]
            return int(pages * self.connection.execute("PRAGMA page_size").fetchone()[0])
        return sum(file.stat().st_size for file in (self.path, wal_of(self.path)) if file.exists())

    def close(self) -> None:
        """Close the file; SQLite moves the write-ahead log into it."""
        self.connection.close()


def _make_private(path: Path) -> None:
    """An empty file that only its owner can read. SQLite gives the files beside it the same rights."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def wal_of(path: Path) -> Path:
    """The write-ahead log beside a database."""
    return path.with_name(path.name + "-wal")


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that can read while a hub writes, also from another process. Raises `JournalError`."""
    if not path.exists():
        raise JournalError(
            "missing", f"There is no journal at {path}. Has Madang run with this --data folder?"
        )
    try:
        connection = _open_to_read(path)
        try:
            _check_format(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return connection


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Read-only; where the folder cannot be written and nobody writes, as a file that does not change."""
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=5,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            code = error.sqlite_errorcode & 0xFF
            if mode == "immutable=1" or code != sqlite3.SQLITE_CANTOPEN or wal_of(path).exists():
                raise
            continue
        return connection
    raise AssertionError("unreachable")


def _check_format(connection: sqlite3.Connection, path: Path | None) -> None:
    with closing(connection.cursor()) as cursor:
        version = cursor.execute("PRAGMA user_version").fetchone()[0]
        application = cursor.execute("PRAGMA application_id").fetchone()[0]
        tables = cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != _APPLICATION:
        raise JournalError(
            "foreign",
            f"{path} belongs to another program: it is no journal of Madang. Choose another --data folder.",
        )
    if version > FORMAT:
        raise JournalError(
            "newer",
            f"The journal {path} was written by a newer Madang (format {version}; this one knows {FORMAT})."
            " Update Madang, or start it with another --data folder.",
        )

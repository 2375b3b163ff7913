"""Reads a journal: what to fold at a start, the newest records, the log for people.

A reader never keeps a read transaction open between two pages, so that it cannot make the write-ahead log
grow under a hub that writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import msgspec

from madang.things.units import Moment, ThingId
from madang.twin.twin import Change

from .entry import CHANGES, SNAPSHOT, Entry, JournalError, Loaded, explain
from .store import connect_to_read

__all__ = ["FILE", "Reader"]

FILE = "journal.db"
"""Name of the journal in a data folder."""

_PAGE = 500
_HOLDS = """(e.kind = 'changes' OR EXISTS (SELECT 1 FROM records r WHERE r.seq = e.seq AND r.kind = e.kind
    AND r.key = iif(e.key = '', CAST(e.seq AS TEXT), e.key)))"""
_changes = msgspec.json.Decoder(tuple[tuple[str, str, dict[str, Any]], ...])


class Reader:
    """Reads the journal of a data folder, also while a hub writes it. Raises `JournalError`."""

    def __init__(self, folder: Path) -> None:
        self._path: Path | None = folder / FILE
        self._reading = connect_to_read(self._path)

    def load(self) -> Loaded:
        """The newest snapshot and every change since, in the order to fold them into a fresh twin."""
        changes: list[Change] = []
        start = 0
        for seq, body in self._rows(
            "SELECT e.seq, CAST(e.body AS BLOB) FROM records r JOIN entries e ON e.seq = r.seq"
            f" WHERE r.kind = '{SNAPSHOT}' ORDER BY r.first DESC"
        ):
            try:
                changes.extend(_changes.decode(body))
            except msgspec.MsgspecError:
                continue
            start = seq
            break
        tail = unreadable = 0
        for (body,) in self._rows(
            f"SELECT CAST(body AS BLOB) FROM entries WHERE seq > ? AND kind = '{CHANGES}' ORDER BY seq", start
        ):
            tail += 1
            try:
                changes.extend(_changes.decode(body))
            except msgspec.MsgspecError:
                unreadable += 1
        last = self._rows("SELECT seq, at FROM entries ORDER BY seq DESC LIMIT 1")
        seq, at = last[0] if last else (0, None)
        repaired = None
        if unreadable:
            repaired = f"{unreadable} unreadable changes in {self._path} were passed over."
        return Loaded(tuple(changes), seq, at, tail, repaired)

    def record(self, kind: str, key: str) -> Entry | None:
        """The record of that kind and key as it holds now."""
        rows = self._rows(f"{_RECORDS} WHERE r.kind = ? AND r.key = ?", kind, key)
        return self._entry(rows[0]) if rows else None

    def latest(self, kind: str, *, limit: int = 50, before: str | None = None) -> list[Entry]:
        """Records of a kind as they hold now, newest first by when each was first written.

        `before` is the key of the last one that was seen: what follows is the next page.
        """
        older, values = "", []
        if before is not None:
            older = "AND r.first < (SELECT first FROM records WHERE kind = ? AND key = ?)"
            values = [kind, before]
        query = f"{_RECORDS} WHERE r.kind = ? {older} ORDER BY r.first DESC LIMIT ?"
        rows = self._rows(query, kind, *values, limit)
        return [self._entry(row) for row in rows]

    def entries(
        self,
        *,
        since: Moment | None = None,
        until: Moment | None = None,
        kind: str | None = None,
        thing: ThingId | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        """What happened, newest first: changes and records as they hold now (snapshots only if asked for).

        `since` (inclusive) and `until` (exclusive) are moments; `thing` keeps what is about that thing.
        """
        where, values = ["e.seq < ?", _HOLDS], []
        if kind is None:
            where.append(f"e.kind <> '{SNAPSHOT}'")
        for condition, value in (
            ("e.kind = ?" if kind == CHANGES else "e.seq IN (SELECT seq FROM records WHERE kind = ?)", kind),
            ("e.at >= ?", since),
            ("e.at < ?", until),
            ("instr(e.body, ?) > 0", None if thing is None else f'"{thing}"'),
        ):
            if value is not None:
                where.append(condition)
                values.append(value)
        query = f"{_ENTRIES} WHERE {' AND '.join(where)} ORDER BY e.seq DESC LIMIT {_PAGE}"
        left = limit if limit is not None else 1 << 62
        last = 1 << 62
        while left > 0:
            rows = self._rows(query, last, *values)
            for row in rows[:left]:
                entry = self._entry(row)
                if entry.kind == CHANGES and thing is not None:
                    entry = msgspec.structs.replace(entry, body=tuple(c for c in entry.body if c[0] == thing))
                yield entry
            left -= len(rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def export(self, out: TextIO, *, since: Moment | None = None, until: Moment | None = None) -> int:
        """Write everything that the journal holds as JSON lines, oldest first; returns how many.

        Old versions of records and snapshots are in it, so that nothing needs this program to be read.
        """
        count, last = 0, 0
        low, high = since if since is not None else 0, until if until is not None else 1e18
        query = f"{_ENTRIES} WHERE e.seq > ? AND e.at >= ? AND e.at < ? ORDER BY e.seq LIMIT {_PAGE}"
        while rows := self._rows(query, last, low, high):
            for seq, at, kind, key, body in rows:
                line = {"seq": seq, "at": at, "kind": kind, "key": key, "body": msgspec.Raw(body)}
                out.write(msgspec.json.encode(line).decode() + "\n")
            count += len(rows)
            last = rows[-1][0]
        return count

    def close(self) -> None:
        """Let go of the file."""
        self._reading.close()

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        seq, at, kind, key, body = row
        if kind not in (CHANGES, SNAPSHOT):
            return Entry(at, kind, msgspec.Raw(body), key, seq)
        try:
            return Entry(at, kind, _changes.decode(body), key, seq)
        except msgspec.MsgspecError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: Exception) -> JournalError:
        return explain(error, self._path)

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            return self._reading.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._trouble(error) from error


_ENTRIES = "SELECT e.seq, e.at, e.kind, e.key, CAST(e.body AS BLOB) FROM entries e"
_RECORDS = (
    "SELECT e.seq, e.at, e.kind, r.key, CAST(e.body AS BLOB) FROM records r JOIN entries e ON e.seq = r.seq"
)

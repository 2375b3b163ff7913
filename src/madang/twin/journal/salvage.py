"""A journal that is damaged: keep it aside, and save every row of it that can still be read.

Nothing is deleted. What can be read is copied, with its numbers, into a new journal, around the holes: after
a row that cannot be read comes the next one further on that can. When the copy is complete, the damaged files
are renamed and the copy takes their place; a rescue that is cut off begins again, or is finished, at the next
start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from madang.twin.twin import Change

from .entry import CHANGES, SNAPSHOT, explain
from .store import Store, wal_of

__all__ = ["finish_saving", "passes_check", "passes_deep_check", "save", "standing", "suspect", "trust"]

Numbered = tuple[int, float, str, str, str]
_NUMBERED = "SELECT seq, at, kind, key, body FROM entries NOT INDEXED WHERE seq > ? ORDER BY seq"
_BATCH = 200
_LAST = 1 << 53
"""No journal gets to this number; a damaged one may seem to."""
_PARTS = ("", "-wal", "-shm")


def suspect(path: Path | None) -> None:
    """Mark a journal that turned out damaged, so that the next start looks through all of it."""
    if path is not None:
        _beside(path, ".suspect").touch()


def trust(path: Path) -> None:
    """Take the mark away."""
    _beside(path, ".suspect").unlink(missing_ok=True)


def standing(path: Path) -> Literal["", "unclosed", "suspect"]:
    """Why a journal should be looked through: it was not closed the last time, or damage was met in it."""
    if _beside(path, ".suspect").exists():
        return "suspect"
    log = wal_of(path)
    return "unclosed" if log.exists() and log.stat().st_size > 0 else ""


def passes_check(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file consistent. Reads all of it: some 3 ms a megabyte."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def passes_deep_check(connection: sqlite3.Connection) -> bool:
    """Whether, besides, every row can be decoded. Some 30 ms a megabyte."""
    try:
        return passes_check(connection) and all(map(_is_whole, connection.execute(_NUMBERED, (0,))))
    except sqlite3.DatabaseError:
        return False


def save(path: Path) -> str:
    """Put a new journal with what could be read in the place of a damaged one.

    Returns a sentence for the owner. Raises `JournalError` where nothing can be written;
    then all is as before.
    """
    unfinished, copy = _beside(path, ".saving"), _beside(path, ".saved")
    for part in _PARTS:
        _beside(unfinished, part).unlink(missing_ok=True)
    try:
        count = _copy(path, unfinished)
        unfinished.rename(copy)
        aside = finish_saving(path)
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
    return (
        f"The journal {path} was damaged. {count} entries could be read and were saved into a new one; the"
        f" damaged file is kept as {aside}. States of devices come back with their next report."
    )


def finish_saving(path: Path) -> str | None:
    """Put a complete copy in the place of the damaged journal; returns the new name of that."""
    copy = _beside(path, ".saved")
    if not copy.exists():
        return None
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    aside = _beside(path, f".broken-{when}")
    for part in _PARTS:
        if (file := _beside(path, part)).exists():
            file.rename(_beside(aside, part))
    copy.rename(path)
    return aside.name


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _copy(broken: Path, copy: Path) -> int:
    count = 0
    with closing(Store(copy, "commit")) as store:
        batch: list[Numbered] = []
        for row in _readable(broken):
            batch.append(row)
            count += 1
            if len(batch) == _BATCH:
                store.restore(batch)
                batch.clear()
        store.restore(batch)
    return count


def _readable(broken: Path) -> Iterator[Numbered]:
    """Every whole row, oldest first; with its write-ahead log if that can be read, else without."""
    for mode in ("mode=ro", "immutable=1"):
        address = f"{broken.absolute().as_uri()}?{mode}"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            try:
                connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'entries'").fetchall()
            except sqlite3.DatabaseError:
                continue
            yield from _around_holes(connection)
            return


def _around_holes(connection: sqlite3.Connection) -> Iterator[Numbered]:
    """Rows by number. Past a hole the step doubles until a row answers again."""
    last, step = 0, 1
    while last < _LAST:
        try:
            for row in connection.execute(_NUMBERED, (last,)):
                last, step = max(last, row[0]), 1
                if _is_whole(row):
                    yield row
            return
        except sqlite3.DatabaseError:
            last, step = last + step, step * 2


def _is_whole(row: tuple[object, ...]) -> bool:
    seq, at, kind, key, body = row
    if not (isinstance(seq, int) and 0 < seq < _LAST and isinstance(at, float) and isinstance(kind, str)):
        return False
    if not (isinstance(key, str) and isinstance(body, str)):
        return False
    try:
        if kind in (CHANGES, SNAPSHOT):
            msgspec.json.decode(body, type=tuple[Change, ...])
        else:
            msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return False
    return True

"""What the door writes down. What cannot be written now (a full disk) is kept and written with the next."""

from __future__ import annotations

from collections.abc import Iterator

from madang.twin.journal import Entry, Journal, JournalError

__all__ = ["Records"]


class Records:
    """Records in the journal, by kind and key."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._unwritten: dict[tuple[str, str], Entry] = {}

    async def write(self, entry: Entry) -> bool:
        """Durable when it returns True; False: kept in memory, and written as soon as that is possible."""
        self._unwritten[(entry.kind, entry.key)] = entry
        waiting = dict(self._unwritten)
        try:
            await self._journal.append(*waiting.values())
        except JournalError as error:
            if error.reason == "closed":
                raise
            return False
        except (RecursionError, TypeError, ValueError):  # cannot be encoded: it must not keep others back
            del self._unwritten[(entry.kind, entry.key)]
            raise
        for key, written in waiting.items():
            if self._unwritten.get(key) is written:
                del self._unwritten[key]
        return True

    def write_soon(self, entry: Entry) -> None:
        """Written with the next group; for what only adds to a record that is durable already."""
        self._journal.append_soon(entry)

    def newest(self, kind: str, limit: int, before: str | None = None) -> Iterator[Entry]:
        """The newest records of a kind, newest first; from the one before the key `before` on."""
        return iter(self._journal.latest(kind, limit=limit, before=before))

    def find(self, kind: str, key: str) -> Entry | None:
        """One record."""
        return self._unwritten.get((kind, key)) or self._journal.record(kind, key)

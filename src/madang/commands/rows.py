"""Rows of `--batch`: one JSON object a line, in and out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from madang.language.frame import FREE_SLOTS, Slot
from madang.things.units import Language, Moment

__all__ = ["Row", "RowError", "bio_tags", "moment_of", "read_rows"]


class Row(Struct, frozen=True, rename={"space": "in"}):
    """A row in. `parse` looks at ``tokens``, `plan` at ``in`` and ``now``; both at ``home``."""

    text: str
    id: str | int | None = None
    lang: Language | None = None
    tokens: list[str] | None = None
    home: msgspec.Raw = msgspec.Raw(b"null")
    """A home file's content; without it, the home that the command runs for."""
    space: str | None = None
    """Where it was said: id of a space."""
    now: str | None = None
    """ISO 8601; without an offset, in the home's time zone."""


class RowError(Exception):
    """A row that cannot be answered. The rows after it can."""

    def __init__(self, code: str, message: str, id: str | int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.id = id


_decode = msgspec.json.Decoder(Row).decode


def read_rows(lines: Iterable[bytes]) -> Iterator[Row | RowError]:
    """Each line's row, or what is wrong with it. Empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield RowError("bad_row", f"line {number}: {error}", _id_of(line))


def _id_of(line: bytes) -> str | int | None:
    """The id of a row that is wrong elsewhere."""
    try:
        raw = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    found = raw.get("id") if isinstance(raw, dict) else None
    return found if isinstance(found, str | int) else None


def bio_tags(text: str, tokens: Iterable[str], slots: Iterable[Slot]) -> list[str]:
    """One BIO tag a token: ``B-`` begins a slot, ``I-`` goes on with it, ``O`` is outside of all.

    Slots of free words (an item, a message) have no tag: they may lie over others.
    """
    tags: list[str] = []
    place = 0
    last: Slot | None = None
    ordered = sorted((s for s in slots if s.name not in FREE_SLOTS), key=lambda slot: slot.start)
    for token in tokens:
        start = text.find(token, place)
        if start < 0:  # a token that is not in the text as it stands
            tags.append("O")
            last = None
            continue
        place = end = start + len(token)
        slot = next((s for s in ordered if s.start < end and start < s.end), None)
        tags.append("O" if slot is None else f"{'I' if slot is last else 'B'}-{slot.name}")
        last = slot
    return tags


def moment_of(text: str, time_zone: str) -> Moment:
    """POSIX seconds of an ISO 8601 time. Raises `RowError`."""
    try:
        when = datetime.fromisoformat(text)
        if when.tzinfo is None:
            when = when.replace(tzinfo=ZoneInfo(time_zone))
        return when.timestamp()
    except (ValueError, OverflowError, OSError):
        raise RowError("bad_time", f"now: expected an ISO 8601 time, got {text!r}") from None

"""The names that the parser knows: intents and slots, in the order of its outputs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from .massive import OTHER, Row

__all__ = ["NOT_FOR_ME", "Labels"]

NOT_FOR_ME = "not_for_me"
"""Talk that asks nothing of the assistant."""


class Labels(Struct, frozen=True):
    """Intents and slots; the first slot is `OTHER`."""

    intents: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Labels:
        """All names that rows hold, sorted."""
        rows = list(rows)
        slots = {slot for row in rows for slot in row.slots} - {OTHER}
        return cls(tuple(sorted({row.intent for row in rows})), (OTHER, *sorted(slots)))

    def json(self) -> bytes:
        return msgspec.json.encode(self)

"""A mention: a stretch of a text, and what it can mean."""

from __future__ import annotations

import re

from .vocabulary import Entry

__all__ = ["CLOCK", "CLOCK_TIME", "COUNTED", "NUMBER", "UNKNOWN", "Mention"]

CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")
"""A time of the day in digits."""
CLOCK_TIME, NUMBER, UNKNOWN = Entry(("clock",)), Entry(("number",)), Entry(("unknown",))
"""What mentions mean that no vocabulary holds."""

COUNTED = ("kind.light", "kind.lamp", "kind.curtain", "kind.blind", "kind.shutter", "kind.window", "kind.fan")
"""Kinds of which there are several, so that a number right before one says how many."""


class Mention:
    """A stretch of the folded text and what it can mean. ``value``: a number, or minutes of the day."""

    __slots__ = ("end", "entry", "start", "tags", "value")

    def __init__(self, start: int, end: int, entry: Entry, value: float | None = None) -> None:
        self.start = start
        self.end = end
        self.entry = entry
        self.tags = entry.tags
        self.value = value

    def has(self, prefix: str) -> bool:
        """Whether one of the tags begins so."""
        if prefix[-1] == ".":
            return prefix in self.entry.sections
        return any(tag.startswith(prefix) for tag in self.tags)

    def key(self, section: str) -> str | None:
        """``on`` for the section ``act`` where the mention has the tag ``act.on``."""
        for tag in self.tags:
            if tag.startswith(section + "."):
                return tag[len(section) + 1 :]
        return None

    def __repr__(self) -> str:
        more = [
            name for name in ("things", "spaces", "people", "own", "choices") if getattr(self.entry, name)
        ]
        return f"<{self.start}-{self.end} {'/'.join((*self.tags, *more))} {self.value or ''}>"

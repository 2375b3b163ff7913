"""The journal: the append-only log of events on disk; the twin is the fold of it."""

from .entry import CHANGES, SNAPSHOT, CompactReport, Entry, JournalError, Loaded
from .journal import Journal
from .reader import Reader

__all__ = ["CHANGES", "SNAPSHOT", "CompactReport", "Entry", "Journal", "JournalError", "Loaded", "Reader"]

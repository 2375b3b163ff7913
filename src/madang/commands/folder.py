"""The data folder: whether a hub runs on it, and where it answers.

A hub leaves ``hub.json`` there. So that a stale file deceives nobody, it counts only while somebody holds the
journal's lock, which the system takes from a process that dies.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["holder", "publish"]


def holder(folder: Path) -> dict[str, Any] | None:
    """What the hub that runs on the folder left: ``url``, ``pid``, ``home``; None when no hub runs."""
    try:
        facts = json.loads((folder / "hub.json").read_text("utf-8"))
        held = _is_locked(folder / "journal.lock")
    except (OSError, ValueError):
        return None
    return facts if held and isinstance(facts, dict) and "url" in facts else None


@contextmanager
def publish(folder: Path, facts: Mapping[str, Any]) -> Iterator[None]:
    """Leave ``hub.json`` (readable by its owner only) for the time of the block."""
    path, fresh = folder / "hub.json", folder / "hub.json.new"
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(dict(facts), file)
    fresh.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    """Whether another process holds the lock. Asked with a shared lock, which disturbs no other asker."""
    try:
        import fcntl
    except ImportError:  # Windows: a lock there cannot be asked for without taking it
        return path.exists()
    file = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False

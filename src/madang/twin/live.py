"""The twin of a running home: devices report, everyone who watches hears of it, the journal keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct

from madang.things.units import Moment, ThingId

from .twin import Change, Twin

__all__ = ["Changed", "Keeper", "Live", "Watcher"]


class Changed(Struct, frozen=True):
    """News: states that changed. ``seq`` is the number of the last change."""

    seq: int
    at: Moment
    changes: tuple[Change, ...]


class Keeper(Protocol):
    """What keeps changes: the journal."""

    def keep(self, at: Moment, changes: tuple[Change, ...]) -> None:
        """Write changes down soon, in order; does not wait."""


Watcher = Callable[[Any], None]
"""Called with each piece of news, in the event loop; must not block."""


class Live:
    """Owns the twin. Nothing else writes it."""

    def __init__(self, twin: Twin, keeper: Keeper, clock: Callable[[], Moment], seq: int = 0) -> None:
        self.twin = twin
        self.clock = clock
        self.seq = seq
        self._keeper = keeper
        self._watchers: dict[int, Watcher] = {}
        self._by_thing: dict[ThingId, dict[int, Callable[[], None]]] = {}
        self._next = 0

    def report(self, thing_id: ThingId, trait: str, values: Mapping[str, Any]) -> None:
        """Take a device's report. Raises `CommandError` for what the home does not have."""
        self.twin.now = at = self.clock()
        changes = tuple(self.twin.report(thing_id, trait, values))
        if not changes:
            return
        self.seq += len(changes)
        self._keeper.keep(at, changes)
        for waiter in tuple(self._by_thing.get(thing_id, {}).values()):
            waiter()
        self.tell(Changed(self.seq, at, changes))

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Hear all news from now on; call the result to stop."""
        return _register(self._watchers, self._number(), watcher)

    def watch_thing(self, thing_id: ThingId, waiter: Callable[[], None]) -> Callable[[], None]:
        """Be called whenever the thing's state changes; call the result to stop."""
        return _register(self._by_thing.setdefault(thing_id, {}), self._number(), waiter)

    def tell(self, news: Any) -> None:
        """Pass news on to everyone who watches."""
        for watcher in tuple(self._watchers.values()):
            watcher(news)

    def _number(self) -> int:
        self._next += 1
        return self._next


def _register(table: dict[int, Any], key: int, value: Any) -> Callable[[], None]:
    table[key] = value

    def stop() -> None:
        table.pop(key, None)

    return stop

"""One virtual device: what it remembers, what it is busy with, how it reports."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from madang.drivers.driver import Report
from madang.things.thing import Thing
from madang.twin.twin import Twin

__all__ = ["Behaviour", "Device"]

_log = logging.getLogger(__name__)


class Device:
    """A thing that pretends to be real. Behaviours (see `behaviours`) run on it as tasks, one a trait."""

    def __init__(self, thing: Thing, twin: Twin, report: Report, speed: float) -> None:
        self.thing = thing
        self.held: dict[str, dict[str, Any]] = {}
        """Trait → attributes that a command asked for and that are not reported yet: they take time."""
        self.memory: dict[str, Any] = {}
        """What a behaviour must remember when it is interrupted."""
        self._twin = twin
        self._report = report
        self._speed = speed
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def get(self, attribute: str, default: Any = None) -> Any:
        """The value of ``Trait.attribute`` as last reported; `default` where the thing has no such trait."""
        trait, _, field = attribute.partition(".")
        state = self._twin.states[self.thing.id].get(trait)
        return default if state is None else getattr(state, field)

    @property
    def now(self) -> float:
        """The time of the virtual world, in POSIX seconds."""
        return self._twin.now

    def has(self, trait: str) -> bool:
        """Whether the thing has the trait."""
        return trait in self.thing.traits

    def report(self, trait: str, **values: Any) -> None:
        """Say how it is now."""
        self._report(self.thing.id, trait, values)

    async def sleep(self, seconds: float) -> None:
        """Let so much of the virtual world's time pass."""
        await asyncio.sleep(seconds / self._speed)

    def take(self, trait: str, *attributes: str) -> dict[str, Any]:
        """Take attributes out of what is held."""
        held = self.held.get(trait, {})
        return {name: held.pop(name) for name in attributes if name in held}

    def wake(self, behaviours: Mapping[str, Behaviour]) -> None:
        """Let every behaviour look at the state anew; those that were under way begin again from it."""
        for trait, behaviour in behaviours.items():
            if trait in self.thing.traits:
                self._restart(trait, behaviour)

    def rest(self) -> None:
        """Stop whatever is going on."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()

    @property
    def busy(self) -> bool:
        """Whether something is going on."""
        return any(not task.done() for task in self._tasks.values())

    def _restart(self, trait: str, behaviour: Behaviour) -> None:
        if old := self._tasks.pop(trait, None):
            old.cancel()
        task = asyncio.ensure_future(self._guard(trait, behaviour))
        self._tasks[trait] = task

    async def _guard(self, trait: str, behaviour: Behaviour) -> None:
        try:
            await behaviour(self)
        except Exception:
            _log.exception("%s: the behaviour of %s stopped", self.thing.id, trait)


Behaviour = Callable[[Device], Awaitable[None]]
"""What a trait does over time on a device: begins from the state as it is, ends when nothing is left."""

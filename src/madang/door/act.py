"""Acting: one step sent to its driver, and what was seen of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from madang.drivers.driver import DriverError
from madang.things.plan import Do
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.twin.live import Live
from madang.twin.rehearsal import Foreseen

from .outcome import Result, Status
from .verify import missing

__all__ = ["Sender", "Watch", "act"]

SEND_TIMEOUT = 10.0
"""Seconds that a driver may take to hand a command over."""
AT_ONCE = 3.0
"""Seconds within which a device must report what does not take time by nature."""


class Sender(Protocol):
    """What sends a command to a thing: its driver."""

    async def send(self, thing: Thing, command: str, args: dict[str, Any]) -> None:
        """Raises `DriverError`."""


class Watch:
    """Waits for a thing to look as foreseen. Made before the command is sent, so that nothing is missed."""

    def __init__(self, live: Live, foreseen: Foreseen, thing_id: str) -> None:
        self._live = live
        self._expected = foreseen.changed
        self._changed = asyncio.Event()
        self._stop = live.watch_thing(thing_id, self._changed.set)

    def missing(self) -> tuple[set[str], set[str]]:
        """What is not yet as foreseen: at once, in time."""
        return missing(self._live.twin, self._expected)

    async def until(self, seen: Callable[[], bool], seconds: float) -> bool:
        """Wait until `seen` is true; False when the time is over."""
        try:
            async with asyncio.timeout(seconds):
                while not seen():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        """Stop watching."""
        self._stop()


async def act(live: Live, driver: Sender, foreseen: Foreseen, watch: Watch) -> Result:
    """Send one rehearsed command and look at what the device reports at once.

    Never raises: what goes wrong is in the result. ``under_way`` means that the thing took the command and
    that something which takes time is still on its way; the caller goes on watching.
    """
    step = foreseen.step
    assert isinstance(step, Do)
    thing = live.twin.thing(step.do)
    try:
        async with asyncio.timeout(SEND_TIMEOUT):
            await driver.send(thing, step.command, step.args)
    except DriverError as error:
        return Result(step, "failed", error.reason, str(error))
    except CommandError as error:
        return Result(step, "failed", "device_refused", str(error))
    except TimeoutError:
        return Result(step, "failed", "timeout", f"{thing.id} did not take the command in {SEND_TIMEOUT:g} s")
    except Exception as error:
        return Result(step, "failed", "driver_error", f"{type(error).__name__}: {error}")
    return await _look(foreseen, step, thing, watch)


async def _look(foreseen: Foreseen, step: Do, thing: Thing, watch: Watch) -> Result:
    if not foreseen.changed:
        momentary = thing.find(step.command).momentary
        return Result(step, "done" if momentary else "already")
    at_once, in_time = watch.missing()
    if at_once:
        await watch.until(lambda: not watch.missing()[0], min(thing.what.patience, AT_ONCE))
        at_once, in_time = watch.missing()
    if at_once:
        text = f"{thing.id} does not report {', '.join(sorted(at_once))} as it should"
        return Result(step, "failed", "not_verified", text, before=foreseen.before)
    status: Status = "under_way" if in_time else "done"
    return Result(step, status, changed=foreseen.changed, before=foreseen.before)

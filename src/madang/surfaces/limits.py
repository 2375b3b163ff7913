"""Rate limits: token buckets, one for each caller. Time comes in as an argument."""

from __future__ import annotations

import math
from collections import OrderedDict

from msgspec import Struct

__all__ = ["LOCAL", "NETWORK", "PAIRING", "PINS", "Limits", "Rate"]


class Rate(Struct, frozen=True):
    """So many a second in the long run, and so many at once."""

    per_second: float
    burst: float


LOCAL = Rate(5_000, 5_000)
"""Requests that act, from the hub's own machine. Only there to keep a loop gone wild from starving others."""
NETWORK = Rate(20, 60)
"""Requests that act, of one paired surface."""
PAIRING = Rate(5 / 60, 5)
"""Tries to pair, of one address."""
PINS = Rate(6 / 60, 6)
"""PINs that one surface may try, right or wrong: 10,000 of them take more than a day."""

_REMEMBERED = 10_000
"""Buckets kept; the one that was used longest ago is forgotten first."""


class Limits:
    """The buckets of one rate per caller; a caller is any name (token, address)."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_for(self, caller: str, rate: Rate, now: float) -> float:
        """Take one token: 0.0 when there was one, else the seconds until the next one comes."""
        level, then = self._buckets.get(caller, (rate.burst, now))
        level = min(rate.burst, level + max(0.0, now - then) * rate.per_second)
        wait = 0.0 if level >= 1 else (1 - level) / rate.per_second
        self._buckets[caller] = (level - 1 if not wait else level, now)
        self._buckets.move_to_end(caller)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return wait

    @staticmethod
    def retry_after(wait: float) -> str:
        """The value of a Retry-After header: whole seconds, at least one."""
        return str(max(1, math.ceil(wait)))

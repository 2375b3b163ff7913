"""The likeliest slots of a sentence's tokens taken together (Viterbi 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["SlotPath"]

FOLLOWS = 0.15
"""What it counts which slot usually follows which, beside what the network says of a token."""
HAS = 0.25
"""What it counts which slots the intent usually has."""


class SlotPath:
    """``follows`` (slots + 1, slots + 1), its last row and column the ends; ``has`` (intents, slots)."""

    def __init__(self, follows: NDArray[np.float16], has: NDArray[np.float16]) -> None:
        weighed = follows.astype(np.float32) * FOLLOWS
        self._first, self._last = weighed[-1, :-1], weighed[:-1, -1]
        self._next = np.ascontiguousarray(weighed[:-1, :-1].T)
        self._every = np.arange(len(self._next))
        self._has = has.astype(np.float32) * HAS

    def best(self, tokens: NDArray[np.float32], intent: int) -> list[int]:
        """The slot of each token, from the network's logarithms (tokens, slots) and the intent."""
        said = tokens + self._has[intent]
        score = said[0] + self._first
        steps: list[NDArray[np.intp]] = []
        for one in said[1:]:
            ways = self._next + score  # (to, from)
            step = ways.argmax(1)
            steps.append(step)
            score = ways[self._every, step] + one
        at = int((score + self._last).argmax())
        found = [at]
        for step in reversed(steps):
            at = int(step[at])
            found.append(at)
        return found[::-1]

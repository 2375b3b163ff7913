"""Habits of the training rows: which slot follows which, and which slots an intent has."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .labels import Labels
from .massive import Row

__all__ = ["habits"]

RARE = -6.0
"""The logarithm that a slot is given at least, however seldom an intent has it."""


def habits(rows: Iterable[Row], labels: Labels) -> tuple[np.ndarray, np.ndarray]:
    """Two arrays of float16.

    ``follows`` (slots + 1, slots + 1): how much oftener one slot follows another than it stands anywhere, as
    a logarithm; the last row and column are the ends of the sentence. ``has`` (intents, slots): the logarithm
    of the share of an intent's rows that hold a slot.
    """
    slots = {name: at for at, name in enumerate(labels.slots)}
    intents = {name: at for at, name in enumerate(labels.intents)}
    end = len(slots)
    follows = np.full((end + 1, end + 1), 0.1)
    has = np.full((len(intents), end), 0.05)
    many = np.ones(len(intents))
    for row in rows:
        if row.intent not in intents or not slots.keys() >= set(row.slots):
            continue
        before = end
        for name in row.slots:
            follows[before, slots[name]] += 1
            before = slots[name]
        follows[before, end] += 1
        many[intents[row.intent]] += 1
        for name in set(row.slots):
            has[intents[row.intent], slots[name]] += 1
    apart = np.log(follows / follows.sum(1, keepdims=True)) - np.log(follows.sum(0) / follows.sum())
    share = np.log(np.minimum(has / many[:, None], 1))
    return apart.astype(np.float16), np.maximum(share, RARE).astype(np.float16)

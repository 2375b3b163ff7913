"""The features that the parser knows, and the rows of its table that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .features import features

__all__ = ["MOST_FEATURES", "Vocabulary"]

MOST_FEATURES = 32
"""Known features of one token that are looked at, unless the weights say otherwise."""


class Vocabulary:
    """Feature numbers, sorted; a feature's row in the table is its place + 1, and row 0 is empty."""

    def __init__(self, numbers: NDArray[np.uint32], most: int = MOST_FEATURES) -> None:
        self.numbers = numbers
        self.most = most
        self._places = dict(zip(numbers.tolist(), range(1, len(numbers) + 1), strict=True))
        self._kept: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self, tokens: Sequence[str], language: str) -> list[tuple[int, ...]]:
        """For each token the rows of its known features, at most ``most``."""
        return [self._of(token) for token in features(list(tokens), language)]

    def knows_any(self, tokens: Sequence[str], language: str) -> bool:
        """Whether one of the tokens, as a whole, was in what the parser was trained on."""
        return any(token[0] in self._places for token in features(list(tokens), language))

    def table(self, tokens: Sequence[str], language: str) -> NDArray[np.int32]:
        """The same as an array (tokens, ``most``), filled up with 0."""
        found = np.zeros((len(tokens), self.most), np.int32)
        for at, rows in enumerate(self.rows(tokens, language)):
            found[at, : len(rows)] = rows
        return found

    def _of(self, token: tuple[int, ...]) -> tuple[int, ...]:
        kept = self._kept.get(token)
        if kept is None:
            places = self._places
            kept = tuple(places[number] for number in token if number in places)[: self.most]
            if len(self._kept) < 65_536:
                self._kept[token] = kept
        return kept

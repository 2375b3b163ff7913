"""Which features the parser keeps: those that enough sentences hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from madang.language.parser.features import features
from madang.language.parser.vocabulary import Vocabulary

from .massive import Row

__all__ = ["make_vocabulary"]


def make_vocabulary(rows: Iterable[Row], most: int, least: int = 2) -> Vocabulary:
    """The ``most`` commonest features that at least ``least`` sentences hold."""
    count: Counter[int] = Counter()
    for row in rows:
        count.update({number for token in features(row.tokens, row.language) for number in token})
    kept = [number for number, often in count.most_common(most) if often >= least]
    return Vocabulary(np.sort(np.array(kept, dtype=np.uint32)))

"""Rows → arrays: features, intents, slots, where commands begin; batches of rows that are about as long."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from madang.language.parser.vocabulary import Vocabulary

from .labels import Labels
from .massive import Row

__all__ = ["Batch", "Maker"]


@dataclass(slots=True)
class Batch:
    """Arrays of B rows of at most T tokens. ``slots`` and ``begins`` are -100 behind a row's end."""

    rows: list[Row]
    features: Tensor
    lengths: Tensor
    language: Tensor
    intents: Tensor
    slots: Tensor
    begins: Tensor
    space: Tensor | None = None
    known: Tensor | None = None


class Maker:
    """Makes batches."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels, languages: list[str]) -> None:
        self.vocabulary = vocabulary
        self.intents = {name: at for at, name in enumerate(labels.intents)}
        self.slots = {name: at for at, name in enumerate(labels.slots)}
        self.languages = {name: at for at, name in enumerate(languages)}

    def batch(self, rows: list[Row]) -> Batch:
        """One batch of the rows."""
        table, lengths, language = self.features_only(rows)
        longest = table.shape[1]
        slots = np.full((len(rows), longest), -100, np.int64)
        begins = np.full((len(rows), longest), -100.0, np.float32)
        for at, row in enumerate(rows):
            many = len(row.tokens)
            slots[at, :many] = [self.slots[name] for name in row.slots]
            begins[at, :many] = 0
            for place in row.begins:
                begins[at, place] = 1
        return Batch(
            rows,
            table,
            lengths,
            language,
            torch.tensor([self.intents[row.intent] for row in rows]),
            torch.from_numpy(slots),
            torch.from_numpy(begins),
        )

    def features_only(self, rows: list[Row]) -> tuple[Tensor, Tensor, Tensor]:
        """Features, lengths and languages alone."""
        longest = max(len(row.tokens) for row in rows)
        table = np.zeros((len(rows), longest, self.vocabulary.most), np.int32)
        for at, row in enumerate(rows):
            table[at, : len(row.tokens)] = self.vocabulary.table(row.tokens, row.language)
        lengths = torch.tensor([len(row.tokens) for row in rows])
        return torch.from_numpy(table), lengths, torch.tensor([self.languages[row.language] for row in rows])

    def cut(self, rows: list[Row], tokens: int, chance: random.Random | None = None) -> Iterator[list[Row]]:
        """The rows in groups of at most ``tokens`` tokens with padding; in random order with ``chance``."""
        wobble = chance.random if chance else lambda: 0.0
        ordered = sorted(
            (row for row in rows if row.tokens), key=lambda row: len(row.tokens) + 1.5 * wobble()
        )
        groups: list[list[Row]] = [[]]
        for row in ordered:
            group = groups[-1]
            if group and max(len(row.tokens), len(group[0].tokens)) * (len(group) + 1) > tokens:
                group = []
                groups.append(group)
            group.append(row)
        if chance:
            chance.shuffle(groups)
        return iter(group for group in groups if group)

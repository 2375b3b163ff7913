"""What `training.teach` wrote: sentences, and what the teachers think of each."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor

from .massive import Row

__all__ = ["Taught"]


class Taught:
    """Rows in groups, and the teachers' probabilities for each; from several folders one after another."""

    def __init__(self, paths: list[Path]) -> None:
        self._parts = [_Part(path) for path in paths]
        self.groups = [group for part in self._parts for group in part.groups]

    @classmethod
    def of_epoch(cls, folders: list[Path], epoch: int) -> Taught:
        """Of each folder the version whose turn it is."""
        chosen = []
        for folder in folders:
            versions = sorted(path.parent for path in folder.glob("*/rows.msgpack"))
            chosen.append(versions[epoch % len(versions)])
        return cls(chosen)

    def of(self, group: int) -> tuple[Tensor, Tensor]:
        """Probabilities of intents (B, intents) and slots (B, T, slots)."""
        for part in self._parts:
            if group < len(part.groups):
                return part.of(group)
            group -= len(part.groups)
        raise IndexError(group)


class _Part:
    """One version."""

    def __init__(self, path: Path) -> None:
        self.groups = msgspec.msgpack.decode((path / "rows.msgpack").read_bytes(), type=list[list[Row]])
        self._intents = np.load(path / "intents.npy", mmap_mode="r")
        self._slots = np.load(path / "slots.npy", mmap_mode="r")
        sizes = [(len(g), len(g) * max(len(row.tokens) for row in g)) for g in self.groups]
        self._starts = np.concatenate([[[0, 0]], np.cumsum(sizes, axis=0)])

    def of(self, group: int) -> tuple[Tensor, Tensor]:
        """Probabilities of intents (B, intents) and slots (B, T, slots)."""
        (row, token), (last, end) = self._starts[group], self._starts[group + 1]
        intents = torch.from_numpy(self._intents[row:last].astype(np.float32))
        slots = torch.from_numpy(self._slots[token:end].astype(np.float32))
        return intents, slots.view(len(intents), -1, slots.shape[-1])

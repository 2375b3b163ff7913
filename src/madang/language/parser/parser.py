"""The trained parser at work: sentences → intent, slots, confidence, and where another wish begins.

The network is trained by ``training/`` and run by onnxruntime. Its table of features is read as bytes and
summed here; the graph above it is small.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from madang.language.frame import Slot

from .parsed import Parsed
from .slot_path import SlotPath
from .tokens import Token, tokenize
from .vocabulary import Vocabulary

__all__ = ["Parser"]

_OTHER = "Other"
_BEGINS = 0.3
"""Probability from which another wish begins at a token."""
_STRANGE = 0.25
"""What the confidence is worth where not one word was ever seen: keyboards that a cat walked over."""
MOST_TOKENS = 200
"""Tokens of a sentence that are looked at."""


class Parser:
    """Reads the weights once; `parse` is pure after that. Raises OSError where files are missing."""

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.intents: list[str] = about["intents"]
        self.slots: list[str] = about["slots"]
        self._languages: dict[str, int] = {code: at for at, code in enumerate(about["languages"])}
        self._temperature: float = about["temperature"]
        self._vocabulary = Vocabulary(np.load(folder / "features.npy"), about["most_features"])
        self._table: NDArray[np.int8] = np.asarray(np.load(folder / "table.npy", mmap_mode="r"))
        self._worth: NDArray[np.float32] = np.load(folder / "worth.npy").astype(np.float32)
        self._path = SlotPath(np.load(folder / "follows.npy"), np.load(folder / "has.npy"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "parser.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it was trained for."""
        return frozenset(self._languages)

    def parse(self, texts: Sequence[str], language: str) -> list[Parsed | None]:
        """What each text wants; None for a text without words."""
        cut = [tokenize(text, language)[:MOST_TOKENS] for text in texts]
        some = [at for at, tokens in enumerate(cut) if tokens]
        found: list[Parsed | None] = [None] * len(texts)
        if not some:
            return found
        intents, slots, begins = self._run([cut[at] for at in some], language)
        for place, at in enumerate(some):
            tokens = cut[at]
            sure = _softmax(intents[place] / self._temperature)
            if not self._vocabulary.knows_any([token.text for token in tokens], language):
                sure *= _STRANGE
            many = len(tokens)
            found[at] = self._read(texts[at], tokens, sure, slots[place, :many], begins[place, :many])
        return found

    def _run(self, sentences: list[list[Token]], language: str) -> tuple[NDArray[np.float32], ...]:
        longest = max(2, *map(len, sentences))
        x = np.zeros((len(sentences), longest, self._table.shape[1]), np.float32)
        for at, tokens in enumerate(sentences):
            self._sums(self._vocabulary.rows([token.text for token in tokens], language), x[at])
        spoken = self._languages.get(language, self._languages.get("en", 0))
        inputs: dict[str, Any] = {
            "tokens": x,
            "lengths": np.array([len(tokens) for tokens in sentences], np.int64),
            "language": np.full(len(sentences), spoken, np.int64),
        }
        return cast("tuple[NDArray[np.float32], ...]", tuple(self._session.run(None, inputs)))

    def _sums(self, rows: list[tuple[int, ...]], into: NDArray[np.float32]) -> None:
        """For each token the sum of its rows of the table, made shorter where there are many."""
        many = np.fromiter(map(len, rows), np.int64, len(rows))
        known = np.flatnonzero(many)
        if not len(known):
            return
        flat = np.fromiter(chain.from_iterable(rows), np.int64, int(many.sum()))
        weighed = self._table[flat] * self._worth[flat, None]
        starts = np.concatenate(([0], np.cumsum(many[known])[:-1]))
        into[known] = np.add.reduceat(weighed, starts) / np.sqrt(many[known], dtype=np.float32)[:, None]

    def _read(
        self,
        text: str,
        tokens: list[Token],
        sure: NDArray[np.float32],
        slots: NDArray[np.float32],
        begins: NDArray[np.float32],
    ) -> Parsed:
        first = int(sure.argmax())
        starts = tuple(tokens[at].start for at in range(1, len(tokens)) if begins[at] > _BEGINS)
        return Parsed(
            self.intents[first],
            round(float(sure[first]), 3),
            _slots(text, tokens, [self.slots[at] for at in self._path.best(slots, first)]),
            starts,
        )


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max())
    return cast("NDArray[np.float32]", powers / powers.sum())


def _slots(text: str, tokens: list[Token], names: list[str]) -> tuple[Slot, ...]:
    """Neighbouring tokens of one name are one slot."""
    found: list[Slot] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and names[end] == names[at]:
            end += 1
        if names[at] != _OTHER:
            first, last = tokens[at].start, tokens[end - 1].end
            found.append(Slot(names[at], text[first:last], first, last))
        at = end
    return tuple(found)

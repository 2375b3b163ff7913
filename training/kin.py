"""English sentences with words that no row has: a word gives way to one that the encoder holds for its kin.

What such a sentence means only the teacher can say, so its rows are for teaching alone.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from .massive import Row

__all__ = ["KIN", "Kin"]

KIN = "kin"
"""The id of rows that are made here."""

_FIRST_WORD, _LAST_WORD = 1996, 24_000
"""The encoder's whole words, the commonest first; the rarest are left out."""
_COMMONEST = 40
"""Words that bind others ("the", "to", "my") stay."""
_NEAREST = 16


class Kin:
    """Exchanges words of English rows for their neighbours among the encoder's words."""

    def __init__(self, encoder: Path, rows: list[Row], chance: random.Random) -> None:
        vocabulary = Tokenizer.from_file(str(encoder / "tokenizer.json")).get_vocab()
        words = {
            word: at
            for word, at in vocabulary.items()
            if _FIRST_WORD <= at < _LAST_WORD and word.isalpha() and len(word) > 2
        }
        table = load_file(encoder / "model.safetensors")["embeddings.word_embeddings.weight"]
        vectors = table[list(words.values())].astype(np.float32)
        vectors -= vectors.mean(0)
        self._vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._words = list(words)
        self._place = {word: at for at, word in enumerate(words)}
        self._near: dict[str, list[str]] = {}
        self.rows = [row for row in rows if row.language == "en"]
        count = Counter(token for row in self.rows for token in row.tokens)
        self._bound = {word for word, _ in count.most_common(_COMMONEST)}
        self.chance = chance

    def near(self, word: str) -> list[str]:
        """The word's nearest neighbours; none for a word that the encoder has not as a whole."""
        if word not in self._near:
            at = self._place.get(word)
            if at is None or word in self._bound:
                self._near[word] = []
            else:
                far = self._vectors @ self._vectors[at]
                self._near[word] = [self._words[n] for n in np.argsort(-far)[1 : _NEAREST + 1]]
        return self._near[word]

    def made(self, many: int) -> list[Row]:
        """``many`` rows with one to three words exchanged."""
        found: list[Row] = []
        while len(found) < many:
            row = self.chance.choice(self.rows)
            places = [at for at, token in enumerate(row.tokens) if self.near(token)]
            if not places:
                continue
            tokens = list(row.tokens)
            for at in self.chance.sample(places, min(len(places), self.chance.choice((1, 1, 2, 3)))):
                tokens[at] = self.chance.choice(self.near(tokens[at]))
            found.append(replace(row, id=KIN, tokens=tokens))
        return found

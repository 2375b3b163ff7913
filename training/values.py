"""Words that no train row has, written by hand: more values of slots, and kin to take a word's place."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from madang.language.parser.tokens import tokenize

from .massive import OTHER, Row

__all__ = ["Values", "read_values"]

_PARTICLES = (
    "에서는", "에게서", "한테서", "에서", "에게", "한테", "으로", "까지", "부터", "이랑", "하고",
    "로", "을", "를", "이", "가", "은", "는", "의", "에", "와", "과", "랑", "도",
)  # fmt: skip
_AFTER_CONSONANT = {
    "를": "을", "을": "를", "가": "이", "이": "가", "는": "은", "은": "는",
    "와": "과", "과": "와", "로": "으로", "으로": "로", "랑": "이랑", "이랑": "랑",
}  # fmt: skip
"""Korean particles and their other form."""
_WANTS_CONSONANT = frozenset(("을", "이", "은", "과", "으로", "이랑"))


class Values:
    """The hand-written words of one language."""

    def __init__(self, path: Path) -> None:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        self.language = path.stem
        self.values = {
            slot: [self._cut(value) for value in values] for slot, values in data["values"].items()
        }
        self.kin = {
            tuple(self._cut(word)): [self._cut(other) for other in others]
            for word, others in data["kin"].items()
        }
        self._longest = max((len(word) for word in self.kin), default=0)

    def _cut(self, text: str) -> list[str]:
        return [token.text for token in tokenize(text, self.language)]

    def value(self, slot: str, old: list[str], chance: random.Random) -> list[str] | None:
        """A value of the slot instead of ``old``, with its particle; None where there is none."""
        if slot not in self.values:
            return None
        new = chance.choice(self.values[slot])
        if self.language == "ko" and new and old:
            return [*new[:-1], _with_particle(new[-1], old[-1])]
        return list(new)

    def exchanged(self, row: Row, chance: random.Random) -> Row:
        """The row with one word that has kin exchanged for one of them."""
        found = [
            (at, many)
            for at in range(len(row.tokens))
            for many in range(1, self._longest + 1)
            if tuple(row.tokens[at : at + many]) in self.kin and len(set(row.slots[at : at + many])) == 1
        ]
        if not found:
            return row
        at, many = chance.choice(found)
        new = chance.choice(self.kin[tuple(row.tokens[at : at + many])])
        tokens = [*row.tokens[:at], *new, *row.tokens[at + many :]]
        slots = [*row.slots[:at], *[row.slots[at]] * len(new), *row.slots[at + many :]]
        return Row(row.id, row.language, tokens, slots, row.intent, row.text, row.begins)

    def rows(self) -> list[Row]:
        """Every word once, for the vocabulary."""
        words = [value for values in self.values.values() for value in values]
        words += [other for others in self.kin.values() for other in others]
        return [Row("", self.language, word, [OTHER] * len(word), "", "") for word in words if word]


def _with_particle(word: str, old: str) -> str:
    """The word with the particle that the old one ends with, in the form that fits."""
    particle = next((p for p in _PARTICLES if old.endswith(p) and len(old) > len(p) + 1), "")
    if particle in _AFTER_CONSONANT and _closed(word) != (particle in _WANTS_CONSONANT):
        particle = _AFTER_CONSONANT[particle]
    return word + particle


def _closed(word: str) -> bool:
    """Whether the last syllable ends in a consonant."""
    return "가" <= word[-1] <= "힣" and (ord(word[-1]) - 0xAC00) % 28 != 0


def read_values(folder: Path, languages: list[str]) -> dict[str, Values]:
    """Of every language that has some."""
    found = [Values(path) for path in sorted(folder.glob("*.toml")) if path.stem in languages]
    return {values.language: values for values in found}

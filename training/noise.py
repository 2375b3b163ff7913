"""Making sentences vary as in life: other values in the slots, slips, lost spaces, two wishes at once."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

from madang.language.parser.tokens import UNSPACED

from .massive import OTHER, Row

__all__ = ["Noise"]

_JOIN = {
    "en": [["and"], ["and", "then"], ["then"], ["and", "also"], ["plus"], []],
    "ko": [["그리고"], ["그리고", "나서"], ["그다음"], ["또"], []],
    "ja": [list("そして"), list("それから"), list("あと"), list("、"), list("して")],
    "de": [["und"], ["und", "dann"], ["danach"], ["und", "auch"], []],
    "ar": [["ثم"], ["و"], ["وبعدها"], ["وأيضا"], ["وكمان"], []],
    "fr": [["et"], ["puis"], ["et", "puis"], ["ensuite"], ["et", "aussi"], []],
}
"""What stands between two wishes."""


class Noise:
    """Changes rows at random; each change keeps the row's intent and the names of its slots."""

    def __init__(self, rows: list[Row], chance: random.Random) -> None:
        self.chance = chance
        self.values: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
        self.general: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for row in rows:
            for name, start, end in _spans(row.slots):
                self.values[row.language, row.intent, name].append(row.tokens[start:end])
                self.general[row.language, name].append(row.tokens[start:end])

    def changed(self, row: Row, swap: float = 0.35, slip: float = 0.02) -> Row:
        """The row with some values of its slots exchanged and some letters wrong."""
        tokens: list[str] = []
        slots: list[str] = []
        at = 0
        for name, start, end in _spans(row.slots):
            tokens += row.tokens[at:start]
            slots += row.slots[at:start]
            value = row.tokens[start:end]
            if self.chance.random() < swap:
                pool = self.values[row.language, row.intent, name]
                if len(pool) < 12 or self.chance.random() < 0.2:
                    pool = self.general[row.language, name]
                value = self.chance.choice(pool) if pool else value
            tokens += value
            slots += [name] * len(value)
            at = end
        tokens, slots = tokens + row.tokens[at:], slots + row.slots[at:]
        if row.language not in UNSPACED:
            tokens = [self._slip(token) if self.chance.random() < slip else token for token in tokens]
            tokens, slots = self._joined(tokens, slots, 0.03 if row.language == "ko" else 0.003)
        return replace(row, tokens=tokens, slots=slots)

    def together(self, rows: list[Row]) -> Row:
        """Several wishes in one sentence."""
        first = rows[0]
        tokens, slots, begins = list(first.tokens), list(first.slots), []
        for row in rows[1:]:
            between = self.chance.choice(_JOIN[first.language])
            begins.append(len(tokens))
            tokens += [*between, *row.tokens]
            slots += [OTHER] * len(between) + row.slots
        return replace(first, id="", tokens=tokens, slots=slots, first=len(rows), begins=tuple(begins))

    def _slip(self, token: str) -> str:
        if len(token) < 4:
            return token
        at = self.chance.randrange(len(token) - 1)
        match self.chance.randrange(3):
            case 0:
                return token[:at] + token[at + 1 :]
            case 1:
                return token[:at] + token[at + 1] + token[at] + token[at + 2 :]
            case _:
                return token[:at] + token[at] + token[at:]

    def _joined(self, tokens: list[str], slots: list[str], often: float) -> tuple[list[str], list[str]]:
        made: list[str] = []
        names: list[str] = []
        for token, slot in zip(tokens, slots, strict=True):
            if made and names[-1] == slot and self.chance.random() < often:
                made[-1] += token
                continue
            made.append(token)
            names.append(slot)
        return made, names


def _spans(slots: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(slots):
        end = at + 1
        while end < len(slots) and slots[end] == slots[at]:
            end += 1
        if slots[at] != OTHER:
            found.append((slots[at], at, end))
        at = end
    return found

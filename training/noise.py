"""Making sentences vary as in life: other values in the slots, slips, lost spaces, two wishes at once."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

from madang.language.parser.tokens import UNSPACED

from .massive import OTHER, Row
from .values import Values

__all__ = ["WRITTEN", "Noise"]

WRITTEN = "*"
"""Ends the id of a row with words that were written by hand: it is no translation of the others any more."""

_WRITTEN = 0.35
"""Share of exchanged values that are taken from those written by hand."""
_KIN = 0.25
"""Share of rows in which a word gives way to one of its kin."""
_JOIN = {
    "en": [["and"], ["and", "then"], ["then"], ["and", "also"], ["plus"], []],
    "ko": [["그리고"], ["그리고", "나서"], ["그다음"], ["또"], []],
    "ja": [list("そして"), list("それから"), list("あと"), list("、"), list("して")],
    "de": [["und"], ["und", "dann"], ["danach"], ["und", "auch"], []],
    "ar": [["ثم"], ["و"], ["وبعدها"], ["وأيضا"], ["وكمان"], []],
    "fr": [["et"], ["puis"], ["et", "puis"], ["ensuite"], ["et", "aussi"], []],
}
"""What stands between two wishes."""
_KO_BOUND = (
    ("켜줘", "켜고"), ("꺼줘", "끄고"), ("켜", "켜고"), ("꺼", "끄고"), ("해줘", "하고"),
    ("해주세요", "하고"),
    ("해", "하고"), ("열어줘", "열고"), ("닫아줘", "닫고"), ("틀어줘", "틀고"),
    ("줘", "주고"), ("주세요", "주고"), ("줄래", "주고"), ("하자", "하고"), ("라", "고"),
)  # fmt: skip
"""Ends of a Korean wish → the same bound to the next one."""


class Noise:
    """Changes rows at random; each change keeps the row's intent and the names of its slots."""

    def __init__(self, rows: list[Row], chance: random.Random, written: dict[str, Values]) -> None:
        self.chance = chance
        self.written = written
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
        at, written = 0, False
        for name, start, end in _spans(row.slots):
            tokens += row.tokens[at:start]
            slots += row.slots[at:start]
            value = row.tokens[start:end]
            if self.chance.random() < swap:
                value, own = self._other(row, name, value)
                written = written or own
            tokens += value
            slots += [name] * len(value)
            at = end
        tokens, slots = tokens + row.tokens[at:], slots + row.slots[at:]
        if row.language in self.written and swap and self.chance.random() < _KIN:
            new = self.written[row.language].exchanged(replace(row, tokens=tokens, slots=slots), self.chance)
            written = written or new.tokens != tokens
            tokens, slots = new.tokens, new.slots
        if row.language not in UNSPACED:
            tokens = [self._slip(token) if self.chance.random() < slip else token for token in tokens]
            tokens, slots = self._joined(tokens, slots, 0.03 if row.language == "ko" else 0.003)
        return replace(row, id=row.id + WRITTEN if written else row.id, tokens=tokens, slots=slots)

    def _other(self, row: Row, name: str, value: list[str]) -> tuple[list[str], bool]:
        """Another value of a slot, and whether it was written by hand; else of the same intent, or of any."""
        if row.language in self.written and self.chance.random() < _WRITTEN:
            new = self.written[row.language].value(name, value, self.chance)
            if new:
                return new, True
        pool = self.values[row.language, row.intent, name]
        if len(pool) < 12 or self.chance.random() < 0.2:
            pool = self.general[row.language, name]
        return self.chance.choice(pool) if pool else value, False

    def together(self, rows: list[Row]) -> Row:
        """Several wishes in one sentence."""
        first = rows[0]
        tokens, slots, begins = list(first.tokens), list(first.slots), []
        for row in rows[1:]:
            next_tokens, between = list(row.tokens), self.chance.choice(_JOIN[first.language])
            if self.chance.random() < 0.7:
                tokens, slots, next_tokens, between = self._bound(
                    first.language, tokens, slots, next_tokens, between
                )
            begins.append(len(tokens))
            tokens += [*between, *next_tokens]
            slots += [OTHER] * len(between) + row.slots
        return replace(first, id="", tokens=tokens, slots=slots, begins=tuple(begins))

    def _bound(
        self, language: str, tokens: list[str], slots: list[str], following: list[str], between: list[str]
    ) -> tuple[list[str], list[str], list[str], list[str]]:
        """Two wishes bound by the words themselves: 켜고, つけて, وأطفئ."""
        if language == "ko":
            for end, bound in _KO_BOUND:
                if tokens[-1].endswith(end):
                    return [*tokens[:-1], tokens[-1].removesuffix(end) + bound], slots, following, []
        if language == "ja":
            for polite in ("ください", "下さい", "くれる", "欲しい"):
                if "".join(tokens).endswith("て" + polite):
                    return tokens[: -len(polite)], slots[: -len(polite)], following, []
            if tokens[-1] in ("て", "で"):
                return tokens, slots, following, []
        if language == "ar":
            return tokens, slots, ["و" + following[0], *following[1:]], []
        return tokens, slots, following, between

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

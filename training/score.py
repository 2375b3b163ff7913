"""Scores as the MASSIVE paper counts them: intent accuracy, slot F1 over spans, exact match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .massive import OTHER

__all__ = ["Score", "score", "spans"]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in percent."""

    intent: float
    slot_f1: float
    exact: float

    def __str__(self) -> str:
        return f"intent {self.intent:.1f}  slot F1 {self.slot_f1:.1f}  exact {self.exact:.1f}"


def spans(slots: Sequence[str]) -> set[tuple[str, int, int]]:
    """The spans of adjacent tokens with one slot: (slot, first token, last token)."""
    found = set()
    start = 0
    for at in range(1, len(slots) + 1):
        if at == len(slots) or slots[at] != slots[start]:
            if slots[start] != OTHER:
                found.add((slots[start], start, at - 1))
            start = at
    return found


def score(rows: Iterable[tuple[str, Sequence[str], str, Sequence[str]]]) -> Score:
    """From rows of (intent, slots, intent found, slots found)."""
    total = right = exact = true = found = both = 0
    for intent, slots, guess, guessed in rows:
        here, there = spans(slots), spans(guessed)
        total += 1
        right += intent == guess
        exact += intent == guess and list(slots) == list(guessed)
        true, found, both = true + len(here), found + len(there), both + len(here & there)
    f1 = 2 * both / max(1, true + found)
    return Score(100 * right / max(1, total), 100 * f1, 100 * exact / max(1, total))

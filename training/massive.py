"""Rows of the MASSIVE data set as tokens with the name of each token's slot."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

from madang.language.parser.tokens import UNSPACED, tokenize

__all__ = ["OTHER", "Row", "read_locale"]

OTHER = "Other"
_SLOT = re.compile(r"\[([a-z_]+) : ([^\]]*)\]")


@dataclass(slots=True)
class Row:
    """A sentence: its tokens, the slot of each, its intent. Rows of one ``id`` are translations."""

    id: str
    language: str
    tokens: list[str]
    slots: list[str]
    intent: str
    text: str = ""
    begins: tuple[int, ...] = ()
    """The tokens at which another command begins."""


def read_locale(folder: Path, locale: str, partition: str) -> list[Row]:
    """The rows of one locale and partition (train, dev)."""
    rows: list[Row] = []
    with gzip.open(folder / f"{locale}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
            if raw["partition"] == partition:
                rows.append(_row(raw, locale.split("-")[0]))
    return rows


def _row(raw: dict[str, str], language: str) -> Row:
    text, marked = _marked(raw["annot_utt"], language)
    tokens = tokenize(text, language)
    slots = []
    for token in tokens:
        inside = next((name for name, start, end in marked if start < token.end and token.start < end), OTHER)
        slots.append(inside)
    return Row(raw["id"], language, [token.text for token in tokens], slots, raw["intent"], text)


def _marked(annotated: str, language: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and the places of the slots."""
    text = ""
    places: list[tuple[str, int, int]] = []
    at = 0
    for match in _SLOT.finditer(annotated):
        text += annotated[at : match.start()]
        value = match[2].strip()
        if language in UNSPACED:
            text = text.rstrip(" ")
        places.append((match[1], len(text), len(text) + len(value)))
        text += value
        at = match.end()
        if language in UNSPACED and annotated[at : at + 1] == " ":
            at += 1
    return text + annotated[at:], places

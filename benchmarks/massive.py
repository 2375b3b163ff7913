"""Intent accuracy, slot F1 and exact match on MASSIVE rows, as its authors count them.

    .venv/bin/python benchmarks/massive.py FILE... [--part dev] [--misses 20]

A FILE holds rows of one locale (`.jsonl`, plain or packed with gzip), each with `utt`, `intent`,
`annot_utt` (`[slot : words]`); `--part` picks one of their partitions where the rows name it. Tokens are
the words between spaces; for Japanese and Chinese one token a character (a run of ASCII letters or
digits between spaces stays one). Adjacent tokens of one slot are one span. Slot F1 is micro, over spans
with type and both ends right. Exact match: the intent and every slot right. The last line is the figure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from madang.commands.rows import bio_tags
from madang.config import demo_home, load_home
from madang.language.understanding import Understanding

UNSPACED = ("ja", "zh")
_PIECE = re.compile(r"\[\s*(\w+)\s*:\s*([^\]]*?)\s*\]")
Span = tuple[str, int, int]
"""Slot, and its first and last token."""


def rows_of(path: Path, part: str | None) -> Iterator[dict[str, Any]]:
    """The rows of a file, of one partition where they name it."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            if part is None or row.get("partition", part) == part:
                yield row


def locale_of(path: Path, row: dict[str, Any]) -> str:
    """``ko-KR``, from the row or the file's name."""
    return str(row.get("locale") or path.name.split(".")[0])


def tokens_of(text: str, language: str) -> list[str]:
    """The tokens of a text, as the data set's tests cut it."""
    if language not in UNSPACED:
        return text.split()
    return [token for word in text.split() for token in ([word] if word.isascii() else word)]


def gold_of(row: dict[str, Any], language: str) -> tuple[list[str], set[Span]]:
    """Tokens and spans of a row, from its annotated text."""
    tokens: list[str] = []
    tags: list[str] = []
    at = 0
    text = row["annot_utt"]
    for found in _PIECE.finditer(text):
        tags += _add(tokens, text[at : found.start()], "", language)
        tags += _add(tokens, found[2], found[1], language)
        at = found.end()
    tags += _add(tokens, text[at:], "", language)
    return tokens, spans_of(tags)


def _add(tokens: list[str], text: str, slot: str, language: str) -> list[str]:
    new = tokens_of(text, language)
    tokens += new
    return [slot] * len(new)


def spans_of(tags: list[str]) -> set[Span]:
    """Adjacent tokens of one slot are one span."""
    spans: set[Span] = set()
    start = 0
    for place in range(1, len(tags) + 1):
        if place == len(tags) or tags[place] != tags[start]:
            if tags[start]:
                spans.add((tags[start], start, place - 1))
            start = place
    return spans


def score(path: Path, rows: list[dict[str, Any]], home: Understanding, misses: int) -> Counter[str]:
    """What of one locale is right."""
    counts: Counter[str] = Counter()
    for row in rows:
        language = locale_of(path, row)[:2]
        tokens, gold = gold_of(row, language)
        frames = home.parse(row["utt"], language)
        slots = [slot for frame in frames for slot in frame.slots]
        tags = [tag[2:] for tag in bio_tags(row["utt"], tokens, slots)]
        found = spans_of(tags)
        intent = frames[0].intent if frames else ""
        right = intent == row["intent"]
        counts.update(
            rows=1, intents=right, exact=right and found == gold, hits=len(found & gold),
            found=len(found), gold=len(gold),
        )  # fmt: skip
        if misses > 0 and not (right and found == gold):
            misses -= 1
            print(f"{row['annot_utt']}\n   {row['intent']} {sorted(gold)}\n   {intent} {sorted(found)}")
    return counts


def figures(counts: Counter[str]) -> tuple[float, float, float]:
    """Intent accuracy, slot F1 and exact match, in percent."""
    rows = max(1, counts["rows"])
    f1 = 200 * counts["hits"] / max(1, counts["found"] + counts["gold"])
    return 100 * counts["intents"] / rows, f1, 100 * counts["exact"] / rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--part", help="train, dev or test; without it, all rows of the file")
    parser.add_argument("--misses", type=int, default=0, help="show so many rows of each file that are wrong")
    parser.add_argument("--rows", type=int, help="only the first so many rows of each file")
    args = parser.parse_args()
    home = Understanding(load_home(demo_home()))
    told: list[str] = []
    for path in args.files:
        rows = list(rows_of(path, args.part))[: args.rows]
        if not rows:
            print(f"{path.name}: no rows")
            continue
        intents, f1, exact = figures(score(path, rows, home, args.misses))
        locale = locale_of(path, rows[0])
        print(
            f"{locale}: {len(rows)} rows, intent {intents:.1f}, slot F1 {f1:.1f}, exact match {exact:.1f} %"
        )
        told.append(f"{locale} {intents:.1f} / {f1:.1f} / {exact:.1f}")
    print(f"MASSIVE, intent accuracy / slot F1 / exact match %: {', '.join(told)}")


if __name__ == "__main__":
    main()

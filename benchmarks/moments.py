"""How many expressions of date and time are found and understood right.

    python benchmarks/moments.py [--lang en] [--misses] [--data FOLDER]

The data are Recognizers-Text's specs, one ``<lang>.json.gz`` a language, in ``../shared/data/datetime`` or
where ``--data`` or ``MADANG_DATETIME`` says. An expected expression counts as right when one was found with

- the same span; words that only stand around (prepositions, articles, particles) and punctuation may differ
  (rows that name words which are not in the sentence, as some Korean ones do, are judged without the span),
- the same kind (date, time, datetime, duration, daterange, timerange, datetimerange, set), and
- the same values: the set of all ``value`` or ``start``-``end`` readings, past and future, must be equal.
  Where the row resolves nothing (sets, seasons) the TIMEX must be equal. Rows with ``IgnoreResolution``
  count by span and kind.

Left out: time zones, school and fiscal years, and "the same week" (``ref_undef``), which points to what was
said before. "Before", "after", "since" and "until" count. Expressions found where none is expected are
counted beside ("too many"). The last line is the share over all languages asked for, in percent.

`data/moments_faults.toml` lists misses whose expected values do not say what the sentence says. They count as
wrong like all others; how many they are is told beside, because they were listed by looking at the misses.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import gzip
import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

from madang.language.dates import Moment, Value, find

KINDS = ("date", "time", "datetime", "duration", "daterange", "timerange", "datetimerange", "set")
FAULTS = Path(__file__).parent / "data" / "moments_faults.toml"
LANGUAGES = ("en", "ko", "ja", "de", "ar")
AROUND = {
    "en": {"the", "on", "at", "in", "from", "for", "of", "by", "a", "during", "please", "this"},
    "de": {"der", "die", "das", "den", "dem", "am", "im", "um", "in", "an", "ab", "für", "von", "vom", "des",
           "bei",            "ein", "eine", "einen", "einem", "zu", "zum", "zur"},
    "ko": set(),
    "ja": set(),
    "ar": {"في", "من", "ال", "على", "يوم", "الساعة", "لمدة", "ب", "ل"},
}  # fmt: skip
"""Words at the edge of a span that change nothing."""
PARTICLES = {
    "ko": "에은는을를이가의도만로으서부터까지날 동안마다간짜리내",
    "ja": "のにはをがでもから まで間",
    "ar": "بلوال",
}
"""Letters at the edge of a span that change nothing, where particles are written onto words."""


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only")
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    parser.add_argument("--kind", choices=KINDS, help="with --misses: one kind only")
    default = os.environ.get("MADANG_DATETIME") or str(
        Path(__file__).resolve().parents[2] / "shared" / "data" / "datetime"
    )
    parser.add_argument("--data", type=Path, default=Path(default))
    options = parser.parse_args()
    right = total = 0
    for language in [options.lang] if options.lang else LANGUAGES:
        path = options.data / f"{language}.json.gz"
        good, count = measure(language, json.loads(gzip.decompress(path.read_bytes())), options)
        right, total = right + good, total + count
    print(f"{100 * right / max(total, 1):.1f}")


def measure(language: str, rows: list[dict[str, Any]], options: argparse.Namespace) -> tuple[int, int]:
    """Count one language; returns how many are right, and of how many."""
    good: collections.Counter[str] = collections.Counter()
    all_of: collections.Counter[str] = collections.Counter()
    extra = faulty = 0
    faults = tomllib.loads(FAULTS.read_text(encoding="utf-8")).get(language, {})
    for number, row in enumerate(rows):
        context = row.get("Context")
        reference = context.get("ReferenceDateTime") if isinstance(context, dict) else context
        now = dt.datetime.fromisoformat((reference or "2019-07-04T00:00:00")[:19]).replace(tzinfo=dt.UTC)
        found = list(find(row["Input"], language, now))
        matched = set()
        for place, expected in enumerate(row["Results"]):
            kind = (expected.get("TypeName") or expected.get("Typename", "")).rpartition(".")[2]
            resolved = expected.get("Resolution") or {}
            values = (resolved.get("values") if isinstance(resolved, dict) else None) or []
            values = values if isinstance(values, list) else []  # "not resolved"
            hits = [m for m in found if same_span(row["Input"], m, expected, language)]
            matched.update(id(m) for m in hits)
            if kind not in KINDS or left_out(values):
                continue
            all_of[kind] += 1
            if any(m.kind == kind and (row.get("IgnoreResolution") or same(m.values, values)) for m in hits):
                good[kind] += 1
                continue
            faulty += f"{number}.{place}" in faults
            if options.misses and options.kind in (None, kind):
                show(row["Input"], kind, expected, values, reference, found)
        loose = [m for m in found if id(m) not in matched and not any(overlap(m, e) for e in row["Results"])]
        extra += len(loose)
        if options.misses and loose and not options.kind:
            print(f"too many: {row['Input']!r}: {[m.text for m in loose]}")
    for kind in KINDS:
        if all_of[kind]:
            print(f"{language} {kind:14} {good[kind]:4} / {all_of[kind]:4}")
    right, total = sum(good.values()), sum(all_of.values())
    share = 100 * right / max(total, 1)
    beside = f", {faulty} misses are listed as faults of the data" if faulty else ""
    print(f"{language} all            {right:4} / {total:4}  {share:.1f} %, {extra} too many{beside}")
    return right, total


def left_out(values: list[dict[str, str]]) -> bool:
    """Readings that no assistant needs."""
    return any(v.get("Mod") == "ref_undef" or v.get("timex", "")[:2] in ("FY", "SY") for v in values)


def same_span(text: str, moment: Moment, expected: dict[str, Any], language: str) -> bool:
    """Whether a found span is the expected one but for small words at its edges."""
    start, end = expected["Start"], expected["End"] + 1
    if text[start:end].lower() != expected["Text"].lower():
        places = [m.start() for m in re.finditer(re.escape(expected["Text"].lower()), text.lower())]
        if not places:
            return True
        start = min(places, key=lambda place: abs(place - expected["Start"]), default=start)
        end = start + len(expected["Text"])
    if moment.start >= end or moment.end <= start:
        return False
    edges = (
        text[min(start, moment.start) : max(start, moment.start)],
        text[min(end, moment.end) : max(end, moment.end)],
    )
    return all(_small(edge, language) for edge in edges)


def _small(edge: str, language: str) -> bool:
    words = re.findall(r"\w+", edge.lower())
    letters = PARTICLES.get(language, "")
    return all(word in AROUND[language] or all(char in letters for char in word) for word in words)


def overlap(moment: Moment, expected: dict[str, Any]) -> bool:
    """Whether they share letters."""
    return bool(moment.start <= expected["End"] and moment.end > expected["Start"])


def same(found: tuple[Value, ...], expected: list[dict[str, str]]) -> bool:
    """Whether the readings are the same."""
    if any(v.get("value") == "not resolved" or not ({"value", "start", "end"} & v.keys()) for v in expected):
        return {v.timex for v in found} == {v["timex"] for v in expected}
    return {reading(v) for v in found} == {
        (v["value"].rstrip("0").rstrip(".") if v["type"] == "duration" and "." in v["value"] else v["value"],)
        if "value" in v
        else (v.get("start"), v.get("end"))
        for v in expected
    }


def reading(value: Value) -> tuple[str | None, ...]:
    """A reading as the data write it."""
    if value.seconds is not None:
        return (f"{value.seconds:.10g}",)
    if value.end is None and value.mod in ("", "approx"):
        return (_text(value.begin),)
    return _text(value.begin), _text(value.end)


def _text(place: dt.date | dt.time | None) -> str | None:
    return None if place is None else str(place)


def show(text: str, kind: str, expected: dict[str, Any], values: list[dict[str, str]], reference: str | None,
         found: list[Moment]) -> None:  # fmt: skip
    """Print a miss."""
    want = [(v.get("timex"), v.get("value") or (v.get("start"), v.get("end"))) for v in values]
    print(f"{kind}: {text!r} @{reference}\n    want {expected['Text']!r} {want}")
    for m in found:
        print(f"    have {m.kind} {m.text!r} {[(v.timex, *reading(v)) for v in m.values]}")


if __name__ == "__main__":
    main()

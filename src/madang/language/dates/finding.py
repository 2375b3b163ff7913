"""Finding expressions of time in a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from ..text import read
from .chart import build
from .grammar import grammar
from .lexing import Edges, lex
from .reckoning import Context
from .value import Moment, Stretch

__all__ = ["find", "find_in"]

_KINDS = (
    "never", "nothing", "set", "datetimerange", "timerange", "daterange", "datetime", "time", "date",
    "duration",
)  # fmt: skip
"""The kinds that are found; of two that say the same words, the first."""
_RANK = {kind: rank for rank, kind in enumerate(_KINDS)}
_LONGEST = 1_000
"""Characters of a text that are looked at."""


def find(text: str, language: str, now: datetime) -> tuple[Moment, ...]:
    """All expressions of date, time, duration, range and repeat in a text, in its order, none over another.

    `now` has a zone; all readings are clock times in it. A language without a grammar has none.
    """
    if not grammar(language).root.next:
        return ()
    folded = read(text[:_LONGEST])
    found = find_in(folded.plain, language, now.replace(tzinfo=None))
    return tuple(
        replace(m, start=first, end=last, text=text[first:last])
        for m in found
        for first, last in [folded.span(m.start, m.end)]
    )


def find_in(plain: str, language: str, now: datetime) -> tuple[Moment, ...]:
    """As `find`, in a text that is folded already (`madang.language.text`), for a `now` without a zone."""
    words = grammar(language)
    if not words.root.next:
        return ()
    plain = plain[:_LONGEST]
    edges, timely = lex(plain, words)
    if not timely:
        return ()
    ctx = Context(now, words.order, words.clock24, unsure=words.unsure)
    build(plain, edges, words, ctx)
    return tuple(
        Moment(start, end, plain[start:end], getattr(value, "label", "") or kind, value.values(), value)
        for start, end, kind, value in _best(edges, plain, words.unsure)
    )


def _best(edges: Edges, plain: str, unsure: frozenset[str]) -> list[tuple[int, int, str, Any]]:
    """The longest expressions that do not overlap, in the order of the text; what is none comes first."""
    all_found = [
        (start, end, kind, value)
        for start, found in edges.items()
        for kind in _KINDS
        for end, value in found.get(kind, ())
    ]
    all_found.sort(key=lambda one: (one[2] != "never", one[0] - one[1], _RANK[one[2]], one[0]))
    taken: list[tuple[int, int, str, Any]] = []
    for one in all_found:
        start, end = one[0], one[1]
        if all(end <= a or start >= b for a, b, _, _ in taken) and plain[start:end] not in unsure:
            taken.append(one)
    if any(isinstance(one[3], Stretch) and one[3].timex.isdigit() for one in taken):
        more = [
            (start, end, "daterange", value)
            for start, found in edges.items()
            for end, value in found.get("_year", ())
        ]  # "in 2007 and 2009"
        taken += [one for one in more if all(one[1] <= a or one[0] >= b for a, b, _, _ in taken)]
    taken.sort(key=lambda one: one[0])
    return [one for one in taken if one[2] not in ("nothing", "never")]

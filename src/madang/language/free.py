"""Free words inside a clause: an item of a list, the name of an event, a song, a message."""

from __future__ import annotations

from .clause import Clause
from .mention import Mention

__all__ = ["free_places", "free_text", "free_texts"]

_TRIM = " ,.;:!?'\"“”„«»-"


def free_text(
    clause: Clause,
    structure: tuple[str, ...],
    *,
    timed: bool = False,
    named: bool = False,
    keep: bool = False,
) -> str:
    """The words of the clause that are not structure (tags that begin so); the longest stretch of them.

    ``timed``: times and dates are structure too. ``named``: names of the home's things are.
    ``keep``: small words at the end belong to it.
    """
    found = free_texts(clause, structure, timed=timed, named=named, keep=keep)
    return max(found, key=len, default="")


def free_texts(
    clause: Clause,
    structure: tuple[str, ...],
    *,
    timed: bool = False,
    named: bool = False,
    keep: bool = False,
) -> list[str]:
    """All stretches of free words, split where the clause says "and" or a comma."""
    found = free_places(clause, structure, timed=timed, named=named, keep=keep)
    return [clause.text.original[start:end] for start, end in found]


def free_places(
    clause: Clause,
    structure: tuple[str, ...],
    *,
    timed: bool = False,
    named: bool = False,
    keep: bool = False,
) -> list[tuple[int, int]]:
    """Where the stretches of free words stand, in characters of what was typed."""
    parts: list[tuple[int, int]] = []
    run: list[tuple[int, Mention]] = []
    for place, mention in enumerate(clause.mentions):
        cut = any(mention.has(prefix) or prefix[5:] in mention.entry.kinds for prefix in structure)
        cut = cut or (timed and place in clause.timed)
        cut = cut and not mention.has("event.")
        cut = cut or (named and _in_home(mention))
        if cut or "join.and" in mention.tags or clause.text.plain[mention.start : mention.end] == "?":
            parts += _stretch(clause, run, keep)
            run = []
        else:
            run.append((place, mention))
    return parts + _stretch(clause, run, keep)


def _stretch(clause: Clause, run: list[tuple[int, Mention]], keep: bool) -> list[tuple[int, int]]:
    while run and _empty(run[0][1]) and not keep:
        run = run[1:]
    while run and _empty(run[-1][1]) and not keep:
        run = run[:-1]
    if not run:
        return []
    start, end = run[0][1].start, run[-1][1].end
    if clause.gaps:
        start, end = _with_gaps(clause, run)
    start, stop = clause.text.span(start, end)
    words = clause.text.original[start:stop]
    start += len(words) - len(words.lstrip(_TRIM))
    words = words.strip(_TRIM)
    return [(start, start + len(words))] if words else []


def _with_gaps(clause: Clause, run: list[tuple[int, Mention]]) -> tuple[int, int]:
    """The stretch with the syllables around it that no word explains: た of できました."""
    (first, begin), (last, end) = run[0], run[-1]
    before = clause.mentions[first - 1] if first else begin
    start = begin.start if first == 0 or before.has("act.") or before.has("state.") else before.end
    stop = clause.mentions[last + 1].start if last + 1 < len(clause.mentions) else end.end
    return start, max(stop, end.end)


def _in_home(mention: Mention) -> bool:
    """Whether it is the name of a thing, a room or somebody."""
    return bool(mention.entry.things or mention.entry.spaces or mention.entry.people)


def _empty(mention: Mention) -> bool:
    if mention.entry.named or any(m.startswith(("kind.", "number", "room.")) for m in mention.tags):
        return False
    return any(
        mention.has(p) for p in ("skip.", "polite.", "quant.to", "quant.by", "time.", "particle.", "verb.")
    )

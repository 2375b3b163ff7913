"""Names whose words change with the sentence: "Erster Stock", "im ersten Stock"; "Lampe links"."""

from __future__ import annotations

from collections.abc import Iterator

from .lexicon import Lexicon
from .text import plain_words

__all__ = ["inflected"]

_SHORTEST = 3
"""Letters that a word keeps at least without its ending."""


def inflected(name: str, words: Lexicon) -> Iterator[str]:
    """The other forms of a name of several words; none in a language whose adjectives do not change."""
    said = plain_words(name)
    if len(said) < 2 or not words.adjectives:
        return
    *rest, last = said
    if (side := words.sides.get(last)) is not None:
        yield from (" ".join((side + ending, *rest)) for ending in words.adjectives)
    first, *rest = said
    stem = next((first[: -len(e)] for e in words.adjectives if first.endswith(e)), "")
    if len(stem) >= _SHORTEST:
        yield from (" ".join((stem + ending, *rest)) for ending in words.adjectives)
        place = next((word for word, side in words.sides.items() if side == stem), None)
        if place is not None:
            yield " ".join((*rest, place))

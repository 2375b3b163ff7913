"""Finding what the words of a text can mean: a text becomes a row of mentions, left to right."""

from __future__ import annotations

from .adjectives import reunited
from .mention import Mention
from .spaced import spot_words
from .text import Text
from .unspaced import spot_characters
from .vocabulary import Vocabulary

__all__ = ["spot"]


def spot(text: Text, vocabulary: Vocabulary) -> list[Mention]:
    """All mentions of a text, in order, without overlaps."""
    found = (spot_words if vocabulary.lexicon.spaced else spot_characters)(text, vocabulary)
    return reunited(found, text, vocabulary) if vocabulary.lexicon.heads_first else found

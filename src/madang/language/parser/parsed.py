"""What the trained parser says of a sentence."""

from __future__ import annotations

from msgspec import Struct

from madang.language.frame import Slot

__all__ = ["NOT_FOR_ME", "Parsed"]

NOT_FOR_ME = "not_for_me"
"""The intent of talk that asks nothing of the assistant."""


class Parsed(Struct, frozen=True):
    """What the network made of a sentence."""

    intent: str
    confidence: float
    """How often an answer as sure as this one is right, 0 to 1."""
    slots: tuple[Slot, ...]
    begins: tuple[int, ...]
    """Where in the text another wish begins, in characters; empty for one wish."""

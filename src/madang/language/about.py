"""What is to be known of a language before a word of it is read: its name, and what gives it away."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec
from msgspec import Struct

from madang.things.languages import language_folder
from madang.things.units import Language

__all__ = ["About", "Detect", "about"]


class Detect(Struct, frozen=True, forbid_unknown_fields=True):
    """How a text in the language is known: by a script of its own, else by words."""

    script: tuple[str, ...] = ()
    """Ranges of letters that only this language has here."""
    shared_script: tuple[str, ...] = ()
    """Ranges of letters that mean it where there are no others."""
    letters: str = ""
    """Letters that the other languages in Latin script have not."""
    words: tuple[str, ...] = ()
    """Its smallest and commonest words, in small letters."""
    looks: str = ""
    """A pattern of how its words look, for texts without any of those."""


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's ``about.toml``."""

    name: str
    """As its speakers call it."""
    sample: str
    """A sentence that the demo home understands, for `madang bench`."""
    yes: tuple[str, ...]
    """What is typed at a terminal for yes."""
    slow: str
    """Told to a page that could not keep up and gets everything anew."""
    detect: Detect


@cache
def about(language: Language) -> About:
    """The facts of a language. Raises msgspec.ValidationError where a field is missing or misspelt."""
    text = (language_folder(language) / "about.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), About)

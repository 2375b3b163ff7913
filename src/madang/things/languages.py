"""The languages that Madang speaks: one folder of ``madang/language`` each, found by its ``words.toml``."""

from __future__ import annotations

from pathlib import Path

__all__ = ["LANGUAGES", "PROMISED", "language_folder"]

PROMISED = ("ko", "en", "ja", "de", "ar")
"""Supported from the start, in the order in which they are listed everywhere."""
_FOLDERS = Path(__file__).parent.parent / "language"


def language_folder(language: str) -> Path:
    """Where the data of a language stand."""
    return _FOLDERS / language


def _found() -> tuple[str, ...]:
    folders = (path.parent.name for path in _FOLDERS.glob("*/words.toml"))
    return (*PROMISED, *sorted(set(folders) - set(PROMISED)))


LANGUAGES = _found()
"""All: those promised, then every other folder there is, by its code."""

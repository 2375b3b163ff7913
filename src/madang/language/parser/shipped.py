"""The parser that came with the package, read when it is first needed: that imports numpy and onnxruntime."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from .parsed import Parsed

if TYPE_CHECKING:
    from .parser import Parser

__all__ = ["ShippedParser", "shipped_parser", "weights"]

_log = logging.getLogger(__name__)


def weights() -> Path:
    """The folder of the weights that came with the package."""
    return Path(str(resources.files("madang.language"))) / "weights"


class ShippedParser:
    """A parser for as many homes as there are. Where its files cannot be read it says so, once."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or weights()
        self._parser: Parser | None = None
        self._broken = False

    def ready(self) -> Parser | None:
        """The parser, read now if it was not yet; None where it cannot be read."""
        if self._parser is None and not self._broken:
            self._read()  # two threads at once read it twice, and keep one
        return self._parser

    def parse(self, texts: Sequence[str], language: str) -> list[Parsed | None]:
        """What each text wants; None for a text without words, and for all where there is no parser."""
        parser = self.ready()
        if parser is None or language not in parser.languages:
            return [None] * len(texts)
        return parser.parse(texts, language)

    def _read(self) -> None:
        try:
            from .parser import Parser

            self._parser = Parser(self.folder)
        except (OSError, ImportError, ValueError, KeyError) as error:
            self._broken = True
            _log.warning("The trained parser cannot be used, the rules go on alone: %s", error)


@lru_cache(1)
def shipped_parser() -> ShippedParser:
    """The one of this process. Its weights are read once, when it is first asked."""
    return ShippedParser()

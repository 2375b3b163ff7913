"""Sentences of our own making: templates in ``templates/<language>.toml``, filled in anew each time."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Collection
from pathlib import Path

from madang.language.parser.tokens import tokenize

from .labels import NOT_FOR_ME
from .massive import OTHER, Row

__all__ = ["Templates", "read_templates"]

_HOLE = re.compile(r"\{([a-z_0-9]+)\}")


class Templates:
    """The templates of one language."""

    def __init__(self, path: Path) -> None:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        self.language = path.stem
        self.intents: dict[str, list[str]] = data["intents"]
        self.values: dict[str, list[str]] = data["values"]
        self.slots: dict[str, str] = data["slots"]
        self.none: list[str] = data["none"]["sentences"]
        for intent, sentences in self.intents.items():
            for sentence in sentences:
                for hole in _HOLE.findall(sentence):
                    if hole not in self.values:
                        raise ValueError(f"{path.name}: {intent}: {{{hole}}} has no values")

    def rows(
        self, many: int, chance: random.Random, without: Collection[str] = (), quiet: float = 0.12
    ) -> list[Row]:
        """``many`` rows, every intent but those ``without`` as often; ``quiet`` of them ask nothing."""
        intents = sorted(set(self.intents) - set(without))
        made = [self._row(intents[at % len(intents)], chance) for at in range(round(many * (1 - quiet)))]
        return made + [self.plain(chance.choice(self.none)) for _ in range(many - len(made))]

    def plain(self, sentence: str, intent: str = NOT_FOR_ME) -> Row:
        """A row without slots."""
        tokens = [token.text for token in tokenize(sentence, self.language)]
        return Row("", self.language, tokens, [OTHER] * len(tokens), intent, sentence)

    def _row(self, intent: str, chance: random.Random) -> Row:
        template = chance.choice(self.intents[intent])
        text, places, at = "", [], 0
        for hole in _HOLE.finditer(template):
            text += template[at : hole.start()]
            value = chance.choice(self.values[hole[1]])
            if hole[1] in self.slots:
                places.append((self.slots[hole[1]], len(text), len(text) + len(value)))
            text += value
            at = hole.end()
        text += template[at:]
        tokens = tokenize(text, self.language)
        slots = [
            next((name for name, start, end in places if start < t.end and t.start < end), OTHER)
            for t in tokens
        ]
        return Row("", self.language, [t.text for t in tokens], slots, intent, text)


def read_templates(folder: Path) -> list[Templates]:
    """Of every language that has some."""
    return [Templates(path) for path in sorted(folder.glob("*.toml"))]

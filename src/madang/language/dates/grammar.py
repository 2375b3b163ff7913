"""The grammar of a language, as its ``dates.toml`` declares it: words, their values, and patterns.

A pattern is a line: items, an arrow, the name of a rule (`rules`) and its constants::

    "the? {day} of? {month} -> calendar"
    "next {unit} -> shifted shift=1"

An item is the name of a word class or of a category of values; ``?`` makes it optional, ``|`` stands
between alternatives, braces hand its value to the rule, under its own name or ``{name:category}``.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from ..lexicon import lexicon
from ..text import fold
from . import rules

__all__ = ["TOKEN", "Grammar", "Node", "grammar"]

TOKEN = re.compile(r"\d+|[^\W\d_]+|'[^\W\d_]+|[^\s]")
Rule = Callable[..., Any]
KINDS = frozenset(
    ("date", "time", "datetime", "duration", "daterange", "timerange", "datetimerange", "set", "num", "hour",
     "minute", "day", "year", "year2")
)  # fmt: skip
"""Categories that the engine fills itself."""


class Node:
    """A place in the patterns: what may follow, and the rules that are complete here."""

    __slots__ = ("next", "rules")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.rules: list[tuple[str, Rule, tuple[str | None, ...], dict[str, Any]]] = []
        """Category of the result, the rule, the name under which it takes each item, constants."""


class Grammar:
    """One language: phrases by their first word (or character), and patterns by their first item."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        style = data.get("style", {})
        self.language = language
        self.lexicon = lexicon(language)
        self.spaced = bool(style.get("spaced", self.lexicon.spaced))
        """Words stand between spaces; else phrases are looked for by characters."""
        self.anywhere = bool(style.get("anywhere", False))
        """Phrases may begin inside a run of letters (Japanese)."""
        self.order: str = style.get("order", "dmy")
        """How dates in digits are written: mdy, dmy or ymd."""
        self.clock24 = bool(style.get("clock24", False))
        """A bare hour is meant as it is said, also when it is below twelve."""
        self.decimal: str = style.get("decimal", ".")
        self.clitics: tuple[str, ...] = tuple(sorted(style.get("clitics", ()), key=len, reverse=True))
        """Words that are written onto the next one (Arabic)."""
        self.article: str = style.get("article", self.lexicon.article)
        self.compounds = bool(style.get("compounds", False))
        """Two words may be written as one (German ``montagabend``)."""
        self.between: tuple[str, ...] = tuple(map(fold, style.get("between", ())))
        """What may stand between any two items: の."""
        self.articles = frozenset(map(fold, style.get("articles", ())))
        """Words that mean one only before a unit: "an hour"."""
        self.hours = frozenset(self.lexicon.numbers.get("ordinals", ()))
        """Number words that count hours only: ``السادسة``."""
        self.unsure = frozenset(map(fold, style.get("unsure", ())))
        """What is no expression of time by itself: "may", "sat"."""
        self.parts: Mapping[str, tuple[float, float]] = {
            **rules.PARTS, **{code: tuple(hours) for code, hours in data.get("parts", {}).items()},
        }  # fmt: skip
        self.phrases: dict[str, list[tuple[tuple[str, ...], list[tuple[str, Any]]]]] = {}
        self.anchors: set[str] = set()
        """Categories without which nothing is found."""
        self.root = Node()
        self._add_words(data)
        taken = KINDS & (data.get("words", {}).keys() | data.get("values", {}).keys())
        if taken:
            raise ValueError(f"{language}/dates.toml: {sorted(taken)} cannot be names of words")
        for category, lines in data.get("patterns", {}).items():
            for line in lines:
                self._add_pattern(category, line)

    def tokens(self, plain: str) -> list[tuple[int, int, str]]:
        """Start, end and text of each word and sign; what is elided (``d'une``) stands apart."""
        found = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(plain)]
        if self.lexicon.elided and "'" in plain:
            for place, (start, end, word) in enumerate(found):
                if word[0] == "'" and len(word) > 1 and place and found[place - 1][2] in self.lexicon.elided:
                    found[place] = (start + 1, end, word[1:])
        return found

    def bare(self, word: str) -> str:
        """A word without the article that is written onto it (Arabic)."""
        if self.article and word.startswith(self.article) and len(word) > len(self.article) + 1:
            return word[len(self.article) :]
        return word

    def _add_words(self, data: Mapping[str, Any]) -> None:
        for name, phrases in data.get("words", {}).items():
            for phrase in phrases:
                self._add_phrase(phrase, name, None)
        for category, values in data.get("values", {}).items():
            self.anchors.add(category)
            for key, phrases in values.items():
                value = self._value(category, key)
                for phrase in phrases:
                    self._add_phrase(phrase, category, value)

    def _value(self, category: str, key: str) -> Any:
        if key in self.parts:
            begin, end = self.parts[key]
            return rules.part(key, begin, end)
        try:
            return float(key) if "." in key else int(key)
        except ValueError:
            return key

    def _add_phrase(self, phrase: str, category: str, value: Any) -> None:
        words = tuple(word for _, _, word in self.tokens(fold(phrase)))
        if self.spaced:
            words = tuple(word for word in words if word != "-" or len(words) == 1)
            words = (words[0], *(self.bare(word) for word in words[1:]))
            self._store(words[0], words, category, value)
        else:
            plain = "".join(fold(phrase).split())
            self._store(plain[0], (plain,), category, value)

    def _store(self, first: str, words: tuple[str, ...], category: str, value: Any) -> None:
        known = self.phrases.setdefault(first, [])
        for other, found in known:
            if other == words:
                found.append((category, value))
                return
        known.append((words, [(category, value)]))
        known.sort(key=lambda entry: -sum(map(len, entry[0])))

    def _add_pattern(self, category: str, line: str) -> None:
        pattern, _, action = line.partition("->")
        name, *constants = action.split() or ["nothing"]
        rule = rules.RULES.get(name)
        if rule is None:
            raise ValueError(f"{self.language}/dates.toml: no rule {name!r} in {line!r}")
        fixed = dict(_constant(one) for one in constants)
        for items in _variants(pattern.split()):
            node = self.root
            for _, wanted in items:
                node = node.next.setdefault(wanted, Node())
            node.rules.append((category, rule, tuple(taken for taken, _ in items), fixed))


def _constant(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    try:
        return name, float(value) if "." in value else int(value)
    except ValueError:
        return name, value


def _variants(items: list[str]) -> Iterator[list[tuple[str | None, str]]]:
    """All ways to read a pattern: without options and alternatives."""
    choices: list[list[tuple[str | None, str] | None]] = []
    for item in items:
        optional = item.endswith("?") and len(item) > 1
        body = item[:-1] if optional else item
        taken: str | None = None
        if body.startswith("{"):
            taken, _, wanted = body.strip("{}").partition(":")
            body = wanted or taken
        some: list[tuple[str | None, str] | None] = [(taken, one) for one in body.split("|")]
        choices.append([*some, None] if optional else some)
    for choice in itertools.product(*choices):
        found = [item for item in choice if item is not None]
        if found:
            yield found


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, read once; one without patterns where the language has no file."""
    path = resources.files("madang.language").joinpath(language, "dates.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Grammar(language, data)

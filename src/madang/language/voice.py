"""A voice: the sentences of one language, read from its ``replies.toml`` and compiled when first needed.

How a sentence about a command is made: ``[commands]`` says what is done with its verb marked (``@switch off
{things}``), ``[verbs]`` has the forms of each verb, ``[forms]`` the regular ones, and ``[say]`` the sentence
around it for each occasion (done, fail, ask ...), with the form of the verb that it takes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from madang.things.blueprint import LANGUAGES
from madang.things.units import Language

from .template import Template

__all__ = ["Voice", "load", "voice"]

_VERB = re.compile(r"@(\w+)")
_HEADER = re.compile(r"^\[([\w.]+)\]$", re.MULTILINE)
_BY_LINE = ("commands", "answers")
"""The two long sections. Each of their lines is an entry of its own and is parsed when it is first used."""


class _Entries(Mapping[str, Any]):
    """A section of one-line entries, parsed one by one."""

    def __init__(self, text: str) -> None:
        lines = [line for line in text.splitlines() if " = " in line and not line.startswith("#")]
        self._lines = {line.partition(" = ")[0].strip('"'): line for line in lines}
        self._parsed: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._parsed:
            (self._parsed[key],) = tomllib.loads(self._lines[key]).values()
        return self._parsed[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, key: object) -> bool:
        return key in self._lines


@cache
def load(language: Language) -> Mapping[str, Any]:
    """The data of a language. Raises KeyError for one that has none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    path = Path(__file__).parent / language / "replies.toml"
    text = path.read_text(encoding="utf-8")
    starts = [*_HEADER.finditer(text), None]
    whole, entries = "", {}
    for header, following in pairwise(starts):
        assert header is not None
        body = text[header.start() : following.start() if following else None]
        if header[1] in _BY_LINE:
            entries[header[1]] = _Entries(body)
        else:
            whole += body
    return tomllib.loads(whole) | entries


@cache
def voice(language: Language, formal: bool = False) -> Voice:
    """The voice of a language; of one that has none, the English one."""
    return Voice(language if language in LANGUAGES else "en", formal)


class Voice:
    """Sentences as templates. ``formal`` chooses Sie in German."""

    def __init__(self, language: Language, formal: bool = False) -> None:
        self.language = language
        self.formal = formal
        self.data = load(language)
        self._compiled: dict[tuple[str, str], Template] = {}

    def text(self, section: str, key: str) -> Template:
        """A template of a section; raises KeyError where the language has none."""
        found = self._compiled.get((section, key))
        if found is None:
            found = self._compiled[section, key] = self.compile(self.data[section][key])
        return found

    def has(self, section: str, key: str) -> bool:
        """Whether the language has that template."""
        return key in self.data[section]

    def part(self, section: str, key: str, name: str) -> Template | None:
        """A named part of an entry that is a table (the answers): None where it has no such part."""
        found = self._compiled.get((section + key, name))
        if found is None:
            entry = self.data[section].get(key)
            source = entry.get(name) if isinstance(entry, dict) else None
            if source is None:
                return None
            found = self._compiled[section + key, name] = self.compile(source)
        return found

    def say(self, occasion: str, key: str) -> Template:
        """The whole sentence about a command (``OnOff.on``) on an occasion (``done``, ``fail`` ...)."""
        found = self._compiled.get((occasion, key))
        if found is None:
            entry = self.data["commands"][self.known(key)]
            if isinstance(entry, dict) and occasion in entry:
                found = self.compile(entry[occasion])
            else:
                way = self.data["say"][occasion]
                found = self.compile(way["text"].replace("{what}", self._act(key, way.get("form", ""), way)))
            self._compiled[occasion, key] = found
        return found

    def sentence(self, occasion: str) -> Template:
        """The sentence of an occasion with a slot ``what``, for several commands at once."""
        found = self._compiled.get(("sentence", occasion))
        if found is None:
            found = self._compiled["sentence", occasion] = self.compile(self.data["say"][occasion]["text"])
        return found

    def clause(self, form: str, key: str) -> Template:
        """Only the part that says what is done, to be joined with others."""
        found = self._compiled.get(("clause " + form, key))
        if found is None:
            found = self._compiled["clause " + form, key] = self.compile(self._act(key, form, {}))
        return found

    def known(self, key: str) -> str:
        """The key itself, or what stands for it: without its variant, else the sentence for any command."""
        commands = self.data["commands"]
        if key in commands:
            return key
        return key[:-1] if key[:-1] in commands else "any"

    def compile(self, source: str) -> Template:
        """A template in this voice."""
        return Template(source, formal=self.formal)

    def _act(self, key: str, form: str, way: Mapping[str, str]) -> str:
        entry = self.data["commands"][self.known(key)]
        act: str = entry if isinstance(entry, str) else entry["act"]
        act = act.replace("~", way.get("not", ""))
        return _VERB.sub(lambda match: self._verb(match[1], form), act)

    def _verb(self, verb: str, form: str) -> str:
        forms: Mapping[str, str] = self.data["verbs"].get(verb, {})
        if form in forms:
            return forms[form]
        regular: str = self.data["forms"].get(form, "{verb}")
        return regular.format(verb=verb, **forms)

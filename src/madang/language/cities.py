"""Which time zone a city, a country or the name of a zone means (``<lang>/cities.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .clause import Clause
from .lexicon import known_language
from .text import fold

__all__ = ["City", "city_said", "find_city"]

_FOLDER = Path(__file__).parent
_SPELT = re.compile(r"\w(?:[. ]+\w){1,3}[. ]*")
"""Letters one by one: "e. s. t."."""
_LONGEST = 60
"""Characters of a name that is looked up."""


@dataclass(frozen=True)
class City:
    """A place: its IANA zone, and its name as one writes it."""

    zone: str
    name: str


def find_city(place: str, language: str) -> City | None:
    """A place by its name; None for one that is not in the table."""
    name = fold(place)[:_LONGEST].strip(" .")
    if _SPELT.fullmatch(name):
        name = name.replace(".", "").replace(" ", "")
    for table in (_table(known_language(language)), _table("en")):
        if found := _find(table, name):
            return found
    return None


def city_said(clause: Clause) -> tuple[str, City | None] | None:
    """The place that a question for the time names, and what it is; None where it names none.

    Words that nobody knows are a name; one that is in no table is a place that is not known.
    """
    strange = [m for m in clause.mentions if "unknown" in m.tags]
    if strange:
        said = clause.text.said(strange[0].start, strange[-1].end)
        return said, find_city(said, clause.language)
    for mention in clause.mentions:
        if mention.entry.named or mention.has("attr.") or mention.has("ask.") or mention.end <= mention.start:
            continue
        said = clause.text.said(mention.start, mention.end)
        if len(said) > 1 and (city := _table(clause.language).get(fold(said))) is not None:
            return said, city
    return None


def _find(table: dict[str, City], name: str) -> City | None:
    """The name itself, else the longest name at its begin or end ("los angeles california", "서울은")."""
    if name in table:
        return table[name]
    fitting = [one for one in table if len(one) > 2 and (name.startswith(one) or name.endswith(one))]
    return table[max(fitting, key=len)] if fitting else None


@cache
def _table(language: str) -> dict[str, City]:
    path = _FOLDER / language / "cities.toml"
    if not path.is_file():
        return {}
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {fold(name): City(zone, name) for zone, names in data.items() for name in names}

"""Names as people write them into a home file: per language, or plainly in the home's own language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["per_language", "plain_or_per_language"]

_LISTS = ("people", "spaces", "things")


def per_language(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a home file with every plain ``name`` and ``aliases`` put under the home's first language.

    What is something else altogether stays as it is: whoever checks it says so.
    """
    home = data.get("home")
    languages = home.get("languages") if isinstance(home, dict) else None
    language = languages[0] if isinstance(languages, list) and languages else "en"
    if not isinstance(language, str):
        return dict(data)
    worded = {**data, "home": _worded(home, language)} if "home" in data else dict(data)
    for part in _LISTS:
        if isinstance(items := data.get(part), list):
            worded[part] = [_worded(item, language) for item in items]
    return worded


def _worded(item: Any, language: str) -> Any:
    if not isinstance(item, dict):
        return item
    named = dict(item)
    if isinstance(named.get("name"), str):
        named["name"] = {language: named["name"]}
    if isinstance(named.get("aliases"), list):
        named["aliases"] = {language: named["aliases"]}
    return named


def plain_or_per_language(properties: dict[str, Any]) -> None:
    """Let the JSON Schema of a part of the home file say so."""
    plain = {"name": {"type": "string"}, "aliases": {"type": "array", "items": {"type": "string"}}}
    for field, schema in plain.items():
        if field in properties:
            properties[field] = {"anyOf": [properties[field], schema]}

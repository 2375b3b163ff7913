"""The JSON Schema of a home file, for editors and docs: made of the same types that read it."""

from __future__ import annotations

from typing import Any

import msgspec

from .blueprint import HomeFacts
from .catalog import TRAITS
from .kinds import KINDS
from .people import Person
from .rules import Rule
from .space import Space
from .thing import Limit, Thing, TraitUse
from .wording import plain_or_per_language

__all__ = ["home_schema"]

_REF = "#/$defs/{name}"


def home_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a whole home file."""
    parts = [HomeFacts, Person, Space, Thing, Rule, TraitUse, Limit]
    _, defs = msgspec.json.schema_components([*parts, *TRAITS.values()], ref_template=_REF)
    for part in ("HomeFacts", "Person", "Space", "Thing"):
        plain_or_per_language(defs[part]["properties"])
    thing = defs["Thing"]["properties"]
    thing["kind"] = {"enum": list(KINDS), "description": "the device type; it brings traits"}
    thing["traits"] = _traits()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A home of Madang",
        "type": "object",
        "properties": {
            "home": {"$ref": "#/$defs/HomeFacts"},
            "people": _list_of("Person"),
            "spaces": _list_of("Space"),
            "things": _list_of("Thing"),
            "rules": _list_of("Rule"),
        },
        "additionalProperties": False,
        "$defs": defs,
    }


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _traits() -> dict[str, Any]:
    """A list of names, or a mapping: name → how the thing has it, nothing, or ``false`` for not at all."""
    return {
        "anyOf": [
            {"type": "array", "items": {"enum": sorted(TRAITS)}},
            {
                "type": "object",
                "properties": {name: _use(name) for name in sorted(TRAITS)},
                "additionalProperties": False,
            },
        ]
    }


def _use(name: str) -> dict[str, Any]:
    trait = TRAITS[name]
    arguments = sorted({f for command in trait.commands.values() for f in command.args.__struct_fields__})
    limit, words = {"$ref": "#/$defs/Limit"}, {"type": "object"}
    use = {
        "type": "object",
        "description": (trait.__doc__ or "").split("\n", 1)[0],
        "properties": {
            "features": {"type": "array", "items": {"enum": sorted(trait.features())}},
            "limits": {
                "type": "object",
                "properties": dict.fromkeys(arguments, limit),
                "additionalProperties": False,
            },
            "state": {"$ref": f"#/$defs/{name}"},
            "words": words,
        },
        "additionalProperties": False,
    }
    return {"anyOf": [use, {"type": "null"}, {"const": False}]}

"""JSON Schemas, made from the same types that check a home file and the commands."""

from __future__ import annotations

import argparse
from typing import Any

from madang.commands.output import Problem, print_json


def run(args: argparse.Namespace) -> int:
    """Print one schema. It is JSON with and without ``--json``."""
    print_json(_home() if args.what == "home" else _traits(args.name))
    return 0


def _home() -> dict[str, Any]:
    import msgspec

    from madang.things.blueprint import HomeFacts
    from madang.things.catalog import TRAITS
    from madang.things.kinds import KINDS
    from madang.things.people import Person
    from madang.things.rules import Rule
    from madang.things.space import Space
    from madang.things.thing import Thing

    parts = [HomeFacts, Person, Space, Thing, Rule]
    _, definitions = msgspec.json.schema_components(parts, ref_template="#/$defs/{name}")
    thing = definitions["Thing"]["properties"]
    thing["kind"] = {"enum": sorted(KINDS), "description": "device type"}
    uses = {"type": "object", "propertyNames": {"enum": sorted(TRAITS)}}
    uses["additionalProperties"] = {"anyOf": [{"$ref": "#/$defs/TraitUse"}, {"type": "null"}]}
    thing["traits"] = {"anyOf": [uses, {"type": "array", "items": {"enum": sorted(TRAITS)}}]}
    listed = {"people": "Person", "spaces": "Space", "things": "Thing", "rules": "Rule"}
    properties: dict[str, Any] = {"home": {"$ref": "#/$defs/HomeFacts"}}
    for key, name in listed.items():
        properties[key] = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A home file of Madang",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions,
    }


def _traits(name: str | None) -> dict[str, Any]:
    from madang.things.catalog import TRAITS

    if name is None:
        return {trait: _trait(trait) for trait in sorted(TRAITS)}
    if name not in TRAITS:
        raise Problem(
            f"there is no trait {name!r}; known: {', '.join(sorted(TRAITS))}", code=2, kind="no_such_trait"
        )
    return _trait(name)


def _trait(name: str) -> dict[str, Any]:
    from madang.things.catalog import TRAITS

    trait = TRAITS[name]
    commands = {
        command.name: {
            "summary": command.summary,
            "risk": command.risk.value,
            "feature": command.feature,
            "args": command.schema(),
        }
        for command in trait.commands.values()
    }
    return {"trait": name, "icon": trait.icon, "state": trait.schema(), "commands": commands}

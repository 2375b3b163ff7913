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
    from madang.things.schema import home_schema

    return home_schema()


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

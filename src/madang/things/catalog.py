"""Every trait and command that this house knows: all modules of this folder that declare some.

Adding a trait is adding a class to a file here (or a file): nothing needs to be registered.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from .trait import Command, Trait

__all__ = ["COMMANDS", "TRAITS"]

_PLAIN = {
    "blueprint", "catalog", "kinds", "mistakes", "plan", "rules", "schema", "space", "thing", "trait",
    "units", "wording",
}  # fmt: skip


def _find() -> dict[str, type[Trait]]:
    package = __name__.rpartition(".")[0]
    path = importlib.import_module(package).__path__
    found: dict[str, type[Trait]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(path) if info.name not in _PLAIN):
        for value in vars(importlib.import_module(f"{package}.{module}")).values():
            if isinstance(value, type) and issubclass(value, Trait) and value is not Trait:
                found[value.__name__] = value
    return found


TRAITS: Mapping[str, type[Trait]] = MappingProxyType(_find())
"""Trait name → trait."""

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {command.full_name: command for trait in TRAITS.values() for command in trait.commands.values()}
)
"""``Trait.command`` → its declaration."""

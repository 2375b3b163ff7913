"""A trait: a standard capability of a thing, declared once and read by everything that needs it.

A trait is a frozen struct: its fields are the state, its methods marked with ``@command`` are the commands,
and what such a method returns is the command's effect. Nothing else has to be written for a new trait: the
virtual device, rehearsal, verification, undo, the JSON Schema of tools and OpenAPI, and the permission
check all read this one declaration.

    class OnOff(Trait, frozen=True):
        "Switched on or off. Matter cluster 0x0006."
        icon = "power"
        on_off: bool = False

        @command()
        def on(self) -> Effect:
            "Switch on."
            return self.to(on_off=True)
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar, cast

import msgspec
from msgspec import NODEFAULT, Struct

__all__ = ["Args", "Call", "Command", "CommandError", "Effect", "Risk", "Set", "Trait", "command"]

type_hints = typing.get_type_hints
Method = TypeVar("Method", bound=Callable[..., Any])


class Risk(StrEnum):
    """What a command can cost if it was not meant: comfort, money or food, safety."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0, 1, 2: so that risks can be compared."""
        return ("low", "medium", "high").index(self.value)


class CommandError(ValueError):
    """A command that cannot be: unknown, a missing part, a bad argument.

    ``code`` is one of the refusal reasons of a plan (``no_such_command``, ``out_of_range``);
    ``args`` is text for people, in English.
    """

    def __init__(self, code: str, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.field = field


class Args(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the argument types that are made from the commands' signatures."""


class Set:
    """Part of an effect: attributes of *another* trait of the same thing (ignored where it has none)."""

    __slots__ = ("trait", "values")

    def __init__(self, trait: str, **values: Any) -> None:
        self.trait = trait
        self.values = values


Call = tuple[str, dict[str, Any]]
"""A command by its full name and its arguments: ``("LevelControl.move_to_level", {"level": 40})``."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a trait, as its declaration says it."""

    trait: str
    name: str
    risk: Risk
    feature: str | None
    """The optional part of the trait that brings this command, or None."""
    summary: str
    args: type[Args]
    effect: Callable[..., Any]
    timed: bool
    """Whether the effect asks for the time (``now``, POSIX seconds)."""
    momentary: bool = False
    """Means something each time, even where the state stays the same (next track, an announcement)."""

    @property
    def full_name(self) -> str:
        return f"{self.trait}.{self.name}"

    def parse(self, args: Mapping[str, Any]) -> Args:
        """Check and convert arguments; raises `CommandError` that names the field."""
        try:
            return msgspec.convert(args, self.args)
        except msgspec.ValidationError as error:
            text = str(error)
            field = text.rsplit("`$.", 1)[-1].rstrip("`") if "`$." in text else None
            code = "out_of_range" if "<=" in text or ">=" in text else "bad_argument"
            raise CommandError(code, f"{self.full_name}: {text}", field=field) from None

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the arguments."""
        return _schema(self.args)


def command(
    risk: Risk = Risk.LOW, *, feature: str | None = None, momentary: bool = False
) -> Callable[[Method], Method]:
    """Mark a method of a trait as a command. Its parameters become the typed arguments, its docstring's
    first line the summary, its return value the effect. A parameter named ``now`` is given the time."""

    def mark(method: Method) -> Method:
        method.__madang_command__ = (risk, feature, momentary)  # type: ignore[attr-defined]
        return method

    return mark


class Trait(Struct, frozen=True):
    """Base of all traits. Fields are attributes of the state; see the module for the rest."""

    icon: ClassVar[str] = "circle"
    optional: ClassVar[Mapping[str, str]] = {}
    """Attribute → the feature that brings it. A thing without the feature keeps None there."""
    initial: ClassVar[Mapping[str, Any]] = {}
    """Optional attribute → its value at first, on a thing that has the feature."""
    eventual: ClassVar[frozenset[str]] = frozenset()
    """Attributes that take time to arrive (the position of a curtain). Verified, but not waited for."""
    limits: ClassVar[Mapping[str, str]] = {}
    """Attribute → name of the argument that sets it; a thing's limit under that name holds for both."""
    commands: ClassVar[Mapping[str, Command]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.commands = {
            name: _declare(cls.__name__, name, method)
            for name, method in vars(cls).items()
            if hasattr(method, "__madang_command__")
        }

    def to(self, **values: Any) -> Self:
        """The same state with some attributes changed."""
        return msgspec.structs.replace(self, **values)

    def restore(self, before: Self) -> list[Call] | None:
        """Commands that lead from this state back to `before`; None where there is no way back."""
        return None

    @classmethod
    def first(cls, features: Collection[str]) -> dict[str, Any]:
        """Values of a thing that has these parts, until its home file or the thing itself says otherwise."""
        return {name: value for name, value in cls.initial.items() if cls.optional.get(name) in features}

    @classmethod
    def features(cls) -> frozenset[str]:
        """The names of the optional parts."""
        named = {c.feature for c in cls.commands.values() if c.feature} | set(cls.optional.values())
        return frozenset(named)

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """JSON Schema (2020-12) of the state."""
        return _schema(cls)


Effect = Trait | tuple[Trait | Set, ...]
"""What a command leads to: the trait's next state, alone or followed by `Set`s for its neighbours."""


def _schema(struct: type[Struct]) -> dict[str, Any]:
    _, parts = msgspec.json.schema_components([struct], ref_template="#/$defs/{name}")
    whole = dict(parts.pop(struct.__name__))
    return whole | ({"$defs": parts} if parts else {})


def _declare(trait: str, name: str, method: Callable[..., Any]) -> Command:
    risk, feature, momentary = method.__madang_command__  # type: ignore[attr-defined]
    hints = type_hints(method, globalns=vars(inspect.getmodule(method)), include_extras=True)
    fields: list[Any] = []
    timed = False
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.name == "now":
            timed = True
            continue
        empty = parameter.default is inspect.Parameter.empty
        fields.append((parameter.name, hints[parameter.name], NODEFAULT if empty else parameter.default))
    title = "".join(part.title() for part in name.split("_"))
    args = msgspec.defstruct(f"{trait}{title}", fields, bases=(Args,), frozen=True, kw_only=True)
    summary = (inspect.getdoc(method) or "").split("\n", 1)[0]
    return Command(trait, name, risk, feature, summary, cast(type[Args], args), method, timed, momentary)

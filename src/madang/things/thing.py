"""A thing: anything a person can use, in a space, with traits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from .catalog import COMMANDS, TRAITS
from .kinds import KINDS, Kind
from .trait import Args, Command, CommandError, Effect, Risk, Set, Trait
from .units import Language, Metres, Moment, SpaceId, ThingId

__all__ = ["Limit", "OwnCommand", "State", "Thing", "TraitUse", "apply"]

State = Mapping[str, Trait]
"""The state of one thing: trait name → the trait's frozen struct."""


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """What a thing allows for an argument: a range (in the argument's unit) or a list of choices."""

    min: float | None = None
    max: float | None = None
    step: float | None = None
    choices: tuple[Any, ...] | None = None

    def reason_against(self, value: Any) -> str | None:
        """Why `value` is not allowed, in English; None when it is."""
        if self.choices is not None:
            for one in value if isinstance(value, tuple | list) else (value,):
                if one not in self.choices:
                    return f"{one!r} is not one of {', '.join(map(str, self.choices))}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.min is not None and value < self.min:
                return f"{value:g} is below {self.min:g}"
            if self.max is not None and value > self.max:
                return f"{value:g} is above {self.max:g}"
        return None

    def clamp(self, value: Any) -> Any:
        """`value`, moved into the range; choices are left alone."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.min is not None:
                value = max(self.min, value)
            if self.max is not None:
                value = min(self.max, value)
        return value


class TraitUse(Struct, frozen=True, forbid_unknown_fields=True):
    """How a thing has a trait: which optional parts, which limits, which first state."""

    features: tuple[str, ...] = ()
    limits: dict[str, Limit] = {}
    state: dict[str, Any] = {}
    words: dict[str, dict[Language, tuple[str, ...]]] = {}
    """How people call the choices of a limit: ``{youtube: {ko: [유튜브], en: [YouTube]}}``."""


class OwnCommand(Struct, frozen=True, forbid_unknown_fields=True):
    """A command of this thing alone, with its words per language and what it changes."""

    words: dict[Language, tuple[str, ...]]
    risk: Risk = Risk.LOW
    does: dict[str, dict[str, Any]] = {}
    """Trait → attributes that it sets: ``{OnOff: {on_off: true}}``."""
    reply: dict[Language, str] = {}
    """What to say when it was done; without it, a plain sentence with the words."""
    icon: str = "star"


class Thing(Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A thing as its home file declares it. Its state is kept by the twin, not here."""

    id: ThingId
    kind: str
    name: dict[Language, str]
    space: SpaceId | None = None
    aliases: dict[Language, tuple[str, ...]] = {}
    at: tuple[Metres, Metres, Metres] | None = None
    """Where it is: x and y on the floor plan, then the height above the floor, in metres."""
    turn: float = 0
    """Degrees clockwise, seen from above; 0 looks up the plan."""
    size: tuple[Metres, Metres, Metres] | None = None
    """Width, depth, height in metres."""
    traits: dict[str, TraitUse] = {}
    commands: dict[str, OwnCommand] = {}
    driver: str = "virtual"
    options: dict[str, Any] = {}
    """Whatever the driver needs: an address, a topic. Secrets do not belong here."""

    @cached_property
    def what(self) -> Kind:
        """The kind's declaration."""
        return KINDS[self.kind]

    def first_state(self) -> dict[str, Trait]:
        """The state before anything was reported. Raises `CommandError` on a wrong ``state:``."""
        state: dict[str, Trait] = {}
        for name, use in self.traits.items():
            state[name] = build(name, use)
        return state

    def find(self, full_name: str) -> Command:
        """The command of that name, if this thing can do it; raises `CommandError` otherwise."""
        command = COMMANDS.get(full_name)
        if command is None:
            raise CommandError("no_such_command", f"there is no command {full_name!r}")
        use = self.traits.get(command.trait)
        if use is None:
            raise CommandError("no_such_command", f"{self.id} ({self.kind}) has no {command.trait}")
        if command.feature is not None and command.feature not in use.features:
            raise CommandError(
                "no_such_command", f"{self.id} has {command.trait} without {command.feature!r}"
            )
        return command

    def can(self, full_name: str) -> bool:
        """Whether this thing knows the command."""
        try:
            self.find(full_name)
        except CommandError:
            return False
        return True

    def all_commands(self) -> list[Command]:
        """Every command this thing can do."""
        return [
            command
            for name, use in self.traits.items()
            for command in TRAITS[name].commands.values()
            if command.feature is None or command.feature in use.features
        ]

    def limit(self, trait: str, argument: str) -> Limit | None:
        """The limit of an argument of a trait's commands, if the thing has one."""
        use = self.traits.get(trait)
        return use.limits.get(argument) if use else None

    def check(self, full_name: str, raw: Mapping[str, Any]) -> tuple[Command, Args]:
        """Command and typed arguments; raises `CommandError` for what this thing cannot do."""
        command = self.find(full_name)
        args = command.parse(raw)
        for field, limit in self.traits[command.trait].limits.items():
            value = getattr(args, field, None)
            if value is not None and (reason := limit.reason_against(value)):
                raise CommandError(
                    "out_of_range", f"{full_name} of {self.id}: {field}: {reason}", field=field
                )
        if full_name == "Own.run" and args.name not in self.commands:  # type: ignore[attr-defined]
            known = ", ".join(self.commands) or "none"
            raise CommandError("no_such_command", f"{self.id} has no own command {raw['name']!r} ({known})")
        return command, args

    def risk(self, full_name: str, args: Mapping[str, Any]) -> Risk:
        """What the command can cost on this thing: its own declaration, else the kind's, else the trait's."""
        if full_name == "Own.run" and (own := self.commands.get(args.get("name", ""))):
            return own.risk
        return self.what.risk.get(full_name) or COMMANDS[full_name].risk


def build(name: str, use: TraitUse) -> Trait:
    """The first state of a trait as a thing uses it. Raises `CommandError` on wrong values."""
    trait = TRAITS[name]
    try:
        state = msgspec.convert({**trait.first(use.features), **use.state}, trait)
    except msgspec.ValidationError as error:
        raise CommandError("bad_argument", f"{name}: {error}") from None
    unknown = use.state.keys() - set(trait.__struct_fields__)
    if unknown:
        raise CommandError("bad_argument", f"{name} has no attribute {', '.join(sorted(unknown))}")
    return state


def apply(
    thing: Thing, state: State, full_name: str, raw: Mapping[str, Any], now: Moment
) -> dict[str, Trait]:
    """The thing's state after a command: the declared effect, kept within the thing's limits. Pure.

    Raises `CommandError` when the thing cannot do that.
    """
    command, args = thing.check(full_name, raw)
    values = {field: getattr(args, field) for field in args.__struct_fields__}
    if command.timed:
        values["now"] = now
    effect: Effect = command.effect(state[command.trait], **values)
    after = dict(state)
    parts = effect if isinstance(effect, tuple) else (effect,)
    for part in parts:
        if isinstance(part, Set):
            if part.trait in after:
                after[part.trait] = _within(thing, part.trait, after[part.trait].to(**part.values))
        else:
            after[command.trait] = _within(thing, command.trait, part)
    if full_name == "Own.run":
        for trait, changes in thing.commands[values["name"]].does.items():
            after[trait] = after[trait].to(**changes)
    return after


def _within(thing: Thing, name: str, state: Trait) -> Trait:
    limits = thing.traits[name].limits
    if not limits:
        return state
    changed = {}
    for attribute, argument in state.limits.items():
        value = getattr(state, attribute)
        if (limit := limits.get(argument)) and (clamped := limit.clamp(value)) != value:
            changed[attribute] = clamped
    return state.to(**changed) if changed else state

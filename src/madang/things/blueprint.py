"""A blueprint: what a home file says, checked. The twin is a living home; this is its plan on paper."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from .catalog import COMMANDS, TRAITS
from .kinds import KINDS
from .languages import LANGUAGES
from .mistakes import explain, known
from .people import Person
from .plan import Do, parse_step
from .rules import Rule
from .space import Space
from .thing import Thing, TraitUse
from .trait import CommandError
from .units import Language, PersonId, SpaceId, ThingId
from .wording import per_language

__all__ = ["LANGUAGES", "PEOPLE", "Blueprint", "BlueprintError", "HomeFacts", "read_blueprint", "with_kind"]

PEOPLE = "people."
"""People are things too, with ids of this prefix."""

OF_THE_HOUSE = frozenset({"time", "people"})
"""Families of things that the house keeps itself (driver ``house``) unless the home file says otherwise."""


class BlueprintError(ValueError):
    """A home description that cannot be: ``path`` leads to the field (``things[3].traits.OnOff``)."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path
        self.message = message


class HomeFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """The home as a whole."""

    name: dict[Language, str]
    time_zone: str = "UTC"
    languages: tuple[Language, ...] = LANGUAGES
    """The first is the home's own: used where a person's is not known."""
    currency: str = "EUR"
    address_style: dict[Language, str] = {}
    """``{de: sie}`` or ``{de: du}``."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    home: HomeFacts
    people: tuple[Person, ...] = ()
    spaces: tuple[Space, ...] = ()
    things: tuple[dict[str, Any], ...] = ()
    rules: tuple[Rule, ...] = ()


class Blueprint(Struct, frozen=True, dict=True):
    """Everything about a home that does not change by itself."""

    facts: HomeFacts
    people: dict[PersonId, Person]
    spaces: dict[SpaceId, Space]
    things: dict[ThingId, Thing]
    rules: tuple[Rule, ...] = ()

    @cached_property
    def by_space(self) -> Mapping[SpaceId, tuple[Thing, ...]]:
        """Space → the things that stand in it or in a space inside it."""
        found: dict[SpaceId, list[Thing]] = {space: [] for space in self.spaces}
        for thing in self.things.values():
            for space in self.way_up(thing.space):
                found[space].append(thing)
        return {space: tuple(things) for space, things in found.items()}

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Thing, ...]]:
        """Kind → things."""
        found: dict[str, list[Thing]] = {}
        for thing in self.things.values():
            found.setdefault(thing.kind, []).append(thing)
        return {kind: tuple(things) for kind, things in found.items()}

    @cached_property
    def by_trait(self) -> Mapping[str, tuple[Thing, ...]]:
        """Trait → the things that have it."""
        found: dict[str, list[Thing]] = {}
        for thing in self.things.values():
            for trait in thing.traits:
                found.setdefault(trait, []).append(thing)
        return {trait: tuple(things) for trait, things in found.items()}

    @cached_property
    def guards(self) -> tuple[Rule, ...]:
        """The rules that forbid."""
        return tuple(rule for rule in self.rules if rule.never is not None)

    @cached_property
    def routines(self) -> tuple[Rule, ...]:
        """The rules that do."""
        return tuple(rule for rule in self.rules if rule.do)

    def way_up(self, space: SpaceId | None) -> Iterator[SpaceId]:
        """The space and all spaces around it, innermost first."""
        while space is not None and space in self.spaces:
            yield space
            space = self.spaces[space].inside


def read_blueprint(data: Any) -> Blueprint:
    """A blueprint from the data of a home file (or of an inline ``home``). Raises `BlueprintError`.

    A missing ``home`` part, kinds' default traits and ids are filled in, so that small homes stay small.
    """
    if not isinstance(data, dict):
        raise BlueprintError(
            "", f"expected a mapping with home, spaces and things, got {type(data).__name__}"
        )
    data = per_language({"home": {"name": {"en": "Home"}}, **data})
    raw = _convert(data, _File, "")
    _check_zone(raw.home.time_zone)
    spaces = _by_id(raw.spaces, "spaces")
    for i, space in enumerate(raw.spaces):
        _check_space(i, space, spaces)
    people = _by_id(raw.people, "people")
    for i, person in enumerate(raw.people):
        _there("space", person.space, spaces, f"people[{i}].space")
    listed = [_thing(raw_thing, f"things[{i}]", spaces) for i, raw_thing in enumerate(raw.things)]
    things = _by_id(listed, "things")
    for person in raw.people:
        person_thing = Thing(
            PEOPLE + person.id, "person", person.name, person.space, person.aliases, driver="house"
        )
        things[person_thing.id] = with_kind(person_thing)
    _by_id(raw.rules, "rules")
    for i, rule in enumerate(raw.rules):
        _check_rule(rule, f"rules[{i}]", things, spaces, people)
    return Blueprint(raw.home, people, spaces, things, raw.rules)


def with_kind(thing: Thing, without: Collection[str] = ()) -> Thing:
    """The thing with the traits of its kind added (but for some), and what every thing has."""
    traits = {
        name: thing.traits.get(name) or TraitUse(features=features)
        for name, features in thing.what.traits.items()
        if name not in without
    }
    traits |= thing.traits
    if thing.commands:
        traits.setdefault("Own", TraitUse())
    traits.setdefault("BasicInformation", TraitUse())
    return msgspec.structs.replace(thing, traits=traits)


def _convert(data: Any, kind: Any, path: str) -> Any:
    try:
        return msgspec.convert(data, kind, str_keys=True)
    except msgspec.ValidationError as error:
        raise BlueprintError(*explain(data, kind, error, path)) from None


def _by_id(items: Any, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for i, item in enumerate(items):
        if item.id in found:
            raise BlueprintError(f"{path}[{i}].id", f"{item.id!r} is used twice")
        found[item.id] = item
    return found


def _check_zone(name: str) -> None:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"there is no time zone {name!r}; {known(name, zoneinfo.available_timezones())}"
        raise BlueprintError("home.time_zone", message) from None


def _check_space(i: int, space: Space, spaces: Mapping[str, Space]) -> None:
    seen = {space.id}
    up = space.inside
    while up is not None:
        _there("space", up, spaces, f"spaces[{i}].inside")
        if up in seen:
            raise BlueprintError(f"spaces[{i}].inside", f"{space.id!r} would be inside itself")
        seen.add(up)
        up = spaces[up].inside
    if space.outline and len(space.outline) < 3:
        raise BlueprintError(f"spaces[{i}].outline", "an outline needs at least three points")


def _thing(raw: dict[str, Any], path: str, spaces: Mapping[str, Space]) -> Thing:
    kind = KINDS.get(raw["kind"]) if isinstance(raw.get("kind"), str) else None
    raw, without = _complete(raw, kind.traits if kind else {})
    if kind and kind.family in OF_THE_HOUSE:
        raw.setdefault("driver", "house")
    thing: Thing = _convert(raw, Thing, path)
    _there("kind", thing.kind, KINDS, f"{path}.kind")
    _there("space", thing.space, spaces, f"{path}.space")
    if thing.id.startswith(PEOPLE):
        raise BlueprintError(f"{path}.id", f"ids that begin with {PEOPLE!r} belong to people")
    if not thing.name:
        raise BlueprintError(f"{path}.name", "expected a name in at least one language")
    for name, use in thing.traits.items():
        _check_use(name, use, f"{path}.traits.{name}")
    complete = with_kind(thing, without)
    for name, use in complete.traits.items():
        try:
            msgspec.convert(use.state, TRAITS[name])
        except msgspec.ValidationError as error:
            where = f"{path}.traits.{name}.state"
            raise BlueprintError(*explain(use.state, TRAITS[name], error, where)) from None
    for name, own in thing.commands.items():
        for trait, values in own.does.items():
            where = f"{path}.commands.{name}.does.{trait}"
            if trait not in complete.traits:
                raise BlueprintError(where, f"{thing.id} has no trait {trait!r}")
            _attributes(trait, values, where)
    return complete


def _complete(raw: dict[str, Any], usual: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, Any], set[str]]:
    """A thing's data with its traits in their long form, and the traits that it does without (``false``).

    A trait that its kind has anyway keeps the parts (features) of the kind unless the thing names its own.
    """
    traits = raw.get("traits", {})
    if isinstance(traits, list):  # short form: a list of names
        traits = {name: {} for name in traits if isinstance(name, str)}
    if not isinstance(traits, dict):
        return dict(raw), set()
    uses: dict[str, Any] = {}
    for name, use in traits.items():
        if use is False:
            continue
        uses[name] = {} if use is None else use
        if name in usual and isinstance(uses[name], dict):
            uses[name] = {"features": list(usual[name]), **uses[name]}
    return {**raw, "traits": uses}, {name for name, use in traits.items() if use is False}


def _check_use(name: str, use: TraitUse, path: str) -> None:
    _there("trait", name, TRAITS, path)
    trait = TRAITS[name]
    for i, feature in enumerate(use.features):
        if feature not in trait.features():
            parts = known(feature, sorted(trait.features()))
            raise BlueprintError(f"{path}.features[{i}]", f"{name} has no part {feature!r}; {parts}")
    arguments = {field for command in trait.commands.values() for field in command.args.__struct_fields__}
    for argument in use.limits:
        if argument not in arguments:
            message = f"{name} has no argument {argument!r}; {known(argument, sorted(arguments))}"
            raise BlueprintError(f"{path}.limits.{argument}", message)
    _attributes(name, use.state, f"{path}.state")
    for attribute in use.state:
        needed = trait.optional.get(attribute)
        if needed is not None and needed not in use.features:
            message = f"only a thing with `features: [{needed}]` has {attribute!r}"
            raise BlueprintError(f"{path}.state.{attribute}", message)


def _attributes(trait: str, values: Mapping[str, Any], path: str) -> None:
    fields = TRAITS[trait].__struct_fields__
    for attribute in values:
        if attribute not in fields:
            message = f"{trait} has no attribute {attribute!r}; {known(attribute, fields)}"
            raise BlueprintError(f"{path}.{attribute}", message)


def _check_rule(
    rule: Rule, path: str, things: Mapping[str, Thing], spaces: Mapping[str, Any], people: Mapping[str, Any]
) -> None:
    if (rule.never is None) == (not rule.do):
        raise BlueprintError(path, "expected either `never` or `do`")
    if rule.do and rule.at is None and rule.when is None:
        raise BlueprintError(path, "a routine needs `at` (a time) or `when` (a condition)")
    if (never := rule.never) is not None:
        if not never.commands and never.attribute is None:
            raise BlueprintError(f"{path}.never", "expected `commands` or `attribute`")
        for i, name in enumerate(never.commands):
            _there("command", name, COMMANDS, f"{path}.never.commands[{i}]")
        _there("attribute", never.attribute, _ATTRIBUTES, f"{path}.never.attribute")
        _there("thing", never.thing, things, f"{path}.never.thing")
        _there("kind", never.kind, KINDS, f"{path}.never.kind")
        _there("space", never.space, spaces, f"{path}.never.space")
    if (when := rule.when) is not None:
        _there("thing", when.thing, things, f"{path}.when.thing")
        _there("attribute", when.attribute, _ATTRIBUTES, f"{path}.when.attribute")
        for i, person in enumerate(when.at_home):
            _there("person", person, people, f"{path}.when.at_home[{i}]")
    for i, raw in enumerate(rule.do):
        _check_step(raw, f"{path}.do[{i}]", things)


def _check_step(raw: Any, path: str, things: Mapping[str, Thing]) -> None:
    try:
        step = parse_step(raw, path)
    except ValueError as error:
        raise BlueprintError(path, str(error).removeprefix(f"{path}: ")) from None
    if not isinstance(step, Do):
        return
    _there("thing", step.do, things, f"{path}.do")
    _there("command", step.command, COMMANDS, f"{path}.command")
    try:
        things[step.do].check(step.command, step.args)
    except CommandError as error:
        raise BlueprintError(f"{path}.args" if error.field else path, str(error)) from None


_ATTRIBUTES = frozenset(
    f"{name}.{field}" for name, trait in TRAITS.items() for field in trait.__struct_fields__
)


def _there(what: str, name: str | None, names: Collection[str], path: str) -> None:
    if name is not None and name not in names:
        raise BlueprintError(path, f"there is no {what} {name!r}; {known(name, sorted(names))}")

"""Examples for property tests: things with everything their kind can have, and arguments of every type."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from msgspec import inspect as types

from madang.things.blueprint import with_kind
from madang.things.catalog import TRAITS
from madang.things.kinds import KINDS
from madang.things.thing import OwnCommand, State, Thing, TraitUse
from madang.things.trait import Call, Command

NOW = 1_790_000_000.0


def thing_with(trait: str) -> Thing:
    """A thing with that trait, all its optional parts, and a switch beside it."""
    uses = {trait: TraitUse(features=tuple(sorted(TRAITS[trait].features()))), "OnOff": TraitUse()}
    own = {"party": OwnCommand({"en": ("party",)}, does={"OnOff": {"on_off": True}})}
    own = own if trait == "Own" else {}
    return Thing("room.thing", "appliance", {"en": "Thing"}, traits=uses, commands=own)


def full_thing(kind: str) -> Thing:
    """A thing of the kind with every optional part of every trait."""
    plain = with_kind(Thing("room.thing", kind, {"en": "Thing"}))
    uses = {name: TraitUse(features=tuple(sorted(TRAITS[name].features()))) for name in plain.traits}
    return Thing("room.thing", kind, {"en": "Thing"}, traits=uses)


def arguments(command: Command) -> st.SearchStrategy[dict[str, Any]]:
    """Arguments that the command's types allow."""
    shape = types.type_info(command.args)
    assert isinstance(shape, types.StructType)
    if command.full_name == "Own.run":
        return st.just({"name": "party"})
    given: dict[str, Any] = {field.encode_name: _values(field.type) for field in shape.fields}
    return st.fixed_dictionaries(given)


def calls(thing: Thing) -> st.SearchStrategy[Call]:
    """Any command that the thing can do, with arguments."""
    return st.sampled_from([c for c in thing.all_commands() if c.trait != "Own"]).flatmap(
        lambda command: st.tuples(st.just(command.full_name), arguments(command))
    )


def kinds() -> st.SearchStrategy[str]:
    """Kinds that take commands."""
    return st.sampled_from([kind for kind in KINDS if full_thing(kind).all_commands()])


def first_state(thing: Thing) -> State:
    """The state before anything was reported."""
    return thing.first_state()


def _values(shape: types.Type) -> st.SearchStrategy[Any]:
    if isinstance(shape, types.Metadata):
        return _values(shape.type)
    if isinstance(shape, types.UnionType):
        return st.one_of([_values(one) for one in shape.types])
    if isinstance(shape, types.LiteralType):
        return st.sampled_from(shape.values)
    if isinstance(shape, types.FloatType):
        low = shape.ge if shape.ge is not None else (0.5 if shape.gt is not None else -1000)
        high = shape.le if shape.le is not None else 1000
        return st.floats(low, min(high, 2e9)).map(lambda value: round(value, 2))
    if isinstance(shape, types.IntType):
        return st.integers(
            shape.ge if shape.ge is not None else -50, shape.le if shape.le is not None else 50
        )
    if isinstance(shape, types.StrType):
        return (
            st.from_regex(shape.pattern, fullmatch=True)
            if shape.pattern
            else st.text("abc 가", min_size=1, max_size=8)
        )
    if isinstance(shape, types.VarTupleType | types.ListType):
        return st.lists(_values(shape.item_type), max_size=3)
    return _PLAIN[type(shape)]


_PLAIN: dict[type[types.Type], st.SearchStrategy[Any]] = {
    types.BoolType: st.booleans(),
    types.NoneType: st.none(),
    types.DictType: st.just({}),
}

"""Every trait and command, whoever adds one: declared completely, and its effect holds what it promises."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from madang.things.catalog import COMMANDS, TRAITS
from madang.things.kinds import KINDS
from madang.things.lighting import LevelControl, OnOff
from madang.things.thing import State, Thing, TraitUse, apply
from madang.things.trait import Command, CommandError, Risk, Set, Trait

from .examples import NOW, arguments, calls, first_state, full_thing, kinds, thing_with

ICON = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@pytest.mark.parametrize("trait", TRAITS.values(), ids=TRAITS.keys())
def test_a_trait_is_declared_completely(trait: type[Trait]) -> None:
    assert trait.__doc__
    assert trait.__doc__.strip()
    assert ICON.fullmatch(trait.icon)
    fields = set(trait.__struct_fields__)
    arguments = {f for command in trait.commands.values() for f in command.args.__struct_fields__}
    assert set(trait.optional) <= fields
    assert trait.eventual <= fields
    assert set(trait.limits) <= fields
    assert set(trait.limits.values()) <= arguments
    assert set(trait.initial) <= set(trait.optional)
    assert all(getattr(trait(), name) is None for name in trait.optional)
    assert jsonschema_rs.meta.is_valid(trait.schema())


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_says_what_it_does_what_it_takes_and_what_it_risks(command: Command) -> None:
    assert command.summary.endswith(".")
    assert isinstance(command.risk, Risk)
    schema = command.schema()
    assert jsonschema_rs.meta.is_valid(schema)
    assert set(schema["properties"]) == set(command.args.__struct_fields__)
    assert "now" not in schema["properties"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_names_only_traits_and_commands_that_there_are(kind: Any) -> None:
    assert ICON.fullmatch(kind.icon)
    assert kind.family
    for trait, features in kind.traits.items():
        assert set(features) <= TRAITS[trait].features()
    for command in kind.risk:
        assert COMMANDS[command].trait in kind.traits


@given(st.sampled_from(sorted(COMMANDS)), st.data())
def test_an_effect_is_a_state_of_the_right_types(name: str, data: st.DataObject) -> None:
    command = COMMANDS[name]
    thing = thing_with(command.trait)
    args = data.draw(arguments(command))
    after = _after(thing, first_state(thing), name, args)
    assume(after is not None)
    assert after is not None
    for trait, state in after.items():
        again = msgspec.convert(msgspec.to_builtins(state), TRAITS[trait])
        assert again == state
    assert jsonschema_rs.is_valid(command.schema(), args)
    plain = msgspec.json.decode(msgspec.json.encode(after[command.trait]))
    assert jsonschema_rs.is_valid(TRAITS[command.trait].schema(), plain)


@given(kinds(), st.data())
def test_what_was_done_can_be_taken_back(kind: str, data: st.DataObject) -> None:
    thing = full_thing(kind)
    before: State = first_state(thing)
    for name, args in data.draw(st.lists(calls(thing), max_size=3)):
        before = _after(thing, before, name, args) or before
    name, args = data.draw(calls(thing))
    after = _after(thing, before, name, args)
    assume(after is not None)
    assert after is not None
    back = _take_back(thing, before, after)
    for trait in after:
        if _there_is_a_way_back(trait, before[trait], after[trait]):
            assert _seen(back[trait]) == _seen(before[trait]), f"{name} {args}"


def test_a_level_of_zero_switches_off_and_keeps_the_level() -> None:
    thing = full_thing("light")
    on = apply(thing, first_state(thing), "LevelControl.move_to_level", {"level": 40}, NOW)
    off = apply(thing, on, "LevelControl.move_to_level", {"level": 0}, NOW)
    assert off["OnOff"] == OnOff(on_off=False)
    assert off["LevelControl"] == LevelControl(current_level=40)


def test_setting_an_oven_switches_it_on() -> None:
    thing = full_thing("oven")
    hot = apply(thing, first_state(thing), "TemperatureControl.set_temperature", {"temperature": 180}, NOW)
    assert hot["OnOff"] == OnOff(on_off=True)


def test_an_effect_on_a_neighbour_that_is_not_there_is_passed_over() -> None:
    effect = LevelControl().move_to_level(30)
    assert isinstance(effect, tuple)
    assert isinstance(effect[1], Set)
    thing = Thing("a", "light", {"en": "a"}, traits={"LevelControl": TraitUse()})
    after = apply(thing, thing.first_state(), "LevelControl.move_to_level", {"level": 30}, NOW)
    assert set(after) == {"LevelControl"}


@pytest.mark.parametrize(
    ("command", "args", "code"),
    [
        ("LevelControl.move_to_level", {"level": 101}, "out_of_range"),
        ("LevelControl.move_to_level", {"level": "bright"}, "bad_argument"),
        ("LevelControl.move_to_level", {}, "bad_argument"),
        ("LevelControl.move_to_level", {"level": 5, "speed": 1}, "bad_argument"),
        ("LevelControl.explode", {}, "no_such_command"),
        ("Thermostat.set_setpoint", {"setpoint": 20}, "no_such_command"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(command: str, args: dict[str, Any], code: str) -> None:
    with pytest.raises(CommandError) as caught:
        full_thing("light").check(command, args)
    assert caught.value.code == code


def _after(thing: Thing, state: State, name: str, args: dict[str, Any]) -> State | None:
    """The state after, or None where the command cannot be (no such item, out of range)."""
    try:
        after = apply(thing, state, name, args, NOW)
        for trait, values in after.items():
            msgspec.convert(msgspec.to_builtins(values), TRAITS[trait])
    except CommandError:
        return None
    except msgspec.ValidationError as error:
        raise AssertionError(f"{name} {args} leads to an impossible state: {error}") from error
    return after


def _take_back(thing: Thing, before: State, after: State) -> State:
    """What undo does: each changed trait in turn, the switch last."""
    state = after
    changed = [name for name in after if after[name] != before[name]]
    for trait in sorted({*changed, "OnOff"} & set(after), key=lambda name: name == "OnOff"):
        for call, args in state[trait].restore(before[trait]) or ():
            if thing.can(call):
                state = apply(thing, state, call, args, NOW)
    return state


def _there_is_a_way_back(trait: str, before: Trait, after: Trait) -> bool:
    return after.restore(before) is not None and trait not in NOT_WHOLLY


NOT_WHOLLY = {"MediaPlayback", "ContentLauncher"}
"""What played before cannot be had again in full: its title comes from the device."""


def _seen(state: Trait) -> Any:
    """What people would notice: not the running numbers of items."""
    plain = msgspec.to_builtins(state)
    return _without_numbers(plain)


NUMBERS = ("id", "last_id", "duration")
"""Running numbers; and how long a countdown once was, which one that was paused forgets when cancelled."""


def _without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_numbers(one) for key, one in value.items() if key not in NUMBERS}
    if isinstance(value, list | tuple):
        return sorted((_without_numbers(one) for one in value), key=repr)
    return round(value, 3) if isinstance(value, float) else value

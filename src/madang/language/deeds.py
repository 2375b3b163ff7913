"""What a step does, as the sentences need it: which variant of the command, with which values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from madang.door.outcome import Result
from madang.things.catalog import COMMANDS
from madang.things.plan import Do
from madang.things.thing import Thing
from madang.things.trait import CommandError
from madang.twin.twin import Change, Twin

__all__ = ["Deed", "field", "read_deed"]

_LISTS = {
    "Timer": ("timers", "rang"),
    "AlarmClock": ("alarms",),
    "Calendar": ("events",),
    "TaskList": ("tasks",),
}
_SWITCHES = {
    ("LevelControl.move_to_level", "level", 0): "OnOff.off",
    ("FanControl.set_percent", "percent", 0): "OnOff.off",
    ("FanControl.set_fan_mode", "mode", "off"): "OnOff.off",
    ("Thermostat.set_system_mode", "mode", "off"): "OnOff.off",
    ("WindowCovering.go_to_position", "position", 0): "WindowCovering.down_or_close",
    ("WindowCovering.go_to_position", "position", 100): "WindowCovering.up_or_open",
}
"""Commands whose value says plainly what happens."""
_SEEN = ("done", "under_way", "already")
_ALL_WITHOUT = {"Timer.cancel": "id", "AlarmClock.remove": "id", "ServiceArea.select_areas": "areas"}
"""Commands that mean everything when this argument is not given."""


class Deed:
    """One command to one thing.

    ``key`` names its sentences: the command, with ``+`` for more or yes, ``-`` for less or no, ``*`` for all.
    """

    __slots__ = ("key", "thing", "trait", "values")

    def __init__(self, key: str, thing: Thing, trait: str, values: dict[str, Any]) -> None:
        self.key = key
        self.thing = thing
        self.trait = trait
        self.values = values


def read_deed(step: Do, thing: Thing, twin: Twin | None, result: Result | None = None) -> Deed:
    """The deed of a step, with the state that it led to (``result``) or would lead to."""
    trait = step.command.partition(".")[0]
    args = _fitting(step)
    values = _state(step, thing, trait, twin, result)
    values.update(args)
    key = None
    if len(args) == 1:
        ((name, value),) = args.items()
        key = _SWITCHES.get((step.command, name, value)) if isinstance(value, str | float | int) else None
    if key is None:
        key = step.command + _variant(step.command, args)
    if key == "OnOff.toggle" and (on := values.get("on_off")) is not None:
        key = "OnOff.on" if on else "OnOff.off"
    if isinstance(by := args.get("by"), int | float):
        values["by"] = abs(by)
    if "id" in args:
        values.update(_item(args["id"], thing, trait, twin, result))
        values.update({name: value for name, value in args.items() if name != "id"})
    return Deed(key, thing, trait, values)


def _fitting(step: Do) -> Mapping[str, Any]:
    """The arguments, where they are of the command's types; else none: nothing can be said about them."""
    command = COMMANDS.get(step.command)
    if command is None:
        return {}
    try:
        command.parse(step.args)
    except CommandError as error:
        plain = all(type(value) in (int, float) for value in step.args.values())
        return step.args if plain and error.code == "out_of_range" else {}
    return step.args


def _variant(command: str, args: Mapping[str, Any]) -> str:
    if command in _ALL_WITHOUT and not args.get(_ALL_WITHOUT[command]):
        return "*"
    amount = args.get("by")
    if isinstance(amount, int | float):
        return "+" if amount >= 0 else "-"
    if len(args) == 1 and isinstance(flag := next(iter(args.values())), bool):
        return "+" if flag else "-"
    return ""


def _state(step: Do, thing: Thing, trait: str, twin: Twin | None, result: Result | None) -> dict[str, Any]:
    """The attributes of the trait after the step: as they are, or as they are foreseen."""
    values: dict[str, Any] = {}
    if twin is not None:
        try:
            if result is None:
                values = _plain(twin.foresee(thing.id, step.command, step.args).get(trait))
            elif result.status in _SEEN:
                values = _plain(twin.state(thing.id).get(trait))
        except CommandError:
            values = {}
    if result:
        values.update(_attributes(result.changed, thing, trait))
    return values


def _plain(state: Any) -> dict[str, Any]:
    return {name: getattr(state, name) for name in state.__struct_fields__} if state is not None else {}


def field(item: Any, name: str) -> Any:
    """A field of a struct, or of the mapping that it became on its way through JSON."""
    return item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)


def _attributes(changes: Iterable[Change], thing: Thing, trait: str) -> dict[str, Any]:
    for thing_id, changed, values in changes:
        if thing_id == thing.id and changed == trait:
            return dict(values)
    return {}


def _item(item_id: Any, thing: Thing, trait: str, twin: Twin | None, result: Result | None) -> dict[str, Any]:
    """What the numbered item of a list (timer, alarm, event, task) says about itself."""
    places: list[Mapping[str, Any]] = []
    if result:
        places += [_attributes(result.before, thing, trait), _attributes(result.changed, thing, trait)]
    if twin is not None:
        try:
            state = twin.state(thing.id).get(trait)
        except CommandError:
            state = None
        if state is not None:
            places.append({name: getattr(state, name) for name in _LISTS.get(trait, ())})
    for place in places:
        for name in _LISTS.get(trait, ()):
            for item in place.get(name) or ():
                if field(item, "id") == item_id:
                    shown = ("summary", "name", "duration", "time", "date", "days", "start", "location")
                    return {key: value for key in shown if (value := field(item, key)) is not None}
    return {}

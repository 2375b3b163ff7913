"""Values of things: where they stand, how far a step goes, and what "a bit warmer" or "to 30" comes to."""

from __future__ import annotations

from collections.abc import Callable

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clause import FACTORS, Clause, Quantity
from .scene import Scene
from .targets import Need

__all__ = [
    "FAN", "HEATS", "HUMIDITY", "INSIDE", "INTENSITY", "LEVEL", "SETPOINT", "TILT", "VOLUME",
    "Operation", "Scale",
    "can_any", "change", "change_one", "name_said", "value_said",
]  # fmt: skip

Operation = Callable[[Scene, Clause], list[Step]]
"""What a clause comes to in a scene."""
HEATS = ("thermostat", "heater", "air_conditioner")
"""Kinds that warm or cool a room."""


def can_any(*commands: str) -> Callable[[Thing], bool]:
    """Whether a thing can do at least one of the commands."""
    return lambda thing: any(thing.can(command) for command in commands)


def name_said(clause: Clause) -> str:
    nouns = [m for m in clause.mentions if m.entry.named or m.has("kind.")]
    return (
        clause.text.said(nouns[0].start, nouns[-1].end)
        if nouns
        else clause.text.said(clause.start, clause.end)
    )


def value_said(clause: Clause) -> str:
    quantity = clause.quantity()
    return clause.text.said(quantity.start, quantity.end) if quantity else name_said(clause)


_FACTORS = {"quant.double": 2.0, "quant.triple": 3.0, "quant.quadruple": 4.0, "quant.halved": 0.5}
_MORE = ("act.louder", "act.brighter", "act.faster")
_LESS = ("act.quieter", "act.dimmer", "act.slower")


class Scale:
    """A value that can be set and changed: where it stands, how it is set, how far a step goes."""

    def __init__(
        self, trait: str, attribute: str, command: str, argument: str, step: float, kinds: tuple[str, ...]
    ) -> None:
        self.attribute = f"{trait}.{attribute}"
        self.command = f"{trait}.{command}"
        self.trait = trait
        self.argument = argument
        self.step = step
        self.kinds = kinds

    def range(self, thing: Thing, low: float, high: float) -> tuple[float, float]:
        limit = thing.limit(self.trait, self.argument)
        if limit is None:
            return low, high
        return (
            low if limit.min is None else max(low, limit.min),
            high if limit.max is None else min(high, limit.max),
        )


LEVEL = Scale("LevelControl", "current_level", "move_to_level", "level", 20, ("light",))
VOLUME = Scale("AudioOutput", "volume", "set_volume", "volume", 10, ("tv", "speaker"))
FAN = Scale("FanControl", "percent_setting", "set_percent", "percent", 20, ("fan", "air_purifier"))
SETPOINT = Scale("Thermostat", "setpoint", "set_setpoint", "setpoint", 1, HEATS)
INSIDE = Scale("TemperatureControl", "temperature_setpoint", "set_temperature", "temperature", 1, ())
HUMIDITY = Scale(
    "HumidityControl", "target_humidity", "set_humidity", "humidity", 5, ("humidifier", "dehumidifier")
)
INTENSITY = Scale("Diffusing", "intensity", "set_intensity", "intensity", 1, ("diffuser",))
TILT = Scale("WindowCovering", "current_tilt", "go_to_tilt", "tilt", 25, ("blind",))


def change(scene: Scene, clause: Clause, scale: Scale, sign: int) -> list[Step]:
    """More (+1), less (-1) or a value (0), for each thing that the clause is about."""
    steps: list[Step] = []
    need = Need(can_any(scale.command), scale.kinds)
    for thing in scene.find(clause, need).things:
        steps.append(change_one(scene, clause, scale, sign, thing))
    return steps


def change_one(scene: Scene, clause: Clause, scale: Scale, sign: int, thing: Thing) -> Step:
    """One thing's new value, worked out from where it stands."""
    if not thing.can(scale.command):
        return Refuse("no_such_command", name_said(clause))
    top = 10 if scale is INTENSITY else 400 if scale in (SETPOINT, INSIDE) else 100
    low, high = scale.range(thing, 1 if scale in (INTENSITY, LEVEL) else -60 if top == 400 else 0, top)
    quantity = next((one for one in clause.quantities if one.unit != "cup"), None)
    sign = sign or _turn(clause, quantity, scale)
    wanted = _wanted(clause, quantity, scale, sign, scene.get(thing, scale.attribute) or 0.0, low, high)
    if wanted is None:
        return Ask("which_value", (thing.id,), clause.text.said(clause.start, clause.end))
    return scene.do(thing, scale.command, {scale.argument: wanted}, value_said(clause))


def _turn(clause: Clause, quantity: Quantity | None, scale: Scale) -> int:
    """Korean and Japanese say up to where with a particle: without one, "10 % 올려" is by how much."""
    if not clause.verb_final or quantity is None or quantity.to or scale in (SETPOINT, INSIDE):
        return 0
    if quantity.unit not in ("percent", "") or (scale is FAN and quantity.unit != "percent"):
        return 0
    if clause.has("act.up", "act.brighter", "act.louder"):
        return 1
    return -1 if clause.has("act.down", "act.dimmer", "act.quieter") else 0


def _wanted(
    clause: Clause, quantity: Quantity | None, scale: Scale, sign: int, now: float, low: float, high: float
) -> float | None:
    if quantity is None or (quantity.unit == "step" and scale not in (INTENSITY, FAN)):
        if clause.has("quant.max"):
            return high
        if clause.has("quant.min"):
            return low
        if clause.has(*_FACTORS):
            by = next(by for tag, by in _FACTORS.items() if clause.has(tag))
            return _multiplied(by, scale, now, low, high)
        if clause.has("quant.half") and scale is VOLUME and not clause.has("quant.to"):
            return now / 2  # "half as loud"
        if clause.has("quant.half"):
            return now / 2 if sign < 0 else (low + high) / 2 if scale is SETPOINT else 50.0
        if not sign:
            return None
        step = scale.step * (0.5 if clause.has("quant.bit") and scale.step >= 10 else 1)
        step *= 2 if clause.has("quant.lot") else 1
        step *= quantity.value if quantity else 1
        return min(high, max(low, round(now + sign * step, 1)))
    if quantity.unit in FACTORS:
        return _multiplied(_factor(clause, quantity), scale, now, low, high)
    if sign and _relative(clause, quantity, scale):
        return min(high, max(low, now + sign * quantity.value))
    if scale is FAN and quantity.unit in ("step", "") and quantity.value <= 4:
        return min(100.0, round(quantity.value * 100 / 3)) if quantity.value < 3 else 100.0
    return quantity.value


def _factor(clause: Clause, quantity: Quantity) -> float | None:
    """What a number with "times" multiplies by: a tenth for "ten times quieter", None where it is unclear."""
    after = next((m for m in clause.mentions if m.start >= quantity.end), None)
    before = next((m for m in reversed(clause.mentions) if m.end <= quantity.start), None)
    beside = [m for m in ((after, before) if clause.heads_first else (after,)) if m is not None]
    way = next((key for m in beside if (key := m.key("factor")) is not None), "")
    compared = way or any(m.has(tag) for m in beside for tag in (*_MORE, *_LESS))
    if not quantity.value or (quantity.unit == "repeats" and not compared):
        return None  # "turn it up ten times"
    less = quantity.unit == "fraction" or clause.has(*_LESS) or (clause.verb_final and clause.has("act.down"))
    return 1 / quantity.value if way == "less" or (less and not way) else quantity.value


def _multiplied(factor: float | None, scale: Scale, now: float, low: float, high: float) -> float | None:
    """So many times where it stands, within its range; degrees have no nought, and nothing is no start."""
    if factor is None or scale in (SETPOINT, INSIDE) or now <= 0:
        return None
    return min(high, max(low, round(now * factor, 1)))


def _relative(clause: Clause, quantity: Quantity, scale: Scale) -> bool:
    if quantity.by or quantity.to:
        return quantity.by
    if scale in (SETPOINT, INSIDE):
        return abs(quantity.value) <= 9
    return not clause.has("act.dim")

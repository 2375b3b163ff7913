"""Small appliances with a subject of their own, and commands that a home file gives a thing."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, field

from .trait import Call, Effect, Risk, Set, Trait, command
from .units import Moment, Seconds


class Brewing(Trait, frozen=True):
    """A coffee maker's cup."""

    icon = "coffee"
    limits: ClassVar = {"drink": "drink"}

    drink: str = "coffee"
    strength: Literal["mild", "normal", "strong"] = "normal"
    cups: Annotated[int, Meta(ge=1, le=12)] = 1
    brewing: bool = False

    @command(risk=Risk.MEDIUM, momentary=True)
    def brew(
        self,
        drink: str | None = None,
        cups: Annotated[int, Meta(ge=1, le=12)] = 1,
        strength: Literal["mild", "normal", "strong"] = "normal",
    ) -> Effect:
        """Make a drink."""
        state = self.to(drink=drink or self.drink, cups=cups, strength=strength, brewing=True)
        return state, Set("OnOff", on_off=True)

    @command()
    def cancel(self) -> Effect:
        """Stop making it."""
        return self.to(brewing=False)


class Diffusing(Trait, frozen=True):
    """An aroma diffuser: how strong, and how often."""

    icon = "flower"
    limits: ClassVar = {"intensity": "intensity", "interval": "interval"}

    intensity: Annotated[int, Meta(ge=1, le=10)] = 2
    interval: Seconds = 600
    """Seconds between two puffs."""

    @command()
    def set_intensity(self, intensity: Annotated[int, Meta(ge=1, le=10)]) -> Effect:
        """Set how strong it smells."""
        return self.to(intensity=intensity), Set("OnOff", on_off=True)

    @command()
    def set_interval(self, interval: Seconds) -> Effect:
        """Set the seconds between two puffs."""
        return self.to(interval=interval), Set("OnOff", on_off=True)

    def restore(self, before: Diffusing) -> list[Call]:
        calls: list[Call] = []
        if before.intensity != self.intensity:
            calls.append(("Diffusing.set_intensity", {"intensity": before.intensity}))
        if before.interval != self.interval:
            calls.append(("Diffusing.set_interval", {"interval": before.interval}))
        return calls


class Own(Trait, frozen=True):
    """A thing's own commands, declared in the home file (``commands:``) with their words per language.

    The only command takes the name of the declared one; the declaration says its risk and what it changes.
    """

    icon = "star"

    last: str | None = None
    """Name of the command that ran last."""
    at: Moment | None = None
    args: dict[str, Any] = field(default_factory=dict)

    @command(momentary=True)
    def run(self, name: str, args: dict[str, Any] | None = None, *, now: Moment) -> Effect:
        """Run one of the thing's own commands by its name."""
        return self.to(last=name, at=now, args=args or {})

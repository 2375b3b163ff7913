"""Machines that go through a programme: vacuums, mowers, washers, dryers, dishwashers, ovens."""

from __future__ import annotations

from typing import ClassVar, Literal

from .trait import Call, Effect, Set, Trait, command
from .units import Percent, Seconds, SpaceId


class RvcOperationalState(Trait, frozen=True):
    """What a robot (vacuum, mop, mower) is doing. Matter cluster 0x0061."""

    icon = "bot"
    eventual: ClassVar = frozenset({"operational_state"})

    operational_state: Literal["docked", "running", "paused", "returning", "stopped", "error"] = "docked"
    wanted: Literal["running", "paused", "docked", "stopped"] = "docked"
    """What it was last told: reported at once, while the way back to the dock takes its time."""

    @command()
    def start(self) -> Effect:
        """Start working."""
        return self.to(operational_state="running", wanted="running")

    @command()
    def pause(self) -> Effect:
        """Pause where it is."""
        return self.to(operational_state="paused", wanted="paused")

    @command()
    def resume(self) -> Effect:
        """Go on after a pause."""
        return self.to(operational_state="running", wanted="running")

    @command()
    def stop(self) -> Effect:
        """Stop where it is."""
        return self.to(operational_state="stopped", wanted="stopped")

    @command()
    def go_home(self) -> Effect:
        """Return to the dock."""
        return self.to(operational_state="docked", wanted="docked")

    def restore(self, before: RvcOperationalState) -> list[Call]:
        name = {"running": "start", "paused": "pause", "stopped": "stop"}.get(before.wanted, "go_home")
        return [(f"RvcOperationalState.{name}", {})]


class RvcCleanMode(Trait, frozen=True):
    """How a robot cleans. Matter cluster 0x0055."""

    icon = "sparkles"
    limits: ClassVar = {"current_mode": "mode"}

    current_mode: Literal["quiet", "standard", "strong", "mop"] = "standard"

    @command()
    def change_to_mode(self, mode: Literal["quiet", "standard", "strong", "mop"]) -> Effect:
        """Choose how to clean: quiet, standard, strong, mop."""
        return self.to(current_mode=mode)

    def restore(self, before: RvcCleanMode) -> list[Call]:
        return [("RvcCleanMode.change_to_mode", {"mode": before.current_mode})]


class ServiceArea(Trait, frozen=True):
    """Which rooms a robot works in; none means all it can reach. Matter cluster 0x0150."""

    icon = "map"
    limits: ClassVar = {"selected_areas": "areas"}

    selected_areas: tuple[SpaceId, ...] = ()
    current_area: SpaceId | None = None

    @command()
    def select_areas(self, areas: tuple[SpaceId, ...]) -> Effect:
        """Choose rooms by their ids; an empty list means everywhere."""
        return self.to(selected_areas=areas)

    def restore(self, before: ServiceArea) -> list[Call]:
        return [("ServiceArea.select_areas", {"areas": list(before.selected_areas)})]


class OperationalState(Trait, frozen=True):
    """A programme of an appliance: washer, dryer, dishwasher, oven. Matter cluster 0x0060."""

    icon = "timer"
    optional: ClassVar = {"program": "program"}
    eventual: ClassVar = frozenset({"countdown_time"})
    limits: ClassVar = {"program": "program"}

    operational_state: Literal["stopped", "running", "paused", "finished", "error"] = "stopped"
    countdown_time: Seconds = 0
    """Seconds until the programme ends; 0 when none runs."""
    program: str | None = None

    @command()
    def start(self) -> Effect:
        """Start the programme."""
        return self.to(operational_state="running"), Set("OnOff", on_off=True)

    @command()
    def pause(self) -> Effect:
        """Pause the programme."""
        return self.to(operational_state="paused")

    @command()
    def resume(self) -> Effect:
        """Go on after a pause."""
        return self.to(operational_state="running"), Set("OnOff", on_off=True)

    @command()
    def stop(self) -> Effect:
        """End the programme."""
        return self.to(operational_state="stopped", countdown_time=0)

    @command(feature="program")
    def select_program(self, program: str) -> Effect:
        """Choose a programme by its name."""
        return self.to(program=program)

    def restore(self, before: OperationalState) -> list[Call] | None:
        calls: list[Call] = []
        if before.program != self.program and before.program:
            calls.append(("OperationalState.select_program", {"program": before.program}))
        if before.operational_state != self.operational_state:
            name = {"running": "start", "paused": "pause"}.get(before.operational_state, "stop")
            calls.append((f"OperationalState.{name}", {}))
        return calls or None


class PowerSource(Trait, frozen=True):
    """A battery. Matter cluster 0x002F. Reports only."""

    icon = "battery"

    bat_percent_remaining: Percent = 100
    charging: bool = False

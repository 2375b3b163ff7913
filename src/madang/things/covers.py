"""What opens and closes by motor: curtains, blinds, window openers, garage doors."""

from __future__ import annotations

from typing import ClassVar, Literal

from .trait import Call, Effect, Trait, command
from .units import Percent


class WindowCovering(Trait, frozen=True):
    """How far something is open, in percent: 0 is closed, 100 is open. Matter cluster 0x0102.

    Matter counts the other way (percent closed); a driver converts.
    """

    icon = "blinds"
    optional: ClassVar = {"current_tilt": "tilt", "target_tilt": "tilt"}
    initial: ClassVar = {"current_tilt": 0.0, "target_tilt": 0.0}
    eventual: ClassVar = frozenset({"current_position", "current_tilt", "moving"})
    limits: ClassVar = {"target_position": "position", "target_tilt": "tilt"}

    current_position: Percent = 0
    target_position: Percent = 0
    moving: Literal["stopped", "opening", "closing"] = "stopped"
    current_tilt: Percent | None = None
    target_tilt: Percent | None = None

    @command()
    def up_or_open(self) -> Effect:
        """Open fully."""
        return self.go_to_position(100.0)

    @command()
    def down_or_close(self) -> Effect:
        """Close fully."""
        return self.go_to_position(0.0)

    @command()
    def go_to_position(self, position: Percent) -> Effect:
        """Open so far: 0 closed, 100 open."""
        return self.to(current_position=position, target_position=position, moving="stopped")

    @command()
    def stop_motion(self) -> Effect:
        """Stop where it is."""
        return self.to(target_position=self.current_position, moving="stopped")

    @command(feature="tilt")
    def go_to_tilt(self, tilt: Percent) -> Effect:
        """Turn the slats: 0 closed, 100 open."""
        return self.to(current_tilt=tilt, target_tilt=tilt)

    def restore(self, before: WindowCovering) -> list[Call]:
        calls: list[Call] = []
        if before.target_position != self.target_position:
            calls.append(("WindowCovering.go_to_position", {"position": before.target_position}))
        if before.target_tilt != self.target_tilt and before.target_tilt is not None:
            calls.append(("WindowCovering.go_to_tilt", {"tilt": before.target_tilt}))
        return calls

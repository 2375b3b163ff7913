"""Who and what gets in: locks and the alarm. Doors and windows that only report are in `sensing`."""

from __future__ import annotations

from typing import Literal

from .trait import Call, Effect, Risk, Trait, command


class DoorLock(Trait, frozen=True):
    """A lock. Matter cluster 0x0101. Locking is safe, unlocking never is."""

    icon = "lock"

    lock_state: Literal["locked", "unlocked", "not_fully_locked"] = "locked"

    @command()
    def lock_door(self) -> Effect:
        """Lock."""
        return self.to(lock_state="locked")

    @command(risk=Risk.HIGH)
    def unlock_door(self) -> Effect:
        """Unlock."""
        return self.to(lock_state="unlocked")

    def restore(self, before: DoorLock) -> list[Call]:
        return [("DoorLock.lock_door" if before.lock_state == "locked" else "DoorLock.unlock_door", {})]


class SecurityAlarm(Trait, frozen=True):
    """A burglar alarm. Matter has no cluster for it yet; words as Home Assistant's alarm panels."""

    icon = "shield"

    mode: Literal["disarmed", "armed_home", "armed_away", "triggered"] = "disarmed"

    @command()
    def arm_home(self) -> Effect:
        """Arm with people at home."""
        return self.to(mode="armed_home")

    @command()
    def arm_away(self) -> Effect:
        """Arm for leaving."""
        return self.to(mode="armed_away")

    @command(risk=Risk.HIGH)
    def disarm(self) -> Effect:
        """Disarm."""
        return self.to(mode="disarmed")

    def restore(self, before: SecurityAlarm) -> list[Call] | None:
        names = {"disarmed": "disarm", "armed_home": "arm_home", "armed_away": "arm_away"}
        name = names.get(before.mode)
        return [(f"SecurityAlarm.{name}", {})] if name else None

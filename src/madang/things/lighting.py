"""On and off, level, colour: lamps, outlets, and everything that can be switched."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar, Literal

from .trait import Call, Effect, Set, Trait, command
from .units import Degrees, Kelvin, Percent


class OnOff(Trait, frozen=True):
    """Whether the thing is switched on. Matter cluster 0x0006."""

    icon = "power"

    on_off: bool = False

    @command()
    def on(self) -> Effect:
        """Switch on."""
        return self.to(on_off=True)

    @command()
    def off(self) -> Effect:
        """Switch off."""
        return self.to(on_off=False)

    @command()
    def toggle(self) -> Effect:
        """Switch on what is off, and off what is on."""
        return self.to(on_off=not self.on_off)

    def restore(self, before: OnOff) -> list[Call]:
        return [("OnOff.on" if before.on_off else "OnOff.off", {})]


class LevelControl(Trait, frozen=True):
    """How bright or strong, in percent. Matter cluster 0x0008 (whose 0 to 254 a driver converts)."""

    icon = "sun"
    limits: ClassVar = {"current_level": "level"}

    current_level: Percent = 100

    @command()
    def move_to_level(self, level: Percent) -> Effect:
        """Go to a level; 0 switches off, anything above switches on."""
        if level == 0:
            return self, Set("OnOff", on_off=False)
        return self.to(current_level=level), Set("OnOff", on_off=True)

    @command()
    def step(self, by: float) -> Effect:
        """Brighter (above 0) or darker (below 0) by so many percentage points."""
        level = min(100.0, max(1.0, self.current_level + by))
        return self.to(current_level=level), Set("OnOff", on_off=True)

    def restore(self, before: LevelControl) -> list[Call]:
        return [("LevelControl.move_to_level", {"level": before.current_level})]


class ColorControl(Trait, frozen=True):
    """Colour by hue and saturation, or the warmth of white. Matter cluster 0x0300."""

    icon = "palette"
    optional: ClassVar = {"hue": "hs", "saturation": "hs", "color_temperature": "ct"}
    initial: ClassVar = {"hue": 0.0, "saturation": 0.0, "color_temperature": 3000.0}
    limits: ClassVar = {"color_temperature": "kelvin"}

    color_mode: Literal["hs", "ct"] = "ct"
    hue: Degrees | None = None
    saturation: Percent | None = None
    color_temperature: Kelvin | None = None

    @classmethod
    def first(cls, features: Collection[str]) -> dict[str, Any]:
        mode = "hs" if "hs" in features and "ct" not in features else "ct"
        return super().first(features) | {"color_mode": mode}

    @command(feature="hs")
    def move_to_hue_and_saturation(self, hue: Degrees, saturation: Percent = 100) -> Effect:
        """Show a colour."""
        return self.to(color_mode="hs", hue=hue, saturation=saturation), Set("OnOff", on_off=True)

    @command(feature="ct")
    def move_to_color_temperature(self, kelvin: Kelvin) -> Effect:
        """White, from warm (2700 K) to cool (6500 K)."""
        return self.to(color_mode="ct", color_temperature=kelvin), Set("OnOff", on_off=True)

    def restore(self, before: ColorControl) -> list[Call]:
        if before.color_mode == "hs" and before.hue is not None:
            args = {"hue": before.hue, "saturation": before.saturation or 0}
            return [("ColorControl.move_to_hue_and_saturation", args)]
        return [("ColorControl.move_to_color_temperature", {"kelvin": before.color_temperature or 3000})]

"""Words for kinds: which things of the home they may mean, and where."""

from __future__ import annotations

from collections.abc import Iterable

from madang.things.thing import Thing

from .mention import Mention
from .places import Places

__all__ = ["KINDS_SAID", "NEVER_BY_ALL", "Kinds", "unique"]

KINDS_SAID: dict[str, tuple[str, ...]] = {
    "lamp": ("light",),
    "curtain": ("curtain", "blind", "shutter"),
    "heater": ("heater", "thermostat"),
    "thermostat": ("thermostat", "heater", "air_conditioner"),
    "blind": ("blind", "shutter", "curtain"),
    "shutter": ("shutter", "blind"),
    "cover": ("curtain", "blind", "shutter"),
    "outlet": ("outlet", "switch"),
    "switch": ("switch", "outlet"),
    "music": ("speaker", "tv"),
    "radio": ("speaker", "tv"),
    "coffee": ("coffee_maker",),
    "shopping": ("task_list",),
    "door": ("door", "lock", "contact_sensor"),
    "contact_sensor": ("contact_sensor", "door"),
    "temperature_sensor": ("temperature_sensor", "climate_sensor"),
    "humidity_sensor": ("humidity_sensor", "climate_sensor"),
    "air_quality_sensor": ("air_quality_sensor", "air_purifier"),
    "refrigerator": ("refrigerator",),
}
"""A word for a kind → the kinds it may mean, the likeliest first."""
NEVER_BY_ALL = {
    "refrigerator", "wine_cooler", "alarm_panel", "lock", "garage_door", "oven", "cooktop", "smoke_alarm",
    "water_heater", "energy_meter", "timer", "alarm_clock", "calendar", "task_list", "person", "vacuum",
    "mower", "window", "door", "kettle", "coffee_maker", "washer", "dryer", "dishwasher",
}  # fmt: skip
"""Kinds that "everything" never touches."""


class Kinds(Places):
    """Things of a kind in the rooms of one home."""

    def _of_kinds(self, mention: Mention, spaces: Iterable[str]) -> list[Thing]:
        spaces = list(spaces)
        found: list[Thing] = []
        for tag in mention.tags:
            if not tag.startswith("kind."):
                continue
            if tag == "kind.device":
                found += [t for t in self._inside_all(spaces) if t.kind not in NEVER_BY_ALL]
                continue
            for kind in KINDS_SAID.get(tag[5:], (tag[5:],)):
                of_kind = self._of_kind(kind, spaces)
                if tag == "kind.lamp":
                    of_kind = [t for t in of_kind if t.id in self.names.lamps] or of_kind
                if kind != tag[5:] and self.blueprint.by_kind.get(tag[5:]):
                    of_kind = [t for t in of_kind if not self._called_else(t, tag[5:])]
                of_kind = self._called_so(tag[5:], spaces, of_kind)
                found += [t for t in of_kind if tag != "kind.door" or not self._of_window(t)]
                if of_kind and tag[5:] not in ("cover", "music", "radio", "door"):
                    break
            else:
                found += self._serving(mention, spaces)
        if mention.entry.called:
            called = [t for i in mention.entry.called if self._inside(t := self.blueprint.things[i], spaces)]
            sort = any(tag.startswith("lamp.") or tag == "kind.elsewhere" for tag in mention.tags)
            found = called if called or (sort and "lamp.ceiling" not in mention.tags) else found
        return self._of_sort(mention, [t for t in unique(found) if self._inside(t, spaces)])

    def _called_so(self, kind: str, spaces: list[str], of_kind: list[Thing]) -> list[Thing]:
        """What hangs at windows and has the word in its name, of any kind: "Rollo links", a shutter.

        What is of the kind and says nothing of it in its name belongs to them.
        """
        hanging = self.names.hanging
        called = [t for t in self._inside_all(spaces) if t.id in hanging.get(kind, ())]
        if not called:
            return of_kind
        return called + [t for t in of_kind if not any(t.id in some for some in hanging.values())]

    def _called_else(self, thing: Thing, kind: str) -> bool:
        """Whether a thing is called what it is, and so not what was said: a curtain is no blind."""
        return thing.kind in self.names.kinds_said(thing) and kind not in self.names.kinds_said(thing)

    def _of_window(self, thing: Thing) -> bool:
        """Whether a contact sensor is called after a window, and is no door."""
        serves = self.names.serves
        return thing.id in serves.get("window", ()) and thing.id not in serves.get("door", ())

    def _of_sort(self, mention: Mention, found: list[Thing]) -> list[Thing]:
        """Only floor lamps where "floor lamp" was said; else the only light there that says no sort."""
        wanted = {tag for tag in mention.tags if tag.startswith("lamp.")}
        if not wanted:
            return found
        sorts = self.names.lamp_sorts
        of_sort = [
            t for t in found if not wanted.isdisjoint(sorts.get(t.id, ())) or t.id in mention.entry.things
        ]
        plain = [t for t in found if not sorts.get(t.id)]
        alone = len(found) == 1 or (len(plain) == 1 and "lamp.ceiling" in wanted)
        return of_sort or (plain if alone else [])

    def _serving(self, mention: Mention, spaces: Iterable[str]) -> list[Thing]:
        """Things of other kinds that are called so: a contact sensor named "bedroom window"."""
        found = [
            i for tag in mention.tags if tag.startswith("kind.") for i in self.names.serves.get(tag[5:], ())
        ]
        return [t for i in found if self._inside(t := self.blueprint.things[i], spaces)]


def unique(things: Iterable[Thing]) -> list[Thing]:
    return list({thing.id: thing for thing in things}.values())

"""A row of Home Assistant's intent tests as a home file: areas, floors, entities, what it takes for granted.

The tests name areas without what stands in them ("kitchen lights off" in a home of two rooms and no lamp).
Here every room gets one thing of the kind that the row is about, so that the plan can reach the right one and
miss the others.
"""

from __future__ import annotations

import re
from typing import Any

KINDS: dict[tuple[str, str | None], str] = {
    ("light", None): "light", ("switch", None): "switch", ("fan", None): "fan", ("lock", None): "lock",
    ("climate", None): "thermostat", ("media_player", None): "tv", ("vacuum", None): "vacuum",
    ("lawn_mower", None): "mower", ("todo", None): "task_list", ("sensor", None): "temperature_sensor",
    ("binary_sensor", None): "contact_sensor", ("binary_sensor", "motion"): "occupancy_sensor",
    ("binary_sensor", "occupancy"): "occupancy_sensor", ("binary_sensor", "presence"): "occupancy_sensor",
    ("binary_sensor", "moisture"): "leak_sensor", ("binary_sensor", "smoke"): "smoke_alarm",
    ("sensor", "humidity"): "humidity_sensor", ("sensor", "illuminance"): "light_sensor",
    ("sensor", "power"): "energy_meter", ("sensor", "energy"): "energy_meter",
    ("sensor", "carbon_dioxide"): "air_quality_sensor", ("sensor", "pm25"): "air_quality_sensor",
    ("scene", None): "appliance", ("script", None): "appliance",
    ("valve", None): "appliance", ("cover", None): "shutter", ("cover", "window"): "window",
    ("cover", "curtain"): "curtain", ("cover", "blind"): "blind", ("cover", "garage"): "garage_door",
    ("cover", "shutter"): "shutter", ("cover", "shade"): "blind", ("cover", "door"): "shutter",
}  # fmt: skip
"""Domain and device class → kind of thing."""
BY_NAME = {
    "curtain": "curtain",
    "rideau": "curtain",
    "mouvement": "occupancy_sensor",
    "présence": "occupancy_sensor",
    "garage": "garage_door",
    "motion": "occupancy_sensor",
    "office": "occupancy_sensor",
}
"""A word in the name of a cover or sensor without a class → kind."""
TRAITS: dict[str, dict[str, Any]] = {
    "light": {"ColorControl": {"features": ["hs", "ct"]}},
    "valve": {"OnOff": False, "WindowCovering": {}},
    "vacuum": {"ServiceArea": {}},
    "fan": {"FanControl": {"features": ["oscillate"]}},
    "thermostat": {"Thermostat": {"features": ["mode"]}},
}
"""Kind (or domain) → how the thing has its traits."""
FURNITURE = {
    "HassLightSet": "light",
    "HassClimateSetTemperature": "thermostat", "HassClimateGetTemperature": "thermostat",
    "HassFanSetSpeed": "fan", "HassMediaNext": "tv", "HassMediaPrevious": "tv", "HassMediaPause": "tv",
    "HassMediaUnpause": "tv", "HassMediaPlayerMute": "tv", "HassMediaPlayerUnmute": "tv",
    "HassMediaSearchAndPlay": "tv", "HassSetVolume": "tv", "HassSetVolumeRelative": "tv",
    "HassBroadcast": "speaker", "HassStartTimer": "light",
}  # fmt: skip
"""Intent → the kind that every room has, where the row names no entity."""
HERE, ELSEWHERE = "parlour", "scullery"
"""Rooms that a row without areas gets: where it is said, and another one."""
LISTS = {"HassShoppingListAddItem", "HassShoppingListCompleteItem"}
"""Intents about the shopping list, which every home has."""
SHOPPING = {
    "ar": "قائمة التسوق", "de": "Einkaufsliste", "ja": "買い物リスト", "ko": "장보기 목록",
}  # fmt: skip
"""What that list is called; the given rows say it in English."""


def slug(name: str) -> str:
    """``Living Room`` → ``living_room``; letters that no id may have become their numbers."""
    spelled = "".join(c if c.isascii() else f"u{ord(c):x}" for c in name.lower())
    return re.sub(r"[^a-z0-9]+", "_", spelled).strip("_")


def kind_of(domain: str, device_class: str | list[str] | None, name: str = "") -> str:
    """The kind of an entity; of several classes, that of the first."""
    device_class = device_class[0] if isinstance(device_class, list) else device_class
    if device_class is None and domain in ("cover", "binary_sensor"):
        for word, kind in BY_NAME.items():
            if word in name.lower():
                return kind
    return KINDS.get((domain, device_class)) or KINDS.get((domain, None), "appliance")


class RowHome:
    """The home of one row, and which of its things the row means."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.slots: dict[str, Any] = row["slots"]
        given = row["home"]
        self.language: str = row["lang"]
        self.rooms: dict[str, str | None] = {}
        self.floors = [floor["name"] for floor in given.get("floors", [])]
        self.here: str | None = None
        self.areas: dict[str, str] = {}
        for area in given.get("areas", []):
            if area.get("floor") and area["floor"] not in self.floors:
                self.floors.append(area["floor"])
            self._area(area["name"], slug(area["floor"]) if area.get("floor") else None)
            self.here = slug(area["name"]) if area.get("context_area") else self.here
        self._missing_rooms()
        self.things: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        for entity in given.get("entities", []):
            self._entity(entity)
        self._furnish()
        self._keepers()
        if row["intent"].startswith("HassVacuum") and not self.things:
            self._thing("rover", "vacuum", "Rover", None, dict(TRAITS["vacuum"]))

    def file(self) -> dict[str, Any]:
        """The content of the home file."""
        name = {self.language: "Home", "en": "Home"}
        spaces: list[dict[str, Any]] = [{"id": "home", "kind": "home", "name": name}]
        spaces += [
            {"id": slug(floor), "kind": "floor", "inside": "home", "name": self._named(floor)}
            for floor in self.floors
        ]
        spaces += [
            {"id": room, "inside": floor or "home", "name": self._named(self.areas[room])}
            for room, floor in self.rooms.items()
        ]
        home = {"name": "Home", "time_zone": "UTC", "languages": [self.language]}
        return {"home": home, "spaces": spaces, "things": self.things, "people": self.people}

    def meant_rooms(self) -> list[str]:
        """The rooms of the row's area or floor; where it is said, when it names none."""
        if area := self.slots.get("area"):
            return [slug(area)]
        if floor := self.slots.get("floor"):
            return [room for room, on in self.rooms.items() if on == slug(floor)]
        return [self.here] if self.here else []

    # ------------------------------------------------------------------

    def _area(self, name: str, floor: str | None) -> None:
        self.areas[slug(name)] = name
        self.rooms[slug(name)] = floor

    def _missing_rooms(self) -> None:
        """Rooms on floors that have none; a room where it is said, and another, for rows without areas."""
        for floor in self.floors:
            if slug(floor) not in self.rooms.values():
                self._area(f"{floor} parlour", slug(floor))
        if "area" in self.slots and slug(self.slots["area"]) not in self.rooms:
            self._area(self.slots["area"], None)
        if not {"area", "floor", "name"} & self.slots.keys() and self.here is None:
            for name in (HERE, ELSEWHERE):
                self._area(name.title(), slug(self.floors[0]) if self.floors else None)
            self.here = HERE
        if len(self.rooms) < 2:
            self._area("Scullery", None)

    def _entity(self, entity: dict[str, Any]) -> None:
        name, domain = entity["name"], entity["domain"]
        attributes = entity.get("attributes", {})
        if domain == "person":
            self.people.append({"id": slug(name), "name": self._named(name), "role": "adult"})
            return
        if domain == "weather":
            return
        kind = kind_of(domain, attributes.get("device_class"), name)
        room = slug(entity["area"]) if "area" in entity else None
        if room is None and name == self.slots.get("name"):
            room = next(iter(self.meant_rooms()), None)
        if room is None and "name" not in self.slots:
            room = next(iter(self.meant_rooms()), None)
        traits = dict(TRAITS.get(domain if domain == "valve" else kind, {}))
        if kind == "task_list" and "item" in self.slots:
            traits["TaskList"] = {"state": self._tasks()}
        self._thing(slug(name), kind, name, room, traits)

    def _thing(self, id: str, kind: str, name: str, room: str | None, traits: dict[str, Any]) -> None:
        if any(other["id"] == id for other in self.things):
            id = f"{room}.{id}"
        thing = {"id": id, "kind": kind, "name": self._named(name), "traits": traits}
        self.things.append(thing | ({"space": room} if room else {"space": "home"}))

    def _furnish(self) -> None:
        """One thing of the row's kind in every room that has none."""
        slots = self.slots
        intent = self.row["intent"]
        kind = FURNITURE.get(intent, "")
        if intent in ("HassTurnOn", "HassTurnOff", "HassSetPosition"):
            kind = kind_of(slots["domain"], slots.get("device_class")) if "domain" in slots else ""
        if "name" in slots or not kind:
            return
        rooms = list(self.rooms)
        if kind == "garage_door":
            rooms = rooms[:1] if all(t["kind"] != kind for t in self.things) else []
        elif kind in ("fan", "shutter") and any(t["kind"] == kind for t in self.things):
            rooms = []
        for room in rooms:
            if not any(t["kind"] == kind and t["space"] == room for t in self.things):
                self._thing(f"{room}.{kind}", kind, kind.replace("_", " "), room, dict(TRAITS.get(kind, {})))

    def _keepers(self) -> None:
        """Timers and lists."""
        intent = self.row["intent"]
        if "Timer" in intent:
            self._thing("timer", "timer", "Timer", None, {"Timer": {"state": self._timers()}})
        if intent in LISTS and not any(thing["kind"] == "task_list" for thing in self.things):
            name = SHOPPING.get(self.language, "Shopping list")
            self._thing("shopping", "task_list", name, None, {"TaskList": {"state": self._tasks()}})

    def _tasks(self) -> dict[str, Any]:
        tasks = [{"id": 1, "summary": "pears"}]
        if "Add" not in self.row["intent"]:
            tasks.append({"id": 2, "summary": self.slots["item"]})
        return {"tasks": tasks, "last_id": 2}

    def _timers(self) -> dict[str, Any]:
        """The timer that the row means, and another one where the row says which it means."""
        slots = self.slots
        if self.row["intent"] == "HassStartTimer":
            return {}
        start = sum(slots.get(f"start_{unit}", 0) * n for unit, n in UNITS.items())
        meant = {"id": 1, "duration": start or 1500, "ends_at": 1_790_001_000.0}
        if "name" in slots:
            meant["name"] = slots["name"]
        if "area" in slots:
            meant["space"] = slug(slots["area"])
        timers = [meant]
        if "CancelAll" in self.row["intent"] or start or {"name", "area"} & slots.keys():
            timers.append({"id": 2, "duration": 4620, "ends_at": 1_790_002_000.0})
        return {"timers": timers, "last_id": 2}

    def _named(self, name: str) -> dict[str, str]:
        return {self.language: name}


UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}

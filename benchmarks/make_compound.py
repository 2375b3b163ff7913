"""Make the specs of the compound benchmark: what is to be said, and what should come of it.

    .venv/bin/python benchmarks/make_compound.py

Writes `homes.json` and `specs.jsonl` in `data/compound`, always the same (seeded). A spec says what a
person wants, in a note; the sentences for it are written by hand, in each language (`<lang>.jsonl`
beside it). The held-back part is for measuring only: nobody tunes the understanding on it. The fresh part
was written when the understanding was done, measured once and then learned from.
"""

from __future__ import annotations

import json
import random
from itertools import chain
from pathlib import Path
from typing import Any

from compound_homes import HOMES, ROOMS, THINGS, home

FOLDER = Path(__file__).parent / "data" / "compound"
COUNTS = {"held": (80, 50, 90), "dev": (36, 22, 42), "fresh": (30, 20, 70)}
"""Part → how many single, invalid and mixed rows."""
LENGTHS = (2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10)
Step = dict[str, Any]
Part = tuple[str, list[Step]]
"""What is wanted, in plain words, and the steps that should come of it."""
COLORS = {"red": 0, "blue": 240, "green": 120, "purple": 275}

ON_OFF = [("on", "OnOff.on", {}), ("off", "OnOff.off", {})]


def _values(text: str, command: str, argument: str, *values: float) -> list[tuple[str, str, dict[str, Any]]]:
    return [(text.format(value), command, {argument: value}) for value in values]


DIM = [
    *_values("brightness {} %", "LevelControl.move_to_level", "level", 20, 35, 55, 75, 90),
]
COVER = [
    ("open", "WindowCovering.up_or_open", {}),
    ("close", "WindowCovering.down_or_close", {}),
    *_values("{} % open", "WindowCovering.go_to_position", "position", 20, 45, 70),
]
WARM = _values("{} °C", "Thermostat.set_setpoint", "setpoint", 18, 20.5, 21, 22, 23)
SPEED = _values("speed {} %", "FanControl.set_percent", "percent", 25, 50, 80)
RUN = [("start", "OperationalState.start", {}), ("stop", "OperationalState.stop", {})]
VOLUME = _values("volume {}", "AudioOutput.set_volume", "volume", 12, 25, 45)
MUTE = [("mute", "AudioOutput.mute", {})]
ROBOT = [
    ("start working", "RvcOperationalState.start", {}),
    ("back to the dock", "RvcOperationalState.go_home", {}),
]

OPERATIONS: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
    "plain_light": ON_OFF,
    "light": [*ON_OFF, *DIM, ("10 percentage points brighter", "LevelControl.move_to_level", {"level": 70})],
    "color_light": [
        *ON_OFF, *DIM, ("20 percentage points darker", "LevelControl.move_to_level", {"level": 30}),
        *((f"colour {name}", "ColorControl.move_to_hue_and_saturation", {"hue": hue, "saturation": 100})
          for name, hue in COLORS.items()),
        ("warm white", "ColorControl.move_to_color_temperature", {"kelvin": 2700}),
    ],
    "floor_lamp": [*ON_OFF, *DIM, ("warm white", "ColorControl.move_to_color_temperature", {"kelvin": 2700})],
    "desk_lamp": [*ON_OFF, *DIM],
    "thermostat": [*WARM, ("2 degrees warmer", "Thermostat.set_setpoint", {"setpoint": 22})],
    "heater": [*ON_OFF, *WARM],
    "air_conditioner": [
        *ON_OFF, *_values("{} °C", "Thermostat.set_setpoint", "setpoint", 19, 22, 24, 26),
        ("3 degrees cooler", "Thermostat.set_setpoint", {"setpoint": 22}),
        ("cooling mode", "Thermostat.set_system_mode", {"mode": "cool"}),
        ("drying mode", "Thermostat.set_system_mode", {"mode": "dry"}),
    ],
    "fan": [*ON_OFF, *SPEED, ("swing on", "FanControl.set_oscillating", {"oscillating": True})],
    "curtain": COVER,
    "blind": COVER,
    "window": COVER[:2],
    "garage_door": COVER[:2],
    "air_purifier": [*ON_OFF, *SPEED],
    "humidifier": [
        *ON_OFF, *_values("{} % humidity", "HumidityControl.set_humidity", "humidity", 40, 50, 60),
    ],
    "dehumidifier": [*ON_OFF, *_values("{} % humidity", "HumidityControl.set_humidity", "humidity", 45, 55)],
    "diffuser": [*ON_OFF, *_values("intensity {}", "Diffusing.set_intensity", "intensity", 1, 3, 4)],
    "tv": [
        *ON_OFF, *VOLUME, *MUTE, ("open Netflix", "ApplicationLauncher.launch_app", {"app": "netflix"}),
        ("open YouTube", "ApplicationLauncher.launch_app", {"app": "youtube"}),
    ],
    "speaker": [*VOLUME, *MUTE, ("pause the music", "MediaPlayback.pause", {})],
    "vacuum": ROBOT,
    "mower": ROBOT,
    "water_heater": [*ON_OFF, *_values("{} °C", "TemperatureControl.set_temperature", "temperature", 45, 55)],
    "lock": [("lock", "DoorLock.lock_door", {}), ("unlock", "DoorLock.unlock_door", {})],
    "washer": RUN,
    "dishwasher": RUN,
    "coffee_maker": [
        ("make a coffee", "Brewing.brew", {}), ("make two cups of coffee", "Brewing.brew", {"cups": 2}),
    ],
    "outlet": ON_OFF,
    "bin": [("its own command: change the bag", "Own.run", {"name": "pack"})],
    "feeder": [("its own command: feed the cat", "Own.run", {"name": "feed"})],
}  # fmt: skip
"""Thing → what can be wanted of it: words, command, arguments."""

BEYOND: dict[str, list[str]] = {
    "thermostat": ["41 °C", "4 °C"], "heater": ["35 °C"], "air_conditioner": ["9 °C", "38 °C"],
    "humidifier": ["95 % humidity"], "dehumidifier": ["10 % humidity"], "diffuser": ["intensity 9"],
    "water_heater": ["90 °C"], "light": ["brightness 150 %"], "fan": ["speed 180 %"],
    "speaker": ["volume 200"],
    "curtain": ["130 % open"],
}  # fmt: skip
"""Thing → values out of its range."""
UNABLE: dict[str, list[str]] = {
    "plain_light": ["brightness 40 %", "colour blue"], "light": ["colour red", "colour green"],
    "desk_lamp": ["colour purple"], "floor_lamp": ["colour blue"], "curtain": ["brightness 30 %"],
    "outlet": ["brightness 50 %", "22 °C"], "thermostat": ["volume 20"], "humidifier": ["21 °C"],
    "speaker": ["colour red"], "fan": ["open Netflix"], "heater": ["speed 50 %"], "lock": ["brightness 20 %"],
}  # fmt: skip
"""Thing → what it is not able to do."""
ALIKE = ({"curtain", "blind"}, {"thermostat", "heater", "air_conditioner"}, {"tv", "speaker"})
"""Things that one could mean by the other's word: a room with one of them is no room without the other."""
MISSING = (
    "fan",
    "humidifier",
    "dehumidifier",
    "curtain",
    "air_purifier",
    "diffuser",
    "heater",
    "speaker",
    "tv",
)


class Maker:
    """Draws the wishes of one part."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.seen: set[str] = set()

    def rows(self, part: str) -> list[dict[str, Any]]:
        single, invalid, mixed = COUNTS[part]
        rows = [self._row("single", self._single, part) for _ in range(single)]
        rows += [self._row("invalid", self._invalid_row, part) for _ in range(invalid)]
        forms = ("plain", "plain", "plain", "shared", "shared", "except", "correction")
        for place in range(mixed):
            broken = place % 3 == 0
            form = forms[place % len(forms)]
            rows.append(self._row("mixed", lambda name: self._mixed(name, form, broken), part))  # noqa: B023
        return [{"id": f"{part[0]}{n:03}", "part": part, **row} for n, row in enumerate(rows, 1)]

    def _row(self, sort: str, make: Any, part: str) -> dict[str, Any]:
        while True:
            name = self.random.choice(tuple(HOMES))
            made = make(name)
            if made is None:
                continue
            space, parts = made
            note = "; ".join(words for words, _ in parts)
            key = name + note
            if key not in self.seen:
                self.seen.add(key)
                steps = list(chain.from_iterable(steps for _, steps in parts))
                row = {"sort": sort, "home": name, "steps": steps, "note": note}
                return row | ({"in": space} if space else {})

    # ------------------------------------------------------------------ one wish

    def _places(self, name: str) -> list[tuple[str, str]]:
        """Every room and thing of a home, but the lights of rooms that have other lamps."""
        found = []
        for room, listed in HOMES[name].items():
            things = listed.split()
            lamps = {"floor_lamp", "desk_lamp"} & set(things)
            found += [(room, what) for what in things if not (lamps and what.endswith("light"))]
        return found

    def _wish(self, name: str, room: str, what: str) -> Part:
        words, command, args = self.random.choice(OPERATIONS[what])
        return f"{called(room, what)}: {words}", [do(room, what, command, args)]

    def _single(self, name: str) -> tuple[str | None, list[Part]]:
        what = self.random.choice(sorted({what for _, what in self._places(name)}))
        room = self.random.choice([r for r, w in self._places(name) if w == what])
        words, steps = self._wish(name, room, what)
        if self.random.random() < 0.2:
            short = words.split(" / ", 1)[1]
            return room, [(f"(said in the {room}, which is not named) {short}", steps)]
        return None, [(words, steps)]

    def _invalid_row(self, name: str) -> tuple[str | None, list[Part]]:
        return None, [self._invalid(name)]

    def _invalid(self, name: str) -> Part:
        kind = self.random.choice(("thing", "thing", "thing", "space", "unable", "range"))
        if kind == "thing":
            rooms = [(room, what) for room in HOMES[name] for what in MISSING if lacks(name, room, what)]
            room, what = self.random.choice(rooms)
            words = self.random.choice(OPERATIONS[what])[0]
            return f"{called(room, what)}: {words} (no such thing there)", [{"refuse": "no_such_thing"}]
        if kind == "space":
            strange = [
                r for r in ("cellar", "attic", "library", "gym", "cinema", "garage") if r not in HOMES[name]
            ]
            room, what = (
                self.random.choice(strange),
                self.random.choice(("light", "curtain", "heater", "fan")),
            )
            words = self.random.choice(OPERATIONS[what])[0]
            return f"{called(room, what)}: {words} (the home has no such room)", [{"refuse": "no_such_space"}]
        table = UNABLE if kind == "unable" else BEYOND
        room, what = self.random.choice([(r, w) for r, w in self._places(name) if w in table])
        words = self.random.choice(table[what])
        reason, why = (
            ("no_such_command", "it cannot") if kind == "unable" else ("out_of_range", "out of its range")
        )
        return f"{called(room, what)}: {words} ({why})", [{"refuse": reason}]

    # ------------------------------------------------------------------ several wishes

    def _mixed(self, name: str, form: str, broken: bool) -> tuple[str | None, list[Part]] | None:
        length = self.random.choice(LENGTHS)
        parts: list[Part] = []
        if form != "plain":
            made = getattr(self, f"_{form}")(name)
            if made is None:
                return None
            parts.append(made)
        wrong = 0
        if broken and not any("refuse" in step for _, steps in parts for step in steps):
            wrong = self.random.randint(1, max(1, length // 3))
        parts += [self._invalid(name) for _ in range(wrong)]
        touched = {step.get("do") for _, steps in parts for step in steps}
        places = [p for p in self._places(name) if thing_id(*p) not in touched]
        kinds = {words.split(":")[0] for words, _ in parts}  # nothing is said twice of one thing
        self.random.shuffle(places)
        for room, what in places:
            if sum(len(steps) for _, steps in parts[:1] if form == "shared") // 2 + len(parts) >= max(
                2, length
            ):
                break
            if called(room, what) not in kinds and (form != "except" or nice(base(what)) not in parts[0][0]):
                parts.append(self._wish(name, room, what))
        if form == "plain":
            self.random.shuffle(parts)
        return (None, parts) if len(parts) > 1 or form != "plain" else None

    def _shared(self, name: str) -> Part | None:
        """Two things of one room with one verb, or one kind in two rooms, one of which may lack it."""
        if self.random.random() < 0.4:
            room = self.random.choice(list(HOMES[name]))
            can = [w for r, w in self._places(name) if r == room and OPERATIONS[w][:2] == ON_OFF]
            if len(can) < 2:
                return None
            one, other = self.random.sample(can, 2)
            words, command, args = self.random.choice(ON_OFF)
            note = f"share the verb and the room: {room} / {nice(one)} and {nice(other)}: {words}"
            return note, [do(room, one, command, args), do(room, other, command, args)]
        what = self.random.choice(("light", "curtain", "fan", "humidifier", "thermostat", "blind"))
        rooms = [r for r, w in self._places(name) if base(w) == what]
        if self.random.random() < 0.25:
            rooms += [r for r in HOMES[name] if lacks(name, r, what) and what in MISSING]
        if len(rooms) < 2:
            return None
        first, second = self.random.sample(rooms, 2)
        if lacks(name, first, what) and lacks(name, second, what):
            return None
        if what == "thermostat":
            low, high = self.random.sample(WARM, 2)
            note = f"share the verb: {first} and {second} thermostats: {low[0]} and {high[0]}"
            return note, [self._of(name, first, what, *low[1:]), self._of(name, second, what, *high[1:])]
        words, command, args = self.random.choice(OPERATIONS[what][:2])
        steps = [self._of(name, first, what, command, args), self._of(name, second, what, command, args)]
        why = "".join(
            f" (none in the {r})" for r, s in zip((first, second), steps, strict=True) if "refuse" in s
        )
        return f"share the verb: {nice(what)}s of {first} and {second}: {words}{why}", steps

    def _of(self, name: str, room: str, what: str, command: str, args: dict[str, Any]) -> Step:
        found = next((w for w in HOMES[name][room].split() if base(w) == what), None)
        return do(room, found, command, args) if found else {"refuse": "no_such_thing"}

    def _except(self, name: str) -> Part | None:
        """All of a kind but the one of a room."""
        what = self.random.choice(
            ("light", "light", "light", "curtain", "fan", "thermostat", "humidifier", "blind")
        )
        if (
            what in ("curtain", "blind")
            and len({w for _, w in self._places(name)} & {"curtain", "blind"}) > 1
        ):
            return None  # who says "all curtains" may mean the blinds as well
        lamps = {"floor_lamp", "desk_lamp"} if what == "light" else set()
        every = [
            (r, w)
            for r, listed in HOMES[name].items()
            for w in listed.split()
            if base(w) == what or w in lamps
        ]
        rooms = sorted({r for r, _ in every})
        if len(rooms) < 3:
            return None
        left = self.random.choice(rooms)
        words, command, args = self.random.choice(OPERATIONS["plain_light" if what == "light" else what][:2])
        steps = [do(r, w, command, args) for r, w in every if r != left]
        return f"all {nice(what)}s but the {left}: {words}", steps

    def _correction(self, name: str) -> Part | None:
        """First the wrong room or value, then at once the right one: only the right one counts."""
        room, what = self.random.choice(self._places(name))
        words, command, args = self.random.choice(OPERATIONS[what])
        if args and self.random.random() < 0.5:
            others = [
                o for o in OPERATIONS[what] if o[1] == command and o[2] != args and o[2].keys() == args.keys()
            ]
            if not others or "more" in words or "er" in words.split()[-1]:
                return None
            wrong = self.random.choice(others)[0]
            note = f"{called(room, what)}: first says {wrong}, corrects at once to {words}"
            return note, [do(room, what, command, args)]
        rooms = [r for r, w in self._places(name) if base(w) == base(what) and r != room]
        if not rooms:
            return None
        return (f"{nice(what)}: {words}: first says {self.random.choice(rooms)}, corrects at once to {room}",
                [do(room, what, command, args)])  # fmt: skip


def lacks(name: str, room: str, what: str) -> bool:
    """Whether a room has no such thing, nor one that could be meant by its word."""
    there = {base(w) for w in HOMES[name][room].split()}
    return not there & ({what}.union(*(some for some in ALIKE if what in some)))


def base(what: str) -> str:
    """``light`` for every light whose name is just that."""
    return "light" if what.endswith("light") else what


def nice(what: str) -> str:
    return THINGS[what][1][1].lower() if what != "tv" else "TV"


def called(room: str, what: str) -> str:
    """``kitchen / light``."""
    return f"{room} / {nice(what)}"


def thing_id(room: str, what: str) -> str:
    return f"{room}.{base(what)}"


def do(room: str, what: str, command: str, args: dict[str, Any]) -> Step:
    """A step as `madang plan` prints it."""
    return {"do": thing_id(room, what), "command": command} | ({"args": args} if args else {})


def main() -> None:
    assert set(OPERATIONS) == set(THINGS)
    assert set(chain(*HOMES.values())) <= set(ROOMS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    homes = {name: home(name) for name in HOMES}
    (FOLDER / "homes.json").write_text(json.dumps(homes, ensure_ascii=False, indent=1) + "\n")
    lines = [
        json.dumps(row, ensure_ascii=False) for part in COUNTS for row in Maker(f"madang {part}").rows(part)
    ]
    (FOLDER / "specs.jsonl").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} specs in {FOLDER}")


if __name__ == "__main__":
    main()

"""Is anything lost that was acknowledged, when the hub is killed?

    .venv/bin/python benchmarks/crash.py [--kills 100] [--seed 1]

Starts the real hub, lets eight people at it over the live websocket (each sets the level of two lamps of
their own, in one plan, as fast as the replies come), kills it with SIGKILL at a random moment, starts it
again on the same data folder, and asks it: is every act in the ledger whose reply said ok? Are the lamps as
the last of them left them (or as one asked for later, whose reply the kill cut off)? At the end every act of
every life is asked for once more. Bar: none lost. The last line is the figure.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

PEOPLE = 8
LONGEST_LIFE = 0.4
"""Seconds from the first acknowledged act to the kill, at most."""

Acts = dict[int, dict[str, float]]
"""Number of an act → lamp → level."""


def home() -> str:
    """A home file (JSON is YAML): two lamps for everyone."""
    lamps = [
        {"id": f"hall.lamp_{n}", "kind": "light", "space": "hall", "name": {"en": f"Lamp {n}"}}
        for n in range(2 * PEOPLE)
    ]
    return json.dumps(
        {
            "home": {"name": {"en": "Crash test"}, "time_zone": "UTC"},
            "people": [{"id": "alex", "name": {"en": "Alex"}, "role": "owner", "language": "en"}],
            "spaces": [{"id": "hall", "name": {"en": "Hall"}}],
            "things": lamps,
        }
    )


class Hub:
    """One life of the real hub, as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.errors = folder / "hub.log"
        command = [sys.executable, "-m", "madang.cli", "serve", "--json", "--port", str(self.port)]
        command += ["--home", str(folder / "home.yaml"), "--data", str(folder / "data")]
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        assert self.process.stdout is not None
        if not self.process.stdout.readline():
            sys.exit(f"The hub does not start:\n{self.errors.read_text()[-2000:]}")

    def kill(self) -> None:
        """As the kernel kills: no last word."""
        self.process.send_signal(signal.SIGKILL)

    def get(self, path: str) -> Any:
        """What the API answers."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return json.load(answer)

    def acts(self, oldest: int) -> Acts:
        """The ledger down to the act of that number."""
        found: Acts = {}
        before = ""
        while True:
            page = self.get(f"/api/log?limit=200{before}")
            for act in page["acts"]:
                found[act["id"]] = {
                    result["step"]["do"]: result["step"]["args"]["level"]
                    for result in act["results"]
                    if result["status"] in ("done", "already")
                }
            if page["next"] is None or page["next"] <= oldest:
                return found
            before = f"&before={page['next']}"

    def levels(self) -> dict[str, float]:
        """How the lamps are."""
        things = self.get("/api/things")["things"]
        lamps = [one for one in things if one["thing"]["kind"] == "light"]
        return {one["thing"]["id"]: one["state"]["LevelControl"]["current_level"] for one in lamps}


@dataclass
class Person:
    """Somebody who sets two lamps, again and again."""

    number: int
    acknowledged: Acts = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)
    """Lamp → the level that was acknowledged last."""
    asked: float | None = None
    """The level that was asked for last."""

    @property
    def lamps(self) -> tuple[str, str]:
        return f"hall.lamp_{2 * self.number}", f"hall.lamp_{2 * self.number + 1}"

    async def live(self, port: int, chance: random.Random) -> None:
        """Ask and wait for the reply, until the hub is gone."""
        try:
            async with connect(f"ws://127.0.0.1:{port}/live", max_size=None) as line:
                await line.send(json.dumps({"type": "hello", "kind": "cli", "person": "alex"}))
                while True:
                    self.asked = chance.choice([n for n in range(1, 101) if n != self.asked])
                    await self._set(line, self.asked)
        except (ConnectionClosed, OSError):
            return

    async def _set(self, line: ClientConnection, level: float) -> None:
        steps = [
            {"do": lamp, "command": "LevelControl.move_to_level", "args": {"level": level}}
            for lamp in self.lamps
        ]
        await line.send(json.dumps({"type": "do", "id": level, "steps": steps}))
        while True:
            said = json.loads(await line.recv())
            if said["type"] == "error":
                sys.exit(f"The hub refuses: {said}")
            if said["type"] == "reply":
                break
        if said["ok"]:
            self.last = self.acknowledged[said["act"]] = dict.fromkeys(self.lamps, level)


async def life(hub: Hub, people: list[Person], chance: random.Random) -> None:
    """Everyone at once, until the kill."""
    known = sum(len(person.acknowledged) for person in people)
    lines = [asyncio.create_task(person.live(hub.port, chance)) for person in people]
    patience = time.monotonic() + 10
    while sum(len(person.acknowledged) for person in people) == known:
        if time.monotonic() > patience:
            sys.exit(f"Nothing was acknowledged in 10 s:\n{hub.errors.read_text()[-2000:]}")
        await asyncio.sleep(0.002)
    await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
    hub.kill()
    await asyncio.gather(*lines)  # replies that were on their way count
    hub.process.wait()


def lost(acts: Acts, found: Acts) -> list[str]:
    """What the ledger does not have, or has otherwise."""
    return [
        f"act {number}: {found.get(number, 'not there')}"
        for number, levels in acts.items()
        if found.get(number) != levels
    ]


def wrong(people: list[Person], levels: dict[str, float]) -> list[str]:
    """Lamps that are neither as acknowledged nor as asked for since."""
    return [
        f"{lamp} is at {levels[lamp]}, not at {level} (or {person.asked})"
        for person in people
        for lamp, level in person.last.items()
        if levels[lamp] not in (level, person.asked)
    ]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """Kill, start, ask; as often as told."""
    parser = argparse.ArgumentParser(description="Kill the hub under load; nothing acknowledged may be lost.")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    args = parser.parse_args()
    chance = random.Random(args.seed)
    print(f"seed {args.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="madang-crash-") as name:
        return run(Path(name), args.kills, chance)


def run(folder: Path, kills: int, chance: random.Random) -> int:
    """All lives on one data folder; 0 when nothing was lost."""
    (folder / "home.yaml").write_text(home())
    people = [Person(number) for number in range(PEOPLE)]
    everything: Acts = {}
    mistakes: list[str] = []
    starts: list[float] = []
    hub = Hub(folder)
    for number in range(1, kills + 1):
        for person in people:
            person.acknowledged = {}
        asyncio.run(life(hub, people, chance))
        acts = {act: levels for person in people for act, levels in person.acknowledged.items()}
        start = time.monotonic()
        hub = Hub(folder)
        starts.append(time.monotonic() - start)
        levels = hub.levels()
        found = lost(acts, hub.acts(min(acts))) + wrong(people, levels)
        mistakes += found
        everything |= acts
        for person in people:  # what a cut-off request left is where the next life begins
            person.last = {lamp: levels[lamp] for lamp in person.lamps}
        told = f"; {len(found)} LOST: {found[:3]}" if found else ""
        print(f"kill {number:3}: {len(acts):4} acknowledged, start {starts[-1]:.2f} s{told}", flush=True)
    at_the_end = lost(everything, hub.acts(min(everything)))
    hub.kill()
    hub.process.wait()
    broken = list((folder / "data").glob("*.broken-*"))
    for mistake in (*mistakes[:20], *at_the_end[:20], *map(str, broken)):
        print(mistake)
    print(f"start after a kill: longest {max(starts):.2f} s; journals that needed a rescue: {len(broken)}")
    total = len({*mistakes, *at_the_end})
    print(f"crash: {total} lost of {len(everything)} acknowledged in {kills} kills")
    return 1 if total or broken else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast does what happens in a home reach everyone who watches it?

A hub with a home of 1,000 things reports 2,000 state events a second for 30 seconds; 200 surfaces watch over
real websockets, from another process on the same machine. Each surface parses every frame, counts the changes
in it, and compares the time stamp of the frame's first change with its own clock (it is the same clock).

    python benchmarks/fanout.py [--surfaces 200] [--rate 2000] [--seconds 30]

Prints what was lost and, last, the 99th percentile of the latency in milliseconds, over all deliveries.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import resource
import sys
import tempfile
import time
from array import array
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import uvloop
from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.http11 import Response
from websockets.uri import parse_uri

from homes import big_home
from madang.hub import Home
from madang.surfaces.server import serve
from madang.things.blueprint import read_blueprint

THINGS = 1_000
BAR_MS = 60.0


class Frame(msgspec.Struct, gc=False):
    """As much of a message as a surface has to parse here."""

    type: str
    seq: int = 0
    at: float = 0
    changes: list[msgspec.Raw] = []


decode = msgspec.json.Decoder(Frame).decode


async def hub(surfaces: int, rate: int, seconds: float) -> dict[str, Any]:
    """Serve, start the surfaces, report events at an even rate, return what the surfaces measured."""
    with tempfile.TemporaryDirectory() as data:
        home = await Home.open(read_blueprint(big_home(THINGS)), Path(data))
        stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
        server = asyncio.create_task(serve(home, port=0, web=None, stop=stop, ready=ready.set_result))
        watchers = await asyncio.create_subprocess_exec(
            sys.executable, __file__, "--watch", await ready, "--surfaces", str(surfaces),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert watchers.stdin is not None
        assert watchers.stdout is not None
        await watchers.stdout.readline()  # all of them have their state
        busy = time.process_time()
        sent = await report(home, rate, seconds)
        busy = time.process_time() - busy
        watchers.stdin.write(f"{home.live.seq}\n".encode())
        measured = json.loads(await watchers.stdout.readline())
        stop.set()
        await server
        await home.close()
        return measured | {"sent": sent, "hub_busy": busy / seconds}


async def report(home: Home, rate: int, seconds: float) -> int:
    """Events as devices would report them: one lamp after the other, at an even rate."""
    lamps = [t.id for t in home.blueprint.things.values() if "LevelControl" in t.traits]
    before = home.live.seq
    begun, number = time.perf_counter(), 0
    while (elapsed := time.perf_counter() - begun) < seconds:
        while number < elapsed * rate:
            level = 1 + (number // len(lamps)) % 99
            home.live.report(lamps[number % len(lamps)], "LevelControl", {"current_level": level})
            number += 1
        await asyncio.sleep(0.001)
    return home.live.seq - before


class Surface(asyncio.Protocol):
    """A websocket client, as small as it gets: `websockets` frames, msgspec parses."""

    def __init__(self, url: str) -> None:
        self.state = asyncio.get_running_loop().create_future()
        self.seq = -1
        self.problem = ""
        self._protocol = ClientProtocol(parse_uri(url), max_size=None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self._protocol.send_request(self._protocol.connect())
        self._flush()

    def data_received(self, data: bytes) -> None:
        self._protocol.receive_data(data)
        for event in self._protocol.events_received():
            if isinstance(event, Response):
                self._protocol.send_text(b'{"type":"hello","kind":"tv","name":"bench"}')
            elif event.opcode is Opcode.TEXT:
                self.take(event.data)
        self._flush()

    def take(self, data: bytes) -> None:
        """Parse, count, measure."""
        frame = decode(data)
        now = time.time()
        if frame.type == "state":
            self.seq = frame.seq
            self.state.set_result(None)
            return
        if frame.type != "event" or frame.seq - len(frame.changes) != self.seq:
            self.problem = self.problem or f"after {self.seq} came {bytes(data[:200])!r}"
        self.seq = frame.seq
        LATENCIES.append(now - frame.at)
        WEIGHTS.append(len(frame.changes))

    def _flush(self) -> None:
        for part in self._protocol.data_to_send():
            self.transport.write(part)


LATENCIES = array("d")
"""Seconds, of each frame at each surface."""
WEIGHTS = array("L")
"""Changes in each."""


async def watch(url: str, surfaces: int) -> None:
    """All surfaces, in a process of their own."""
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    lines: list[Surface] = []
    for _ in range(surfaces):
        _, line = await loop.create_connection(
            lambda: Surface(f"ws://{parts.netloc}/live"), parts.hostname, parts.port
        )
        await line.state
        lines.append(line)
    gc.freeze()
    print("ready", flush=True)
    busy = time.process_time()
    final = int(await asyncio.to_thread(sys.stdin.readline))
    deadline = time.monotonic() + 10
    while min(line.seq for line in lines) < final and time.monotonic() < deadline:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    busy = time.process_time() - busy
    ordered = sorted(zip(LATENCIES, WEIGHTS, strict=True))
    total = sum(WEIGHTS)
    measured = {
        "delivered": total,
        "frames": len(ordered),
        "p50": 1e3 * percentile(ordered, total, 0.50),
        "p99": 1e3 * percentile(ordered, total, 0.99),
        "max": 1e3 * ordered[-1][0],
        "surfaces_busy": busy,
        "problem": next((line.problem for line in lines if line.problem), ""),
    }
    print(json.dumps(measured), flush=True)


def percentile(ordered: list[tuple[float, int]], total: int, share: float) -> float:
    """Of deliveries: a frame counts as often as it has changes."""
    passed = 0
    for latency, weight in ordered:
        passed += weight
        if passed >= share * total:
            return latency
    return float("nan")


def main() -> int:
    """Run it, print the figure last."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--surfaces", type=int, default=200)
    parser.add_argument("--rate", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--watch", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.watch:
        uvloop.run(watch(args.watch, args.surfaces))
        return 0
    found = uvloop.run(hub(args.surfaces, args.rate, args.seconds))
    wanted = int(found["sent"]) * args.surfaces
    lost = wanted - int(found["delivered"])
    print(
        f"{found['sent']:,} events to {args.surfaces} surfaces: {found['delivered']:,} deliveries "
        f"({found['delivered'] / args.seconds:,.0f}/s) in {found['frames']:,} frames, {lost} lost"
    )
    print(
        f"latency p50 {found['p50']:.1f} ms, p99 {found['p99']:.1f} ms, longest {found['max']:.1f} ms; busy "
        f"of a core: hub {found['hub_busy']:.0%}, surfaces {found['surfaces_busy'] / args.seconds:.0%}; hub "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )
    if found["problem"]:
        print(f"out of order: {found['problem']}")
    good = lost == 0 and not found["problem"] and found["p99"] <= BAR_MS
    print(f"{'PASS' if good else 'FAIL'}: nothing lost and p99 <= {BAR_MS:.0f} ms")
    print(f"{found['p99']:.1f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

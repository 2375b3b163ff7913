"""How long from words at one surface to the change at another?

A hub with a home of 1,000 things, on disk, is told to switch lamps on and off in five languages, over the
websocket of one surface; another surface waits for the state event. Both live in another process on the same
machine. One sentence after the other, each as soon as the one before was seen and answered.

    python benchmarks/command_path.py [--say 2000] [--lang ko,en,ja,de,ar]

Prints the way from `say` to the event, per language; last, the 99th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import uvloop
from websockets.asyncio.client import ClientConnection, connect

from homes import LANGUAGES, big_home
from madang.hub import Home
from madang.surfaces.server import serve
from madang.things.blueprint import read_blueprint

THINGS = 1_000
BAR_P50_MS, BAR_P99_MS = 2.0, 6.0
SAYINGS = {
    "ko": ("{} 켜줘", "{} 꺼줘"),
    "en": ("turn on the {}", "turn off the {}"),
    "ja": ("{}をつけて", "{}を消して"),
    "de": ("mach {} an", "mach {} aus"),
    "ar": ("شغّل {}", "أطفئ {}"),
}


class Frame(msgspec.Struct, gc=False):
    """As much of a message as is looked at."""

    type: str
    id: int | str | None = None
    ok: bool = False
    text: object = ""
    changes: tuple[tuple[str, str, dict[str, object]], ...] = ()


decode = msgspec.json.Decoder(Frame).decode


async def hub(times: int, languages: str) -> list[tuple[str, float, float]]:
    """Serve, and let the surfaces measure: (language, ms to the event, ms to the reply)."""
    with tempfile.TemporaryDirectory() as data:
        home = await Home.open(read_blueprint(big_home(THINGS)), Path(data))
        stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
        server = asyncio.create_task(serve(home, port=0, web=None, stop=stop, ready=ready.set_result))
        surfaces = await asyncio.create_subprocess_exec(
            sys.executable,
            __file__,
            "--at",
            await ready,
            "--say",
            str(times),
            "--lang",
            languages,
            stdout=asyncio.subprocess.PIPE,
        )
        measured, _ = await surfaces.communicate()
        stop.set()
        await server
        await home.close()
        if surfaces.returncode:
            raise SystemExit(surfaces.returncode)
        return [tuple(row) for row in json.loads(measured)]  # type: ignore[misc]


async def surfaces(url: str, times: int, languages: list[str]) -> list[tuple[str, float, float]]:
    """One speaks, one watches."""
    lamps = [thing for thing in big_home(THINGS)["things"] if thing["kind"] == "light"]
    speaker, watcher = await line(url, "page"), await line(url, "tv")
    gc.freeze()
    measured = []
    for number in range(times):
        language = languages[number % len(languages)]
        lamp = lamps[(number // 2) * 7 % len(lamps)]
        on = number % 2 == 0
        text = SAYINGS[language][0 if on else 1].format(lamp["name"][language])
        say = {"type": "say", "id": number, "text": text, "language": language}
        begun = time.perf_counter()
        await speaker.send(msgspec.json.encode(say).decode())
        seen = asyncio.create_task(until_changed(watcher, lamp["id"]))
        answer = await until_reply(speaker, number)
        replied = time.perf_counter() - begun
        if not answer.ok:
            raise SystemExit(f"{text!r} was not done: {answer.text}")
        changed = await asyncio.wait_for(seen, 5) - begun
        measured.append((language, 1e3 * changed, 1e3 * replied))
    return measured


async def line(url: str, kind: str) -> ClientConnection:
    """A surface that has said hello."""
    address = url.replace("http", "ws", 1) + "/live"
    socket = await connect(address, compression=None, max_size=None, max_queue=None, proxy=None)
    await socket.send(json.dumps({"type": "hello", "kind": kind}))
    decode(await socket.recv(decode=False))
    return socket


async def until_changed(socket: ClientConnection, thing: str) -> float:
    """When the thing's change arrives."""
    async for raw in socket:
        now = time.perf_counter()
        if any(change[0] == thing for change in decode(raw).changes):
            return now
    raise SystemExit("the hub hung up")


async def until_reply(socket: ClientConnection, number: int) -> Frame:
    """The reply to a message; a lamp that is switched twice the same way would not change."""
    async for raw in socket:
        frame = decode(raw)
        if frame.id == number:
            return frame
    raise SystemExit("the hub hung up")


def main() -> int:
    """Run it, print the figure last."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--say", type=int, default=2000)
    parser.add_argument("--lang", default=",".join(LANGUAGES))
    parser.add_argument("--at", help=argparse.SUPPRESS)
    args = parser.parse_args()
    languages = args.lang.split(",")
    if args.at:
        print(json.dumps(uvloop.run(surfaces(args.at, args.say, languages))))
        return 0
    measured = uvloop.run(hub(args.say, args.lang))[50:]
    print(f"{'':8}{'say → event':>20}{'say → reply':>22}   (p50, p99 in ms)")
    for language in (*languages, "all"):
        rows = [row for row in measured if language in (row[0], "all")]
        figures = [percentile([row[i] for row in rows], share) for i in (1, 2) for share in (0.5, 0.99)]
        print(f"{language:8}{figures[0]:10.2f}{figures[1]:10.2f}{figures[2]:12.2f}{figures[3]:10.2f}")
    p50, p99 = figures[:2]
    good = p50 <= BAR_P50_MS and p99 <= BAR_P99_MS
    print(f"{'PASS' if good else 'FAIL'}: p50 <= {BAR_P50_MS:g} ms and p99 <= {BAR_P99_MS:g} ms")
    print(f"{p99:.2f}")
    return 0 if good else 1


def percentile(values: list[float], share: float) -> float:
    """The value that so many are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    sys.exit(main())

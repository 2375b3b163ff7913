"""A small home for the surfaces to stand in front of, and a hub that serves it on a free port.

The home acts at once and without a door: what the door decides is tested with the door.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect

from madang.door.outcome import Act, Changed, News, Pending, Result, Who
from madang.language.frame import Frame, Slot, Utterance
from madang.surfaces.pairing import Pairing
from madang.surfaces.server import serve
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.plan import Do, Look, Step
from madang.things.trait import CommandError
from madang.twin.twin import Twin

__all__ = ["House", "Line", "Server", "blueprint", "serving"]


def blueprint(lamps: int = 3) -> Blueprint:
    """A living room with lamps, a calendar, four people."""
    return read_blueprint(
        {
            "home": {"name": {"en": "Test home"}, "languages": ["en", "ko"]},
            "spaces": [{"id": "living_room", "name": {"en": "Living room"}}],
            "people": [
                {"id": "mina", "name": {"en": "Mina"}, "role": "owner", "language": "ko", "pin": "2468"},
                {"id": "jonas", "name": {"en": "Jonas"}, "role": "adult"},
                {"id": "yuna", "name": {"en": "Yuna"}, "role": "child"},
            ],
            "things": [
                {"id": f"lamp_{i}", "kind": "light", "name": {"en": f"Lamp {i}"}, "space": "living_room"}
                for i in range(lamps)
            ]
            + [{"id": "calendar", "kind": "calendar", "name": {"en": "Calendar"}}],
        }
    )


class Answer(Struct, frozen=True):
    text: str
    language: str
    ok: bool
    results: tuple[Result, ...] = ()
    act: int | None = None
    pending: Pending | None = None
    frames: tuple[Frame, ...] = ()
    ms: float = 0


class House:
    """A home without a door. ``slow`` makes everything that is said wait for it."""

    def __init__(self, plan: Blueprint | None = None) -> None:
        self.blueprint = plan or blueprint()
        self.twin = Twin(self.blueprint, time.time())
        self.assistant = self
        self.written: list[Act] = []
        self.heard: list[tuple[Any, Who]] = []
        self.faults: dict[str, str] = {}
        self.slow = asyncio.Event()
        self.slow.set()
        self.seq = 0
        self._watchers: list[Callable[[News], None]] = []

    # what the surfaces need of a home

    def watch(self, callback: Callable[[News], None]) -> Callable[[], None]:
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    trouble: str | None = None

    def pending(self) -> tuple[Pending, ...]:
        return ()

    def acts(self, *, limit: int, before: int | None = None) -> Sequence[Act]:
        return [act for act in reversed(self.written) if before is None or act.id < before][:limit]

    def act(self, number: int) -> Act | None:
        return next((act for act in self.written if act.id == number), None)

    def fault(self, thing: str, mode: str) -> None:
        if thing not in self.blueprint.things:
            raise CommandError("no_such_thing", f"there is no thing {thing!r}")
        self.faults[thing] = mode

    # what the surfaces need of an assistant

    async def hear(self, utterance: Utterance, who: Who) -> Answer:
        await self.slow.wait()
        return self._answer(self._understand(utterance.text), who, utterance)

    def plan(self, utterance: Utterance, who: Who) -> Answer:
        self.heard.append((utterance, who))
        results = tuple(Result(step, "done") for step in self._understand(utterance.text))
        return Answer("dry", utterance.language, True, results)

    def parse(self, text: str, language: str) -> list[Frame]:
        return [Frame("iot_hue_lighton", (Slot("device", text[:4], 0, min(4, len(text))),), 0.5)]

    async def do(self, steps: Sequence[Step], who: Who, why: str = "page") -> Answer:
        await self.slow.wait()
        return self._answer(steps, who, why)

    def rehearse(self, steps: Sequence[Step], who: Who) -> Answer:
        return Answer("dry", who.language, True, tuple(Result(step, "done") for step in steps))

    async def confirm(self, pending: str, yes: bool, pin: str | None, who: Who) -> Answer:
        self.heard.append(((pending, yes, pin), who))
        return Answer("nothing waits", who.language, False)

    async def undo(self, act: int | None, who: Who) -> Answer:
        self.heard.append((act, who))
        return Answer("nothing to undo", who.language, False)

    # ------------------------------------------------------------------

    def tell(self, news: News) -> None:
        for watcher in tuple(self._watchers):
            watcher(news)

    def report(self, thing: str, trait: str, values: dict[str, Any]) -> None:
        """What a driver would report."""
        changes = tuple(self.twin.report(thing, trait, values))
        if changes:
            self.seq += len(changes)
            self.tell(Changed(self.seq, time.time(), changes))

    def _understand(self, text: str) -> tuple[Step, ...]:
        words = text.split()
        if words[:2] == ["turn", "on"]:
            return (Do(words[2], "OnOff.on", {}),)
        if words[:2] == ["turn", "off"]:
            return (Do(words[2], "OnOff.off", {}),)
        return ()

    def _answer(self, steps: Sequence[Step], who: Who, asked: Any) -> Answer:
        self.heard.append((asked, who))
        results = tuple(self._run(step) for step in steps)
        act = Act(len(self.written) + 1, time.time(), who, str(asked), results)
        self.written.append(act)
        self.tell(act)
        ok = all(result.status in ("done", "already", "answered") for result in results)
        return Answer("done" if ok else "not done", who.language, ok, results, act.id)

    def _run(self, step: Step) -> Result:
        try:
            if isinstance(step, Look):
                return Result(step, "answered", detail=str(self.twin.get(step.look, step.attribute)))
            if isinstance(step, Do):
                before = self.twin.state(step.do)
                after = self.twin.foresee(step.do, step.command, step.args)
                for name, trait in after.items():
                    if trait is not before.get(name):
                        self.report(step.do, name, msgspec.structs.asdict(trait))
                return Result(step, "done")
        except CommandError as error:
            return Result(step, "refused", error.code, str(error))  # type: ignore[arg-type]
        return Result(step, "done")


class Server(Struct):
    """A hub that runs: its address, its home, its pairing."""

    url: str
    home: House
    pairing: Pairing

    def connect(self, **options: Any) -> connect:
        """A websocket to ``/live``."""
        return connect(self.url.replace("http", "ws", 1) + "/live", proxy=None, close_timeout=1, **options)

    @contextlib.asynccontextmanager
    async def line(self, *, hello: dict[str, Any] | None = None, **options: Any) -> AsyncIterator[Line]:
        """A surface that has said hello and got its state."""
        async with self.connect(max_size=None, **options) as socket:
            line = Line(socket)
            await line.send({"type": "hello", **(hello or {})})
            line.state = await line.next("state")
            yield line


class Line:
    """One surface's end of a websocket."""

    state: dict[str, Any]

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, message: Any) -> None:
        await self.socket.send(msgspec.json.encode(message).decode())

    async def next(self, *types: str, within: float = 5.0) -> dict[str, Any]:
        """The next message (of one of these types)."""
        async with asyncio.timeout(within):
            while True:
                message: dict[str, Any] = msgspec.json.decode(await self.socket.recv())
                if not types or message["type"] in types:
                    return message

    async def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message with an id, and wait for what comes back for it."""
        await self.send({"id": "ask", **message})
        while True:
            answer = await self.next("reply", "error", "pong")
            if answer["id"] == message.get("id", "ask"):
                return answer


@contextlib.asynccontextmanager
async def serving(home: House | None = None, **options: Any) -> AsyncIterator[Server]:
    """A real server on a free port, in this event loop."""
    home = home or House()
    pairing = options.pop("pairing", None) or Pairing()
    stop, told = asyncio.Event(), asyncio.get_running_loop().create_future()
    task = asyncio.create_task(
        serve(home, port=0, pairing=pairing, web=None, stop=stop, ready=told.set_result, **options)
    )
    try:
        yield Server(await told, home, pairing)
    finally:
        stop.set()
        await task

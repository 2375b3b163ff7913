"""Fan-out: what happens in a home, to every surface that watches, without waiting for any of them.

Changes of one moment share one frame that is encoded once. The first change after quiet goes out at once;
busy frames keep a distance that grows with the number of surfaces (at most 20 ms), so that the writing never
takes more than about a sixth of the hub's time. A surface that stops reading holds a bounded queue; when
that is full it is dropped, and the surface gets a whole fresh `state` once it reads again.
"""

from __future__ import annotations

import asyncio
import types
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

import msgspec

from madang.door.outcome import Act, Changed, News, Noticed, Waiting
from madang.language.about import about
from madang.things.languages import LANGUAGES
from madang.things.units import Moment
from madang.twin.twin import Change

from .views import Hidden, shown_act, shown_changes, shown_pending
from .wire import ActEvent, Event, FromHub, Notice, PendingEvent

__all__ = ["Fanout", "Line", "Send", "encode"]

Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
"""The ASGI `send` of one websocket."""

PER_SURFACE = 0.0001
"""Seconds of distance between two busy frames, for each surface."""
LONGEST = 0.02
"""Seconds that a change is held back, at the most."""
QUEUE_FRAMES, QUEUE_BYTES = 512, 2**20
"""What waits for a surface that reads slowly."""
ANSWERS = 64
"""Answers that wait for a surface that asks and does not read."""
PATIENCE = 30.0
"""Seconds after which a surface that does not read is let go."""

_encode = msgspec.json.Encoder().encode


def encode(message: FromHub) -> str:
    """A message as a text frame."""
    return _encode(message).decode()


class Line:
    """The way to one surface: one writer, a bounded queue, never a wait for whoever pushes."""

    hidden: Hidden = frozenset()
    """What this surface's person may not know about; set before it joins."""

    def __init__(self, send: Send, state: Callable[[], str], abort: Callable[[], None]) -> None:
        self._send = send
        self.state = state
        self._abort = abort
        self._queue: deque[str] = deque()
        self._answers: deque[str] = deque()
        self._bytes = 0
        self._writer: asyncio.Task[None] | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self.lagging = False
        self.closed = False

    def push(self, frame: str) -> None:
        """Send an event's frame, or queue it, or drop it where the surface will get a whole state."""
        if self._writer is not None:
            self._keep(frame)
        elif not self.closed:
            self._write(frame)

    def answer(self, frame: str) -> None:
        """Send an answer: like `push`, but never dropped."""
        if self._writer is None:
            self.push(frame)
        elif not self.lagging:
            self._keep(frame)
        elif len(self._answers) < ANSWERS:
            self._answers.append(frame)
        else:
            self.close()

    def close(self) -> None:
        """Stop writing, and drop the connection even if the surface does not read."""
        if not self.closed:
            self.end()
            self._abort()

    def end(self) -> None:
        """Stop writing; the connection is over."""
        self.closed = True
        self._queue.clear()
        self._answers.clear()
        if self._deadline is not None:
            self._deadline.cancel()
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def _write(self, frame: str) -> None:
        try:
            rest = start(self._send({"type": "websocket.send", "text": frame}))
        except OSError:  # the surface went away in this moment; its reader ends the connection
            self.end()
            return
        if rest is not None:
            loop = asyncio.get_running_loop()
            self._writer = loop.create_task(self._drain(rest))
            self._deadline = loop.call_later(PATIENCE, self.close)

    def _keep(self, frame: str) -> None:
        if self.lagging:
            return
        self._queue.append(frame)
        self._bytes += len(frame)
        if len(self._queue) > QUEUE_FRAMES or self._bytes > QUEUE_BYTES:
            self.lagging = True
            self._queue.clear()
            self._bytes = 0

    async def _drain(self, rest: Awaitable[None]) -> None:
        """Finish a write that had to wait, then what was queued meanwhile."""
        try:
            await rest
            while (frame := self._next()) is not None:
                await self._send({"type": "websocket.send", "text": frame})
                if self._deadline is not None:  # something was read: begin to wait anew
                    self._deadline.cancel()
                    self._deadline = asyncio.get_running_loop().call_later(PATIENCE, self.close)
        except OSError:
            self.end()
            return
        self._writer = None
        if self._deadline is not None:
            self._deadline.cancel()

    def _next(self) -> str | None:
        if self.lagging:
            state = self.state()  # what it flushes is still dropped here: the state has it
            self.lagging = False
            self._queue.extend((encode(_LAGGING), state, *self._answers))
            self._answers.clear()
        if not self._queue:
            return None
        frame = self._queue.popleft()
        self._bytes = max(0, self._bytes - len(frame))
        return frame


class Fanout:
    """News in, frames out. ``seq`` is the number of changes told so far."""

    def __init__(self) -> None:
        self.seq = 0
        self._lines: set[Line] = set()
        self._changes: list[Change] = []
        self._at: Moment = 0
        self._timer: asyncio.Handle | None = None
        self._last = float("-inf")

    def __len__(self) -> int:
        return len(self._lines)

    def tell(self, news: News) -> None:
        """Take news from the home: the callback of `home.watch`."""
        match news:
            case Changed():
                if not self._changes:
                    self._at = news.at
                self._changes.extend(news.changes)
                if self._timer is None:
                    self._schedule()
            case Act():
                self._send_after_changes(ActEvent(news))
            case Waiting():
                self._send_after_changes(PendingEvent(news.pending))
            case Noticed():
                self._send_after_changes(Notice(news.kind, news.text, news.thing, news.act))

    def join(self, line: Line) -> None:
        """Bring a line up to now with a whole state, and let it hear all that comes after: one moment,
        so that nothing is missed and nothing comes twice."""
        self.flush()
        line.answer(line.state())
        self._lines.add(line)

    def leave(self, line: Line) -> None:
        """Stop telling a line."""
        self._lines.discard(line)
        line.end()

    def flush(self) -> None:
        """Send the changes that wait."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._changes:
            return
        changes, self._changes = self._changes, []
        self.seq += len(changes)
        self._last = asyncio.get_running_loop().time()
        self._send(Event(self.seq, self._at, tuple(changes)))

    def _schedule(self) -> None:
        loop = asyncio.get_running_loop()
        due = self._last + min(LONGEST, PER_SURFACE * len(self._lines))
        if due <= loop.time():
            self._timer = loop.call_soon(self.flush)
        else:
            self._timer = loop.call_at(due, self.flush)

    def _send_after_changes(self, message: FromHub) -> None:
        self.flush()
        self._send(message)

    def _send(self, message: FromHub) -> None:
        frames: dict[Hidden, str | None] = {}
        for line in tuple(self._lines):
            if line.hidden not in frames:
                shown = _shown(message, line.hidden)
                frames[line.hidden] = encode(shown) if shown is not None else None
            if (frame := frames[line.hidden]) is not None:
                line.push(frame)


def _shown(message: FromHub, hidden: Hidden) -> FromHub | None:
    """The message as somebody gets it who may not know about the hidden things."""
    if not hidden:
        return message
    match message:
        case Event():
            changes = shown_changes(message.changes, hidden)
            return Event(message.seq, message.at, changes) if changes else None
        case ActEvent():
            return message if shown_act(message.act, hidden) else None
        case PendingEvent():
            return PendingEvent(shown_pending(message.pending, hidden))
        case Notice():
            return None if message.thing in hidden else message
        case _:
            return message


_LAGGING = Notice("lagging", {language: about(language).slow for language in LANGUAGES})


def start(work: Coroutine[Any, Any, None]) -> Awaitable[None] | None:
    """Run a coroutine until it first has to wait, without a task: None when it is done, else the rest of it.

    Python 3.12 has this as eager tasks. A websocket's `send` nearly never waits, and a task for each of
    200 surfaces and each frame costs more than the sending.
    """
    try:
        first = work.send(None)
    except StopIteration:
        return None
    return _rest(work, first)


@types.coroutine
def _rest(work: Coroutine[Any, Any, None], waited_for: Any) -> Generator[Any, Any, None]:
    while True:
        try:
            value = yield waited_for
        except BaseException as error:  # the task was cancelled: the work must hear of it
            step = lambda error=error: work.throw(error)  # noqa: E731
        else:
            step = lambda value=value: work.send(value)  # noqa: E731
        try:
            waited_for = step()
        except StopIteration:
            return

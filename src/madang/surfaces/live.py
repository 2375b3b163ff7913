"""The live protocol at ``/live``: one websocket for each surface. `wire.py` has the messages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, cast

import msgspec
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope
from starlette.types import Send as AsgiSend

from madang.language.frame import LONGEST_TEXT, Utterance
from madang.things.units import Language

from .callers import Caller, Callers
from .errors import ApiError, where_wrong
from .fanout import Fanout, Line, encode
from .home import AnswerLike, HomeLike
from .steps import read_steps
from .views import Views, hidden_from
from .wire import PROTOCOL, AnyFromSurface, Confirm, DoIt, Error, Hello, Ping, Pong, Reply, Say, Undo

__all__ = ["LONGEST_TEXT", "Live"]

MOST_STEPS = 200
"""Steps of one plan made by hand."""
AT_ONCE = 16
"""Requests of one surface that are under way at the same time."""
HELLO_WITHIN = 10.0
"""Seconds within which a surface has to say hello."""

POLICY = 1008
"""Close code: not allowed to be here."""

_decode = msgspec.json.Decoder(AnyFromSurface).decode
_log = logging.getLogger(__name__)


class Live:
    """All websockets of a home."""

    def __init__(self, home: HomeLike, callers: Callers) -> None:
        self.home = home
        self.callers = callers
        self.fanout = Fanout()
        self.views = Views(home)
        self._connections: set[_Connection] = set()
        self._unwatch = [home.watch(self.fanout.tell), callers.pairing.watch(self._revoked)]

    def close(self) -> None:
        """Stop listening to the home, and let every surface go."""
        for unwatch in self._unwatch:
            unwatch()
        self._unwatch = []
        for connection in tuple(self._connections):
            connection.stop(1001, "the hub is stopping")

    async def __call__(self, scope: Scope, receive: Receive, send: AsgiSend) -> None:
        """One websocket, from handshake to close (ASGI)."""
        connection = _Connection(self, scope, receive, send)
        self._connections.add(connection)
        try:
            await connection.run()
        except OSError as error:
            _log.debug("a surface went away: %s", error)
        finally:
            self._connections.discard(connection)
            connection.end()

    def _revoked(self, surface_id: str) -> None:
        for connection in tuple(self._connections):
            if connection.caller is not None and connection.caller.token == surface_id:
                connection.stop(POLICY, "this surface was revoked")


class _Bad(Exception):
    """A message that cannot be answered as it is."""

    def __init__(self, code: str, message: str, id: int | str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.id = code, message, id


class _Closed(Exception):
    """The connection is over."""


class _Connection:
    """One surface: its hello, its requests, its line."""

    def __init__(self, live: Live, scope: Scope, receive: Receive, send: AsgiSend) -> None:
        self.live = live
        self.scope = scope
        self.receive = receive
        self.send = send
        self.caller: Caller | None = None
        self.hello = Hello()
        self.language: Language = "en"
        abort = scope.get("extensions", {}).get("madang.abort", {}).get("call")
        self.line = Line(cast(Any, send), self._state, abort or self._cancel)
        self.tasks: set[asyncio.Task[None]] = set()
        self.reader: asyncio.Task[Any] | None = None
        self._goodbye: tuple[int, str] | None = None

    async def run(self) -> None:
        """Handshake, hello, then one message after the other."""
        await self.receive()  # websocket.connect
        headers = HTTPConnection(self.scope).headers
        if not self.live.callers.safety.allows_origin(headers):
            return await self._refuse()
        await self.send({"type": "websocket.accept"})
        self.reader = asyncio.current_task()
        try:
            await asyncio.wait_for(self._greet(), HELLO_WITHIN)
            while True:
                await self._hear_one()
        except _Closed:
            return None
        except ApiError as error:
            self._tell(Error(self.hello.id, error.code, error.message))
            await self._close(POLICY, error.code)
        except TimeoutError:
            self._tell(Error(None, "no_hello", f"No hello came within {HELLO_WITHIN:.0f} s."))
            await self._close(POLICY, "no hello")
        except asyncio.CancelledError:
            if self._goodbye is None:
                raise
            await self._close(*self._goodbye)

    def stop(self, code: int, reason: str) -> None:
        """Close the connection from outside."""
        self._goodbye = code, reason
        self.live.fanout.leave(self.line)
        self._cancel()

    def end(self) -> None:
        """Give everything back."""
        self.live.fanout.leave(self.line)
        for task in self.tasks:
            task.cancel()

    async def _greet(self) -> None:
        while True:
            try:
                message = await self._next()
                if not isinstance(message, Hello):
                    raise _Bad("no_hello", "The first message has to be a hello.", message.id)
            except _Bad as bad:
                self._tell(Error(bad.id, bad.code, bad.message))
                continue
            self.hello = message
            self._take_hello(message)
            return

    def _take_hello(self, hello: Hello) -> None:
        if hello.version != PROTOCOL:
            raise ApiError(
                400,
                "wrong_version",
                f"This hub speaks version {PROTOCOL} of the protocol, not {hello.version}.",
            )
        self.caller = self.live.callers.of(
            HTTPConnection(self.scope), token=hello.token, person=hello.person, surface=hello.kind
        )
        if hello.space is not None and hello.space not in self.live.home.blueprint.spaces:
            raise ApiError(404, "no_such_space", f"There is no space {hello.space!r} in this home.")
        self.language = self.caller.speaks(hello.language)
        self.line.hidden = hidden_from(self.live.home, self.caller.person)
        self.live.fanout.join(self.line)

    async def _hear_one(self) -> None:
        try:
            message = await self._next()
            match message:
                case Ping():
                    self._tell(Pong(message.id))
                case Hello():
                    raise _Bad("hello_again", "This surface said hello already.", message.id)
                case _:
                    self._begin(message, self._request(message))
        except _Bad as bad:
            self._tell(Error(bad.id, bad.code, bad.message))

    def _begin(self, message: Say | DoIt | Confirm | Undo, ask: Callable[[], Awaitable[Reply]]) -> None:
        assert self.caller is not None
        try:
            self.live.callers.take(self.caller)
            if isinstance(message, Confirm) and message.pin is not None:
                self.live.callers.take_pin(self.caller)
        except ApiError as error:
            raise _Bad(error.code, error.message, message.id) from None
        if len(self.tasks) >= AT_ONCE:
            raise _Bad("busy", f"{AT_ONCE} requests of this surface are under way. Wait for one.", message.id)
        task = asyncio.get_running_loop().create_task(self._answer(message.id, ask))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, id: int | str | None, ask: Callable[[], Awaitable[Reply]]) -> None:
        try:
            self._tell(await ask())
        except Exception:
            _log.exception("a request of %s failed", self.caller and self.caller.surface)
            self._tell(Error(id, "internal", "Something went wrong in the hub. Its log says more."))

    def _request(self, message: Say | DoIt | Confirm | Undo) -> Callable[[], Awaitable[Reply]]:
        """Check a message; what it asks for, to be run."""
        match message:
            case Say():
                return self._say(message)
            case DoIt():
                return self._do(message)
            case Confirm():
                return self._ask(
                    message.id, lambda a, w: a.confirm(message.pending, message.yes, message.pin, w)
                )
            case Undo():
                return self._ask(message.id, lambda a, w: a.undo(message.act, w))

    def _say(self, say: Say) -> Callable[[], Awaitable[Reply]]:
        if len(say.text) > LONGEST_TEXT:
            raise _Bad(
                "too_long", f"At most {LONGEST_TEXT} characters at once; these are {len(say.text)}.", say.id
            )
        if say.space is not None and say.space not in self.live.home.blueprint.spaces:
            raise _Bad("no_such_space", f"There is no space {say.space!r} in this home.", say.id)
        assert self.caller is not None
        utterance = Utterance(
            say.text,
            self.caller.speaks(say.language or self.language),
            say.space or self.hello.space,
            person=self.caller.person,
        )
        if say.dry:
            return self._look(say.id, lambda a, w: a.plan(utterance, w), utterance.language)
        return self._ask(say.id, lambda a, w: a.hear(utterance, w), utterance.language)

    def _do(self, message: DoIt) -> Callable[[], Awaitable[Reply]]:
        if len(message.steps) > MOST_STEPS:
            raise _Bad("too_many_steps", f"At most {MOST_STEPS} steps at once.", message.id)
        try:
            steps = read_steps(list(message.steps), self.live.home)
        except ApiError as error:
            raise _Bad(error.code, f"{error.field}: {error.message}", message.id) from None
        if message.dry:
            return self._look(message.id, lambda a, w: a.rehearse(steps, w))
        return self._ask(message.id, lambda a, w: a.do(steps, w, why=self.hello.kind))

    def _ask(
        self,
        id: int | str | None,
        ask: Callable[[Any, Any], Awaitable[AnswerLike]],
        language: str | None = None,
    ) -> Callable[[], Awaitable[Reply]]:
        assert self.caller is not None
        who = self.caller.who(language or self.language)

        async def run() -> Reply:
            return reply(id, await ask(self.live.home.assistant, who))

        return run

    def _look(
        self, id: int | str | None, look: Callable[[Any, Any], AnswerLike], language: str | None = None
    ) -> Callable[[], Awaitable[Reply]]:
        assert self.caller is not None
        who = self.caller.who(language or self.language)

        async def run() -> Reply:
            return reply(id, look(self.live.home.assistant, who), dry=True)

        return run

    async def _next(self) -> AnyFromSurface:
        received = await self.receive()
        if received["type"] != "websocket.receive":
            raise _Closed
        text = received.get("text")
        if text is None:
            raise _Bad("not_text", "Messages are JSON in text frames; this was a binary one.")
        try:
            return _decode(text)
        except msgspec.ValidationError as error:
            raise _Bad("bad_message", where_wrong(error)[0], _id_of(text)) from None
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise _Bad("bad_json", f"This is not JSON: {error}.") from None

    def _state(self) -> str:
        assert self.caller is not None
        self.live.fanout.flush()  # what the state holds must not come again as an event
        return self.live.views.state(self.live.fanout.seq, self.caller.you(self.language), self.line.hidden)

    def _tell(self, message: Reply | Error | Pong) -> None:
        self.line.answer(encode(message))

    def _cancel(self) -> None:
        if self.reader is not None:
            self.reader.cancel()

    async def _refuse(self) -> None:
        await self.send({"type": "websocket.close", "code": POLICY, "reason": "wrong origin"})

    async def _close(self, code: int, reason: str) -> None:
        try:
            async with asyncio.timeout(2):
                await self.send({"type": "websocket.close", "code": code, "reason": reason[:100]})
        except TimeoutError:
            self.line.close()


def reply(id: int | str | None, answer: AnswerLike, *, dry: bool = False) -> Reply:
    """The answer of the assistant as a message."""
    return Reply(
        id,
        answer.text,
        answer.language,
        answer.ok,
        answer.results,
        answer.act,
        answer.pending,
        dry,
        answer.ms,
    )


def _id_of(text: str) -> int | str | None:
    """The id of a message that could not be understood, where it has one."""
    try:
        raw = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    id = raw.get("id") if isinstance(raw, dict) else None
    return id if isinstance(id, int | str) and not isinstance(id, bool) else None

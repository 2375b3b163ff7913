"""Runs the surfaces of a home: binds, serves until asked to stop, says clearly what is in the way."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from .app import WEB, make_app
from .home import HomeLike
from .pairing import Pairing
from .safety import is_loopback

__all__ = ["ServerError", "reachable", "serve"]

LARGEST_MESSAGE = 2**20
"""Bytes of one websocket message. A longer one closes the connection with 1009; a text of 100,000 characters,
however it is written, still gets an answer that says what is wrong."""


class ServerError(Exception):
    """The hub cannot serve there: the port is taken, the address is not this machine's."""


async def serve(
    home: HomeLike,
    *,
    host: str = "127.0.0.1",
    port: int = 8686,
    pairing: Pairing | None = None,
    web: Path | None = WEB,
    names: Iterable[str] = (),
    stop: asyncio.Event | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve until `stop` is set (or for ever). Signals are left to the caller.

    `ready` is called once with the address (``http://127.0.0.1:8686``). Port 0 takes any free one. Bound to
    one address of the network, the hub also listens on loopback, for its own machine. Raises `ServerError`.
    """
    sockets = _bind(host, port)
    port = sockets[0].getsockname()[1]
    loopback = is_loopback(host)
    app = make_app(
        home,
        pairing=pairing if pairing is not None else Pairing(),
        web=web,
        loopback=loopback,
        names=(host, *names),
        address=None if loopback else f"http://{reachable(host)}:{port}",
    )
    server = _Server(
        uvicorn.Config(
            app,
            http="httptools",
            ws=_Websocket,
            ws_max_size=LARGEST_MESSAGE,
            ws_per_message_deflate=False,
            ws_ping_interval=20,
            ws_ping_timeout=20,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
    )
    gc.freeze()  # what is there now stays: no collection shall walk through it between two answers
    if ready is not None:
        ready(f"http://{_url_host(host)}:{port}")
    stopper = asyncio.create_task(_stop_when(stop, server)) if stop is not None else None
    try:
        await server.serve(sockets)
    finally:
        if stopper is not None:
            stopper.cancel()
        for one in sockets:
            one.close()


class _Server(uvicorn.Server):
    """uvicorn, without taking the process's signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Websocket(WebSocketsSansIOProtocol):
    """uvicorn's websocket, with a way to drop a connection whose surface does not read any more: a proper
    close would wait for it for ever."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.handshake_initiated and not self.handshake_complete:
            self.scope["extensions"]["madang.abort"] = {"call": self.transport.abort}


async def _stop_when(stop: asyncio.Event, server: uvicorn.Server) -> None:
    await stop.wait()
    server.should_exit = True


def _bind(host: str, port: int) -> list[socket.socket]:
    sockets = [_listen(host, port)]
    if not is_loopback(host) and host not in ("0.0.0.0", "::"):
        try:
            sockets.append(_listen("127.0.0.1", sockets[0].getsockname()[1]))
        except ServerError:
            sockets[0].close()
            raise
    return sockets


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ServerError(f"{host} is not an address of this machine ({error.strerror}).") from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(512)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise ServerError(
                f"Port {port} on {host} is taken, perhaps by another hub. "
                "Stop it, or choose another with --port."
            ) from None
        if error.errno == errno.EACCES:
            raise ServerError(f"Port {port} needs more rights. Choose one above 1023 with --port.") from None
        raise ServerError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from None
    listener.setblocking(False)
    return listener


def reachable(host: str) -> str:
    """The address by which other machines reach this one. Nothing is sent to find it out."""
    if host not in ("0.0.0.0", "::"):
        return _url_host(host)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _url_host(host: str) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{host}]" if ":" in host else host

"""The web application of one home: routes, guards, errors."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Iterable
from http import HTTPStatus
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .callers import Callers
from .endpoint import Endpoint, json_response
from .errors import ApiError, Problem
from .home import HomeLike
from .http import ENDPOINTS
from .live import Live
from .pages import Client, docs, docs_script, not_built
from .pairing import Pairing
from .safety import Safety

__all__ = ["WEB", "make_app"]

WEB = Path(__file__).parent / "web"
"""Where the build puts the web client."""

_log = logging.getLogger(__name__)


def make_app(
    home: HomeLike,
    *,
    pairing: Pairing,
    web: Path | None = WEB,
    loopback: bool = True,
    names: Iterable[str] = (),
    address: str | None = None,
) -> Starlette:
    """The application.

    `loopback`: bound to this machine only. `names`: more host names to answer to. `address`: how other
    machines reach the hub (``http://192.168.0.20:8686``), for the QR code of a pairing.
    """
    safety = Safety.of(loopback, names)
    callers = Callers(home, pairing, safety)
    live = Live(home, callers)
    built = web if web is not None and (web / "index.html").is_file() else None

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        live.close()

    routes: list[BaseRoute] = [
        Mount("/api", routes=[_route(endpoint, home, callers) for endpoint in ENDPOINTS]),
        WebSocketRoute("/live", live),
        Route("/openapi.json", _openapi),
        Route("/docs", docs),
        Route("/docs/start.js", docs_script),
        Mount("/", Client(built)) if built else Route("/", not_built),
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(_Guard, safety=safety)],
        exception_handlers={ApiError: _api_error, HTTPException: _http_error, Exception: _crash},
    )
    app.state.live = live
    app.state.callers = callers
    app.state.web = built
    app.state.address = address
    return app


def _route(endpoint: Endpoint, home: HomeLike, callers: Callers) -> Route:
    async def run(request: Request) -> Response:
        return await endpoint.run(request, home, callers)

    return Route(endpoint.path.removeprefix("/api"), run, methods=[endpoint.method])


async def _openapi(request: Request) -> Response:
    state = request.app.state
    if not hasattr(state, "openapi"):
        from .openapi import openapi  # only who reads it waits for it

        state.openapi = msgspec.json.encode(openapi())
    return Response(state.openapi, media_type="application/json", headers={"Cache-Control": "no-cache"})


async def _api_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return json_response(error.problem, error.status, error.headers)


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    code = {404: "not_found", 405: "wrong_method"}.get(status, status.phrase.lower().replace(" ", "_"))
    return json_response(
        Problem(code, f"{status.description or status.phrase}."), status, dict(error.headers or {})
    )


async def _crash(_: Request, error: Exception) -> Response:
    return json_response(Problem("internal", "Something went wrong in the hub. Its log says more."), 500)


class _Guard:
    """Before everything: is this host name ours, and does a state-changing request come from our own page?
    After everything: the headers that keep a browser careful."""

    def __init__(self, app: ASGIApp, safety: Safety) -> None:
        self.app = app
        self.safety = safety

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        headers = HTTPConnection(scope).headers
        if not self.safety.allows_host(headers.getlist("host")):
            problem = Problem("wrong_host", "The hub does not answer to this host name.")
            return await _refuse(421, problem, scope, receive, send)
        if scope["type"] == "websocket":
            return await self.app(scope, receive, send)  # live.py looks at the origin
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not self.safety.allows_origin(headers):
            problem = Problem("wrong_origin", "Pages of other sites may not do that.")
            return await _refuse(403, problem, scope, receive, _careful(send, headers.get("host", "")))
        return await self.app(scope, receive, _careful(send, headers.get("host", "")))


async def _refuse(status: int, problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": problem.error})
    else:
        await json_response(problem, status)(scope, receive, send)


def _careful(send: Send, host: str) -> Send:
    policy = (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self' ws://{host} wss://{host} data: blob:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
    extra = [
        (b"content-security-policy", policy.encode("latin-1", "replace")),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"SAMEORIGIN"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"permissions-policy", b"xr-spatial-tracking=(self), microphone=(self), camera=(), geolocation=()"),
    ]

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *extra]
        await send(message)

    return sender

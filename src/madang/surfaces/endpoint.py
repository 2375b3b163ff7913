"""An endpoint: one row of the HTTP interface. Its types check the request, and write the OpenAPI page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from .callers import Caller, Callers
from .errors import ApiError, where_wrong
from .home import HomeLike
from .pairing import Pairing

__all__ = ["Access", "Asked", "Endpoint", "json_response"]

Access = Literal["anyone", "known", "owner", "local"]
"""Who may ask: anyone; whoever is paired or on this machine; owners; this machine and owners (developers)."""

LARGEST_BODY = 256 * 1024
"""Bytes of a request's body."""
HEADERS_OF = {401: "WWW-Authenticate", 429: "Retry-After"}
"""Headers that come with an error."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A checked request."""

    home: HomeLike
    pairing: Pairing
    caller: Caller | None
    """None where anyone may ask."""
    path: dict[str, str]
    query: Any
    body: Any
    request: Request


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Method and path, who may ask, what goes in and what comes out."""

    method: Literal["GET", "POST", "DELETE"]
    path: str
    summary: str
    handler: Callable[[Asked], Any | Awaitable[Any]]
    answer: Any
    body: type[msgspec.Struct] | None = None
    query: type[msgspec.Struct] | None = None
    access: Access = "known"
    counted: bool = False
    """Whether the rate limit for what acts counts it."""
    errors: tuple[int, ...] = field(default=())
    """Statuses of its own, besides those that follow from the rest."""
    about: str = ""
    tag: str = "home"

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every error status that it can answer with (400 and 421 come from the checks of `Host`)."""
        found = {400, 421, *self.errors}
        if self.access != "anyone":
            found |= {401, 403}
        if self.counted or 429 in self.errors:
            found.add(429)
        if self.method != "GET":
            found.add(403)
        if self.body is not None:
            found |= {413, 415, 422}
        if self.query is not None:
            found.add(422)
        return tuple(sorted(found))

    async def run(self, request: Request, home: HomeLike, callers: Callers) -> Response:
        """Check, call the handler, encode. Raises `ApiError`."""
        caller = None
        if self.access != "anyone":
            caller = callers.of(request)
            if self.access in ("owner", "local") and not caller.owner:
                raise ApiError(
                    403, "not_allowed", "Only an owner of this home, on a personal surface, may do that."
                )
        if self.counted and caller is not None:
            callers.take(caller)
        query = _query(request, self.query) if self.query else None
        body = await _body(request, self.body) if self.body else None
        asked = Asked(home, callers.pairing, caller, dict(request.path_params), query, body, request)
        answer = self.handler(asked)
        if asyncio.iscoroutine(answer):
            answer = await answer
        return answer if isinstance(answer, Response) else json_response(answer)


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON. Never kept by caches: states change."""
    return Response(
        msgspec.json.encode(value),
        status,
        {"Cache-Control": "no-store", **(headers or {})},
        media_type="application/json",
    )


def _query(request: Request, kind: type[msgspec.Struct]) -> Any:
    raw: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in raw:
            raise ApiError(422, "bad_field", f"{name!r} is given twice.", field=name)
        raw[name] = value
    try:
        return msgspec.convert(raw, kind, strict=False)
    except msgspec.ValidationError as error:
        message, where = where_wrong(error)
        raise ApiError(422, "bad_field", message, field=where) from None


async def _body(request: Request, kind: type[msgspec.Struct]) -> Any:
    content = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content != "application/json":
        raise ApiError(415, "not_json", "Send JSON, with the header Content-Type: application/json.")
    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > LARGEST_BODY:
                raise ApiError(413, "too_large", f"At most {LARGEST_BODY} bytes at once.")
    except ClientDisconnect:
        raise ApiError(400, "cut_off", "The request ended in the middle.") from None
    try:
        return msgspec.json.decode(bytes(data), type=kind)
    except msgspec.ValidationError as error:
        message, where = where_wrong(error)
        raise ApiError(422, "bad_field", message, field=where) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ApiError(400, "bad_json", f"This is not JSON: {error}.") from None

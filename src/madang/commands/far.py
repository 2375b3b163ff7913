"""A running hub, asked over HTTP (docs/api.md)."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from madang.commands.output import Problem

__all__ = ["HubSession", "Line"]

PATIENCE = 60.0
"""Seconds to wait for an answer: a plan may hold slow devices."""
_WRONG_USE = frozenset({"no_such_person", "no_such_space", "too_long", "bad_field"})


class Line:
    """Requests to one hub. On the hub's own machine no token is needed; elsewhere ``MADANG_TOKEN`` has it."""

    def __init__(self, url: str, person: str | None = None, token: str | None = None) -> None:
        parts = urlsplit(url if "//" in url else f"http://{url}")
        if parts.scheme not in ("http", "https") or not parts.hostname or not _has_port(parts):
            raise Problem(
                f"{url!r} is not the address of a hub (http://127.0.0.1:8686)", code=2, kind="bad_url"
            )
        self.url = f"{parts.scheme}://{parts.netloc}"
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=PATIENCE)
        self._headers = {"Content-Type": "application/json"}
        token = token or os.environ.get("MADANG_TOKEN")
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        if person:
            self._headers["X-Madang-Person"] = person

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The decoded answer. Raises `Problem` with the hub's own words where it refuses."""
        data = None if body is None else json.dumps(body).encode()
        try:
            self._connection.request(method, path, data, self._headers)
            response = self._connection.getresponse()
            status, content = response.status, response.read()
        except OSError as error:
            raise Problem(
                f"no hub answers at {self.url} ({error}); `madang serve` starts one", kind="no_hub"
            ) from None
        try:
            answer = json.loads(content)
        except ValueError:
            raise Problem(f"{self.url} answers, but it is not a Madang hub", kind="no_hub") from None
        if status >= 400:
            kind = str(answer.get("error", status))
            raise Problem(str(answer.get("message", status)), code=2 if kind in _WRONG_USE else 1, kind=kind)
        return answer

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def _has_port(parts: SplitResult) -> bool:
    """Whether the port, if there is one, can be a port."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


class HubSession:
    """The home of a running hub."""

    def __init__(self, line: Line) -> None:
        facts = line.ask("GET", "/api/home")
        self.where = line.url
        self.languages: tuple[str, ...] = (facts["you"]["language"], *facts["home"]["languages"])
        self._line = line

    @classmethod
    @contextmanager
    def open(cls, url: str, person: str | None) -> Iterator[HubSession]:
        """Talk to the hub for the time of the block."""
        line = Line(url, person)
        try:
            yield cls(line)
        finally:
            line.close()

    def say(self, text: str, language: str, space: str | None, *, dry: bool = False) -> dict[str, Any]:
        body = {"text": text, "language": language, **({"space": space} if space else {})}
        return self._reply("/api/plan" if dry else "/api/say", body)

    def parse(self, text: str, language: str) -> dict[str, Any]:
        return dict(self._line.ask("POST", "/api/parse", {"text": text, "language": language}))

    def confirm(self, pending: str, yes: bool, pin: str | None) -> dict[str, Any]:
        return self._reply("/api/confirm", {"pending": pending, "yes": yes, "pin": pin})

    def undo(self, act: int | None) -> dict[str, Any]:
        return self._reply("/api/undo", {} if act is None else {"act": act})

    def state(self) -> dict[str, Any]:
        listed = self._line.ask("GET", "/api/things")["things"]
        return {
            "spaces": self._line.ask("GET", "/api/spaces")["spaces"],
            "things": [one["thing"] for one in listed],
            "states": {one["thing"]["id"]: one["state"] for one in listed},
        }

    def acts(self, count: int, person: str | None) -> list[dict[str, Any]]:
        path = f"/api/log?limit={min(count, 200)}" + (f"&person={quote(person)}" if person else "")
        return list(reversed(self._line.ask("GET", path)["acts"]))

    def settle(self, reply: dict[str, Any]) -> None:
        """The hub goes on by itself; there is nothing to wait for."""

    def _reply(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._line.ask("POST", path, body)
        return {key: value for key, value in answer.items() if key not in ("type", "id")}

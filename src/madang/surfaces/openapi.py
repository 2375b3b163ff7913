"""The OpenAPI 3.1 description of the HTTP interface, made from the table of endpoints."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec

from madang import __version__

from . import wire
from .endpoint import HEADERS_OF, Endpoint
from .errors import Problem
from .http import ENDPOINTS
from .schema import TEMPLATE, components

__all__ = ["openapi"]

_ABOUT = """\
Madang's HTTP interface. On the hub's own machine no token is needed: requests act as the home's first
owner, or as the person named in `X-Madang-Person`. From anywhere else, a surface shows the token that it got
by pairing. What happens in the home comes over the websocket `/live`, whose messages are among the schemas
here.
"""
_PATH = {
    "/api/things/{id}": {"type": "string", "maxLength": 120},
    "/api/log/{act}": {"type": "integer", "minimum": 1, "maximum": 2**53 - 1},
    "/api/surfaces/{id}": {"type": "string", "maxLength": 40},
}
_JSON = "application/json"


def openapi() -> dict[str, Any]:
    """The whole document."""
    types = [Problem, *(e.answer for e in ENDPOINTS), *(e.body for e in ENDPOINTS if e.body)]
    messages = [*wire.AnyFromSurface.__args__, *wire.AnyFromHub.__args__]
    _, named = components([*types, *messages])
    paths: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Madang",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": named,
            "responses": {str(status): _error(status) for status in _statuses()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "madang"},
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    parts = endpoint.path.removeprefix("/api/").replace("{", "").replace("}", "").split("/")
    operation: dict[str, Any] = {
        "operationId": "_".join([endpoint.method.lower(), *parts]),
        "summary": endpoint.summary,
        "tags": [endpoint.tag],
        "responses": {"200": _answer(endpoint)}
        | {str(status): {"$ref": f"#/components/responses/{status}"} for status in endpoint.statuses},
    }
    if endpoint.about:
        operation["description"] = endpoint.about
    if parameters := [*_path_parameters(endpoint), *_query_parameters(endpoint)]:
        operation["parameters"] = parameters
    if endpoint.body is not None:
        schema = {"$ref": TEMPLATE.format(name=endpoint.body.__name__)}
        operation["requestBody"] = {"required": True, "content": {_JSON: {"schema": schema}}}
    if endpoint.access != "anyone":
        operation["security"] = [{}, {"token": []}, {"cookie": []}]
    return operation


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    schema = {"$ref": TEMPLATE.format(name=endpoint.answer.__name__)}
    return {"description": endpoint.summary, "content": {_JSON: {"schema": schema}}}


def _path_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in endpoint.path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "schema": _PATH[endpoint.path]} for name in names]


def _query_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    if endpoint.query is None:
        return []
    _, named = msgspec.json.schema_components([endpoint.query], ref_template=TEMPLATE)
    properties = named[endpoint.query.__name__]["properties"]
    return [{"name": name, "in": "query", "schema": one} for name, one in properties.items()]


def _statuses() -> list[int]:
    return sorted({status for endpoint in ENDPOINTS for status in endpoint.statuses})


def _error(status: int) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": HTTPStatus(status).phrase,
        "content": {_JSON: {"schema": {"$ref": TEMPLATE.format(name="Problem")}}},
    }
    if status in HEADERS_OF:
        answer["headers"] = {HEADERS_OF[status]: {"schema": {"type": "string"}}}
    return answer

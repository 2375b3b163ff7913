"""What a browser loads: the web client, as it was built, and the browsable description of the interface."""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from .http import ENDPOINTS

__all__ = ["Client", "docs", "docs_script", "not_built"]

_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"

_NOT_BUILT = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Madang</title>
<meta name="viewport" content="width=device-width">
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}</style>
<h1>Madang is running</h1>
<p>The page itself is not built yet. <code>./run</code> builds it; then load this address again.</p>
<p>Meanwhile: <a href="/docs">the interface for programs</a>,
and <code>madang say "turn on the light"</code>.</p>
"""
_SWAGGER = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Madang: interface</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/api-docs/swagger-ui.css">
<div id="docs"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>
"""
_START = 'SwaggerUIBundle({url: "/openapi.json", dom_id: "#docs", deepLinking: true});\n'


class Client(StaticFiles):
    """The built web client. Files under ``assets/`` have a hash in their name and are kept for ever; paths
    of the page itself (no file, no extension) get ``index.html``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or "." in path.rpartition("/")[2] or path.startswith("api"):
                raise
            response = await super().get_response("index.html", scope)
        forever = path.startswith("assets/")
        response.headers["Cache-Control"] = _FOREVER if forever else _ASK_AGAIN
        return response


def not_built(_: Request) -> Response:
    """In place of the web client, where there is none."""
    return HTMLResponse(_NOT_BUILT, headers={"Cache-Control": "no-store"})


def docs(request: Request) -> Response:
    """The interface, to be browsed: Swagger UI where the web build brought it, else a plain list."""
    web: Path | None = request.app.state.web
    if web is not None and (web / "api-docs" / "swagger-ui-bundle.js").is_file():
        return HTMLResponse(_SWAGGER)
    return HTMLResponse(_plain())


def docs_script(_: Request) -> Response:
    """Starts Swagger UI (a file of its own: pages here run no inline scripts)."""
    return Response(_START, media_type="text/javascript")


def _plain() -> str:
    rows = "".join(
        f"<tr><td>{e.method}<td><code>{escape(e.path)}</code><td>{escape(e.summary)}" for e in ENDPOINTS
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Madang: interface</title>'
        '<meta name="viewport" content="width=device-width">'
        "<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
        "td{padding:.2rem 1rem .2rem 0;vertical-align:top}</style>"
        "<h1>Madang: interface for programs</h1>"
        '<p>Types and examples: <a href="/openapi.json">openapi.json</a>. '
        f"What happens in the home comes over the websocket <code>/live</code>.</p><table>{rows}</table>"
    )

"""What a browser loads."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from madang.surfaces.app import make_app
from madang.surfaces.pairing import Pairing

from .house import House

LOCAL = ("127.0.0.1", 50000)


def browser(web: Path | None) -> httpx.AsyncClient:
    app = make_app(House(), pairing=Pairing(), web=web)
    transport = httpx.ASGITransport(app, client=LOCAL)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8686")


@pytest.fixture
def web(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Madang</title>")
    (tmp_path / "assets" / "page-1a2b.js").write_text("1")
    (tmp_path / "api-docs").mkdir()
    (tmp_path / "api-docs" / "swagger-ui-bundle.js").write_text("2")
    return tmp_path


async def test_the_page_is_asked_for_again_its_hashed_parts_are_kept(web: Path) -> None:
    async with browser(web) as page:
        index = await page.get("/")
        assert index.text == "<title>Madang</title>"
        assert index.headers["cache-control"] == "no-cache"
        script = await page.get("/assets/page-1a2b.js")
        assert "immutable" in script.headers["cache-control"]
        again = await page.get("/", headers={"If-None-Match": index.headers["etag"]})
        assert again.status_code == 304


async def test_a_path_of_the_page_is_the_page_a_missing_file_is_missing(web: Path) -> None:
    async with browser(web) as page:
        assert (await page.get("/rooms/kitchen")).text == "<title>Madang</title>"
        assert (await page.get("/assets/gone.js")).status_code == 404
        assert (await page.get("/api/gone")).json()["error"] == "not_found"
        assert (await page.get("/../pyproject.toml")).status_code == 404
        assert (await page.get("/%2e%2e/%2e%2e/etc/passwd")).status_code in (200, 404)
        assert "root:" not in (await page.get("/%2e%2e/%2e%2e/etc/passwd")).text


async def test_a_wrong_method_is_not_taken_for_a_page(web: Path) -> None:
    async with browser(web) as page:
        answer = await page.get("/api/say")
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
        assert (await page.post("/")).status_code == 405


async def test_a_browser_is_kept_careful(web: Path) -> None:
    async with browser(web) as page:
        headers = (await page.get("/")).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "script-src 'self' 'wasm-unsafe-eval'" in headers["content-security-policy"]
        assert "xr-spatial-tracking=(self)" in headers["permissions-policy"]


async def test_without_a_built_page_there_is_a_friendly_text() -> None:
    async with browser(None) as page:
        answer = await page.get("/")
        assert answer.status_code == 200
        assert "./run" in answer.text
        assert (await page.get("/api/health")).status_code == 200


async def test_the_interface_can_be_browsed_with_and_without_the_web_build(web: Path) -> None:
    async with browser(web) as page:
        assert "/api-docs/swagger-ui-bundle.js" in (await page.get("/docs")).text
        assert "openapi.json" in (await page.get("/docs/start.js")).text
    async with browser(None) as page:
        assert "/api/say" in (await page.get("/docs")).text

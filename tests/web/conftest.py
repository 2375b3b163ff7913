"""A real hub with the demo home in a thread of its own, and a real browser that looks at its page."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from madang.config import demo_home, load_home
from madang.hub import Home
from madang.surfaces.app import WEB
from madang.surfaces.pairing import Pairing
from madang.surfaces.server import serve

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (pip install -e .[dev])"
)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SOFTWARE_GL = ["--no-sandbox", "--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"]
PATIENCE = 40_000
"""Milliseconds that a condition may take; machines that test are slow at drawing."""


class Hub:
    """A hub in a thread. `home` is looked at, never changed, from the test's own thread."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host = host
        self.port = port
        self.pairing = Pairing()
        self.home: Home
        self.url = ""
        self.start()

    def start(self) -> None:
        """Start; the second time on the same port."""
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(ready),))
        self._thread.start()
        assert ready.wait(10), "the hub did not start"

    def stop(self) -> None:
        """Stop as when somebody pulls the plug of the hub."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def state(self, thing: str, attribute: str) -> Any:
        """What a thing really is now: ``Trait.attribute``."""
        return self.home.twin.get(thing, attribute)

    def fault(self, thing: str, mode: str) -> None:
        """Make a thing fail."""
        self._loop.call_soon_threadsafe(self.home.fault, thing, mode)

    async def _run(self, ready: threading.Event) -> None:
        self.home = await Home.open(load_home(demo_home()), None)

        def told(url: str) -> None:
            self.url = url
            self.port = urlsplit(url).port or 0
            ready.set()

        try:
            await serve(
                self.home, host=self.host, port=self.port, pairing=self.pairing, stop=self._stop, ready=told
            )
        finally:
            await self.home.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium. Skipped where there is none, or where the page was not built."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    if not (WEB / "index.html").is_file():
        pytest.skip("the page is not built (npm run build in web/)")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=SOFTWARE_GL)
        yield opened
        opened.close()


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub with the demo home; nothing is kept on disk."""
    running = Hub()
    yield running
    running.stop()


Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, hub: Hub) -> Iterator[Open]:
    """Opens the page as somebody with these settings. After the test: nothing was complained about in the
    console, nothing was asked of any other machine."""
    complaints: list[str] = []
    strangers: list[str] = []
    contexts: list[Any] = []

    def open_it(
        *,
        language: str = "en",
        look: str = "light",
        view: str = "list",
        size: tuple[int, int] = (1280, 800),
        url: str | None = None,
        query: str = "",
        allow: tuple[str, ...] = (),
        **options: Any,
    ) -> Any:
        address = (url or hub.url) + "/" + query
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        kept = json.dumps({"language": language, "look": look, "view": view})
        context.add_init_script(f"localStorage['madang.settings'] ??= {json.dumps(kept)}")

        def guard(route: Any) -> None:
            if urlsplit(route.request.url).netloc == urlsplit(address).netloc:
                return route.continue_()
            strangers.append(route.request.url)
            return route.abort()

        context.route(lambda url: not url.startswith(("data:", "blob:")), guard)
        page = context.new_page()

        def hear(message: Any) -> None:
            if message.type == "error" and not any(known in message.text for known in allow):
                complaints.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not complaints
    assert not strangers, "the page asked another machine"


def lan_address() -> str | None:
    """An address of this machine that is not loopback, if it has one. Nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address

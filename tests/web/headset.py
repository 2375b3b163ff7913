"""A headset that is not there: iwer's emulated Quest 3 in headless Chromium, and what a person does with it.

Everything waits for frames, never for time: a slow machine draws slower, and the story stays the same.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

IWER = Path(__file__).parents[2] / "web/node_modules/iwer/build/iwer.min.js"

_WEAR = """
globalThis.headset = new IWER.XRDevice(IWER.metaQuest3, {stereoEnabled: true});
headset.installRuntime({forceInstall: true});
globalThis.house = () => document.querySelector("canvas")?.dollhouse;
"""

_REFUSE = """
const ask = navigator.xr.requestSession.bind(navigator.xr);
navigator.xr.requestSession = (mode, wishes) => ask(mode, {...wishes, optionalFeatures: []});
"""

_REFUSE_ALL = """
navigator.xr.requestSession = () => Promise.reject(new DOMException("no", "NotAllowedError"));
"""


class Headset:
    """A person with a headset on, before one page. Positions are metres in the headset's own room."""

    def __init__(self, page: Page, *, refuse_optional: bool = False, refuse: bool = False) -> None:
        self.page = page
        page.set_default_timeout(60_000)
        refusing = (_REFUSE if refuse_optional else "") + (_REFUSE_ALL if refuse else "")
        page.add_init_script(IWER.read_text(encoding="utf-8") + _WEAR + refusing)

    def until(self, expression: str, seconds: float = 120) -> Any:
        """The value of a JavaScript expression once it is true. Fails after `seconds`."""
        return self.until_on(self.page, expression, seconds)

    @staticmethod
    def until_on(page: Page, expression: str, seconds: float = 120) -> Any:
        """As `until`, on a page that no headset is worn before."""
        end = time.monotonic() + seconds
        while not (value := page.evaluate(expression)):
            assert time.monotonic() < end, f"never became true: {expression}"
            page.wait_for_timeout(40)
        return value

    def frames(self, count: int) -> None:
        """Wait until so many more frames were drawn in the headset."""
        drawn = self.page.evaluate("house().visit.frames")
        self.until(f"house().visit?.frames >= {drawn + count}")

    def open(self, url: str) -> None:
        """Open the page and wait for the dollhouse."""
        self.page.goto(url)
        self.until("house()?.frames > 1")

    def enter(self) -> None:
        """Press the page's own button."""
        self.page.locator("[data-enter-xr=immersive-vr]").click()
        self.until("house().visit !== null")
        self.frames(3)

    def leave(self) -> None:
        """Press "Leave" in the room."""
        self.press_button("menu", "Leave")
        self.until("!house().presenting")

    def do(self, method: str, **params: Any) -> Any:
        """One of iwer's remote commands, taken over at the next frames."""
        result = self.page.evaluate("([m, p]) => headset.remote.dispatch(m, p)", [method, params])
        self.frames(2)
        return result

    def where(self, thing: str) -> dict[str, float]:
        """Where a thing is in the room."""
        return self._point(
            f"house().stage.localToWorld(house().household.actors.get('{thing}').centre.clone())"
        )

    def point_at(self, target: dict[str, float], device: str = "controller-right") -> None:
        """Hold the hand up and turn it to a place."""
        self.do("set_transform", device=device, position={"x": 0.15, "y": 1.35, "z": -0.15})
        self.do("look_at", device=device, target=target)

    def press(self, device: str = "controller-right") -> None:
        """Pull the trigger, or pinch, and let go."""
        self.do("set_select_value", device=device, value=1)
        self.do("set_select_value", device=device, value=0)

    def press_button(self, panel: str, label: str, device: str = "controller-right") -> None:
        """Point at a button of a panel ("menu", "thing", "question") and press it."""
        self.until(f"house().visit.board.{panel}.whereIs('{label}') !== null")
        self.point_at(self._point(f"house().visit.board.{panel}.whereIs('{label}')"), device)
        self.press_blind(device)

    def press_blind(self, device: str) -> None:
        """Press without waiting for frames afterwards: the session may end by it."""
        for value in (1, 0):
            message = ["set_select_value", {"device": device, "value": value}]
            drawn = self.page.evaluate("house().visit?.frames ?? null")
            if drawn is None:
                return
            self.page.evaluate("([m, p]) => headset.remote.dispatch(m, p)", message)
            self.until(f"house().visit === null || house().visit.frames >= {drawn + 2}")

    def _point(self, expression: str) -> dict[str, float]:
        return self.page.evaluate(f"(({{x, y, z}}) => ({{x, y, z}}))({expression})")

"""A person in a headset switches lamps by trigger and pinch, is asked before a door opens, walks in."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from .headset import IWER, Headset

LAMP = "room.lamp"
DOOR = "room.front_door"
HOME = """
home: {name: {en: Small home}, time_zone: Asia/Seoul}
people:
  - {id: minji, name: {en: Minji}, role: owner}
spaces:
  - id: room
    name: {en: Room}
    outline: [[0, 0], [4, 0], [4, 4], [0, 4]]
    openings: [{kind: door, start: [1, 0], end: [2, 0]}]
things:
  - {id: room.lamp, kind: light, name: {en: Lamp}, space: room, at: [3, 2, 2.2]}
  - {id: room.front_door, kind: lock, name: {en: Front door}, space: room, at: [1.5, 0.05, 0], turn: 180}
  - {id: room.tv, kind: tv, name: {en: TV}, space: room, at: [0.3, 2.6, 0.5], turn: 90}
"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real hub with a small home (a machine without a GPU draws it quickly); its address."""
    assert IWER.exists(), "iwer is not installed: run ./test, or `npm install` in web/"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = tmp_path_factory.mktemp("data")
    home = data / "home.yaml"
    home.write_text(HOME, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "madang.cli",
        "serve",
        "--port",
        str(port),
        "--data",
        str(data),
        "--home",
        str(home),
    ]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        running.terminate()
        running.wait(timeout=20)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 640, "height": 400}, locale="en-GB")
    problems: list[str] = []
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    yield page
    page.close()
    assert problems == []


def _wait_for(url: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"{url}/api/health"):
                return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < end, "the hub did not start"
            time.sleep(0.1)


def state(hub: str, thing: str, trait: str, attribute: str) -> Any:
    """What the hub says, asked over HTTP: not what the page believes."""
    with urllib.request.urlopen(f"{hub}/api/things/{thing}") as answer:
        return json.load(answer)["state"][trait][attribute]


def becomes(hub: str, thing: str, trait: str, attribute: str, value: Any) -> bool:
    """Whether the hub says so within some seconds (the way there is a network and a device)."""
    end = time.monotonic() + 40
    while state(hub, thing, trait, attribute) != value:
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_lamp_is_switched_by_trigger_then_by_pinch(hub: str, page: Any) -> None:
    headset = Headset(page)
    headset.open(hub)
    headset.enter()
    before = state(hub, LAMP, "OnOff", "on_off")

    headset.point_at(headset.where(LAMP))
    assert page.evaluate("house().household.hoveredId") == LAMP, "pointing shows what is meant"
    headset.press()
    assert becomes(hub, LAMP, "OnOff", "on_off", not before)
    assert page.evaluate("house().visit.board.openedThing") == LAMP, "its controls open beside it"
    headset.press_button("thing", "Close")

    headset.do("set_input_mode", mode="hand")
    headset.point_at(headset.where(LAMP), "hand-right")
    headset.press("hand-right")
    assert becomes(hub, LAMP, "OnOff", "on_off", before)

    headset.do("set_input_mode", mode="controller")
    headset.leave()
    assert page.evaluate("house().renderer.xr.isPresenting") is False
    drawn = page.evaluate("house().frames")
    page.evaluate("house().invalidate()")
    headset.until(f"house().frames > {drawn}")


def test_a_door_opens_only_after_yes_in_the_room(hub: str, page: Any) -> None:
    headset = Headset(page)
    headset.open(hub)
    headset.enter()
    headset.point_at(headset.where(DOOR))
    headset.press()
    headset.press_button("question", "No")
    headset.until("madang.store.pending.length === 0")
    assert state(hub, DOOR, "DoorLock", "lock_state") == "locked"

    headset.point_at(headset.where(DOOR))
    headset.press()
    headset.press_button("question", "Yes")
    assert becomes(hub, DOOR, "DoorLock", "lock_state", "unlocked")
    headset.leave()


def test_one_can_walk_in_and_only_steps_where_one_points(hub: str, page: Any) -> None:
    headset = Headset(page)
    headset.open(hub)
    headset.enter()
    assert page.evaluate("house().stage.scale.x") < 0.5, "first it stands on the table"
    headset.press_button("menu", "Walk in")
    headset.frames(2)
    assert page.evaluate("house().stage.scale.x") == 1
    stood = page.evaluate("house().stage.position.toArray()")
    headset.frames(4)
    assert page.evaluate("house().stage.position.toArray()") == stood, "nothing moves the person by itself"
    headset.press_button("menu", "On the table")
    headset.frames(2)
    assert page.evaluate("house().stage.scale.x") < 0.5
    headset.leave()


def test_it_works_where_every_optional_feature_is_refused(hub: str, page: Any) -> None:
    headset = Headset(page, refuse_optional=True)
    headset.open(hub)
    headset.enter()
    before = state(hub, LAMP, "OnOff", "on_off")
    headset.point_at(headset.where(LAMP))
    headset.press()
    assert becomes(hub, LAMP, "OnOff", "on_off", not before)
    headset.leave()


def test_passthrough_keeps_the_real_room_around_the_home(hub: str, page: Any) -> None:
    headset = Headset(page)
    headset.open(hub)
    page.locator("[data-enter-xr=immersive-ar]").click()
    headset.until("house().visit !== null")
    headset.frames(3)
    assert page.evaluate("house().renderer.xr.getSession().environmentBlendMode") == "alpha-blend"
    assert page.evaluate("house().visit.dome") is None, "no sky is drawn over the room"
    headset.leave()


def test_a_refused_headset_is_told_to_the_person(hub: str, page: Any) -> None:
    headset = Headset(page, refuse=True)
    headset.open(hub)
    page.locator("[data-enter-xr=immersive-vr]").click()
    page.locator(".answer.bad", has_text="The headset did not let the page in").wait_for()
    assert page.evaluate("house().presenting") is False, "the page goes on as before"


def test_a_browser_without_a_headset_offers_none(hub: str, page: Any) -> None:
    page.add_init_script("globalThis.house = () => document.querySelector('canvas')?.dollhouse")
    page.goto(hub)
    Headset.until_on(page, "house()?.frames > 1")
    assert page.evaluate("house().xrModes()") == []
    assert page.locator("[data-enter-xr]").count() == 0

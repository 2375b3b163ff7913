"""A day with the page, as people see it: real hub, real browser, no network but the hub's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import PATIENCE, Hub, Open, lan_address

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
LAMP = "living_room.floor_lamp"


def until(page: Any, true: Callable[[], bool]) -> None:
    """Wait until something at the hub is true."""
    for _ in range(PATIENCE // 50):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not become true")


def row(page: Any, name: str) -> Any:
    """The line of a thing in the list."""
    return page.locator(".row", has=page.get_by_role("switch", name=name, exact=True)).or_(
        page.locator(".row", has=page.get_by_role("button", name=re.compile(f"^{re.escape(name)}\\b")))
    )


def click_in_model(page: Any, thing: str) -> None:
    """Click where a thing is drawn, again while the camera still moves (software drawing is slow)."""
    for _ in range(60):
        at = page.evaluate("thing => globalThis.madang?.scene?.project(thing) ?? null", thing)
        if at:
            page.mouse.click(at["x"], at["y"])
        page.wait_for_timeout(1000)
        if page.evaluate("globalThis.madang?.store.selection") == thing:
            return
    raise AssertionError(f"{thing} could not be clicked in the model")


def say(page: Any, words: str) -> None:
    page.locator(".line input").fill(words)
    page.keyboard.press("Enter")


def test_saying_it_turns_the_lamp_off_and_undo_turns_it_on_again(open_page: Open, hub: Hub) -> None:
    page = open_page()
    lamp = row(page, "Floor lamp")
    lamp.wait_for()
    assert hub.state(LAMP, "OnOff.on_off") is True
    say(page, "turn off the floor lamp")
    lamp.get_by_text("Off").wait_for()
    assert hub.state(LAMP, "OnOff.on_off") is False
    page.locator(".answer", has_text="floor lamp").wait_for()
    page.get_by_role("button", name="Undo", exact=True).click()
    lamp.get_by_text("On ·").wait_for()
    assert hub.state(LAMP, "OnOff.on_off") is True
    page.get_by_role("button", name="What happened").click()
    page.locator(".act.undone", has_text="Floor lamp: Off").wait_for()


def test_a_switch_in_the_list_switches_the_lamp(open_page: Open, hub: Hub) -> None:
    page = open_page()
    page.get_by_role("switch", name="Floor lamp").click()
    until(page, lambda: hub.state(LAMP, "OnOff.on_off") is False)
    assert page.get_by_role("switch", name="Floor lamp").get_attribute("aria-checked") == "false"


def test_a_click_shows_at_once_and_falls_back_when_it_is_refused(open_page: Open, hub: Hub) -> None:
    page = open_page()
    switch = page.get_by_role("switch", name="Floor lamp")
    switch.wait_for()
    hub.fault(LAMP, "refuses")
    ghost = switch.evaluate(
        """(button, lamp) => {
          button.click();
          return [madang.store.isGhost(lamp), madang.store.get(lamp, 'OnOff', 'on_off')];
        }""",
        LAMP,
    )
    assert ghost == [True, False]
    page.locator(".answer.bad").wait_for()
    until(page, lambda: switch.get_attribute("aria-checked") == "true")
    assert hub.state(LAMP, "OnOff.on_off") is True


def test_clicking_a_thing_in_the_model_unfolds_its_controls(open_page: Open, hub: Hub) -> None:
    page = open_page(view="model", size=(900, 700))
    click_in_model(page, "living_room.tv")
    card = page.get_by_role("dialog", name="Controls of TV")
    card.wait_for(timeout=60_000)
    volume = card.get_by_role("slider", name="Volume")
    before = hub.state("living_room.tv", "AudioOutput.volume")
    volume.focus()
    page.keyboard.press("ArrowRight")
    until(page, lambda: hub.state("living_room.tv", "AudioOutput.volume") == before + 1)
    page.keyboard.press("Escape")
    card.wait_for(state="detached")


def test_the_front_door_opens_only_after_a_yes(open_page: Open, hub: Hub) -> None:
    page = open_page()
    say(page, "unlock the front door")
    sheet = page.get_by_role("alertdialog")
    sheet.get_by_text("front door").first.wait_for()
    assert sheet.locator("strong").inner_text() == "Unlocked"
    assert hub.state("entrance.front_door", "DoorLock.lock_state") == "locked"
    page.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    assert hub.state("entrance.front_door", "DoorLock.lock_state") == "locked"
    say(page, "unlock the front door")
    sheet.get_by_role("button", name="Yes").click()
    until(page, lambda: hub.state("entrance.front_door", "DoorLock.lock_state") == "unlocked")
    sheet.wait_for(state="detached")


def test_the_page_speaks_arabic_from_right_to_left(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("combobox", name="Language").select_option("ar")
    page.locator("html[dir=rtl][lang=ar]").wait_for(state="attached")
    page.get_by_role("heading", name="غرفة المعيشة").wait_for()
    send = page.locator(".send").bounding_box()
    field = page.locator(".line input").bounding_box()
    assert send["x"] < field["x"]
    page.reload()
    page.locator("html[dir=rtl]").wait_for(state="attached")


@pytest.mark.parametrize("language", ["ko", "en", "ja", "de", "ar", "fr"])
def test_a_phone_shows_everything_without_scrolling_sideways(open_page: Open, language: str) -> None:
    page = open_page(language=language, size=(360, 740), has_touch=True)
    page.locator(".row").first.wait_for()
    page.evaluate("madang.store.select('living_room.air_conditioner')")
    page.locator(".row .controls").wait_for()
    for part in (".page", ".house", ".say"):
        wider = page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth")
        assert wider <= 0, f"{part} is wider than the phone in {language}"


def test_everything_can_be_done_with_the_keyboard_alone(open_page: Open, hub: Hub) -> None:
    page = open_page(view="model")
    page.locator(".line input").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link to the list comes first
    page.locator(".house").wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.line') !== null")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("floor lamp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    slider = page.get_by_role("slider", name="Brightness")
    slider.wait_for()
    for _ in range(4):
        if slider.evaluate("slider => slider === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    until(page, lambda: hub.state(LAMP, "LevelControl.current_level") < 10)


@pytest.mark.parametrize(("language", "look"), [("en", "light"), ("ko", "dark"), ("ar", "light")])
def test_nothing_stands_in_the_way_of_a_screen_reader(open_page: Open, language: str, look: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm install in web/)")
    page = open_page(language=language, look=look, bypass_csp=True, reduced_motion="reduce")
    page.locator(".row").first.wait_for()
    page.add_script_tag(path=str(AXE))
    looked_at = {"the list": "", "controls": "madang.store.select('living_room.tv')"}
    looked_at["a question"] = "madang.store.command('entrance.front_door', 'DoorLock.unlock_door')"
    for what, act in looked_at.items():
        if act:
            page.evaluate(act)
            page.locator(".sheet" if what == "a question" else ".row .controls").first.wait_for()
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        serious = [
            (one["id"], node["target"])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert not serious, f"{what} in {language}, {look}: {serious[:5]}"


def test_a_hub_that_goes_away_is_told_calmly_and_found_again(open_page: Open, hub: Hub) -> None:
    page = open_page(allow=("WebSocket connection", "ERR_CONNECTION_REFUSED"))
    page.get_by_role("switch", name="Floor lamp").wait_for()
    hub.stop()
    page.get_by_text("The hub does not answer. Trying again …").wait_for()
    say(page, "turn off the floor lamp")
    page.get_by_text("so nothing was done").wait_for()
    hub.start()
    until(page, lambda: page.evaluate("madang.store.link") == "live")
    page.get_by_role("switch", name="Floor lamp").click()
    until(page, lambda: hub.state(LAMP, "OnOff.on_off") is False)


def test_a_lamp_that_is_away_says_so(open_page: Open, hub: Hub) -> None:
    page = open_page()
    row(page, "Floor lamp").wait_for()
    hub.fault(LAMP, "offline")
    page.locator(".row.away", has_text="Floor lamp").get_by_text("Not reachable").wait_for()


def test_another_person_is_chosen_on_the_hubs_own_machine(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("combobox", name="People").select_option("haneul")
    until(page, lambda: page.evaluate("madang.store.you?.person") == "haneul")
    assert page.evaluate("madang.store.you.role") == "child"


def test_a_new_device_is_let_in_with_the_code(open_page: Open, hub: Hub) -> None:
    address = lan_address()
    if address is None:
        pytest.skip("this machine has no address but loopback")
    networked = Hub(host=address)
    try:
        page = open_page(url=networked.url, view="list", allow=("WebSocket", "Cross-Origin-Opener-Policy"))
        page.get_by_role("heading", name="Add this device").wait_for()
        page.get_by_role("textbox", name="Code").fill("000000")
        code = networked.pairing.start(page.evaluate("Date.now() / 1000"), person="junho").digits
        page.get_by_role("textbox", name="Code").fill(code)
        page.get_by_role("button", name="Add").click()
        page.get_by_role("switch", name="Floor lamp").wait_for()
        assert page.evaluate("madang.store.you.person") == "junho"
        assert page.evaluate("madang.store.you.local") is False
    finally:
        networked.stop()

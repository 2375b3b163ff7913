"""What the model of the home shows, looked up in the scene itself."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import PATIENCE, Hub, Open

pytestmark = pytest.mark.browser

ROOMS_ON_THE_WAY = """
() => {
  const house = madang.scene;
  const { place, centre } = house.household.actors.get("living_room.vacuum");
  let body = null;
  place.traverse((one) => { if (!body && one.type === "Group" && one.parent?.parent === place) body = one; });
  const doors = house.household.shell.holes.filter((hole) => hole.kind !== "window");
  const way = [];
  for (let tenth = 1; tenth <= 400; tenth++) {
    house.advance(house.last + 100);
    place.updateWorldMatrix(true, true);
    const at = body.getWorldPosition(centre.clone());
    const room = house.household.roomUnder(at);
    const past = ({ middle, width }) => Math.hypot(middle[0] - at.x, middle[1] - at.z) - width / 2;
    if (room !== way.at(-1)?.room) way.push({ room, beside: Math.min(...doors.map(past)) });
  }
  return way;
}
"""


def wait_for(page: Any, expression: str) -> None:
    """Wait until a JavaScript expression is true (the page forbids itself to make code from text)."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never became true: {expression}")


def test_the_vacuum_goes_to_another_room_through_the_door(open_page: Open, hub: Hub) -> None:
    page = open_page(view="model", size=(640, 480))
    wait_for(page, "globalThis.madang?.scene != null")
    page.locator(".line input").fill("vacuum the bedroom")
    page.keyboard.press("Enter")
    wait_for(page, "madang.store.get('living_room.vacuum', 'ServiceArea', 'current_area') === 'bedroom'")
    way = page.evaluate(ROOMS_ON_THE_WAY)
    assert [part["room"] for part in way] == ["living_room", "bedroom"]
    assert way[1]["beside"] < 0, "it went through the opening of the door, not through the wall"
    assert hub.state("living_room.vacuum", "RvcOperationalState.operational_state") == "running"

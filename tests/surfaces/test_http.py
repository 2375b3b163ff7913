"""The HTTP interface, as programs use it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from madang.surfaces.app import make_app
from madang.surfaces.http import ENDPOINTS
from madang.surfaces.pairing import Pairing

from .house import House

LOCAL = ("127.0.0.1", 50000)
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def home() -> House:
    return House()


@pytest.fixture
async def hub(home: House) -> AsyncIterator[httpx.AsyncClient]:
    """A program on the hub's own machine."""
    app = make_app(home, pairing=Pairing(), web=None)
    transport = httpx.ASGITransport(app, client=LOCAL)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8686") as client:
        yield client


async def test_a_program_reads_the_home(hub: httpx.AsyncClient) -> None:
    home = (await hub.get("/api/home")).json()
    assert home["home"]["name"] == {"en": "Test home"}
    assert home["you"]["person"] == "mina"
    assert [space["id"] for space in (await hub.get("/api/spaces")).json()["spaces"]] == ["living_room"]
    people = (await hub.get("/api/people")).json()["people"]
    assert {person["id"]: person["role"] for person in people}["yuna"] == "child"
    assert all("pin" not in person for person in people)


async def test_things_can_be_chosen_by_space_kind_and_trait(hub: httpx.AsyncClient) -> None:
    async def ids(**query: str) -> list[str]:
        things = (await hub.get("/api/things", params=query)).json()["things"]
        return [one["thing"]["id"] for one in things]

    assert await ids(space="living_room") == ["lamp_0", "lamp_1", "lamp_2"]
    assert await ids(kind="calendar") == ["calendar"]
    assert await ids(trait="OnOff", kind="light") == ["lamp_0", "lamp_1", "lamp_2"]
    assert await ids(trait="Presence") == ["people.mina", "people.jonas", "people.yuna"]


async def test_one_thing_with_its_state(hub: httpx.AsyncClient) -> None:
    lamp = (await hub.get("/api/things/lamp_1")).json()
    assert lamp["thing"]["kind"] == "light"
    assert lamp["state"]["OnOff"] == {"on_off": False}


async def test_the_catalog_has_a_schema_of_every_command(hub: httpx.AsyncClient) -> None:
    traits = (await hub.get("/api/traits")).json()["traits"]
    level = traits["LevelControl"]["commands"]["move_to_level"]
    assert level["args"]["properties"]["level"]["maximum"] == 100
    assert traits["DoorLock"]["commands"]["unlock_door"]["risk"] == "high"
    assert "light" in (await hub.get("/api/kinds")).json()["kinds"]


async def test_a_program_says_something_and_finds_it_in_the_log(hub: httpx.AsyncClient, home: House) -> None:
    reply = (await hub.post("/api/say", json={"text": "turn on lamp_1", "language": "en"})).json()
    assert reply["ok"] is True
    assert home.twin.get("lamp_1", "OnOff.on_off") is True
    log = (await hub.get("/api/log")).json()
    assert [act["id"] for act in log["acts"]] == [reply["act"]]
    act = (await hub.get(f"/api/log/{reply['act']}")).json()
    assert act["results"][0]["step"] == {"do": "lamp_1", "command": "OnOff.on"}
    assert act["who"]["person"] == "mina"


async def test_the_log_comes_in_pages_and_can_be_filtered(hub: httpx.AsyncClient) -> None:
    for number in range(7):
        person = "jonas" if number % 2 else "mina"
        body = {"text": f"turn on lamp_{number % 3}"}
        await hub.post("/api/say", json=body, headers={"X-Madang-Person": person})
    first = (await hub.get("/api/log", params={"limit": 3})).json()
    assert [act["id"] for act in first["acts"]] == [7, 6, 5]
    second = (await hub.get("/api/log", params={"limit": 3, "before": first["next"]})).json()
    assert [act["id"] for act in second["acts"]] == [4, 3, 2]
    last = (await hub.get("/api/log", params={"limit": 3, "before": second["next"]})).json()
    assert [act["id"] for act in last["acts"]] == [1]
    assert last["next"] is None
    by_jonas = (await hub.get("/api/log", params={"person": "jonas"})).json()["acts"]
    assert [act["id"] for act in by_jonas] == [6, 4, 2]
    on_lamp_2 = (await hub.get("/api/log", params={"thing": "lamp_2"})).json()["acts"]
    assert [act["id"] for act in on_lamp_2] == [6, 3]


async def test_plan_parse_and_rehearse_touch_nothing(hub: httpx.AsyncClient, home: House) -> None:
    plan = (await hub.post("/api/plan", json={"text": "turn on lamp_0"})).json()
    assert plan["dry"] is True
    assert plan["results"][0]["step"]["command"] == "OnOff.on"
    frames = (await hub.post("/api/parse", json={"text": "lamp on", "language": "en"})).json()["frames"]
    assert frames[0]["slots"][0] == {"name": "device", "value": "lamp", "start": 0, "end": 4}
    steps = [{"do": "lamp_0", "command": "OnOff.on"}]
    assert (await hub.post("/api/rehearse", json={"steps": steps})).json()["dry"] is True
    assert home.twin.get("lamp_0", "OnOff.on_off") is False
    assert home.written == []


async def test_do_confirm_and_undo_reach_the_assistant(hub: httpx.AsyncClient, home: House) -> None:
    steps = [{"look": "lamp_0", "attribute": "OnOff.on_off"}, {"do": "lamp_0", "command": "OnOff.on"}]
    reply = (await hub.post("/api/do", json={"steps": steps, "why": "test"})).json()
    assert [result["status"] for result in reply["results"]] == ["answered", "done"]
    await hub.post("/api/confirm", json={"pending": "p1", "yes": False, "pin": "2468"})
    assert home.heard[-1][0] == ("p1", False, "2468")
    await hub.post("/api/undo", json={"act": 3})
    assert home.heard[-1][0] == 3
    await hub.post("/api/undo", json={})
    assert home.heard[-1][0] is None


async def test_a_developer_makes_a_lamp_fail(hub: httpx.AsyncClient, home: House) -> None:
    answer = await hub.post("/api/dev/fault", json={"thing": "lamp_0", "mode": "offline"})
    assert answer.json() == {"thing": "lamp_0", "mode": "offline"}
    assert home.faults == {"lamp_0": "offline"}


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "code", "field"),
    [
        ("GET", "/api/things/lamp_9", {}, 404, "no_such_thing", "id"),
        ("GET", "/api/things?space=moon", {}, 404, "no_such_space", "space"),
        ("GET", "/api/things?space=M%20oon", {}, 422, "bad_field", "space"),
        ("GET", "/api/log/99", {}, 404, "no_such_act", "act"),
        ("GET", "/api/log/seven", {}, 404, "no_such_act", "act"),
        ("GET", "/api/log?limit=0", {}, 422, "bad_field", "limit"),
        ("GET", "/api/log?limit=5&limit=6", {}, 422, "bad_field", "limit"),
        ("GET", "/api/nothing", {}, 404, "not_found", None),
        ("DELETE", "/api/things", {}, 405, "wrong_method", None),
        ("POST", "/api/say", {"json": {}}, 422, "bad_field", "text"),
        ("POST", "/api/say", {"json": {"text": 5}}, 422, "bad_field", "text"),
        ("POST", "/api/say", {"json": {"text": "x" * 2001}}, 422, "bad_field", "text"),
        ("POST", "/api/say", {"json": {"text": "hi", "space": "moon"}}, 404, "no_such_space", "space"),
        ("POST", "/api/say", {"json": {"text": "hi", "loud": True}}, 422, "bad_field", "loud"),
        ("POST", "/api/say", {"content": "{", "headers": JSON}, 400, "bad_json", None),
        ("POST", "/api/say", {"content": "turn on"}, 415, "not_json", None),
        ("POST", "/api/say", {"json": {"text": "아" * 100_000}}, 413, "too_large", None),
        ("POST", "/api/do", {"json": {"steps": []}}, 422, "bad_field", "steps"),
        ("POST", "/api/do", {"json": {"steps": [{"fly": "away"}]}}, 422, "bad_steps", "steps[0]"),
        ("GET", "/api/home", {"headers": {"X-Madang-Person": "nobody"}}, 403, "no_such_person", "person"),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_said_in_one_shape(
    hub: httpx.AsyncClient,
    method: str,
    path: str,
    options: dict[str, Any],
    status: int,
    code: str,
    field: str | None,
) -> None:
    answer = await hub.request(method, path, **options)
    assert answer.status_code == status
    problem = answer.json()
    assert problem["error"] == code
    assert problem["message"].endswith(".")
    assert problem.get("field") == field
    assert "Traceback" not in answer.text


async def test_a_wrong_method_says_which_ones_there_are(hub: httpx.AsyncClient) -> None:
    assert "GET" in (await hub.put("/api/things")).headers["allow"]


async def test_the_description_names_every_endpoint(hub: httpx.AsyncClient) -> None:
    document = (await hub.get("/openapi.json")).json()
    described = {(method.upper(), path) for path, row in document["paths"].items() for method in row}
    assert described == {(endpoint.method, endpoint.path) for endpoint in ENDPOINTS}
    steps = document["components"]["schemas"]["Step"]["oneOf"]
    assert [step["$ref"].rpartition("/")[2] for step in steps] == ["Do", "Look", "Wait", "Ask", "Refuse"]
    docs = await hub.get("/docs")
    assert docs.status_code == 200
    assert "/api/things/{id}" in docs.text


async def test_the_hub_answers_health_to_anyone(hub: httpx.AsyncClient) -> None:
    assert (await hub.get("/api/health")).json()["ok"] is True


async def test_health_tells_why_nothing_can_be_kept(hub: httpx.AsyncClient, home: House) -> None:
    home.trouble = "The disk is full."
    health = (await hub.get("/api/health")).json()
    assert (health["ok"], health["trouble"]) == (False, "The disk is full.")


@pytest.mark.parametrize("path", ["/api/do", "/api/rehearse"])
async def test_steps_that_go_too_deep_are_refused_before_anything_keeps_them(
    hub: httpx.AsyncClient, home: House, path: str
) -> None:
    deep = "[" * 900 + "]" * 900
    body = '{"steps":[{"do":"lamp_0","command":"OnOff.on","args":{"x":' + deep + "}}]}"
    answer = await hub.post(path, content=body, headers=JSON)
    assert (answer.status_code, answer.json()["error"]) == (422, "bad_steps")
    assert not home.written

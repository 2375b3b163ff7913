"""A hub on the home's network: who has a token, who has none, who pretends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed

from madang.surfaces.app import make_app
from madang.surfaces.pairing import Pairing, SurfaceKind

from .house import House, serving

PHONE = ("192.168.0.31", 40000)
HERE = ("127.0.0.1", 40001)
BASE = "http://192.168.0.20:8686"


@pytest.fixture
def pairing() -> Pairing:
    return Pairing()


@pytest.fixture
def app(pairing: Pairing) -> Starlette:
    return make_app(House(), pairing=pairing, web=None, loopback=False, names=("madang.example",))


def client(
    app: Starlette, address: tuple[str, int] = PHONE, base: str = BASE, **options: Any
) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=address), base_url=base, **options)


@pytest.fixture
async def phone(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with client(app) as one:
        yield one


def token_for(pairing: Pairing, person: str | None, kind: SurfaceKind = "page") -> str:
    return pairing.pair(pairing.start(time.time()).digits, "phone", kind, person, time.time())[0]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_without_a_token_only_the_door_bell_works(phone: httpx.AsyncClient) -> None:
    for path in ("/api/health", "/openapi.json", "/docs", "/"):
        assert (await phone.get(path)).status_code == 200
    for path in ("/api/home", "/api/things", "/api/log", "/api/surfaces"):
        answer = await phone.get(path)
        assert (answer.status_code, answer.json()["error"]) == (401, "not_paired")
    assert (await phone.post("/api/say", json={"text": "open"})).status_code == 401
    assert (await phone.post("/api/pair/start", json={})).status_code == 401


async def test_nobody_becomes_a_person_by_saying_so(phone: httpx.AsyncClient) -> None:
    headers = {"X-Madang-Person": "mina", "X-Forwarded-For": "127.0.0.1"}
    assert (await phone.get("/api/home", headers=headers)).status_code == 401


async def test_a_proxy_on_the_hubs_machine_is_not_its_owner(app: Starlette) -> None:
    async with client(app, HERE, "http://127.0.0.1:8686") as proxied:
        assert (await proxied.get("/api/home")).status_code == 200
        headers = {"X-Forwarded-For": "203.0.113.9"}
        assert (await proxied.get("/api/home", headers=headers)).status_code == 401


async def test_a_phone_is_paired_with_the_code_and_remembered_by_its_cookie(app: Starlette) -> None:
    async with client(app, HERE, "http://127.0.0.1:8686") as console, client(app) as phone:
        code = (await console.post("/api/pair/start", json={})).json()
        assert code["svg"].startswith("<svg")
        assert code["code"] in code["url"]
        body = {"code": code["code"], "name": "Jonas' phone", "person": "jonas"}
        answer = await phone.post("/api/pair", json=body)
        assert answer.status_code == 200
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        me = (await phone.get("/api/home")).json()["you"]
        assert (me["person"], me["trusted"], me["local"]) == ("jonas", True, False)
        listed = (await console.get("/api/surfaces")).json()["surfaces"]
        assert [one["name"] for one in listed] == ["Jonas' phone"]
        assert answer.json()["token"] not in str(listed)
        assert (await console.delete(f"/api/surfaces/{listed[0]['id']}")).status_code == 200
        assert (await phone.get("/api/home")).json()["error"] == "wrong_token"
        assert (await console.delete(f"/api/surfaces/{listed[0]['id']}")).status_code == 404


async def test_only_owners_let_surfaces_in_and_out(phone: httpx.AsyncClient, pairing: Pairing) -> None:
    for person, kind in (("jonas", "page"), ("yuna", "page"), (None, "page"), ("mina", "tv")):
        headers = bearer(token_for(pairing, person, kind))
        assert (await phone.post("/api/pair/start", json={}, headers=headers)).status_code == 403
        assert (await phone.get("/api/surfaces", headers=headers)).status_code == 403
        fault = {"thing": "lamp_0", "mode": "slow"}
        assert (await phone.post("/api/dev/fault", json=fault, headers=headers)).status_code == 403
    headers = bearer(token_for(pairing, "mina"))
    assert (await phone.post("/api/pair/start", json={}, headers=headers)).status_code == 200


async def test_a_wrong_token_is_told_so(phone: httpx.AsyncClient) -> None:
    answer = await phone.get("/api/home", headers=bearer("x" * 43))
    assert (answer.status_code, answer.json()["error"]) == (401, "wrong_token")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_wrong_token_is_not_helped_by_being_on_the_hubs_machine(app: Starlette) -> None:
    async with client(app, HERE, "http://127.0.0.1:8686") as here:
        assert (await here.get("/api/home", headers=bearer("x" * 43))).status_code == 401


async def test_guessing_codes_is_slow_work(phone: httpx.AsyncClient, pairing: Pairing) -> None:
    pairing.start(time.time())
    body = {"code": "wrong", "name": "thief"}
    answers = [(await phone.post("/api/pair", json=body)) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_a_surface_that_asks_all_the_time_is_slowed_down(
    phone: httpx.AsyncClient, pairing: Pairing
) -> None:
    headers = bearer(token_for(pairing, "mina"))
    answers = [await phone.post("/api/undo", json={}, headers=headers) for _ in range(70)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1].json()["error"] == "too_many"
    other = bearer(token_for(pairing, "jonas"))
    assert (await phone.post("/api/undo", json={}, headers=other)).status_code == 200


async def test_a_guest_sees_lamps_and_no_calendar(phone: httpx.AsyncClient, pairing: Pairing) -> None:
    headers = bearer(token_for(pairing, None))
    things = (await phone.get("/api/things", headers=headers)).json()["things"]
    assert [one["thing"]["id"] for one in things] == ["lamp_0", "lamp_1", "lamp_2"]
    assert (await phone.get("/api/things/calendar", headers=headers)).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("192.168.0.20:8686", 200),
        ("10.1.2.3", 200),
        ("[fe80::1]:8686", 200),
        ("madang.example:8686", 200),
        ("kitchen-hub.local", 200),
        ("localhost:8686", 200),
        ("evil.example", 421),
        ("192.168.0.20.evil.example", 421),
        ("8.8.8.8", 421),
        ("local", 421),
        ("", 421),
    ],
)
async def test_the_hub_answers_to_its_own_names_only(
    phone: httpx.AsyncClient, host: str, status: int
) -> None:
    assert (await phone.get("/api/health", headers={"Host": host})).status_code == status


async def test_on_loopback_it_answers_to_loopback_only() -> None:
    app = make_app(House(), pairing=Pairing(), web=None)
    async with client(app, HERE, "http://127.0.0.1:8686") as here:
        for host, status in (("127.0.0.1:8686", 200), ("[::1]:8686", 200), ("192.168.0.20", 421)):
            answer = await here.get("/api/health", headers={"Host": host})
            assert answer.status_code == status
        problem = (await here.get("/api/home", headers={"Host": "evil.example"})).json()
        assert problem["error"] == "wrong_host"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:8686"}, 200),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
async def test_a_page_of_another_site_cannot_switch_the_lamp(headers: dict[str, str], status: int) -> None:
    home = House()
    app = make_app(home, pairing=Pairing(), web=None)
    async with client(app, HERE, "http://127.0.0.1:8686") as browser:
        answer = await browser.post("/api/say", json={"text": "turn on lamp_0"}, headers=headers)
    assert answer.status_code == status
    assert home.twin.get("lamp_0", "OnOff.on_off") is (status == 200)


async def test_pins_are_not_to_be_guessed(phone: httpx.AsyncClient, pairing: Pairing) -> None:
    headers = bearer(token_for(pairing, "jonas"))
    tries = [{"pending": "p", "pin": f"{number:04}"} for number in range(8)]
    answers = [await phone.post("/api/confirm", json=body, headers=headers) for body in tries]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429] * 2
    assert (await phone.post("/api/confirm", json={"pending": "p"}, headers=headers)).status_code == 200


# ------------------------------------------------------------------ over the websocket


async def test_a_hello_with_a_token_is_its_person() -> None:
    async with serving() as hub:
        token = token_for(hub.pairing, "yuna")
        async with hub.line(hello={"token": token, "person": "mina"}) as phone:
            assert phone.state["you"]["person"] == "yuna"
            assert phone.state["you"]["local"] is False
        async with hub.line(additional_headers={"Cookie": f"madang={token}"}) as page:
            assert page.state["you"]["person"] == "yuna"


async def test_a_hello_with_a_wrong_token_is_shown_the_door() -> None:
    async with serving() as hub, hub.connect() as socket:
        await socket.send('{"type": "hello", "id": 1, "token": "wrong"}')
        error = msgspec.json.decode(await socket.recv())
        assert (error["id"], error["code"]) == (1, "wrong_token")
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008


async def test_a_lost_phone_is_shut_out_at_once() -> None:
    async with serving() as hub:
        token = token_for(hub.pairing, "mina")
        async with hub.line(hello={"token": token}) as lost, hub.line() as other:
            hub.pairing.revoke(hub.pairing.surfaces[0].id)
            with pytest.raises(ConnectionClosed) as closed:
                await lost.next()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1008
            assert (await other.ask({"type": "ping"}))["type"] == "pong"


async def test_a_guests_surface_is_told_nothing_about_the_calendar() -> None:
    async with serving() as hub:
        token = token_for(hub.pairing, None)
        async with hub.line(hello={"token": token}) as guest, hub.line() as owner:
            assert "calendar" not in guest.state["states"]
            assert "calendar" not in [thing["id"] for thing in guest.state["things"]]
            hub.home.report("people.mina", "Presence", {"at_home": False})
            hub.home.report("lamp_0", "OnOff", {"on_off": True})
            assert len((await owner.next("event"))["changes"]) == 2
            assert (await guest.next("event"))["changes"] == [["lamp_0", "OnOff", {"on_off": True}]]


async def test_a_phone_that_asks_all_the_time_over_its_line_is_slowed_down() -> None:
    async with serving() as hub:
        async with hub.line(hello={"token": token_for(hub.pairing, "mina")}) as phone:
            for number in range(80):
                await phone.send({"type": "undo", "id": number})
                await asyncio.sleep(0)
            answers = [await phone.next("reply", "error") for _ in range(80)]
        assert "too_many" in {answer.get("code") for answer in answers}
        assert sum(answer["type"] == "reply" for answer in answers) >= 40

"""The live websocket, as surfaces live with it."""

from __future__ import annotations

import asyncio

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from madang.surfaces.wire import State

from .house import House, blueprint, serving


async def test_a_surface_says_hello_and_sees_the_whole_home() -> None:
    async with serving() as hub, hub.line(hello={"kind": "page", "language": "en"}) as page:
        state = page.state
        assert state["seq"] == 0
        assert state["home"]["name"] == {"en": "Test home"}
        assert [thing["id"] for thing in state["things"]][:4] == ["lamp_0", "lamp_1", "lamp_2", "calendar"]
        assert state["states"]["lamp_0"]["OnOff"]["on_off"] is False
        assert state["you"] == {
            "person": "mina",
            "role": "owner",
            "language": "en",
            "trusted": True,
            "local": True,
        }
        assert "pin" not in state["people"][0]
        assert state["people"][0]["has_pin"] is True


async def test_the_state_is_what_the_wire_says_it_is() -> None:
    async with serving() as hub, hub.line() as page:
        assert set(page.state) == {"type", *State.__struct_fields__}


async def test_what_is_said_at_one_surface_is_seen_at_another() -> None:
    async with serving() as hub, hub.line() as phone, hub.line() as wall:
        reply = await phone.ask({"type": "say", "text": "turn on lamp_1", "language": "en"})
        assert reply["ok"] is True
        assert reply["results"][0]["step"] == {"do": "lamp_1", "command": "OnOff.on"}
        event = await wall.next("event")
        assert event["changes"] == [["lamp_1", "OnOff", {"on_off": True}]]
        act = await wall.next("act")
        assert act["act"]["id"] == reply["act"]


async def test_a_click_is_a_plan_of_steps() -> None:
    async with serving() as hub, hub.line() as page:
        steps = [{"do": "lamp_0", "command": "LevelControl.move_to_level", "args": {"level": 40}}]
        assert (await page.ask({"type": "do", "steps": steps}))["ok"] is True
        assert hub.home.twin.get("lamp_0", "LevelControl.current_level") == 40


async def test_a_dry_run_touches_nothing() -> None:
    async with serving() as hub, hub.line() as page:
        reply = await page.ask({"type": "say", "text": "turn on lamp_1", "dry": True})
        assert reply["dry"] is True
        assert hub.home.twin.get("lamp_1", "OnOff.on_off") is False


async def test_on_this_machine_a_surface_may_say_whose_it_is() -> None:
    async with serving() as hub, hub.line(hello={"person": "yuna"}) as page:
        assert page.state["you"]["role"] == "child"
        await page.ask({"type": "say", "text": "turn on lamp_0"})
        assert hub.home.heard[-1][1].person == "yuna"


async def test_a_tv_on_this_machine_is_not_trusted() -> None:
    async with serving() as hub, hub.line(hello={"kind": "tv"}) as tv:
        assert tv.state["you"]["trusted"] is False


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{", "bad_json"),
        ("[1, 2]", "bad_message"),
        ('"hello"', "bad_message"),
        ("[" * 100_000, "bad_message"),
        ('{"type":' + "[" * 100_000, "bad_json"),
        ('{"type": "dance"}', "bad_message"),
        ('{"type": "say", "text": 7}', "bad_message"),
        ('{"type": "say", "text": "hi", "volume": 11}', "bad_message"),
        ('{"type": "hello"}', "hello_again"),
        ('{"type": "do", "steps": [{"jump": "high"}]}', "bad_steps"),
        ('{"type": "do", "steps": [{"do": "lamp_0"}]}', "bad_steps"),
        ('{"type": "say", "text": "hi", "space": "moon"}', "no_such_space"),
        (b"\x00\x01", "not_text"),
    ],
)
async def test_a_wrong_message_gets_an_error_and_the_line_goes_on(message: str | bytes, code: str) -> None:
    async with serving() as hub, hub.line() as page:
        await page.socket.send(message)
        error = await page.next("error")
        assert error["code"] == code
        assert error["message"].endswith(".")
        assert (await page.ask({"type": "ping"}))["type"] == "pong"


async def test_an_error_carries_the_id_of_its_message() -> None:
    async with serving() as hub, hub.line() as page:
        await page.send({"type": "say", "id": 17, "text": 5})
        assert (await page.next("error"))["id"] == 17


async def test_a_text_of_100_kB_is_told_to_be_too_long() -> None:
    async with serving() as hub, hub.line() as page:
        error = await page.ask({"type": "say", "text": "아" * 100_000})
        assert error["code"] == "too_long"
        assert "2000" in error["message"]
        assert (await page.ask({"type": "say", "text": "turn on lamp_0"}))["ok"] is True


async def test_nothing_is_answered_before_hello() -> None:
    async with serving() as hub, hub.connect() as socket:
        await socket.send('{"type": "say", "text": "turn on lamp_0"}')
        assert msgspec.json.decode(await socket.recv())["code"] == "no_hello"
        await socket.send('{"type": "hello"}')
        assert msgspec.json.decode(await socket.recv())["type"] == "state"
        assert hub.home.heard == []


async def test_another_version_is_refused() -> None:
    async with serving() as hub, hub.connect() as socket:
        await socket.send('{"type": "hello", "version": 99}')
        assert msgspec.json.decode(await socket.recv())["code"] == "wrong_version"
        with pytest.raises(ConnectionClosed):
            await socket.recv()


async def test_a_page_of_another_site_gets_no_line() -> None:
    async with serving() as hub:
        with pytest.raises(InvalidStatus) as refused:
            async with hub.connect(origin="https://evil.example"):
                pass
        assert refused.value.response.status_code == 403


async def test_a_name_that_was_rebound_to_this_machine_gets_no_line() -> None:
    async with serving() as hub:
        port = int(hub.url.rpartition(":")[2])
        with pytest.raises(InvalidStatus) as refused:
            async with connect(f"ws://evil.example:{port}/live", host="127.0.0.1", port=port, proxy=None):
                pass
        assert refused.value.response.status_code == 403


async def test_a_slow_answer_keeps_nobody_waiting() -> None:
    async with serving() as hub, hub.line() as page:
        hub.home.slow.clear()
        await page.send({"type": "say", "id": 1, "text": "turn on lamp_0"})
        assert (await page.ask({"type": "ping", "id": 2}))["type"] == "pong"
        hub.home.slow.set()
        assert (await page.next("reply"))["id"] == 1


async def test_too_many_requests_at_once_are_told_so() -> None:
    async with serving() as hub, hub.line() as page:
        hub.home.slow.clear()
        for number in range(17):
            await page.send({"type": "say", "id": number, "text": "turn on lamp_0"})
        error = await page.next("error")
        assert (error["id"], error["code"]) == (16, "busy")
        hub.home.slow.set()
        answered = {(await page.next("reply"))["id"] for _ in range(16)}
        assert answered == set(range(16))


async def test_a_mistake_in_the_hub_is_an_error_not_the_end(caplog: pytest.LogCaptureFixture) -> None:
    async with serving() as hub, hub.line() as page:
        hub.home.undo = None  # type: ignore[method-assign, assignment]
        error = await page.ask({"type": "undo"})
        assert error["code"] == "internal"
        assert "Traceback" not in error["message"]
        assert (await page.ask({"type": "ping"}))["type"] == "pong"


async def test_no_change_is_missed_or_told_twice_by_whoever_comes_in_the_middle() -> None:
    home = House(blueprint(lamps=20))
    async with serving(home) as hub:
        stop = asyncio.Event()

        async def live() -> None:
            number = 0
            while not stop.is_set():
                for _ in range(5):
                    home.report(f"lamp_{number % 20}", "LevelControl", {"current_level": number % 97})
                    number += 1
                await asyncio.sleep(0.001)

        busy = asyncio.create_task(live())

        async def watch() -> None:
            async with hub.line() as page:
                seq, states = page.state["seq"], page.state["states"]
                for _ in range(30):
                    event = await page.next("event")
                    assert event["seq"] - len(event["changes"]) == seq
                    seq = event["seq"]
                    for thing, trait, values in event["changes"]:
                        states[thing][trait] |= values
                if seq == home.seq:
                    assert states["lamp_3"]["LevelControl"]["current_level"] == home.twin.get(
                        "lamp_3", "LevelControl.current_level"
                    )

        await asyncio.gather(*(watch() for _ in range(12)))
        stop.set()
        await busy
        async with hub.line() as late:
            assert late.state["seq"] == home.seq


async def test_a_surface_that_stops_reading_costs_the_others_nothing() -> None:
    home = House(blueprint(lamps=50))
    async with serving(home) as hub, hub.line() as reader, hub.line() as sleeper:
        sleeper.socket.transport.pause_reading()
        seq = 0
        for number in range(3_000):
            for lamp in range(50):
                home.report(f"lamp_{lamp}", "LevelControl", {"current_level": (number + lamp) % 89})
            await asyncio.sleep(0)
            if number % 100 == 0:
                while seq < home.seq:
                    seq = (await reader.next("event"))["seq"]
        while seq < home.seq:
            seq = (await reader.next("event"))["seq"]
        assert seq == home.seq > 100_000
        sleeper.socket.transport.resume_reading()
        assert (await sleeper.next("notice"))["kind"] == "lagging"
        state = await sleeper.next("state")
        assert state["seq"] == home.seq
        home.report("lamp_0", "LevelControl", {"current_level": 99})
        event = await sleeper.next("event")
        assert event["seq"] == home.seq
        assert event["seq"] - len(event["changes"]) == state["seq"]

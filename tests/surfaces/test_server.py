"""Start and stop."""

from __future__ import annotations

import asyncio
import socket

import httpx
import pytest

from madang.surfaces.server import ServerError, serve

from .house import House, serving


async def test_a_port_that_is_taken_is_said_to_be_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=rf"Port {port} .* is taken.*--port"):
            await serve(House(), port=port, web=None)


async def test_an_address_that_is_not_ours_is_said_so() -> None:
    with pytest.raises(ServerError, match=r"192\.0\.2\.1"):
        await serve(House(), host="192.0.2.1", port=0, web=None)
    with pytest.raises(ServerError, match="not an address of this machine"):
        await serve(House(), host="no such host", port=0, web=None)


async def test_it_stops_when_asked_with_lines_open() -> None:
    async with serving() as hub, hub.line() as page:
        assert page.state["seq"] == 0
        url = hub.url
    with pytest.raises(httpx.ConnectError):
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.get(f"{url}/api/health")


async def test_it_serves_again_on_the_same_port_at_once() -> None:
    async with serving() as hub:
        port = int(hub.url.rpartition(":")[2])
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    task = asyncio.create_task(
        serve(House(), port=port, web=None, stop=stop, ready=ready.set_result, pairing=None)
    )
    assert await ready == f"http://127.0.0.1:{port}"
    stop.set()
    await task


async def test_on_all_addresses_it_tells_one_that_works_here() -> None:
    async with serving(host="0.0.0.0") as hub:
        assert hub.url.startswith("http://127.0.0.1:")
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"{hub.url}/api/home")).json()["you"]["local"] is True
            code = (await client.post(f"{hub.url}/api/pair/start", json={})).json()
            assert "127.0.0.1" not in code["url"]

"""Nonsense on the live line: every message gets an answer, and the line goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .house import Line, serving

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ("id", "version", "kind", "text", "language", "space", "dry", "pending", "yes", "pin", "act", "person")
)
TYPES = st.sampled_from(("hello", "say", "do", "confirm", "undo", "ping", "dance"))
STEPS = st.lists(
    st.dictionaries(
        st.sampled_from(("do", "look", "wait", "ask", "refuse", "command", "args", "attribute")),
        ANYTHING | st.sampled_from(("lamp_0", "OnOff.on", "OnOff.on_off", "LevelControl.move_to_level")),
        max_size=4,
    ),
    max_size=4,
)
ALMOST = st.builds(
    lambda type, fields, steps: {"type": type, **fields, **({"steps": steps} if type == "do" else {})},
    TYPES,
    st.dictionaries(KEYS, ANYTHING, max_size=4),
    STEPS,
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def line() -> AsyncIterator[Line]:
    async with serving() as hub, hub.line() as one:
        yield one


async def survives(line: Line, message: str | bytes) -> None:
    """The message gets at least one answer, and a ping after it its pong."""
    await line.socket.send(message)
    await line.send({"type": "ping", "id": "after"})
    seen: list[dict[str, Any]] = []
    while not seen or seen[-1] != {"type": "pong", "id": "after"}:
        seen.append(await line.next("reply", "error", "pong"))
    assert all(answer.get("code") != "internal" for answer in seen)


@pytest.mark.asyncio(loop_scope="module")
@given(st.text(max_size=200) | st.binary(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
async def test_any_text_and_any_bytes(line: Line, message: str | bytes) -> None:
    await survives(line, message)


@pytest.mark.asyncio(loop_scope="module")
@given(ANYTHING | ALMOST)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
async def test_any_json_and_what_is_almost_a_message(line: Line, message: Any) -> None:
    await survives(line, msgspec.json.encode(message).decode())

"""The surfaces before the real demo home: nothing that a program sends makes the hub stumble."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.config import demo_home, load_home
from madang.door.outcome import Who
from madang.hub import Home
from madang.things.blueprint import LANGUAGES
from madang.things.plan import Do

from .house import Line, Server, serving

DEMO = load_home(demo_home())
COMMANDS = [(thing.id, command) for thing in DEMO.things.values() for command in thing.all_commands()]
IS_ON = {"op": "==", "value": True}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hub() -> AsyncIterator[Server]:
    home = await Home.open(DEMO, None)
    async with serving(home) as server:
        yield server
    await home.close()


@st.composite
def commands(draw: st.DrawFn) -> Do:
    """Any command of any thing, with any arguments."""
    thing, command = draw(st.sampled_from(COMMANDS))
    names = st.sampled_from([*command.args.__struct_fields__, "id", "by", "name", "nonsense"])
    return Do(thing, command.full_name, draw(st.dictionaries(names, VALUES, max_size=3)))


@pytest.mark.asyncio(loop_scope="module")
@given(commands(), st.sampled_from(LANGUAGES), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
async def test_any_arguments_get_an_answer(hub: Server, step: Do, language: str, dry: bool) -> None:
    assistant: Any = hub.home.assistant
    who = Who("minji", language=language)
    answer = assistant.rehearse((step,), who) if dry else await assistant.do((step,), who)
    assert answer.text
    assert len(answer.results) == 1


async def _hear(page: Line, language: str, text: str) -> dict[str, Any]:
    return await page.ask({"type": "say", "text": text, "language": language})


@pytest.mark.asyncio(loop_scope="module")
async def test_the_house_is_spoken_to_in_five_languages(hub: Server) -> None:
    async with hub.line() as page:
        for language, text in (
            ("ko", "거실 불 켜줘"),
            ("en", "dim the kitchen light to 30 percent and close the blinds"),
            ("ja", "寝室の温度は?"),
            ("de", "mach alle Lichter aus"),
            ("ar", "أطفئ نور المطبخ"),
        ):
            reply = await _hear(page, language, text)
            assert reply["ok"], (text, reply["text"])
            assert reply["language"] == language


@pytest.mark.asyncio(loop_scope="module")
async def test_a_question_is_seen_everywhere_and_can_be_answered_anywhere(hub: Server) -> None:
    async with hub.line() as page, hub.line() as phone:
        reply = await _hear(page, "en", "unlock the front door")
        assert reply["ok"] is False
        question = reply["pending"]["id"]
        asked = await phone.next("pending")
        assert question in [one["id"] for one in asked["pending"]]
        await phone.ask({"type": "confirm", "pending": question, "yes": False})
        answered = await page.next("pending")
        assert question not in [one["id"] for one in answered["pending"]]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("wait", "code"),
    [
        ({"until": {"thing": "no.thing", "attribute": "OnOff.on_off", **IS_ON}}, "no_such_attribute"),
        ({"until": {"thing": "kitchen.blind", "attribute": "OnOff.x", **IS_ON}}, "no_such_attribute"),
        ({"seconds": 3_000_000}, "too_long_a_wait"),
        ({"seconds": -1}, "bad_steps"),
    ],
)
async def test_a_wait_for_what_never_comes_is_told_so(hub: Server, wait: dict[str, Any], code: str) -> None:
    steps = [{"wait": wait}, {"do": "kitchen.ceiling_light", "command": "OnOff.on"}]
    async with hub.line() as page:
        error = await page.ask({"type": "do", "steps": steps})
        assert error["code"] == code

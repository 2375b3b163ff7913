"""Plans from their wire form and back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.things.plan import Ask, Do, Look, Pause, Plan, Refuse, Step, Wait, parse_step, parse_steps

STEPS: list[tuple[dict[str, Any], Step]] = [
    ({"do": "lamp", "command": "OnOff.on"}, Do("lamp", "OnOff.on")),
    (
        {"do": "lamp", "command": "LevelControl.move_to_level", "args": {"level": 40}},
        Do("lamp", "LevelControl.move_to_level", {"level": 40}),
    ),
    ({"look": "t", "attribute": "A.b", "value": 21.5}, Look("t", "A.b", 21.5)),
    ({"wait": {"seconds": 600}}, Wait(Pause(600))),
    ({"ask": "which_thing", "candidates": ["a", "b"]}, Ask("which_thing", ("a", "b"))),
    ({"refuse": "no_such_thing", "said": "the moon"}, Refuse("no_such_thing", "the moon")),
]


@pytest.mark.parametrize(("wire", "step"), STEPS)
def test_a_step_reads_and_writes_as_documented(wire: dict[str, Any], step: Step) -> None:
    assert parse_step(wire) == step
    assert msgspec.json.decode(msgspec.json.encode(step)) == wire


@pytest.mark.parametrize(
    ("wire", "words"),
    [
        ([], r"\$: expected an object"),
        ({}, "one of the keys do, look, wait, ask, refuse"),
        ({"do": "lamp"}, "command"),
        ({"do": "lamp", "command": "OnOff.on", "speed": 3}, "speed"),
        ({"refuse": "because"}, "because"),
        ({"wait": {"seconds": -1}}, ">= 0"),
    ],
)
def test_a_wrong_step_says_what_was_expected(wire: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_step(wire)


def test_a_wrong_step_in_a_list_says_which() -> None:
    with pytest.raises(ValueError, match=r"\$\.steps\[1\]"):
        parse_steps([{"do": "lamp", "command": "OnOff.on"}, 5])
    with pytest.raises(ValueError, match="expected a list"):
        parse_steps({"do": "lamp"})


def test_only_a_plan_with_a_deed_acts() -> None:
    assert Plan((Do("lamp", "OnOff.on"),)).acts
    assert not Plan((Look("lamp", "OnOff.on_off"), Ask("what"))).acts


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["do", "look", "wait", "ask", "refuse", "command", "args"]), inner)
    ),
    max_leaves=8,
)


@given(json)
def test_whatever_comes_in_is_a_plan_or_a_clear_error(raw: Any) -> None:
    outcome = _parsed(raw)
    if isinstance(outcome, str):
        assert outcome.startswith("$.steps")
    else:
        assert all(isinstance(step, Do | Look | Wait | Ask | Refuse) for step in outcome)


def _parsed(raw: Any) -> tuple[Step, ...] | str:
    try:
        return parse_steps(raw)
    except ValueError as error:
        return str(error)

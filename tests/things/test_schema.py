"""The JSON Schema of a home file agrees with what reads it."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
import yaml

from madang.config import demo_home, small_home
from madang.things.schema import home_schema

SCHEMA = home_schema()


def test_it_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


@pytest.mark.parametrize("path", [demo_home(), small_home()], ids=lambda path: path.name)
def test_our_own_homes_are_valid(path: Any) -> None:
    jsonschema_rs.validate(SCHEMA, yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "lamp"},
        {"colour": "red"},
        {"traits": {"OnOf": {}}},
        {"traits": {"OnOff": {"state": {"on_off": "yes"}}}},
        {"traits": {"ColorControl": {"features": ["rgb"]}}},
        {"traits": {"LevelControl": {"limits": {"colour": {"min": 1}}}}},
    ],
)
def test_an_editor_sees_the_same_mistakes(more: dict[str, Any]) -> None:
    lamp = {"id": "lamp", "kind": "light", "name": {"en": "Lamp"}}
    assert jsonschema_rs.is_valid(SCHEMA, {"things": [lamp]})
    assert not jsonschema_rs.is_valid(SCHEMA, {"things": [{**lamp, **more}]})

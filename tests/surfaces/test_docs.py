"""The protocol's documentation tells the truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec

from madang.surfaces import limits, live, wire
from madang.surfaces.http import ENDPOINTS

DOCS = Path(__file__).parents[2] / "docs"
LIVE = (DOCS / "live.md").read_text("utf-8")
API = (DOCS / "api.md").read_text("utf-8")


def test_every_example_is_a_message_that_the_hub_takes() -> None:
    examples = [
        line for block in re.findall(r"```json\n(.*?)```", LIVE, re.DOTALL) for line in block.splitlines()
    ]
    decoded = {type(msgspec.json.decode(line, type=wire.AnyFromSurface)) for line in examples}
    assert decoded == set(get_args(wire.AnyFromSurface))


def test_every_message_is_in_the_tables() -> None:
    for message in (*get_args(wire.AnyFromSurface), *get_args(wire.AnyFromHub)):
        assert f"| `{message.__struct_config__.tag}` |" in LIVE


def test_every_error_of_the_line_is_explained() -> None:
    source = Path(live.__file__).read_text("utf-8")
    codes = set(re.findall(r'(?:_Bad|ApiError)\(\s*(?:\d+,\s*)?"([a-z_]+)"', source))
    codes |= set(re.findall(r'Error\((?:\w+|None), "([a-z_]+)"', source))
    assert len(codes) >= 10
    assert {code for code in codes if f"`{code}`" not in LIVE} == set()


def test_every_endpoint_is_listed() -> None:
    assert {endpoint.path for endpoint in ENDPOINTS if f"`{endpoint.path}" not in API} == set()


def test_the_limits_are_the_ones_in_the_code() -> None:
    assert f"{limits.NETWORK.per_second} a second, {limits.NETWORK.burst} at once" in API
    assert f"{limits.LOCAL.per_second:,} a second" in API
    assert f"at most {live.LONGEST_TEXT:,} characters" in LIVE
    assert f"`busy` | {live.AT_ONCE} requests" in LIVE

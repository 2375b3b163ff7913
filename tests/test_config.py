"""Home files: what people write, what they get wrong, and how they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.config import HomeFileError, default_data_dir, demo_home, load_home, read_home, small_home
from madang.things.blueprint import Blueprint

DEMO = demo_home().read_text("utf-8")
LAMP = """\
things:
  - id: lamp
    kind: light
    name: {en: Lamp}
"""


def mistake(text: str | bytes) -> HomeFileError:
    with pytest.raises(HomeFileError) as caught:
        read_home(text if isinstance(text, bytes) else text.encode(), "home.yaml")
    return caught.value


def test_the_demo_and_the_small_home_are_good() -> None:
    assert len(load_home(demo_home()).things) > 40
    assert len(load_home(small_home()).things) == 3 + 1  # three things, one person


@pytest.mark.parametrize(
    ("right", "wrong", "field", "words"),
    [
        ("kind: air_purifier", "kind: air_purifer", "things[6].kind", "did you mean air_purifier?"),
        ("OnOff: {state: {on_off: true}}", "OnOf: {}", "things[0].traits.OnOf", "did you mean OnOff?"),
        ("current_level: 70", "current_level: 170", "LevelControl.state.current_level", "<= 100"),
        ("role: owner", "role: king", "people[0].role", "known: owner, adult, child, guest"),
        ("time_zone:", "timezone:", "home.timezone", "did you mean time_zone?"),
        ("space: kitchen\n", "space: kitchn\n", "things[14].space", "did you mean kitchen?"),
        ("size: [0.9, 0.9, 0.1]", "size: [0.9]", "things[0].size", "expected a list of length 3, got 1"),
        ("{kind: gap,", "{kind: hole,", "spaces[1].openings[0].kind", "known: door, gap, window"),
        ('at: "23:00"', 'at: "29:00"', "rules[4].at", "a time of day"),
        ("thing: kitchen.oven}", "thing: kitchen.ofen}", "rules[3].never.thing", "did you mean kitchen.oven"),
        ("current_state: playing", "current_state: plays", ".state.current_state", "did you mean playing?"),
    ],
)
def test_a_mistake_in_the_demo_is_found_in_its_line(right: str, wrong: str, field: str, words: str) -> None:
    line = DEMO[: DEMO.index(right)].count("\n") + 1
    error = mistake(DEMO.replace(right, wrong, 1))
    assert (error.file, error.line) == ("home.yaml", line)
    assert error.field.endswith(field)
    assert words in error.message
    assert str(error).startswith(f"home.yaml, line {line}, column ")


def test_a_key_that_is_there_twice_is_a_mistake_not_a_choice() -> None:
    error = mistake(LAMP + "    kind: tv\n")
    assert (error.line, error.column) == (5, 5)
    assert error.message == "the key 'kind' is here twice (first in line 3)"


def test_a_driver_that_there_is_not() -> None:
    error = mistake(LAMP + "    driver: virtul\n")
    assert error.line == 5
    assert "did you mean virtual?" in error.message


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 1, "the file is empty"),
        (b"# nothing yet\n", 1, "the file is empty"),
        (b"things: [1", 1, "not valid YAML"),
        (b"home:\n\tname: x\n", 2, "indent with spaces"),
        (b"home: {name: {ko: \xc1\xf6}}", 1, "not UTF-8"),
        ("home: {name: {ko: 집}}".encode("utf-16"), 1, "UTF-16"),
        (b"home:\n  name: {en: \x00}", 2, "does not allow"),
        (b"a: 1\n--- \nb: 2", 2, "another document"),
        (b"things: *lamps", 1, "undefined alias"),
        (b"things: &a [*a]", 1, "leads back to itself"),
        (b"? [a, b]\n: c", 1, "a key must be text"),
        (b"- lamp", 1, "expected a mapping"),
        (b"42", 1, "expected a mapping"),
        (b"[" * 60_000, 1, "nested more than"),
        (b"[" * 5_000 + b"]" * 5_000, 1, "nested more than"),
        (b"- " * 60_000, 1, "nested more than"),
    ],
)
def test_what_is_no_home_file_is_said_in_one_sentence(content: bytes, line: int, words: str) -> None:
    error = mistake(content)
    assert error.line == line
    assert words in error.message
    assert "\n" not in error.message


def test_aliases_that_multiply_are_stopped() -> None:
    layers = "\n".join(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 10)}]" for i in range(1, 12))
    assert "too many values" in mistake("x0: &x0 [a, b]\n" + layers).message


def test_words_that_other_yaml_readers_take_for_something_else_stay_words() -> None:
    rule = "rules:\n  - {id: night, say: {en: no}, at: 23:00, do: [{do: lamp, command: OnOff.on}]}\n"
    (night,) = read_home((LAMP + rule).encode()).rules
    assert night.at == "23:00"
    assert night.say == {"en": "no"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.yaml", "no such file"), (tmp_path, "is a folder")):
        with pytest.raises(HomeFileError, match=words) as caught:
            load_home(path)
        assert str(path) in str(caught.value)


def test_data_lies_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_dir() == tmp_path / "madang"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_data_dir() == tmp_path / ".local" / "share" / "madang"


# ------------------------------------------------------------------ whatever people do to a home file

HOME: Any = yaml.safe_load(DEMO)
KEPT = ("living_room.floor_lamp", "living_room.tv", "kitchen.oven", "kitchen.bin", "kitchen.wine_cooler",
        "entrance.front_door", "bedroom.alarm_clock", "home.shopping_list")  # fmt: skip
HOME["things"] = [thing for thing in HOME["things"] if thing["id"] in KEPT]
HOME["rules"] = HOME["rules"][:5]
ODD = st.sampled_from([None, True, -1, 0.5, 1e300, "", "x", "لا", [], [1], [[]], {}, {"x": 1}, {"en": {}}])


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        found += _places(value[key], (*path, key))
    return found


PLACES = _places(HOME)


def _changed(value: Any, path: tuple[Any, ...], change: Any) -> Any:
    """A copy with `change` in that place; or without the place, for ``change`` is ``...``."""
    if not path:
        return None if change is ... else change
    copy = dict(value) if isinstance(value, dict) else list(value)
    key = path[0]
    if len(path) == 1 and change is ...:
        del copy[key]
    elif len(path) == 1 and isinstance(copy, dict) and isinstance(change, str) and change:
        copy[change] = copy.pop(key)  # a misspelt key
    else:
        copy[key] = _changed(copy[key], path[1:], change)
    return copy


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.sampled_from(PLACES), ODD | st.just(...))
def test_a_damaged_home_file_is_read_or_explained(place: tuple[Any, ...], change: Any) -> None:
    text = yaml.dump(_changed(HOME, place, change), Dumper=yaml.CSafeDumper, allow_unicode=True)
    outcome = _outcome(text.encode())
    assert isinstance(outcome, Blueprint) or 1 <= outcome.line <= text.count("\n") + 1


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_file_with_bytes_cut_out_or_put_in_is_read_or_explained(data: st.DataObject) -> None:
    content = DEMO.encode()
    start = data.draw(st.integers(0, len(content)))
    end = min(len(content), start + data.draw(st.integers(0, 200)))
    content = content[:start] + data.draw(st.binary(max_size=8)) + content[end:]
    outcome = _outcome(content)
    assert isinstance(outcome, Blueprint) or outcome.line >= 1


def _outcome(content: bytes) -> Blueprint | HomeFileError:
    try:
        return read_home(content)
    except HomeFileError as error:
        return error

"""Dates and times are found where people say them, and mean what people mean."""

from __future__ import annotations

import datetime as dt
import inspect
import time
from zoneinfo import ZoneInfo

import pytest

from madang.language.dates import find
from madang.language.dates.grammar import Node, grammar

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 18, 14, 30, tzinfo=BERLIN)  # a Wednesday
LANGUAGES = ("ko", "en", "ja", "de", "ar", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_gives_its_rule_what_it_needs(language: str) -> None:
    nodes: list[tuple[Node, tuple[str, ...]]] = [(grammar(language).root, ())]
    while nodes:
        node, path = nodes.pop()
        for _, rule, names, fixed in node.rules:
            if rule.__name__ == "_nothing":
                continue
            wanted = list(inspect.signature(rule).parameters.values())[1:]
            given = {name for name in names if name} | fixed.keys()
            assert given <= {one.name for one in wanted}, f"{rule.__name__} of {' '.join(path)}"
            assert {one.name for one in wanted if one.default is one.empty} <= given, (rule.__name__, path)
        nodes += [(below, (*path, name)) for name, below in node.next.items()]


@pytest.mark.parametrize(
    ("said", "kind", "words", "values"),
    [
        ("remind me tomorrow to water the basil", "date", "tomorrow", {"2026-11-19"}),
        ("wake me at 6:30 on friday", "datetime", "at 6:30 on friday",
         {"2026-11-13 06:30:00", "2026-11-20 06:30:00", "2026-11-13 18:30:00", "2026-11-20 18:30:00"}),
        ("what is on next month on the third", "date", "next month on the third", {"2026-12-03"}),
        ("turn the oven off in half an hour", "datetime", "in half an hour", {"2026-11-18 15:00:00"}),
        ("set a timer for an hour and a half", "duration", "an hour and a half", {"5400"}),
        ("the party is on the second of may", "date", "the second of may", {"2026-05-02", "2027-05-02"}),
        ("am I free two weeks from tomorrow", "date", "two weeks from tomorrow", {"2026-12-03"}),
        ("movie night next saturday at half past eight in the evening", "datetime",
         "next saturday at half past eight in the evening", {"2026-11-28 20:30:00"}),
    ],
)  # fmt: skip
def test_english_moments(said: str, kind: str, words: str, values: set[str]) -> None:
    (moment,) = find(said, "en", NOW)
    assert moment.kind == kind
    assert moment.text.removeprefix("on ") == words
    assert said[moment.start : moment.end] == moment.text
    readings = {f"{v.seconds:g}" if v.seconds is not None else str(v.begin) for v in moment.values}
    assert readings == values


@pytest.mark.parametrize(
    "said",
    [
        "turn on the light",
        "may I have the bedroom at 40 percent",
        "good morning",
        "play some jazz",
        "",
        "the sun is out",
    ],
)
def test_what_is_no_time_is_left_alone(said: str) -> None:
    assert find(said, "en", NOW) == ()


@pytest.mark.parametrize(
    "text", ["1 " * 50_000, "monday " * 20_000, "\x00\u202e tomorrow" * 9_000, "a" * 100_000]
)
def test_a_flood_of_text_is_read_quickly(text: str) -> None:
    begin = time.thread_time()
    find(text, "en", NOW)
    assert time.thread_time() - begin < 0.5

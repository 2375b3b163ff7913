"""A language is a folder: what every one of them must bring, and what of another's code it must not need."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import madang.language
from madang.language.about import about
from madang.language.dates import find
from madang.language.lexicon import lexicon
from madang.things.kinds import KINDS
from madang.things.languages import LANGUAGES, PROMISED, language_folder

from .day import MONDAY_EVENING, demo_blueprint, hear

EVERY = pytest.mark.parametrize("language", LANGUAGES)
ROOT = Path(__file__).parents[2]
WITHOUT_WORDS = {"appliance", "person", "ride", "shop", "weather", "other"}
"""Kinds that are called by their own names, or asked for by what they do."""


def test_the_promised_languages_come_first_and_french_was_added() -> None:
    assert LANGUAGES[: len(PROMISED)] == PROMISED
    assert "fr" in LANGUAGES


@EVERY
def test_a_folder_has_all_its_files(language: str) -> None:
    names = {path.name for path in language_folder(language).iterdir()}
    assert {"about.toml", "words.toml", "replies.toml", "dates.toml"} <= names


@EVERY
def test_the_page_and_the_training_have_the_language_too(language: str) -> None:
    assert (ROOT / "web" / "src" / "shared" / "words" / f"{language}.ts").is_file()
    assert (ROOT / "training" / "templates" / f"{language}.toml").is_file()


@EVERY
def test_what_a_language_says_of_itself_is_whole(language: str) -> None:
    facts = about(language)
    assert facts.name
    assert facts.yes
    assert facts.slow
    assert facts.detect.script or (facts.detect.words and facts.detect.looks)


@EVERY
def test_the_sample_does_something_in_the_demo_home(language: str) -> None:
    assert hear(about(language).sample, language).plan.steps


def sections(language: str) -> set[str]:
    return set(tomllib.loads((language_folder(language) / "words.toml").read_text(encoding="utf-8")))


@EVERY
def test_every_kind_and_the_words_that_decide_have_phrases(language: str) -> None:
    tags = {tag for known in lexicon(language).phrases.values() for tag in known}
    missing = {f"kind.{kind}" for kind in KINDS} - tags - {f"kind.{kind}" for kind in WITHOUT_WORDS}
    assert not missing, f"{language} has no words for {sorted(missing)}"
    needed = {"act", "ask", "attr", "color", "day", "join", "kind", "meta", "mode", "quant", "skip", "state"}
    assert needed | {"room", "time", "unit", "weekday", "style", "numbers"} <= sections(language)


@EVERY
def test_today_and_a_weekday_are_found_in_what_is_said(language: str) -> None:
    now = demo_now()
    words = tomllib.loads((language_folder(language) / "words.toml").read_text(encoding="utf-8"))
    for word in (words["day"]["tomorrow"][0], words["weekday"]["fr"][0]):
        assert find(word, language, now), (language, word)


def demo_now() -> datetime:
    """A Monday evening in the demo home."""
    return datetime.fromtimestamp(MONDAY_EVENING, ZoneInfo(demo_blueprint().facts.time_zone))


def test_no_code_knows_a_language_that_was_added() -> None:
    """What French needs stands in its folder. ("fr" alone is a Friday.)"""
    added = [language for language in LANGUAGES if language not in PROMISED]
    asked = "|".join(rf"[\"']{language}[\"']" for language in added)
    named = re.compile(rf"language\b.*(?:==|!=|\bin\b).*(?:{asked})")
    source = Path(madang.language.__file__).parent
    for path in source.rglob("*.py"):
        assert not named.search(path.read_text(encoding="utf-8")), path
    assert not re.search(
        r"lang\.(?:" + "|".join(added) + r")\b", (source / "decisions.txt").read_text("utf-8")
    )

"""The time elsewhere: asked for in every language, answered with the name of the place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import madang.language.cities
from madang.language.cities import find_city
from madang.language.replies import Replies
from madang.things.blueprint import LANGUAGES

from .day import MONDAY_EVENING, demo_blueprint, hear, steps

PARIS = {
    "en": ("what time is it in Paris", "It's 11:00 in Paris."),
    "ko": ("파리 몇 시야", "파리는 지금 오전 11시예요."),
    "ja": ("パリは今何時", "パリは今11時です。"),
    "de": ("wie spät ist es in Paris", "In Paris ist es 11 Uhr."),
    "ar": ("كم الساعة في باريس", "الساعة 11:00 الآن في باريس."),
}
HERE = {
    "en": "what time is it please", "ko": "지금 몇 시야", "ja": "今何時ですか",
    "de": "wie viel Uhr ist es jetzt", "ar": "كم الساعة لو سمحت", "fr": "quelle heure est-il",
}  # fmt: skip


@pytest.mark.parametrize("language", PARIS)
def test_the_time_in_paris(language: str) -> None:
    asked, answer = PARIS[language]
    heard = hear(asked, language)
    replies = Replies(demo_blueprint())
    assert replies.chat(heard.topic, language, MONDAY_EVENING, heard.about) == answer


@pytest.mark.parametrize("language", HERE)
def test_a_question_for_the_time_here_names_no_city(language: str) -> None:
    assert steps(hear(HERE[language], language)) == ["meta chat time"]


def test_a_city_that_nobody_knows_is_named() -> None:
    assert steps(hear("what time is it in Atlantis", "en")) == ["refuse no_service Atlantis"]


def test_another_day_there_is_told() -> None:
    replies = Replies(demo_blueprint())
    evening = MONDAY_EVENING + 3 * 3600
    there = {"place": "Auckland", "zone": "Pacific/Auckland"}
    assert replies.chat("time_there", "en", evening, there) == "It's 02:00 in Auckland, tomorrow."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "zone", ["Asia/Seoul", "Europe/Paris", "America/New_York", "Asia/Riyadh", "Europe/Berlin", "Asia/Tokyo"]
)
def test_every_language_knows_the_great_cities(language: str, zone: str) -> None:
    table = Path(madang.language.cities.__file__).parent / language / "cities.toml"
    names = tomllib.loads(table.read_text(encoding="utf-8"))
    for name in names[zone]:
        city = find_city(name, language)
        assert city is not None
        assert city.zone == zone
    assert all(ZoneInfo(one) for one in names)

"""Numbers, durations, times and lists, as each language writes them."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.language.measure import Measure
from madang.language.voice import load

LANGUAGES = ("ko", "en", "ja", "de", "ar")
FRIDAY_18_02 = 1764320520.0
"""2025-11-28 18:02 in Seoul."""


def measure(language: str) -> Measure:
    return Measure(load(language)["measure"], ZoneInfo("Asia/Seoul"))


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "21.5도"), ("en", "21.5 °C"), ("ja", "21.5度"), ("de", "21,5 °C"), ("ar", "21.5 درجة")],
)
def test_a_temperature(language: str, text: str) -> None:
    assert measure(language).unit("celsius", 21.5) == text


def test_no_needless_decimals() -> None:
    assert measure("en").unit("celsius", 21.0) == "21 °C"
    assert measure("en").unit("percent", 39.6, 0) == "40%"
    assert measure("de").number(-0.04) == "0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "1시간 30분"),
        ("en", "1 hour 30 minutes"),
        ("ja", "1時間30分"),
        ("de", "1 Stunde 30 Minuten"),
        ("ar", "ساعة واحدة و30 دقيقة"),
    ],
)
def test_a_duration(language: str, text: str) -> None:
    assert measure(language).duration(5400) == text


def test_arabic_counts_one_two_few_and_many() -> None:
    arabic = measure("ar")
    said = [arabic.duration(60 * n) for n in (1, 2, 5, 15)]
    assert said == ["دقيقة واحدة", "دقيقتين", "5 دقائق", "15 دقيقة"]


@pytest.mark.parametrize(
    ("language", "today", "tomorrow", "later"),
    [
        ("ko", "오후 6시 2분", "내일 오후 6시 2분", "12월 28일 오후 6시 2분"),
        ("en", "18:02", "tomorrow at 18:02", "28 December at 18:02"),
        ("ja", "18時2分", "明日の18時2分", "12月28日の18時2分"),
        ("de", "18:02 Uhr", "morgen um 18:02 Uhr", "28. Dezember um 18:02 Uhr"),
        ("ar", "الساعة 18:02", "غدًا الساعة 18:02", "28 ديسمبر الساعة 18:02"),
    ],
)
def test_a_moment_in_the_home_s_time_zone(language: str, today: str, tomorrow: str, later: str) -> None:
    words, day = measure(language), 86400
    assert words.when(FRIDAY_18_02, FRIDAY_18_02) == today
    assert words.when(FRIDAY_18_02 + day, FRIDAY_18_02) == tomorrow
    assert words.when(FRIDAY_18_02 + 30 * day, FRIDAY_18_02) == later


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "평일 오전 7시"),
        ("en", "every weekday at 07:00"),
        ("ja", "平日7時"),
        ("de", "werktags um 7 Uhr"),
        ("ar", "من الاثنين إلى الجمعة الساعة 7:00"),
    ],
)
def test_an_alarm_on_workdays(language: str, text: str) -> None:
    assert measure(language).alarm("07:00", None, ("mo", "tu", "we", "th", "fr"), FRIDAY_18_02) == text


def test_an_alarm_without_a_day_rings_when_its_time_comes_next() -> None:
    assert measure("en").alarm("19:30", None, (), FRIDAY_18_02) == "today at 19:30"
    assert measure("en").alarm("06:30", None, (), FRIDAY_18_02) == "tomorrow at 06:30"


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("ko", "A와 B", "A, B, C"),
        ("en", "A and B", "A, B and C"),
        ("ja", "AとB", "A、B、C"),
        ("de", "A und B", "A, B und C"),
        ("ar", "A وB", "A، B وC"),
    ],
)
def test_a_list(language: str, two: str, three: str) -> None:
    assert measure(language).all_of(["A", "B"]) == two
    assert measure(language).all_of(["A", "B", "C"]) == three


@given(st.floats(0, 31_536_000), st.sampled_from(LANGUAGES))
def test_every_duration_can_be_said(seconds: float, language: str) -> None:
    words = measure(language)
    for text in (words.duration(seconds), words.left(seconds), words.kind_of(seconds)):
        assert text
        assert "{" not in text

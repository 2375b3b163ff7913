"""Moments as Koreans say them: native and Sino-Korean numbers, counted days, lunar feasts, repeats."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from madang.language.dates import Moment, find

NOW = dt.datetime(2026, 11, 23, 19, 0, tzinfo=ZoneInfo("Asia/Seoul"))  # a Monday


def only(text: str) -> Moment:
    (moment,) = find(text, "ko", NOW)
    return moment


@pytest.mark.parametrize(
    ("said", "words", "when"),
    [
        ("내일 아침 일곱 시 반에 깨워줘", "내일 아침 일곱 시 반", "2026-11-24 07:30:00"),
        ("사흘 뒤 저녁 여섯 시에 치과", "사흘 뒤 저녁 여섯 시", "2026-11-26 18:00:00"),
        ("다음 달 첫째 월요일 오전 10시 회의", "다음 달 첫째 월요일 오전 10시", "2026-12-07 10:00:00"),
        ("두 시간 반 뒤에 알려줘", "두 시간 반 뒤에", "2026-11-23 21:30:00"),
        ("지금부터 3분 있다 시작해", "지금부터 3분 있다", "2026-11-23 19:03:00"),
        ("오늘 밤 11시 반에 꺼줘", "오늘 밤 11시 반", "2026-11-23 23:30:00"),
        ("열흘 뒤에 물 줘", "열흘 뒤에", "2026-12-03"),
        ("석 달 뒤에 갱신해", "석 달 뒤에", "2027-02-23"),
        ("내년 설날에 할머니 댁", "내년 설날", "2027-02-07"),
        ("작년 추석에 산 거", "작년 추석", "2025-10-06"),
        ("올해 음력 12월 1일", "올해 음력 12월 1일", "2027-01-08"),
        ("지난주 수요일에 뭐 했지", "지난주 수요일", "2026-11-18"),
        ("밤 12시에 꺼", "밤 12시", "00:00:00"),
        ("일곱 시 십 분 전", "일곱 시 십 분 전", "06:50:00"),
    ],
)
def test_a_moment(said: str, words: str, when: str) -> None:
    moment = only(said)
    assert moment.text == words
    assert str(moment.values[0].begin) == when


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("이십오 분만 재줘", 1500), ("한 시간 반 동안", 5400), ("일주일", 604800), ("2박 3일", 259200),
        ("이틀 동안", 172800),
    ],
)  # fmt: skip
def test_how_long(said: str, seconds: float) -> None:
    moment = only(said)
    assert (moment.kind, moment.values[0].seconds) == ("duration", seconds)


@pytest.mark.parametrize(
    ("said", "timex"),
    [
        ("격주 금요일 오후 3시", "XXXX-WXX-5T15"),
        ("매주 월수금 아침 7시", "XXXX-WXX-1T07"),
        ("30분마다", "PT30M"),
        ("하루걸러", "P2D"),
        ("매월 둘째 주 화요일", "XXXX-XX-WXX-2-#2"),
        ("매년 5월 5일", "XXXX-05-05"),
        ("평일 아침 7시", "P1WDT07"),
    ],
)
def test_again_and_again(said: str, timex: str) -> None:
    moment = only(said)
    assert (moment.kind, moment.text, moment.timex) == ("set", said, timex)


def test_every_other_friday_skips_one() -> None:
    moment = only("격주 금요일")
    assert (moment.said.every, moment.said.weekdays) == (2, (5,))  # type: ignore[union-attr]


def test_all_of_the_days_written_in_one_word_are_meant() -> None:
    assert only("매주 화목").said.weekdays == (2, 4)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "said", ["두 분이 오셨어", "좋은 아침", "온도 23도로 해줘", "수영 시간 잡아줘", "내 일이 많아"]
)
def test_what_is_no_time(said: str) -> None:
    assert find(said, "ko", NOW) == ()

"""日付と時刻: what Japanese dates, times and repeats mean on a Wednesday in November."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from madang.language.dates import find, rrule, seconds, soon

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = dt.datetime(2026, 11, 18, 14, 30, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("said", "words", "meant"),
    [
        ("明日の朝7時にカーテンを開けて", "明日の朝7時に", "2026-11-19 07:00"),
        ("八時に起こして", "八時に", "2026-11-18 20:00"),
        ("再来週の月曜の午後三時半に歯医者", "再来週の月曜の午後三時半に", "2026-11-30 15:30"),
        ("あさっての正午に電話する", "あさっての正午に", "2026-11-20 12:00"),
        ("今夜9時に録画して", "今夜9時に", "2026-11-18 21:00"),
        ("深夜1時に消して", "深夜1時に", "2026-11-19 01:00"),
        ("十分後に消して", "十分後に", "2026-11-18 14:40"),
        ("1時間半後に教えて", "1時間半後に", "2026-11-18 16:00"),
        ("令和九年五月三日は何曜日", "令和九年五月三日は", "2027-05-03 00:00"),
        ("十二月二十四日の18時に予約", "十二月二十四日の18時に", "2026-12-24 18:00"),
        ("12/25の予定は", "12/25の", "2026-12-25 00:00"),
        ("母の日に花を買う", "母の日に", "2027-05-09 00:00"),
        ("来月の第一月曜日に会議", "来月の第一月曜日に", "2026-12-07 00:00"),
        ("３日後の朝に", "３日後の朝に", None),
    ],
)
def test_when_it_is(said: str, words: str, meant: str | None) -> None:
    (moment,) = find(said, "ja", NOW)
    assert words.startswith(moment.text)
    found = soon(moment, NOW)
    if meant is None:
        assert isinstance(found, tuple)
        assert found[0].date() == dt.date(2026, 11, 21)
    else:
        assert isinstance(found, dt.datetime)
        assert f"{found:%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("3分計って", 180),
        ("一時間半のタイマー", 5400),
        ("九十秒", 90),
        ("1時間5分30秒", 3930),
        ("半日留守にする", 43200),
    ],
)
def test_how_long_it_is(said: str, length: float) -> None:
    (moment,) = find(said, "ja", NOW)
    assert seconds(moment) == length


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("毎朝7時に", "FREQ=DAILY"),
        ("隔週金曜日", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("毎週水曜と土曜の朝9時", "FREQ=WEEKLY;BYDAY=WE,SA"),
        ("毎週月水金", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("毎月15日", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("毎月第2火曜日の10時", "FREQ=MONTHLY;BYDAY=2TU"),
        ("平日の朝6時半", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("一日おきに", "FREQ=DAILY;INTERVAL=2"),
        ("30分ごとに", "FREQ=MINUTELY;INTERVAL=30"),
        ("毎年5月5日", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5"),
    ],
)
def test_how_often_it_is(said: str, rule: str) -> None:
    (moment,) = find(said, "ja", NOW)
    assert rrule(moment) == rule


@pytest.mark.parametrize(
    "said", ["今回は十分な量だ", "日本の一番高い山", "もう一度再生して", "朝ごはんを作る", "電気を半分にして"]
)
def test_what_is_no_time(said: str) -> None:
    assert find(said, "ja", NOW) == ()

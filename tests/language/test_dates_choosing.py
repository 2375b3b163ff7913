"""Of all readings the one that people mean, in their zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.language.dates import find, occurrences, rrule, seconds, soon

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 18, 14, 30, tzinfo=BERLIN)  # a Wednesday

EDGES = [
    dt.datetime(2026, 1, 31, 23, 59), dt.datetime(2024, 2, 29, 12), dt.datetime(2023, 2, 28, 23, 30),
    dt.datetime(2026, 12, 31, 23, 59, 59), dt.datetime(2026, 3, 29, 1, 59), dt.datetime(2026, 10, 25, 2, 30),
]  # fmt: skip
"""Month ends, leap days, the year's last second, the nights in which clocks change."""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("remind me at 3", "2026-11-18T15:00:00+01:00"),
        ("wake me at 7", "2026-11-18T19:00:00+01:00"),
        ("tomorrow at 7 am", "2026-11-19T07:00:00+01:00"),
        ("in a day and a half", "2026-11-20T02:30:00+01:00"),
        ("on the first of march at noon", "2027-03-01T12:00:00+01:00"),
        ("next month on the third", "2026-12-03T00:00:00+01:00"),
        ("at ten to eight tonight", "2026-11-18T19:50:00+01:00"),
    ],
)
def test_the_next_one_is_meant(said: str, meant: str) -> None:
    (moment,) = find(said, "en", NOW)
    chosen = soon(moment, NOW)
    assert isinstance(chosen, dt.datetime)
    assert chosen.isoformat() == meant


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("every other friday at 7", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("weekdays at 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("every monday and thursday at 8 pm", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("the second tuesday of every month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("the last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("on the 19th of every month", "FREQ=MONTHLY;BYMONTHDAY=19"),
        ("every three hours", "FREQ=HOURLY;INTERVAL=3"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("every 24th of december", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"),
    ],
)
def test_a_repeat_becomes_a_rule_that_calendars_know(said: str, rule: str) -> None:
    (moment,) = find(said, "en", NOW)
    assert rrule(moment) == rule
    assert soon(moment, NOW) is not None


def test_two_weeks_lie_between_every_other_friday() -> None:
    (moment,) = find("every other friday at 7", "en", NOW)
    first, second = occurrences(moment.said, NOW, 2)  # type: ignore[arg-type]
    assert (first.isoformat(), second - first) == ("2026-11-20T07:00:00+01:00", dt.timedelta(days=14))


def test_a_length_is_no_moment() -> None:
    (moment,) = find("for two and a half hours", "en", NOW)
    assert seconds(moment) == 9000
    assert soon(moment, NOW) is None


def test_in_an_hour_is_an_hour_also_in_the_night_when_clocks_change() -> None:
    before = dt.datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    (moment,) = find("in an hour", "en", before)
    chosen = soon(moment, before)
    assert isinstance(chosen, dt.datetime)
    assert chosen.isoformat() == "2026-03-29T03:30:00+02:00"
    assert chosen - before.astimezone(dt.UTC) == dt.timedelta(hours=1)


SAID = [
    "tomorrow", "on friday", "next month on the 31st", "at half past two", "this weekend", "in three weeks",
    "every other day at 2:30", "next year", "on feb 29", "tonight at 1", "from 11 pm to 2 am", "in a month",
    "the last day of next month", "from monday to friday", "end of the month", "in 90 minutes", "easter",
]  # fmt: skip


@given(
    st.sampled_from(SAID),
    st.one_of(
        st.sampled_from(EDGES),
        st.datetimes(min_value=dt.datetime(1980, 1, 1), max_value=dt.datetime(2070, 1, 1)),
    ),
    st.sampled_from(["Europe/Berlin", "Asia/Seoul", "America/New_York", "Australia/Lord_Howe"]),
)
def test_whenever_it_is_said_it_means_something_sensible(said: str, at: dt.datetime, zone: str) -> None:
    now = at.replace(tzinfo=ZoneInfo(zone))
    for moment in find(said, "en", now):
        assert said[moment.start : moment.end] == moment.text
        assert moment.values
        chosen = soon(moment, now)
        first, last = chosen if isinstance(chosen, tuple) else (chosen, chosen)
        if first is not None and last is not None:
            assert first.tzinfo is not None
            assert first <= last
            assert last.date() >= now.date() - dt.timedelta(days=1) or "tonight" in said


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    for moment in find(text, "en", NOW):
        assert text[moment.start : moment.end] == moment.text
        soon(moment, NOW)

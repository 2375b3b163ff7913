"""Datum und Uhrzeit: what German dates, times, lengths and repeats mean on a Wednesday in November."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from madang.language.dates import find, rrule, seconds, soon

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 18, 14, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("said", "words", "meant"),
    [
        ("weck mich morgen früh um halb acht", "morgen früh um halb acht", "2026-11-19 07:30"),
        ("um Viertel nach drei klingelt es", "um Viertel nach drei", "2026-11-18 15:15"),
        ("der Film fängt um dreiviertel neun an", "um dreiviertel neun", "2026-11-18 20:45"),
        ("um viertel acht essen wir", "um viertel acht", "2026-11-18 19:15"),
        ("fünf vor halb sechs", "fünf vor halb sechs", "2026-11-18 17:25"),
        ("zehn nach sieben abends", "zehn nach sieben abends", "2026-11-18 19:10"),
        ("in anderthalb Stunden aus", "in anderthalb Stunden", "2026-11-18 16:00"),
        ("in einer Dreiviertelstunde", "in einer Dreiviertelstunde", "2026-11-18 15:15"),
        ("in vierzehn Tagen habe ich frei", "in vierzehn Tagen", "2026-12-02 00:00"),
        ("übermorgen um 18 Uhr 12", "übermorgen um 18 Uhr 12", "2026-11-20 18:12"),
        ("Freitag in einer Woche", "Freitag in einer Woche", "2026-11-27 00:00"),
        ("nächste Woche Montag um neun", "nächste Woche Montag um neun", "2026-11-23 09:00"),
        ("am 3. 12. um 14.30 Uhr", "am 3. 12. um 14.30 Uhr", "2026-12-03 14:30"),
        ("am siebten Mai", "am siebten Mai", "2027-05-07 00:00"),
        ("am ersten Montag im Dezember", "am ersten Montag im Dezember", "2026-12-07 00:00"),
        ("am zweiten Weihnachtstag", "am zweiten Weihnachtstag", "2026-12-26 00:00"),
        ("am 1. Advent", "am 1. Advent", "2026-11-29 00:00"),
        ("an Christi Himmelfahrt grillen wir", "an Christi Himmelfahrt", "2027-05-06 00:00"),
        ("donnerstagvormittags um zehn", "donnerstagvormittags um zehn", "2026-11-19 10:00"),
        ("um Mitternacht", "um Mitternacht", "2026-11-19 00:00"),
    ],
)
def test_when_it_is(said: str, words: str, meant: str) -> None:
    (moment,) = find(said, "de", NOW)
    assert moment.text == words
    found = soon(moment, NOW)
    assert isinstance(found, dt.datetime)
    assert f"{found:%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("eine Viertelstunde", 900),
        ("eine halbe Stunde", 1800),
        ("zweieinhalb Stunden", 9000),
        ("1 Stunde und 20 Minuten", 4800),
        ("2 Std. 30 Min.", 9000),
        ("anderthalb Minuten", 90),
        ("3,5 Minuten", 210),
    ],
)
def test_how_long_it_is(said: str, length: float) -> None:
    (moment,) = find(said, "de", NOW)
    assert moment.kind == "duration"
    assert seconds(moment) == length


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("jeden zweiten Freitag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("jeden zweiten Freitag im Monat", "FREQ=MONTHLY;BYDAY=2FR"),
        ("alle vierzehn Tage", "FREQ=DAILY;INTERVAL=14"),
        ("montags und donnerstags um 18 Uhr", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("werktags um sieben", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Montag bis Freitag um 6:15 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ],
)
def test_what_comes_back(said: str, rule: str) -> None:
    (moment,) = find(said, "de", NOW)
    assert moment.kind == "set"
    assert rrule(moment) == rule


@pytest.mark.parametrize(
    "said", ["so ein Mist", "guten Morgen", "mir ist das egal", "Achtung, Stufe", "das war der Erste"]
)
def test_what_is_no_time(said: str) -> None:
    assert find(said, "de", NOW) == ()


def test_from_when_to_when() -> None:
    (moment,) = find("von halb neun bis zehn", "de", NOW)
    assert moment.kind == "timerange"
    (days,) = find("vom 3. bis zum 12. Dezember", "de", NOW)
    found = soon(days, NOW)
    assert isinstance(found, tuple)
    assert [day.date() for day in found] == [dt.date(2026, 12, 3), dt.date(2026, 12, 12)]

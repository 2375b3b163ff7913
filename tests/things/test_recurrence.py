"""Events that come back: yoga every other Friday, at seven by the clock on the wall."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.things.recurrence import next_of, within
from madang.things.time import Calendar, CalendarEvent
from madang.things.trait import CommandError

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp()


YOGA = CalendarEvent(
    1, "yoga", at("2026-10-09T19:00"), at("2026-10-09T20:30"), None, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "Europe/Berlin",
)  # fmt: skip


def starts(begin: str, end: str, *events: CalendarEvent) -> list[str]:
    found = within(events or (YOGA,), at(begin), at(end))
    return [datetime.fromtimestamp(event.start, BERLIN).isoformat() for event in found]


def test_it_stands_in_every_other_week_also_when_the_clocks_have_changed() -> None:
    assert starts("2026-10-19T00:00", "2026-11-25T00:00") == [
        "2026-10-23T19:00:00+02:00", "2026-11-06T19:00:00+01:00", "2026-11-20T19:00:00+01:00",
    ]  # fmt: skip
    assert starts("2026-10-12T00:00", "2026-10-19T00:00") == []


def test_it_is_still_there_years_later_and_not_before_it_began() -> None:
    assert starts("2031-01-01T00:00", "2031-01-15T00:00") == ["2031-01-10T19:00:00+01:00"]
    assert starts("2026-01-01T00:00", "2026-10-01T00:00") == []


def test_what_is_once_stands_beside_it() -> None:
    dentist = CalendarEvent(2, "dentist", at("2026-11-20T09:00"), at("2026-11-20T10:00"))
    assert len(starts("2026-11-20T00:00", "2026-11-21T00:00", YOGA, dentist)) == 2
    assert next_of(dentist, at("2026-11-21T00:00")) is None


def test_the_next_time_is_the_one_that_goes_on_now() -> None:
    now = next_of(YOGA, at("2026-11-20T20:00"))
    assert now is not None
    assert now.start == at("2026-11-20T19:00")
    later = next_of(YOGA, at("2026-11-20T20:30"))
    assert later is not None
    assert later.start == at("2026-12-04T19:00")


@pytest.mark.parametrize(
    "rule", ["every friday", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=-1;X"]
)
def test_a_rule_that_nobody_can_read_is_not_kept(rule: str) -> None:
    with pytest.raises(CommandError, match=r"Calendar\.add"):
        Calendar().add("yoga", 0.0, rrule=rule, time_zone="Europe/Berlin")


def test_a_series_that_was_taken_out_comes_back_whole() -> None:
    full = Calendar(events=(YOGA,), last_id=1)
    assert Calendar(last_id=1).restore(full) == [
        ("Calendar.add", {"summary": "yoga", "start": YOGA.start, "end": YOGA.end, "rrule": YOGA.rrule,
                          "time_zone": "Europe/Berlin"}),
    ]  # fmt: skip

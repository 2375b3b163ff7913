"""Days, ranges and repeats in what people ask of the calendar, of alarms and of waits."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.things.plan import Do
from madang.twin.rehearsal import rehearse
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, demo_blueprint, hear, steps

SEOUL = ZoneInfo("Asia/Seoul")


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL).timestamp()


@pytest.mark.parametrize(
    ("said", "start", "more"),
    [
        ("put chess club into the calendar every other friday at 7", "2026-11-27T07:00",
         {"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "time_zone": "Asia/Seoul"}),
        ("put yoga on the calendar every monday and thursday at 8 pm", "2026-11-23T20:00",
         {"rrule": "FREQ=WEEKLY;BYDAY=MO,TH", "time_zone": "Asia/Seoul"}),
        ("put vitamins on the calendar every day at 8 until the 30th", "2026-11-24T08:00",
         {"rrule": "FREQ=DAILY;UNTIL=20261130T235959", "time_zone": "Asia/Seoul"}),
        ("book yoga every week starting next monday in the calendar", "2026-11-30T09:00",
         {"rrule": "FREQ=WEEKLY", "time_zone": "Asia/Seoul"}),
        ("remind me next month on the third to pay the rent", "2026-12-03T09:00", {}),
        ("remind me in two months to oil the hinges", "2027-01-23T09:00", {}),
        ("add swimming to my calendar on tuesday from 3 to 4:30 pm", "2026-11-24T15:00",
         {"end": at("2026-11-24T16:30")}),
    ],
)  # fmt: skip
def test_events_lie_where_they_were_put(said: str, start: str, more: dict[str, object]) -> None:
    (step,) = hear(said, "en").plan.steps
    assert isinstance(step, Do)
    assert step.command == "Calendar.add"
    assert {name: value for name, value in step.args.items() if name != "summary"} == {
        "start": at(start),
        **more,
    }


def test_a_series_is_looked_up_at_each_of_its_times() -> None:
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    plan = hear("put yoga on the calendar every thursday at 8 pm", "en", twin=twin).plan
    _, twin = rehearse(twin, plan.steps)
    looked, _ = rehearse(twin, hear("what's on my calendar next week", "en", twin=twin).plan.steps)
    (event,) = looked[0].value  # type: ignore[misc]
    assert (event.summary, event.start) == ("yoga", at("2026-12-03T20:00"))


def test_one_time_of_a_series_is_not_the_series() -> None:
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    _, twin = rehearse(
        twin, hear("put yoga on the calendar every thursday at 8 pm", "en", twin=twin).plan.steps
    )
    assert steps(hear("remove the yoga event on thursday from the calendar", "en", twin=twin))[0].startswith(
        "ask "
    )


def test_an_alarm_that_alarms_cannot_say_is_refused() -> None:
    assert steps(hear("wake me every other day at 7", "en"))[0].startswith("refuse no_such_command")
    assert steps(hear("wake me on weekdays at 7", "en")) == [
        "bedroom.alarm_clock AlarmClock.add time=07:00 days=mo,tu,we,th,fr"
    ]


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        ("wake me on weekdays at 6:45 and on weekends at 9",
         ["time=06:45 days=mo,tu,we,th,fr", "time=09:00 days=sa,su"]),
        ("wake me on saturday and sunday at 9", ["time=09:00 date=2026-11-28", "time=09:00 date=2026-11-29"]),
        ("wake me at 6 and at 7 tomorrow", ["time=06:00 date=2026-11-24", "time=07:00 date=2026-11-24"]),
        ("set an alarm for 6 tomorrow", ["time=06:00 date=2026-11-24"]),
        ("wake me from monday to friday at 7", ["time=07:00 days=mo,tu,we,th,fr"]),
    ],
)  # fmt: skip
def test_each_day_gets_its_alarm(said: str, alarms: list[str]) -> None:
    assert steps(hear(said, "en")) == [f"bedroom.alarm_clock AlarmClock.add {alarm}" for alarm in alarms]


def test_a_wait_of_a_day_and_a_half() -> None:
    assert steps(hear("turn the study lamp on in a day and a half", "en")) == [
        "wait 129600", "study.desk_lamp OnOff.on",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("turn the study lamp on from 8 to 9",
         ["wait 3600", "study.desk_lamp OnOff.on", "wait 3600", "study.desk_lamp OnOff.off"]),
        ("turn the study lamp off yesterday", ["refuse out_of_range yesterday"]),
        ("turn the study lamp on every other day at 8",
         ["refuse not_understood turn the study lamp on every other day at 8"]),
    ],
)  # fmt: skip
def test_a_lamp_goes_by_the_time_that_was_said(said: str, expected: list[str]) -> None:
    assert steps(hear(said, "en")) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ko", "격주 금요일 저녁 7시에 모임 일정 추가해줘"),
        ("ja", "隔週金曜日の19時にチェスを予定に入れて"),
        ("de", "trag jeden zweiten Freitag um 19 Uhr Schach in den Kalender ein"),
    ],
)
def test_every_other_friday_in_other_languages(language: str, said: str) -> None:
    (step,) = hear(said, language).plan.steps
    assert isinstance(step, Do)
    assert (step.args["start"], step.args["rrule"]) == (
        at("2026-11-27T19:00"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ko", "하루 반 뒤에 서재 불 켜줘"),
        ("ja", "1日半後に書斎のライトをつけて"),
        ("de", "schalte in anderthalb Tagen die Schreibtischlampe ein"),
    ],
)
def test_a_day_and_a_half_in_other_languages(language: str, said: str) -> None:
    assert steps(hear(said, language))[0] == "wait 129600"

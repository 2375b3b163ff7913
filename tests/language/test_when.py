"""Which stretch of time a question is about, and what the house says of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.door.outcome import Outcome, Result
from madang.language.dates import find
from madang.language.replies import Replies
from madang.language.when import When
from madang.things.plan import Look
from madang.things.time import CalendarEvent
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, demo_blueprint, hear

SEOUL = ZoneInfo("Asia/Seoul")

QUESTIONS = {
    "ko": {
        "내일 일정 뭐 있어?": ("11-24 00:00", "11-25 00:00"),
        "오늘 저녁에 일정 있어?": ("11-23 17:00", "11-24 00:00"),
        "이번 주 일정 알려줘": ("11-23 00:00", "11-30 00:00"),
        "금요일 일정 알려줘": ("11-27 00:00", "11-28 00:00"),
    },
    "en": {
        "what's on my calendar tomorrow": ("11-24 00:00", "11-25 00:00"),
        "what's on my calendar this week": ("11-23 00:00", "11-30 00:00"),
        "what's on my calendar on Friday": ("11-27 00:00", "11-28 00:00"),
        "what's on my calendar this evening": ("11-23 17:00", "11-24 00:00"),
        "what's on my calendar tomorrow afternoon": ("11-24 12:00", "11-24 18:00"),
        "what's on my calendar at the weekend": ("11-28 00:00", "11-30 00:00"),
        "what do I have tonight": ("11-23 18:00", "11-24 04:00"),
        "what's planned on Friday": ("11-27 00:00", "11-28 00:00"),
        "do I have anything tomorrow morning": ("11-24 05:00", "11-24 12:00"),
        "am I busy tomorrow": ("11-24 00:00", "11-25 00:00"),
    },
    "ja": {
        "明日の予定は?": ("11-24 00:00", "11-25 00:00"),
        "今週の予定を教えて": ("11-23 00:00", "11-30 00:00"),
        "来週の予定は?": ("11-30 00:00", "12-07 00:00"),
        "今夜の予定は?": ("11-23 18:00", "11-24 04:00"),
    },
    "de": {
        "Was steht morgen an?": ("11-24 00:00", "11-25 00:00"),
        "Was steht diese Woche an?": ("11-23 00:00", "11-30 00:00"),
        "Welche Termine habe ich am Freitag?": ("11-27 00:00", "11-28 00:00"),
        "Was habe ich heute Abend vor?": ("11-23 17:00", "11-24 00:00"),
    },
    "ar": {
        "ما مواعيدي غدا؟": ("11-24 00:00", "11-25 00:00"),
        "ما جدولي هذا الأسبوع": ("11-23 00:00", "11-30 00:00"),
        "ماذا لدي مساء اليوم": ("11-23 17:00", "11-24 00:00"),
    },
}


def moment(day: str) -> float:
    return datetime.strptime(f"2026-{day}", "%Y-%m-%d %H:%M").replace(tzinfo=SEOUL).timestamp()


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_question_about_a_day_looks_at_that_day(language: str) -> None:
    for text, (begin, end) in QUESTIONS[language].items():
        (step,) = hear(text, language).plan.steps
        assert step == Look("home.calendar", "Calendar.events", span=(moment(begin), moment(end))), text


def test_the_whole_calendar_is_looked_at_when_no_day_was_said() -> None:
    assert hear("what's on my calendar", "en").plan.steps == (Look("home.calendar", "Calendar.events"),)


def test_a_day_lasts_from_midnight_to_midnight_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    stretch = When(offset=0).stretch(datetime(2026, 10, 25, 12, tzinfo=berlin))
    assert stretch is not None
    assert stretch[1].timestamp() - stretch[0].timestamp() == 25 * 3600


def test_on_sunday_the_weekend_is_that_very_day() -> None:
    sunday = datetime(2026, 11, 29, 12, tzinfo=SEOUL)
    (weekend,) = find("this weekend", "en", sunday)
    when = When(said=(weekend,), language="en")
    assert when.date(sunday) == sunday.date()
    begin, end = datetime(2026, 11, 28, tzinfo=SEOUL), datetime(2026, 11, 30, tzinfo=SEOUL)
    assert when.stretch(sunday) == (begin, end)


FREE = {
    "ko": ("내일은 일정이 없어요.", "그 기간에는 일정이 없어요."),
    "en": ("Nothing is planned for tomorrow.", "Nothing is planned for then."),
    "ja": ("明日の予定はありません。", "その間の予定はありません。"),
    "de": ("Für morgen ist nichts geplant.", "Für diese Zeit ist nichts geplant."),
    "ar": ("لا مواعيد غدًا.", "لا مواعيد في تلك المدة."),
}


@pytest.mark.parametrize("language", FREE)
def test_a_free_day_is_called_by_its_name(language: str) -> None:
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    replies = Replies(demo_blueprint())
    for end, said in zip(("11-25 00:00", "11-28 00:00"), FREE[language], strict=True):
        look = Look("home.calendar", "Calendar.events", (), (moment("11-24 00:00"), moment(end)))
        assert replies.reply(Outcome(1, (Result(look, "answered"),)), twin, language) == said


def test_what_the_day_holds_is_told() -> None:
    start = moment("11-24 12:00")
    event = CalendarEvent(1, "Lunch", start, start + 3600)
    look = Look("home.calendar", "Calendar.events", (event,), (moment("11-24 00:00"), moment("11-25 00:00")))
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    told = Replies(demo_blueprint()).reply(Outcome(1, (Result(look, "answered"),)), twin, "en")
    assert told == "Tomorrow at 12:00: Lunch."

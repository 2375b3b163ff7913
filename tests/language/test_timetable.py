"""Several times in one sentence: a list of times for one wish, and wishes that each have their own."""

from __future__ import annotations

import pytest

from .day import hear, steps

LAMP = "living_room.floor_lamp OnOff.on"
KITCHEN = "kitchen.ceiling_light OnOff.off"
TV = "living_room.tv OnOff.off"
ALARM = "bedroom.alarm_clock AlarmClock.add"
TIMER = "home.timer Timer.start"

AT_EIGHT_AND_TEN = [
    ("en", "turn on the floor lamp at 8 and at 10"),
    ("en", "turn on the floor lamp at 8 and 10"),
    ("en", "at 8 and at 10 turn on the floor lamp"),
    ("en", "turn the floor lamp on at 8 pm and 10 pm"),
    ("ko", "스탠드 8시랑 10시에 켜줘"),
    ("ja", "フロアランプを8時と10時につけて"),
    ("de", "schalte die Stehlampe um 8 und um 10 ein"),
    ("de", "schalte um 8 und um 10 die Stehlampe ein"),
    ("ar", "شغل المصباح الأرضي الساعة 8 والساعة 10"),
    ("fr", "allume le lampadaire à 20 h et à 22 h"),
]

ALARMS = [
    ("en", "set an alarm for 6 and 7 am"),
    ("en", "set an alarm for 6 am and 7 am"),
    ("en", "set an alarm for 6 and one for 7"),
    ("en", "wake me at 6 and at 7"),
    ("ko", "오전 6시랑 7시에 알람 맞춰줘"),
    ("ja", "朝6時と7時にアラームをセットして"),
    ("de", "stell einen Wecker auf 6 und 7 Uhr"),
    ("de", "weck mich um 6 und um 7"),
    ("ar", "أيقظني الساعة السادسة والساعة السابعة"),
    ("ar", "اضبط منبه للساعة 6 و 7 صباحا"),
    ("fr", "réveille-moi à 6 h et à 7 h"),
]

TIMERS = [
    ("en", "set timers for 5 and 10 minutes"),
    ("en", "set a timer for 5 minutes and one for 10 minutes"),
    ("ko", "5분이랑 10분 타이머 맞춰줘"),
    ("ja", "5分と10分のタイマーをセットして"),
    ("de", "stell Timer auf 5 und 10 Minuten"),
    ("fr", "mets des minuteurs de 5 et 10 minutes"),
]

EACH_ITS_WAIT = [
    ("en", "in ten minutes the kitchen light off and in twenty the TV"),
    ("en", "turn off the kitchen light in ten minutes and the TV in twenty"),
    ("de", "in zehn Minuten das Küchenlicht aus und in zwanzig den Fernseher"),
    ("de", "mach das Küchenlicht in zehn Minuten aus und den Fernseher in zwanzig"),
    ("ko", "10분 뒤에 주방 불, 20분 뒤에 텔레비전 꺼줘"),
    ("ko", "주방 불은 10분 뒤에 텔레비전은 20분 뒤에 꺼줘"),
    ("ja", "10分後にキッチンの電気、20分後にテレビを消して"),
    ("ja", "キッチンの電気は10分後に、テレビは20分後に消して"),
    ("ar", "أطفئ ضوء المطبخ بعد عشر دقائق والتلفزيون بعد عشرين"),
    ("ar", "بعد عشر دقائق أطفئ ضوء المطبخ وبعد عشرين دقيقة التلفزيون"),
    ("fr", "éteins la lumière de la cuisine dans dix minutes et la télé dans vingt"),
    ("fr", "dans dix minutes éteins la lumière de la cuisine et dans vingt minutes la télé"),
]

EACH_ITS_HOUR = [
    ("en", "turn off the kitchen light at ten and the TV at eleven"),
    ("de", "um zehn das Küchenlicht aus und um elf den Fernseher"),
    ("ko", "주방 불은 10시에, 텔레비전은 11시에 꺼줘"),
    ("ja", "キッチンの電気は10時に、テレビは11時に消して"),
    ("ar", "أطفئ ضوء المطبخ الساعة العاشرة والتلفزيون الساعة الحادية عشرة"),
    ("fr", "éteins la lumière de la cuisine à 22 h et la télé à 23 h"),
]

AN_HOUR_TWENTY = [
    ("en", "set a timer for an hour twenty"),
    ("en", "set a timer for an hour and twenty"),
    ("ko", "한 시간 이십 분 타이머 맞춰줘"),
    ("ja", "一時間二十分のタイマー"),
    ("de", "Timer auf eine Stunde zwanzig"),
    ("ar", "اضبط مؤقتا لساعة وعشرين"),
    ("ar", "مؤقت ساعة وثلث"),
    ("fr", "mets un minuteur d'une heure vingt"),
]


@pytest.mark.parametrize(("language", "text"), AT_EIGHT_AND_TEN)
def test_the_lamp_goes_on_at_both_times(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["wait 3600", LAMP, "wait 7200", LAMP]


@pytest.mark.parametrize(("language", "text"), ALARMS)
def test_two_hours_are_two_alarms(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [f"{ALARM} time=06:00", f"{ALARM} time=07:00"]


@pytest.mark.parametrize(("language", "text"), TIMERS)
def test_two_lengths_are_two_timers(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [f"{TIMER} duration=300", f"{TIMER} duration=600"]


@pytest.mark.parametrize(("language", "text"), EACH_ITS_WAIT)
def test_each_thing_waits_for_its_own_time(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["wait 600", KITCHEN, "wait 600", TV]


@pytest.mark.parametrize(("language", "text"), EACH_ITS_HOUR)
def test_each_thing_has_its_own_hour(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["wait 10800", KITCHEN, "wait 3600", TV]


@pytest.mark.parametrize(("language", "text"), AN_HOUR_TWENTY)
def test_what_follows_an_hour_without_a_unit_is_minutes(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [f"{TIMER} duration=4800"]


def test_seconds_follow_a_minute() -> None:
    assert steps(hear("timer for a minute thirty", "en")) == [f"{TIMER} duration=90"]


def test_the_day_said_last_is_that_of_all_times() -> None:
    said = "turn on the floor lamp at 8 and 10 pm tomorrow"
    assert steps(hear(said, "en")) == ["wait 90000", LAMP, "wait 7200", LAMP]


def test_each_time_keeps_its_own_day() -> None:
    assert steps(hear("weck mich morgen um 6 und am Samstag um 9", "de")) == [
        f"{ALARM} time=06:00 date=2026-11-24",
        f"{ALARM} time=09:00 date=2026-11-28",
    ]


def test_on_at_one_time_and_off_at_another() -> None:
    for language, text in (
        ("en", "turn on the floor lamp at eight and off at ten"),
        ("de", "schalte die Stehlampe um 8 ein und um 10 aus"),
    ):
        off = "living_room.floor_lamp OnOff.off"
        assert steps(hear(text, language)) == ["wait 3600", LAMP, "wait 7200", off]


def test_a_second_value_at_a_second_time_is_for_the_same_thing() -> None:
    level = "living_room.floor_lamp LevelControl.move_to_level"
    assert steps(hear("set the floor lamp to 20 at 8 and to 50 at 10", "en")) == [
        "wait 3600", f"{level} level=20", "wait 7200", f"{level} level=50",
    ]  # fmt: skip


def test_one_time_or_another_is_asked_about() -> None:
    assert steps(hear("set an alarm at 6:30 or 7:30", "en")) == ["ask which_value bedroom.alarm_clock"]
    said = "turn on the floor lamp at 8 or at 10"
    assert steps(hear(said, "en")) == ["ask which_value living_room.floor_lamp"]

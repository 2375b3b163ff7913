"""Amounts as people say them: so many times, below nought, from so much to so much, with their tenths."""

from __future__ import annotations

import pytest

from .day import hear, steps

VOLUME = "living_room.tv AudioOutput.set_volume"
WARMTH = "bedroom.thermostat Thermostat.set_setpoint setpoint=21.5"
OFF = "living_room.tv OnOff.off"

THREE_TIMES_AS_LOUD = [
    ("en", "make the TV three times as loud"),
    ("en", "make the TV three times louder"),
    ("en", "triple the volume of the TV"),
    ("ko", "텔레비전 소리 세 배로 키워줘"),
    ("ja", "テレビの音量を3倍にして"),
    ("de", "mach den Fernseher dreimal so laut"),
    ("de", "verdreifache die Lautstärke vom Fernseher"),
    ("ar", "اجعل صوت التلفزيون ثلاثة أضعاف"),
    ("fr", "mets la télé trois fois plus fort"),
]

HALF_AS_LOUD = [
    ("en", "make the TV half as loud"),
    ("ko", "텔레비전 소리 절반으로 줄여줘"),
    ("ja", "テレビの音量を半分にして"),
    ("ar", "خفض صوت التلفزيون إلى النصف"),
    ("fr", "mets la télé deux fois moins fort"),
]

BELOW_NOUGHT = [
    ("en", "set the refrigerator to minus 4"),
    ("en", "set the refrigerator to 4 degrees below zero"),
    ("ko", "냉장고 영하 4도로 맞춰줘"),
    ("ja", "冷蔵庫をマイナス4度にして"),
    ("ja", "冷蔵庫を氷点下4度にして"),
    ("de", "Kühlschrank auf minus 4 Grad"),
    ("ar", "اضبط الثلاجة على ناقص 4"),
    ("fr", "mets le réfrigérateur à moins 4"),
]

BETWEEN = [
    ("en", "set the living room heating between 20 and 22 degrees"),
    ("ko", "거실 보일러 20도에서 22도 사이로 맞춰줘"),
    ("ja", "リビングの床暖房を20度から22度の間にして"),
    ("de", "Heizung im Wohnzimmer zwischen 20 und 22 Grad"),
    ("fr", "mets le chauffage du salon entre 20 et 22 degrés"),
]

TWENTY_ONE_AND_A_HALF = [
    ("en", "set the bedroom heating to twenty one and a half degrees"),
    ("ko", "안방 보일러 이십일 점 오 도로 맞춰줘"),
    ("ja", "寝室の床暖房を二十一点五度にして"),
    ("de", "stell die Schlafzimmerheizung auf einundzwanzigeinhalb Grad"),
    ("ar", "اضبط تدفئة غرفة النوم على واحد وعشرين درجة ونصف"),
    ("fr", "mets le chauffage de la chambre à 21,5 degrés"),
]


@pytest.mark.parametrize(("language", "text"), THREE_TIMES_AS_LOUD)
def test_three_times_as_loud_is_three_times_where_it_stands(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [f"{VOLUME} volume=54"]


@pytest.mark.parametrize(("language", "text"), HALF_AS_LOUD)
def test_half_as_loud_is_half_of_where_it_stands(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [f"{VOLUME} volume=9"]


def test_ten_times_as_loud_ends_at_the_top_of_the_range() -> None:
    for language, text in (
        ("en", "make the TV ten times as loud"),
        ("de", "mach den Fernseher zehnmal so laut"),
    ):
        assert steps(hear(text, language)) == [f"{VOLUME} volume=100"]


def test_ten_times_up_may_be_ten_steps_and_is_asked_about() -> None:
    assert steps(hear("turn the TV volume up ten times", "en")) == ["ask which_value living_room.tv"]


def test_warmth_has_no_factor() -> None:
    said = "make the living room twice as warm"
    assert steps(hear(said, "en")) == ["ask which_value living_room.thermostat"]


@pytest.mark.parametrize(("language", "text"), BELOW_NOUGHT)
def test_minus_four_is_never_four(language: str, text: str) -> None:
    assert [line.split()[:2] for line in steps(hear(text, language))] == [["refuse", "out_of_range"]]


@pytest.mark.parametrize(("language", "text"), BETWEEN)
def test_a_range_is_no_value(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["ask which_value living_room.thermostat"]


@pytest.mark.parametrize(("language", "text"), TWENTY_ONE_AND_A_HALF)
def test_tenths_are_heard(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [WARMTH]


def test_one_and_a_half_degrees_warmer_in_german() -> None:
    said = "mach das Schlafzimmer anderthalb Grad wärmer"
    assert steps(hear(said, "de")) == ["bedroom.thermostat Thermostat.set_setpoint setpoint=22.5"]


def test_quarters_of_an_hour_as_the_south_of_germany_says_them() -> None:
    assert steps(hear("Fernseher um viertel zehn aus", "de")) == ["wait 8100", OFF]
    assert steps(hear("Fernseher um dreiviertel zehn aus", "de")) == ["wait 9900", OFF]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "cancel tomorrow's alarm"),
        ("en", "cancel the alarm on Friday"),
        ("ko", "내일 알람 취소해줘"),
        ("ja", "明日のアラームをキャンセルして"),
        ("de", "lösch den Wecker für morgen"),
        ("ar", "ألغ منبه الغد"),
        ("fr", "annule le réveil de demain"),
    ],
)
def test_one_day_of_an_alarm_that_comes_back_does_not_take_all_of_it(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["ask what bedroom.alarm_clock"]


def test_an_alarm_is_removed_by_its_time_or_by_all_of_its_days() -> None:
    for said in ("cancel the 6:50 alarm", "delete the weekday alarm"):
        assert steps(hear(said, "en")) == ["bedroom.alarm_clock AlarmClock.remove id=1"]


@pytest.mark.parametrize(
    ("language", "text", "pickup", "destination"),
    [
        ("en", "get me a taxi from home to the station", "", "station"),
        ("en", "call a taxi from the station home", "station", "home"),
        ("en", "book a taxi to the station from home", "", "station"),
        ("en", "book a cab from Central Park to Times Square", "Central Park", "Times Square"),
        ("ko", "집에서 역까지 택시 불러줘", "", "역"),
        ("ko", "역에서 집까지 택시 불러줘", "역", "집"),
        ("ja", "家から駅までタクシーを呼んで", "", "駅"),
        ("ja", "駅から家までタクシーを呼んで", "駅", "家"),
        ("de", "ruf mir ein Taxi von zu Hause zum Bahnhof", "", "Bahnhof"),
        ("de", "bestell ein Taxi vom Bahnhof nach Hause", "Bahnhof", "zu Hause"),
        ("ar", "اطلب سيارة أجرة من البيت إلى المحطة", "", "المحطة"),
        ("ar", "اطلب تاكسي من المحطة إلى البيت", "المحطة", "البيت"),
        ("fr", "appelle un taxi de la maison à la gare", "", "gare"),
        ("fr", "appelle un taxi de la gare à la maison", "gare", "la maison"),
    ],
)
def test_a_taxi_knows_where_from_and_where_to(
    language: str, text: str, pickup: str, destination: str
) -> None:
    line = f"home.taxi Ride.book destination={destination}" + (f" pickup={pickup}" if pickup else "")
    assert steps(hear(text, language)) == [line]

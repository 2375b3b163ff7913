"""Sentences that sound like a command for something else: what must not happen."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Thread
from madang.things.plan import Do, Look
from madang.twin.twin import Twin
from tests.language.day import MONDAY_EVENING, demo, demo_blueprint, hear, steps, told


def _steps(text: str, language: str, twin: Twin | None = None, space: str | None = None) -> list[str]:
    return [told(step) for step in hear(text, language, space, twin=twin).plan.steps]


ALARM_OFF = [
    ("ko", "알람 꺼줘"), ("en", "turn off the alarm"), ("ja", "目覚まし止めて"), ("de", "Wecker aus"),
    ("de", "Alarm aus"), ("ar", "أوقف المنبه"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ALARM_OFF)
def test_off_never_deletes_an_alarm_that_comes_back(language: str, text: str) -> None:
    assert _steps(text, language) == ["ask what bedroom.alarm_clock"]


@pytest.mark.parametrize(("language", "text"), ALARM_OFF)
def test_off_silences_an_alarm_that_rings(language: str, text: str) -> None:
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    twin.report("bedroom.alarm_clock", "AlarmClock", {"ringing": (1,)})
    assert _steps(text, language, twin) == ["bedroom.alarm_clock AlarmClock.dismiss"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "알람 취소해줘"), ("en", "delete the alarm"), ("ja", "アラームを削除して"),
        ("de", "lösche den Wecker"), ("ar", "ألغ المنبه"),
    ],
)  # fmt: skip
def test_an_alarm_goes_when_it_is_clearly_asked(language: str, text: str) -> None:
    assert _steps(text, language) == ["bedroom.alarm_clock AlarmClock.remove id=1"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "우유 사야 해?"), ("en", "do we need milk?"), ("ja", "牛乳を買わないといけない?"),
        ("de", "Brauchen wir noch Milch?"), ("de", "brauchen wir noch milch"), ("ar", "هل نحتاج حليب؟"),
        ("ar", "نحتاج حليب؟"),
    ],
)  # fmt: skip
def test_asking_whether_something_is_needed_adds_nothing(language: str, text: str) -> None:
    assert _steps(text, language) == ["look home.shopping_list TaskList.tasks"]


@pytest.mark.parametrize(
    ("language", "text", "item"),
    [
        ("ko", "우유 사야 해", "우유"), ("en", "we need milk", "milk"),
        ("de", "Nimm Milch auf die Einkaufsliste", "Milch"), ("de", "wir brauchen Milch", "Milch"),
        ("ar", "نحتاج حليب", "حليب"),
    ],
)  # fmt: skip
def test_saying_that_something_is_needed_adds_it(language: str, text: str, item: str) -> None:
    assert _steps(text, language) == [f"home.shopping_list TaskList.add summary={item}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "오늘 밤 10시에 거실 불 꺼줘"), ("en", "turn off the kitchen light tonight at 10"),
        ("ja", "今夜10時に寝室の電気を消して"), ("de", "mach heute Abend um 10 das Küchenlicht aus"),
        ("ar", "أطفئ ضوء المطبخ الليلة الساعة 10"),
    ],
)  # fmt: skip
def test_a_time_gone_by_is_not_now(language: str, text: str) -> None:
    late = datetime(2026, 11, 23, 22, 40, tzinfo=ZoneInfo("Asia/Seoul")).timestamp()
    twin = Twin(demo_blueprint(), late)
    steps = demo().understand(Utterance(text, language, None, late), twin, Thread()).plan.steps
    assert [told(step).split()[:2] for step in steps] == [["refuse", "out_of_range"]]
    assert told(hear(text, language).plan.steps[0]) == "wait 10800"


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "오늘 밤 12시에 주방 불 꺼줘"), ("en", "turn off the kitchen light tonight at 12")],
)
def test_twelve_at_night_ends_the_day(language: str, text: str) -> None:
    assert _steps(text, language) == ["wait 18000", "kitchen.ceiling_light OnOff.off"]


MUSIC_OFF = [
    ("ko", "음악 꺼"), ("en", "turn off the music"), ("ja", "音楽止めて"), ("de", "Musik aus"),
    ("ar", "أوقف الموسيقى"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), MUSIC_OFF)
def test_music_stops_where_it_plays(language: str, text: str) -> None:
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    assert _steps(text, language, twin) == ["living_room.tv MediaPlayback.stop"]
    twin.report("kids_room.speaker", "MediaPlayback", {"current_state": "playing"})
    assert _steps(text, language, twin) == ["kids_room.speaker MediaPlayback.stop"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "노래 틀어줘"), ("en", "play music"), ("ja", "音楽かけて"), ("de", "spiel Musik"),
        ("ar", "شغل موسيقى"),
    ],
)  # fmt: skip
def test_music_starts_here_else_in_the_living_room(language: str, text: str) -> None:
    assert _steps(text, language) == ["living_room.speaker MediaPlayback.play"]
    assert _steps(text, language, space="kids_room") == ["kids_room.speaker MediaPlayback.play"]


_TWO_ROOMS = (("living_room", 21), ("bedroom", 19))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "거실은 21도 안방은 19도로 맞춰줘"), ("ja", "リビングは21度、寝室は19度にして"),
        ("en", "set the heating to 21 in the living room and 19 in the bedroom"),
        ("ar", "اضبط التدفئة على 21 في غرفة المعيشة و19 في غرفة النوم"),
    ],
)  # fmt: skip
def test_two_values_for_two_rooms_are_never_one_for_both(language: str, text: str) -> None:
    """Asked about, or each room has its own."""
    each = [f"{room}.thermostat Thermostat.set_setpoint setpoint={value}" for room, value in _TWO_ROOMS]
    asks = [step.startswith("ask which_value") for step in _steps(text, language)]
    assert (asks and all(asks)) or _steps(text, language) == each


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("ko", "거실 불 끄지 말고 티비만 꺼줘", "living_room.ceiling_light"),
        ("ko", "불 다 끄는데 스탠드만 남겨줘", "living_room.floor_lamp"),
        ("en", "turn off the lights and the TV but leave the floor lamp on", "living_room.floor_lamp"),
        ("en", "turn off everything but the TV", "living_room.tv"),
        ("en", "turn off the lights in the living room not the TV", "living_room.tv"),
        ("ko", "아이방은 그대로 두고 나머지 불 다 꺼줘", "kids_room"),
        ("de", "alles aus außer dem Kühlschrank und Vorhänge zu", "kitchen.refrigerator"),
    ],
)
def test_what_is_left_out_stays_as_it_is(language: str, text: str, kept: str) -> None:
    steps = _steps(text, language)
    assert any(step.endswith("OnOff.off") for step in steps)
    assert not any(step.startswith(kept) for step in steps)


def test_not_the_curtain_is_no_reason_for_every_light() -> None:
    assert _steps("커튼 닫지 말고 불만 꺼줘", "ko")[0].startswith("ask which_thing")


def test_here_is_not_the_room_that_the_sentence_names_later() -> None:
    steps = _steps("turn off the light in here and the fan in the bedroom", "en")
    assert steps[0].startswith("ask which_thing")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "turn off everything here"),
        ("de", "mach hier alles aus"),
        ("fr", "éteins tout ici"),
    ],
)
def test_everything_here_is_what_stands_in_the_room(language: str, text: str) -> None:
    done = [step for step in hear(text, language, "bedroom").plan.steps if isinstance(step, Do)]
    assert {step.do.partition(".")[0] for step in done} == {"bedroom"}
    assert _steps(text, language) == ["ask which_space"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what is on in the bedroom?"),
        ("en", "what channel are we watching?"),
        ("fr", "qu'est-ce qui est allumé dans la chambre ?"),
        ("fr", "quelle chaîne on regarde ?"),
    ],
)
def test_a_question_starts_nothing(language: str, text: str) -> None:
    assert not any(isinstance(step, Do) for step in hear(text, language).plan.steps)


@pytest.mark.parametrize("text", ["n'allume pas la télé", "éteins pas la lumière de la cuisine"])
def test_what_is_not_wanted_in_french_is_not_done(text: str) -> None:
    assert not hear(text, "fr").plan.steps


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "turn on the three lamps in the living room"),
        ("de", "mach die drei Lampen im Wohnzimmer an"),
        ("fr", "allume les trois lampes du salon"),
    ],
)
def test_how_many_lamps_there_are_is_no_brightness_and_no_date(language: str, text: str) -> None:
    done = _steps(text, language)
    assert done
    assert all(step.startswith("living_room.") and step.endswith("OnOff.on") for step in done)


@pytest.mark.parametrize("text", ["papa a éteint la télé", "fais la vaisselle", "passe-moi le sel"])
def test_talk_among_people_in_french_does_nothing(text: str) -> None:
    understood = hear(text, "fr")
    assert understood.meta is None
    assert not any(isinstance(step, Do) for step in understood.plan.steps)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "turn off all the flurbs", "flurbs"),
        ("en", "turn off every flurb in the study", "flurb"),
        ("en", "turn off the flurb in the study", "flurb"),
        ("en", "set the bedroom frobnicator to 30 percent", "frobnicator"),
        ("ko", "로켓 다 꺼줘", "로켓"),
        ("ko", "안방 가라오케 켜줘", "가라오케"),
        ("ja", "全部のロケットを消して", "ロケット"),
        ("ja", "書斎のふらぶを消して", "ふらぶ"),
        ("de", "alle Flurbs aus", "Flurbs"),
        ("de", "Mach den Flurb im Arbeitszimmer aus", "Flurb"),
        ("ar", "أطفئ كل الصواريخ", "الصواريخ"),
        ("ar", "أطفئ صاروخ المكتب", "صاروخ"),
        ("fr", "éteins tous les flurbs du bureau", "flurbs"),
        ("fr", "éteins le flurb dans la cuisine", "flurb"),
    ],
)
def test_a_name_that_nobody_knows_is_never_everything_nor_the_lights_of_the_room(
    language: str, text: str, name: str
) -> None:
    assert _steps(text, language) == [f"refuse no_such_thing {name}"]


REMINDERS_ASKED = (
    ("en", "do i have any reminders today"),
    ("en", "what reminders are coming up this week"),
    ("de", "welche Erinnerungen kommen diese Woche"),
    ("ko", "이번 주 리마인더가 뭐야"),
    ("ja", "今日のリマインダーは何"),
    ("ar", "هل لدي أي تذكيرات اليوم"),
    ("fr", "est-ce que j'ai des rappels aujourd'hui"),
)


@pytest.mark.parametrize(("language", "text"), REMINDERS_ASKED)
def test_whoever_asks_for_reminders_gets_no_new_one(language: str, text: str) -> None:
    assert [type(step) for step in hear(text, language).plan.steps] == [Look]


def test_a_reminder_that_is_asked_for_politely_is_one() -> None:
    assert steps(hear("can you remind me to buy any milk tomorrow", "en"))[0].startswith(
        "home.calendar Calendar.add"
    )


def test_whoever_asks_for_an_alarm_that_is_set_gets_no_new_one() -> None:
    asked = hear("did i set an alarm to wake up in the morning", "en")
    assert [type(step) for step in asked.plan.steps] == [Look]
    assert steps(hear("can you set an alarm to wake me up at seven", "en"))[0].endswith("time=07:00")

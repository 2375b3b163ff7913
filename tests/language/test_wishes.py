"""What the parser's frames come to, where the rules understood nothing: told as annotated sentences."""

from __future__ import annotations

import re

import msgspec
import pytest

from madang.language.frame import Frame, Slot, Utterance
from madang.language.scene import Scene, Thread
from madang.language.targets import Resolver
from madang.language.wishes import PLANNERS, Planned, plan_frame
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, demo, demo_blueprint, told

_SLOT = re.compile(r"\[(\w+): ([^\]]*)\]")


def wish(
    intent: str, annotated: str, language: str = "en", space: str | None = None, confidence: float = 0.95
) -> list[str]:
    """The plan of a frame, a line a step. Slots stand in the sentence: ``play [song_name: Yesterday]``."""
    planned = of(intent, annotated, language, space, confidence)
    if planned.meta not in (None, "chat"):
        return [f"meta {planned.meta}"]
    if planned.topic is not None:
        facts = [f"{name}={value}" for name, value in planned.about.items()]
        return [" ".join(["talk", planned.topic, *facts])]
    return [told(step) for step in planned.steps]


def of(
    intent: str, annotated: str, language: str = "en", space: str | None = None, confidence: float = 0.95
) -> Planned:
    text, slots, last = "", [], 0
    for match in _SLOT.finditer(annotated):
        text += annotated[last : match.start()]
        slots.append(Slot(match[1], match[2], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    text += annotated[last:]
    home, names = demo_blueprint(), demo().names(language)
    said = Utterance(text, language, space, MONDAY_EVENING)
    resolver = Resolver(home, names, space, (), ())
    scene = Scene(home, Twin(home, MONDAY_EVENING), names, said, Thread(), resolver, [], [])
    return plan_frame(scene, Frame(intent, tuple(slots), confidence), text)


def test_a_light_is_on_where_it_was_said_to_be_dark() -> None:
    assert wish("iot_hue_lighton", "it is pitch dark in here", space="kitchen") == [
        "kitchen.ceiling_light OnOff.on",
        "kitchen.pendant OnOff.on",
    ]


def test_an_unsure_frame_asks_and_does_nothing() -> None:
    assert wish("iot_hue_lighton", "murky in here", space="study", confidence=0.4) == [
        "ask what study.ceiling_light study.desk_lamp"
    ]


def test_a_guess_says_nothing_at_all() -> None:
    assert wish("iot_hue_lighton", "bananas", confidence=0.1) == ["refuse not_understood bananas"]


def test_what_risks_something_needs_a_surer_frame() -> None:
    assert wish("unlock", "open up the [device_type: front door]", confidence=0.7) == [
        "ask what entrance.front_door"
    ]
    assert wish("unlock", "open up the [device_type: front door]", confidence=0.95) == [
        "entrance.front_door DoorLock.unlock_door"
    ]


def test_a_thing_that_the_home_has_not_is_refused_by_its_name() -> None:
    assert wish("iot_hue_lightoff", "kill the [device_type: chandeloo]") == ["refuse no_such_thing chandeloo"]


def test_nothing_is_switched_off_because_somebody_said_off() -> None:
    assert wish("iot_wemo_off", "power it down") == ["ask which_thing"]


def test_what_to_play_are_the_words_of_the_slots() -> None:
    played = wish("play_music", "I fancy all of [artist_name: the Skywalkers] now", space="living_room")
    assert played == ["living_room.speaker ContentLauncher.launch_content query=the Skywalkers"]


def test_music_without_a_name_just_plays_where_the_family_sits() -> None:
    assert wish("play_music", "tunes please") == ["living_room.speaker MediaPlayback.play"]


def test_an_alarm_gets_the_name_it_was_given() -> None:
    assert wish("alarm_set", "get me up for [event_name: rowing] at [time: 6 am] [date: tomorrow]") == [
        "bedroom.alarm_clock AlarmClock.add time=06:00 date=2026-11-24 name=rowing"
    ]


def test_an_alarm_that_is_called_otherwise_stays() -> None:
    assert wish("alarm_remove", "scrap the [alarm_type: rowing] alarm") == ["refuse no_such_item rowing"]


def test_an_event_is_called_by_its_slots_and_not_by_the_words_around_them() -> None:
    (line,) = wish(
        "calendar_set", "pencil in [event_name: sauna] with [person: Aino] [date: tomorrow] at [time: 8 pm]"
    )
    assert line.startswith("home.calendar Calendar.add summary=sauna with Aino start=")


def test_a_question_about_the_calendar_puts_nothing_into_it() -> None:
    assert wish("calendar_set", "do I have to be at the [event_name: dentist] on [date: friday]?") == [
        "look home.calendar Calendar.events"
    ]


def test_what_lies_behind_us_is_no_reminder() -> None:
    assert wish("calendar_set", "remind me of [event_name: lunch] [date: today] at [time: 12:30]") == [
        "ask which_value home.calendar"
    ]


def test_items_go_onto_the_list_that_was_named() -> None:
    assert wish("lists_createoradd", "we could do with oat flakes on the [list_name: shopping] list") == [
        "home.shopping_list TaskList.add summary=oat flakes"
    ]


def test_a_list_that_is_not_there_is_refused_by_its_name() -> None:
    assert wish("lists_query", "what is on my [list_name: pirate] list") == ["refuse no_such_thing pirate"]


def test_a_list_is_not_emptied_because_it_was_named() -> None:
    assert wish("lists_remove", "delete the [list_name: shopping] list") == ["ask what home.shopping_list"]


@pytest.mark.parametrize(
    ("language", "annotated", "place"),
    [
        ("en", "what time is it in [place_name: lisbon]", "Lisbon"),
        ("ko", "[place_name: 리스본] 몇 시야", "리스본"),
        ("ja", "[place_name: リスボン]は何時", "リスボン"),
        ("de", "wie spät ist es in [place_name: lissabon]", "Lissabon"),
        ("ar", "كم الساعة في [place_name: لشبونة]", "لشبونة"),
    ],
)
def test_the_time_in_another_city(language: str, annotated: str, place: str) -> None:
    assert wish("datetime_query", annotated, language) == [
        f"talk time_there place={place} zone=Europe/Lisbon"
    ]


def test_a_city_that_nobody_knows() -> None:
    assert wish("datetime_query", "time in [place_name: Atlantis]") == ["refuse no_service Atlantis"]


def test_what_this_home_has_no_service_for_says_which() -> None:
    planned = of("email_query", "any new mail from [person: Finn]?")
    assert msgspec.to_builtins(planned.steps[0]) == {
        "refuse": "no_service", "said": "any new mail from Finn?", "topic": "mail",
    }  # fmt: skip


def test_a_message_is_the_words_of_its_slot() -> None:
    assert wish("HassBroadcast", "yell [message: the soup is on the table] through the flat") == [
        "living_room.speaker Announcement.announce message=the soup is on the table",
        "kids_room.speaker Announcement.announce message=the soup is on the table",
    ]


def test_an_undo_needs_a_sure_frame_and_a_yes_is_never_guessed() -> None:
    assert wish("undo", "put it back how it was", confidence=0.95) == ["meta undo"]
    assert wish("undo", "put it back how it was", confidence=0.7)[0].startswith("refuse not_understood")
    assert wish("confirm_yes", "go for it", confidence=0.99)[0].startswith("refuse not_understood")


def test_the_day_of_a_reminder_is_read_from_its_slots_alone() -> None:
    (line,) = wish(
        "calendar_set", "remind me of [event_name: the friday demo] on [date: tuesday] at [time: 9 am]"
    )
    assert line == "home.calendar Calendar.add summary=the friday demo start=1795478400"


def test_a_taxi_comes_when_it_was_asked_for() -> None:
    assert wish("transport_taxi", "wheels to the [place_name: zoo] [date: tomorrow] at [time: 9 am]") == [
        "home.taxi Ride.book destination=zoo departure=1795478400"
    ]


def test_food_without_a_dish_is_asked_about() -> None:
    assert wish("takeaway_order", "get us dinner from [business_name: Bibim]") == [
        "ask which_value home.delivery"
    ]
    assert wish("takeaway_order", "two [food_type: bibimbap] from [business_name: Bibim]") == [
        "home.delivery Ordering.order items=two bibimbap merchant=Bibim"
    ]


def test_the_weather_of_another_place_is_not_known() -> None:
    assert wish("weather_query", "will it pour [date: tomorrow]") == ["look home.weather Weather.days"]
    assert wish("weather_query", "will it pour in [place_name: Oslo]")[0].startswith("refuse no_service")


@pytest.mark.parametrize("intent", sorted(PLANNERS))
@pytest.mark.parametrize("text", ["", "?", "x" * 300, "\u202e🙃", "12", "불", "في"])
def test_every_intent_stands_any_text(intent: str, text: str) -> None:
    for language in ("en", "ko", "ja", "de", "ar"):
        of(intent, text, language)


def test_korean_particles_are_no_part_of_a_shop_or_a_dish() -> None:
    ordered = wish("takeaway_order", "[business_name: 비빔에서] [food_type: 돌솥밥을] 시켜줘", "ko")
    assert ordered == ["home.delivery Ordering.order items=돌솥밥 merchant=비빔"]

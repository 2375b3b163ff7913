"""What the house does with names it does not know, with doubt, with limits, and with what follows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.language.frame import LONGEST_TEXT, Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.things.plan import Ask, Do, Refuse
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, check, demo, demo_blueprint, hear, paragraphs, steps

LANGUAGES = ("ko", "en", "ja", "de", "ar")

ENGLISH = """
turn on the flux capacitor
    refuse no_such_thing flux capacitor

turn on the flux lamp in the kitchen
    refuse no_such_thing flux lamp

turn on the lights in the ballroom
    refuse no_such_space ballroom

turn off the light in the garage
    refuse no_such_space garage

turn on the microwave
    refuse no_such_thing microwave

turn on the curtain in the living room
    refuse no_such_command curtain

dim the front door
    refuse no_such_command front door

set the oven to 900 degrees
    refuse out_of_range 900 degrees

set the volume to 150 percent
    refuse out_of_range 150 percent

blargh fnord
    refuse not_understood blargh fnord

open the curtain
    ask which_thing living_room.curtain bedroom.curtain

set a timer
    ask which_value home.timer

@kitchen turn on the light
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on

@bedroom it's dark in here
    bedroom.ceiling_light LevelControl.move_to_level level=80
    bedroom.bedside_lamp LevelControl.move_to_level level=40

@kitchen close the blinds
    kitchen.blind WindowCovering.down_or_close

turn on the kithcen light
    kitchen.ceiling_light OnOff.on

open everything
    living_room.curtain WindowCovering.up_or_open
    kitchen.blind WindowCovering.up_or_open
    bedroom.curtain WindowCovering.up_or_open
    study.blind WindowCovering.up_or_open

turn on the kitchen light
    kitchen.ceiling_light OnOff.on

+ and the bedroom too
    bedroom.ceiling_light OnOff.on
    bedroom.bedside_lamp OnOff.on

+ turn it off
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off

turn on the floor lamp
    living_room.floor_lamp OnOff.on

+ brighter
    living_room.floor_lamp LevelControl.move_to_level level=65

+ make it red
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=0 saturation=100

+ no, the LED strip
    living_room.led_strip ColorControl.move_to_hue_and_saturation hue=0 saturation=100

dim the living room light to 40
    living_room.ceiling_light LevelControl.move_to_level level=40

+ to 60
    living_room.ceiling_light LevelControl.move_to_level level=60

what's the temperature in the kitchen?
    look kitchen.climate_sensor TemperatureMeasurement.measured_value

+ and in the bathroom?
    look bathroom.climate_sensor TemperatureMeasurement.measured_value

turn on the TV and set the volume to 20
    living_room.tv OnOff.on
    living_room.tv AudioOutput.set_volume volume=20
"""

UNKNOWN = {
    "ko": [
        ("전자레인지 켜줘", "no_such_thing"),
        ("무도회장 불 켜줘", "no_such_thing"),
        ("다락방 불 꺼줘", "no_such_space"),
    ],
    "en": [("turn on the sauna", "no_such_thing"), ("turn off the attic light", "no_such_space")],
    "ja": [("電子レンジをつけて", "no_such_thing"), ("屋根裏の電気をつけて", "no_such_space")],
    "de": [
        ("schalte die Mikrowelle ein", "no_such_thing"),
        ("mach das Licht im Ballsaal an", "no_such_space"),
    ],
    "ar": [("شغل الميكروويف", "no_such_thing"), ("شغل نور العلية", "no_such_space")],
}
FOLLOWING = {
    "ko": ("주방 불 켜줘", "안방도", "꺼줘"),
    "en": ("turn on the kitchen light", "and the bedroom", "turn it off"),
    "ja": ("キッチンの電気つけて", "寝室も", "消して"),
    "de": ("mach das Licht in der Küche an", "und im Schlafzimmer auch", "mach es aus"),
    "ar": ("شغل نور المطبخ", "وغرفة النوم أيضا", "أطفئه"),
}
TALK = {
    "ko": ("네", "아니", "되돌려줘", "왜 그랬어?"),
    "en": ("yes", "no", "undo that", "why did you do that?"),
    "ja": ("はい", "いいえ", "元に戻して", "なんで?"),
    "de": ("ja", "nein", "mach das rückgängig", "warum hast du das gemacht?"),
    "ar": ("نعم", "لا", "تراجع", "لماذا فعلت ذلك؟"),
}


@pytest.mark.parametrize("paragraph", paragraphs(ENGLISH))
def test_doubt_limits_and_what_follows(paragraph: str) -> None:
    check(paragraph, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_nobody_knows_is_never_everything(language: str) -> None:
    for sentence, reason in UNKNOWN[language]:
        (step,) = hear(sentence, language).plan.steps
        assert isinstance(step, Refuse), sentence
        assert step.refuse == reason, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bedroom_too_and_then_off(language: str) -> None:
    first, also, off = FOLLOWING[language]
    thread = hear(first, language).thread
    second = hear(also, language, thread=thread)
    assert steps(second) == ["bedroom.ceiling_light OnOff.on", "bedroom.bedside_lamp OnOff.on"]
    third = hear(off, language, thread=second.thread)
    assert steps(third) == ["bedroom.ceiling_light OnOff.off", "bedroom.bedside_lamp OnOff.off"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_no_undo_and_why(language: str) -> None:
    assert [hear(words, language).meta for words in TALK[language]] == ["yes", "no", "undo", "why"]


@pytest.mark.parametrize(
    ("sentence", "language", "place"),
    [
        ("거실 불 켜줘", "ko", "거실"),
        ("Dim the Kitchen light to 30 percent", "en", "30 percent"),
        ("寝室の温度は?", "ja", "寝室"),
        ("Mach das Licht im Wohnzimmer an", "de", "Wohnzimmer"),
        ("أطفئ نورَ المطبخ بعد عشر دقائق", "ar", "المطبخ"),
    ],
)
def test_slots_know_their_place_in_the_text(sentence: str, language: str, place: str) -> None:
    slots = [slot for frame in demo().parse(sentence, language) for slot in frame.slots]
    assert place in [slot.value for slot in slots]
    assert all(sentence[slot.start : slot.end] == slot.value for slot in slots)


def test_one_lamp_needs_no_question() -> None:
    home = read_blueprint(
        {
            "spaces": [{"id": "hut", "name": {"en": "Hut"}}],
            "things": [{"id": "lamp", "kind": "light", "name": {"en": "Lamp"}, "space": "hut"}],
        }
    )
    understood = Understanding(home).understand(Utterance("turn on the light", "en"), Twin(home, 0.0))
    assert steps(understood) == ["lamp OnOff.on"]


def test_all_doors_stay_locked_when_all_is_opened() -> None:
    for sentence in ("open everything", "open all the doors", "turn everything on", "open all covers"):
        done = [step for step in hear(sentence, "en").plan.steps if isinstance(step, Do)]
        assert not [step for step in done if step.command.startswith("DoorLock")], sentence


def test_everything_off_spares_what_must_stay_on() -> None:
    done = {step.do for step in hear("turn everything off", "en").plan.steps if isinstance(step, Do)}
    kept = {"kitchen.refrigerator", "kitchen.wine_cooler", "entrance.alarm_panel", "balcony.water_heater"}
    assert "living_room.ceiling_light" in done
    assert not done & kept


def test_a_very_long_text_is_not_read() -> None:
    understood = hear("turn on the light " * 6000, "en")
    assert [type(step) for step in understood.plan.steps] == [Refuse]
    assert demo().parse("x" * (LONGEST_TEXT + 1), "en") == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=120), language=st.sampled_from(LANGUAGES))
def test_any_text_at_all(text: str, language: str) -> None:
    understood = hear(text, language)
    assert understood.plan.steps or understood.meta is not None
    for frame in understood.frames:
        assert all(text[slot.start : slot.end] == slot.value for slot in frame.slots)


_WORDS = [
    word for words in (*FOLLOWING.values(), *TALK.values()) for sentence in words for word in sentence.split()
]


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(st.sampled_from([*_WORDS, "5", "30%", "7:30", "und", "and", ","]), max_size=25),
    language=st.sampled_from(LANGUAGES),
)
def test_any_order_of_words(words: list[str], language: str) -> None:
    understood = hear(" ".join(words), language, "kitchen")
    known = demo_blueprint().things
    assert all(step.do in known for step in understood.plan.steps if isinstance(step, Do))
    assert all(isinstance(step.candidates, tuple) for step in understood.plan.steps if isinstance(step, Ask))


def test_the_moment_of_the_utterance_counts() -> None:
    later = Utterance("wake me at 7", "en", None, MONDAY_EVENING)
    understood = demo().understand(later, Twin(demo_blueprint(), 0.0))
    assert steps(understood) == ["bedroom.alarm_clock AlarmClock.add time=07:00"]

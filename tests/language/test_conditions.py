"""What a wish waits for, and what it hangs on."""

from __future__ import annotations

import pytest

from madang.language.conditions import condition_of
from madang.language.frame import Utterance
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, demo, demo_blueprint, hear, steps

DONE = "wait balcony.washer OperationalState.operational_state == finished"
SPEAKERS = ("living_room.speaker", "kids_room.speaker")

TELL = {
    "en": ("let me know when the washing machine is done", "Washing machine is done."),
    "ko": ("세탁기 끝나면 알려줘", "세탁기 다 됐어요."),
    "ja": ("洗濯機が終わったら教えて", "洗濯機が終わりました。"),
    "de": ("sag mir Bescheid, wenn die Waschmaschine fertig ist", "Waschmaschine: fertig."),
    "ar": ("خبرني لما تخلص الغسالة", "غسالة الملابس: انتهى العمل."),
    "fr": ("préviens-moi quand la machine à laver a fini", "Lave-linge : c'est fini."),
}
OPEN = {
    "en": "if the balcony window is open, turn off the living room heating",
    "ko": "베란다 창문 열려 있으면 거실 보일러 꺼줘",
    "ja": "ベランダの窓が開いていたらリビングの暖房を消して",
    "de": "wenn das Balkonfenster offen ist, mach die Wohnzimmerheizung aus",
    "ar": "إذا كانت نافذة الشرفة مفتوحة أطفئ تدفئة غرفة المعيشة",
    "fr": "si la fenêtre du balcon est ouverte, éteins le chauffage du salon",
}
COMES = {
    "en": "when Minji gets home turn on the entrance light",
    "ko": "민지 집에 오면 현관 불 켜줘",
    "ja": "ミンジが帰ったら玄関の電気をつけて",
    "de": "wenn Minji nach Hause kommt, mach das Flurlicht an",
}


def twin_with(thing: str, trait: str, **values: object) -> Twin:
    """The demo home as it is, but for one state."""
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    twin.report(thing, trait, values)
    return twin


@pytest.mark.parametrize(("language", "said"), TELL.items())
def test_who_wants_to_be_told_is_told_when_it_is_done(language: str, said: tuple[str, str]) -> None:
    text, message = said
    told = [f"{speaker} Announcement.announce message={message}" for speaker in SPEAKERS]
    assert steps(hear(text, language)) == [DONE, *told]


@pytest.mark.parametrize(("language", "text"), OPEN.items())
def test_what_hangs_on_a_state_is_done_only_where_it_holds(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["look balcony.window WindowCovering.current_position"]
    opened = twin_with("balcony.window", "WindowCovering", current_position=40.0)
    assert steps(hear(text, language, twin=opened)) == [
        "living_room.thermostat Thermostat.set_system_mode mode=off"
    ]


@pytest.mark.parametrize(("language", "text"), COMES.items())
def test_who_is_not_at_home_is_waited_for(language: str, text: str) -> None:
    away = twin_with("people.minji", "Presence", at_home=False)
    assert steps(hear(text, language, twin=away)) == [
        "wait people.minji Presence.at_home == True",
        "entrance.ceiling_light OnOff.on",
    ]
    assert steps(hear(text, language)) == ["look people.minji Presence.at_home"]


def test_i_am_who_speaks() -> None:
    away = twin_with("people.junho", "Presence", at_home=False)
    said = Utterance("when I get home turn on the entrance light", "en", None, MONDAY_EVENING, "junho")
    assert steps(demo().understand(said, away)) == [
        "wait people.junho Presence.at_home == True",
        "entrance.ceiling_light OnOff.on",
    ]


def test_nobody_known_cannot_come_home() -> None:
    assert steps(hear("when I get home turn on the entrance light", "en"))[0].startswith("refuse")


def test_not_heating_means_that_what_heats_is_off() -> None:
    opened = twin_with("balcony.window", "WindowCovering", current_position=40.0)
    done = steps(hear("if the balcony window is open, don't heat the bedroom", "en", twin=opened))
    assert done == ["bedroom.thermostat Thermostat.set_system_mode mode=off"]


def test_a_wish_that_cannot_be_done_is_not_waited_for() -> None:
    said = steps(hear("when the washing machine is done, launch the rocket", "en"))
    assert not any(line.startswith("wait") for line in said)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "when is the washing machine done?"), ("en", "is the window open"), ("ko", "화면 밝게 해줘"),
     ("ko", "라면 물 끓여"), ("ja", "もうすぐ終わる?"), ("de", "wann ist die Waschmaschine fertig?")],
)  # fmt: skip
def test_what_is_no_condition(language: str, text: str) -> None:
    assert condition_of(text, language) is None


@pytest.mark.parametrize("text", ["", "if", "when when when is open", "면" * 300, "if " * 500, "🙂 끝나면"])
def test_any_text_is_stood(text: str) -> None:
    for language in ("en", "ko", "ja", "de", "ar", "fr", "xx"):
        condition = condition_of(text, language)
        assert condition is None or (condition.subject in text and condition.wish in text)

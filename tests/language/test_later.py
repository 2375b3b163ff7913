"""Several wishes at several times: what comes at once comes first, each other at its own time from now."""

from __future__ import annotations

import pytest

from .day import hear, steps

LATER = "wait 600"
OFF = "kitchen.ceiling_light OnOff.off"
LOCK = "entrance.front_door DoorLock.lock_door"

BOTH_LATER = {
    "en": "in 10 minutes switch off the kitchen light and lock the front door",
    "ko": "10분 뒤에 주방 불 끄고 현관문 잠가줘",
    "ja": "10分後にキッチンの電気を消して玄関の鍵をかけて",
    "de": "in 10 Minuten das Küchenlicht aus und die Haustür abschließen",
    "ar": "بعد 10 دقائق أطفئ ضوء المطبخ واقفل باب المدخل",
}
LIGHT_LATER = {
    "en": "switch off the kitchen light in 10 minutes and lock the front door",
    "ko": "현관문 잠그고 10분 뒤에 주방 불 꺼줘",
    "ja": "玄関の鍵をかけて10分後にキッチンの電気を消して",
    "de": "mach das Küchenlicht in 10 Minuten aus und schließ die Haustür ab",
    "ar": "أطفئ ضوء المطبخ بعد 10 دقائق واقفل باب المدخل",
}


@pytest.mark.parametrize(("language", "text"), BOTH_LATER.items())
def test_a_time_before_all_wishes_puts_off_all_of_them(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [LATER, OFF, LOCK]


@pytest.mark.parametrize(("language", "text"), LIGHT_LATER.items())
def test_a_time_inside_one_wish_is_that_of_this_one_alone(language: str, text: str) -> None:
    assert steps(hear(text, language)) == [LOCK, LATER, OFF]


def test_two_times_both_count_from_now() -> None:
    said = "in five minutes kitchen light off and in ten minutes study light off"
    assert steps(hear(said, "en")) == ["wait 300", OFF, "wait 300", "study.ceiling_light OnOff.off"]


def test_a_while_for_one_thing_does_not_hold_up_another() -> None:
    said = "turn on the bedroom fan for 10 minutes and lock the front door"
    assert steps(hear(said, "en")) == ["bedroom.fan OnOff.on", LOCK, LATER, "bedroom.fan OnOff.off"]


def test_then_means_after_it() -> None:
    said = "turn on the bedroom fan for 10 minutes and then lock the front door"
    assert steps(hear(said, "en")) == ["bedroom.fan OnOff.on", LATER, "bedroom.fan OnOff.off", LOCK]


@pytest.mark.parametrize(
    ("language", "text", "item"),
    [
        ("en", "don't forget to buy milk", "milk"),
        ("ko", "우유 사는 거 잊지 마", "우유"),
        ("ja", "牛乳を買うのを忘れないで", "牛乳"),
        ("de", "vergiss nicht Milch zu kaufen", "Milch"),
        ("ar", "لا تنس شراء الحليب", "الحليب"),
        ("fr", "n'oublie pas d'acheter du lait", "lait"),
    ],
)
def test_what_is_not_to_be_forgotten_in_the_shop_goes_onto_the_list(
    language: str, text: str, item: str
) -> None:
    assert steps(hear(text, language)) == [f"home.shopping_list TaskList.add summary={item}"]

"""Modes with a temperature, amounts that are no times of day, what is not to be done or lies far ahead."""

from __future__ import annotations

import pytest

from madang.language.replies import Replies

from .day import check, demo_blueprint, hear, paragraphs, told

COOLING = {
    "ko": ("에어컨 냉방 24도로", "냉방 24도로 켜줘"),
    "en": ("set the AC to cooling at 24", "set the AC to cool, 24 degrees"),
    "ja": ("冷房を24度で", "エアコンを冷房24度にして"),
    "de": ("Klimaanlage auf Kühlen 24 Grad", "Stell die Klimaanlage auf Kühlen mit 24 Grad"),
    "ar": ("شغل المكيف على التبريد ٢٤ درجة",),
}


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang in COOLING for text in COOLING[lang]])
def test_a_mode_and_a_temperature_are_both_set(language: str, text: str) -> None:
    mode = "living_room.air_conditioner Thermostat.set_system_mode mode=cool"
    setpoint = "living_room.air_conditioner Thermostat.set_setpoint setpoint=24"
    check(f"{text}\n{mode}\n{setpoint}", language)


def test_what_cannot_heat_is_not_set_to_a_warm_temperature() -> None:
    check("set the AC to heat, 22 degrees\nrefuse out_of_range AC to heat", "en")


AT = """
set the AC at 24
    living_room.air_conditioner Thermostat.set_setpoint setpoint=24

set the volume at 20
    living_room.tv AudioOutput.set_volume volume=20

turn on the AC at 10
    wait 10800
    living_room.air_conditioner OnOff.on

turn off the tv tomorrow
    wait 86400
    living_room.tv OnOff.off

turn off the tv in 2 days
    wait 172800
    living_room.tv OnOff.off

turn off the tv in 40 days
    refuse out_of_range 40 days

turn on the bathroom light for 1000 hours
    refuse out_of_range 1000 hours

turn off the tv on March 3rd
    refuse out_of_range March 3rd

when I'm home turn on the tv
    refuse not_understood when I'm home turn on the tv
"""


@pytest.mark.parametrize("paragraph", paragraphs(AT))
def test_an_hour_an_amount_and_another_day(paragraph: str) -> None:
    check(paragraph, "en")


LASTING = {
    "ko": "욕실 불 10분 동안 켜줘",
    "en": "turn on the bathroom light for 10 minutes",
    "ja": "浴室の電気を10分間つけて",
    "de": "Mach das Badlicht für zehn Minuten an",
    "ar": "شغل نور الحمام لمدة عشر دقائق",
}


@pytest.mark.parametrize("language", LASTING)
def test_what_is_on_for_ten_minutes_is_off_again_after_them(language: str) -> None:
    light = "bathroom.ceiling_light OnOff"
    check(f"{LASTING[language]}\n{light}.on\nwait 600\n{light}.off", language)


REFRAIN = {
    "ko": ("주방 불 끄지 마", "알겠어요. 그대로 둘게요."),
    "en": ("don't turn off the light in the kitchen", "All right, I won't."),
    "ja": ("キッチンの電気を消さないで", "わかりました。そのままにします。"),
    "de": ("Mach das Licht in der Küche nicht aus", "In Ordnung, ich lasse es."),
    "ar": ("لا تطفئ الضوء في المطبخ", "حسنًا، لن أفعل."),
}


@pytest.mark.parametrize("language", REFRAIN)
def test_what_is_not_to_be_done_is_left(language: str) -> None:
    text, answer = REFRAIN[language]
    understood = hear(text, language)
    assert (understood.plan.steps, understood.meta, understood.topic) == ((), "no", "refrain")
    assert Replies(demo_blueprint()).chat("refrain", language) == answer


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "set the bedroom to 21"), ("ko", "침실 21로 해줘"), ("fr", "mets la chambre à 21")],
)
def test_a_room_and_a_bare_number_is_its_warmth(language: str, text: str) -> None:
    assert [told(step) for step in hear(text, language).plan.steps] == [
        "bedroom.thermostat Thermostat.set_setpoint setpoint=21"
    ]

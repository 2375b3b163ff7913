"""A floor lamp is no ceiling light: words for sorts of lamps keep to their sort, in every language."""

from __future__ import annotations

import pytest

from tests.language.day import hear, told

SORTS = [
    ("ko", "거실 스탠드 켜줘", "living_room.floor_lamp"), ("ko", "안방 스탠드 켜줘", "bedroom.bedside_lamp"),
    ("ko", "안방 천장등 켜줘", "bedroom.ceiling_light"), ("ko", "서재 형광등 켜줘", "study.ceiling_light"),
    ("ko", "LED 바 켜줘", "living_room.led_strip"), ("ko", "수면등 켜줘", "kids_room.night_light"),
    ("ja", "フロアランプつけて", "living_room.floor_lamp"), ("ja", "間接照明つけて", "living_room.led_strip"),
    ("ja", "寝室の天井照明つけて", "bedroom.ceiling_light"),
    ("ja", "常夜灯つけて", "kids_room.night_light"),
    ("ja", "ベッドサイドランプつけて", "bedroom.bedside_lamp"),
    ("ja", "デスクライトつけて", "study.desk_lamp"),
    ("ar", "شغل المصباح الأرضي", "living_room.floor_lamp"),
    ("ar", "شغل مصباح السرير", "bedroom.bedside_lamp"),
    ("ar", "شغل مصباح المكتب", "study.desk_lamp"), ("ar", "شغل شريط الإضاءة", "living_room.led_strip"),
    ("ar", "شغل ضوء السقف في غرفة النوم", "bedroom.ceiling_light"),
    ("ar", "شغل الأباجورة في غرفة المعيشة", "living_room.floor_lamp"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "thing"), SORTS)
def test_a_lamp_is_found_by_its_sort(language: str, text: str, thing: str) -> None:
    assert [told(step) for step in hear(text, language).plan.steps] == [f"{thing} OnOff.on"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "아이 방 스탠드 켜줘"), ("ko", "안방 무드등 켜줘"), ("ja", "寝室の間接照明つけて"),
        ("ja", "キッチンのスタンドつけて"), ("ar", "شغل المصباح الأرضي في غرفة النوم"),
    ],
)  # fmt: skip
def test_a_room_without_such_a_lamp_has_none(language: str, text: str) -> None:
    assert [told(step).split()[:2] for step in hear(text, language).plan.steps] == [
        ["refuse", "no_such_thing"]
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "스탠드랑 무드등 둘 다 꺼줘"), ("en", "turn off both the floor lamp and the LED strip")],
)
def test_both_are_the_two_that_were_named(language: str, text: str) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert steps == ["living_room.floor_lamp OnOff.off", "living_room.led_strip OnOff.off"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "안방 불 다 꺼줘"), ("ko", "안방 불 둘 다 꺼줘"), ("ja", "寝室の電気を全部消して"),
        ("ja", "寝室の照明を両方消して"), ("en", "turn off all the bedroom lights"),
        ("de", "beide Schlafzimmerlampen aus"), ("ar", "أطفئ كل أنوار غرفة النوم"),
    ],
)  # fmt: skip
def test_all_lights_of_a_room_are_more_than_the_one_called_so(language: str, text: str) -> None:
    steps = [told(step) for step in hear(text, language).plan.steps]
    assert steps == ["bedroom.ceiling_light OnOff.off", "bedroom.bedside_lamp OnOff.off"]

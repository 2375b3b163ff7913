"""People correct themselves while they speak: what was taken back is not done."""

from __future__ import annotations

import pytest

from .day import hear, steps

KOREAN = [
    ("주방, 아니 거실 불 켜줘", ["living_room.ceiling_light OnOff.on"]),
    ("거실 스탠드 밝기 70%, 아니 40%로 해줘", ["living_room.floor_lamp LevelControl.move_to_level level=40"]),
    ("거실 불 켜, 아니 꺼줘", ["living_room.ceiling_light OnOff.off"]),
    ("거실 불 켜줘. 아니 안방 불", ["bedroom.ceiling_light OnOff.on"]),
    ("안방 선풍기, 아니다 가습기 켜줘", ["bedroom.humidifier OnOff.on"]),
    ("7시 아니 8시에 알람 맞춰줘", ["bedroom.alarm_clock AlarmClock.add time=08:00"]),
    ("타이머 10분, 아니 15분", ["home.timer Timer.start duration=900"]),
    (
        "현관문 잠그고 주방, 아니 거실 불 꺼줘",
        ["entrance.front_door DoorLock.lock_door", "living_room.ceiling_light OnOff.off"],
    ),
]


@pytest.mark.parametrize(("text", "plan"), KOREAN)
def test_what_is_taken_back_is_not_done(text: str, plan: list[str]) -> None:
    assert steps(hear(text, "ko")) == plan


def test_no_alone_is_an_answer_and_takes_nothing_back() -> None:
    assert steps(hear("아니", "ko")) == ["meta no"]
    assert steps(hear("아니 거실 불 켜줘", "ko")) == ["living_room.ceiling_light OnOff.on"]


ENGLISH = [
    ("turn off the kitchen light, no, the bedroom light", ["bedroom.ceiling_light OnOff.off"]),
    (
        "set the floor lamp to 70, no wait, 40 percent",
        ["living_room.floor_lamp LevelControl.move_to_level level=40"],
    ),
    (
        "lock the front door and turn on the kitchen light, I mean the study light",
        ["entrance.front_door DoorLock.lock_door", "study.ceiling_light OnOff.on"],
    ),
]


@pytest.mark.parametrize(("text", "plan"), ENGLISH)
def test_what_is_taken_back_in_english_is_not_done(text: str, plan: list[str]) -> None:
    assert steps(hear(text, "en")) == plan

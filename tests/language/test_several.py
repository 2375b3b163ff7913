"""Several wishes in one sentence, each with its own thing and value."""

from __future__ import annotations

import pytest

from .day import hear, steps

KOREAN = [
    (
        "거실 난방은 22도로, 안방 불은 40퍼센트로 하고, 서재 블라인드는 30% 열어줘",
        [
            "living_room.thermostat Thermostat.set_setpoint setpoint=22",
            "bedroom.ceiling_light LevelControl.move_to_level level=40",
            "study.blind WindowCovering.go_to_position position=30",
        ],
    ),
    (
        "거실 보일러는 22도, 안방은 19도로 해줘",
        [
            "living_room.thermostat Thermostat.set_setpoint setpoint=22",
            "bedroom.thermostat Thermostat.set_setpoint setpoint=19",
        ],
    ),
    (
        "거실 3도, 안방 2도 올려줘",
        [
            "living_room.thermostat Thermostat.set_setpoint setpoint=25.5",
            "bedroom.thermostat Thermostat.set_setpoint setpoint=23",
        ],
    ),
    ("거실 커튼 밝기 30퍼센트로 해줘", ["refuse no_such_command 거실 커튼"]),
    ("거실 난방 볼륨 20으로 해줘", ["refuse no_such_command 거실 난방"]),
    ("안방 선풍기로 넷플릭스 틀어줘", ["refuse no_such_command 안방 선풍기"]),
    ("주방 티비로 넷플릭스 틀어줘", ["refuse no_such_thing 주방 티비로 넷플릭스"]),
    ("영화방 커튼 닫아줘", ["refuse no_such_space 영화방"]),
    ("도서실 불 켜줘", ["refuse no_such_space 도서실"]),
    ("거실 스피커 볼륨 십이로 해줘", ["living_room.speaker AudioOutput.set_volume volume=12"]),
]


@pytest.mark.parametrize(("text", "plan"), KOREAN)
def test_each_part_has_its_own_thing_and_value(text: str, plan: list[str]) -> None:
    assert steps(hear(text, "ko")) == plan


MORE_KOREAN = [
    (
        "거실 스탠드는 빨간색, 거실 무드등은 파란색으로 해줘",
        [
            "living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=0 saturation=100",
            "living_room.led_strip ColorControl.move_to_hue_and_saturation hue=240 saturation=100",
        ],
    ),
    (
        "안방 선풍기 회전시키고 세기는 70%로",
        [
            "bedroom.fan FanControl.set_oscillating oscillating=True",
            "bedroom.fan FanControl.set_percent percent=70",
        ],
    ),
    (
        "거실 티비 켜고 볼륨 30으로 해줘",
        ["living_room.tv OnOff.on", "living_room.tv AudioOutput.set_volume volume=30"],
    ),
    ("거실 티비하고 스피커 둘 다 꺼줘", ["living_room.tv OnOff.off", "living_room.speaker OnOff.off"]),
]


@pytest.mark.parametrize(("text", "plan"), MORE_KOREAN)
def test_the_last_part_may_leave_out_its_verb_or_its_room(text: str, plan: list[str]) -> None:
    assert steps(hear(text, "ko")) == plan

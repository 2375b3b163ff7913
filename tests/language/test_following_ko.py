"""한국어 대화: sentences that lean on the one before."""

from __future__ import annotations

import pytest

from .day import hear, steps


@pytest.mark.parametrize(
    ("first", "then", "plan"),
    [
        ("거실 커튼 열어줘", "반만", ["living_room.curtain WindowCovering.go_to_position position=50"]),
        ("선풍기 켜줘", "세게", ["bedroom.fan FanControl.set_percent percent=20"]),
        ("거실 티비 소리 줄여", "더", ["living_room.tv AudioOutput.set_volume volume=8"]),
        ("거실 스탠드 켜줘", "최대로", ["living_room.floor_lamp LevelControl.move_to_level level=100"]),
        ("티비 볼륨 30으로", "아니 20", ["living_room.tv AudioOutput.set_volume volume=20"]),
        ("안방 난방 22도로", "아니 23도로", ["bedroom.thermostat Thermostat.set_setpoint setpoint=23"]),
        ("거실 스탠드 켜줘", "아니 천장등", ["living_room.ceiling_light OnOff.on"]),
        (
            "거실 스탠드 켜줘",
            "아니 다른 거",
            ["living_room.ceiling_light OnOff.on", "living_room.led_strip OnOff.on"],
        ),
    ],
)
def test_a_short_answer_is_about_what_was_just_done(first: str, then: str, plan: list[str]) -> None:
    before = hear(first, "ko")
    assert steps(hear(then, "ko", thread=before.thread)) == plan


def test_half_goes_on_to_the_next_one() -> None:
    opened = hear("거실 커튼 열어줘", "ko")
    half = hear("반만", "ko", thread=opened.thread)
    next_one = hear("서재 블라인드도", "ko", thread=half.thread)
    assert steps(next_one) == ["study.blind WindowCovering.go_to_position position=50"]

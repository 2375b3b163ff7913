"""What depends on something else is not done at once; what is to last, ends."""

from __future__ import annotations

import pytest

from .day import hear, steps


@pytest.mark.parametrize(
    "text",
    [
        "비 오면 창문 닫아줘",
        "비가 오면 창문 닫아줘",
        "더우면 에어컨 켜",
        "내가 잠들면 거실 불 꺼줘",
        "티비 켜지면 거실 불 꺼",
        "손님 오시면 현관문 열어줘",
        "창문 열리면 난방 꺼줘",
        "영화 볼 때 거실 불 꺼줘",
    ],
)
def test_what_depends_on_something_is_not_done_at_once(text: str) -> None:
    assert steps(hear(text, "ko"))[0].startswith(("refuse", "ask", "wait", "look"))


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("거실 불 켜주면 좋겠어", ["living_room.ceiling_light OnOff.on"]),
        ("불 끄면 안 돼", ["meta no"]),
        ("라면 타이머 3분", ["home.timer Timer.start duration=180 name=라면"]),
    ],
)
def test_a_wish_or_a_name_that_sounds_like_a_condition(text: str, plan: list[str]) -> None:
    assert steps(hear(text, "ko")) == plan


@pytest.mark.parametrize("text", ["거실 불 10분만 켜줘", "거실 불 10분간 켜줘", "거실 불 10분 켰다가 꺼줘"])
def test_for_ten_minutes(text: str) -> None:
    on = "living_room.ceiling_light OnOff.on"
    assert steps(hear(text, "ko")) == [on, "wait 600", on.replace("OnOff.on", "OnOff.off")]


def test_after_five_minutes_is_not_for_five_minutes() -> None:
    assert steps(hear("5분만 있다가 거실 불 꺼줘", "ko")) == [
        "wait 300",
        "living_room.ceiling_light OnOff.off",
    ]

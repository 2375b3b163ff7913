"""What is called so and what is not: an exhaust fan, a blind elsewhere, a valve, the sensor of a window."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, steps

ROOMS = {"living": ("거실", "リビング"), "bed": ("안방", "寝室"), "bath": ("화장실", "浴室")}
THINGS = {
    "lamp": ("light", "living", "거실 등", "リビングの照明"),
    "breeze": ("fan", "living", "선풍기", "扇風機"),
    "vent": ("fan", "bath", "환풍기", "浴室ファン"),
    "drape": ("curtain", "living", "거실 커튼", "リビングのカーテン"),
    "slats": ("blind", "bed", "안방 블라인드", "寝室のブラインド"),
    "valve": ("appliance", "bath", "수도 밸브", "水道の元栓"),
    "bedtime": ("appliance", "bed", "취침 모드", "おやすみモード"),
    "pane": ("contact_sensor", "bed", "안방 창문 센서", "寝室の窓センサー"),
    "entry": ("contact_sensor", "living", "현관문 센서", "玄関ドアセンサー"),
    "hue": ("light", "living", "Hue Go", "Hue Go"),
    "box": ("speaker", "living", "스피커", "スピーカー"),
    "todo": ("task_list", "living", "이마트", "コストコ"),
    "timer": ("timer", "living", "타이머", "タイマー"),
    "mower": ("mower", "living", "초록이", "みどり君"),
}
TRAITS: dict[str, dict[str, Any]] = {
    "valve": {"OnOff": False, "WindowCovering": {}},
    "timer": {
        "Timer": {"state": {"timers": [{"id": 1, "duration": 300, "ends_at": 1_790_001_000.0}], "last_id": 1}}
    },
}


@cache
def home() -> Understanding:
    spaces = [{"id": id, "name": {"ko": ko, "ja": ja}} for id, (ko, ja) in ROOMS.items()]
    things = [
        {"id": id, "kind": kind, "space": space, "name": {"ko": ko, "ja": ja}, "traits": TRAITS.get(id, {})}
        for id, (kind, space, ko, ja) in THINGS.items()
    ]
    about = {"name": {"ko": "집", "ja": "家"}, "time_zone": "Asia/Seoul", "languages": ["ko", "ja"]}
    return Understanding(read_blueprint({"home": about, "spaces": spaces, "things": things}))


def planned(text: str, language: str) -> list[str]:
    twin = Twin(home().blueprint, MONDAY_EVENING)
    return steps(home().understand(Utterance(text, language, "living", MONDAY_EVENING), twin))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "환풍기 꺼", ["vent OnOff.off"]),
        ("ko", "환풍기 그만 돌려", ["vent OnOff.off"]),
        ("ko", "블라인드 올려줘", ["slats WindowCovering.up_or_open"]),
        ("ja", "ブラインド開けて", ["slats WindowCovering.up_or_open"]),
        ("ko", "수도 밸브 잠가", ["valve WindowCovering.down_or_close"]),
        ("ko", "수도 밸브 30%로", ["valve WindowCovering.go_to_position position=30"]),
        ("ja", "水道の元栓を30%に", ["valve WindowCovering.go_to_position position=30"]),
        ("ko", "취침 모드로 바꿔줘", ["bedtime OnOff.on"]),
        ("ja", "おやすみモードにして", ["bedtime OnOff.on"]),
        ("ko", "잔디깎이 들여보내", ["mower RvcOperationalState.go_home"]),
        ("ko", "잔디 그만 깎아", ["mower RvcOperationalState.go_home"]),
    ],
)
def test_only_what_is_called_so_is_moved(language: str, text: str, expected: list[str]) -> None:
    assert planned(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "불 껐어", ["look lamp OnOff.on_off", "look hue OnOff.on_off"]),
        ("ko", "거실 등 켰나", ["look lamp OnOff.on_off"]),
        ("ko", "커튼 열었어?", ["look drape WindowCovering.current_position"]),
        ("ko", "안방 창문 열려 있어?", ["look pane BooleanState.state_value"]),
        ("ja", "寝室の窓は開いてる？", ["look pane BooleanState.state_value"]),
        ("ko", "현관문 열려 있어?", ["look entry BooleanState.state_value"]),
    ],
)
def test_what_was_done_is_asked_and_not_done_again(language: str, text: str, expected: list[str]) -> None:
    assert planned(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "5分のタイマーを取り消して", ["timer Timer.cancel id=1"]),
        ("ko", "5분 타이머를 삭제시켜", ["timer Timer.cancel id=1"]),
        ("ja", "5分のタイマーをほげて", ["ask what timer"]),
        ("ko", "5분 타이머를 접어줘", ["ask what timer"]),
        ("ja", "タイマーもう1分", ["timer Timer.add_time id=1 by=60"]),
    ],
)
def test_a_timer_whose_verb_is_unknown_is_not_started(language: str, text: str, expected: list[str]) -> None:
    assert planned(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("ko", "저녁 다 됐어라고 방송해줘", "저녁 다 됐어"),
        ("ko", "밥 먹으라고 방송해줘", "밥 먹으라"),
        ("ko", '집 전체에 "저녁 다 됐어" 방송해', "저녁 다 됐어"),
        ("ko", "가족들한테 곧 나간다고 알려줘", "곧 나간다"),
        ("ja", "「ご飯できたよ」とアナウンスして", "ご飯できたよ"),
    ],
)
def test_what_is_told_to_all_is_said_as_it_was_meant(language: str, text: str, message: str) -> None:
    assert planned(text, language) == [f"box Announcement.announce message={message}"]
    assert [
        slot.value for frame in home().parse(text, language) for slot in frame.slots if slot.name == "message"
    ] == [message]


@pytest.mark.parametrize(
    ("language", "text", "intent", "name"),
    [
        ("ko", "Hue Go 켜줘", "iot_hue_lighton", "Hue Go"),
        ("ja", "コストコの洗剤を消して", "lists_remove", "コストコ"),
    ],
)
def test_the_parser_never_takes_a_name_of_the_home_to_pieces(
    language: str, text: str, intent: str, name: str
) -> None:
    (frame,) = home().parse(text, language)
    assert frame.intent == intent
    assert name in [slot.value for slot in frame.slots]

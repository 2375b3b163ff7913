"""한국어로 말하는 집: two floors, things with names of their own, said tersely, formally and as questions."""

from __future__ import annotations

from functools import cache

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, paragraphs, steps

SPACES = [
    ("home", "집", None, "home"), ("first", "1층", "home", "floor"), ("second", "2층", "home", "floor"),
    ("living", "거실", "first", None), ("kitchen", "주방", "first", None), ("porch", "현관", "first", None),
    ("bed", "침실", "second", None), ("office", "사무실", "second", None),
]  # fmt: skip
THINGS = [
    ("glow", "light", "달빛 조명", "living"), ("pole", "light", "긴 스탠드", "living"),
    ("sink", "light", "싱크대 등", "kitchen"), ("bedlamp", "light", "침실 램프", "bed"),
    ("nook", "light", "놀이 코너", "office"), ("breeze", "fan", "바람돌이", "living"),
    ("bedfan", "fan", "침실 선풍기", "bed"), ("drape", "curtain", "거실 커튼", "living"),
    ("veil", "curtain", "침실 커튼", "bed"), ("pane", "window", "침실 창문", "bed"),
    ("latch", "lock", "앞문", "porch"), ("screen", "tv", "TV", "living"),
    ("box", "speaker", "침실 스피커", "bed"),
    ("warm", "thermostat", "거실 온도조절기", "living"), ("cozy", "thermostat", "침실 온도조절기", "bed"),
    ("rover", "vacuum", "먼지돌이", "living"), ("mower", "mower", "풀돌이", "home"),
    ("chores", "task_list", "집안일", "home"), ("shopping", "task_list", "쇼핑 목록", "home"),
    ("timer", "timer", "타이머", "home"),
]  # fmt: skip
TRAITS = {
    "light": {
        "ColorControl": {"features": ["hs", "ct"]},
        "LevelControl": {"state": {"current_level": 60}},
    },
    "tv": {"AudioOutput": {"state": {"volume": 30}}},
    "thermostat": {"Thermostat": {"features": ["mode"], "state": {"setpoint": 20}}},
    "vacuum": {"ServiceArea": {}},
    "timer": {
        "Timer": {
            "state": {
                "timers": [
                    {"id": 1, "duration": 1500, "name": "피자", "ends_at": MONDAY_EVENING + 1400},
                    {"id": 2, "duration": 3600, "ends_at": MONDAY_EVENING + 3500},
                ],
                "last_id": 2,
            }
        }
    },
    "task_list": {"TaskList": {"state": {"tasks": [{"id": 1, "summary": "빨래 개기"}], "last_id": 1}}},
}


@cache
def house() -> Understanding:
    """The house, understood by the rules alone."""
    spaces = [
        {"id": i, "name": {"ko": name}}
        | ({"inside": inside} if inside else {})
        | ({"kind": kind} if kind else {})
        for i, name, inside, kind in SPACES
    ]
    things = [
        {"id": i, "kind": kind, "name": {"ko": name}, "space": space, "traits": TRAITS.get(kind, {})}
        for i, kind, name, space in THINGS
    ]
    home = {"name": "집", "time_zone": "Asia/Seoul", "languages": ["ko"]}
    return Understanding(
        read_blueprint({"home": home, "spaces": spaces, "things": things, "people": []}), None
    )


SAID = """
거실 불 켜
    glow OnOff.on
    pole OnOff.on

2층 조명 모두 꺼 주십시오
    bedlamp OnOff.off
    nook OnOff.off

거실 조명 on
    glow OnOff.on
    pole OnOff.on

달빛 조명 좀 꺼줄래?
    glow OnOff.off

놀이 코너 켜기
    nook OnOff.on

침실 밝기를 오십 퍼센트로 설정해
    bedlamp LevelControl.move_to_level level=50

침실 램프를 가장 어둡게 해줘
    bedlamp LevelControl.move_to_level level=1

침실 조명 색온도 2700켈빈으로 설정
    bedlamp ColorControl.move_to_color_temperature kelvin=2700

침실 빨간색으로 해줘
    bedlamp ColorControl.move_to_hue_and_saturation hue=0 saturation=100

바람돌이 속도 50%로
    breeze FanControl.set_percent percent=50

거실 선풍기 좀 돌려줘
    breeze OnOff.on

거실 커튼 오픈
    drape WindowCovering.up_or_open

침실 커튼 절반만 열어줘
    veil WindowCovering.go_to_position position=50

커튼 다 쳐줘
    drape WindowCovering.down_or_close
    veil WindowCovering.down_or_close

앞문 잠궈
    latch DoorLock.lock_door

앞문 잠겼는지 확인해줘
    look latch DoorLock.lock_state

침실 창문 열렸니?
    look pane WindowCovering.current_position

침실은 몇 도야?
    look cozy Thermostat.local_temperature

침실 희망 온도 22도
    cozy Thermostat.set_setpoint setpoint=22

TV 재생 멈춰
    screen MediaPlayback.pause

TV 다음 곡으로 넘어가줘
    screen MediaPlayback.next

티비 소리 안 나게 해줘
    screen AudioOutput.mute

거실 볼륨 높여줘
    screen AudioOutput.set_volume volume=40

TV로 기생충 재생해줘
    screen ContentLauncher.launch_content query=기생충

먼지돌이 보내줘 주방에
    rover ServiceArea.select_areas areas=kitchen
    rover RvcOperationalState.start

먼지돌이 도킹
    rover RvcOperationalState.go_home

풀돌이 충전하러 보내
    mower RvcOperationalState.go_home

라면 타이머 3분 30초 맞춰줘
    timer Timer.start duration=210 name=라면

피자 타이머 멈춰줘
    timer Timer.pause id=1

피자 타이머 일시정지 해제
    timer Timer.resume id=1

1시간 타이머에 10분 추가
    timer Timer.add_time id=2 by=600

피자 타이머 5분 단축해줘
    timer Timer.add_time id=1 by=-300

모든 타이머 취소
    timer Timer.cancel

쇼핑 목록에 우유 추가해줘
    shopping TaskList.add summary=우유

집안일에서 빨래 개기 체크
    chores TaskList.complete id=1

저녁 준비됐다고 안내 방송해
    box Announcement.announce message=저녁 준비됐다
"""


@pytest.mark.parametrize("paragraph", paragraphs(SAID))
def test_in_this_house(paragraph: str) -> None:
    text, *plan = (line.strip() for line in paragraph.splitlines())
    said = Utterance(text, "ko", None, MONDAY_EVENING)
    understood = house().understand(said, Twin(house().blueprint, MONDAY_EVENING))
    assert steps(understood) == plan, text

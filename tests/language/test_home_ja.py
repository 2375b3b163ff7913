"""いろいろな言い方: one Japanese home, said in many ways: terse, polite, in kana, without particles."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import Blueprint, read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, paragraphs, steps

ROOMS = {
    "living": ("リビング", "f1"),
    "kitchen": ("キッチン", "f1"),
    "bedroom": ("寝室", "f2"),
    "office": ("オフィス", "f2"),
}
COLOURS: dict[str, Any] = {"traits": {"ColorControl": {"features": ["hs", "ct"]}}}
TIMERS = [
    {"id": 1, "duration": 300, "ends_at": MONDAY_EVENING + 200},
    {"id": 2, "duration": 3600, "ends_at": MONDAY_EVENING + 900},
    {"id": 3, "duration": 720, "ends_at": MONDAY_EVENING + 500, "name": "ピザ"},
    {"id": 4, "duration": 900, "ends_at": MONDAY_EVENING + 500, "space": "kitchen"},
]
CHORES = {"tasks": [{"id": 1, "summary": "ゴミ出し"}], "last_id": 1}
THINGS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "light": ("light", "living", "リビングのライト", COLOURS),
    "lamp": ("light", "bedroom", "寝室ランプ", COLOURS),
    "stove": ("light", "kitchen", "キッチンの照明", COLOURS),
    "fan": ("fan", "living", "シーリングファン", {}),
    "left": ("curtain", "living", "左カーテン", {}),
    "blind": ("blind", "kitchen", "ブラインド", {}),
    "window": ("window", "kitchen", "キッチンの窓", {}),
    "skylight": ("contact_sensor", "bedroom", "天窓", {}),
    "front": ("lock", "living", "玄関ドア", {}),
    "garage": ("garage_door", "home", "ガレージドア", {}),
    "tv": ("tv", "living", "テレビ", {}),
    "speaker": ("speaker", "bedroom", "寝室のスピーカー", {}),
    "heating": ("thermostat", "living", "リビングのサーモスタット", {}),
    "warmth": ("thermostat", "office", "オフィスのサーモスタット", {}),
    "rover": ("vacuum", "living", "ローバー", {}),
    "clippy": ("mower", "home", "クリッピー", {}),
    "party": ("appliance", "home", "パーティーモード", {}),
    "timer": ("timer", "home", "タイマー", {"traits": {"Timer": {"state": {"timers": TIMERS}}}}),
    "shopping": ("task_list", "home", "買い物リスト", {}),
    "chores": ("task_list", "home", "家事", {"traits": {"TaskList": {"state": CHORES}}}),
}


@cache
def home() -> Blueprint:
    spaces: list[dict[str, Any]] = [{"id": "home", "kind": "home", "name": {"ja": "家"}}]
    spaces += [
        {"id": f, "kind": "floor", "inside": "home", "name": {"ja": n}}
        for f, n in (("f1", "1階"), ("f2", "2階"))
    ]
    spaces += [{"id": id, "inside": floor, "name": {"ja": name}} for id, (name, floor) in ROOMS.items()]
    things = [
        {"id": id, "kind": kind, "space": space, "name": {"ja": name}, **more}
        for id, (kind, space, name, more) in THINGS.items()
    ]
    facts = {"name": {"ja": "家"}, "time_zone": "Asia/Tokyo", "languages": ["ja"]}
    people = [{"id": "taro", "name": {"ja": "太郎"}, "role": "adult"}]
    return read_blueprint({"home": facts, "people": people, "spaces": spaces, "things": things})


@cache
def understanding() -> Understanding:
    return Understanding(home(), None)


SAID = """
リビングの電気をつけて
    light OnOff.on

でんき ぜんぶ けして
    light OnOff.off
    lamp OnOff.off
    stove OnOff.off

2階の照明を消してください
    lamp OnOff.off

キッチンの照明を点灯して
    stove OnOff.on

寝室ランプ50%
    lamp LevelControl.move_to_level level=50

寝室を一番明るくして
    lamp LevelControl.move_to_level level=100

寝室ランプを暖かい白にして
    lamp ColorControl.move_to_color_temperature kelvin=2700

寝室ランプを赤くして明るさを半分にして
    lamp ColorControl.move_to_hue_and_saturation hue=0 saturation=100
    lamp LevelControl.move_to_level level=50

左カーテンを閉じて
    left WindowCovering.down_or_close

リビングのカーテンを開いて
    left WindowCovering.up_or_open

左カーテンを30%閉めて
    left WindowCovering.go_to_position position=70

玄関のドアの鍵を閉めて
    front DoorLock.lock_door

ガレージのシャッターを開けて
    garage WindowCovering.up_or_open

パーティーモードにして
    party OnOff.on

パーティーモードシーンを実行
    party OnOff.on

窓は開いていますか
    look window WindowCovering.current_position
    look skylight BooleanState.state_value

2階の天窓は開いてる？
    look skylight BooleanState.state_value

リビングはどのくらい暑いですか
    look heating Thermostat.local_temperature

オフィスは暖かい？
    look warmth Thermostat.local_temperature

玄関の鍵は？
    look front DoorLock.lock_state

太郎は今どこ
    look people.taro Presence.at_home

5分のピザタイマーをセットして
    timer Timer.start duration=300 name=ピザ

ピザタイマーに5分追加して
    timer Timer.add_time id=3 by=300

1時間のタイマーから5分引いて
    timer Timer.add_time id=2 by=-300

5分のタイマーに1時間足して
    timer Timer.add_time id=1 by=3600

キッチンのタイマーを全部キャンセルして
    timer Timer.cancel id=4

5分タイマーの状態は
    look timer Timer.timers

家事リストのゴミ出しを完了にして
    chores TaskList.complete id=1

さけを買い物リストに追加して
    shopping TaskList.add summary=さけ

電気を消してとみんなに伝えて
    speaker Announcement.announce message=電気を消して

寝室に晩ごはんができましたと知らせて
    speaker Announcement.announce message=晩ごはんができました

テレビでジ・オフィスを再生して
    tv ContentLauncher.launch_content query=ジ・オフィス

映画タイタニックをテレビで見せて
    tv ContentLauncher.launch_content query=タイタニック

寝室のスピーカーでクイーンの曲を流して
    speaker ContentLauncher.launch_content query=クイーン

テレビの一時停止を解除して
    tv MediaPlayback.play

リビングで一つ前のトラックに戻る
    tv MediaPlayback.previous

ローバーでキッチンを掃除して
    rover ServiceArea.select_areas areas=kitchen
    rover RvcOperationalState.start

リビングのローバーを動かして
    rover RvcOperationalState.start

芝刈りを止めて
    clippy RvcOperationalState.go_home

りびんぐのでんきつけて
    light OnOff.on

リビング 電気 30
    light LevelControl.move_to_level level=30

リビング、いや寝室の照明を消して
    lamp OnOff.off

寝室ランプを75%、じゃなくて55%にして
    lamp LevelControl.move_to_level level=55
"""


@pytest.mark.parametrize("story", paragraphs(SAID))
def test_said_in_a_japanese_home(story: str) -> None:
    sentence, *expected = (line.strip() for line in story.splitlines())
    said = Utterance(sentence, "ja", None, MONDAY_EVENING)
    assert steps(understanding().understand(said, Twin(home(), MONDAY_EVENING))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "出かけるときに全部の照明を消して",
        "雨のときは窓を閉めて",
        "もし暑かったらエアコンをつけて",
        "寝室の温度が25度を超えたら扇風機をつけて",
        "リビングの電気はつけたままにして",
        "外気温はいくつ",
        "カーテンが開いている",
        "今日は暑いね",
        "鈴木健に伝えて",
        "必要な時にメモして",
        "次の打ち合わせはいつ",
        "明日の会議をカレンダーに追加したか確認",
    ],
)
def test_nothing_is_done_at_once(sentence: str) -> None:
    said = Utterance(sentence, "ja", None, MONDAY_EVENING)
    understood = understanding().understand(said, Twin(home(), MONDAY_EVENING))
    assert not understood.plan.acts
    assert understood.meta != "yes"


@pytest.mark.parametrize(
    "sentence",
    [
        "彼女は窓を開けて深呼吸をした",
        "この電気、誰が消したんだと彼は叫んだ",
        "明かりが消えて部屋は真っ暗になった",
        "二階の人がうるさくて眠れなかった",
        "電気消してくれてありがとう、助かった",
    ],
)
def test_what_is_only_told_moves_nothing(sentence: str) -> None:
    said = Utterance(sentence, "ja", "living", MONDAY_EVENING)
    assert not understanding().understand(said, Twin(home(), MONDAY_EVENING)).plan.acts


def test_a_room_is_no_other_room_by_its_name_in_another_language() -> None:
    shop = {"id": "shop", "name": {"ja": "工房", "ko": "작업실", "en": "Workshop"}}
    lamp = {
        "id": "lamp",
        "kind": "light",
        "space": "shop",
        "name": {"ja": "照明", "ko": "조명", "en": "Light"},
    }
    facts = {"name": {"ja": "家"}, "time_zone": "Asia/Tokyo", "languages": ["ja", "ko"]}
    blueprint = read_blueprint({"home": facts, "people": [], "spaces": [shop], "things": [lamp]})
    said = Utterance("書斎の電気を消して", "ja", None, MONDAY_EVENING)
    understood = Understanding(blueprint, None).understand(said, Twin(blueprint, MONDAY_EVENING))
    assert steps(understood) == ["refuse no_such_space 書斎"]

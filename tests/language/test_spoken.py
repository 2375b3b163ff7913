"""Several wishes as they are spoken: no commas, no "and", verbs left out, what is left out said last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import hear, steps

NOW = 1_790_000_000.0

IN_A_ROW = [
    (
        "ko",
        "거실 티비 볼륨 12 안방 불 꺼줘",
        ["living_room.tv AudioOutput.set_volume volume=12", "bedroom.ceiling_light OnOff.off"],
    ),
    (
        "ko",
        "안방 온도조절기는 20.5도 거실 커튼은 45퍼센트 열어줘",
        [
            "bedroom.thermostat Thermostat.set_setpoint setpoint=20.5",
            "living_room.curtain WindowCovering.go_to_position position=45",
        ],
    ),
    (
        "ko",
        "안방 가습기 끄고 거실 에어컨 26도",
        ["bedroom.humidifier OnOff.off", "living_room.air_conditioner Thermostat.set_setpoint setpoint=26"],
    ),
    (
        "ja",
        "リビングの照明は55パーセントで寝室のカーテン45パーセント",
        [
            "living_room.ceiling_light LevelControl.move_to_level level=55",
            "bedroom.curtain WindowCovering.go_to_position position=45",
        ],
    ),
    (
        "ja",
        "リビングのエアコンは除湿で、寝室の加湿器は50パーセント",
        [
            "living_room.air_conditioner Thermostat.set_system_mode mode=dry",
            "bedroom.humidifier HumidityControl.set_humidity humidity=50",
        ],
    ),
    (
        "ar",
        "شغل المروحة ومنظم الحرارة ٢١",
        ["bedroom.fan OnOff.on", "bedroom.thermostat Thermostat.set_setpoint setpoint=21"],
    ),
]


@pytest.mark.parametrize(("language", "text", "plan"), IN_A_ROW)
def test_each_thing_gets_the_value_beside_it(language: str, text: str, plan: list[str]) -> None:
    said_in = "bedroom" if language == "ar" else None
    assert steps(hear(text, language, said_in)) == plan


LEFT_OUT = [
    ("ko", "불 다 꺼줘, 거실만 빼고"),
    ("ko", "불은 거실만 빼고 다 꺼줘"),
    ("ja", "電気はリビング以外全部消して"),
    ("ja", "電気全部消して、リビング以外"),
    ("ar", "طفي الأنوار كلها ما عدا غرفة المعيشة"),
    ("en", "all lights off except the lights in the living room"),
]


@pytest.mark.parametrize(("language", "text"), LEFT_OUT)
def test_the_room_that_is_left_out_keeps_its_lights(language: str, text: str) -> None:
    done = steps(hear(text, language))
    assert "kitchen.ceiling_light OnOff.off" in done
    assert len(done) == 11
    assert not any(step.startswith("living_room") for step in done)


TAKEN_BACK = [
    ("en", "turn off the bedroom light no the kitchen light"),
    ("fr", "éteins la lumière de la chambre non de la cuisine"),
    ("ar", "طفي نور غرفة النوم لا المطبخ"),
]


@pytest.mark.parametrize(("language", "text"), TAKEN_BACK)
def test_a_lone_no_takes_back_the_room_before_it(language: str, text: str) -> None:
    done = steps(hear(text, language))
    assert "kitchen.ceiling_light OnOff.off" in done
    assert not any(step.startswith("bedroom") for step in done)


def test_a_lone_no_takes_back_the_value_before_it() -> None:
    said = "خلي نور غرفة المعيشة سبعين لا خمسة وأربعين بالمية"
    assert steps(hear(said, "ar")) == ["living_room.ceiling_light LevelControl.move_to_level level=45"]


def test_a_no_before_a_verb_or_in_a_title_takes_nothing_back() -> None:
    assert not hear("شغل نور المطبخ لا تفتح الستارة", "ar").plan.acts
    played = steps(hear("play the song no tears left to cry", "en"))
    assert played == ["living_room.speaker ContentLauncher.launch_content query=song no tears left to cry"]


UNREAD = [
    ("ko", "주방 불 켜고 안방 선풍기 뱅글뱅글"),
    ("ja", "キッチンの電気つけて寝室の扇風機もにょもにょさせて"),
]


@pytest.mark.parametrize(("language", "text"), UNREAD)
def test_a_verb_that_nobody_knows_is_not_taken_for_the_one_before(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["kitchen.ceiling_light OnOff.on", "ask which_value bedroom.fan"]


ROBOT = [
    ("ko", "거실 로봇청소기 돌려줘"),
    ("ja", "リビングのロボット掃除機動かして"),
    ("ar", "شغل مكنسة غرفة المعيشة"),
    ("en", "start the living room vacuum"),
]


@pytest.mark.parametrize(("language", "text"), ROBOT)
def test_the_robot_of_a_room_may_clean_all_of_them(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["living_room.vacuum RvcOperationalState.start"]


HOMES = Path(__file__).parents[2] / "benchmarks/data/compound/homes.json"
HARBOR = json.loads(HOMES.read_text(encoding="utf-8"))["harbor"]


@pytest.fixture(scope="module")
def harbor() -> Understanding:
    """A home with a pet feeder and a blind called by a noun and an adjective."""
    return Understanding(read_blueprint(HARBOR))


FED = [
    ("ja", "猫に餌をあげてロボット掃除機を戻して"),
    ("ar", "أطعم القطة ورجع المكنسة لقاعدتها"),
    ("ko", "고양이 밥 주고 로봇청소기 복귀시켜"),
]


@pytest.mark.parametrize(("language", "text"), FED)
def test_the_cat_is_fed_and_nothing_announced(harbor: Understanding, language: str, text: str) -> None:
    plan = harbor.understand(Utterance(text, language, None, NOW), Twin(harbor.blueprint, NOW)).plan
    done = [(step.do, step.command) for step in plan.steps]
    assert done == [("kitchen.feeder", "Own.run"), ("living_room.vacuum", "RvcOperationalState.go_home")]


def test_an_adjective_may_come_after_the_room(harbor: Understanding) -> None:
    said = Utterance("سكر ستارة المكتب المعدنية", "ar", None, NOW)
    plan = harbor.understand(said, Twin(harbor.blueprint, NOW)).plan
    assert [(step.do, step.command) for step in plan.steps] == [
        ("study.blind", "WindowCovering.down_or_close")
    ]


FELT = [
    ("ja", "リビングは暑いですか"),
    ("ja", "リビングは寒いですか"),
    ("ko", "거실 추운가요"),
    ("ar", "الصالة حارة؟"),
]


@pytest.mark.parametrize(("language", "text"), FELT)
def test_how_warm_a_room_feels_is_looked_up_and_not_changed(language: str, text: str) -> None:
    wanted = ["look living_room.climate_sensor TemperatureMeasurement.measured_value"]
    assert steps(hear(text, language)) == wanted


DARK = [("ja", "リビングは暗いですか"), ("ko", "거실 어두워?"), ("ar", "هل غرفة المعيشة مظلمة")]


@pytest.mark.parametrize(("language", "text"), DARK)
def test_asking_whether_it_is_dark_brightens_nothing(language: str, text: str) -> None:
    assert not hear(text, language).plan.acts


@pytest.mark.parametrize(("language", "text"), [("ar", "ما هي درجة الحرارة؟"), ("ja", "今の気温は")])
def test_how_warm_it_is_without_a_place_is_asked_of_the_home(language: str, text: str) -> None:
    assert "look living_room.climate_sensor TemperatureMeasurement.measured_value" in steps(
        hear(text, language)
    )


@pytest.mark.parametrize(
    ("language", "text"), [("en", "how many people are home"), ("de", "wie viele Leute sind zu Hause")]
)
def test_how_many_are_at_home_is_known(language: str, text: str) -> None:
    assert "look people.minji Presence.at_home" in steps(hear(text, language))


REST = [
    ("ko", "선풍기는 안방만 켜고 나머지는 꺼줘"),
    ("ja", "主寝室の扇風機はつけて他のは消して"),
    ("ar", "شغل مروحة غرفة النوم الرئيسية وطفي الباقي"),
]
ORCHARD = json.loads(HOMES.read_text(encoding="utf-8"))["orchard"]


@pytest.fixture(scope="module")
def orchard() -> Understanding:
    """A home with three fans."""
    return Understanding(read_blueprint(ORCHARD))


@pytest.mark.parametrize(("language", "text"), REST)
def test_the_rest_are_the_others_of_the_kind(orchard: Understanding, language: str, text: str) -> None:
    plan = orchard.understand(Utterance(text, language, None, NOW), Twin(orchard.blueprint, NOW)).plan
    assert [(step.do, step.command) for step in plan.steps] == [
        ("master_bedroom.fan", "OnOff.on"),
        ("kids_room.fan", "OnOff.off"),
        ("gym.fan", "OnOff.off"),
    ]


def test_locking_up_is_a_wish_of_its_own() -> None:
    done = steps(hear("リビングの電気消して鍵かけて", "ja"))
    assert done[-1] == "entrance.front_door DoorLock.lock_door"

"""Homes in German and Arabic whose names are words of their own, and what is asked in them."""

from __future__ import annotations

from functools import cache

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import Blueprint, read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, steps

SPACES = {
    "kitchen": ("Küche", "المطبخ"),
    "hobby": ("Hobbyraum", "غرفة الضيوف"),
    "garage": ("Garage", "الكراج"),
}
THINGS = {
    "shutter": ("shutter", "kitchen", "Rollladen", "ستارة المطبخ"),
    "awning": ("shutter", "hobby", "Markise", "المظلة"),
    "disco": ("light", "hobby", "Discokugel", "الفانوس"),
    "lamp": ("light", "hobby", "Leselampe", "مصباح الزاوية"),
    "front": ("lock", "kitchen", "Haustür", "باب السطح"),
    "cellar": ("lock", "hobby", "Kellertür", "باب الحديقة"),
    "climate": ("thermostat", "hobby", "Klimagerät", "مكيف الضيوف"),
    "fan": ("fan", "hobby", "Turmventilator", "مروحة العمود"),
    "tv": ("tv", "kitchen", "Fernseher", "التلفزيون"),
    "motion": ("occupancy_sensor", "garage", "Melder Einfahrt", "حساس الحركة"),
    "cosy": ("appliance", "hobby", "Gemütlich", "جو هادئ"),
    "morning": ("appliance", "hobby", "Aufbruch", "روتين الصباح"),
    "mower": ("mower", "garage", "Sheldon", "أخضر"),
    "timer": ("timer", None, "Timer", "المؤقت"),
    "shopping": ("task_list", None, "Einkaufsliste", "قائمة التسوق"),
    "work": ("task_list", None, "Baumarkt", "مهام العمل"),
}
TASKS = {"tasks": [{"id": 1, "summary": "Bad wischen"}, {"id": 2, "summary": "إرسال التقرير"}], "last_id": 2}
RUNNING = {"timers": [{"id": 1, "duration": 300, "ends_at": 2e9}], "last_id": 1}
LAUNCH = "ContentLauncher.launch_content"


@cache
def house() -> Blueprint:
    home = {"id": "home", "kind": "home", "name": {"de": "Haus", "ar": "البيت"}}
    spaces = [{"id": id, "inside": "home", "name": {"de": de, "ar": ar}} for id, (de, ar) in SPACES.items()]
    traits = {
        "light": {"ColorControl": {"features": ["hs", "ct"]}},
        "task_list": {"TaskList": {"state": TASKS}},
        "timer": {"Timer": {"state": RUNNING}},
    }
    things = [
        {"id": id, "kind": kind, "space": space or "home", "name": {"de": de, "ar": ar}}
        | {"traits": traits.get(kind, {})}
        for id, (kind, space, de, ar) in THINGS.items()
    ]
    about = {"name": {"en": "House"}, "time_zone": "Europe/Berlin", "languages": ["de", "ar"]}
    return read_blueprint({"home": about, "spaces": [home, *spaces], "things": things})


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "hol die Markise rein", ["awning WindowCovering.down_or_close"]),
        ("de", "Markise raus", ["awning WindowCovering.up_or_open"]),
        (
            "de",
            "stell den Turmventilator auf halbe Geschwindigkeit",
            ["fan FanControl.set_percent percent=50"],
        ),
        ("de", "lass die Discokugel leuchten", ["disco OnOff.on"]),
        (
            "de",
            "die Discokugel soll grün leuchten",
            ["disco ColorControl.move_to_hue_and_saturation hue=120 saturation=100"],
        ),
        ("de", "hab ich die Haustür abgesperrt?", ["look front DoorLock.lock_state"]),
        ("de", "hat der Melder Einfahrt etwas erkannt?", ["look motion OccupancySensing.occupancy"]),
        ("de", "Szene Gemütlich bitte", ["cosy OnOff.on"]),
        ("de", "spiel das Lied 99 Luftballons", [f"tv {LAUNCH} query=99 Luftballons"]),
        ("de", "zeig Tatort auf dem Fernseher", [f"tv {LAUNCH} query=Tatort"]),
        ("de", "Butter auf die Liste", ["shopping TaskList.add summary=Butter"]),
        ("de", "hake Bad wischen auf der Liste Baumarkt ab", ["work TaskList.complete id=1"]),
        ("de", "leg beim Timer 30 Sekunden drauf", ["timer Timer.add_time id=1 by=30"]),
        ("ar", "افرد المظلة", ["awning WindowCovering.up_or_open"]),
        ("ar", "خل المكيف على 21 درجة", ["climate Thermostat.set_setpoint setpoint=21"]),
        ("ar", "فعل مشهد جو هادئ", ["cosy OnOff.on"]),
        ("ar", "شغل أخضر", ["mower RvcOperationalState.start"]),
        ("ar", "أكمل إرسال التقرير في قائمة مهام العمل", ["work TaskList.complete id=2"]),
        ("ar", "أنقص 30 ثانية من مؤقت الخمس دقائق", ["timer Timer.add_time id=1 by=-30"]),
        ("ar", "مؤقت للخبز 8 دقائق", ["timer Timer.start duration=480 name=الخبز space=kitchen"]),
    ],
)
def test_it_means_what_the_household_calls_so(language: str, text: str, expected: list[str]) -> None:
    said = Utterance(text, language, "kitchen", MONDAY_EVENING)
    understood = Understanding(house(), None).understand(said, Twin(house(), MONDAY_EVENING))
    assert steps(understood) == expected


def test_a_slot_has_the_noun_without_what_is_written_onto_it() -> None:
    (frame,) = Understanding(house(), None).parse("إيقاف مؤقت للتلفزيون", "ar")
    assert [slot.value for slot in frame.slots if slot.name == "device_type"] == ["تلفزيون"]

"""Homes of any size for benchmarks: rooms and things named as people name them, in five languages."""

from __future__ import annotations

from itertools import count
from typing import Any

LANGUAGES = ("ko", "en", "ja", "de", "ar")

ROOMS = (
    ("living_room", ("거실", "Living room", "リビング", "Wohnzimmer", "غرفة المعيشة")),
    ("kitchen", ("주방", "Kitchen", "キッチン", "Küche", "المطبخ")),
    ("bedroom", ("침실", "Bedroom", "寝室", "Schlafzimmer", "غرفة النوم")),
    ("study", ("서재", "Study", "書斎", "Arbeitszimmer", "المكتب")),
    ("bathroom", ("욕실", "Bathroom", "浴室", "Badezimmer", "الحمام")),
    ("guest_room", ("손님방", "Guest room", "客間", "Gästezimmer", "غرفة الضيوف")),
    ("workshop", ("작업실", "Workshop", "作業部屋", "Werkstatt", "الورشة")),
    ("library", ("도서실", "Library", "図書室", "Bibliothek", "المكتبة")),
)
"""Room types. From the second round on, rooms carry the number of their floor: "Bedroom 7"."""

THINGS: tuple[tuple[str, str, tuple[str, ...], dict[str, Any]], ...] = (
    ("ceiling_light", "light", ("등", "ceiling light", "シーリングライト", "Deckenlampe", "ضوء السقف"), {}),
    ("floor_lamp", "light", ("스탠드", "floor lamp", "フロアランプ", "Stehlampe", "المصباح الأرضي"),
     {"ColorControl": {"features": ["hs", "ct"]}}),
    ("curtain", "curtain", ("커튼", "curtain", "カーテン", "Vorhang", "الستارة"), {}),
    ("thermostat", "thermostat", ("난방", "heating", "暖房", "Heizung", "التدفئة"),
     {"Thermostat": {"limits": {"setpoint": {"min": 10, "max": 30}}}}),
    ("sensor", "climate_sensor", ("온습도계", "sensor", "温湿度計", "Sensor", "المستشعر"),
     {"TemperatureMeasurement": {"state": {"measured_value": 21.5}}}),
    ("outlet", "outlet", ("콘센트", "outlet", "コンセント", "Steckdose", "المقبس"), {}),
    ("motion", "occupancy_sensor",
     ("움직임 센서", "motion", "人感センサー", "Bewegungsmelder", "حساس الحركة"), {}),
    ("window", "contact_sensor", ("창문", "window", "窓", "Fenster", "النافذة"), {}),
    ("speaker", "speaker", ("스피커", "speaker", "スピーカー", "Lautsprecher", "السماعة"), {}),
    ("fan", "fan", ("선풍기", "fan", "扇風機", "Ventilator", "المروحة"), {}),
    ("desk_lamp", "light", ("책상 등", "desk lamp", "デスクライト", "Schreibtischlampe", "مصباح المكتب"), {}),
    ("tv", "tv", ("텔레비전", "TV", "テレビ", "Fernseher", "التلفزيون"), {}),
)  # fmt: skip
"""Things of a room: id, kind, names, traits."""

JOINED = ("{room} {thing}", "{room} {thing}", "{room}の{thing}", "{thing} ({room})", "{thing} في {room}")
"""How a room and a thing make a name, per language."""

SIDE = 4.0
"""Metres along a wall; rooms stand in a grid of `len(ROOMS)` columns."""


def big_home(things: int) -> dict[str, Any]:
    """The data of a home file with so many things: `things.blueprint.read_blueprint` reads it."""
    spaces: list[dict[str, Any]] = [
        {"id": "home", "kind": "home", "name": _named(("집", "Home", "家", "Haus", "البيت"))}
    ]
    found: list[dict[str, Any]] = []
    for number in count():
        if len(found) >= things:
            break
        room = _room(number)
        spaces.append(room)
        found += [_thing(room, template, i) for i, template in enumerate(THINGS[: things - len(found)])]
    return {
        "home": {
            "name": _named(("큰 집", "Big home", "大きな家", "Großes Haus", "البيت الكبير")),
            "time_zone": "Asia/Seoul",
        },
        "people": [
            {"id": "minji", "name": _named(("민지", "Minji", "ミンジ", "Minji", "مينجي")), "role": "owner"}
        ],
        "spaces": spaces,
        "things": found,
    }


def _room(number: int) -> dict[str, Any]:
    row, column = divmod(number, len(ROOMS))
    base, names = ROOMS[column]
    left, top = column * SIDE, row * SIDE
    return {
        "id": f"{base}_{row + 1}" if row else base,
        "inside": "home",
        "name": _named(tuple(f"{name} {row + 1}" if row else name for name in names)),
        "outline": [[left, top], [left + SIDE, top], [left + SIDE, top + SIDE], [left, top + SIDE]],
    }


def _thing(
    room: dict[str, Any], template: tuple[str, str, tuple[str, ...], dict[str, Any]], i: int
) -> dict[str, Any]:
    base, kind, names, traits = template
    left, top = room["outline"][0]
    joined = zip(JOINED, LANGUAGES, names, strict=True)
    return {
        "id": f"{room['id']}.{base}",
        "kind": kind,
        "space": room["id"],
        "name": {lang: form.format(room=room["name"][lang], thing=name) for form, lang, name in joined},
        "at": [left + 0.5 + i % 4, top + 0.5 + i // 4, 1.0],
        "traits": traits,
    }


def _named(names: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(LANGUAGES, names, strict=True))

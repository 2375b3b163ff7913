"""Four homes for the compound benchmark: which rooms, which things, what they can do. Names in six languages.

`make_compound.py` writes them to `data/compound/homes.json`, each as the content of a home file.
"""

from __future__ import annotations

from typing import Any

LANGUAGES = ("ko", "en", "ja", "de", "ar", "fr")

ROOMS: dict[str, tuple[str, ...]] = {
    "living_room": ("거실", "Living room", "リビング", "Wohnzimmer", "غرفة المعيشة", "Salon"),
    "kitchen": ("주방", "Kitchen", "キッチン", "Küche", "المطبخ", "Cuisine"),
    "dining_room": ("식당", "Dining room", "ダイニング", "Esszimmer", "غرفة الطعام", "Salle à manger"),
    "hallway": ("복도", "Hallway", "廊下", "Flur", "الممر", "Couloir"),
    "garage": ("차고", "Garage", "ガレージ", "Garage", "الكراج", "Garage"),
    "bedroom": ("침실", "Bedroom", "寝室", "Schlafzimmer", "غرفة النوم", "Chambre"),
    "master_bedroom": ("안방", "Master bedroom", "主寝室", "Elternschlafzimmer", "غرفة النوم الرئيسية",
                       "Chambre parentale"),
    "kids_room": ("아이 방", "Kids' room", "子ども部屋", "Kinderzimmer", "غرفة الأطفال",
                  "Chambre des enfants"),
    "guest_room": ("손님방", "Guest room", "客間", "Gästezimmer", "غرفة الضيوف", "Chambre d'amis"),
    "study": ("서재", "Study", "書斎", "Arbeitszimmer", "المكتب", "Bureau"),
    "bathroom": ("욕실", "Bathroom", "浴室", "Badezimmer", "الحمام", "Salle de bain"),
    "balcony": ("베란다", "Balcony", "ベランダ", "Balkon", "الشرفة", "Balcon"),
    "terrace": ("테라스", "Terrace", "テラス", "Terrasse", "التراس", "Terrasse"),
    "garden": ("정원", "Garden", "庭", "Garten", "الحديقة", "Jardin"),
    "laundry": ("세탁실", "Laundry room", "洗濯室", "Waschküche", "غرفة الغسيل", "Buanderie"),
    "gym": ("운동방", "Gym", "ジム", "Fitnessraum", "صالة الرياضة", "Salle de sport"),
    "cinema": ("영화방", "Home cinema", "シアタールーム", "Heimkino", "غرفة السينما", "Salle de cinéma"),
    "workshop": ("작업실", "Workshop", "工房", "Werkstatt", "الورشة", "Atelier"),
    "cellar": ("지하실", "Cellar", "地下室", "Keller", "القبو", "Cave"),
    "attic": ("다락방", "Attic", "屋根裏部屋", "Dachboden", "العلية", "Grenier"),
    "library": ("도서실", "Library", "図書室", "Bibliothek", "المكتبة", "Bibliothèque"),
}  # fmt: skip
"""Room → its name in each language. No home has all; the others serve for what is not there."""

_APPS = {"app": {"choices": ["youtube", "netflix"]}}
_APP_WORDS = {
    "youtube": {"ko": ["유튜브"], "en": ["YouTube"], "ja": ["ユーチューブ"], "de": ["YouTube"],
                "ar": ["يوتيوب"], "fr": ["YouTube"]},
    "netflix": {"ko": ["넷플릭스"], "en": ["Netflix"], "ja": ["ネットフリックス"], "de": ["Netflix"],
                "ar": ["نتفليكس"], "fr": ["Netflix"]},
}  # fmt: skip
_PACK = {
    "ko": ["봉투 갈아", "봉투 갈아줘"], "en": ["change the bag", "pack yourself"], "ja": ["袋を替えて"],
    "de": ["wechsle den Beutel"], "ar": ["غير الكيس"], "fr": ["change le sac"],
}  # fmt: skip
_FEED = {
    "ko": ["밥 줘", "사료 줘"], "en": ["feed the cat", "give out food"], "ja": ["餌をあげて"],
    "de": ["füttere die Katze"], "ar": ["أطعم القطة"], "fr": ["nourris le chat"],
}  # fmt: skip


def _limit(trait: str, argument: str, low: float, high: float, **more: Any) -> dict[str, Any]:
    return {trait: {"limits": {argument: {"min": low, "max": high}}, **more}}


THINGS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "light": ("light", ("조명", "Light", "照明", "Licht", "الضوء", "Lumière"),
              {"LevelControl": {"state": {"current_level": 60}}}),
    "color_light": ("light", ("조명", "Light", "照明", "Licht", "الضوء", "Lumière"),
                    {"LevelControl": {"state": {"current_level": 50}},
                     "ColorControl": {"features": ["hs", "ct"], "state": {"color_temperature": 3000}}}),
    "plain_light": ("light", ("조명", "Light", "照明", "Licht", "الضوء", "Lumière"), {"LevelControl": False}),
    "floor_lamp": ("light", ("스탠드", "Floor lamp", "フロアランプ", "Stehlampe", "المصباح الأرضي",
                             "Lampadaire"),
                   {"LevelControl": {"state": {"current_level": 40}}, "ColorControl": {"features": ["ct"]}}),
    "desk_lamp": ("light", ("책상 등", "Desk lamp", "デスクライト", "Schreibtischlampe", "مصباح المكتب",
                            "Lampe de bureau"), {"LevelControl": {"state": {"current_level": 80}}}),
    "thermostat": ("thermostat", ("온도 조절기", "Thermostat", "サーモスタット", "Thermostat", "منظم الحرارة",
                                  "Thermostat"),
                   _limit("Thermostat", "setpoint", 10, 30, state={"setpoint": 20})),
    "heater": ("heater", ("히터", "Heater", "ヒーター", "Heizgerät", "المدفأة", "Radiateur"),
               _limit("Thermostat", "setpoint", 12, 28, state={"setpoint": 19})),
    "air_conditioner": (
        "air_conditioner", ("에어컨", "Air conditioner", "エアコン", "Klimaanlage", "المكيف", "Climatiseur"),
        _limit("Thermostat", "setpoint", 16, 30, features=["mode"],
               state={"setpoint": 25, "system_mode": "cool"})),
    "fan": ("fan", ("선풍기", "Fan", "扇風機", "Ventilator", "المروحة", "Ventilateur"),
            {"FanControl": {"features": ["oscillate"], "state": {"percent_setting": 33, "fan_mode": "low"}}}),
    "curtain": ("curtain", ("커튼", "Curtain", "カーテン", "Vorhang", "الستارة", "Rideau"),
                {"WindowCovering": {"state": {"current_position": 40, "target_position": 40}}}),
    "blind": ("blind", ("블라인드", "Blind", "ブラインド", "Jalousie", "الستارة المعدنية", "Store"),
              {"WindowCovering": {"state": {"current_position": 70, "target_position": 70}}}),
    "garage_door": ("garage_door", ("차고 문", "Garage door", "ガレージの扉", "Garagentor", "باب الكراج",
                                    "Porte de garage"), {}),
    "air_purifier": ("air_purifier", ("공기청정기", "Air purifier", "空気清浄機", "Luftreiniger",
                                      "منقي الهواء", "Purificateur d'air"), {}),
    "humidifier": ("humidifier", ("가습기", "Humidifier", "加湿器", "Luftbefeuchter", "جهاز الترطيب",
                                  "Humidificateur"), _limit("HumidityControl", "humidity", 30, 70)),
    "dehumidifier": ("dehumidifier", ("제습기", "Dehumidifier", "除湿機", "Luftentfeuchter",
                                      "مزيل الرطوبة", "Déshumidificateur"),
                     _limit("HumidityControl", "humidity", 35, 65)),
    "diffuser": ("diffuser", ("아로마 디퓨저", "Aroma diffuser", "アロマディフューザー", "Aroma-Diffuser",
                              "ناشر العطر", "Diffuseur de parfum"), _limit("Diffusing", "intensity", 1, 5)),
    "tv": ("tv", ("텔레비전", "TV", "テレビ", "Fernseher", "التلفزيون", "Télévision"),
           {"ApplicationLauncher": {"limits": _APPS, "words": _APP_WORDS},
            "AudioOutput": {"state": {"volume": 20}}}),
    "speaker": ("speaker", ("스피커", "Speaker", "スピーカー", "Lautsprecher", "السماعة", "Enceinte"),
                {"AudioOutput": {"state": {"volume": 30}},
                 "MediaPlayback": {"state": {"current_state": "playing"}}}),
    "vacuum": ("vacuum", ("로봇청소기", "Robot vacuum", "ロボット掃除機", "Saugroboter", "المكنسة الروبوت",
                          "Aspirateur robot"), {}),
    "mower": ("mower", ("잔디깎이", "Lawn mower", "芝刈り機", "Mähroboter", "جزازة العشب", "Tondeuse"), {}),
    "water_heater": ("water_heater", ("온수기", "Water heater", "給湯器", "Warmwasserbereiter", "سخان الماء",
                                      "Chauffe-eau"),
                     _limit("TemperatureControl", "temperature", 35, 65, features=["measured"])),
    "lock": ("lock", ("현관문", "Front door", "玄関のドア", "Haustür", "باب البيت", "Porte d'entrée"), {}),
    "washer": ("washer", ("세탁기", "Washing machine", "洗濯機", "Waschmaschine", "الغسالة",
                          "Lave-linge"), {}),
    "dishwasher": ("dishwasher", ("식기세척기", "Dishwasher", "食洗機", "Spülmaschine", "غسالة الصحون",
                                  "Lave-vaisselle"), {}),
    "coffee_maker": ("coffee_maker", ("커피머신", "Coffee maker", "コーヒーメーカー", "Kaffeemaschine",
                                      "آلة القهوة", "Cafetière"), {}),
    "outlet": ("outlet", ("콘센트", "Outlet", "コンセント", "Steckdose", "المقبس", "Prise"), {}),
    "window": ("window", ("창문", "Window", "窓", "Fenster", "النافذة", "Fenêtre"), {}),
    "bin": ("bin", ("쓰레기통", "Trash bin", "ゴミ箱", "Mülleimer", "سلة المهملات", "Poubelle"),
            {"": {"pack": {"words": _PACK}}}),
    "feeder": ("appliance", ("고양이 급식기", "Pet feeder", "自動給餌器", "Futterautomat", "موزع طعام القطة",
                             "Distributeur de croquettes"), {"": {"feed": {"words": _FEED}}}),
}  # fmt: skip
"""Thing → kind, names, traits (its own commands under the empty key)."""

HOMES: dict[str, dict[str, str]] = {
    "maple": {
        "living_room": "color_light floor_lamp tv speaker air_conditioner curtain thermostat air_purifier "
        "vacuum",
        "kitchen": "light dishwasher coffee_maker bin window",
        "dining_room": "light blind speaker",
        "hallway": "plain_light lock",
        "garage": "plain_light garage_door",
        "bedroom": "color_light curtain thermostat humidifier fan",
        "kids_room": "color_light blind thermostat humidifier",
        "study": "light desk_lamp air_conditioner blind outlet",
        "bathroom": "plain_light heater water_heater dehumidifier",
        "garden": "plain_light mower",
    },
    "harbor": {
        "living_room": "light tv speaker curtain fan diffuser vacuum",
        "kitchen": "light coffee_maker feeder air_purifier",
        "bedroom": "color_light curtain air_conditioner humidifier diffuser",
        "guest_room": "light curtain heater tv",
        "study": "light speaker blind fan",
        "bathroom": "plain_light heater water_heater",
        "hallway": "plain_light lock outlet",
        "balcony": "plain_light outlet",
    },
    "orchard": {
        "living_room": "color_light floor_lamp tv air_conditioner curtain thermostat diffuser",
        "dining_room": "light curtain speaker",
        "kitchen": "light dishwasher coffee_maker window outlet",
        "master_bedroom": "color_light curtain thermostat fan humidifier tv",
        "guest_room": "light blind heater dehumidifier",
        "kids_room": "color_light curtain fan humidifier",
        "bathroom": "plain_light heater water_heater",
        "study": "light desk_lamp blind thermostat air_purifier speaker",
        "gym": "light fan tv air_conditioner",
        "cinema": "color_light curtain speaker air_conditioner",
        "garage": "plain_light garage_door",
        "garden": "plain_light mower",
    },
    "loft": {
        "living_room": "color_light tv curtain thermostat speaker vacuum",
        "kitchen": "light dishwasher coffee_maker outlet",
        "bedroom": "light curtain fan humidifier",
        "workshop": "plain_light heater dehumidifier outlet",
        "bathroom": "plain_light heater water_heater",
        "laundry": "plain_light washer dehumidifier",
        "hallway": "plain_light lock",
        "terrace": "plain_light outlet",
    },
}
"""Home → room → things in it."""


def named(names: tuple[str, ...]) -> dict[str, str]:
    """A name in each language."""
    return dict(zip(LANGUAGES, names, strict=True))


def home(name: str) -> dict[str, Any]:
    """The content of one home's file."""
    rooms = HOMES[name]
    spaces: list[dict[str, Any]] = [
        {"id": "home", "kind": "home", "name": named(("집", "Home", "家", "Haus", "البيت", "Maison"))}
    ]
    outside = {"garden": "garden", "balcony": "balcony"}
    spaces += [
        {"id": room, "kind": outside.get(room, "room"), "inside": "home", "name": named(ROOMS[room])}
        for room in rooms
    ]
    things = [thing(room, what, rooms) for room, list_ in rooms.items() for what in list_.split()]
    return {
        "home": {"name": "Home", "time_zone": "UTC", "languages": list(LANGUAGES)},
        "spaces": spaces,
        "things": things,
    }


def thing(room: str, what: str, rooms: dict[str, str]) -> dict[str, Any]:
    """One thing of a home file; the vacuum reaches every room indoors."""
    kind, names, declared = THINGS[what]
    traits = {key: value for key, value in declared.items() if key}
    if what == "vacuum":
        indoors = [r for r in rooms if r not in ("garden", "garage", "balcony", "terrace")]
        traits["ServiceArea"] = {"limits": {"areas": {"choices": indoors}}}
    short = "light" if what.endswith("_light") else what
    found = {"id": f"{room}.{short}", "kind": kind, "space": room, "name": named(names), "traits": traits}
    return found | ({"commands": declared[""]} if "" in declared else {})

"""How long does it take to find which things are meant, among 3,000, in six languages?

    .venv/bin/python benchmarks/names.py

Bar: <= 3 ms. A house of three floors with names, second names and numbers in six languages. Each language
has sentences with a name, a second name, a kind in a room, a floor, "upstairs", "here", "all", an ordinal, a
slip of the pen, a name that is spelled as it sounds, and one that nobody knows. Two stretches are taken:
finding the names in the words, and the whole way from words to plan, with the parser; each on the clock, and
of computing alone, which other programs on the machine do not lengthen. The last line is the figure.
"""

from __future__ import annotations

import gc
import statistics
import time
from typing import Any

from homes import ROOMS, THINGS
from madang.language.frame import Utterance
from madang.language.spot import spot
from madang.language.text import read
from madang.language.understanding import Understanding
from madang.things.blueprint import LANGUAGES, read_blueprint
from madang.twin.twin import Twin

NOW = 1_790_000_000.0
COUNT = 3_000
ROUNDS = 20
FEW = 20
"""Steps of a plan that is about some things; "all the lights" are 750 here, and take their time apart."""
ORDER = ("ko", "en", "ja", "de", "ar")
"""The languages of the names in `homes.py`; French stands here."""
FRENCH = {
    "living_room": "Salon", "kitchen": "Cuisine", "bedroom": "Chambre", "study": "Bureau",
    "bathroom": "Salle de bain", "guest_room": "Chambre d'amis", "workshop": "Atelier",
    "library": "Bibliothèque", "ceiling_light": "plafonnier", "floor_lamp": "lampadaire", "curtain": "rideau",
    "thermostat": "chauffage", "sensor": "capteur", "outlet": "prise", "motion": "détecteur de mouvement",
    "window": "fenêtre", "speaker": "enceinte", "fan": "ventilateur", "desk_lamp": "lampe de bureau",
    "tv": "télé",
}  # fmt: skip
FLOORS = (
    ("1층", "Ground floor", "1階", "Erdgeschoss", "الطابق الأرضي", "Rez-de-chaussée"),
    ("2층", "First floor", "2階", "Erster Stock", "الطابق الأول", "Premier étage"),
    ("3층", "Second floor", "3階", "Zweiter Stock", "الطابق الثاني", "Deuxième étage"),
)
JOINED = ("{0} {1}", "{0} {1}", "{0}の{1}", "{1} {0}", "{1} {0}", "{1} {0}")
SECOND = ("{0}번 {1}", "{1} number {0}", "{0}番の{1}", "{1} Nummer {0}", "{1} رقم {0}", "{1} numéro {0}")
SAID = {
    "ko": (
        "침실 2 등 켜줘", "7번 콘센트 켜줘", "주방에 있는 선풍기 꺼줘", "2층 커튼 다 닫아줘", "위층 불 꺼줘",
        "여기 불 꺼줘", "불 다 꺼줘", "두 번째 스탠드 켜줘", "거실 텔레비젼 꺼줘",
        "서제 선풍기 꺼줘", "로켓 꺼줘",
    ),
    "en": (
        "turn on the bedroom 2 ceiling light", "turn on outlet number 7", "turn off the fan in the kitchen",
        "close all the curtains on the first floor", "turn off the lights upstairs",
        "turn off the light here",
        "turn off all the lights", "turn on the second floor lamp", "turn off the livng room TV",
        "turn off the stuty fan", "turn off the rocket",
    ),
    "ja": (
        "寝室 2のシーリングライトをつけて", "7番のコンセントをつけて", "キッチンの扇風機を消して",
        "2階のカーテンを全部閉めて", "上の階の電気を消して", "ここの電気を消して", "電気を全部消して",
        "二番目のフロアランプをつけて", "リビングのテレヴィを消して",
        "書債の扇風機を消して", "ロケットを消して",
    ),
    "de": (
        "Mach die Deckenlampe Schlafzimmer 2 an", "Schalte Steckdose Nummer 7 ein",
        "Mach den Ventilator in der Küche aus", "Schließ alle Vorhänge im ersten Stock",
        "Mach oben die Lichter aus", "Mach das Licht hier aus", "Mach alle Lichter aus",
        "Mach die zweite Stehlampe an", "Mach den Fernsehr im Wohnzimmer aus",
        "Mach den Fentilator in der Küsche aus", "Mach die Rakete aus",
    ),
    "ar": (
        "شغل ضوء السقف غرفة النوم 2", "شغل المقبس رقم 7", "أطفئ المروحة في المطبخ",
        "أغلق كل الستائر في الطابق الأول", "أطفئ الأضواء في الطابق العلوي", "أطفئ الضوء هنا",
        "أطفئ كل الأضواء",
        "شغل المصباح الأرضي الثاني", "أطفئ التلفزون في غرفة المعيشة",
        "أطفئ المروحة في المتبخ", "أطفئ الصاروخ",
    ),
    "fr": (
        "allume le plafonnier chambre 2", "allume la prise numéro 7", "éteins le ventilateur dans la cuisine",
        "ferme tous les rideaux du premier étage", "éteins les lumières à l'étage", "éteins la lumière ici",
        "éteins toutes les lumières", "allume le deuxième lampadaire", "éteins la télé du salonn",
        "éteins le vantilateur de la cuizine", "éteins la fusée spatiale",
    ),
}  # fmt: skip


def house() -> dict[str, Any]:
    """The data of the home file."""
    languages = (*ORDER, "fr")
    spaces: list[dict[str, Any]] = [
        {"id": f"floor_{n}", "kind": "floor", "name": dict(zip(languages, names, strict=True))}
        for n, names in enumerate(FLOORS)
    ]
    things: list[dict[str, Any]] = []
    while len(things) < COUNT:
        row, column = divmod(len(spaces) - len(FLOORS), len(ROOMS))
        base, names = ROOMS[column]
        called = [f"{name} {row + 1}" if row else name for name in (*names, FRENCH[base])]
        room = {
            "id": f"{base}_{row}",
            "inside": f"floor_{row % 3}",
            "name": dict(zip(languages, called, strict=True)),
        }
        spaces.append(room)
        for thing, kind, words, traits in THINGS[: COUNT - len(things)]:
            own = (*words, FRENCH[thing])
            number = len(spaces) - len(FLOORS)
            joined = [form.format(place, word) for form, place, word in zip(JOINED, called, own, strict=True)]
            second = [[form.format(number, word)] for form, word in zip(SECOND, own, strict=True)]
            things.append(
                {
                    "id": f"{room['id']}.{thing}", "kind": kind, "space": room["id"], "traits": traits,
                    "name": dict(zip(languages, joined, strict=True)),
                    "aliases": dict(zip(languages, second, strict=True)),
                }
            )  # fmt: skip
    home = {"name": {"en": "House of three floors"}, "time_zone": "Asia/Seoul"}
    return {"home": home, "spaces": spaces, "things": things}


def both(clock: float, thread: float) -> tuple[float, float]:
    """Milliseconds since then: on the clock, and of computing."""
    return (time.perf_counter() - clock) * 1e3, (time.thread_time() - thread) * 1e3


def middle_and_tail(times: list[float]) -> str:
    """p50/p95."""
    return f"{statistics.median(times):.2f}/{statistics.quantiles(times, n=20)[-1]:.2f}"


def main() -> None:
    blueprint = read_blueprint(house())
    understanding, twin = Understanding(blueprint), Twin(blueprint, NOW)
    figures: list[str] = []
    for language in LANGUAGES:
        understanding.ready(language)
        vocabulary = understanding.names(language).vocabulary
        said = [Utterance(text, language, "bedroom_0", NOW) for text in SAID[language]]
        for utterance in said:
            understanding.understand(utterance, twin)
        gc.collect()
        found: list[tuple[float, float]] = []
        planned: list[tuple[float, float]] = []
        many: list[tuple[float, float]] = []
        for _ in range(ROUNDS):
            for utterance in said:
                clock, thread = time.perf_counter(), time.thread_time()
                spot(read(utterance.text), vocabulary)
                found.append(both(clock, thread))
                clock, thread = time.perf_counter(), time.thread_time()
                steps = understanding.understand(utterance, twin).plan.steps
                (many if len(steps) > FEW else planned).append(both(clock, thread))
        lines = [middle_and_tail([one[i] for one in took]) for took in (found, planned, many) for i in (0, 1)]
        print(
            f"{language}: names found in {lines[0]} ms on the clock, {lines[1]} of computing; to the plan "
            f"{lines[2]}, {lines[3]}; to a plan of more than {FEW} steps {lines[4]}, {lines[5]}"
        )
        figures.append(f"{language} {lines[1]} {lines[3]}")
    print(f"names, {COUNT:,} things, found and planned, p50/p95 ms of computing, bar 3: {', '.join(figures)}")


if __name__ == "__main__":
    main()

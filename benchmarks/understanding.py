"""How long does it take to understand a sentence in a home of 1,000 things?

    .venv/bin/python benchmarks/understanding.py

Bar: p50 <= 0.5 ms in every language. Twelve sentences a language, in the rooms and with the things of
`homes.big_home`; the index of names is made before and its time told apart. The last line is the figure.
"""

from __future__ import annotations

import gc
import statistics
import time

from homes import LANGUAGES, big_home
from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

NOW = 1_790_000_000.0
THINGS = 1_000
ROUNDS = 60
SAID = {
    "ko": (
        "침실 2 불 켜줘",
        "거실 텔레비전 꺼줘",
        "욕실 4 창문 열려 있어?",
        "서재 난방 22도로 해줘",
        "주방 3 스피커 소리 30으로",
        "거실 스탠드 밝기 40퍼센트로 해줘",
        "침실 5 커튼 닫아줘",
        "작업실 선풍기 꺼줘",
        "거실 불 끄고 침실 커튼 열어줘",
        "도서실 7 콘센트 켜줘",
        "침실 온도 몇 도야?",
        "집 안 불 다 꺼줘",
    ),
    "en": (
        "turn on the bedroom 2 ceiling light",
        "turn off the living room TV",
        "is the bathroom 4 window open?",
        "set the study heating to 22 degrees",
        "set the kitchen 3 speaker to 30 percent",
        "dim the living room floor lamp to 40 percent",
        "close the bedroom 5 curtain",
        "turn off the workshop fan",
        "turn off the living room lights and open the bedroom curtain",
        "turn on the library 7 outlet",
        "how warm is it in the bedroom?",
        "turn off all the lights",
    ),
    "ja": (
        "寝室 2のシーリングライトをつけて",
        "リビングのテレビを消して",
        "浴室 4の窓は開いてる?",
        "書斎の暖房を22度にして",
        "キッチン 3のスピーカーを30にして",
        "リビングのフロアランプを40パーセントにして",
        "寝室 5のカーテンを閉めて",
        "作業部屋の扇風機を消して",
        "リビングの電気を消して寝室のカーテンを開けて",
        "図書室 7のコンセントをつけて",
        "寝室は何度?",
        "家中の電気を全部消して",
    ),
    "de": (
        "Mach die Deckenlampe im Schlafzimmer 2 an",
        "Schalte den Fernseher im Wohnzimmer aus",
        "Ist das Fenster im Badezimmer 4 offen?",
        "Stell die Heizung im Arbeitszimmer auf 22 Grad",
        "Stell den Lautsprecher in der Küche 3 auf 30 Prozent",
        "Dimm die Stehlampe im Wohnzimmer auf 40 Prozent",
        "Schließ den Vorhang im Schlafzimmer 5",
        "Schalte den Ventilator in der Werkstatt aus",
        "Mach das Licht im Wohnzimmer aus und den Vorhang im Schlafzimmer auf",
        "Schalte die Steckdose in der Bibliothek 7 ein",
        "Wie warm ist es im Schlafzimmer?",
        "Mach alle Lichter aus",
    ),
    "ar": (
        "شغل ضوء السقف في غرفة النوم 2",
        "أطفئ التلفزيون في غرفة المعيشة",
        "هل النافذة في الحمام 4 مفتوحة؟",
        "اضبط التدفئة في المكتب على 22 درجة",
        "اضبط السماعة في المطبخ 3 على 30",
        "اضبط المصباح الأرضي في غرفة المعيشة على 40 بالمئة",
        "أغلق الستارة في غرفة النوم 5",
        "أطفئ المروحة في الورشة",
        "أطفئ الضوء في غرفة المعيشة وافتح الستارة في غرفة النوم",
        "شغل المقبس في المكتبة 7",
        "كم الحرارة في غرفة النوم؟",
        "أطفئ كل الأضواء",
    ),
}


def milliseconds(understanding: Understanding, twin: Twin, language: str) -> list[float]:
    """The time of each sentence, many times over."""
    said = [Utterance(text, language, "living_room", NOW) for text in SAID[language]]
    for utterance in said:
        understanding.understand(utterance, twin)
    found: list[float] = []
    for _ in range(ROUNDS):
        for utterance in said:
            start = time.perf_counter_ns()
            understanding.understand(utterance, twin)
            found.append((time.perf_counter_ns() - start) / 1e6)
    return found


def main() -> None:
    blueprint = read_blueprint(big_home(THINGS))
    understanding, twin = Understanding(blueprint), Twin(blueprint, NOW)
    figures: list[str] = []
    for language in LANGUAGES:
        start = time.perf_counter()
        understanding.names(language)
        index = (time.perf_counter() - start) * 1e3
        gc.collect()
        times = milliseconds(understanding, twin, language)
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"{language}: p50 {p50:.3f} ms, p95 {p95:.3f} ms; index made in {index:.0f} ms")
        figures.append(f"{language} {p50:.2f}/{p95:.2f}")
    print(f"understanding, {THINGS:,} things, p50/p95 ms: {', '.join(figures)}")


if __name__ == "__main__":
    main()

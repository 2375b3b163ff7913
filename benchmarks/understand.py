"""How long does it take to understand a sentence in a home of 1,000 things, with the trained parser?

    .venv/bin/python benchmarks/understand.py

Bars: text to plan p50 <= 2 ms, p95 <= 5 ms in every language, one thread; the parser is there in <= 400 ms
and takes <= 100 MB. Eighteen sentences a language: twelve in the rooms and with the things of
`homes.big_home`, six about other matters. The index of names is made before and its time told apart. Loading
is measured in a process of its own, next to one that does the same without the parser. The last line is the
figure.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

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

OTHER = {
    "ko": (
        "내일 아침 일곱 시에 깨워줘",
        "재즈 틀어줘",
        "베를린 날씨 어때",
        "농담 하나 해줘",
        "우유 사야 한다고 적어줘",
        "금요일 세 시에 치과 예약 넣어줘",
    ),
    "en": (
        "wake me at seven tomorrow",
        "play some jazz",
        "how is the weather in berlin",
        "tell me a joke",
        "put milk on the shopping list",
        "dentist on friday at three, put it in the calendar",
    ),
    "ja": (
        "明日の朝七時に起こして",
        "ジャズをかけて",
        "ベルリンの天気は",
        "冗談を言って",
        "買い物リストに牛乳を入れて",
        "金曜の三時に歯医者の予定を入れて",
    ),
    "de": (
        "weck mich morgen um sieben",
        "spiel etwas Jazz",
        "wie ist das Wetter in Berlin",
        "erzähl mir einen Witz",
        "setz Milch auf die Einkaufsliste",
        "trag Freitag um drei den Zahnarzt ein",
    ),
    "ar": (
        "أيقظني غدا في السابعة صباحا",
        "شغل موسيقى الجاز",
        "كيف الطقس في برلين",
        "احك لي نكتة",
        "أضف الحليب إلى قائمة التسوق",
        "أضف موعد طبيب الأسنان يوم الجمعة الساعة الثالثة",
    ),
}
LOADING = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, "benchmarks")
from homes import big_home
from madang.language.understanding import Understanding
from madang.language.frame import Utterance
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin
blueprint = read_blueprint(big_home(10))
reader = Understanding(blueprint).reader if %r else None
home, twin = Understanding(blueprint, reader), Twin(blueprint, 0.0)
home.names("en").ready()
start = time.perf_counter()
home.ready("en")
took = (time.perf_counter() - start) * 1e3
home.understand(Utterance("tell me a joke", "en", None, 1.79e9), twin)
status = Path("/proc/self/status").read_text()
print(json.dumps([took, int(status.split("VmHWM:")[1].split()[0]) / 1024]))
"""


def loading(with_parser: bool) -> tuple[float, float]:
    """Milliseconds until the parser is there, and the megabytes of the process after one sentence."""
    run = subprocess.run(
        [sys.executable, "-c", LOADING % with_parser],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    took, megabytes = json.loads(run.stdout.splitlines()[-1])
    return took, megabytes


def milliseconds(understanding: Understanding, twin: Twin, language: str) -> list[float]:
    """The time of each sentence, many times over."""
    said = [Utterance(text, language, "living_room", NOW) for text in (*SAID[language], *OTHER[language])]
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
    loads = sorted(loading(True) for _ in range(3))
    took, memory = loads[1][0], loads[1][1] - loading(False)[1]
    parser = f"load {took:.0f} ms, {memory:.0f} MB"
    print(f"understand, {THINGS:,} things, p50/p95 ms: {', '.join(figures)}; {parser}")


if __name__ == "__main__":
    main()

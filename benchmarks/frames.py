"""What becomes of annotated requests when their frames are known: done, looked up, asked, refused.

Reads the training or development rows of MASSIVE (`--data`, a folder of ``<locale>.jsonl.gz``), takes each
row's own intent and slots as a frame, and plans it on the demo home. Nothing is acted upon. Prints a line an
intent, or with `--show INTENT` single rows with their plans.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from madang.config import demo_home, load_home
from madang.language.frame import Frame, Slot, Utterance
from madang.language.scene import Scene, Thread
from madang.language.targets import Resolver
from madang.language.understanding import Understanding
from madang.language.wishes import Planned, plan_frame
from madang.things.plan import Ask, Do, Look, Refuse, Step, Wait
from madang.twin.twin import Twin

LOCALES = {"en": "en-US", "ko": "ko-KR", "ja": "ja-JP", "de": "de-DE", "ar": "ar-SA"}
NOW = datetime(2026, 11, 23, 19, 0, tzinfo=ZoneInfo("Asia/Seoul")).timestamp()
_SHOWN = 3
"""Steps of a plan that are printed."""
_SLOT = re.compile(r"\[\s*(\w+)\s*:\s*([^\]]*?)\s*\]")


def main() -> None:
    """Print shares, or samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/massive"))
    parser.add_argument("--languages", default="en,ko,ja,de,ar")
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--show", help="print rows of this intent (or the begin of its name)")
    parser.add_argument("--rows", type=int, default=12, help="how many rows to show of an intent")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    lost = 0
    home = Understanding(load_home(demo_home()))
    for language in args.languages.split(","):
        rows = list(read(args.data / f"{LOCALES[language]}.jsonl.gz", args.part))
        if args.show:
            show(home, language, [r for r in rows if r[0].intent.startswith(args.show)], args)
        else:
            lost += share(home, language, rows)
    if not args.show:
        print(f"rows without an answer: {lost}")


def read(path: Path, part: str) -> Iterator[tuple[Frame, str]]:
    """The rows of a locale, each as its frame and its text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["partition"] == part:
                yield gold(row["intent"], row["annot_utt"])


def gold(intent: str, annotated: str) -> tuple[Frame, str]:
    """The frame of an annotated text (``wake me at [time : nine]``), and the text."""
    text, slots, last = "", [], 0
    for match in _SLOT.finditer(annotated):
        text += annotated[last : match.start()]
        slots.append(Slot(match[1], match[2], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Frame(intent, tuple(slots), 1.0), text + annotated[last:]


def planned(home: Understanding, language: str, frame: Frame, text: str) -> Planned:
    """The plan of a frame on a Monday evening, said nowhere in particular."""
    names, utterance = home.names(language), Utterance(text, language, None, NOW)
    resolver = Resolver(home.blueprint, names, None, (), ())
    twin = Twin(home.blueprint, NOW)
    scene = Scene(home.blueprint, twin, names, utterance, Thread(), resolver, [], [])
    return plan_frame(scene, frame, text)


def sort_of(plan: Planned) -> str:
    """``acted``, ``looked``, ``asked``, ``talked``, or why it was refused."""
    if plan.topic is not None:
        return "talked"
    for kind, name in ((Do, "acted"), (Look, "looked"), (Ask, "asked")):
        if any(isinstance(step, kind) for step in plan.steps):
            return name
    refusal = next((step for step in plan.steps if isinstance(step, Refuse)), None)
    return refusal.refuse if refusal else "nothing"


def told(step: Step) -> str:
    """A step in one line."""
    if isinstance(step, Do):
        return f"{step.do} {step.command} " + " ".join(f"{k}={v}" for k, v in step.args.items())
    if isinstance(step, Look):
        return f"look {step.look} {step.attribute}"
    if isinstance(step, Wait):
        return f"wait {step.wait.seconds}"
    if isinstance(step, Ask):
        return f"ask {step.ask} {' '.join(step.candidates[:3])}"
    return f"refuse {step.refuse} {step.topic} “{step.said}”"


def share(home: Understanding, language: str, rows: list[tuple[Frame, str]]) -> int:
    """A line an intent: what became of its rows, in percent. Gives how many rows got no answer at all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for frame, text in rows:
        counts[frame.intent][sort_of(planned(home, language, frame, text))] += 1
    total: Counter[str] = Counter()
    for intent, found in sorted(counts.items()):
        total += found
        print(f"{language} {intent:26} {found.total():4} {_shares(found)}")
    print(f"{language} {'all':26} {total.total():4} {_shares(total)}")
    return total["nothing"] + total["not_understood"]


def _shares(found: Counter[str]) -> str:
    return "  ".join(f"{name} {100 * n / found.total():.0f}%" for name, n in found.most_common())


def show(home: Understanding, language: str, rows: list[tuple[Frame, str]], args: argparse.Namespace) -> None:
    """Some rows of each intent with their plans."""
    chosen: dict[str, list[tuple[Frame, str]]] = defaultdict(list)
    random.Random(args.seed).shuffle(rows)
    for frame, text in rows:
        if len(chosen[frame.intent]) < args.rows:
            chosen[frame.intent].append((frame, text))
    for intent, some in sorted(chosen.items()):
        print(f"## {language} {intent}")
        for frame, text in some:
            plan = planned(home, language, frame, text)
            slots = " ".join(f"{slot.name}={slot.value}" for slot in frame.slots)
            lines = [told(step) for step in plan.steps] or [f"talk {plan.topic} {plan.about}"]
            lines = [*lines[:_SHOWN], *([f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else [])]
            print(f"  {text}  ({slots})\n      → " + "; ".join(lines))


if __name__ == "__main__":
    main()

"""Several commands in one sentence, some of which cannot be done: how many are wholly right?

    .venv/bin/python benchmarks/compound.py [--lang en] [--part dev] [--misses]

Homes, specs and sentences are in `data/compound` (`make_compound.py` says how they came about). A row is
right when all that was asked for is planned and nothing else, and each part that the home cannot do is
refused or asked about. A wrong action is a row whose plan does something that was not asked. The held
part is for measuring: it shows no misses. The last line is the figure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from judging import NOW, effects, refusals, spoken_here, unwanted
from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import LANGUAGES, read_blueprint
from madang.things.plan import Do, Step, Wait, parse_steps
from madang.twin.twin import Twin

FOLDER = Path(__file__).parent / "data" / "compound"
SORTS = ("single", "invalid", "mixed")
BARS = {"single": 95, "invalid": 95, "mixed": 75}


class Benchmark:
    """The homes and the specs."""

    def __init__(self, *, rules: bool = False) -> None:
        homes = json.loads((FOLDER / "homes.json").read_text(encoding="utf-8"))
        blueprints = {name: read_blueprint(spoken_here(data)) for name, data in homes.items()}
        self.homes = {
            name: Understanding(blueprint, None) if rules else Understanding(blueprint)
            for name, blueprint in blueprints.items()
        }
        self.twins = {name: Twin(home.blueprint, NOW) for name, home in self.homes.items()}
        self.specs = [json.loads(line) for line in (FOLDER / "specs.jsonl").open(encoding="utf-8")]

    def score(self, language: str, part: str, *, misses: bool) -> Counter[str]:
        """Right rows and rows in all of each sort, and rows with wrong actions."""
        lines = (FOLDER / f"{language}.jsonl").open(encoding="utf-8")
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
        counts: Counter[str] = Counter()
        for spec in self.specs:
            if spec["part"] != part or spec["id"] not in texts:
                continue
            said = texts[spec["id"]]
            steps = self.plan(spec, said, language)
            right, wrong_action = self.judge(spec, steps)
            counts[spec["sort"]] += 1
            counts[f"{spec['sort']} right"] += right
            counts["wrong actions"] += wrong_action
            if misses and not right:
                self.show(spec, said, steps, wrong_action)
        return counts

    def plan(self, spec: dict[str, Any], said: str, language: str) -> tuple[Step, ...]:
        """The steps, as `madang plan --batch` gives them."""
        utterance = Utterance(said, language, spec.get("in"), NOW)
        return self.homes[spec["home"]].understand(utterance, self.twins[spec["home"]]).plan.steps

    def judge(self, spec: dict[str, Any], steps: tuple[Step, ...]) -> tuple[bool, bool]:
        """Whether the row is wholly right, and whether something was done that was not asked."""
        blueprint = self.homes[spec["home"]].blueprint
        broken = sum("refuse" in step for step in spec["steps"])
        wanted = effects(blueprint, parse_steps([step for step in spec["steps"] if "do" in step]))
        done = effects(blueprint, steps)
        refused = refusals(steps)
        told = refused >= broken if broken else not refused
        right = done == wanted and told and not any(isinstance(step, Wait) for step in steps)
        return right, unwanted(done, wanted)

    def show(self, spec: dict[str, Any], said: str, steps: tuple[Step, ...], wrong_action: bool) -> None:
        """One miss: what was said, what was missing, what came instead."""
        wanted = [json.dumps(step, ensure_ascii=False) for step in spec["steps"] if "do" in step]
        got = [_line(step) for step in steps]
        print(f"\n{spec['id']} {spec['home']}{' WRONG ACTION' if wrong_action else ''}: {said}")
        print(f"  note: {spec['note']}")
        for line in sorted(set(wanted) - set(got)):
            print(f"  missing {line}")
        for line in sorted(set(got) - set(wanted)):
            print(f"  got     {line}")


def _line(step: Step) -> str:
    if isinstance(step, Do):
        args = {"args": step.args} if step.args else {}
        return json.dumps({"do": step.do, "command": step.command} | args, ensure_ascii=False)
    return str(step)


def share(counts: Counter[str], sort: str) -> float:
    """Right rows of a sort, in percent."""
    return 100 * counts[f"{sort} right"] / max(1, counts[sort])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lang", action="append", help="a language; without it, all there are")
    parser.add_argument("--part", choices=("dev", "held", "fresh"), default="dev")
    parser.add_argument("--misses", action="store_true", help="show the rows that are not right (never held)")
    parser.add_argument("--rules", action="store_true", help="without the trained parser")
    args = parser.parse_args()
    if args.misses and args.part == "held":
        parser.error("the held part is for measuring: look at the misses of the other parts")
    benchmark = Benchmark(rules=args.rules)
    figures: list[str] = []
    for language in args.lang or [code for code in LANGUAGES if (FOLDER / f"{code}.jsonl").exists()]:
        counts = benchmark.score(language, args.part, misses=args.misses)
        rows = sum(counts[sort] for sort in SORTS)
        shares = " / ".join(f"{share(counts, sort):.1f}" for sort in SORTS)
        wrong = 100 * counts["wrong actions"] / max(1, rows)
        print(f"{language}: {rows} rows, single / refused / mixed {shares} %, wrong actions {wrong:.1f} %")
        figures.append(f"{language} {shares} ({wrong:.1f})")
    bars = " / ".join(str(BARS[sort]) for sort in SORTS)
    what = f"compound {args.part}, single / refused / mixed % (wrong actions %), bar {bars} (1)"
    print(f"{what}: {', '.join(figures)}")


if __name__ == "__main__":
    main()

"""Home Assistant's intent tests: is the intent with its slots found, does the plan do the right thing?

    .venv/bin/python benchmarks/intents.py [--lang en] [--part PART] [--misses] [--folder FOLDER]

Home Assistant's own rows, and for the languages that are kept away, rows of our own in `data/intents`:
`<language>.jsonl`, in the same format. There `home` may name one of `<language>.homes.json`, `here` the area
where it is said; `asked` lists the kinds (or names) that it is about, `every` says that all of the home is
meant, `removed` that an item is taken off and not ticked off, `part` is "first" or "fresh" (written later).

Each row has its own small home (`intent_homes.py` makes a home file of it), a sentence, and the intent and
slots that are expected. Two judgements a row: the frame (`intent_tables.INTENTS`, and every slot's value in
the frame's slots), and the plan (the right things, the right command, the right value; for questions the
right look). A wrong action is a plan that does something that was not asked. The last line is the figure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from intent_homes import FURNITURE, UNITS, RowHome, kind_of
from intent_tables import ASKED, ASKED_KINDS, COMMANDS, COVERS, EVERY, INTENTS, NOTHING_DONE, REMOVED, SLOTS
from judging import NOW, effects, unwanted
from madang.language.frame import Frame, Utterance
from madang.language.text import fold
from madang.language.understanding import Understanding, Understood
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.plan import Do, Look, Step, Wait
from madang.twin.twin import Twin

KEEPERS = {"timer", "task_list", "person"}
"""Kinds that no row is about by its room."""
BY_WORD = {"color", "device_class"}
"""Slots whose value is a name, not the word that was said: the plan shows whether it is the right one."""
GIVEN = Path(__file__).parents[2] / "shared" / "data" / "home_assistant_intents"
OWN = Path(__file__).parent / "data" / "intents"


class Case:
    """One row: its home, and what should come of it."""

    def __init__(self, row: dict[str, Any], *, rules: bool = False) -> None:
        self.row = row
        self.rules = rules
        self.intent: str = row["intent"]
        self.slots: dict[str, Any] = row["slots"]
        self.home = RowHome(row)
        self.blueprint: Blueprint = read_blueprint(self.home.file())

    def understand(self) -> tuple[Understood, list[Frame]]:
        """The plan, and the frames that `madang parse` would print."""
        language = self.row["lang"]
        understanding = Understanding(self.blueprint, None) if self.rules else Understanding(self.blueprint)
        said = Utterance(self.row["sentence"], language, self.home.here, NOW)
        understood = understanding.understand(said, Twin(self.blueprint, NOW))
        return understood, understanding.parse(self.row["sentence"], language)

    # ------------------------------------------------------------------ the frame

    def frame_right(self, frames: list[Frame]) -> bool:
        """Whether there is one frame with the intent, and the row's slots in it."""
        wanted = INTENTS[self.intent]
        if self.intent == "HassStartTimer" and "conversation_command" in self.slots:
            wanted = INTENTS["HassTurnOff"]
        if len(frames) != 1 or not any(frames[0].intent == one for one in wanted):
            return False
        return all(self._slot_right(name, value, frames[0]) for name, value in self.slots.items())

    def _slot_right(self, name: str, value: Any, frame: Frame) -> bool:
        kinds = SLOTS.get(name)
        if kinds is None:
            return True  # told by the intent itself
        values = (slot.value for slot in frame.slots if slot.name in kinds)
        said = [fold(value).replace(" ", "").replace(",", ".") for value in values]
        if isinstance(value, int | float):  # in words or over several units: how much, the plan shows
            exact = name not in UNITS and not name.startswith("start_")
            return any(f"{value:g}" in one or not (exact and any(map(str.isdigit, one))) for one in said)
        if name in BY_WORD:
            return bool(said)
        wanted = fold(str(value)).replace(" ", "")
        return any(wanted in one or (len(one) > 2 and one in wanted) for one in said)

    # ------------------------------------------------------------------ the plan

    def plan_right(self, understood: Understood) -> tuple[bool, bool]:
        """Whether the plan is right, and whether it does something that was not asked."""
        steps = understood.plan.steps if understood.meta is None else ()
        done = effects(self.blueprint, steps)
        if self.intent in NOTHING_DONE:
            wanted_looks = self._wanted_looks()
            looks = {step.look for step in steps if isinstance(step, Look)}
            good = looks == wanted_looks if wanted_looks is not None else True
            return not done and good, bool(done)
        wanted = effects(self.blueprint, self.wanted())
        waits = [step.wait.seconds for step in steps if isinstance(step, Wait)]
        return done == wanted and waits == self._wanted_waits(), unwanted(done, wanted)

    def _wanted_waits(self) -> list[float]:
        return [self._seconds()] if "conversation_command" in self.slots else []

    def _seconds(self) -> float:
        return sum(float(self.slots.get(unit, 0)) * n for unit, n in UNITS.items())

    def wanted(self) -> list[Step]:
        """The steps that the row asks for."""
        if "Timer" in self.intent and "conversation_command" not in self.slots:
            return self._timer_steps()
        if "List" in self.intent:
            return self._list_steps()
        if self.intent.startswith("HassVacuum"):
            return self._vacuum_steps()
        command, args = COMMANDS[self.intent](self.slots)
        steps: list[Step] = []
        for thing in self._meant():
            name = command if isinstance(command, str) else command[self.blueprint.things[thing].kind]
            if self.intent in COVERS and self.blueprint.things[thing].can(COVERS[self.intent]):
                name = COVERS[self.intent]
            steps.append(Do(thing, name, args))
        return steps

    def _meant(self) -> list[str]:
        """The things that the row is about: the named one, or those of the kind in the rooms meant."""
        if name := self.slots.get("name"):
            return self._of_that_name(name)
        kinds = self._kinds()
        rooms = self.home.meant_rooms()
        found = [t for t in self.blueprint.things.values() if t.kind in kinds]
        every = self.row["combo"] == "domain_all" or self.intent == "HassBroadcast"
        every = every or self.row.get("every") or bool(re.search(EVERY, self.row["sentence"]))
        if len(found) == 1 or (every and not {"area", "floor"} & self.slots.keys()):
            return [t.id for t in found]
        return [t.id for t in found if t.space in rooms]

    def _of_that_name(self, name: str) -> list[str]:
        """The thing of that name; of several, that in the room meant."""
        found = [t for t in self.blueprint.things.values() if name in t.name.values()]
        rooms = self.home.meant_rooms()
        return [t.id for t in found if len(found) == 1 or t.space in rooms]

    def _kinds(self) -> set[str]:
        slots = self.slots
        if "domain" in slots:
            classes = slots.get("device_class")
            every = classes if isinstance(classes, list) else [classes]
            return {kind_of(slots["domain"], one) for one in every}
        if self.intent in FURNITURE:
            return {FURNITURE[self.intent]}
        return {self.blueprint.things[i].kind for i in self.blueprint.things} - {
            "timer",
            "task_list",
            "person",
        }

    def _timer_steps(self) -> list[Step]:
        command = {"HassCancelAllTimers": "HassCancelTimer"}.get(self.intent, self.intent)
        if self.intent == "HassStartTimer":
            args: dict[str, Any] = {"duration": self._seconds()}
            args |= {"name": self.slots["name"]} if "name" in self.slots else {}
            return [Do("timer", "Timer.start", args | ({"space": self.home.here} if self.home.here else {}))]
        if self.intent == "HassCancelAllTimers" and "area" not in self.slots:
            return [Do("timer", "Timer.cancel")]
        name = {"Cancel": "cancel", "Pause": "pause", "Unpause": "resume"}.get(command[4:-5])
        if name:
            return [Do("timer", f"Timer.{name}", {"id": 1})]
        sign = 1 if self.intent == "HassIncreaseTimer" else -1
        return [Do("timer", "Timer.add_time", {"id": 1, "by": sign * self._seconds()})]

    def _list_steps(self) -> list[Step]:
        lists = [t for t in self.blueprint.things.values() if t.kind == "task_list"]
        named = [t for t in lists if self.slots.get("name") in t.name.values()]
        kept = (named or lists)[0].id
        if "Add" in self.intent:
            return [Do(kept, "TaskList.add", {"summary": self.slots["item"]})]
        removed = "Complete" not in self.intent or self.row.get("removed", False)
        removed = removed or re.match(REMOVED, self.row["sentence"])
        return [Do(kept, f"TaskList.{'remove' if removed else 'complete'}", {"id": 2})]

    def _vacuum_steps(self) -> list[Step]:
        robot = next(t.id for t in self.blueprint.things.values() if t.kind == "vacuum")
        if self.intent == "HassVacuumReturnToBase":
            return [Do(robot, "RvcOperationalState.go_home")]
        rooms = self.home.meant_rooms() if "name" not in self.slots or "area" in self.slots else []
        areas: list[Step] = [Do(robot, "ServiceArea.select_areas", {"areas": rooms})] if rooms else []
        return [*areas, Do(robot, "RvcOperationalState.start")]

    def _wanted_looks(self) -> set[str] | None:
        """The things that a question is about; None where it is about none."""
        if self.intent == "HassTimerStatus":
            return {"timer"}
        if self.intent not in ASKED:
            return None
        if name := self.slots.get("name"):
            return set(self._of_that_name(name))
        if self.slots.get("state") in ("home", "maison", "not_home"):
            return {i for i, t in self.blueprint.things.items() if t.kind == "person"}
        kinds = self._question_kinds()
        rooms = self.home.meant_rooms() if {"area", "floor"} & self.slots.keys() else list(self.home.rooms)
        rooms = self.home.meant_rooms() if self.intent == "HassClimateGetTemperature" else [*rooms, "home"]
        things = [t for t in self.blueprint.things.values() if t.space in rooms]
        return {t.id for t in things if t.kind in kinds or not kinds.isdisjoint(t.name.values())}

    def _question_kinds(self) -> set[str]:
        if self.intent == "HassClimateGetTemperature":
            return {"thermostat"}
        if "asked" in self.row:
            return set(self.row["asked"])
        if "device_class" in self.slots:
            return {"window"}
        words = self.row["sentence"]
        return {kind for word, kind in ASKED_KINDS.items() if word in words.lower()}


def rows_of(folder: Path | None, language: str) -> list[dict[str, Any]]:
    """The rows of a language: the given ones, or else our own."""
    given = (folder or GIVEN) / f"{language}.jsonl.gz"
    if given.exists():
        with gzip.open(given, "rt", encoding="utf-8") as lines:
            return [_one_name(json.loads(line)) for line in lines]
    own = folder or OWN
    named = own / f"{language}.homes.json"
    homes = json.loads(named.read_text(encoding="utf-8")) if named.exists() else {}
    lines = (own / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_at_home(json.loads(line), homes, language) for line in lines if line]


def _at_home(row: dict[str, Any], homes: dict[str, Any], language: str) -> dict[str, Any]:
    """The row with the home that it names, and with that home's room where it was said."""
    home = row.get("home", {})
    home = homes[home] if isinstance(home, str) else home
    if here := row.get("here"):
        areas = [area | {"context_area": area["name"] == here} for area in home["areas"]]
        home = home | {"areas": areas}
    return _one_name({"combo": "", **row, "lang": language, "home": home})


def _one_name(row: dict[str, Any]) -> dict[str, Any]:
    """The row, with the first name where it gives several for the same."""
    name = row["slots"].get("name")
    return row if isinstance(name, str | None) else row | {"slots": row["slots"] | {"name": name[0]}}


def score(rows: list[dict[str, Any]], *, misses: bool, rules: bool = False) -> Counter[str]:
    """Rows in all, frames and plans right, wrong actions."""
    counts: Counter[str] = Counter()
    for row in rows:
        case = Case(row, rules=rules)
        understood, frames = case.understand()
        frame = case.frame_right(frames)
        plan, wrong = case.plan_right(understood)
        counts.update(rows=1, frames=frame, plans=plan, wrong=wrong, both=frame and plan)
        if misses and not (frame and plan):
            marks = " ".join(
                w for w, bad in (("FRAME", not frame), ("PLAN", not plan), ("WRONG", wrong)) if bad
            )
            print(f"\n{marks}: {row['sentence']}  [{row['intent']} {row['combo']} {row['slots']}]")
            if not frame:
                print("  frames", [(f.intent, [(s.name, s.value) for s in f.slots]) for f in frames])
            if not plan:
                print("  plan", understood.meta or "", *understood.plan.steps)
                print("  here", case.home.here, [t["id"] for t in case.home.things])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lang", action="append", help="a language (may be repeated); without it, en")
    parser.add_argument("--folder", type=Path, help="without it, Home Assistant's rows, else ours")
    parser.add_argument("--part", help="only the rows of that part (of ours: first, fresh)")
    parser.add_argument("--misses", action="store_true", help="show the rows that are not right")
    parser.add_argument("--rules", action="store_true", help="without the trained parser")
    args = parser.parse_args()
    figures: list[str] = []
    for language in args.lang or ["en"]:
        rows = [r for r in rows_of(args.folder, language) if not args.part or r.get("part") == args.part]
        counts = score(rows, misses=args.misses, rules=args.rules)
        shares = {
            key: 100 * counts[key] / max(1, counts["rows"]) for key in ("frames", "plans", "both", "wrong")
        }
        print(
            f"{language}: {counts['rows']} rows, intent and slots {shares['frames']:.1f} %, "
            f"plans {shares['plans']:.1f} %, both {shares['both']:.1f} %, wrong actions {shares['wrong']:.1f}"
        )
        figures.append(f"{language} {shares['frames']:.1f} / {shares['plans']:.1f} ({shares['wrong']:.1f})")
    print(f"Home Assistant intents, intent and slots / plans % (wrong actions %): {', '.join(figures)}")


if __name__ == "__main__":
    main()

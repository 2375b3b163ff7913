"""`madang bench`: a few figures of this machine with the demo home. benchmarks/ has the thorough ones."""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from madang.commands.output import print_json, print_lines
from madang.config import demo_home, load_home
from madang.door.outcome import Who
from madang.hub import Home
from madang.language.about import about
from madang.language.frame import Utterance
from madang.things.languages import LANGUAGES
from madang.things.people import Role
from madang.things.plan import Do
from madang.twin.rehearsal import rehearse

SENTENCES = tuple((language, about(language).sample) for language in LANGUAGES)
ROUNDS = 200


class Figure(NamedTuple):
    """The median of something, in microseconds."""

    name: str
    median: float
    what: str


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    blueprint = load_home(demo_home())
    with asyncio.Runner() as runner:
        home = runner.run(Home.open(blueprint, None))
        try:
            measures: dict[str, Callable[[], Figure]] = {
                "parse": lambda: _parse(home),
                "plan": lambda: _plan(home),
                "twin": lambda: _twin(home),
                "say": lambda: runner.run(_say(home)),
            }
            figures = [measure() for name, measure in measures.items() if args.what in ("all", name)]
        finally:
            runner.run(home.close())
    if args.json:
        print_json({figure.name: round(figure.median, 1) for figure in figures} | {"unit": "µs"})
    else:
        print_lines(*(f"{f.name:<6} {f.median:>8.1f} µs  {f.what}" for f in figures))
    return 0


def _median(work: Callable[[int], object], rounds: int = ROUNDS) -> float:
    work(0)
    taken = []
    for i in range(rounds):
        start = time.perf_counter()
        work(i)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e6


def _parse(home: Home) -> Figure:
    def one(i: int) -> object:
        language, text = SENTENCES[i % len(SENTENCES)]
        return home.assistant.parse(text, language)

    return Figure("parse", _median(one), "one sentence understood")


def _plan(home: Home) -> Figure:
    who = _owner(home)

    def one(i: int) -> object:
        language, text = SENTENCES[i % len(SENTENCES)]
        return home.assistant.plan(Utterance(text, language, now=time.time()), who)

    return Figure("plan", _median(one), "one sentence understood, planned and rehearsed")


def _twin(home: Home) -> Figure:
    lamps = [thing.id for thing in home.blueprint.things.values() if thing.can("OnOff.toggle")]
    steps = [Do(lamps[i % len(lamps)], "OnOff.toggle") for i in range(20)]
    return Figure("twin", _median(lambda _: rehearse(home.twin, steps)), "a plan of 20 steps rehearsed")


async def _say(home: Home) -> Figure:
    who = _owner(home)
    taken = []
    for i in range(50):
        text = ("turn on the kitchen light", "turn off the kitchen light")[i % 2]
        start = time.perf_counter()
        await home.assistant.hear(Utterance(text, "en", now=time.time()), who)
        taken.append(time.perf_counter() - start)
    return Figure(
        "say", statistics.median(taken) * 1e6, "a lamp switched: heard, done, verified, written down"
    )


def _owner(home: Home) -> Who:
    people = home.blueprint.people.values()
    return Who(next((p.id for p in people if p.role is Role.OWNER), None), "cli", True, False, "en")

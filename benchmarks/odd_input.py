"""How long does a home take to answer what nobody should say: noise, other languages, floods of signs?

    .venv/bin/python benchmarks/odd_input.py [--quick]

Bar: a proper answer in <= 50 ms, never an exception, never an action. The texts and the homes (the demo's,
one with nothing in it, one with two things of one name, one of 3,000 things) are in `odd_texts.py`. Each
text is planned and parsed in six languages, then said over HTTP to the demo home. Two times are taken: what
passed on the clock, and what this thread computed, which other programs on the machine do not lengthen. The
last line is the figure.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import statistics
import time
from collections.abc import Iterator

import httpx

from madang.config import demo_home, load_home
from madang.hub import Home
from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.surfaces.app import make_app
from madang.surfaces.pairing import Pairing
from madang.things.blueprint import LANGUAGES, Blueprint, read_blueprint
from madang.twin.twin import Twin
from odd_texts import TEXTS, homes

NOW = 1_790_000_000.0
BAR = 50.0
"""Milliseconds."""
Took = tuple[float, float, str]
"""Milliseconds on the clock and of computing, and what took them."""


def blueprints(quick: bool) -> dict[str, Blueprint]:
    """The homes by what is hard about them."""
    found = {"demo": load_home(demo_home())}
    return found if quick else found | {name: read_blueprint(data) for name, data in homes().items()}


def understood(name: str, blueprint: Blueprint) -> Iterator[Took]:
    """Every text in every language: planned, and parsed. Raises where something would be done."""
    understanding, twin = Understanding(blueprint), Twin(blueprint, NOW)
    for language in LANGUAGES:
        understanding.ready(language)
        understanding.understand(Utterance("?", language, None, NOW), twin)
        gc.collect()
        for what, text in TEXTS.items():
            clock, thread = time.perf_counter(), time.thread_time()
            plan = understanding.understand(Utterance(text, language, None, NOW), twin).plan
            yield _took(clock, thread, f"{name}, {language}, {what}")
            clock, thread = time.perf_counter(), time.thread_time()
            understanding.parse(text, language)
            yield _took(clock, thread, f"{name}, {language}, {what} (parsed)")
            if plan.acts:
                raise SystemExit(f"{name}, {language}, {what}: something would be done: {plan.steps}")


async def said(blueprint: Blueprint) -> list[Took]:
    """Every text over HTTP. Raises where the answer is no proper one."""
    home = await Home.open(blueprint, None)
    for language in LANGUAGES:
        home.assistant.prepare(language)
    transport = httpx.ASGITransport(make_app(home, pairing=Pairing(), web=None), client=("127.0.0.1", 1))
    found: list[Took] = []
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8686") as client:
        await client.get("/api/health")
        for what, text in TEXTS.items():
            body, headers = json.dumps({"text": text}), {"Content-Type": "application/json"}
            clock, thread = time.perf_counter(), time.thread_time()
            answer = await client.post("/api/say", content=body, headers=headers)
            found.append(_took(clock, thread, f"HTTP, {what}"))
            if answer.status_code not in (200, 400, 422):
                raise SystemExit(f"HTTP, {what}: {answer.status_code} {answer.text[:200]}")
    await home.close()
    return found


def _took(clock: float, thread: float, what: str) -> Took:
    return (time.perf_counter() - clock) * 1e3, (time.thread_time() - thread) * 1e3, what


def told(times: list[Took], title: str) -> str:
    """p50, p95 and the slowest, on the clock and of computing."""
    parts = []
    for place, kind in enumerate(("clock", "computing")):
        of_kind = [one[place] for one in times]
        p95 = statistics.quantiles(of_kind, n=20)[-1]
        parts.append(f"{kind} {statistics.median(of_kind):.1f}/{p95:.1f}/{max(of_kind):.0f}")
    late = [what for _, computing, what in times if computing > BAR]
    print(f"{title}: {', '.join(parts)} ms; over {BAR:.0f} ms of computing: {', '.join(late) or 'none'}")
    return f"{title} {parts[1]}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--quick", action="store_true", help="the demo home alone")
    args = options.parse_args()
    figures = []
    for name, blueprint in blueprints(args.quick).items():
        figures.append(told(list(understood(name, blueprint)), name))
    figures.append(told(asyncio.run(said(load_home(demo_home()))), "HTTP"))
    print(f"odd input, {len(TEXTS)} texts, p50/p95/slowest ms, bar {BAR:.0f}: {'; '.join(figures)}")


if __name__ == "__main__":
    main()

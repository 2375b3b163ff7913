"""A day in the demo home, told in sentences: how the tests say what a sentence should lead to.

A step in one line: ``kitchen.oven OnOff.on``, ``study.blind WindowCovering.go_to_position position=50``,
``look bedroom.climate_sensor TemperatureMeasurement.measured_value``, ``wait 600``,
``ask which_thing a b``, ``refuse no_such_thing flux capacitor``.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import yaml

from madang.config import demo_home
from madang.language.frame import Utterance
from madang.language.understanding import Thread, Understanding, Understood
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.plan import Ask, Do, Look, Refuse, Step, Wait
from madang.twin.twin import Twin

MONDAY_EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=ZoneInfo("Asia/Seoul")).timestamp()


@cache
def demo() -> Understanding:
    """The demo home, understood."""
    return Understanding(demo_blueprint())


@cache
def demo_blueprint() -> Blueprint:
    return read_blueprint(yaml.safe_load(demo_home().read_text(encoding="utf-8")))


def hear(
    text: str, language: str, space: str | None = None, thread: Thread | None = None, twin: Twin | None = None
) -> Understood:
    """What the demo home understands on a Monday evening at seven."""
    twin = twin or Twin(demo_blueprint(), MONDAY_EVENING)
    return demo().understand(Utterance(text, language, space, MONDAY_EVENING), twin, thread)


def told(step: Step) -> str:
    """A step in one line."""
    if isinstance(step, Do):
        args = " ".join(f"{name}={_plain(value)}" for name, value in step.args.items())
        return f"{step.do} {step.command} {args}".strip()
    if isinstance(step, Look):
        return f"look {step.look} {step.attribute}"
    if isinstance(step, Wait):
        until = step.wait.until
        if until is not None:
            return f"wait {until.thing} {until.attribute} {until.op} {until.value}"
        return f"wait {step.wait.seconds:g}"
    if isinstance(step, Ask):
        return " ".join(("ask", step.ask, *step.candidates))
    assert isinstance(step, Refuse)
    return f"refuse {step.refuse} {step.said}".strip()


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def steps(understood: Understood) -> list[str]:
    """The plan, a line a step; what is about the conversation itself as ``meta yes``."""
    lines = [told(step) for step in understood.plan.steps]
    if understood.meta is not None:
        lines.insert(
            0, f"meta {understood.meta}" + (f" {understood.topic}" if understood.meta == "chat" else "")
        )
    return lines


def lights(command: str, without: str = "") -> list[str]:
    """The command for every light of the home, but those in a room."""
    found = demo_blueprint().by_kind["light"]
    return [f"{thing.id} {command}" for thing in found if not without or thing.space != without]


def paragraphs(story: str) -> list[str]:
    """A story's sentences, each with its steps; those that follow another stay with it."""
    found: list[str] = []
    for paragraph in story.strip().split("\n\n"):
        if paragraph.startswith("+"):
            found[-1] += "\n\n" + paragraph
        else:
            found.append(paragraph)
    return found


def check(story: str, language: str) -> None:
    """Check a story: each paragraph is a sentence and the steps that it should lead to.

    ``@kitchen`` before a sentence says where it was said; ``+`` that it follows the one before.
    ``lights OnOff.off - kitchen`` stands for every light but the kitchen's.
    """
    thread: Thread | None = None
    for paragraph in story.strip().split("\n\n"):
        sentence, *expected = [line.strip() for line in paragraph.strip().splitlines()]
        follows = sentence.startswith("+")
        sentence = sentence.removeprefix("+").strip()
        space = None
        if sentence.startswith("@"):
            space, _, sentence = sentence[1:].partition(" ")
        understood = hear(sentence, language, space, thread if follows else None)
        thread = understood.thread
        assert steps(understood) == _written_out(expected), sentence


def _written_out(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if line.startswith("lights "):
            command, _, without = line.removeprefix("lights ").partition(" - ")
            found += lights(command, without)
        else:
            found.append(line)
    return found

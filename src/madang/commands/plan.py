"""`madang plan` and `madang parse`: what would be done, and what was understood. Nothing is done."""

from __future__ import annotations

import argparse
import time
from typing import Any

from madang.commands.folder import holder
from madang.commands.output import Problem, print_json, print_lines
from madang.commands.session import (
    blueprint_of,
    data_folder,
    home_file,
    open_session,
    spoken_language,
)


def run(args: argparse.Namespace) -> int:
    """One text, or a batch of rows. 0 when there is something that could be done (was understood)."""
    if args.batch is not None:
        from madang.commands.batch import run_batch

        if args.text is not None:
            raise Problem("give either a TEXT or --batch, not both", code=2, kind="wrong_use")
        return run_batch(args)
    if not (args.text or "").strip():
        raise Problem("there is nothing to understand: give a TEXT, or --batch FILE", code=2, kind="no_text")
    return _plan(args) if args.command == "plan" else _parse(args)


def _plan(args: argparse.Namespace) -> int:
    with open_session(args) as session:
        reply = session.say(args.text, spoken_language(args, session.languages), args.space, dry=True)
    steps = [result["step"] for result in reply["results"]]
    if args.json:
        print_json(
            {"steps": steps, "reply": reply["text"], **{k: reply[k] for k in ("ok", "language", "ms")}}
        )
    else:
        print_lines(reply["text"], *(f"  {_line(step)}" for step in steps))
    return 0 if steps and not any("refuse" in step or "ask" in step for step in steps) else 1


def _line(step: dict[str, Any]) -> str:
    """A step in one line: ``do kitchen.light LevelControl.move_to_level level=30``."""
    kind = next(iter(step))
    rest = {key: value for key, value in step.items() if key != kind}
    words = [kind, _short(step[kind])]
    for key, value in rest.items():
        if key == "args":
            words += [f"{name}={_short(argument)}" for name, argument in value.items()]
        elif key in ("command", "attribute"):
            words.append(str(value))
        else:
            words.append(f"{key}={_short(value)}")
    return " ".join(words)


def _short(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    return str(value)


def _parse(args: argparse.Namespace) -> int:
    """What is understood needs no living home: without a hub, the home file alone is asked."""
    if args.hub or holder(data_folder(args)):
        with open_session(args) as session:
            language = spoken_language(args, session.languages)
            answer = session.parse(args.text, language)
    else:
        language, answer = _understood(args)
    if args.json:
        print_json({"language": language, **answer})
    else:
        print_lines(*(_frame(frame) for frame in answer["frames"]))
    return 0 if answer["frames"] else 1


def _understood(args: argparse.Namespace) -> tuple[str, dict[str, Any]]:
    import msgspec

    from madang.language.understanding import Understanding

    blueprint = blueprint_of(home_file(args))
    language = spoken_language(args, blueprint.facts.languages)
    understanding = Understanding(blueprint)
    start = time.perf_counter()
    frames = understanding.parse(args.text, language)
    ms = round((time.perf_counter() - start) * 1000, 3)
    return language, {"frames": msgspec.to_builtins(frames), "ms": ms}


def _frame(frame: dict[str, Any]) -> str:
    slots = "  ".join(f"{slot['name']}={slot['value']!r}" for slot in frame["slots"])
    return f"{frame['intent']}  {slots}  ({frame['confidence']:.2f})"

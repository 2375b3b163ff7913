"""`--batch`: thousands of texts at once, for programs. Each row stands for itself; a bad one spoils none.

A batch looks at homes as their files describe them, not at the living one: same rows, same answers.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from madang.commands.output import Problem
from madang.commands.rows import Row, RowError, bio_tags, moment_of, read_rows
from madang.commands.session import blueprint_of, home_file
from madang.config import HomeFileError, read_home
from madang.door.outcome import Who
from madang.hub import Home
from madang.language.detect import detect_language
from madang.language.frame import LONGEST_TEXT, Utterance
from madang.things.blueprint import LANGUAGES, Blueprint, BlueprintError, read_blueprint
from madang.things.people import Role

__all__ = ["run_batch"]

HOMES_KEPT = 32
"""Inline homes that are kept ready; the one used longest ago goes first."""


def run_batch(args: argparse.Namespace) -> int:
    """Answer every row of the file on standard output. 0 when every row could be answered."""
    blueprint = blueprint_of(home_file(args))
    if args.person is not None and args.person not in blueprint.people:
        raise Problem(f"there is no person {args.person!r} in this home", code=2, kind="no_such_person")
    good = True
    with _opened(args.batch) as file, asyncio.Runner() as runner:
        batch = Batch(blueprint, runner, args)
        answer = batch.plan if args.command == "plan" else batch.parse
        out = sys.stdout.buffer
        try:
            for row in read_rows(file):
                line = _answered(answer, row)
                good = good and "error" not in line
                out.write(msgspec.json.encode(line) + b"\n")
                if args.batch == "-":
                    out.flush()
        finally:
            out.flush()
            batch.close()
    return 0 if good else 1


def _answered(answer: Any, row: Row | RowError) -> dict[str, Any]:
    error: RowError
    try:
        if isinstance(row, Row):
            return {"id": row.id, **answer(row)}
        error = row
    except RowError as wrong:
        error = wrong
    except Exception:
        logging.getLogger(__name__).exception("row %r", row)
        error = RowError("internal", "something went wrong here; the error output says more")
    row_id = row.id if error.id is None else error.id
    return {"id": row_id, "error": {"code": error.code, "message": str(error)}}


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115
    except OSError as error:
        raise Problem(f"{name}: {error.strerror}", code=2, kind="no_such_file") from None
    with file:
        yield file


class Batch:
    """Answers rows: the home of the command, and inline homes by their content."""

    def __init__(self, blueprint: Blueprint, runner: asyncio.Runner, args: argparse.Namespace) -> None:
        self._own = blueprint
        self._run = runner.run
        self._lang, self._person, self._space = args.lang, args.person, args.space
        self._homes: OrderedDict[bytes, Home] = OrderedDict()
        self._now = 0.0

    def parse(self, row: Row) -> dict[str, Any]:
        """Frames, and BIO tags where the row gave tokens."""
        home = self._home(row)
        language = self._language(row, home)
        start = time.perf_counter()
        frames = home.assistant.parse(row.text, language)
        ms = (time.perf_counter() - start) * 1e3
        answer: dict[str, Any] = {"frames": frames}
        if row.tokens is not None:
            answer["tags"] = bio_tags(
                row.text, row.tokens, [slot for frame in frames for slot in frame.slots]
            )
        return answer | {"ms": round(ms, 3)}

    def plan(self, row: Row) -> dict[str, Any]:
        """Steps and what would be said."""
        home = self._home(row)
        blueprint = home.blueprint
        language = self._language(row, home)
        space = row.space or self._space
        if space is not None and space not in blueprint.spaces:
            raise RowError("no_such_space", f"in: there is no space {space!r} in this home")
        self._now = moment_of(row.now, blueprint.facts.time_zone) if row.now else time.time()
        owner = next((p.id for p in blueprint.people.values() if p.role is Role.OWNER), None)
        person = self._person if self._person in blueprint.people else owner
        utterance = Utterance(row.text, language, space, self._now, person)
        answer = home.assistant.plan(utterance, Who(person, "cli", True, False, language))
        steps = [result.step for result in answer.results]
        return {"steps": steps, "reply": answer.text, "ms": round(answer.ms, 3)}

    def close(self) -> None:
        """Close every home."""
        for home in self._homes.values():
            self._run(home.close())

    def _language(self, row: Row, home: Home) -> str:
        if len(row.text) > LONGEST_TEXT:
            raise RowError("too_long", f"text: at most {LONGEST_TEXT} characters, got {len(row.text)}")
        language = row.lang or self._lang
        if language is None:
            return detect_language(row.text, home.blueprint.facts.languages)
        if language not in LANGUAGES:
            raise RowError(
                "no_such_language", f"lang: expected one of {', '.join(LANGUAGES)}, got {language!r}"
            )
        return str(language)

    def _home(self, row: Row) -> Home:
        key = bytes(row.home)
        home = self._homes.get(key)
        if home is None:
            blueprint = self._own if key == b"null" else _inline(key)
            home = self._homes[key] = self._run(Home.open(blueprint, None, clock=lambda: self._now))
            if len(self._homes) > HOMES_KEPT:
                _, oldest = self._homes.popitem(last=False)
                self._run(oldest.close())
        else:
            self._homes.move_to_end(key)
        return home


def _inline(raw: bytes) -> Blueprint:
    """The blueprint of a home that a row carries: as data, or as the text of a home file."""
    data = msgspec.json.decode(raw)
    try:
        if isinstance(data, str):
            return read_home(data.encode(), "home")
        return read_blueprint(data)
    except BlueprintError as error:
        raise RowError("bad_home", f"home: {error}") from None
    except HomeFileError as error:
        raise RowError("bad_home", str(error)) from None

"""`madang doctor`: is everything there, does it work? One line a check, and what to do where not."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from madang import __version__
from madang.commands.output import Problem, print_json, print_lines
from madang.commands.session import blueprint_of, data_folder, home_file

_MARKS = {"good": "✓", "note": "·", "bad": "✗"}


class Finding(NamedTuple):
    """What one check found."""

    check: str
    verdict: Literal["good", "note", "bad"]
    text: str


def run(args: argparse.Namespace) -> int:
    """Run every check. 0 when nothing is bad."""
    findings = [finding for check in _CHECKS for finding in _safely(check, args)]
    good = all(finding.verdict != "bad" for finding in findings)
    if args.json:
        print_json({"ok": good, "findings": [finding._asdict() for finding in findings]})
    else:
        print_lines(*(f"{_MARKS[f.verdict]} {f.check:<10} {f.text}" for f in findings))
    return 0 if good else 1


_Check = Callable[[argparse.Namespace], Iterator[Finding]]


def _safely(check: _Check, args: argparse.Namespace) -> Iterator[Finding]:
    try:
        yield from check(args)
    except Problem as problem:
        yield Finding(check.__name__.strip("_"), "bad", problem.message)


def _python(_: argparse.Namespace) -> Iterator[Finding]:
    yield Finding("madang", "good", f"{__version__}, Python {platform.python_version()} at {sys.executable}")
    import yaml

    if not yaml.__with_libyaml__:
        yield Finding("python", "bad", "PyYAML comes without libyaml; install its binary wheel")


def _page(_: argparse.Namespace) -> Iterator[Finding]:
    from madang.surfaces.app import WEB

    if (WEB / "index.html").is_file():
        yield Finding("page", "good", "built")
    else:
        yield Finding("page", "note", "not built; ./run builds it")


def _home(args: argparse.Namespace) -> Iterator[Finding]:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    file = home_file(args)
    blueprint = blueprint_of(file)
    people = len(blueprint.people)
    facts = f"{len(blueprint.things) - people} things, {len(blueprint.spaces)} spaces, {people} people"
    yield Finding("home", "good", f"{file}: {facts}")
    try:
        ZoneInfo(blueprint.facts.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Finding(
            "home", "bad", f"unknown time zone {blueprint.facts.time_zone!r}; install the tzdata package"
        )


def _data(args: argparse.Namespace) -> Iterator[Finding]:
    from madang.twin.journal import Journal, JournalError

    folder = data_folder(args)
    if not folder.exists():
        yield Finding("data", "note", f"{folder} does not exist yet; the first start makes it")
        return
    if not os.access(folder, os.W_OK):
        yield Finding("data", "bad", f"{folder} cannot be written; choose another with --data")
        return
    if not (folder / "journal.db").exists():
        yield Finding("data", "note", f"{folder}: no journal yet")
        return
    try:
        reader = Journal.read(folder)
        try:
            loaded = reader.load()
        finally:
            reader.close()
    except JournalError as error:
        yield Finding("data", "bad", str(error))
        return
    size = (folder / "journal.db").stat().st_size / 1024
    yield Finding("data", "good", f"{folder}: {loaded.seq} entries, {size:.0f} KiB")


def _hub(args: argparse.Namespace) -> Iterator[Finding]:
    from madang.commands.far import Line
    from madang.commands.folder import holder

    running = {"url": args.hub} if args.hub else holder(data_folder(args))
    if running is None:
        yield Finding("hub", "note", "not running; `madang serve` starts it")
        return
    line = Line(running["url"])
    health = line.ask("GET", "/api/health")
    line.close()
    if health.get("trouble"):
        yield Finding("hub", "bad", health["trouble"])
    verdict: Literal["good", "note"] = "good" if health["version"] == __version__ else "note"
    yield Finding(
        "hub", verdict, f"{line.url}: version {health['version']}, {health['surfaces']} open surfaces"
    )


_CHECKS: tuple[_Check, ...] = (_python, _page, _home, _data, _hub)

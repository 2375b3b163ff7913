"""`madang log`: what was done, for whom, why, with what outcome. Works under a running hub, too."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from madang.commands.output import Problem, print_json, print_lines
from madang.commands.session import data_folder
from madang.twin.journal import Journal, JournalError, Reader

POLL = 0.25
"""Seconds between two looks with ``--follow``."""
KEPT_STATES = 30 * 86_400.0
"""Seconds of single changes that ``--compact`` leaves. Acts are never dropped."""


def run(args: argparse.Namespace) -> int:
    """Show acts, follow them, export everything, or compact."""
    if args.hub:
        return _far(args)
    folder = data_folder(args)
    try:
        if args.compact:
            return _compact(args, folder)
        if not (folder / "journal.db").exists():
            raise Problem(f"{folder}: nothing was done here yet", kind="no_journal")
        reader = Journal.read(folder)
        try:
            if args.export:
                reader.export(sys.stdout)
                return 0
            last = [msgspec.json.decode(entry.body) for entry in reader.latest("act", limit=args.last)]
            return _show(args, last[::-1], _follow(reader) if args.follow else iter(()))
        finally:
            reader.close()
    except JournalError as error:
        raise Problem(str(error), kind=error.reason) from None


def _far(args: argparse.Namespace) -> int:
    for option in ("export", "compact", "follow"):
        if getattr(args, option):
            raise Problem(f"--{option} works on the hub's own machine, with --data", code=2, kind="wrong_use")
    from madang.commands.far import HubSession

    with HubSession.open(args.hub, None) as session:
        return _show(args, session.acts(args.last, args.person), iter(()))


def _show(args: argparse.Namespace, acts: list[dict[str, Any]], follow: Iterator[dict[str, Any]]) -> int:
    chosen = [act for act in acts if args.person in (None, act["who"].get("person"))]
    if args.json and not args.follow:
        print_json({"acts": chosen})
        return 0
    for act in chosen:
        _print(act, args)
    try:
        for act in follow:
            if args.person in (None, act["who"].get("person")):
                _print(act, args)
    except KeyboardInterrupt:
        print_lines("")
    return 0


def _print(act: dict[str, Any], args: argparse.Namespace) -> None:
    if args.json:
        print_json(act)
        return
    who = act["who"]
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(act["at"]))
    undone = f"  (undone by {act['undone_by']})" if act.get("undone_by") else ""
    person = who.get("person") or ("the house" if who["surface"] == "house" else "a guest")
    print_lines(f"{act['id']:>5}  {when}  {person}: {act['why']}  → {_statuses(act)}{undone}")
    if not args.why:
        return
    print_lines(f"       at {who['surface']}" + (f": {act['reply']}" if act.get("reply") else ""))
    for result in act["results"]:
        print_lines(f"       {result['status']:<9} {_step(result['step'])}{_because(result)}")


def _statuses(act: dict[str, Any]) -> str:
    """``done``; ``14 done, 1 failed``."""
    counts = Counter(result["status"].replace("_", " ") for result in act["results"])
    if len(counts) == 1 and counts.total() == 1:
        return next(iter(counts))
    return ", ".join(f"{count} {status}" for status, count in counts.items())


def _step(step: dict[str, Any]) -> str:
    if "do" in step:
        args = ", ".join(f"{name}={value}" for name, value in step.get("args", {}).items())
        return f"{step['do']} {step['command']}({args})"
    return " ".join(str(value) for value in step.values())


def _because(result: dict[str, Any]) -> str:
    parts = [str(result[key]) for key in ("reason", "rule", "detail") if result.get(key)]
    return f"  [{'; '.join(parts)}]" if parts else ""


def _follow(reader: Reader) -> Iterator[dict[str, Any]]:
    """New acts, and old ones that changed, without end."""
    newest = next((entry.seq for entry in reader.entries(kind="act", limit=1)), 0)
    while True:
        time.sleep(POLL)
        fresh = []
        for entry in reader.entries(kind="act", limit=100):
            if entry.seq <= newest:
                break
            fresh.append(entry)
        for entry in reversed(fresh):
            newest = entry.seq
            yield msgspec.json.decode(entry.body)


def _compact(args: argparse.Namespace, folder: Path) -> int:
    async def work() -> Any:
        journal = Journal.open(folder)
        try:
            return await journal.compact(time.time() - KEPT_STATES)
        finally:
            journal.close()

    report = asyncio.run(work())
    if args.json:
        print_json({"ok": True, **msgspec.structs.asdict(report)})
    else:
        size = f"{report.bytes_before / 1024:.0f} KiB before, {report.bytes_after / 1024:.0f} KiB now"
        print_lines(f"{report.dropped} entries dropped, {size}")
    return 0

"""What the stories about the journal share."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from typing import Any

import msgspec

from madang.twin.journal import CHANGES, Entry

NIGHT = 1_790_000_000.0


def lamp(on: bool, at: float = NIGHT, thing: str = "living_room.lamp") -> Entry:
    return Entry(at, CHANGES, ((thing, "OnOff", {"on_off": on}),))


def act(number: int, at: float = NIGHT, **more: Any) -> Entry:
    return Entry(at, "act", {"id": number, "why": "거실 불 켜줘", **more}, str(number))


def fold(changes: Any) -> dict[tuple[str, str], dict[str, Any]]:
    state: dict[tuple[str, str], dict[str, Any]] = {}
    for thing, trait, values in changes:
        state.setdefault((thing, trait), {}).update(values)
    return state


def body(entry: Entry | None) -> Any:
    assert entry is not None
    return msgspec.json.decode(entry.body)


def python(script: str, *args: object) -> subprocess.Popen[str]:
    """A process that runs the script, with pipes."""
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, args)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def ask(child: subprocess.Popen[str]) -> str:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("\n")
    child.stdin.flush()
    return child.stdout.readline().strip()

"""What the command line prints: text for people, JSON for programs, errors that say what to do."""

from __future__ import annotations

import json
import sys
from typing import Any

__all__ = ["Problem", "on_terminal", "print_json", "print_lines", "tell_problem"]


class Problem(Exception):
    """Something that keeps a command from being done. ``code`` is the exit code: 1 not done, 2 wrong use."""

    def __init__(self, message: str, *, code: int = 1, kind: str = "not_done", **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.kind = kind
        self.facts = facts


def tell_problem(problem: Problem, as_json: bool) -> None:
    """Print it: to people on standard error, to programs (``--json``) on standard output."""
    if as_json:
        print_json(
            {"ok": False, "error": {"code": problem.kind, "message": problem.message, **problem.facts}}
        )
    else:
        print(f"madang: {problem.message}", file=sys.stderr)


def print_json(value: Any) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n")
    sys.stdout.flush()


def print_lines(*lines: str) -> None:
    """Plain text."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def on_terminal() -> bool:
    """Whether a person sits in front of it, who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _plain(value: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(value)

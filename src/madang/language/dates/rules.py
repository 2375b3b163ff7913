"""The rules that patterns name, gathered, and the parts of the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import amounts, clockranges, clocks, dayranges, days, periods, repeats
from .value import Part

__all__ = ["PARTS", "RULES", "part"]

PARTS: dict[str, tuple[float, float]] = {
    "MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18), "NT": (0, 8),
    "MI": (11, 13), "MEB": (8, 12), "MEL": (11, 13), "MED": (16, 20), "EM": (4, 8),
}  # fmt: skip
"""Code of a part of the day → the hours between which it lies, as TIMEX has them."""


def part(code: str, begin: float, end: float) -> Part:
    """A part of the day; the night ends a second before midnight."""
    last = 86399 if end >= 24 else int(end * 3600)
    return Part(code, int(begin * 3600), last)


def _nothing(_ctx: Any, **_: Any) -> None:
    """For what looks like time and is none: "good morning" (category ``nothing``)."""


RULES: dict[str, Callable[..., Any]] = {
    name: getattr(module, name)
    for module in (amounts, clocks, days, periods, dayranges, clockranges, repeats)
    for name in module.__all__
}
RULES["nothing"] = _nothing

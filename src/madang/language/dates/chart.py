"""Putting words together by the patterns of a grammar, until nothing more can be put together.

From the last word to the first: whatever begins later is complete when it is needed.
"""

from __future__ import annotations

from typing import Any

from .grammar import Grammar, Node
from .lexing import Edges
from .reckoning import Context

__all__ = ["build"]

_MOST = 4_000
"""Words and combinations after which no more are made: a text that needs more is no talk."""
_LONGEST = 160
"""Characters that an expression can have."""


class _Chart:
    def __init__(self, plain: str, edges: Edges, grammar: Grammar, ctx: Context) -> None:
        self.plain = plain
        self.edges = edges
        self.grammar = grammar
        self.ctx = ctx
        self.left = _MOST
        self.after: dict[int, tuple[int, ...]] = {}
        self.known: set[tuple[str, int, int]] = set()
        self.agenda: list[tuple[str, int, Any]] = []

    def run(self) -> None:
        for start in sorted(self.edges, reverse=True):
            here = self.edges[start]
            self.agenda = [(category, end, value) for category, found in here.items() for end, value in found]
            self.known = {(category, start, end) for category, end, _ in self.agenda}
            for category, end, value in self.agenda:  # grows on the way
                if self.left <= 0:
                    break
                node = self.grammar.root.next.get(category)
                if node is not None:
                    self._follow(node, start, end, (value,))

    def _follow(self, node: Node, start: int, end: int, values: tuple[Any, ...]) -> None:
        """Complete the rules that end here; go on with what stands next."""
        self.left -= 1
        if self.left <= 0 or end - start > _LONGEST:
            return
        for category, rule, names, fixed in node.rules:
            self._apply(category, rule, names, fixed, start, end, values)
        if not node.next:
            return
        for place in self.after.get(end) or self._after(end):
            found = self.edges.get(place)
            if not found:
                continue
            if len(found) < len(node.next):
                for category, some in found.items():
                    if (below := node.next.get(category)) is not None:
                        for stop, value in some:
                            self._follow(below, start, stop, (*values, value))
                continue
            for category, below in node.next.items():
                for stop, value in found.get(category, ()):
                    self._follow(below, start, stop, (*values, value))

    def _apply(
        self, category: str, rule: Any, names: tuple[str | None, ...], fixed: dict[str, Any],
        start: int, end: int, values: tuple[Any, ...],
    ) -> None:  # fmt: skip
        if category not in ("nothing", "never"):
            self.ctx.said = self.plain[start:end]
            taken = {name: value for name, value in zip(names, values, strict=True) if name}
            result = rule(self.ctx, **taken, **fixed)
            if result is None:
                return
            if category[0] != "_":
                category = getattr(result, "kind", category)
        else:
            result = None
        if (category, start, end) in self.known:
            return
        self.known.add((category, start, end))
        self.edges[start].setdefault(category, []).append((end, result))
        self.agenda.append((category, end, result))
        self.left -= 1

    def _after(self, end: int) -> tuple[int, ...]:
        """Where the next word may begin: past spaces, a hyphen, and what the language lets stand between."""
        plain = self.plain
        place = end
        while place < len(plain) and plain[place] == " ":
            place += 1
        places = [place]
        if place == end and plain[end : end + 1] == "-" and end and end + 1 < len(plain):
            before, after = plain[end - 1], plain[end + 1]
            if before.isalpha() or after.isalpha():
                places.append(end + 1)
        for word in self.grammar.between:
            if plain.startswith(word, place):
                behind = place + len(word)
                while behind < len(plain) and plain[behind] == " ":
                    behind += 1
                places.append(behind)
        self.after[end] = tuple(places)
        return self.after[end]


def build(plain: str, edges: Edges, grammar: Grammar, ctx: Context) -> None:
    """Add to the words all expressions that the patterns make of them."""
    _Chart(plain, edges, grammar, ctx).run()

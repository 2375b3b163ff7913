"""Sentence templates: a small notation for what people are told, compiled once and filled in microseconds.

{slot}  {slot|filter}   a value, shown in the way the filter says
<, at {time}>           left out when a slot inside has no value
(is|are)                the first for one thing, the second for several (Arabic: masculine | feminine)
(é|ée|és|ées)           one masculine, one feminine, several, several feminine
[을/를]                  the Korean particle that fits what stands before it
%du|Sie%                how the person is addressed: familiar | formal (decided when it is compiled)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .particles import choose

__all__ = ["Show", "Template"]

Show = Callable[[str, str], "str | None"]
"""(slot, filter) → the text for it, or None when there is no such value."""

_TOKEN = re.compile(
    r"\{(?P<slot>\w+)(?:\|(?P<filter>\w+))?\}"
    r"|\((?P<forms>[^(){}|]*\|[^(){}|]*(?:\|[^(){}|]*\|[^(){}|]*)?)\)"
    r"|\[(?P<particle>[^\[\]/]+/[^\[\]/]*)\]"
    r"|(?P<open><)|(?P<close>>)"
)
_ADDRESS = re.compile(r"%([^%|]*)\|([^%|]*)%")


class _Slot:
    __slots__ = ("filter", "name")

    def __init__(self, name: str, filter: str) -> None:
        self.name = name
        self.filter = filter


class _Choice:
    __slots__ = ("forms",)

    def __init__(self, forms: list[str]) -> None:
        self.forms = forms

    def agreeing(self, many: int) -> str:
        if len(self.forms) == 2:
            return self.forms[many & 1]
        return self.forms[2 * (many & 1) + (many >> 1)]


class _Particle:
    __slots__ = ("pair",)

    def __init__(self, pair: str) -> None:
        self.pair = pair


class _Optional:
    __slots__ = ("parts",)

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts


_Part = str | _Slot | _Choice | _Particle | _Optional


class Template:
    """A compiled sentence. ``slots`` are its (name, filter) pairs, ``required`` those outside of ``<…>``."""

    __slots__ = ("_parts", "required", "slots", "source")

    def __init__(self, source: str, *, formal: bool = False) -> None:
        self.source = source
        self.slots: list[tuple[str, str]] = []
        self.required: list[tuple[str, str]] = []
        self._parts = self._compile(_ADDRESS.sub(r"\2" if formal else r"\1", source))

    def render(self, show: Show, many: int = 0) -> str:
        """The sentence. A slot without a value outside of ``<…>`` is left empty.

        ``many``: 1 for several things, and 2 more where they are feminine in a language that tells.
        """
        return _fill(self._parts, show, many, "", strict=False) or ""

    def _compile(self, source: str) -> list[_Part]:
        parts: list[_Part] = []
        outer = parts
        at = 0
        for token in _TOKEN.finditer(source):
            if token.start() > at:
                parts.append(source[at : token.start()])
            at = token.end()
            if slot := token["slot"]:
                self.slots.append((slot, token["filter"] or ""))
                if parts is outer:
                    self.required.append(self.slots[-1])
                parts.append(_Slot(slot, token["filter"] or ""))
            elif token["forms"] is not None:
                parts.append(_Choice(token["forms"].split("|")))
            elif pair := token["particle"]:
                parts.append(_Particle(pair))
            elif token["open"]:
                inner = _Optional([])
                outer.append(inner)
                parts = inner.parts
            else:
                parts = outer
        if at < len(source):
            parts.append(source[at:])
        return outer


def _fill(parts: list[_Part], show: Show, many: int, before: str, *, strict: bool) -> str | None:
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        elif isinstance(part, _Slot):
            value = show(part.name, part.filter)
            if value is None and strict:
                return None
            text += value or ""
        elif isinstance(part, _Choice):
            text += part.agreeing(many)
        elif isinstance(part, _Particle):
            text += choose(part.pair, before + text)
        else:
            text += _fill(part.parts, show, many, before + text, strict=True) or ""
    return text

"""Lines: sentences about deeds, those that say the same of several things told as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from madang.things.thing import Thing
from madang.things.units import Moment

from .calling import FEW
from .deeds import Deed
from .speech import Speech
from .template import Show, Template

__all__ = ["Lines"]

_ABOUT_THINGS = "things"
_LISTED = "summary"
"""Items put on the same list are told as one list."""


class _Line:
    __slots__ = ("because", "items", "key", "occasion", "template", "things", "trait", "values")

    def __init__(self, template: Template, because: Template | None, deed: Deed, occasion: str) -> None:
        self.key = deed.key
        self.occasion = occasion
        self.template = template
        self.because = because
        self.trait = deed.trait
        self.values = deed.values
        self.things: list[Thing] = []
        self.items: list[str] = []


class Lines:
    """Collects deeds with their templates; `sentences` tells them in the order of their first deed."""

    def __init__(self, speech: Speech, now: Moment) -> None:
        self.speech = speech
        self.now = now
        self._lines: dict[Any, _Line | str] = {}

    def plain(self, sentence: str) -> None:
        """A finished sentence; the same one is told once."""
        self._lines.setdefault(sentence, sentence)

    def once(self, key: str, template: Template) -> None:
        """A sentence without slots, told once."""
        self._lines.setdefault(key, template.render(lambda name, filter: None))

    def add(
        self, template: Template, deed: Deed, because: Template | None = None, occasion: str = ""
    ) -> None:
        """A deed with its sentence on an occasion. ``because`` fills the slot ``reason``."""
        show = self.speech.show([deed.thing], deed.trait, deed.values, self.now)
        shown = [
            show(name, filter) for name, filter in template.slots if name not in (_ABOUT_THINGS, _LISTED)
        ]
        items = any(name == _LISTED for name, _ in template.slots) and deed.values.get(_LISTED)
        key = (id(template), id(because), deed.thing.id if items else None, *shown)
        line = self._lines.get(key)
        if not isinstance(line, _Line):
            line = self._lines[key] = _Line(template, because, deed, occasion)
        if deed.thing not in line.things:
            line.things.append(deed.thing)
        if items and items not in line.items:
            line.items.append(items)

    def sentences(self) -> list[str]:
        """All of them."""
        folded = {id(line): count for line, count in self._folded()}
        told: list[str] = []
        for line in self._lines.values():
            if isinstance(line, str):
                told.append(line)
            elif count := folded.get(id(line)):
                others = self.speech.voice.text("replies", "others_already")
                told.append(others.render(_only(str(count)), count > 1))
            else:
                told.append(self._told(line))
        return told

    def _folded(self) -> Iterator[tuple[_Line, int]]:
        """Many things that were so already, where the sentence before tells that others are so now."""
        before: _Line | None = None
        for line in self._lines.values():
            if not isinstance(line, _Line):
                before = None
            elif line.occasion == "already" and before is not None and len(line.things) > FEW:
                if before.occasion == "done" and before.key == line.key:
                    yield line, len(line.things)
            else:
                before = line

    def _told(self, line: _Line) -> str:
        values = dict(line.values)
        if line.items:
            values[_LISTED] = self.speech.measure.all_of(line.items)
        if line.because:
            show = self.speech.show(line.things, line.trait, values, self.now)
            values["reason"] = self.speech.render(line.because, line.things, show)
        show = self.speech.show(line.things, line.trait, values, self.now)
        return self.speech.render(line.template, line.things, show)


def _only(value: str) -> Show:
    """For a sentence with a single slot."""
    return lambda _name, _filter: value

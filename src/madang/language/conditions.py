"""Conditions: "when the washing machine is done, tell me", "if a window is open, turn the heating off".

A sentence is cut into its condition and the wish. What a wish waits for becomes a wait until that state is
reached; what it hangs on is looked at now. The words are data (``<lang>/conditions.toml``): conjunctions
(``[when]`` waits, ``[if]`` looks) and how a state is said after them (``[states]``), or, where the verb
itself has the ending for it, the states with it (``[when.states]``, ``[if.states]``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from madang.things.plan import Until
from madang.things.thing import Thing

from .lexicon import Lexicon, known_language, lexicon
from .text import fold, read

__all__ = ["Condition", "condition_of", "goal", "message"]

Sort = Literal["when", "if"]
_WAITED = ("done", "arrive", "leave")
"""States that are waited for, also where the conjunction may be either."""
_GOALS: dict[str, tuple[tuple[str, str, Any], ...]] = {
    "done": (
        ("OperationalState.operational_state", "==", "finished"), ("Brewing.brewing", "==", False),
        ("RvcOperationalState.operational_state", "==", "docked"),
    ),
    "open": (("BooleanState.state_value", "==", False), ("WindowCovering.current_position", ">", 0)),
    "closed": (("BooleanState.state_value", "==", True), ("WindowCovering.current_position", "==", 0)),
    "on": (("OnOff.on_off", "==", True),),
    "off": (("OnOff.on_off", "==", False),),
    "locked": (("DoorLock.lock_state", "==", "locked"),),
    "unlocked": (("DoorLock.lock_state", "!=", "locked"),),
    "arrive": (("Presence.at_home", "==", True),),
    "leave": (("Presence.at_home", "==", False),),
}  # fmt: skip
"""State → what a thing that has the trait must show, the first that it has."""
_LONGEST = 400
"""Characters of a sentence that is looked at for a condition."""


@dataclass(frozen=True)
class Condition:
    """A sentence cut in two. ``subject`` is who or what shall be in the ``state``."""

    sort: Sort
    state: str
    subject: str
    wish: str
    tells: bool
    """Whether the wish is just to be told."""
    mine: bool
    """Whether the subject is who speaks, or nobody was named."""


def condition_of(said: str, language: str) -> Condition | None:
    """The condition that a sentence begins or ends with; None where it has none that can be read."""
    words = _words(known_language(language))
    if words is None or len(said) > _LONGEST:
        return None
    text = read(said)
    for sort, pattern in words.patterns:
        match = pattern.search(text.plain)
        if match is None:
            continue
        named = "subject" in pattern.groupindex
        subject = words.trimmed(text.said(*(match.span("subject") if named else (0, match.start()))))
        state = words.states[(sort, _tight(match["state"]))]
        before, after = text.said(0, match.start() if named else 0), text.said(match.end(), len(text.plain))
        before, after = words.trimmed(before), words.trimmed(after)
        if words.verb_first and not subject:
            subject, after = words.behind(before, after)
        wish = before or after
        if not wish or (before and after):
            continue
        chosen: Sort = "when" if state in _WAITED else sort
        mine = fold(subject) in words.me or not subject
        return Condition(chosen, state, subject, wish, words.is_telling(wish), mine)
    return None


def goal(thing: Thing, state: str) -> Until | None:
    """What the thing shows when it is in the state; None for a thing that has no such state."""
    for attribute, op, value in _GOALS[state]:
        if attribute.partition(".")[0] in thing.traits:
            return Until(thing.id, attribute, op, value)  # type: ignore[arg-type]
    return None


def message(thing: Thing, state: str, language: str) -> str:
    """The sentence that tells that the thing is in the state."""
    words = _words(known_language(language)) or _words("en")
    assert words is not None
    name = thing.name.get(language) or thing.name.get("en") or next(iter(thing.name.values()))
    return words.messages[state].format(name)


_EDGE = " ,.;:!?،؛؟。、"


def _tight(said: str) -> str:
    return said.replace(" ", "").replace("-", "")


class _Words:
    """How one language says conditions, as patterns over folded text."""

    def __init__(self, data: Mapping[str, Any], words: Lexicon) -> None:
        self._lexicon = words
        self.states: dict[tuple[Sort, str], str] = {}
        self.messages: Mapping[str, str] = data["messages"]
        self.verb_first = bool(data["words"].get("verb_first"))
        """Whether the subject may come after the verb (Arabic)."""
        self.me = frozenset(fold(word) for word in data["words"]["me"])
        self._tell = tuple(_tight(fold(word)) for word in data["words"]["tell"])
        self._rest = tuple(fold(word) for word in data["words"]["rest"])
        self.patterns: list[tuple[Sort, re.Pattern[str]]] = []
        sorts: tuple[Sort, ...] = ("if", "when")
        for sort in sorts:
            if pattern := self._pattern(sort, data):
                self.patterns.append((sort, pattern))

    def _pattern(self, sort: Any, data: Mapping[str, Any]) -> re.Pattern[str] | None:
        own: Mapping[str, list[str]] = data.get(sort, {}).get("states", {})
        conjunctions = [fold(word) for word in data.get(sort, {}).get("words", ())]
        states = own or data.get("states", {})
        phrases = {fold(phrase): state for state, some in states.items() for phrase in some}
        self.states |= {(sort, _tight(phrase)): state for phrase, state in phrases.items()}
        if not phrases or not (own or conjunctions):
            return None
        loose = "|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))
        if own:
            return re.compile(rf"(?P<state>{loose})")
        first = "|".join(map(re.escape, sorted(conjunctions, key=len, reverse=True)))
        return re.compile(rf"\b(?:{first})\b\s*(?P<subject>.{{0,60}}?)\s*\b(?P<state>{loose})(?!\w)")

    def trimmed(self, wish: str) -> str:
        """The wish without the small words that stood between it and the condition."""
        trimming = True
        while trimming:
            trimming = False
            wish = wish.strip(_EDGE)
            for word in self._rest:
                folded = fold(wish)
                if folded.startswith(f"{word} "):
                    wish, trimming = wish[len(word) :], True
                elif folded.endswith(f" {word}"):
                    wish, trimming = wish[: -len(word)], True
        return wish

    def behind(self, before: str, after: str) -> tuple[str, str]:
        """The subject that stands behind its verb, and what is left of what comes after."""
        if before:
            return after, ""
        words = after.split()
        for place in range(1, len(words)):
            if words[place - 1][-1] in _EDGE or self._begins(words[place:]):
                return " ".join(words[:place]).strip(_EDGE), " ".join(words[place:])
        return "", after

    def _begins(self, words: list[str]) -> bool:
        """Whether a wish begins with these words: with a verb, or the whole of it is to be told."""
        first = self._lexicon.phrases.get((fold(words[0]),), ())
        return any(tag.startswith("act.") for tag in first) or self.is_telling(" ".join(words))

    def is_telling(self, wish: str) -> bool:
        """Whether the wish is nothing but to be told."""
        return _tight(fold(wish)) in self._tell


def _loose(phrase: str) -> str:
    """A phrase whose spaces may be left out or put in between the words."""
    return r"\s*".join(re.escape(part) for part in phrase.split())


@cache
def _words(language: str) -> _Words | None:
    path = Path(__file__).parent / language / "conditions.toml"
    if not path.is_file():
        return None
    return _Words(tomllib.loads(path.read_text(encoding="utf-8")), lexicon(language))

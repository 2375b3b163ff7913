"""How things and rooms are called in a sentence: names, with the room where it is needed, or "8 lights"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from madang.things.blueprint import Blueprint
from madang.things.thing import Thing
from madang.things.units import Language, SpaceId, ThingId

from .articles import Articles
from .measure import Measure, plural

__all__ = ["FEW", "Calling", "thing_is_person"]

FEW = 4
"""Up to so many things are called by their names, more are counted."""
_STRONG = {"m": "er", "f": "e", "n": "es"}
"""How a German adjective ends in a name without an article: Smarter Mülleimer, Kleine Lampe."""


class Calling:
    """The names of one home in one language. ``words`` is the ``[calling]`` part of the language's data."""

    def __init__(
        self, blueprint: Blueprint, language: Language, words: Mapping[str, Any], measure: Measure
    ) -> None:
        self.blueprint = blueprint
        self.language = language
        self.words = words
        self.measure = measure
        self._articles = Articles(words) if "heads" in words else None
        self._genders = _longest_first(words.get("genders", {}))
        self._in_by_ending = _longest_first(words.get("in_by_ending", {}))
        self._articled: dict[tuple[str, str], str] = {}
        self._called: dict[ThingId, str] = {}

    def pick(self, names: Mapping[Language, Any]) -> Any:
        """What is given in this language, else in the home's own, else in any."""
        for language in (self.language, *self.blueprint.facts.languages):
            if language in names:
                return names[language]
        return next(iter(names.values()), "")

    def space(self, space_id: SpaceId) -> str:
        """A room's name."""
        space = self.blueprint.spaces.get(space_id)
        name = str(self.pick(space.name) if space else space_id)
        return self._ordinary(name)

    def in_space(self, space_id: SpaceId) -> str:
        """``in the living room``, ``im Wohnzimmer``, ``거실``."""
        name = self.space(space_id)
        space = self.blueprint.spaces.get(space_id)
        if space is not None and space.kind == "home":
            return str(self.words["at_home"])
        for end, form in self._in_by_ending:
            if name.lower().endswith(end):
                return str(form).format(self._articles.small(name) if self._articles else name)
        return str(self.words["in"]).format(
            self.definite(name) if self._articles else self._with_article(name)
        )

    def name(self, thing: Thing, *, with_room: bool = False) -> str:
        """A thing's name, with its room where another thing has the same name."""
        if with_room:
            return self._in_room(thing)
        called = self._called.get(thing.id)
        if called is None:
            alone = self._ordinary(self.pick(thing.name))
            called = self._in_room(thing) if self._uses[self.pick(thing.name)] > 1 else alone
            self._called[thing.id] = called
        return called

    def things(self, things: Sequence[Thing], case: str = "", *, every: bool = False) -> str:
        """Several things in a sentence: their names, or how many they are.

        ``case``: ``acc``, ``dat``, or a preposition (German ``von``: vom Fernseher; French ``de``: du four).
        """
        if len(things) > FEW and not thing_is_person(things[0]):
            return self.count(things, case, every=every)
        said: list[str] = []
        for thing in things:
            name = self.name(thing)
            if name not in said:
                said.append(name)
        if thing_is_person(things[0]):
            return self.measure.all_of(said)
        if self._articles:
            said = [self._articles.definite(name, case) for name in said]
        elif "genders" in self.words:
            said = [self._german(name, case) for name in said]
        elif "article" in self.words:
            said = self._english(said)
        return self.measure.all_of(said)

    def definite(self, name: str, case: str = "") -> str:
        """One name with its article, where the language has one."""
        if self._articles:
            return self._articles.definite(name, case)
        if "genders" in self.words:
            return self._german(name, case)
        return self._with_article(name)

    def count(self, things: Sequence[Thing], case: str = "", *, every: bool = False) -> str:
        """``8 lights``, with the room when all stand in one; ``every``: ``all 8 lights``."""
        kinds = {thing.kind for thing in things}
        kind = kinds.pop() if len(kinds) == 1 else "thing"
        known = self.words["kinds"]
        text = plural(known.get(kind, known["thing"]), len(things), str(len(things)))
        if case not in ("", "acc") and "genders" in self.words and text[-1] in "elr":
            text += "n"
        if every:
            named = self.words.get("every", {})
            text = str(named.get(kind, named.get("thing", self.words.get("all", "{}")))).format(text)
        if case in self.words.get("plain", {}):
            text = str(self.words["plain"][case]).format(text)
        spaces = {thing.space for thing in things}
        only = spaces.pop() if len(spaces) == 1 else None
        if only:
            text = str(self.words["count_in"]).format(text, where=self.in_space(only))
        return text

    def kind(self, thing: Thing) -> str:
        """The plain word for things of its kind, with the number 1 (for `count` texts)."""
        return plural(self.words["kinds"].get(thing.kind, self.words["kinds"]["thing"]), 1, "1")

    def agreement(self, things: Sequence[Thing], *, counted: bool = False) -> int:
        """Which form a sentence about these things takes: 1 for several, and 2 more where they are feminine.

        Arabic: the gender of the first. ``counted``: they are called by their number.
        """
        if counted and not self._articles:
            return 1
        if "feminine_endings" in self.words:
            if len(things) > FEW or not things:
                return 1
            head = self.name(things[0]).split(" ")[0]
            endings = tuple(self.words["feminine_endings"])
            return int(head.endswith(endings) or head in self.words["feminine"])
        if self._articles is None:
            return int(len(things) > 1)
        if counted or len(things) > FEW:
            kinds = {thing.kind for thing in things}
            said = self.words["kinds"].get(kinds.pop() if len(kinds) == 1 else "thing", {})
            return 3 if said.get("gender") == "f" else 1
        names = [self.name(thing) for thing in things]
        feminine = all(self._articles.feminine(name) for name in names)
        return int(len(names) > 1 or self._articles.several(names[0])) + 2 * feminine

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(self.pick(thing.name) for thing in self.blueprint.things.values())

    def _in_room(self, thing: Thing) -> str:
        name = self._ordinary(self.pick(thing.name))
        if thing.space is None or thing.space not in self.blueprint.spaces:
            return name
        room = self.space(thing.space)
        if room.lower() in name.lower():
            return name
        if "construct" in self.words and " " not in name and not name.startswith("ال"):
            return f"{name} {room}"
        of = self._articles.definite(room, "de") if self._articles else room
        return str(self.words["in_room"]).format(
            name=name, room=room, where=self.in_space(thing.space), of=of
        )

    def _ordinary(self, name: str) -> str:
        """English names start small inside a sentence when their first word is an ordinary one."""
        first = name.split(" ")[0]
        if first.lower() in self.words.get("ordinary", ()) and not first.isupper():
            return name[:1].lower() + name[1:]
        return name

    def _with_article(self, name: str) -> str:
        if "article" not in self.words or self._own_article(name):
            return name
        return f"{self.words['article']} {name}"

    def _english(self, names: list[str]) -> list[str]:
        """One article leads the list: the lamp and TV; Mia's lamp and the TV."""
        if self._own_article(names[0]):
            return [self._with_article(name) for name in names]
        return [self._with_article(names[0]), *names[1:]]

    def _own_article(self, name: str) -> bool:
        """Whether a name needs no article: Mia's lamp (but: the kids' room), nor Spot 2."""
        first = name.split(" ")[0].lower().replace("’", "'")
        if name[-1:].isdigit():
            return True
        return (first.endswith("'s") and first not in self.words["ordinary"]) or first in ("the", "my", "our")

    def _german(self, name: str, case: str) -> str:
        """With the article, where the gender of the head word is known: der Fernseher, vom Fernseher."""
        found = self._articled.get((name, case))
        if found is None:
            found = self._articled[name, case] = self._with_german_article(name, case or "nom")
        return found

    def _with_german_article(self, name: str, case: str) -> str:
        words = name.split(" ")
        plain = str(self.words["plain"].get(case, "{}")).format(name)
        described = len(words) == 2 and not words[1].islower()
        if len(words) > 1 and not (described or words[1].islower()):
            return plain
        gender = self._gender(words[1] if described else words[0])
        if gender is None or (described and not words[0].endswith(_STRONG[gender])):
            return plain
        article = self.words["articles"][gender][case]
        if not described:
            return f"{article} {name}"
        weak = "e" if case == "nom" or (case == "acc" and gender != "m") else "en"
        stem = words[0].removesuffix(_STRONG[gender])
        return f"{article} {stem[:1].lower()}{stem[1:]}{weak} {words[1]}"

    def _gender(self, noun: str) -> str | None:
        small = noun.lower()
        return next((gender for ending, gender in self._genders if small.endswith(ending)), None)


def thing_is_person(thing: Thing) -> bool:
    """Whether the thing stands for somebody."""
    return thing.kind == "person"


def _longest_first(endings: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(endings.items(), key=lambda item: -len(item[0]))

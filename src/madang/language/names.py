"""What the home calls its things, spaces and people, put into the vocabulary of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from madang.things.blueprint import LANGUAGES, PEOPLE, Blueprint
from madang.things.thing import Thing

from .inflected import inflected
from .lexicon import lexicon
from .sounds import sounds
from .text import fold
from .vocabulary import Entry, Vocabulary

__all__ = ["Names"]

# Kinds whose name tells what they serve: a contact sensor called "bedroom window" answers for the window.
_SERVING = {
    "contact_sensor", "switch", "outlet", "appliance", "door", "lock", "occupancy_sensor", "thermostat",
}  # fmt: skip


_OUTDOORS = {"balcony", "garden"}
_HANGING = frozenset(("blind", "shutter", "curtain"))
_OUTSIDE = frozenset(("room.outdoors", "room.outside"))


class Names:
    """The vocabulary of a home in one language, and what the home's rooms are by their generic names."""

    def __init__(self, blueprint: Blueprint, language: str) -> None:
        self.blueprint = blueprint
        self.language = language
        self.vocabulary = Vocabulary(lexicon(language))
        self._keys: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._around: dict[str | None, frozenset[str]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._part_kinds: dict[str, list[str]] = {}
        self.serves: dict[str, tuple[str, ...]] = {}
        """Kind → things that are called so, though they are of another kind."""
        for own in (True, False):
            self._add_spaces(own)
            self._add_things(own)
            self._add_people(own)
        self.lamps = frozenset(self._lamps())
        """Lights that are called lamps: what "the lamp" means where there are some."""
        self._sort_serving()
        self.lamp_sorts: dict[str, frozenset[str]] = {
            thing.id: self._sorts_of(thing) for thing in blueprint.by_kind.get("light", ())
        }
        """Light → which sorts of lamp its names say it is: floor, ceiling, bedside."""
        self._sort_called()

    def _add_spaces(self, own: bool) -> None:
        for space in self.blueprint.spaces.values():
            for name in _names(space.name, space.aliases, self.language, own):
                self.vocabulary.add(name, "spaces", space.id, weak=not own)
                for spelling in self._spellings(name) if own else ():
                    self.vocabulary.add(spelling, "spaces", space.id)
                if own and (short := self._without_word_for_room(name)):
                    self.vocabulary.add(short, "spaces", space.id, weak=True)
                if space.kind == "home":
                    self.vocabulary.tag(name, "quant.whole_home")

    def _without_word_for_room(self, name: str) -> str:
        """``غرفة السينما`` may be called ``السينما``, where the word for a room comes first."""
        words = self.vocabulary.lexicon.key(name)
        if not self.vocabulary.lexicon.heads_first or len(words) < 2:
            return ""
        room = "room.unnamed" in self.vocabulary.lexicon.phrases.get(words[:1], ())
        return " ".join(words[1:]) if room and words[1:] not in self.vocabulary.lexicon.phrases else ""

    def _add_people(self, own: bool) -> None:
        for person in self.blueprint.people.values():
            for name in _names(person.name, person.aliases, self.language, own):
                self.vocabulary.add(name, "people", PEOPLE + person.id, weak=not own)
                first = name.split()[0]
                if own and self.vocabulary.lexicon.spaced and first != name:
                    self.vocabulary.add(first, "people", PEOPLE + person.id, weak=True)

    def _add_things(self, own: bool) -> None:
        full: set[tuple[str, ...]] = set()
        for thing in self.blueprint.things.values():
            if thing.kind == "person":
                continue
            for name in _names(thing.name, thing.aliases, self.language, own):
                self._add_thing(thing, name, weak=not own)
                for spelling in self._spellings(name, thing.space) if own else ():
                    self._add_thing(thing, spelling, weak=True)
                full.add(self.vocabulary.lexicon.key(name))
            if own:
                self._add_choices(thing)
        for thing in self.blueprint.things.values():
            if thing.kind == "person":
                continue
            for name in _names(thing.name, thing.aliases, self.language, own):
                for short in self._without_room(thing, name):
                    if self.vocabulary.lexicon.key(short) not in full:
                        self._add_thing(thing, short, weak=True)

    def _add_thing(self, thing: Thing, name: str, *, weak: bool) -> None:
        self.vocabulary.add(name, "things", thing.id, weak=weak)
        entry = self.vocabulary.entries.get(self.vocabulary.lexicon.key(name))
        if entry is not None and thing.id in entry.things:
            moved = thing.kind == "appliance" and "WindowCovering" in thing.traits
            entry.with_more("kinds", (thing.kind, "cover") if moved else (thing.kind,))  # a valve
            self._tag_verb(entry, thing, name)
            if not entry.said:
                entry.said = tuple(self._kinds_in(name))

    def _tag_verb(self, entry: Entry, thing: Thing, name: str) -> None:
        """A lock whose name begins with the verb for locking (قفل الباب) is locked by saying it."""
        first = self.vocabulary.alone(self.vocabulary.lexicon.key(name)[0])
        locks = thing.kind == "lock" and first is not None and "act.lock" in first.tags
        if locks and "act.lock" not in entry.tags:
            entry.carry("act.lock")

    def _add_choices(self, thing: Thing) -> None:
        for command, declared in thing.commands.items():
            for words in _first(declared.words, self.language):
                for spelling in (words, *self._spellings(words)):
                    self.vocabulary.add(spelling, "own", (thing.id, command), weak=spelling != words)
                    for whom in self._parts_of_name(thing):
                        self.vocabulary.add(f"{whom} {spelling}", "own", (thing.id, command), weak=True)
        for trait, use in thing.traits.items():
            for argument, limit in use.limits.items():
                for choice in limit.choices or ():
                    said = _first(use.words.get(str(choice), {}), self.language)
                    for words in (*said, str(choice).replace("_", " ")):
                        what = (thing.id, trait, argument, str(choice))
                        self.vocabulary.add(words, "choices", what)

    def _parts_of_name(self, thing: Thing) -> list[str]:
        """Whom a thing is for: 고양이, of 고양이 급식기, in languages whose names are not cut into words."""
        if self.vocabulary.lexicon.spaced:
            return []
        names = [n.split() for n in _names(thing.name, thing.aliases, self.language, True)]
        whom = [word for words in names if len(words) > 1 for word in words[:-1]]
        return [word + particle for word in whom for particle in ("", *self.vocabulary.lexicon.datives)]

    def _spellings(self, name: str, space: str | None = None) -> list[str]:
        """A name as it is written too: 電気 or でんき, with or without の."""
        words = self.vocabulary.lexicon
        found = [name]
        for many in words.spellings:
            for written in tuple(found):
                one = next((spelling for spelling in many if spelling in written), None)
                found += [written.replace(one, other) for other in many if one and other != one]
        for room in self._begun_by(name, space) if words.drops else ():
            if name.startswith(room) and len(name) > len(room) + 1:
                found.append(room + words.drops[0] + name[len(room) :].removeprefix(words.drops[0]))
        found += [written.replace(drop, "") for drop in words.drops for written in tuple(found)]
        found += inflected(name, words)
        return [written for written in dict.fromkeys(found) if written != name]

    def _begun_by(self, name: str, space: str | None) -> list[str]:
        """Rooms that a name may begin with: that of the thing, and any word for a room."""
        words = self.vocabulary.lexicon
        rooms = [room[0] for room in self._room_keys(space)] if space is not None else []
        starts = (name[:end] for end in range(2, min(len(name), 7)))
        return [
            *rooms,
            *(s for s in starts if any(tag.startswith("room.") for tag in words.phrases.get((s,), ()))),
        ]

    def _without_room(self, thing: Thing, name: str) -> Iterator[str]:
        """``living room ceiling light`` may be called ``ceiling light`` where the room is clear."""
        words = self.vocabulary.lexicon.key(name)
        for space_id in self.blueprint.way_up(thing.space):
            for room in self._room_keys(space_id):
                if not self.vocabulary.lexicon.spaced:
                    if words[0].startswith(room[0]):
                        rest = words[0][len(room[0]) :].removeprefix("の")
                        if len(rest) >= 2:
                            yield rest
                elif len(words) > len(room) and words[: len(room)] == room:
                    yield " ".join(words[len(room) :])
                elif len(words) > len(room) and words[-len(room) :] == room:
                    left = words[: -len(room)]
                    while left and "skip.word" in self.vocabulary.lexicon.phrases.get((left[-1],), ()):
                        left = left[:-1]
                    if left:
                        yield " ".join(left)

    def plain_kind(self, said: str, space_id: str) -> str | None:
        """``안방 불``: the kind, where a name is only its room's name and a word for the kind."""
        key = "".join(self.vocabulary.lexicon.key(said))
        for room in self._room_keys(space_id):
            if key.startswith(start := "".join(room)):
                tags = self.vocabulary.lexicon.phrases.get((key[len(start) :].removeprefix("の"),), ())
                if not any(tag.startswith("lamp.") for tag in tags):
                    return next((tag for tag in tags if tag.startswith("kind.")), None)
        return None

    def _room_keys(self, space_id: str) -> tuple[tuple[str, ...], ...]:
        if space_id not in self._keys:
            space = self.blueprint.spaces[space_id]
            said = _names(space.name, space.aliases, self.language, True)
            self._keys[space_id] = tuple(self.vocabulary.lexicon.key(name) for name in said)
        return self._keys[space_id]

    @cached_property
    def hanging(self) -> Mapping[str, frozenset[str]]:
        """Kind of what hangs at windows → things with a word for it in their names."""
        found: dict[str, set[str]] = {}
        for kind in _HANGING:
            for thing in self.blueprint.by_kind.get(kind, ()):
                for name in _names(thing.name, thing.aliases, self.language, True):
                    for said in self._kinds_in(name) & _HANGING:
                        found.setdefault(said, set()).add(thing.id)
        return {kind: frozenset(things) for kind, things in found.items()}

    @cached_property
    def sounding(self) -> Mapping[str, list[tuple[str, str, Entry]]]:
        """How a phrase sounds → the names, and words for things, that sound so."""
        return self.vocabulary.sounding(sounds(self.language))

    def ready(self) -> Names:
        """With all made that is else made when it is first needed."""
        assert self.rooms is not None
        assert self.outside is not None
        _ = self.sounding
        return self

    @cached_property
    def rooms(self) -> Mapping[str, tuple[str, ...]]:
        """Generic room (``bedroom``) → spaces of that sort, by any of their names in any language."""
        found: dict[str, list[str]] = {}
        for space in self.blueprint.spaces.values():
            if space.kind in _OUTDOORS:
                found.setdefault("outdoors", []).append(space.id)
            own = self.language in space.name or self.language in space.aliases
            # a 工房 is no study, though 작업실 may be
            for language in (self.language,) if own else LANGUAGES:
                names = list(_first(space.name, language, strict=True))
                names += _first(space.aliases, language, strict=True)
                words = lexicon(language)
                for name in names:
                    for tag in words.phrases.get(words.key(name), ()):
                        if tag.startswith("room.") and space.id not in found.setdefault(tag[5:], []):
                            found[tag[5:]].append(space.id)
        for thing in self.blueprint.things.values():
            if thing.space is not None and self._names_outside(thing):
                found.setdefault("outside", []).append(thing.space)
        for room, spaces in self._rooms_within().items():
            found.setdefault(room, spaces)
        return {room: tuple(dict.fromkeys(spaces)) for room, spaces in found.items()}

    def _rooms_within(self) -> Mapping[str, list[str]]:
        """Generic room → spaces in whose names its word stands beside others: "Flur oben", "Toms Zimmer"."""
        words, found = self.vocabulary.lexicon, dict[str, list[str]]()
        for space in self.blueprint.spaces.values() if words.spaced else ():
            for name in _names(space.name, space.aliases, self.language, True):
                key = words.key(name)
                tags = {tag for word in key for tag in words.phrases.get((word,), ())} if len(key) > 1 else ()
                for tag in tags:
                    if tag.startswith("room.") and tag not in ("room.upstairs", "room.downstairs"):
                        found.setdefault(tag[5:], []).append(space.id)
        return found

    def around(self, space: str | None) -> frozenset[str]:
        """The space and all spaces that it is in."""
        found = self._around.get(space)
        if found is None:
            found = self._around[space] = frozenset(self.blueprint.way_up(space))
        return found

    @cached_property
    def outside(self) -> frozenset[str]:
        """Things whose names, in any language, say that they are outside: "outdoor thermometer"."""
        found: set[str] = set()
        for language in LANGUAGES:
            words = lexicon(language)
            outside = ["".join(key) for key, tags in words.phrases.items() if not _OUTSIDE.isdisjoint(tags)]
            outside = [word for word in outside if len(word) > 1]
            for thing in self.blueprint.things.values():
                for name in _names(thing.name, thing.aliases, language, True):
                    key = "".join(words.key(name))
                    if any(word in key for word in outside):
                        found.add(thing.id)
        return frozenset(found)

    def _names_outside(self, thing: Thing) -> bool:
        """A thermometer called "바깥 온도계" tells which place is outside."""
        words = self.vocabulary.lexicon
        return any(
            "room.outside" in words.phrases.get(("".join(fold(name).split()[:1]),), ())
            for name in _names(thing.name, thing.aliases, self.language, True)
        )

    def _sorts_of(self, thing: Thing) -> frozenset[str]:
        found: set[str] = set()
        for name in _names(thing.name, thing.aliases, self.language, True):
            words = self.vocabulary.lexicon.key(name)
            if not self.vocabulary.lexicon.spaced:
                found |= {tag for word, tag in self._lamp_words if word in "".join(words)}
                continue
            for start in range(len(words)):
                for end in range(start + 1, len(words) + 1):
                    found |= self._lamp_tags(words[start:end])
                if self.vocabulary.lexicon.compounds:
                    tails = (self._lamp_tags((words[start][at:],)) for at in range(len(words[start]) - 4))
                    found |= next((tags for tags in tails if tags), set())
        return frozenset(found)

    @cached_property
    def _lamp_words(self) -> tuple[tuple[str, str], ...]:
        phrases = self.vocabulary.lexicon.phrases.items()
        return tuple(("".join(key), tag) for key, tags in phrases for tag in tags if tag.startswith("lamp."))

    def _lamp_tags(self, key: tuple[str, ...]) -> set[str]:
        return {tag for tag in self.vocabulary.lexicon.phrases.get(key, ()) if tag.startswith("lamp.")}

    def _lamps(self) -> Iterator[str]:
        for thing in self.blueprint.by_kind.get("light", ()):
            for name in _names(thing.name, thing.aliases, self.language, True):
                if "lamp" in self._kinds_in(name):
                    yield thing.id

    def called(self, word: str) -> list[str]:
        """Things in whose name the word stands: "entrance" in "entrance lock"."""
        key = self.vocabulary.lexicon.key(word)
        found = []
        for thing in self.blueprint.things.values():
            for name in _names(thing.name, thing.aliases, self.language, True):
                words = self.vocabulary.lexicon.key(name)
                if key[0] in words or (not self.vocabulary.lexicon.spaced and words[0].startswith(key[0])):
                    found.append(thing.id)
                    break
        return found

    def _sort_serving(self) -> None:
        found: dict[str, list[str]] = {}
        for thing in self.blueprint.things.values():
            if thing.kind not in _SERVING:
                continue
            for name in _names(thing.name, thing.aliases, self.language, True):
                for kind in {*self._kinds_in(name), *self._sensed(name)}:
                    if kind not in (thing.kind, "elsewhere") and thing.id not in found.setdefault(kind, []):
                        found[kind].append(thing.id)
        self.serves = {kind: tuple(things) for kind, things in found.items()}

    def _sensed(self, name: str) -> tuple[str, ...]:
        """``침실 창문 센서``: what it is a sensor of, where words are written without spaces."""
        words = self.vocabulary.lexicon
        folded = "".join(words.key(name))
        sensor = next((one for one in words.sensors if folded.endswith(one)), None)
        of = folded.removesuffix(sensor) if sensor else ""
        return next((kinds for at in range(len(of)) if (kinds := words.kinds.get((of[at:],)))), ())

    def _sort_called(self) -> None:
        """Which things have a word for a particular sort of lamp (or an unusual appliance) in their names."""
        words = self.vocabulary.lexicon
        particular = [
            key
            for key, tags in words.phrases.items()
            if "kind.elsewhere" in tags or ("kind.lamp" in tags and "kind.light" not in tags)
        ]
        names = {
            thing.id: "\n".join(
                f" {' '.join(words.key(name))} "
                for name in _names(thing.name, thing.aliases, self.language, True)
            )
            for thing in self.blueprint.things.values()
        }
        everything = "\n".join(names.values())
        for key in particular:
            word = f" {' '.join(key)} " if words.spaced and not words.compounds else " ".join(key)
            if word not in everything:
                continue
            elsewhere = "kind.elsewhere" in words.phrases[key]
            lights = self.blueprint.by_kind.get("light", ())
            named = self.blueprint.things.values() if elsewhere else lights
            entry = self.vocabulary.entries[key]
            entry.called = (*entry.called, *(thing.id for thing in named if word in names[thing.id]))

    def kinds_said(self, thing: Thing) -> frozenset[str]:
        """Kinds whose words are part of a thing's names."""
        own = _names(thing.name, thing.aliases, self.language, True)
        return frozenset(kind for name in own for kind in self._kinds_in(name))

    def _kinds_in(self, name: str) -> frozenset[str]:
        """Kinds whose word is part of a name."""
        found = self._kinds.get(name)
        if found is None:
            found = self._kinds[name] = frozenset(self._find_kinds(name))
        return found

    def _find_kinds(self, name: str) -> Iterator[str]:
        words = self.vocabulary.lexicon
        yield from words.kinds.get(words.key(name), ())
        for part in name.split() if words.spaced else ():
            if part not in self._part_kinds:
                forms = self.vocabulary.plain_forms((words.key(part) or (part,))[0])
                self._part_kinds[part] = [kind for form in forms for kind in words.kinds.get((form,), ())]
            yield from self._part_kinds[part]
        if not words.spaced or words.compounds:
            folded = "".join(words.key(name))
            for start in range(len(folded)):
                kinds = words.kinds.get((folded[start:],), ())
                yield from kinds
                if kinds and words.compounds:
                    break  # a "Ventilator" has no "Tor"


def _names(
    name: Mapping[str, str], aliases: Mapping[str, Iterable[str]], language: str, own: bool
) -> Iterator[str]:
    """The names in the language itself (own), or in all others."""
    for code, said in name.items():
        if (code == language) == own:
            yield said
    for code, many in aliases.items():
        if (code == language) == own:
            yield from many


def _first(
    words: Mapping[str, str | tuple[str, ...]], language: str, *, strict: bool = False
) -> tuple[str, ...]:
    """The words in the language, else in English, else in any."""
    if strict:
        found = words.get(language, ())
    else:
        found = words.get(language) or words.get("en") or next(iter(words.values()), ())
    return (found,) if isinstance(found, str) else tuple(found)

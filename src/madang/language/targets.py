"""Which things a clause is about: named ones, kinds in rooms, "all but the kitchen", "it", or what stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from madang.things.blueprint import Blueprint
from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clauses import Clause
from .names import Names
from .spot import Mention
from .vocabulary import Entry

__all__ = ["KINDS_SAID", "Found", "Need", "Resolver", "Stop"]

KINDS_SAID: dict[str, tuple[str, ...]] = {
    "lamp": ("light",),
    "curtain": ("curtain", "blind", "shutter"),
    "heater": ("heater", "thermostat"),
    "thermostat": ("thermostat", "heater", "air_conditioner"),
    "blind": ("blind", "shutter", "curtain"),
    "shutter": ("shutter", "blind"),
    "cover": ("curtain", "blind", "shutter"),
    "outlet": ("outlet", "switch"),
    "switch": ("switch", "outlet"),
    "music": ("speaker", "tv"),
    "radio": ("speaker", "tv"),
    "coffee": ("coffee_maker",),
    "shopping": ("task_list",),
    "door": ("door", "lock", "contact_sensor"),
    "contact_sensor": ("contact_sensor", "door"),
    "temperature_sensor": ("temperature_sensor", "climate_sensor"),
    "humidity_sensor": ("humidity_sensor", "climate_sensor"),
    "air_quality_sensor": ("air_quality_sensor", "air_purifier"),
    "refrigerator": ("refrigerator",),
}
"""A word for a kind → the kinds it may mean, the likeliest first."""
_TOGETHER = {"light", "curtain", "blind", "shutter"}
"""Kinds of which "the light" of a room means all that hang there."""
_NEVER_BY_ALL = {
    "refrigerator", "wine_cooler", "alarm_panel", "lock", "garage_door", "oven", "cooktop", "smoke_alarm",
    "water_heater", "energy_meter", "timer", "alarm_clock", "calendar", "task_list", "person", "vacuum",
    "mower", "window", "door", "kettle", "coffee_maker", "washer", "dryer", "dishwasher",
}  # fmt: skip
"""Kinds that "everything" never touches."""
_OFF_BY_ALL = {"oven", "cooktop", "kettle", "coffee_maker"}
"""... but which "everything off" does switch off, since that is safe."""


class Stop(Exception):
    """The clause cannot be done as it is: `step` asks or refuses."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


@dataclass(frozen=True)
class Need:
    """What the things must be able to do, and which kinds are meant when none was said."""

    able: Callable[[Thing], bool]
    kinds: tuple[str, ...] = ()
    """Kinds meant when none is said, the likeliest first; empty means that one must be said."""
    everything: str = ""
    """``on``, ``off``, ``open``, ``close``: what "everything" would do."""
    one: bool = False
    """Only one thing is wanted: several must be asked about."""


@dataclass(frozen=True)
class Found:
    """The things, and the spaces that were said."""

    things: tuple[Thing, ...]
    spaces: tuple[str, ...] = ()
    whole: bool = False
    """All of the home was said."""


@dataclass
class _Group:
    things: list[Mention]
    kinds: list[Mention]
    spaces: list[str]
    unknown: list[Mention]


class Resolver:
    """Finds things of one home for one utterance."""

    def __init__(self, blueprint: Blueprint, names: Names, here: str | None, last: tuple[str, ...]) -> None:
        self.blueprint = blueprint
        self.names = names
        self.here = here if here in blueprint.spaces else None
        self.last = last

    # ------------------------------------------------------------------ spaces

    def spaces_of(self, mention: Mention, clause: Clause) -> tuple[str, ...]:
        """The spaces that a mention names; raises `Stop` for a room that the home has not."""
        if mention.entry.spaces:
            return mention.entry.spaces
        room = mention.key("room")
        if room is None or room == "unnamed" or mention.entry.things:
            return ()
        if found := self.names.rooms.get(room):
            return found
        floors = self._floors(room)
        if floors:
            return floors
        raise Stop(Refuse("no_such_space", clause.text.said(mention.start, mention.end)))

    def _has_room(self, mention: Mention) -> bool:
        return mention.key("room") in self.names.rooms

    def _floors(self, room: str) -> tuple[str, ...]:
        if room not in ("upstairs", "downstairs"):
            return ()
        floors = [space.id for space in self.blueprint.spaces.values() if space.kind == "floor"]
        return (floors[-1 if room == "upstairs" else 0],) if len(floors) > 1 else ()

    def is_whole(self, space: str) -> bool:
        """Whether the space is the home itself."""
        return self.blueprint.spaces[space].kind == "home"

    def spaces(self, clause: Clause, *, known: bool = False) -> tuple[str, ...]:
        """The rooms that a clause names (not the home as a whole), in order; `known`: only the home's own."""
        found: list[str] = []
        for mention in clause.mentions:
            if mention.has("attr.presence") or (
                known and not mention.entry.spaces and not self._has_room(mention)
            ):
                continue
            found += [s for s in self.spaces_of(mention, clause) if not self.is_whole(s)]
        if not found and clause.has("quant.here") and self.here:
            found.append(self.here)
        return tuple(dict.fromkeys(found))

    # ------------------------------------------------------------------ things

    def find(self, clause: Clause, need: Need) -> Found:
        """The things that the clause is about. Raises `Stop` with a question or a refusal."""
        kept, left_out = self._exceptions(clause)
        if left_out:
            clause.tags.add("quant.all")
        groups = self._groups(kept, clause)
        self._check_unknown(groups, clause, kept)
        whole = clause.has("quant.whole_home") or any(self.is_whole(s) for m in kept for s in m.entry.spaces)
        things: list[Thing] = []
        spaces: list[str] = []
        for group in groups:
            spaces += group.spaces
            things += self._of_group(group, clause, need, whole)
        some = not clause.has("quant.everything", "quant.whole_home")
        if not groups and some and (kinds := [m for m in left_out if m.has("kind.") or m.entry.kinds]):
            groups = [_Group([], [kinds[-1] if kinds[-1].has("kind.") else _as_kind(kinds[-1])], [], [])]
            things = self._of_group(groups[0], clause, need, whole)
        if not groups:
            things = list(self._unsaid(clause, need, whole))
        excluded = self._excluded(left_out, clause)
        things = [thing for thing in _unique(things) if thing.id not in excluded]
        if not things:
            raise Stop(Refuse("no_such_thing", self._said(clause)))
        if need.one and len(things) > 1:
            raise Stop(Ask("which_thing", tuple(thing.id for thing in things)))
        return Found(tuple(things), tuple(dict.fromkeys(spaces)), whole)

    def _exceptions(self, clause: Clause) -> tuple[list[Mention], list[Mention]]:
        mentions = [m for i, m in enumerate(clause.mentions) if i not in clause.timed or m.entry.named]
        place = next((i for i, m in enumerate(mentions) if "quant.except" in m.tags), None)
        if place is None:
            return mentions, []
        if not clause.verb_final:
            return mentions[:place], mentions[place + 1 :]
        start = place
        while start and (
            mentions[start - 1].entry.named
            or mentions[start - 1].has("room.")
            or mentions[start - 1].has("kind.")
            or mentions[start - 1].has("skip.")
            or mentions[start - 1].has("join.")
        ):
            start -= 1
            if mentions[start].has("quant."):
                break
        return mentions[:start] + mentions[place + 1 :], mentions[start:place]

    def _excluded(self, mentions: list[Mention], clause: Clause) -> set[str]:
        found: set[str] = set()
        spaces: list[str] = []
        for mention in mentions:
            spaces += self.spaces_of(mention, clause)
        kinds = [m for m in mentions if m.has("kind.") or m.entry.things]
        for mention in kinds:
            if mention.entry.things:
                found.update(mention.entry.things)
            else:
                found.update(t.id for t in self._of_kinds(mention, spaces))
        if not kinds:
            for space in spaces:
                found.update(thing.id for thing in self.blueprint.by_space[space])
        return found

    def _groups(self, mentions: list[Mention], clause: Clause) -> list[_Group]:
        """Parts between "and", each with its rooms and its things; a bare room shares its neighbour's things."""
        groups = [_Group([], [], [], [])]
        for mention in mentions:
            group = groups[-1]
            if "join.and" in mention.tags:
                groups.append(_Group([], [], [], []))
            elif mention.entry.things:
                group.things.append(mention)
            elif mention.has("room.") and (mention.entry.spaces or self._is_place(mention, mentions)):
                group.spaces += [s for s in self.spaces_of(mention, clause) if not self.is_whole(s)]
            elif mention.has("kind.") and not (mention.has("act.clean") and not clause.has("act.on")):
                group.kinds.append(mention)
            elif mention.entry.spaces or mention.has("room."):
                group.spaces += [s for s in self.spaces_of(mention, clause) if not self.is_whole(s)]
            elif "unknown" in mention.tags:
                group.unknown.append(mention)
        for group in groups:
            group.kinds = [kind for kind in group.kinds if not self._of_name(kind, group.things)]
        groups = [g for g in groups if g.things or g.kinds or g.spaces or g.unknown]
        spoken = [g for g in groups if g.things or g.kinds]
        if spoken:
            for place, group in enumerate(groups):
                if group.spaces and not (group.things or group.kinds):
                    near = next((g for g in groups[place:] if g.kinds or g.things), spoken[-1])
                    group.kinds = near.kinds or [_as_kind(mention) for mention in near.things]
        if clause.has("quant.here") and self.here:
            for group in groups:
                group.spaces = group.spaces or [self.here]
        return [g for g in groups if g.things or g.kinds or g.spaces]

    def _of_name(self, kind: Mention, things: list[Mention]) -> bool:
        """ "play corner light": the word for the kind right beside the name of such a thing."""
        said = {
            k for tag in kind.tags if tag.startswith("kind.") for k in KINDS_SAID.get(tag[5:], (tag[5:],))
        }
        return any(
            not said.isdisjoint(thing.entry.kinds)
            and (0 <= kind.start - thing.end <= 1 or 0 <= thing.start - kind.end <= 1)
            for thing in things
        )

    def _is_place(self, mention: Mention, mentions: list[Mention]) -> bool:
        """The garage is a place beside "light", and a door by itself."""
        if not mention.has("kind."):
            return True
        return any(m is not mention and (m.has("kind.") or m.entry.things) for m in mentions)

    def _check_unknown(self, groups: list[_Group], clause: Clause, mentions: list[Mention]) -> None:
        """A name nobody knows, right beside a kind ("the flux lamp"), or alone where a thing is wanted."""
        for place, mention in enumerate(mentions):
            if "unknown" not in mention.tags:
                continue
            if self._placed(mentions, place, clause):
                raise Stop(
                    Refuse("no_such_space", clause.text.said(mention.start, self._run_end(mentions, place)))
                )
            beside = self._neighbour(mentions, place)
            if beside is not None:
                first, last = min(mention.start, beside.start), max(mention.end, beside.end)
                room_word = beside.has("room.") or bool(beside.entry.spaces)
                reason = "no_such_space" if room_word else "no_such_thing"
                raise Stop(Refuse(reason, clause.text.said(first, last)))  # type: ignore[arg-type]
        unknown = [m for m in mentions if "unknown" in m.tags]
        if unknown and not any(g.things or g.kinds for g in groups) and not clause.has("quant.all"):
            said = clause.text.said(unknown[0].start, unknown[-1].end)
            if not groups:
                raise Stop(Refuse("no_such_thing", said))

    def _placed(self, mentions: list[Mention], place: int, clause: Clause) -> bool:
        """Whether the unknown word comes after "in the", so that it must be a room."""
        words = self.names.vocabulary.lexicon.places
        at = place - 1
        while at >= 0 and words and mentions[at].has("skip."):
            if clause.text.plain[mentions[at].start : mentions[at].end] in words:
                return True
            at -= 1
        return False

    def _run_end(self, mentions: list[Mention], place: int) -> int:
        while place + 1 < len(mentions) and "unknown" in mentions[place + 1].tags:
            place += 1
        return mentions[place].end

    def _neighbour(self, mentions: list[Mention], place: int) -> Mention | None:
        step = -1 if self.names.language == "ar" else 1
        at = place + step
        while 0 <= at < len(mentions) and ("unknown" in mentions[at].tags or self._links(mentions[at], step)):
            at += step
        if not 0 <= at < len(mentions):
            return None
        beside = mentions[at]
        apart = abs(beside.start - mentions[place].end) > 2 and step == 1 and at == place + step
        is_noun = beside.has("kind.") or bool(beside.entry.things) or beside.has("room.")
        return beside if is_noun and not apart and not beside.has("act.") else None

    def _links(self, mention: Mention, step: int) -> bool:
        return (
            self.names.language == "ja"
            and step == 1
            and mention.has("skip.")
            and mention.end - mention.start == 1
        )

    def _of_group(self, group: _Group, clause: Clause, need: Need, whole: bool) -> list[Thing]:
        found: list[Thing] = []
        for mention in group.things:
            found += self._named(mention, group.spaces, clause, need, whole)
        for mention in group.kinds:
            found += self._kind(mention, group.spaces, clause, need, whole)
        if not group.things and not group.kinds:
            found += self._room_only(group.spaces, clause, need)
        return found

    def _named(
        self, mention: Mention, spaces: list[str], clause: Clause, need: Need, whole: bool
    ) -> list[Thing]:
        things = [self.blueprint.things[i] for i in mention.entry.things]
        inside = [t for t in things if self._inside(t, spaces)] if spaces else things
        if mention.has("kind.") and (not inside or whole or clause.has("quant.all")):
            return self._kind(mention, spaces, clause, need, whole)
        if not inside:
            raise Stop(Refuse("no_such_thing", self._said(clause)))
        able = [t for t in inside if need.able(t)] or inside
        if len(able) > 1 and not clause.has("quant.all"):
            able = self._nearest(able) or able
            if len(able) > 1 and mention.has("kind."):
                return self._kind(mention, spaces, clause, need, whole)
            if len(able) > 1:
                raise Stop(Ask("which_thing", tuple(t.id for t in able)))
        elif mention.has("kind.") and not spaces and self.here:
            near = [t for t in self._of_kinds(mention, [self.here]) if need.able(t)]
            if near:
                return self._kind(mention, spaces, clause, need, whole)
        return able

    def _kind(
        self, mention: Mention, spaces: list[str], clause: Clause, need: Need, whole: bool
    ) -> list[Thing]:
        found = self._of_kinds(mention, spaces)
        if not spaces and self.here and not whole and not clause.has("quant.all"):
            found = [t for t in self._of_kinds(mention, [self.here]) if need.able(t)] or found
        if clause.has("question"):
            found = _unique([*found, *self._serving(mention, spaces)])
        said = clause.text.said(mention.start, mention.end)
        if not found:
            raise Stop(Refuse("no_such_thing", self._said(clause) or said))
        able = [thing for thing in found if need.able(thing)]
        if not able:
            raise Stop(Refuse("no_such_command", said))
        if len(able) == 1 or whole or clause.has("quant.all") or self._plural(mention, clause):
            if not whole and not spaces and not clause.has("quant.all"):
                return self._nearest(able) or able
            return able
        if not spaces:
            near = self._nearest(able)
            if not near:
                raise Stop(Ask("which_thing", tuple(thing.id for thing in able)))
            able = near
        if len(able) > 1 and able[0].kind not in _TOGETHER:
            raise Stop(Ask("which_thing", tuple(thing.id for thing in able)))
        return able

    def _plural(self, mention: Mention, clause: Clause) -> bool:
        words = clause.text.plain[mention.start : mention.end].split()
        lexicon = self.names.vocabulary.lexicon
        if clause.language == "en":
            return bool(words) and words[-1].endswith("s") and words[-1] not in lexicon.plurals
        return any(
            form in lexicon.plurals for word in words for form in self.names.vocabulary.plain_forms(word)
        )

    def _of_kinds(self, mention: Mention, spaces: Iterable[str]) -> list[Thing]:
        spaces = list(spaces)
        found: list[Thing] = []
        for tag in mention.tags:
            if not tag.startswith("kind."):
                continue
            if tag == "kind.device":
                found += [t for t in self._inside_all(spaces) if t.kind not in _NEVER_BY_ALL]
                continue
            for kind in KINDS_SAID.get(tag[5:], (tag[5:],)):
                of_kind = [t for t in self.blueprint.by_kind.get(kind, ()) if self._inside(t, spaces)]
                found += of_kind
                if of_kind and tag[5:] not in ("cover", "music", "radio", "door"):
                    break
            else:
                found += self._serving(mention, spaces)
        return [t for t in _unique(found) if self._inside(t, spaces)]

    def _serving(self, mention: Mention, spaces: Iterable[str]) -> list[Thing]:
        """Things of other kinds that are called so: a contact sensor named "bedroom window"."""
        found = [
            i for tag in mention.tags if tag.startswith("kind.") for i in self.names.serves.get(tag[5:], ())
        ]
        return [t for i in found if self._inside(t := self.blueprint.things[i], spaces)]

    def _room_only(self, spaces: list[str], clause: Clause, need: Need) -> list[Thing]:
        """``turn off everything in the bedroom``; ``bedroom 50 %``."""
        if clause.has("quant.everything", "quant.all"):
            return self._everything(spaces, need)
        for kind in need.kinds:
            found = [t for s in spaces for t in self.blueprint.by_space[s] if t.kind == kind and need.able(t)]
            if found:
                return found
        if not need.kinds:
            raise Stop(Ask("what", tuple(spaces)))
        raise Stop(Refuse("no_such_thing", self._said(clause)))

    def _unsaid(self, clause: Clause, need: Need, whole: bool) -> list[Thing]:
        bare = clause.has("quant.all") and need.everything in ("on", "off")
        if bare or clause.has("quant.everything") or (whole and clause.has("quant.all", "quant.whole_home")):
            if not need.kinds or need.everything or clause.has("quant.everything"):
                return self._everything([], need)
            return [t for k in need.kinds for t in self.blueprint.by_kind.get(k, ()) if need.able(t)]
        if self.last and (clause.has("quant.it") or not self.here):
            able = [self.blueprint.things[i] for i in self.last if i in self.blueprint.things]
            able = [thing for thing in able if need.able(thing)]
            if able:
                return able
        return self._default(clause, need)

    def _default(self, clause: Clause, need: Need) -> list[Thing]:
        if not need.kinds:
            raise Stop(Ask("which_thing"))
        for kind in need.kinds:
            able = [t for t in self.blueprint.by_kind.get(kind, ()) if need.able(t)]
            near = self._nearest(able)
            if near:
                return near
        able = []
        for kind in need.kinds:
            able = able or [t for t in self.blueprint.by_kind.get(kind, ()) if need.able(t)]
        if self.last and (before := [t for t in able if t.id in self.last]):
            return before
        if len(able) <= 1 or clause.has("quant.all"):
            if not able:
                raise Stop(Refuse("no_such_thing", self._said(clause)))
            return able
        raise Stop(Ask("which_thing", tuple(thing.id for thing in able)))

    def _everything(self, spaces: list[str], need: Need) -> list[Thing]:
        found = []
        for thing in self._inside_all(spaces):
            allowed = thing.kind not in _NEVER_BY_ALL
            if need.everything == "on":
                allowed = allowed and thing.can("OnOff.on")
            if need.everything == "off":
                allowed = allowed or thing.kind in _OFF_BY_ALL
            if need.everything in ("open", "close"):
                allowed = thing.kind in ("curtain", "blind", "shutter") or (
                    need.everything == "close" and thing.kind == "window"
                )
            if allowed and need.able(thing):
                found.append(thing)
        return found

    def _inside_all(self, spaces: list[str]) -> list[Thing]:
        if not spaces:
            return list(self.blueprint.things.values())
        return [thing for space in spaces for thing in self.blueprint.by_space[space]]

    def _inside(self, thing: Thing, spaces: Iterable[str]) -> bool:
        spaces = tuple(spaces)
        return not spaces or any(space in self.blueprint.way_up(thing.space) for space in spaces)

    def _nearest(self, things: list[Thing]) -> list[Thing]:
        """Those in the room where it was said."""
        if self.here is None:
            return []
        return [t for t in things if self._inside(t, (self.here,))]

    def _said(self, clause: Clause) -> str:
        nouns = [
            m
            for m in clause.mentions
            if m.end > m.start and (m.entry.named or m.has("kind.") or m.has("room.") or "unknown" in m.tags)
        ]
        return clause.text.said(nouns[0].start, nouns[-1].end) if nouns else ""


def _as_kind(mention: Mention) -> Mention:
    """The kind of a named thing, to be looked for in another room."""
    entry = Entry(tuple(f"kind.{kind}" for kind in mention.entry.kinds))
    return Mention(mention.start, mention.end, entry)


def _unique(things: Iterable[Thing]) -> list[Thing]:
    return list({thing.id: thing for thing in things}.values())

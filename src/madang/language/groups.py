"""What belongs together in a clause: rooms with their things, what is left out, names that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from madang.things.plan import Refuse

from .clause import Clause
from .exceptions import Exceptions
from .kinds import KINDS_SAID
from .mention import Mention
from .places import Stop
from .vocabulary import Entry

__all__ = ["Group", "Groups", "as_kind"]


@dataclass
class Group:
    """Mentions between two "and"s, and the rooms that hold for them."""

    things: list[Mention]
    kinds: list[Mention]
    spaces: list[str]
    unknown: list[Mention]
    stop: Stop | None = None
    """Why it cannot be: the home has no such room."""
    room_last: bool = False
    """Whether the room was said after the thing: "the curtains in the study"."""


class Groups(Exceptions):
    """Groups of one clause."""

    def _groups(self, mentions: list[Mention], clause: Clause) -> list[Group]:
        """Parts between "and": rooms and things; a bare room shares its neighbour's things."""
        groups = [Group([], [], [], [])]
        for mention in mentions:
            group = groups[-1]
            if "join.and" in mention.tags:
                groups.append(Group([], [], [], []))
            elif mention.entry.things and not self._is_placed(mention, mentions, clause):
                group.things.append(mention)
            elif (named := self._named_after(mention, mentions)) is not None:
                group.things.append(named)
            elif mention.has("room.") and self._is_room(mention, mentions, clause):
                self._place(group, mention, clause)
            elif mention.has("kind.music") and clause.has("k.media"):
                continue  # "Queen's songs on the kitchen speaker": what is played, not what plays it
            elif mention.has("kind.") and not self._is_verb(mention, mentions, clause):
                group.kinds.append(mention)
            elif mention.entry.spaces or mention.has("room."):
                self._place(group, mention, clause)
            elif "unknown" in mention.tags:
                group.unknown.append(mention)
        for group in groups:
            group.kinds = [kind for kind in group.kinds if not self._of_name(kind, group.things, clause)]
        self._join_comma(groups, mentions, clause)
        groups = [g for g in groups if g.things or g.kinds or g.spaces or g.unknown or g.stop]
        if (stop := next((g.stop for g in groups if g.stop), None)) and not self._separate(groups):
            raise stop
        if not clause.has("quant.here"):
            self._share_rooms(
                groups, onward=clause.has("quant.both") or not clause.has("quant.all", "quant.everything")
            )
        spoken = [g for g in groups if g.things or g.kinds]
        if spoken:
            for place, group in enumerate(groups):
                if group.spaces and not (group.things or group.kinds):
                    near = self._spoken_near(groups, place) or spoken[-1]
                    group.kinds = near.kinds or [as_kind(mention) for mention in near.things]
        if clause.has("quant.here") and self.here:
            for group in groups:
                group.spaces = group.spaces or [self.here]
        return [g for g in groups if g.things or g.kinds or g.spaces or g.stop]

    def _is_placed(self, mention: Mention, mentions: list[Mention], clause: Clause) -> bool:
        """Whether a name that a room and a thing have is the room: "the lamp in the bedroom"."""
        before = mentions[: mentions.index(mention)]
        if not mention.entry.spaces or not before:
            return False
        word = clause.text.plain[before[-1].start : before[-1].end]
        after_in = word in self.names.vocabulary.lexicon.places
        return after_in and any(m is not mention and (m.entry.things or m.has("kind.")) for m in mentions)

    def _place(self, group: Group, mention: Mention, clause: Clause) -> None:
        """The spaces of a mention are the group's; a room that the home has not stops the group."""
        try:
            spaces = [s for s in self.spaces_of(mention, clause) if not self.is_whole(s)]
            group.room_last = bool(group.things or group.kinds)
            group.spaces = self._narrowed(group.spaces, spaces)
        except Stop as stop:
            group.stop = group.stop or stop

    def _narrowed(self, before: list[str], spaces: list[str]) -> list[str]:
        """ "upstairs in the hall": of the halls, that of the floor."""
        for outer, inner in ((before, spaces), (spaces, before)):
            floors = [s for s in outer if self.blueprint.spaces[s].kind == "floor"]
            inside = [s for s in inner if not self.names.around(s).isdisjoint(floors) and s not in floors]
            if floors and inside:
                return inside
        return before + spaces

    def _separate(self, groups: list[Group]) -> bool:
        """Whether each part has a thing of its own: "the attic light and the study light"."""
        named = all(g.things or g.kinds for g in groups)
        return len(groups) > 1 and named and any(not g.stop for g in groups)

    def _spoken_near(self, groups: list[Group], place: int) -> Group | None:
        """Whose things a bare room shares: those after it, or before it in languages that name them first."""
        before, after = groups[:place], groups[place:]
        heads_first = self.names.vocabulary.lexicon.heads_first
        last = next((g for g in reversed(before) if g.kinds or g.things), None)
        after_it = heads_first or (last is not None and last.room_last)
        nearest = [*reversed(before), *after] if after_it else after
        return next((g for g in nearest if g.kinds or g.things), None)

    def _join_comma(self, groups: list[Group], mentions: list[Mention], clause: Clause) -> None:
        """``リビング、電気オン``: a comma between a room and what is in it is no "and"."""
        marks = [clause.text.plain[m.start : m.end] for m in mentions if "join.and" in m.tags]
        for mark, room, named in zip(marks, groups, groups[1:], strict=False):
            alone = room.spaces and not (room.things or room.kinds)
            kinds = named.kinds and not (named.things or named.spaces)
            first = room is groups[0] and not clause.verb_final and self._roomless(named)
            if mark == "," and alone and (kinds or (first and self._stands_in(named, room.spaces))):
                named.spaces, room.spaces = room.spaces, []

    def _is_verb(self, mention: Mention, mentions: list[Mention], clause: Clause) -> bool:
        """A word for a thing that says here what to do: "vacuum the hall", "lock the shop door"."""
        if mention.has("act.clean"):
            return not clause.has("act.on")
        if mention.has("act.glow"):  # "die Discokugel soll grün leuchten"
            return any("light" in m.entry.kinds and m.end <= mention.start for m in mentions)
        others = (m for m in mentions if m is not mention)
        return mention.has("act.lock") and any(m.entry.things or m.has("kind.") for m in others)

    def _share_rooms(self, groups: list[Group], *, onward: bool) -> None:
        """ "light and TV in the living room": the room is that of both, where both are there."""
        for group, after in pairwise(groups):
            if group.stop or after.stop:
                continue
            if onward and self._roomless(after) and group.spaces and (group.kinds or group.things):
                if self._stands_in(after, group.spaces):
                    after.spaces = list(group.spaces)
                continue
            if not self._roomless(group) or not after.spaces or not (after.kinds or after.things):
                continue
            if self._stands_in(group, after.spaces):
                group.spaces = list(after.spaces)

    def _roomless(self, group: Group) -> bool:
        """Only words that many a room has a thing for: kinds, or a name that several things bear."""
        names = all(len(m.entry.things) > 1 and m.has("kind.") for m in group.things)
        return bool(group.kinds or group.things) and names and not group.spaces

    def _stands_in(self, group: Group, spaces: list[str]) -> bool:
        """Whether the rooms have what the group says."""
        named = (
            any(self._inside(self.blueprint.things[i], spaces) for i in m.entry.things) for m in group.things
        )
        return all(self._of_kinds(kind, spaces) for kind in group.kinds) and all(named)

    def _of_name(self, kind: Mention, things: list[Mention], clause: Clause) -> bool:
        """ "play corner light": the word for the kind right beside the name of such a thing."""
        said = {
            k for tag in kind.tags if tag.startswith("kind.") for k in KINDS_SAID.get(tag[5:], (tag[5:],))
        }
        return any(
            not said.isdisjoint(thing.entry.kinds)
            and (0 <= kind.start - thing.end <= 1 or self._beside(kind, thing, clause))
            for thing in things
        )

    def _beside(self, kind: Mention, thing: Mention, clause: Clause) -> bool:
        """``Licht in der Spielecke``: the name follows, perhaps as a place."""
        between = clause.text.plain[kind.end : thing.start].split()
        words = self.names.vocabulary.lexicon
        place = bool(between) and between[0] in (*words.places, *words.prepositions)
        article = all(word in words.articles for word in between[1:])
        return thing.start >= kind.end and (not between or (place and article))

    def _is_room(self, mention: Mention, mentions: list[Mention], clause: Clause) -> bool:
        """Whether a word for a room means the room; the garage that is opened is its door."""
        opened = mention.has("kind.garage_door") and clause.has("act.open", "act.close", "act.lock")
        return bool(mention.entry.spaces and not opened) or self._is_place(mention, mentions)

    def _named_after(self, mention: Mention, mentions: list[Mention]) -> Mention | None:
        """The only thing with the word of a room that the home has not: "lock the entrance"."""
        room = mention.key("room")
        if room is None or mention.entry.spaces or mention.has("kind.") or room in self.names.rooms:
            return None
        if any(m is not mention and (m.has("kind.") or m.entry.things) for m in mentions):
            return None
        called = self.names.called(self.names.vocabulary.said(mention.entry))
        if len(called) != 1:
            return None
        entry = Entry()
        entry.things, entry.kinds = tuple(called), (self.blueprint.things[called[0]].kind,)
        return Mention(mention.start, mention.end, entry)

    def _is_place(self, mention: Mention, mentions: list[Mention]) -> bool:
        """The garage is a place beside "light", and a door by itself."""
        if not mention.has("kind."):
            return True
        return any(m is not mention and (m.has("kind.") or m.entry.things) for m in mentions)

    def _check_unknown(self, groups: list[Group], clause: Clause, mentions: list[Mention]) -> None:
        """A name nobody knows, right beside a kind ("the flux lamp"), or alone where a thing is wanted."""
        for place, mention in enumerate(mentions):
            if "unknown" not in mention.tags and not self._owns(mentions, place):
                continue
            if self._placed(mentions, place, clause):
                said = clause.text.said(mention.start, self._run_end(mentions, place))
                raise Stop(Refuse("no_such_space", said))
            beside = self._neighbour(mentions, place) or self._owned(mentions, place, clause)
            content = beside is not None and beside.has("kind.music") and clause.has("act.play")
            if beside is not None and not content:
                first, last = min(mention.start, beside.start), max(mention.end, beside.end)
                room_word = beside.has("room.") or bool(beside.entry.spaces) or beside.has("quant.here")
                reason = "no_such_space" if room_word else "no_such_thing"
                raise Stop(Refuse(reason, clause.text.said(first, last)))  # type: ignore[arg-type]
        unknown = [m for m in mentions if "unknown" in m.tags or self._is_object(m, clause)]
        if unknown and not any(g.things or g.kinds for g in groups):
            # "all the flurbs off", "the flurb in the study off": nothing else is meant by them
            said = clause.text.said(unknown[0].start, unknown[-1].end)
            raise Stop(Refuse("no_such_thing", said))

    def _is_object(self, mention: Mention, clause: Clause) -> bool:
        """``ふらぶを``: syllables that no word explains are a name where something is done to them."""
        after = clause.text.plain[mention.end : mention.end + 1]
        return "rest" in mention.tags and after != "" and after in self.names.vocabulary.lexicon.objects

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
        step = -1 if self.names.vocabulary.lexicon.heads_first else 1
        at = place + step
        while 0 <= at < len(mentions) and ("unknown" in mentions[at].tags or self._links(mentions[at], step)):
            at += step
        if not 0 <= at < len(mentions):
            return None
        beside = mentions[at]
        apart = abs(beside.start - mentions[place].end) > 2 and step == 1 and at == place + step
        is_noun = beside.has("kind.") or bool(beside.entry.things) or beside.has("room.")
        is_noun = is_noun or (self.names.language == "ja" and beside.has("quant.here"))
        return beside if is_noun and not apart and not beside.has("act.") else None

    def _owned(self, mentions: list[Mention], place: int, clause: Clause) -> Mention | None:
        """What is said to be of somebody or something unknown: "le store de mamie"."""
        words = self.names.vocabulary.lexicon
        said = [clause.text.plain[m.start : m.end] for m in mentions[:place]]
        at = place - 1
        while at > 0 and (said[at] in words.owners or mentions[at].has("skip.")):
            at -= 1
        thing = mentions[at] if any(one in words.owners for one in said[at + 1 :]) else None
        if thing is None or thing.has("kind.music") or thing.has("kind.radio") or thing.has("attr.content"):
            return None
        return thing if (thing.entry.things or thing.has("kind.")) and not thing.has("act.") else None

    def _owns(self, mentions: list[Mention], place: int) -> bool:
        """``ひみつの部屋``: unknown Japanese syllables are a name where a "の" follows them."""
        mention = mentions[place]
        if place + 2 >= len(mentions) or self.names.language != "ja":
            return False
        if mention.entry.people and not (mention.entry.things or mention.entry.spaces):
            return self._links(mentions[place + 1], 1) and mentions[place + 2].has("quant.here")
        if "rest" not in mention.tags:
            return False
        return mentions[place + 1].start == mentions[place].end and self._links(mentions[place + 1], 1)

    def _links(self, mention: Mention, step: int) -> bool:
        return step == 1 and mention.has("skip.of")

    def _said(self, clause: Clause) -> str:
        nouns = [
            m
            for m in clause.mentions
            if m.end > m.start and (m.entry.named or m.has("kind.") or m.has("room.") or "unknown" in m.tags)
        ]
        return clause.text.said(nouns[0].start, nouns[-1].end) if nouns else ""


def as_kind(mention: Mention) -> Mention:
    """The kind of a named thing, to be looked for in another room."""
    entry = Entry(tuple(f"kind.{kind}" for kind in mention.entry.kinds))
    return Mention(mention.start, mention.end, entry)

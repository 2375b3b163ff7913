"""Which things a clause is about: named ones, kinds in rooms, all but some, "it", or what stands here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .clause import Clause
from .groups import Group, Groups, as_kind
from .kinds import KINDS_SAID, NEVER_BY_ALL, unique
from .mention import Mention
from .places import Stop
from .vocabulary import Entry

__all__ = ["Found", "Need", "Resolver", "Stop"]

_TOGETHER = {"light", "curtain", "blind", "shutter"}
"""Kinds of which "the light" of a room means all that hang there."""
_PARTICULAR = {"fan"}
"""Kinds whose words are names of different devices: an exhaust fan is no ceiling fan."""
_OFF_BY_ALL = {"oven", "cooktop", "kettle", "coffee_maker"}
"""... but which "everything off" does switch off, since that is safe."""


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


class Resolver(Groups):
    """Finds things of one home for one utterance."""

    refused: Sequence[Step] = ()
    """The parts of the last clause that the home cannot do, beside those that it can."""

    def find(self, clause: Clause, need: Need) -> Found:
        """The things that the clause is about. Raises `Stop` with a question or a refusal."""
        kept, left_out = self._exceptions(clause)
        every = clause.has("quant.all") and not any(self._hangs(m) for m in left_out)
        if left_out and not (clause.has("quant.instead") or self._unlike(kept, left_out)):
            clause.tags.add("quant.all")
        if clause.has("quant.both") and sum(bool(m.entry.things) for m in kept) > 1:
            clause.tags.discard("quant.all")  # both of those that were named
        groups = self._groups(kept, clause)
        if clause.has("quant.rest") and groups and self.just:
            clause.tags.add("quant.all")
        self._check_unknown(groups, clause, kept)
        whole = clause.has("quant.whole_home") or any(self.is_whole(s) for m in kept for s in m.entry.spaces)
        things: list[Thing] = []
        spaces: list[str] = []
        stops: list[Stop] = []
        for group in groups:
            try:
                found = self._of_group(group, clause, need, whole)
            except Stop as stop:
                if len(groups) == 1 or not isinstance(stop.step, Refuse) or clause.has("question"):
                    raise
                stops.append(self._of_part(stop, group, clause))
                continue
            spaces += group.spaces
            things += found
        if stops and not things:
            raise stops[0]
        self.refused = [stop.step for stop in stops]
        some = not clause.has("quant.everything", "quant.whole_home") and not (every and need.everything)
        if not groups and some and (kinds := [m for m in left_out if m.has("kind.") or m.entry.kinds]):
            groups = [Group([], [as_kind(kinds[-1]) if kinds[-1].entry.things else kinds[-1]], [], [])]
            things = self._of_group(groups[0], clause, need, whole)
        if not groups:
            things = list(self._unsaid(clause, need, whole))
        excluded = self._excluded(left_out, clause)
        if clause.has("quant.other") and any(thing.id not in self.just for thing in things):
            excluded |= set(self.just)  # "the floor lamp on, the other lights off"
        things = [thing for thing in unique(things) if thing.id not in excluded]
        if not things:
            raise Stop(Refuse("no_such_thing", self._said(clause)))
        if clause.has("quant.both") and len(things) > 2 and len(set(spaces)) < 2:
            raise Stop(Ask("which_thing", tuple(thing.id for thing in things)))
        if need.one and len(things) > 1:
            raise Stop(Ask("which_thing", tuple(thing.id for thing in things)))
        return Found(tuple(things), tuple(dict.fromkeys(spaces)), whole)

    def _unlike(self, kept: list[Mention], left_out: list[Mention]) -> bool:
        """Whether what is left out is of another kind: "not the curtains, the light"."""
        things = [m for m in left_out if not (m.entry.spaces or m.has("room."))]  # the garage is a room here
        meant, not_meant = self._kinds_of(kept), self._kinds_of(things)
        return bool(meant and not_meant) and meant.isdisjoint(not_meant)

    def _kinds_of(self, mentions: list[Mention]) -> set[str]:
        said = {k for m in mentions for k in (*m.entry.kinds, *(t[5:] for t in m.tags if t[:5] == "kind."))}
        return {kind for one in said for kind in (one, *KINDS_SAID.get(one, ()))}

    def _hangs(self, mention: Mention) -> bool:
        """Whether a mention is about lights or covers: "all but the desk lamp" means all other lights."""
        kinds = {*mention.entry.kinds, *(tag[5:] for tag in mention.tags if tag.startswith("kind."))}
        return not kinds.isdisjoint({*_TOGETHER, "lamp", "cover"})

    def _of_part(self, stop: Stop, group: Group, clause: Clause) -> Stop:
        """The refusal with the words of its part alone."""
        mentions = [*group.things, *group.kinds]
        if not isinstance(stop.step, Refuse) or not mentions or group.stop is stop:
            return stop
        first, last = min(m.start for m in mentions), max(m.end for m in mentions)
        return Stop(Refuse(stop.step.refuse, clause.text.said(first, last)))

    def _of_group(self, group: Group, clause: Clause, need: Need, whole: bool) -> list[Thing]:
        if group.stop is not None:
            raise group.stop
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
        if len(things) == 1 and clause.has("quant.all") and not mention.has("kind."):
            said = clause.text.plain[mention.start : mention.end]
            space = things[0].space
            if space is not None and (kind := self.names.plain_kind(said, space)):
                called = Mention(mention.start, mention.end, Entry((kind,)))
                return self._kind(called, [space], clause, need, whole)
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
            near = [
                t for t in self._of_kinds(mention, [self.here]) if need.able(t) and t.kind == able[0].kind
            ]
            if able[0].kind in _PARTICULAR:
                near = [t for t in near if t.id in self.names.called(self._plain(mention, clause))]
            if near:
                return self._kind(mention, spaces, clause, need, whole)
        return able

    def _plain(self, mention: Mention, clause: Clause) -> str:
        return clause.text.plain[mention.start : mention.end]

    def _kind(
        self, mention: Mention, spaces: list[str], clause: Clause, need: Need, whole: bool
    ) -> list[Thing]:
        if not spaces and not whole and not clause.has("quant.all"):
            there = self._of_kinds(mention, list(self.around)) if self.around else []
            spaces = list(self.around) if any(need.able(t) for t in there) else spaces
        found = self._of_kinds(mention, spaces)
        if not spaces and self.here and not whole and not clause.has("quant.all"):
            found = [t for t in self._of_kinds(mention, [self.here]) if need.able(t)] or found
        if clause.has("question"):
            found = unique([*found, *self._serving(mention, spaces)])
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
        particular = mention.has("kind.lamp") and not (mention.has("kind.light") or mention.entry.called)
        if len(able) > 1 and (particular or able[0].kind not in _TOGETHER):
            raise Stop(Ask("which_thing", tuple(thing.id for thing in able)))
        return able

    def _plural(self, mention: Mention, clause: Clause) -> bool:
        words = clause.text.plain[mention.start : mention.end].split()
        lexicon = self.names.vocabulary.lexicon
        if clause.language == "en":
            return bool(words) and words[-1].endswith("s") and words[-1] not in lexicon.plurals
        before = clause.text.plain[: mention.start].split()[-1:]
        if (
            lexicon.both
            and words
            and any(f in lexicon.both for f in self.names.vocabulary.plain_forms(words[-1]))
        ):
            return before in (["die"], ["meine"], ["unsere"])
        if lexicon.compounds and any(words[-1].endswith(many) for many in lexicon.plurals if words):
            return True
        return any(
            form in lexicon.plurals for word in words for form in self.names.vocabulary.plain_forms(word)
        )

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

    def _rest(self, clause: Clause, need: Need) -> list[Thing]:
        """Those of the kind that was just spoken of, but these: "안방만 켜고 나머지는 꺼줘"."""
        kinds = {self.blueprint.things[i].kind for i in self.just}
        if len(kinds) > 1 or not kinds.isdisjoint(NEVER_BY_ALL):
            raise Stop(Ask("which_thing"))
        alike = [t for t in self.blueprint.by_kind.get(kinds.pop(), ()) if t.id not in self.just]
        if not (able := [t for t in alike if need.able(t)]):
            raise Stop(Refuse("no_such_thing", clause.text.said(clause.start, clause.end)))
        return able

    def _unsaid(self, clause: Clause, need: Need, whole: bool) -> list[Thing]:
        if clause.has("quant.rest") and self.just:
            return self._rest(clause, need)
        bare = clause.has("quant.all") and need.everything in ("on", "off")
        if bare or clause.has("quant.everything") or (whole and clause.has("quant.all", "quant.whole_home")):
            said = any(m.has("quant.all") or m.has("quant.everything") for m in clause.mentions)
            lit = need.everything == "on" and not said  # "allume partout": the lights
            if not lit and (not need.kinds or need.everything or clause.has("quant.everything")):
                if clause.has("quant.here") and self.here is None:
                    raise Stop(Ask("which_space"))
                return self._everything([self.here] if clause.has("quant.here") and self.here else [], need)
            return [t for k in need.kinds for t in self.blueprint.by_kind.get(k, ()) if need.able(t)]
        if self.just and (able := [t for i in self.just if need.able(t := self.blueprint.things[i])]):
            return able
        before_here = self.last and not (clause.has("quant.here") and self.here is None)
        if before_here and (clause.has("quant.it") or not self.here):
            able = [self.blueprint.things[i] for i in self.last if i in self.blueprint.things]
            able = [thing for thing in able if need.able(thing)]
            if able:
                return able
        return self._default(clause, need)

    def _default(self, clause: Clause, need: Need) -> list[Thing]:
        if need.everything and clause.has("attr.mode", "event.named"):
            raise Stop(Refuse("no_such_thing", clause.text.said(clause.start, clause.end)))
        if not need.kinds or clause.has("quant.one"):
            raise Stop(Ask("which_thing"))
        for kind in need.kinds:
            able = [t for t in self.blueprint.by_kind.get(kind, ()) if need.able(t)]
            near = self._nearest(able)
            if near:
                return near
        able = []
        for kind in need.kinds:
            able = able or [t for t in self.blueprint.by_kind.get(kind, ()) if need.able(t)]
        if not clause.has("quant.here") and (before := [t for t in able if t.id in self.last]):
            return before
        if len(able) <= 1 or clause.has("quant.all"):
            if not able:
                raise Stop(Refuse("no_such_thing", self._said(clause)))
            return able
        raise Stop(Ask("which_thing", tuple(thing.id for thing in able)))

    def _everything(self, spaces: list[str], need: Need) -> list[Thing]:
        found = []
        for thing in self._inside_all(spaces):
            allowed = thing.kind not in NEVER_BY_ALL
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

"""What a clause leaves out: "all but the kitchen", "not the kitchen light, the study light"."""

from __future__ import annotations

from madang.things.plan import Refuse

from .clause import Clause
from .kinds import Kinds
from .mention import Mention
from .parts import things_in
from .places import Stop

__all__ = ["Exceptions"]


class Exceptions(Kinds):
    """What is meant and what is left out, of the mentions of one clause."""

    def _exceptions(self, clause: Clause) -> tuple[list[Mention], list[Mention]]:
        mentions = [m for i, m in enumerate(clause.mentions) if i not in clause.timed or m.entry.named]
        place = next((i for i, m in enumerate(mentions) if "quant.except" in m.tags), None)
        if place is None:
            return mentions, []
        if not clause.verb_final:
            if (swapped := self._contrary(mentions, place, clause)) is not None:
                return swapped
            return mentions[:place], mentions[place + 1 :]
        start = place
        if start and mentions[start - 1].has("act."):
            start -= 1  # "불 끄지 말고": not that
        while start and _of_exception(mentions[start - 1]):
            if things_in(mentions[start - 1 : start]) and _only_rooms(mentions[start:place]):
                break  # "불은 거실만 빼고": the lights, but that of the living room
            start -= 1
            if mentions[start].has("quant."):
                break
        return mentions[:start] + mentions[place + 1 :], mentions[start:place]

    def _contrary(
        self, mentions: list[Mention], place: int, clause: Clause
    ) -> tuple[list[Mention], list[Mention]] | None:
        """ "Not the kitchen light, the study light off": what comes after is meant, and nothing else."""
        before = any(m.entry.named or m.has("kind.") or m.has("quant.all") for m in mentions[:place])
        ends = [i for i, m in enumerate(mentions) if i > place and "join.and" in m.tags]
        if before or not ends or not mentions[place].has("quant.contrary"):
            return None
        clause.tags.add("quant.instead")
        return mentions[ends[0] + 1 :], mentions[place + 1 : ends[0]]

    def left_out(self, clause: Clause) -> tuple[str, ...]:
        """The rooms that the clause says are not meant."""
        return tuple(s for mention in self._exceptions(clause)[1] for s in self.spaces_of(mention, clause))

    def _excluded(self, mentions: list[Mention], clause: Clause) -> set[str]:
        found: set[str] = set()
        unknown = [m for m in mentions if "unknown" in m.tags]
        if unknown:
            raise Stop(Refuse("no_such_thing", clause.text.said(unknown[0].start, unknown[-1].end)))
        part: list[Mention] = []
        for mention in [*mentions, None]:
            if mention is not None and "join.and" not in mention.tags:
                part.append(mention)
                continue
            found |= self._excluded_part(part, clause)
            part = []
        return found

    def _excluded_part(self, part: list[Mention], clause: Clause) -> set[str]:
        """What is left out between two "and"s: things, in their rooms, or all that is in rooms."""
        owns = [(m, self.spaces_of(m, clause)) for m in part]
        spaces = [space for _, own in owns for space in own]
        things = [(m, own) for m, own in owns if m.entry.things or m.has("kind.")]
        found: set[str] = set()
        for mention, _ in things:
            elsewhere = [space for m, own in owns if m is not mention for space in own]
            found |= self._left_out(mention, elsewhere, clause)
        if not things or things[-1][1]:  # a room's word may be a thing's too
            found.update(t.id for space in spaces for t in self.blueprint.by_space[space])
        return found

    def _left_out(self, mention: Mention, spaces: list[str], clause: Clause) -> set[str]:
        """The things of one mention; refuses one that is not where it was said to be."""
        if not mention.entry.things:
            return {t.id for t in self._of_kinds(mention, spaces)}
        found = {i for i in mention.entry.things if self._inside(self.blueprint.things[i], spaces)}
        if not found and not mention.entry.spaces:
            raise Stop(Refuse("no_such_thing", clause.text.said(mention.start, mention.end)))
        return found


def _of_exception(mention: Mention) -> bool:
    """Whether a mention before "빼고" may be part of what is left out."""
    around = ("room.", "kind.", "skip.", "join.")
    return mention.entry.named or "unknown" in mention.tags or any(map(mention.has, around))


def _only_rooms(mentions: list[Mention]) -> bool:
    """Whether rooms and no things are named, up to the first "and"."""
    end = next((i for i, m in enumerate(mentions) if "join.and" in m.tags), len(mentions))
    part = mentions[:end]
    return any(m.entry.spaces or m.has("room.") for m in part) and not things_in(part)

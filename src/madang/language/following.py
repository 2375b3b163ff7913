"""Sentences that lean on the one before: "the bedroom too", "to 60", "a bit more", "no, the other one"."""

from __future__ import annotations

from collections.abc import Callable

from madang.things.blueprint import Blueprint
from madang.things.thing import Thing

from .clause import Clause
from .decide import decide
from .mention import Mention
from .scene import Thread
from .vocabulary import Entry

__all__ = ["SCALES", "Following"]

SCALES = {
    "temperature": ("warmer", "cooler"), "level": ("brighter", "dimmer"), "fan": ("fan_up", "fan_down"),
    "fan_mode": ("fan_up", "fan_down"), "humidity": ("humidity_up", "humidity_down"),
    "intensity": ("intensity_up", "intensity_down"), "position": ("open", "close"),
}  # fmt: skip
"""Operation on a value → those that say more and less of it."""
_STEPS = {step for steps in SCALES.values() for step in steps} | {"volume_up", "volume_down"}
"""Operations that "a bit more" does once more."""
_OF_KIND = {
    "light": "level", "fan": "fan", "air_purifier": "fan", "tv": "volume", "speaker": "volume",
    "curtain": "position", "blind": "position", "shutter": "position", "thermostat": "temperature",
    "heater": "temperature", "air_conditioner": "temperature", "humidifier": "humidity",
    "dehumidifier": "humidity", "diffuser": "intensity",
}  # fmt: skip
"""Kind → the operation on its value that "more" or "half" is about."""
_SHARES = ("quant.half", "quant.max", "quant.min", "quant.quarter")
_TARGETS = ("kind.", "named.", "attr.", "room.")
_HANGS = {"light", "curtain", "blind", "shutter"}
"""Kinds of which "the others" of a room are all that hang there."""


def _twin(thing: Thing, near: list[Thing]) -> list[Thing]:
    """Of several, the one that is called most like the thing: "bedside lamp left", "bedside lamp right"."""
    shared = [len(_words(thing) & _words(other)) for other in near]
    most = max(shared, default=0)
    return [near[shared.index(most)]] if most and shared.count(most) == 1 else near


def _words(thing: Thing) -> set[str]:
    return {word for name in thing.name.values() for word in name.lower().split()}


class Following:
    """What a clause without a verb or a target of its own takes from the sentence before."""

    def __init__(
        self, blueprint: Blueprint, thread: Thread, read: Callable[[str, str], list[Clause]], language: str
    ) -> None:
        self.blueprint = blueprint
        self.thread = thread
        self.read = read
        self.language = language
        self.repeated = False
        """Whether a clause did what was said before with another target or value."""

    def operation(self, clause: Clause) -> str | None:
        """A sentence without a verb repeats the last one there: "and the bedroom too", "the left one"."""
        if self.thread.operation is None:
            return None
        target = clause.has("named.things", "named.spaces", "quant.other", "quant.here") or any(
            tag.startswith(("kind.", "room.")) for tag in clause.tags
        )
        if not target and clause.quantities and len(clause.mentions) <= 4:
            clause.tags.add("quant.it")
            return self._again(clause)
        if not target and clause.has("bare") and clause.has("quant.bit", "quant.more"):
            clause.tags.add("quant.it")
            return self.thread.operation if self.thread.operation in _STEPS else None
        if not target and clause.has(*_SHARES) and (scale := self._scale()):
            clause.tags.add("quant.it")
            return scale
        named = clause.has("named.things") or any(tag.startswith("kind.") for tag in clause.tags)
        if not target or clause.has("has.percent") or (named and clause.quantities):
            return None
        return self._repeat(clause)

    def _scale(self) -> str | None:
        """The value of the things of the last sentence: "half", after the curtain was opened."""
        kinds = {
            thing.kind for i in self.thread.things if (thing := self.blueprint.things.get(i)) is not None
        }
        scales = {_OF_KIND.get(kind) for kind in kinds}
        return scales.pop() if len(scales) == 1 else None

    def same_scale(self, clause: Clause, operation: str | None, before: str, *, first: bool) -> str | None:
        """ "A bit lower" is about what the last sentence changed; "and the kitchen?" asks the same again."""
        bare = not any(tag.startswith(_TARGETS) for tag in clause.tags)
        if operation in ("volume_up", "volume_down") and bare and clause.has("act.up", "act.down"):
            if clause.has("bare") and clause.has("quant.more") and before in _STEPS:
                clause.tags.add("quant.it")
                return before
            if before not in _STEPS and (steps := SCALES.get(self._scale() or "")):
                clause.tags.add("quant.it")
                return steps[operation == "volume_down"]
            for scale, (up, down) in SCALES.items():
                if before in (scale, up, down):
                    clause.tags.add("quant.it")
                    return up if operation == "volume_up" else down
        place = clause.has("named.spaces") or any(tag.startswith("room.") for tag in clause.tags)
        other = any(tag.startswith(("kind.", "state.", "attr.", "named.things")) for tag in clause.tags)
        if operation == "look" and before.startswith("look_") and place and not other and first:
            return before
        return operation

    def name_others(self, clause: Clause) -> bool:
        """Put the others of the last sentence's things into a clause about them; whether there are some.

        They are of the same kind: those in the same room, else all.
        """
        things = [thing for i in self.thread.things if (thing := self.blueprint.things.get(i)) is not None]
        bare = not any(tag.startswith(("kind.", "named.", "room.")) for tag in clause.tags)
        if not things or not bare or not clause.has("quant.other") or len({t.kind for t in things}) > 1:
            return False
        kind = things[0].kind
        same = [t for t in self.blueprint.by_kind.get(kind, ()) if t.id not in self.thread.things]
        near = _twin(things[0], [t for t in same if t.space == things[0].space])
        if not same:
            return False
        entry = Entry()
        entry.things, entry.kinds = tuple(t.id for t in near or same), (kind,)
        clause.mentions.append(Mention(clause.end, clause.end, entry))
        clause.tags -= {"quant.other", "quant.except", "quant.instead"}
        clause.mentions = [m for m in clause.mentions if not (m.has("quant.except") or m.has("quant.other"))]
        clause.tags |= {"named.things", f"kind.{kind}"} | (
            {"quant.all"} if near and kind in _HANGS else set()
        )
        return True

    def _old(self, *, valued: bool = False) -> Clause | None:
        """The clause of the last sentence that said what was done."""
        before = self.read(self.thread.text, self.thread.language or self.language)
        fitting = (c for c in reversed(before) if decide(c) == self.thread.operation)
        found = next((c for c in fitting if c.quantities or not valued), None)
        leant = [c for c in before if c.has(*_SHARES)]  # "half", which leant on what was before it
        return found or (leant[-1] if leant and not valued else None)

    def _again(self, clause: Clause) -> str | None:
        """ "to 60": the same once more, with another value."""
        old = self._old(valued=True)
        if old is None:
            return None
        clause.tags |= {tag for tag in old.tags if not tag.startswith(("named.", "room.", "quant.", "kind."))}
        self.repeated = True
        return self.thread.operation

    def _repeat(self, clause: Clause) -> str | None:
        """Put the words of the last sentence that are not about its target into this clause."""
        old = self._old()
        if old is None or (clause.has("quant.other") and self.thread.things and not self.name_others(clause)):
            return None
        matter = {tag for tag in clause.tags if tag.startswith("attr.")}
        if matter and matter.isdisjoint(old.tags):
            return None  # another matter: the volume, after a timer
        self.repeated = True
        kinds = any(tag.startswith("kind.") for tag in clause.tags) or clause.has("named.things")
        for mention in old.mentions:
            about = mention.entry.named or mention.has("room.") or (kinds and mention.has("kind."))
            if about and not (not kinds and mention.has("kind.")):
                if not kinds and mention.entry.things:
                    self._same_kind(clause, mention.entry.things)
                continue
            if mention.has("kind."):
                clause.mentions.append(_borrowed(mention, clause))
        if (
            not kinds
            and self.thread.things
            and not any(m.has("kind.") or m.entry.things for m in old.mentions)
        ):
            self._same_kind(clause, self.thread.things)
        clause.tags |= {
            tag
            for tag in old.tags
            if (not tag.startswith(("named.", "room.", "quant.")) or tag in _SHARES)
            and (not kinds or not tag.startswith(("kind.", "k.")))
        }
        clause.quantities = clause.quantities or [q.moved(clause.end) for q in old.quantities]
        clause.spans, clause.when = clause.spans or old.spans, clause.when or old.when
        clause.mentions += [_borrowed(m, clause) for m in old.mentions if m.has("color.") or m.has("mode.")]
        return self.thread.operation

    def _same_kind(self, clause: Clause, things: tuple[str, ...]) -> None:
        """The bedroom's thing of the kind that was named in the last sentence."""
        kind = self.blueprint.things[things[0]].kind
        clause.mentions.append(Mention(clause.end, clause.end, Entry((f"kind.{kind}",))))
        clause.tags.add(f"kind.{kind}")


def _borrowed(mention: Mention, clause: Clause) -> Mention:
    """A mention of the last sentence, as if it stood at the end of this one."""
    return Mention(clause.end, clause.end, mention.entry, mention.value)

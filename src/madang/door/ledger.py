"""The ledger: what was done, for whom, why, with what outcome. Kept in the journal, the newest in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from madang.things.plan import parse_step
from madang.twin.journal import Entry
from madang.twin.twin import Twin

from .outcome import Act, Result, Who
from .records import Records
from .undo import can_be_undone

__all__ = ["Ledger", "read_act"]

_IN_MEMORY = 500


class Ledger:
    """Acts by their number. Numbers grow by one and are never used twice."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._acts: OrderedDict[int, Act] = OrderedDict()
        for entry in reversed(list(records.newest("act", _IN_MEMORY))):
            act = read_act(entry.body)
            self._acts[act.id] = act
        self._last = max(self._acts, default=0)

    def number(self) -> int:
        """The number for a new act."""
        self._last += 1
        return self._last

    async def write(self, act: Act) -> bool:
        """Keep an act, or a newer version of it; durable when it returns True (see `Records.write`)."""
        self._acts[act.id] = act
        while len(self._acts) > _IN_MEMORY:
            self._acts.popitem(last=False)
        return await self._records.write(Entry(act.at, "act", act, _key(act.id)))

    def note_reply(self, number: int, reply: str) -> None:
        """Add the sentence that was answered; written with whatever comes next, nobody waits for it."""
        act = self._acts.get(number)
        if act is not None and act.reply != reply:
            self._acts[number] = act = msgspec.structs.replace(act, reply=reply)
            self._records.write_soon(Entry(act.at, "act", act, _key(number)))

    def get(self, number: int) -> Act | None:
        """The act of that number, however old."""
        if (act := self._acts.get(number)) is not None:
            return act
        entry = self._records.find("act", _key(number))
        return read_act(entry.body) if entry else None

    def page(self, limit: int, before: int | None = None) -> list[Act]:
        """The newest acts (with a number below `before`), newest first, however old."""
        if before is None or len(self._acts) < _IN_MEMORY:
            near = [act for act in self.newest() if before is None or act.id < before][:limit]
            if len(near) == limit or len(self._acts) < _IN_MEMORY:
                return near
        key = None if before is None else _key(before)
        return [read_act(entry.body) for entry in self._records.newest("act", limit, key)]

    def newest(self) -> Iterator[Act]:
        """The acts in memory, newest first."""
        return reversed(self._acts.values())

    def last_of(self, who: Who) -> Act | None:
        """The person's last act; for nobody known, the last one through the same surface."""
        return next((act for act in self.newest() if _is_by(act, who)), None)

    def last_undoable(self, who: Who, twin: Twin, put_off: Collection[int] = ()) -> Act | None:
        """The person's last act that can be taken back; ``put_off``: acts of which something is to come."""
        mine = (act for act in self.newest() if _is_by(act, who) and act.undone_by is None)
        return next((act for act in mine if act.id in put_off or can_be_undone(act, twin)), None)


def _key(number: int) -> str:
    return f"{number:012d}"


def _is_by(act: Act, who: Who) -> bool:
    if who.person is None:
        return act.who.person is None and act.who.surface == who.surface
    return act.who.person == who.person


class _StoredResult(Result, frozen=True):
    step: dict[str, Any]  # type: ignore[assignment]


class _StoredAct(Act, frozen=True):
    results: tuple[_StoredResult, ...]


def read_act(body: bytes | msgspec.Raw) -> Act:
    """An act from its JSON. (Steps are told apart by their first key, which a decoder cannot do alone.)"""
    stored = msgspec.json.decode(body, type=_StoredAct)
    results = tuple(Result(**_fields(one) | {"step": parse_step(one.step)}) for one in stored.results)
    return Act(**_fields(stored) | {"results": results})


def _fields(struct: msgspec.Struct) -> dict[str, Any]:
    return {field: getattr(struct, field) for field in struct.__struct_fields__}

"""One run of a plan: steps on different things side by side, steps on one thing in order, up to a wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from madang.things.plan import Ask, Do, Look, Refuse, Wait
from madang.things.thing import Thing
from madang.twin.live import Live
from madang.twin.rehearsal import Foreseen

from .act import Sender, Watch, act
from .gate import Verdict
from .outcome import Result, Status

__all__ = ["Run", "unsent"]

_FAILURES = {"failed", "denied", "refused"}


class Run:
    """Steps with what was foreseen of them; `results` fills up, `under_way` is what must be watched on."""

    def __init__(
        self,
        live: Live,
        driver_of: Callable[[Thing], Sender],
        foreseen: Sequence[Foreseen],
        results: list[Result | None],
    ) -> None:
        self._live = live
        self._driver_of = driver_of
        self._foreseen = foreseen
        self.results = results
        self.under_way: list[tuple[Thing, Foreseen, Watch]] = []

    async def go(self, stop_on_failure: bool) -> list[int]:
        """Run what has no result yet, up to the first wait. Returns the places from the wait on, if any."""
        open_places = [i for i, result in enumerate(self.results) if result is None]
        wait = next((i for i in open_places if isinstance(self._foreseen[i].step, Wait)), len(self.results))
        later = [i for i in open_places if i >= wait]
        now = [i for i in open_places if i < wait]
        for i in later:
            self.results[i] = Result(self._foreseen[i].step, "scheduled", changed=self._foreseen[i].changed)
        if stop_on_failure:
            await self._in_order(now)
            return later
        lanes: dict[str, list[int]] = {}
        for i in now:
            step = self._foreseen[i].step
            lanes.setdefault(step.do if isinstance(step, Do) else f"#{i}", []).append(i)
        if len(lanes) == 1:
            await self._lane(next(iter(lanes.values())))
        elif lanes:
            await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))
        return later

    async def _lane(self, places: list[int]) -> None:
        for i in places:
            self.results[i] = await self._step(self._foreseen[i])

    async def _in_order(self, places: list[int]) -> None:
        failed = any(r is not None and r.status in _FAILURES for r in self.results)
        for i in places:
            step = self._foreseen[i].step
            result = Result(step, "skipped") if failed else await self._step(self._foreseen[i])
            failed = failed or result.status == "failed"
            self.results[i] = result

    async def _step(self, foreseen: Foreseen) -> Result:
        if not isinstance(foreseen.step, Do):
            return unsent(foreseen, Verdict("allow"))
        thing = self._live.twin.thing(foreseen.step.do)
        watch = Watch(self._live, foreseen, thing.id)
        result = await act(self._live, self._driver_of(thing), foreseen, watch)
        if result.status == "under_way":
            self.under_way.append((thing, foreseen, watch))
        else:
            watch.close()
        return result


def unsent(foreseen: Foreseen, verdict: Verdict, waits: bool = False) -> Result:
    """The result of a step that is not sent now: questions, refusals, what is denied or waits.

    In a rehearsal it is also the result of what could be sent: ``done``, with what would change.
    """
    step = foreseen.step
    if isinstance(step, Ask):
        return Result(step, "asked")
    if isinstance(step, Refuse):
        return Result(step, "refused", step.refuse)
    if verdict.answer == "deny":
        rule = foreseen.rule if verdict.reason == "rule" else None
        return Result(step, "denied", verdict.reason, foreseen.detail if rule else "", rule)
    if foreseen.error is not None:
        return Result(step, "refused", foreseen.error, foreseen.detail)  # type: ignore[arg-type]
    if waits or verdict.answer in ("confirm", "pin"):
        return Result(step, "waiting", changed=foreseen.changed, before=foreseen.before)
    if isinstance(step, Look):
        return Result(Look(step.look, step.attribute, foreseen.value, step.span), "answered")
    if isinstance(step, Wait):
        return Result(step, "waited")
    status: Status = "done" if foreseen.changed else "already"
    return Result(step, status, changed=foreseen.changed, before=foreseen.before)

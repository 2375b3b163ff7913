"""The door: the only way to act. Rehearse, judge, run, verify, write down."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, Literal

from msgspec.structs import replace

from madang.things.plan import Do, Plan, Refuse, Step, Wait
from madang.things.thing import Thing
from madang.things.units import Language, Moment, PersonId
from madang.twin.live import Live
from madang.twin.rehearsal import Foreseen, rehearse

from .act import Sender, Watch
from .gate import Verdict, judge, may_take_back, pins_for
from .later import Agenda
from .ledger import Ledger
from .outcome import Act, Noticed, Outcome, Pending, Reason, Result, Status, Waiting, Who
from .pins import check_pin
from .run import Run, unsent
from .undo import steps_back

__all__ = ["Door"]

PATIENCE = 120.0
"""Seconds that a plan waits for its person's word."""
PIN_TRIES = 3
_ASKS = ("confirm", "pin")
PIN_LOCK = 300.0
"""Seconds without another try after so many wrong ones."""


class Door:
    """Takes plans. Whatever asks for something (a voice, a click, a model, a rule), it goes through `run`."""

    def __init__(
        self,
        live: Live,
        ledger: Ledger,
        agenda: Agenda,
        driver_of: Callable[[Thing], Sender],
        words: Callable[[Thing], dict[Language, str]] = lambda thing: {},
    ) -> None:
        """``words`` says, in every language of the home, that a thing did not do as it was told after all."""
        self.live = live
        self.ledger = ledger
        self.agenda = agenda
        self.driver_of = driver_of
        self._words = words
        self.pending: dict[str, Pending] = {}
        self._tries: dict[str, int] = {}
        self._wrong: dict[PersonId | None, int] = {}
        self._locked: dict[PersonId | None, Moment] = {}
        self._background: set[asyncio.Task[None]] = set()

    # ------------------------------------------------------------------ what can be asked of it

    def rehearse(self, plan: Plan, who: Who) -> Outcome:
        """What would become of the plan. Nothing is touched, nothing is written down."""
        foreseen, verdicts = self._foresee(plan.steps, who)
        results = [unsent(f, v) for f, v in zip(foreseen, verdicts, strict=True)]
        return Outcome(None, tuple(results))

    async def run(
        self, plan: Plan, who: Who, why: str, *, undoes: int | None = None, confirmed: bool = False
    ) -> Outcome:
        """Do what may be done now, keep what comes later, ask for what needs a word; then write it down.

        ``confirmed``: the person gave their word when it was put off until now.
        """
        foreseen, verdicts = self._foresee(plan.steps, who, confirmed=confirmed or plan.stop_on_failure)
        if confirmed:
            verdicts = [replace(v, answer="allow") if v.answer in _ASKS else v for v in verdicts]
        if not plan.acts:
            return Outcome(None, tuple(unsent(f, v) for f, v in zip(foreseen, verdicts, strict=True)))
        entry = Act(self.ledger.number(), self.live.clock(), who, why, (), undoes=undoes)
        return await self._perform(plan, foreseen, verdicts, entry)

    async def confirm(self, pending_id: str, yes: bool, pin: str | None, who: Who) -> Outcome:
        """A person's word on a pending plan. Without the right PIN it stays pending, for three tries."""
        pending = self.pending.get(pending_id)
        if pending is None or not _may_answer(pending, who):
            return Outcome(None, (Result(Refuse("nothing_to_confirm"), "refused", "nothing_to_confirm"),))
        if not yes:
            return await self._drop(pending, "declined")
        right = pending.needs != "pin" or await self._pin_is_right(pending, pin, who)
        if pending_id not in self.pending:  # answered, or expired, while the PIN was looked at
            return Outcome(None, (Result(Refuse("nothing_to_confirm"), "refused", "nothing_to_confirm"),))
        if not right:
            if self._tries[pending_id] >= PIN_TRIES:
                return await self._drop(pending, "wrong_pin")
            results = tuple(Result(step, "waiting", "wrong_pin") for step in pending.steps)
            return Outcome(pending.act, results, pending)
        self._forget(pending)
        return await self._go_on(pending)

    async def undo(self, number: int | None, who: Who, why: str) -> tuple[Act | None, Outcome]:
        """Take an act back: the given one, or the person's last that can be. Returns that act, too."""
        twin = self.live.twin
        put_off = {item.act for item in self.agenda.items.values()}
        old = self.ledger.last_undoable(who, twin, put_off) if number is None else self.ledger.get(number)
        if old is None or old.undone_by is not None:
            return old, Outcome(None, (Result(Refuse("nothing_to_undo"), "refused", "nothing_to_undo"),))
        if not may_take_back(twin.blueprint, old, who):
            return None, Outcome(None, (Result(Refuse("not_allowed"), "denied", "role"),))
        called_off = await self.agenda.drop(old.id)
        steps = steps_back(old, twin)
        if not steps and not called_off:
            return old, Outcome(None, (Result(Refuse("nothing_to_undo"), "refused", "cannot_be_undone"),))
        if not steps:
            entry = Act(self.ledger.number(), self.live.clock(), who, why, (), undoes=old.id)
            written = await self.write(entry)
            await self._mark_undone(entry)
            return old, Outcome(entry.id, (), unwritten=not written)
        outcome = await self.run(Plan(steps), who, why, undoes=old.id)
        return old, outcome

    async def close(self) -> None:
        """Stop watching what is still under way."""
        for task in tuple(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    # ------------------------------------------------------------------ foresee and judge

    def _foresee(
        self, steps: Sequence[Step], who: Who, *, confirmed: bool = False
    ) -> tuple[list[Foreseen], list[Verdict]]:
        """What waits for a word has not happened yet for the steps that do not wait."""
        waits = any(isinstance(step, Wait) for step in steps)
        counted = {"allow", *_ASKS} if confirmed or waits else {"allow"}
        self.live.twin.now = self.live.clock()
        verdicts: list[Verdict] = []

        def happens(one: Foreseen) -> bool:
            verdicts.append(judge(self.live.twin.blueprint, one, who))
            return verdicts[-1].answer in counted

        foreseen, _ = rehearse(self.live.twin, steps, happens)
        for place, (one, verdict) in enumerate(zip(foreseen, verdicts, strict=True)):
            if isinstance(one.step, Wait) and verdict.answer == "deny":  # what comes after it does not come
                verdicts[place:] = [verdict] * (len(verdicts) - place)
                break
        return foreseen, verdicts

    # ------------------------------------------------------------------ run, verify, write down

    async def _perform(
        self, plan: Plan, foreseen: list[Foreseen], verdicts: list[Verdict], entry: Act
    ) -> Outcome:
        ordered = plan.stop_on_failure or any(isinstance(step, Wait) for step in plan.steps)
        asked = _asked(plan.steps, verdicts, ordered)
        results: list[Result | None] = [
            None if v.answer == "allow" and i not in asked and f.possible else unsent(f, v, i in asked)
            for i, (f, v) in enumerate(zip(foreseen, verdicts, strict=True))
        ]
        run = Run(self.live, self.driver_of, foreseen, results)
        if after_wait := await run.go(plan.stop_on_failure):
            rest = Plan(tuple(plan.steps[i] for i in after_wait), plan.stop_on_failure)
            await self.agenda.keep(entry, rest, self.live.clock())
        done = tuple(r for r in run.results if r is not None)
        pending = self._ask(entry, plan, foreseen, verdicts, sorted(asked)) if asked else None
        entry = replace(entry, results=done)
        written = await self.write(entry)
        self._watch_on(run, entry.id)
        if entry.undoes is not None and any(r.status in ("done", "under_way") for r in done):
            await self._mark_undone(entry)
        return Outcome(entry.id, done, pending, unwritten=not written)

    def _watch_on(self, run: Run, number: int) -> None:
        for thing, foreseen, watch in run.under_way:
            self._in_background(self._see_through(number, thing, foreseen, watch))

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _see_through(self, number: int, thing: Thing, foreseen: Foreseen, watch: Watch) -> None:
        """Watch what takes time; correct the ledger when it has arrived, or did not."""
        try:
            arrived = await watch.until(lambda: not any(watch.missing()), thing.what.patience)
        finally:
            watch.close()
        entry = self.ledger.get(number)
        if entry is None:
            return
        overtaken = any(_concerns(later, thing.id) for later in self._since(number))
        status: Status = "done" if arrived or overtaken else "failed"
        reason: Reason | None = None if status == "done" else "not_verified"
        results = tuple(
            replace(r, status=status, reason=reason) if r.step is foreseen.step else r for r in entry.results
        )
        await self.write(replace(entry, results=results))
        if reason is not None:
            self.live.tell(Noticed("not_verified", self._words(thing), thing.id, number))

    def _since(self, number: int) -> Iterable[Act]:
        return [entry for entry in self.ledger.newest() if entry.id > number]

    async def write(self, entry: Act) -> bool:
        """Write an act down (durable when it returns True) and tell everyone who watches."""
        written = await self.ledger.write(entry)
        self.live.tell(entry)
        return written

    async def _mark_undone(self, entry: Act) -> None:
        old = self.ledger.get(entry.undoes) if entry.undoes is not None else None
        if old is not None:
            await self.write(replace(old, undone_by=entry.id))

    # ------------------------------------------------------------------ what waits for a word

    def _ask(
        self,
        entry: Act,
        plan: Plan,
        foreseen: list[Foreseen],
        verdicts: list[Verdict],
        places: Sequence[int],
    ) -> Pending:
        now = self.live.clock()
        steps = tuple(foreseen[i].step for i in places)
        changes = tuple(change for i in places for change in foreseen[i].changed)
        risk = max((verdicts[i].risk for i in places), key=lambda r: r.rank)
        needs: Literal["yes", "pin"] = "pin" if any(verdicts[i].answer == "pin" for i in places) else "yes"
        name = secrets.token_hex(6)
        until, stop = now + PATIENCE, plan.stop_on_failure
        pending = Pending(name, entry.id, entry.who, steps, needs, risk, until, changes, stop_on_failure=stop)
        self.pending[name] = pending
        self._tries[name] = 0
        asyncio.get_running_loop().call_later(PATIENCE, self._expire, name)
        self._tell_waiting()
        return pending

    def say_pending(self, pending: Pending, texts: dict[Language, str]) -> Pending:
        """The same plan with its question in words (the door itself has no language)."""
        worded = replace(pending, text=texts.get(pending.who.language, ""), texts=texts)
        if pending.id in self.pending:
            self.pending[pending.id] = worded
            self._tell_waiting()
        return worded

    def latest_pending(self, who: Who) -> Pending | None:
        """The newest plan that waits for this person's word."""
        return next((p for p in reversed(self.pending.values()) if _may_answer(p, who)), None)

    def _expire(self, name: str) -> None:
        pending = self.pending.get(name)
        if pending is not None:
            self._in_background(self._let_go(pending))

    async def _let_go(self, pending: Pending) -> None:
        await self._drop(pending, "expired")

    async def _drop(self, pending: Pending, reason: Reason) -> Outcome:
        self._forget(pending)
        results = tuple(Result(step, "denied", reason) for step in pending.steps)
        await self._settle(pending, results)
        return Outcome(pending.act, results)

    async def _go_on(self, pending: Pending) -> Outcome:
        """Confirmed: rehearse again (the world may have changed), then do it."""
        foreseen, verdicts = self._foresee(pending.steps, pending.who, confirmed=True)
        results: list[Result | None] = [
            unsent(f, v) if v.answer == "deny" or not f.possible else None
            for f, v in zip(foreseen, verdicts, strict=True)
        ]
        entry = self.ledger.get(pending.act)
        run = Run(self.live, self.driver_of, foreseen, results)
        later = await run.go(pending.stop_on_failure)
        if later and entry is not None:
            rest = Plan(tuple(pending.steps[i] for i in later), pending.stop_on_failure)
            await self.agenda.keep(entry, rest, self.live.clock(), confirmed=True)
        done = tuple(r for r in run.results if r is not None)
        await self._settle(pending, done)
        self._watch_on(run, pending.act)
        return Outcome(pending.act, done)

    async def _settle(self, pending: Pending, results: tuple[Result, ...]) -> None:
        entry = self.ledger.get(pending.act)
        if entry is None:
            return
        news = iter(results)
        merged = tuple(next(news, r) if r.status == "waiting" else r for r in entry.results)
        await self.write(entry := replace(entry, results=merged))
        if entry.undoes is not None and any(r.status in ("done", "under_way") for r in results):
            await self._mark_undone(entry)

    def _forget(self, pending: Pending) -> None:
        self.pending.pop(pending.id, None)
        self._tries.pop(pending.id, None)
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        self.live.tell(Waiting(tuple(self.pending.values())))

    async def _pin_is_right(self, pending: Pending, pin: str | None, who: Who) -> bool:
        now = self.live.clock()
        if pin is None or now < self._locked.get(who.person, 0):
            return False
        self._tries[pending.id] += 1
        self._wrong[who.person] = self._wrong.get(who.person, 0) + 1  # over all that they asked for
        if self._wrong[who.person] >= PIN_TRIES:
            self._locked[who.person] = now + PIN_LOCK
            del self._wrong[who.person]
        pins = pins_for(self.live.twin.blueprint, who)
        right = await asyncio.to_thread(lambda: any(check_pin(pin, kept) for kept in pins))
        if right:
            self._locked.pop(who.person, None)
            self._wrong.pop(who.person, None)
        return right


def _asked(steps: Sequence[Step], verdicts: list[Verdict], ordered: bool) -> set[int]:
    """The places that wait for a word. Where order matters, all from the first such place, or wait, on."""
    asked = {i for i, verdict in enumerate(verdicts) if verdict.answer in _ASKS}
    if asked and ordered:
        waits = {i for i, step in enumerate(steps) if isinstance(step, Wait)}
        return set(range(min(asked | waits), len(verdicts)))
    return asked


def _may_answer(pending: Pending, who: Who) -> bool:
    return pending.who.person == who.person and (who.person is not None or pending.who.surface == who.surface)


def _concerns(entry: Act, thing_id: str) -> bool:
    return any(isinstance(r.step, Do) and r.step.do == thing_id for r in entry.results)

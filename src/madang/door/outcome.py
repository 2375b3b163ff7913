"""What became of a plan, step by step. Everything that people are told about an act comes from here."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from madang.things.plan import Step
from madang.things.trait import Risk
from madang.things.units import Language, Moment, PersonId
from madang.twin.live import Changed
from madang.twin.twin import Change

__all__ = [
    "Act",
    "Changed",
    "News",
    "Noticed",
    "Outcome",
    "Pending",
    "Reason",
    "Result",
    "Status",
    "Waiting",
    "Who",
]

Status = Literal[
    "done",  # seen: the device reports what was foreseen
    "under_way",  # the device took it and is on its way (a curtain that moves)
    "already",  # it was so before (and was sent all the same: a report can be stale)
    "failed",  # see reason
    "waiting",  # for a confirmation or a PIN
    "scheduled",  # kept for later: it comes after a Wait
    "denied",  # by the gate or by a house rule
    "refused",  # the plan itself says that it cannot be
    "skipped",  # an earlier step failed and the plan stops then
    "answered",  # a Look, with its value
    "asked",  # an Ask
    "waited",  # a Wait is over
]

Reason = Literal[
    "offline", "timeout", "device_refused", "not_verified", "driver_error",  # the device
    "rule", "role", "wrong_pin", "expired", "declined", "taint", "busy",  # the house
    "no_such_thing", "no_such_command", "no_such_space", "no_such_item", "no_such_attribute",
    "out_of_range", "bad_argument", "not_allowed", "not_understood", "nothing_to_undo",
    "nothing_to_confirm", "no_service", "cannot_be_undone", "disk_full",
]  # fmt: skip


class Who(Struct, frozen=True):
    """On whose behalf, through what, something is asked. Nobody known means a guest."""

    person: PersonId | None = None
    surface: str = "api"
    """Kind and name of the surface: ``page``, ``cli``, ``tv:living room``, ``house`` for rules and timers."""
    trusted: bool = True
    """A surface that only its person can use (a paired phone). A shared or spoken one is not."""
    tainted: bool = False
    """Text from outside (web, mail, tool results) took part in making the plan."""
    language: Language = "en"


class Result(Struct, frozen=True, omit_defaults=True):
    """One step and what became of it. ``changed`` is what was foreseen (waiting) or seen (done)."""

    step: Step
    status: Status
    reason: Reason | None = None
    detail: str = ""
    """For people who look closer: English, technical."""
    rule: str | None = None
    """Id of the house rule that forbids it."""
    changed: tuple[Change, ...] = ()
    before: tuple[Change, ...] = ()
    """The changed traits as they were: what undo goes back to."""


class Pending(Struct, frozen=True):
    """A plan that waits for its person's word."""

    id: str
    act: int
    who: Who
    steps: tuple[Step, ...]
    needs: Literal["yes", "pin"]
    risk: Risk
    expires_at: Moment
    foreseen: tuple[Change, ...]
    text: str = ""
    """The question, in the person's language."""
    texts: dict[Language, str] = {}
    """The question in every language of the home, for surfaces that show another one."""
    stop_on_failure: bool = False
    """Whether a failed step stops those after it, as the plan said."""


class Outcome(Struct, frozen=True):
    """What became of the whole plan."""

    act: int | None
    """Its number in the ledger; None where nothing was to be done (questions)."""
    results: tuple[Result, ...]
    pending: Pending | None = None
    unwritten: bool = False
    """It could not be written down (a full disk): a restart would forget it."""

    @property
    def ok(self) -> bool:
        """Nothing failed, was denied or refused, and nothing is waiting or asked."""
        good = {"done", "under_way", "already", "answered", "waited", "scheduled"}
        return not self.unwritten and all(result.status in good for result in self.results)


class Act(Struct, frozen=True, omit_defaults=True):
    """A line of the ledger: what was done, for whom, why, with what outcome."""

    id: int
    at: Moment
    who: Who
    why: str
    """The words that were said, or what else asked for it (``rule night_lock``, ``undo 12``, ``page``)."""
    results: tuple[Result, ...]
    reply: str = ""
    undoes: int | None = None
    undone_by: int | None = None
    extra: dict[str, Any] = {}


class Waiting(Struct, frozen=True):
    """News: the plans that wait for a word now."""

    pending: tuple[Pending, ...]


class Noticed(Struct, frozen=True):
    """News: something the house tells by itself."""

    kind: Literal["timer", "alarm", "reminder", "not_verified", "routine"]
    text: dict[Language, str]
    thing: str | None = None
    act: int | None = None


News = Changed | Act | Waiting | Noticed
"""What a home tells everyone who watches it."""

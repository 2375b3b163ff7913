"""The live protocol: every message, both ways. JSON text frames over one websocket at ``/live``.

`hello` → `state` (whole) → `event`s; `say`, `do`, `confirm`, `undo` ask for something and get a `reply`
(or an `error`) with the same ``id``. The TypeScript types of the page are generated from this file
(web/src/shared/wire.ts). docs/live.md describes the protocol for people who write a surface.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from madang.door.outcome import Act, Pending, Result
from madang.things.blueprint import HomeFacts
from madang.things.people import Role
from madang.things.rules import Rule
from madang.things.space import Space
from madang.things.thing import OwnCommand, TraitUse
from madang.things.trait import Risk
from madang.things.units import Language, Metres, Moment, PersonId, SpaceId, ThingId
from madang.twin.twin import Change

PROTOCOL = 1
"""Version of the live protocol. A hub refuses a `hello` with another one."""


# ------------------------------------------------------------------ surface → hub


class FromSurface(Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """Base of what a surface sends. ``id`` comes back in the answer."""

    id: int | str | None = None


class Hello(FromSurface, frozen=True, tag="hello"):
    """First message: who I am and what I can do."""

    version: int = PROTOCOL
    kind: Literal["page", "tv", "headset", "glasses", "voice", "cli", "api"] = "page"
    name: str = ""
    language: Language | None = None
    space: SpaceId | None = None
    """Where the surface stands: "the light" said here means the one here."""
    token: str | None = None
    """For surfaces that cannot send a cookie or an Authorization header."""
    person: PersonId | None = None
    """Only believed on the hub's own machine (loopback): act as this person."""


class Say(FromSurface, frozen=True, tag="say"):
    """Words of a person."""

    text: str = ""
    language: Language | None = None
    space: SpaceId | None = None
    dry: bool = False
    """Only plan and rehearse: the reply tells what would be done."""


class DoIt(FromSurface, frozen=True, tag="do"):
    """A plan made by hand: a click, a switch. Steps as in `madang plan`."""

    steps: tuple[dict[str, Any], ...] = ()
    dry: bool = False


class Confirm(FromSurface, frozen=True, tag="confirm"):
    """Yes or no to a pending plan."""

    pending: str = ""
    yes: bool = True
    pin: str | None = None


class Undo(FromSurface, frozen=True, tag="undo"):
    """Take an act back; without a number, the person's last one that can be."""

    act: int | None = None


class Ping(FromSurface, frozen=True, tag="ping"):
    """Answered with `pong`."""


AnyFromSurface = Hello | Say | DoIt | Confirm | Undo | Ping


# ------------------------------------------------------------------ hub → surface


class FromHub(Struct, frozen=True, tag_field="type"):
    """Base of what the hub sends."""


class CommandView(Struct, frozen=True):
    """A command of a thing, with the risk it has on it."""

    name: str
    risk: Risk


class ThingView(Struct, frozen=True):
    """A thing as surfaces see it. Its states come apart, in `state` and `event`s."""

    id: ThingId
    kind: str
    icon: str
    family: str
    name: dict[Language, str]
    space: SpaceId | None
    at: tuple[Metres, Metres, Metres] | None
    turn: float
    size: tuple[Metres, Metres, Metres] | None
    traits: dict[str, TraitUse]
    commands: tuple[CommandView, ...]
    own: dict[str, OwnCommand]


class PersonView(Struct, frozen=True):
    """A person as surfaces see them (no PIN)."""

    id: PersonId
    name: dict[Language, str]
    role: Role
    language: Language | None
    has_pin: bool


class You(Struct, frozen=True):
    """As whom this surface acts."""

    person: PersonId | None
    role: Role
    language: Language
    trusted: bool
    local: bool
    """On the hub's own machine: may switch person, see the developer drawer, start pairing."""


class State(FromHub, frozen=True, tag="state"):
    """Everything, once, after `hello` (and again after a surface fell behind)."""

    version: int
    seq: int
    """Sequence number of the last event that this state includes."""
    now: Moment
    home: HomeFacts
    spaces: tuple[Space, ...]
    things: tuple[ThingView, ...]
    people: tuple[PersonView, ...]
    rules: tuple[Rule, ...]
    states: dict[ThingId, dict[str, dict[str, Any]]]
    acts: tuple[Act, ...]
    """The last acts, newest first."""
    pending: tuple[Pending, ...]
    you: You


class Event(FromHub, frozen=True, tag="event"):
    """What changed in one moment: one frame for all surfaces, encoded once. ``seq`` counts changes, ``at`` is
    when the first of these happened."""

    seq: int
    at: Moment
    changes: tuple[Change, ...]


class ActEvent(FromHub, frozen=True, tag="act"):
    """A new line of the ledger, or an old one that changed (undone, verified later)."""

    act: Act


class PendingEvent(FromHub, frozen=True, tag="pending"):
    """All plans that wait for a word, whenever that list changes."""

    pending: tuple[Pending, ...]


class Reply(FromHub, frozen=True, tag="reply"):
    """The answer to `say`, `do`, `confirm` and `undo`."""

    id: int | str | None
    text: str
    language: Language
    ok: bool
    results: tuple[Result, ...]
    act: int | None = None
    pending: Pending | None = None
    dry: bool = False
    ms: float = 0


class Notice(FromHub, frozen=True, tag="notice"):
    """Something the house tells by itself: a timer rang, a lock did not close after all."""

    kind: Literal["timer", "alarm", "reminder", "not_verified", "routine", "lagging"]
    text: dict[Language, str]
    thing: ThingId | None = None
    act: int | None = None


class Error(FromHub, frozen=True, tag="error"):
    """What was wrong with a message. The connection goes on (but after a wrong `hello`)."""

    id: int | str | None
    code: str
    message: str


class Pong(FromHub, frozen=True, tag="pong"):
    """The answer to `ping`."""

    id: int | str | None = None


AnyFromHub = State | Event | ActEvent | PendingEvent | Reply | Notice | Error | Pong

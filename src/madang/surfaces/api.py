"""What goes in and out of the HTTP interface. Steps, outcomes, things and people are those of the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from madang.door.outcome import Act
from madang.language.frame import Frame
from madang.things.blueprint import HomeFacts
from madang.things.rules import Rule
from madang.things.space import Space
from madang.things.trait import Risk
from madang.things.units import Language, Moment, PersonId, SpaceId, ThingId

from .pairing import SurfaceKind
from .wire import PersonView, ThingView, You

Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
_NUMBER = Meta(ge=1, le=2**53 - 1, description="number of an act in the ledger")
ActNumber = Annotated[int, _NUMBER]
ActNumberInJson = Annotated[float, Meta(multiple_of=1), _NUMBER]
"""JSON has one kind of number: 7.0 is 7."""
Steps = Annotated[
    tuple[Annotated[dict[str, Any], Meta(extra_json_schema={"$ref": "#/components/schemas/Step"})], ...],
    Meta(min_length=1, max_length=200),
]


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what is sent in."""


class SayBody(Body, frozen=True):
    """Words of a person."""

    text: Text
    language: Language | None = None
    """Without it, the one that the text is in; where that cannot be seen, the person's."""
    space: SpaceId | None = None
    """Where it is said."""


class ParseBody(Body, frozen=True):
    """Words to take apart."""

    text: Text
    language: Language | None = None


class RehearseBody(Body, frozen=True):
    """Steps, as `madang plan` prints them."""

    steps: Steps


class DoBody(RehearseBody, frozen=True):
    """Steps to be done, and why (kept in the ledger)."""

    why: Annotated[str, Meta(max_length=200)] = "api"


class Confirmed(Body, frozen=True):
    """Yes or no to a plan that waits."""

    pending: Annotated[str, Meta(min_length=1, max_length=80)]
    yes: bool = True
    pin: Annotated[str, Meta(max_length=12)] | None = None


class UndoBody(Body, frozen=True):
    """Which act; without a number, the person's last one that can be undone."""

    act: ActNumberInJson | None = None


class StartPairing(Body, frozen=True):
    """For whom the code will be. With neither, the surface may say whose it is."""

    person: PersonId | None = None
    guest: bool = False


class PairBody(Body, frozen=True):
    """The code, and what the surface is."""

    code: Annotated[str, Meta(min_length=1, max_length=20)]
    name: Name
    kind: SurfaceKind = "page"
    person: PersonId | None = None


class Fault(Body, frozen=True):
    """How a virtual thing shall fail: ``none`` mends it."""

    thing: ThingId
    mode: Literal["none", "offline", "slow", "refuses", "stuck"]


class ThingFilter(Struct, frozen=True):
    """Which things."""

    space: SpaceId | UnsetType = UNSET
    """In this space, or one inside it."""
    kind: Annotated[str, Meta(max_length=60)] | UnsetType = UNSET
    trait: Annotated[str, Meta(max_length=60)] | UnsetType = UNSET


class LogFilter(Struct, frozen=True):
    """Which acts: newest first."""

    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    before: ActNumber | UnsetType = UNSET
    """Only acts with a smaller number: the ``next`` of the page before."""
    person: PersonId | UnsetType = UNSET
    thing: ThingId | UnsetType = UNSET


class HomeView(Struct, frozen=True):
    """The home, and as whom you look at it."""

    home: HomeFacts
    rules: tuple[Rule, ...]
    things: int
    spaces: int
    people: int
    now: Moment
    you: You


class ThingNow(Struct, frozen=True):
    """A thing with its state: trait → attributes."""

    thing: ThingView
    state: dict[str, dict[str, Any]]


class ThingList(Struct, frozen=True):
    """Things with their states."""

    things: tuple[ThingNow, ...]


class SpaceList(Struct, frozen=True):
    """All spaces."""

    spaces: tuple[Space, ...]


class PersonList(Struct, frozen=True):
    """Everyone the home knows."""

    people: tuple[PersonView, ...]


class CommandFacts(Struct, frozen=True):
    """A command as its trait declares it; ``args`` is a JSON Schema."""

    risk: Risk
    summary: str
    feature: str | None
    args: dict[str, Any]


class TraitFacts(Struct, frozen=True):
    """A trait; ``state`` is a JSON Schema."""

    icon: str
    about: str
    features: tuple[str, ...]
    state: dict[str, Any]
    commands: dict[str, CommandFacts]


class Catalog(Struct, frozen=True):
    """All traits by name."""

    traits: dict[str, TraitFacts]


class KindFacts(Struct, frozen=True):
    """A kind of thing: its icon, its family, its traits with their features."""

    icon: str
    family: str
    traits: dict[str, tuple[str, ...]]


class KindList(Struct, frozen=True):
    """All kinds by name."""

    kinds: dict[str, KindFacts]


class ActList(Struct, frozen=True):
    """A page of the log. ``next`` goes into ``before`` for the page after it; None at the end."""

    acts: tuple[Act, ...]
    next: int | None


class Frames(Struct, frozen=True):
    """What was understood, and how long it took (milliseconds)."""

    frames: tuple[Frame, ...]
    ms: float


class NewCode(Struct, frozen=True):
    """A pairing code, and the same as a QR code (SVG) of the address to open."""

    code: str
    expires_at: Moment
    url: str
    svg: str


class SurfaceView(Struct, frozen=True):
    """A paired surface. Its token is not told again."""

    id: str
    name: str
    kind: SurfaceKind
    person: PersonId | None
    trusted: bool
    created: Moment
    last_seen: Moment


class NewSurface(Struct, frozen=True):
    """A surface that was just paired. The token is told once; the cookie holds it, too."""

    token: str
    surface: SurfaceView


class SurfaceList(Struct, frozen=True):
    """All paired surfaces, oldest first."""

    surfaces: tuple[SurfaceView, ...]


class Revoked(Struct, frozen=True):
    """Which surface lost its token."""

    id: str


class Faulty(Struct, frozen=True):
    """How the thing fails now."""

    thing: ThingId
    mode: str


class Health(Struct, frozen=True):
    """Whether the hub is well. ``surfaces`` is the number of open websockets."""

    ok: bool
    version: str
    protocol: int
    surfaces: int
    trouble: str | None = None
    """Why nothing can be kept at the moment (a full disk), for people; then ``ok`` is false."""

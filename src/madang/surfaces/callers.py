"""Callers: as whom a request acts. Every request has a person, or is a guest's, or is not answered."""

from __future__ import annotations

import time

from msgspec import Struct
from starlette.requests import HTTPConnection

from madang.door.outcome import Who
from madang.things.blueprint import LANGUAGES
from madang.things.people import Role
from madang.things.units import Language, PersonId

from .errors import ApiError
from .home import HomeLike
from .limits import LOCAL, NETWORK, PAIRING, PINS, Limits, Rate
from .pairing import PERSONAL, Pairing
from .safety import Safety
from .wire import You

__all__ = ["COOKIE", "Caller", "Callers"]

COOKIE = "madang"


class Caller(Struct, frozen=True):
    """On whose behalf a request comes, and from where. ``key`` names the caller in rate limits."""

    person: PersonId | None
    role: Role
    trusted: bool
    local: bool
    language: Language
    key: str
    surface: str = "api"
    token: str | None = None
    """Id of the paired surface whose token was shown."""

    @property
    def owner(self) -> bool:
        """May pair, list and revoke surfaces."""
        return self.local or (self.role is Role.OWNER and self.trusted)

    def speaks(self, language: Language | None) -> Language:
        """The language to answer in: the one asked for, where the house speaks it, else the person's."""
        return language if language in LANGUAGES else self.language

    def who(self, language: Language | None = None) -> Who:
        """For the door."""
        return Who(self.person, self.surface, self.trusted, False, self.speaks(language))

    def you(self, language: Language | None = None) -> You:
        """For the surface itself."""
        return You(self.person, self.role, self.speaks(language), self.trusted, self.local)


class Callers:
    """Finds out who is asking, and how often they may."""

    def __init__(self, home: HomeLike, pairing: Pairing, safety: Safety) -> None:
        self.home = home
        self.pairing = pairing
        self.safety = safety
        self._limits = Limits()

    def of(
        self,
        connection: HTTPConnection,
        *,
        token: str | None = None,
        person: PersonId | None = None,
        surface: str = "api",
    ) -> Caller:
        """The caller of a request. Raises `ApiError` 401 for a wrong or missing token.

        `token` and `person` are what a `hello` gave; without them the headers tell.
        """
        headers = connection.headers
        client = connection.client.host if connection.client else None
        token = token or _token(connection)
        if token is None and self.safety.is_local(client, headers):
            return self._local(person or headers.get("x-madang-person"), surface)
        if token is None:
            raise ApiError(
                401,
                "not_paired",
                "This surface is not paired with the hub. Ask for a code at the hub (`madang pair`).",
                headers={"WWW-Authenticate": "Bearer"},
            )
        paired = self.pairing.find(token, time.time())
        if paired is None:
            raise ApiError(
                401,
                "wrong_token",
                "This token is not known, or was revoked. Pair the surface again.",
                headers={"WWW-Authenticate": "Bearer"},
            )
        known = self.home.blueprint.people.get(paired.person) if paired.person else None
        return Caller(
            person=known.id if known else None,
            role=known.role if known else Role.GUEST,
            trusted=paired.trusted and known is not None and _kind(surface, paired.kind) in PERSONAL,
            local=False,
            language=self._language(known.language if known else None),
            key=f"surface {paired.id}",
            surface=f"{_kind(surface, paired.kind)}:{paired.name}",
            token=paired.id,
        )

    def take(self, caller: Caller) -> None:
        """Count a request that acts. Raises `ApiError` 429 when there were too many."""
        self._take(caller.key, LOCAL if caller.local else NETWORK)

    def take_pin(self, caller: Caller) -> None:
        """Count a PIN. Raises `ApiError` 429 when there were too many."""
        self._take(f"pin {caller.key}", PINS)

    def take_pairing(self, connection: HTTPConnection) -> None:
        """Count a try to pair. Raises `ApiError` 429 when there were too many."""
        client = connection.client.host if connection.client else "?"
        self._take(f"pair {client}", PAIRING)

    def _take(self, key: str, rate: Rate) -> None:
        wait = self._limits.wait_for(key, rate, time.monotonic())
        if wait:
            seconds = Limits.retry_after(wait)
            raise ApiError(
                429,
                "too_many",
                f"Too many requests. Try again in {seconds} s.",
                headers={"Retry-After": seconds},
            )

    def _local(self, person: PersonId | None, surface: str) -> Caller:
        people = self.home.blueprint.people
        if person:
            if person not in people:
                raise ApiError(
                    403, "no_such_person", f"There is no person {person!r} in this home.", field="person"
                )
            chosen = people[person]
        else:
            chosen = next((p for p in people.values() if p.role is Role.OWNER), None)  # type: ignore[assignment]
        return Caller(
            person=chosen.id if chosen else None,
            role=chosen.role if chosen else Role.OWNER,
            trusted=surface in PERSONAL,
            local=True,
            language=self._language(chosen.language if chosen else None),
            key="local",
            surface=surface,
        )

    def _language(self, language: Language | None) -> Language:
        first = self.home.blueprint.facts.languages[:1]
        return next((one for one in (language, *first) if one in LANGUAGES), "en")


def _kind(said: str, paired: str) -> str:
    """A paired surface may say that it is a shared one now, never that it is a personal one."""
    return paired if said in PERSONAL or paired not in PERSONAL else said


def _token(connection: HTTPConnection) -> str | None:
    scheme, _, value = connection.headers.get("authorization", "").partition(" ")
    if value and scheme.lower() == "bearer":
        return value.strip()
    return connection.cookies.get(COOKIE)

"""Pairing: how a surface gets a token of its own, and how it loses it.

A code of six digits is shown on the hub's console or on an owner's page. Whoever types it in within five
minutes gets a token of 256 random bits. Only the token's SHA-256 is kept: it is random, so there is nothing
to guess and a slow password hash would only cost time; who steals the file still has no token.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from madang.things.units import Moment, PersonId

__all__ = ["CODE_LIFE", "PERSONAL", "Code", "Paired", "Pairing", "PairingError", "SurfaceKind"]

SurfaceKind = Literal["page", "tv", "headset", "glasses", "voice", "cli", "api"]
PERSONAL = frozenset({"page", "headset", "glasses", "cli", "api"})
"""Surfaces that only their person uses. A TV or a voice satellite hears everyone in the room."""

CODE_LIFE = 300.0
"""Seconds that a code lives."""
TRIES = 5
"""Wrong tries after which a code is worth nothing."""
SEEN_EVERY = 600.0
"""Seconds between two writes of `last_seen`."""


class PairingError(Exception):
    """What keeps a surface from being paired: ``code`` is ``no_code``, ``wrong_code``, ``not_for_you`` or
    ``bad_file``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Code(Struct, frozen=True):
    """A code that waits for a surface."""

    digits: str
    expires_at: Moment
    person: PersonId | None = None
    """Whom the surface will belong to; None leaves it to the surface."""
    guest: bool = False
    """The surface will belong to nobody."""


class Paired(Struct, frozen=True):
    """A surface that was paired. ``digest`` is the SHA-256 of its token (hex)."""

    id: str
    digest: str
    name: str
    kind: SurfaceKind
    person: PersonId | None
    trusted: bool
    created: Moment
    last_seen: Moment


class Pairing:
    """The paired surfaces of a home, kept in `path` (JSON, readable by its owner alone) or in memory."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._by_digest: dict[str, Paired] = {}
        self._code: Code | None = None
        self._tries = 0
        self._watchers: list[Callable[[str], None]] = []
        if path is not None and path.exists():
            try:
                listed = msgspec.json.decode(path.read_bytes(), type=list[Paired])
            except msgspec.DecodeError as error:
                raise PairingError(
                    "bad_file", f"{path}: {error}. Delete it to pair every surface anew."
                ) from None
            self._by_digest = {surface.digest: surface for surface in listed}

    @property
    def surfaces(self) -> tuple[Paired, ...]:
        """All paired surfaces, oldest first."""
        return tuple(self._by_digest.values())

    def start(self, now: Moment, *, person: PersonId | None = None, guest: bool = False) -> Code:
        """A new code; the one before is worth nothing from now on."""
        self._code = Code(f"{secrets.randbelow(1_000_000):06}", now + CODE_LIFE, person, guest)
        self._tries = 0
        return self._code

    def pair(
        self, digits: str, name: str, kind: SurfaceKind, person: PersonId | None, now: Moment
    ) -> tuple[str, Paired]:
        """The token (told once, here) and the surface. Raises `PairingError`."""
        code = self._check(digits, now)
        if code.guest and person is not None:
            raise PairingError("not_for_you", "this code is for a guest; leave `person` out")
        if code.person is not None and person not in (None, code.person):
            raise PairingError("not_for_you", f"this code is for {code.person!r}")
        self._code = None
        person = code.person or person
        token = secrets.token_urlsafe(32)
        surface = Paired(
            id=secrets.token_hex(6),
            digest=_digest(token),
            name=name,
            kind=kind,
            person=person,
            trusted=person is not None and kind in PERSONAL,
            created=now,
            last_seen=now,
        )
        self._by_digest[surface.digest] = surface
        self._write()
        return token, surface

    def find(self, token: str, now: Moment) -> Paired | None:
        """The surface of a token, or None; notes that it was seen."""
        surface = self._by_digest.get(_digest(token))
        if surface is not None and now - surface.last_seen > SEEN_EVERY:
            surface = msgspec.structs.replace(surface, last_seen=now)
            self._by_digest[surface.digest] = surface
            self._write()
        return surface

    def revoke(self, surface_id: str) -> bool:
        """Take a surface's token away, at once; False where there is no such surface."""
        for digest, surface in self._by_digest.items():
            if surface.id == surface_id:
                del self._by_digest[digest]
                self._write()
                for watcher in tuple(self._watchers):
                    watcher(surface_id)
                return True
        return False

    def watch(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """Call back with the id of each surface that is revoked; returns how to stop that."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def _check(self, digits: str, now: Moment) -> Code:
        code = self._code
        if code is None or now >= code.expires_at:
            self._code = None
            raise PairingError("no_code", "no code is waiting; ask for a new one at the hub (`madang pair`)")
        if not hmac.compare_digest(code.digits.encode(), digits.encode()):
            self._tries += 1
            if self._tries >= TRIES:
                self._code = None
            raise PairingError("wrong_code", "that is not the code")
        return code

    def _write(self) -> None:
        if self.path is None:
            return
        fresh = self.path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(list(self._by_digest.values()))))
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self.path)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()

"""A home that is opened here, in this process, for one command: no hub runs on its data folder."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from madang.commands.output import Problem
from madang.commands.session import blueprint_of
from madang.door.outcome import Who
from madang.hub import Home
from madang.language.frame import LONGEST_TEXT, Utterance
from madang.surfaces.views import thing_view
from madang.things.blueprint import Blueprint
from madang.things.people import Role
from madang.things.trait import CommandError
from madang.twin.journal import JournalError

__all__ = ["HomeSession"]

LONGEST = 60.0
"""Seconds to wait for things that are under way (a curtain); what takes longer (a vacuum) is left."""
PATIENCE = 5.0
"""Seconds to wait for the data folder while another command uses it."""


class HomeSession:
    """The home itself. Whoever runs a command on the hub's machine acts as its first owner."""

    def __init__(self, home: Home, runner: asyncio.Runner, folder: Path, person: str | None) -> None:
        people = home.blueprint.people
        if person is not None and person not in people:
            known = ", ".join(people) or "nobody"
            raise Problem(
                f"there is no person {person!r} here; known: {known}", code=2, kind="no_such_person"
            )
        owner = next((p.id for p in people.values() if p.role is Role.OWNER), None)
        self.home = home
        self.where = str(folder)
        self._run = runner.run
        self._person = person or owner
        self._spoken: str | None = None
        own = people[self._person].language if self._person else None
        self.languages: tuple[str, ...] = (*((own,) if own else ()), *home.blueprint.facts.languages)

    @classmethod
    @contextmanager
    def open(cls, file: Path, folder: Path, person: str | None) -> Iterator[HomeSession]:
        """Open the home of a home file on a data folder for the time of the block."""
        blueprint = blueprint_of(file)
        with asyncio.Runner() as runner:
            home = runner.run(_open(blueprint, folder))
            try:
                yield cls(home, runner, folder, person)
            finally:
                runner.run(home.close())

    def say(self, text: str, language: str, space: str | None, *, dry: bool = False) -> dict[str, Any]:
        if len(text) > LONGEST_TEXT:
            raise Problem(
                f"at most {LONGEST_TEXT} characters at once, not {len(text)}", code=2, kind="too_long"
            )
        if space is not None and space not in self.home.blueprint.spaces:
            known = ", ".join(self.home.blueprint.spaces) or "none"
            raise Problem(f"there is no space {space!r} here; known: {known}", code=2, kind="no_such_space")
        self._spoken = language
        who = self._who()
        utterance = Utterance(text, language, space, time.time(), self._person)
        if dry:
            return _reply(self.home.assistant.plan(utterance, who), dry=True)
        return _reply(self._run(self.home.assistant.hear(utterance, who)))

    def parse(self, text: str, language: str) -> dict[str, Any]:
        start = time.perf_counter()
        frames = self.home.assistant.parse(text, language)
        return _plain({"frames": frames, "ms": (time.perf_counter() - start) * 1e3})

    def confirm(self, pending: str, yes: bool, pin: str | None) -> dict[str, Any]:
        return _reply(self._run(self.home.assistant.confirm(pending, yes, pin, self._who())))

    def undo(self, act: int | None) -> dict[str, Any]:
        return _reply(self._run(self.home.assistant.undo(act, self._who())))

    def state(self) -> dict[str, Any]:
        blueprint = self.home.blueprint
        return _plain(
            {
                "home": blueprint.facts,
                "spaces": tuple(blueprint.spaces.values()),
                "things": tuple(thing_view(thing) for thing in blueprint.things.values()),
                "states": dict(self.home.twin.states.items()),
            }
        )

    def acts(self, count: int, person: str | None) -> list[dict[str, Any]]:
        acts = [act for act in self.home.ledger.page(count) if person in (None, act.who.person)]
        return _plain(acts[::-1])

    def settle(self, reply: dict[str, Any]) -> None:
        waiting = [r for r in reply["results"] if r["status"] == "under_way"]
        things = self.home.blueprint.things
        patience = max((things[r["step"]["do"]].what.patience for r in waiting), default=0)
        if patience <= LONGEST:
            self._run(self._arrive([change for r in waiting for change in r.get("changed", ())], patience))

    async def _arrive(self, changes: list[Any], seconds: float) -> None:
        end = time.monotonic() + seconds
        while changes and time.monotonic() < end:
            await asyncio.sleep(0.05)
            changes = [change for change in changes if not self._is_so(change)]

    def _is_so(self, change: Any) -> bool:
        thing, trait, values = change
        try:
            return all(_plain(self.home.twin.get(thing, f"{trait}.{a}")) == v for a, v in values.items())
        except CommandError:
            return True

    def _who(self) -> Who:
        """The person, answered in the language just spoken: a confirmation in that of its question."""
        return Who(self._person, "cli", True, False, self._spoken or self.languages[0])


async def _open(blueprint: Blueprint, folder: Path) -> Home:
    """Open the home; another command that has the folder just now is waited for."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return await Home.open(blueprint, folder)
        except JournalError as error:
            if error.reason != "locked" or time.monotonic() > end:
                raise Problem(str(error), kind=error.reason) from None
        await asyncio.sleep(0.05)


def _reply(answer: Any, dry: bool = False) -> dict[str, Any]:
    keys = ("text", "language", "ok", "results", "act", "pending", "ms")
    return _plain({key: getattr(answer, key) for key in keys} | {"dry": dry})


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)

"""A conversation with a home: with a running hub (far.py), or with the home itself, opened here (near.py)."""

from __future__ import annotations

import argparse
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from madang.commands.folder import holder
from madang.commands.output import Problem

__all__ = ["Session", "blueprint_of", "data_folder", "home_file", "open_session", "spoken_language"]


class Session(Protocol):
    """What both kinds can do. Everything travels as plain data, as in the live protocol (docs/live.md)."""

    languages: tuple[str, ...]
    """Languages to be expected, the person's own first."""
    where: str
    """The hub's address, or the data folder."""

    def say(self, text: str, language: str, space: str | None, *, dry: bool = False) -> dict[str, Any]:
        """Say something; `dry` only plans. Returns a reply."""

    def parse(self, text: str, language: str) -> dict[str, Any]:
        """What is understood: ``frames`` and ``ms``."""

    def confirm(self, pending: str, yes: bool, pin: str | None) -> dict[str, Any]:
        """Answer a waiting confirmation. Returns a reply."""

    def undo(self, act: int | None) -> dict[str, Any]:
        """Take an act back. Returns a reply."""

    def state(self) -> dict[str, Any]:
        """The whole home: things, spaces, states, as the live protocol's `state`."""

    def acts(self, count: int, person: str | None) -> list[dict[str, Any]]:
        """The last acts (of one person), oldest first."""

    def settle(self, reply: dict[str, Any]) -> None:
        """Wait until what is under way has arrived, where leaving would stop it."""


@contextmanager
def open_session(args: argparse.Namespace) -> Iterator[Session]:
    """The hub that ``--hub`` names, else the one that holds the data folder, else the home itself."""
    if args.hub:
        from madang.commands.far import HubSession

        with HubSession.open(args.hub, args.person) as session:
            yield session
        return
    folder = data_folder(args)
    running = holder(folder)
    if running is not None:
        from madang.commands.far import HubSession

        if args.home and str(Path(args.home).expanduser().resolve()) != running.get("home"):
            said = f"the hub on {folder} has another home, {running.get('home')}; give --data, too"
            raise Problem(said, code=2, kind="wrong_use")
        with HubSession.open(running["url"], args.person) as session:
            yield session
        return
    from madang.commands.near import HomeSession

    with HomeSession.open(home_file(args), folder, args.person) as session:
        yield session


def data_folder(args: argparse.Namespace) -> Path:
    """``--data``, else ``$MADANG_DATA``, else the user's data folder."""
    named = args.data or os.environ.get("MADANG_DATA")
    if named:
        return Path(named).expanduser()
    from madang.config import default_data_dir

    return default_data_dir()


def home_file(args: argparse.Namespace) -> Path:
    """``--home``, else ``home.yaml`` in the data folder, else the demo home."""
    if args.home:
        return Path(args.home).expanduser()
    own = data_folder(args) / "home.yaml"
    if own.is_file():
        return own
    from madang.config import demo_home

    return demo_home()


def blueprint_of(path: Path) -> Any:
    """The blueprint of a home file. Raises `Problem` that says file, line, field and what was expected."""
    from madang.config import HomeFileError, load_home

    try:
        return load_home(path)
    except HomeFileError as error:
        place = f"{error.file}:{error.line}" if Path(error.file).is_file() else error.file
        where = ": ".join(filter(None, (place, error.field)))
        raise Problem(
            f"{where}: {error.message}",
            code=2,
            kind="home_file",
            file=error.file,
            line=error.line,
            field=error.field,
        ) from None


def spoken_language(args: argparse.Namespace, languages: tuple[str, ...]) -> str:
    """``--lang``, else what the text is in; `languages` and then the system's are to be expected."""
    if args.lang:
        return str(args.lang)
    from madang.language.detect import detect_language

    system = (locale.getlocale()[0] or "")[:2]
    return detect_language(args.text or "", (*languages, system))

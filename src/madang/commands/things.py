"""`madang things`: what is in the home, and how it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from madang.commands.output import print_json, print_lines
from madang.commands.session import open_session

_SILENT = frozenset({"BasicInformation", "Own", "Announcement"})
_MOST = 60
"""Characters of the state that fit into a line."""


def run(args: argparse.Namespace) -> int:
    """Print a table (or JSON). 0 when there is something to print."""
    with open_session(args) as session:
        state = session.state()
        language = args.lang or session.languages[0]
    spaces = {space["id"]: _named(space["name"], language) for space in state["spaces"]}
    chosen = [thing for thing in state["things"] if _matches(args.filter, thing, spaces)]
    if args.json:
        print_json({"things": [{**thing, "state": state["states"].get(thing["id"], {})} for thing in chosen]})
        return 0 if chosen else 1
    rows = [
        (
            thing["id"],
            _named(thing["name"], language),
            spaces.get(thing["space"], ""),
            _how(state["states"].get(thing["id"], {})),
        )
        for thing in chosen
    ]
    if not rows:
        print_lines("nothing by that name" if args.filter else "this home has no things")
        return 1
    _table(rows) if sys.stdout.isatty() else print_lines(*("\t".join(row) for row in rows))
    return 0


def _table(rows: list[tuple[str, str, str, str]]) -> None:
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column, heading in enumerate(("thing", "name", "space")):
        width = max(cell_len(text) for text in (heading, *(row[column] for row in rows)))
        table.add_column(heading, style="dim" if column == 0 else None, no_wrap=True, min_width=width)
    table.add_column("now", no_wrap=True, overflow="ellipsis")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _named(name: Mapping[str, str], language: str) -> str:
    return name.get(language) or name.get("en") or next(iter(name.values()), "")


def _matches(word: str | None, thing: dict[str, Any], spaces: Mapping[str, str]) -> bool:
    if word is None:
        return True
    texts = [
        thing["id"],
        thing["kind"],
        thing["family"],
        *thing["name"].values(),
        spaces.get(thing["space"], ""),
    ]
    return any(word.casefold() in text.casefold() for text in texts)


def _how(state: Mapping[str, Mapping[str, Any]]) -> str:
    """The state in few words: what is on or off first, then what has a value."""
    words: list[str] = []
    if not state.get("BasicInformation", {}).get("reachable", True):
        words.append("away")
    for trait, attributes in state.items():
        if trait not in _SILENT:
            words += [
                _word(name, value) for name, value in attributes.items() if value not in (None, "", [], {})
            ]
    text = ", ".join(words)
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"


def _word(name: str, value: Any) -> str:
    if name == "on_off":
        return "on" if value else "off"
    if isinstance(value, bool):
        return name.replace("_", " ") if value else f"not {name.replace('_', ' ')}"
    if isinstance(value, int | float):
        return f"{name.replace('_', ' ')} {value:g}"
    if isinstance(value, list):
        return f"{len(value)} {name.replace('_', ' ')}"
    return str(value)

"""`madang say` and `madang undo`: something is done, and what became of it is told."""

from __future__ import annotations

import argparse
import getpass
from typing import Any

from madang.commands.output import Problem, on_terminal, print_json, print_lines
from madang.commands.session import Session, open_session, spoken_language
from madang.language.about import about
from madang.things.languages import LANGUAGES


def run(args: argparse.Namespace) -> int:
    """Say it (or undo), print the reply, ask when it waits for a word. 0 when everything was done."""
    if args.command == "say" and not args.text.strip():
        raise Problem("there is nothing to say", code=2, kind="no_text")
    with open_session(args) as session:
        if args.command == "undo":
            reply = session.undo(args.act)
        else:
            reply = session.say(args.text, spoken_language(args, session.languages), args.space)
        if args.json:
            session.settle(reply)
            print_json(reply)
            return 0 if reply["ok"] else 1
        print_lines(reply["text"])
        while reply.get("pending") and on_terminal():
            reply = _ask(session, reply["pending"])
            print_lines(reply["text"])
        session.settle(reply)
        return 0 if reply["ok"] else 1


def _ask(session: Session, pending: dict[str, Any]) -> dict[str, Any]:
    """Get the person's word: yes or no, or a PIN (nothing typed means no)."""
    try:
        if pending["needs"] == "pin":
            pin = getpass.getpass("PIN: ").strip()
            return session.confirm(pending["id"], bool(pin), pin or None)
        word = input("[y/N] ").strip().lower()
    except EOFError:
        word = ""
    return session.confirm(pending["id"], any(word in about(one).yes for one in LANGUAGES), None)

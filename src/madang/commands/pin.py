"""`madang pin`: the hash of a PIN, for the home file. The PIN is typed unseen, or comes on standard input."""

from __future__ import annotations

import argparse
import getpass
import sys

from madang.commands.output import Problem, print_json, print_lines


def run(args: argparse.Namespace) -> int:
    """Ask for the PIN twice in a terminal, read one line otherwise, and print the hash."""
    from madang.door.pins import hash_pin

    pin = _typed() if sys.stdin.isatty() else sys.stdin.readline().strip()
    try:
        hashed = hash_pin(pin)
    except ValueError as error:
        raise Problem(str(error), code=2, kind="bad_pin") from None
    if args.json:
        print_json({"pin": hashed})
    else:
        print_lines(hashed)
    return 0


def _typed() -> str:
    pin = getpass.getpass("PIN: ")
    if getpass.getpass("once more: ") != pin:
        raise Problem("the two PINs are not the same", kind="bad_pin")
    return pin

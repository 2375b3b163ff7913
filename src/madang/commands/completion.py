"""Shell completion: ``eval "$(madang completion bash)"`` in the shell's start file."""

from __future__ import annotations

import argparse

from madang.commands.output import print_json, print_lines


def run(args: argparse.Namespace) -> int:
    """Print what the shell has to load."""
    import argcomplete

    code = argcomplete.shellcode(["madang"], shell=args.shell)
    if args.json:
        print_json({"shell": args.shell, "code": code})
    else:
        print_lines(code)
    return 0

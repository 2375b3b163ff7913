"""The command line: what can be typed, and which file does it.

Nothing heavy is imported here, so that help and shell completion come at once; each command's module is
imported when the command runs. Exit codes: 0 done, 1 not done, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from madang import __version__
from madang.commands.output import Problem, tell_problem
from madang.things.languages import LANGUAGES

__all__ = ["main", "make_parser"]

NOT_DONE, WRONG_USE = 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    parser = make_parser()
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
    try:
        args = parser.parse_args(argv)
    except Problem as problem:
        tell_problem(problem, "--json" in (sys.argv[1:] if argv is None else argv))
        return problem.code
    if isinstance(getattr(args, "text", None), list):  # `madang say turn on the light`, without quotes
        args.text = " ".join(args.text) if args.text else None
    module = importlib.import_module(f"madang.commands.{args.module}")

    try:
        return int(module.run(args))
    except Problem as problem:
        tell_problem(problem, args.json)
        return problem.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `madang log | head`: whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except Exception as error:
        if "MADANG_DEBUG" in os.environ:
            raise
        said = f"a fault in Madang itself ({type(error).__name__}: {error}); MADANG_DEBUG=1 shows where"
        tell_problem(Problem(said, kind="internal"), args.json)
        return NOT_DONE


class _Parser(argparse.ArgumentParser):
    """A parser that tells wrong use as every other problem is told: in one line, or as JSON."""

    def error(self, message: str) -> NoReturn:
        raise Problem(f"{message}; `{self.prog} --help` shows how", code=WRONG_USE, kind="wrong_use")


def make_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = _Parser(
        prog="madang",
        description="Madang: a private assistant for every space you move through.",
        epilog="madang COMMAND --help tells more. Exit codes: 0 done, 1 not done, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"madang {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _running(commands)
    _speaking(commands)
    _looking(commands)
    _keeping(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse has no public name for it


def _command(commands: _Commands, name: str, module: str, help: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help, description=help[0].upper() + help[1:] + "."
    )
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")
    parser.set_defaults(module=module, command=name)
    return parser


def _running(commands: _Commands) -> None:
    serve = _command(commands, "serve", "serve", "start the hub: the home, the page, the API")
    _home(serve)
    serve.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    serve.add_argument(
        "--port", type=_port, default=8686, help="port to listen on (default: 8686; 0: any free)"
    )

    serve.add_argument(
        "--sync",
        choices=("interval", "commit"),
        default="interval",
        help="what a power cut may cost: the last 100 ms (interval, the default) or nothing (commit, slower)",
    )

    pair = _command(commands, "pair", "pair", "show a code and a QR that let a new device in")
    _hub(pair)
    pair.add_argument("--as", dest="person", metavar="PERSON", help="whose device it will be")

    surfaces = _command(commands, "surfaces", "pair", "list the devices that were let in, or shut one out")
    _hub(surfaces)
    surfaces.add_argument(
        "action",
        nargs="?",
        choices=("list", "revoke"),
        default="list",
        help="list them (default), or shut one out",
    )
    surfaces.add_argument(
        "surface", nargs="?", metavar="ID", help="which one to shut out, as `madang surfaces` lists it"
    )


def _speaking(commands: _Commands) -> None:
    say = _command(commands, "say", "say", "say something to the home, and do it")
    _words(say)

    plan = _command(commands, "plan", "plan", "tell what would be done, without doing it")
    _words(plan, batch=True)

    parse = _command(commands, "parse", "plan", "tell what was understood: intents and slots")
    _words(parse, batch=True)

    undo = _command(commands, "undo", "say", "take back the last act, or the one with that number")
    undo.add_argument("act", nargs="?", type=int, metavar="NUMBER", help="as `madang log` shows it")
    _person(undo)
    _hub(undo)


def _looking(commands: _Commands) -> None:
    things = _command(commands, "things", "things", "list the things of the home and how they are")
    things.add_argument(
        "filter", nargs="?", metavar="WORD", help="only what has this in its id, name, kind or space"
    )
    _language(things, "the person's")
    _person(things)
    _hub(things)

    log = _command(commands, "log", "log", "show what was done, the newest last")
    log.add_argument("--why", action="store_true", help="with the reason and the outcome of every step")
    way = log.add_mutually_exclusive_group()
    way.add_argument("--follow", action="store_true", help="go on showing what happens, until Ctrl-C")
    way.add_argument("--export", action="store_true", help="print the whole journal as JSON lines")
    way.add_argument(
        "--compact",
        action="store_true",
        help="drop single changes older than a month (acts stay); no hub may run",
    )
    log.add_argument(
        "--last", type=_count, default=20, metavar="N", help="how many acts to show (default: 20)"
    )
    log.add_argument("--as", dest="person", metavar="PERSON", help="only what this person asked for")
    _hub(log)


def _keeping(commands: _Commands) -> None:
    doctor = _command(commands, "doctor", "doctor", "check the installation, the home file and the hub")
    _hub(doctor)

    bench = _command(commands, "bench", "bench", "measure this machine with the demo home")
    bench.add_argument(
        "what",
        nargs="?",
        choices=("all", "parse", "plan", "twin", "say"),
        default="all",
        help="what to measure (default: all)",
    )

    schema = _command(commands, "schema", "schema", "print a JSON Schema: of the home file, or of a trait")
    schema.add_argument("what", choices=("home", "trait"), help="of what")
    schema.add_argument("name", nargs="?", metavar="TRAIT", help="which trait (without: all of them)")

    _command(commands, "pin", "pin", "turn a PIN into the hash that a home file may keep")

    completion = _command(
        commands, "completion", "completion", "print what the shell needs to complete madang commands"
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="which shell")


def _words(parser: argparse.ArgumentParser, *, batch: bool = False) -> None:
    parser.add_argument(
        "text", nargs="*" if batch else "+", metavar="TEXT", help="what to say, in one of the five languages"
    )
    _language(parser, "seen from the text")
    parser.add_argument("--in", dest="space", metavar="SPACE", help="the room it is said in: id of a space")
    _person(parser)
    _hub(parser)
    if batch:
        parser.add_argument(
            "--batch", metavar="FILE", help="JSON lines in, JSON lines out (-: standard input)"
        )


def _language(parser: argparse.ArgumentParser, default: str) -> None:
    help = f"ko, en, ja, de or ar (default: {default})"
    parser.add_argument("--lang", choices=LANGUAGES, metavar="LANG", help=help)


def _person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="person", metavar="PERSON", help="on whose behalf: id of a person of the home"
    )


def _home(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home", metavar="FILE", help="home file (default: home.yaml in the data folder, else the demo home)"
    )
    parser.add_argument(
        "--data",
        metavar="DIR",
        help="folder for the journal (default: $MADANG_DATA, else the user's data folder)",
    )


def _hub(parser: argparse.ArgumentParser) -> None:
    _home(parser)
    parser.add_argument(
        "--hub", metavar="URL", help="address of a running hub (default: the one that holds the data folder)"
    )


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of acts (1 or more)")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())

"""`madang serve`: the hub. It puts the home together, serves the page and the API, and says where to look."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import shlex
import signal
import sys
import time
from pathlib import Path
from typing import Any

from madang import __version__
from madang.commands.folder import holder, publish
from madang.commands.output import Problem, print_json, print_lines
from madang.commands.session import blueprint_of, data_folder, home_file
from madang.hub import Home
from madang.surfaces.pairing import Pairing, PairingError
from madang.surfaces.safety import is_loopback
from madang.surfaces.server import ServerError, reachable, serve
from madang.things.blueprint import Blueprint
from madang.twin.journal import JournalError

PAIRED = "surfaces.json"
"""File in the data folder that keeps the paired surfaces."""


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; 0 after a clean stop."""
    file, folder = home_file(args), data_folder(args)
    blueprint = blueprint_of(file)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(args, blueprint, file, folder))
    except JournalError as error:
        running = holder(folder)
        if error.reason == "locked" and running:
            message = f"a hub runs on {folder} already: {running['url']}"
            raise Problem(message, kind="locked", url=running["url"]) from None
        raise Problem(str(error), kind=error.reason) from None
    except ServerError as error:
        raise Problem(str(error), kind="cannot_listen") from None
    except PairingError as error:
        raise Problem(str(error), kind=error.code) from None
    return 0


async def _serve(args: argparse.Namespace, blueprint: Blueprint, file: Path, folder: Path) -> None:
    stop = asyncio.Event()
    _on_signals(stop)
    home = await Home.open(blueprint, folder, sync=args.sync)
    try:
        pairing = Pairing(folder / PAIRED)
        published: list[Any] = []

        def ready(url: str) -> None:
            near = url if is_loopback(args.host) else f"http://127.0.0.1:{url.rpartition(':')[2]}"
            facts = {"url": near, "pid": os.getpid(), "home": str(file.resolve()), "version": __version__}
            published.append(publish(folder, facts))
            published[0].__enter__()
            _greet(args, home, folder, url, near, pairing)

        try:
            await serve(home, host=args.host, port=args.port, pairing=pairing, stop=stop, ready=ready)
        finally:
            for one in published:
                one.__exit__(None, None, None)
    finally:
        await home.close()
    if not args.json:
        print_lines("", "  Madang has stopped. Everything is kept.")


def _greet(args: argparse.Namespace, home: Home, folder: Path, url: str, near: str, pairing: Pairing) -> None:
    facts = home.blueprint.facts
    name = facts.name.get(facts.languages[0]) or next(iter(facts.name.values()))
    things = sum(thing.kind != "person" for thing in home.blueprint.things.values())
    if args.json:
        print_json({"url": near, "home": name, "things": things, "data": str(folder), "pid": os.getpid()})
        return
    named = f" --data {shlex.quote(args.data)}" if args.data else ""
    if home.repaired:
        print(f"  {home.repaired}", file=sys.stderr)
    print_lines(
        "",
        f"  Madang {__version__} · {name} · {things} things",
        "",
        f"  Open    {near}",
        f'  Say     .venv/bin/madang say{named} "turn on the kitchen light"    in another terminal',
        f"  Data    {folder}",
        "  Stop    Ctrl-C",
        "",
    )
    if not is_loopback(args.host):
        _invite(f"{reachable(args.host)}:{url.rpartition(':')[2]}", pairing)


def _invite(address: str, pairing: Pairing) -> None:
    """Show how another device gets in."""
    from madang.commands.pair import show_code

    code = pairing.start(time.time())
    show_code(code.digits, f"http://{address}/?pair={code.digits}", code.expires_at)


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def _loop_factory() -> Any:
    try:
        import uvloop
    except ImportError:  # Windows
        return None
    return uvloop.new_event_loop

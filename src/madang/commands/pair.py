"""`madang pair` and `madang surfaces`: who may come in over the network. Both ask the running hub."""

from __future__ import annotations

import argparse
import time
from typing import Any
from urllib.parse import urlsplit

from madang.commands.far import Line
from madang.commands.folder import holder
from madang.commands.output import Problem, print_json, print_lines
from madang.commands.session import data_folder
from madang.surfaces.safety import is_loopback

__all__ = ["run", "show_code"]


def run(args: argparse.Namespace) -> int:
    """Start a pairing; list the paired surfaces; or shut one out."""
    line = _line(args)
    try:
        if args.command == "pair":
            return _pair(args, line)
        if args.action == "revoke":
            return _revoke(args, line)
        return _list(args, line)
    finally:
        line.close()


def show_code(digits: str, url: str, expires_at: float) -> None:
    """The code and its QR, in the terminal."""
    import segno

    minutes = max(1, round((expires_at - time.time()) / 60))
    print_lines(f"  Pair    open {url.partition('/?')[0]} on the device and type {digits[:3]} {digits[3:]},")
    print_lines(f"          or scan this (it works for {minutes} minutes; `madang pair` shows a new one)", "")
    segno.make(url, error="m").terminal(compact=True, border=2)


def _line(args: argparse.Namespace) -> Line:
    if args.hub:
        return Line(args.hub)
    running = holder(data_folder(args))
    if running is None:
        raise Problem("no hub is running; start it with: madang serve --host ADDRESS", kind="no_hub")
    return Line(running["url"])


def _pair(args: argparse.Namespace, line: Line) -> int:
    code = line.ask("POST", "/api/pair/start", {"person": args.person})
    if args.json:
        print_json({key: code[key] for key in ("code", "url", "expires_at")})
        return 0
    show_code(code["code"], code["url"], code["expires_at"])
    if is_loopback(urlsplit(code["url"]).hostname):
        print_lines(
            "  This hub can be reached from this machine only: `madang serve --host 0.0.0.0` opens it."
        )
    return 0


def _list(args: argparse.Namespace, line: Line) -> int:
    surfaces: list[dict[str, Any]] = line.ask("GET", "/api/surfaces")["surfaces"]
    if args.json:
        print_json({"surfaces": surfaces})
        return 0
    for one in surfaces:
        seen = time.strftime("%Y-%m-%d %H:%M", time.localtime(one["last_seen"]))
        print_lines(f"{one['id']}  {one['kind']:<8}  {one['person'] or 'guest':<12}  {seen}  {one['name']}")
    if not surfaces:
        print_lines("no device was let in yet; `madang pair` shows how")
    return 0


def _revoke(args: argparse.Namespace, line: Line) -> int:
    if not args.surface:
        raise Problem("name the device to shut out: madang surfaces revoke ID", code=2, kind="wrong_use")
    line.ask("DELETE", f"/api/surfaces/{args.surface}")
    if args.json:
        print_json({"ok": True, "revoked": args.surface})
    else:
        print_lines(f"{args.surface} is shut out")
    return 0

"""How long from nothing to the first answered command, and how much memory does the hub take?

Starts `madang serve` with the demo home and an empty data folder, asks it over HTTP to switch on a lamp as
soon as it says its address, and reads its resident memory after a hundred more commands.

    python benchmarks/start.py [--runs 7]

Prints every run; last, the median time in seconds.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from madang.config import demo_home

BAR_S, BAR_MB = 1.5, 150.0
COMMANDS = ("turn on the kitchen light", "turn off the kitchen light")


def start() -> tuple[float, float, float]:
    """One run: seconds to the first answered command, MB after it, MB after a hundred more."""
    with tempfile.TemporaryDirectory() as data:
        begun = time.perf_counter()
        hub = subprocess.Popen(
            [Path(sys.executable).with_name("madang"), "serve", "--json", "--port", "0",
             "--home", str(demo_home()), "--data", data],
            stdout=subprocess.PIPE,
        )  # fmt: skip
        try:
            assert hub.stdout is not None
            url = json.loads(hub.stdout.readline())["url"]
            line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
            say(line, COMMANDS[0])
            seconds = time.perf_counter() - begun
            first = resident(hub.pid)
            for number in range(100):
                say(line, COMMANDS[(number + 1) % 2])
            return seconds, first, resident(hub.pid)
        finally:
            hub.send_signal(signal.SIGINT)
            hub.wait(20)


def say(line: http.client.HTTPConnection, text: str) -> None:
    """A command that has to be done."""
    body = json.dumps({"text": text, "language": "en"})
    line.request("POST", "/api/say", body, {"Content-Type": "application/json"})
    reply = json.loads(line.getresponse().read())
    if not reply.get("ok"):
        raise SystemExit(f"{text!r} was not done: {reply}")


def resident(pid: int) -> float:
    """Resident memory in MB (10^6 bytes)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Run it, print the figure last."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = [start() for _ in range(parser.parse_args().runs)]
    for seconds, first, later in runs:
        print(f"{seconds:.2f} s to the first answer; {first:.0f} MB then, {later:.0f} MB after 100 more")
    median = statistics.median(run[0] for run in runs)
    memory = statistics.median(max(run[1:]) for run in runs)
    good = median <= BAR_S and memory <= BAR_MB
    print(f"median {median:.2f} s, {memory:.0f} MB")
    print(f"{'PASS' if good else 'FAIL'}: <= {BAR_S:g} s and <= {BAR_MB:.0f} MB")
    print(f"{median:.2f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

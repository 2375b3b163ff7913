"""How long until what happened is kept?

    .venv/bin/python benchmarks/journal.py [--data DIR]

From the call of `append` with one act of half a kilobyte to its return, for one who waits and for a hundred
who wait at once, in both modes of syncing. Bar: p50 <= 0.3 ms for one, on an SSD. The last line tells.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from typing import Literal

import uvloop

from madang.twin.journal import Entry, Journal

WHY = "거실 불 좀 켜 줘 " * 20


async def measure(folder: Path, sync: Literal["interval", "commit"], waiting: int, total: int) -> list[float]:
    """Milliseconds of each append, sorted."""
    journal = Journal.open(folder, sync=sync)
    taken: list[float] = []
    numbers = iter(range(total))

    async def one() -> None:
        for number in numbers:
            start = time.perf_counter()
            await journal.append(Entry(time.time(), "act", {"id": number, "why": WHY}, f"{number:012d}"))
            taken.append((time.perf_counter() - start) * 1e3)

    start = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(waiting)))
    rate = total / (time.perf_counter() - start)
    journal.close()
    taken.sort()
    print(f"{sync:8} {waiting:3} at once: {told(taken)}, {rate:6.0f} a second", flush=True)
    return taken


def told(taken: list[float]) -> str:
    """p50 and p99 in words."""
    return f"p50 {taken[len(taken) // 2]:.2f} ms, p99 {taken[len(taken) * 99 // 100]:.2f} ms"


def main() -> None:
    """Measure, and print one who waits last."""
    parser = argparse.ArgumentParser(description="How long until what happened is kept?")
    parser.add_argument(
        "--data", type=Path, help="a folder on the disk to measure (default: the temporary one)"
    )
    with tempfile.TemporaryDirectory(dir=parser.parse_args().data) as name:
        folder = Path(name)
        uvloop.run(measure(folder / "1", "commit", 1, 1_000))
        uvloop.run(measure(folder / "2", "commit", 100, 20_000))
        uvloop.run(measure(folder / "3", "interval", 100, 40_000))
        one = uvloop.run(measure(folder / "4", "interval", 1, 10_000))
    print(f"journal: {told(one)} from append to kept")


if __name__ == "__main__":
    main()

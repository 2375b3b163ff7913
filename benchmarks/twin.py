"""How long do a fork, a rehearsal and a simulated day take?

    .venv/bin/python benchmarks/twin.py

Bars: fork of a 10,000-thing home <= 20 µs, rehearsal of a 20-step plan <= 1 ms, 24 hours of the demo home's
timers, alarms and rules <= 100 ms. Prints the median of many runs of each; the last line is the figure.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from homes import big_home
from madang.config import demo_home, load_home
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.plan import Do, Step
from madang.twin.clockwork import advance
from madang.twin.rehearsal import rehearse
from madang.twin.twin import Twin

NOW = 1_790_000_000.0


def median_us(work: Callable[[], object], runs: int, warm_up: int = 3) -> float:
    """Median duration in microseconds."""
    for _ in range(warm_up):
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - start)
    return statistics.median(times) / 1e3


def twenty_steps(blueprint: Blueprint) -> list[Step]:
    """Twenty commands to twenty lamps."""
    lamps = blueprint.by_kind["light"][:20]
    return [Do(lamp.id, "LevelControl.move_to_level", {"level": 20 + i}) for i, lamp in enumerate(lamps)]


def busy_day(blueprint: Blueprint) -> Twin:
    """The demo home with a timer every hour and six alarms, besides its own rules."""
    twin = Twin(blueprint, NOW)
    timer, clock = blueprint.by_trait["Timer"][0].id, blueprint.by_trait["AlarmClock"][0].id
    for hour in range(24):
        twin.put(timer, twin.foresee(timer, "Timer.start", {"duration": 3600.0 * hour + 60}))
    for hour in (6, 7, 9, 13, 18, 22):
        twin.put(clock, twin.foresee(clock, "AlarmClock.add", {"time": f"{hour:02}:15"}))
    return twin


def main() -> None:
    big = Twin(read_blueprint(big_home(10_000)), NOW)
    fork = median_us(big.fork, 10_000)
    steps = twenty_steps(big.blueprint)
    rehearsal = median_us(lambda: rehearse(big, steps), 500)
    day_of = busy_day(load_home(demo_home()))
    happened = len(advance(day_of.fork(), NOW + 86_400))
    day = median_us(lambda: advance(day_of.fork(), NOW + 86_400), 30)
    print(f"things in the big home: {len(big.blueprint.things)}; events of the day: {happened}")
    print(f"fork {fork:.2f} µs (bar 20)")
    print(f"rehearsal of 20 steps {rehearsal / 1e3:.3f} ms (bar 1)")
    print(f"24 hours of the demo home {day / 1e3:.1f} ms (bar 100)")
    print(f"twin: fork {fork:.2f} µs, rehearsal {rehearsal / 1e3:.3f} ms, day {day / 1e3:.1f} ms")


if __name__ == "__main__":
    main()

"""How long does it take to read the demo home's file? And with other YAML parsers?

    .venv/bin/python benchmarks/home_file.py

ruamel.yaml is measured where it is installed (`.venv/bin/pip install ruamel.yaml`); Madang does not need it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import yaml

from madang.config import demo_home, load_home

ROUNDS = 5


def median_ms(work: Callable[[], object]) -> float:
    """Median of a few runs, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e3


def main() -> None:
    """Print every parser's time, and Madang's own last."""
    text = demo_home().read_text("utf-8")
    print(f"the demo home: {len(text.splitlines())} lines, {len(text) // 1024} thousand characters")
    print(f"PyYAML, libyaml:      {median_ms(lambda: yaml.load(text, yaml.CSafeLoader)):7.1f} ms")
    print(f"PyYAML, pure Python:  {median_ms(lambda: yaml.load(text, yaml.SafeLoader)):7.1f} ms")
    try:
        from ruamel.yaml import YAML
    except ImportError:
        print("ruamel.yaml:          not installed")
    else:
        print(f"ruamel.yaml, rt:      {median_ms(lambda: YAML(typ='rt').load(text)):7.1f} ms")
    own = median_ms(lambda: load_home(demo_home()))
    print(f"read and checked, with places for error messages: {own:.1f} ms")


if __name__ == "__main__":
    main()

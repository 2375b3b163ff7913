"""For all tests."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A real browser without a graphics card, on a machine that has other work, sometimes takes longer than
    anyone waits. A browser test that fails is tried twice more; what is broken fails three times."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))

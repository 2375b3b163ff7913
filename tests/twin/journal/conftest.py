"""A journal on disk and one in memory: the same stories hold for both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from madang.twin.journal import Journal


@pytest.fixture(params=["disk", "memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    journal = Journal.open(tmp_path if request.param == "disk" else None)
    yield journal
    journal.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"

"""The file is damaged: what can be read is saved, nothing is thrown away."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.twin.journal import Entry, Journal, JournalError

from .stories import NIGHT, act, fold, lamp


def put_aside(folder: Path) -> Path:
    (aside,) = (file for file in folder.glob("journal.db.broken-*") if file.name.endswith("Z"))
    return aside


async def thousand(folder: Path) -> None:
    """A journal of many pages, closed."""
    journal = Journal.open(folder)
    for number in range(1000):
        journal.append_soon(act(number, words="x" * 500))
    await journal.append(lamp(True))
    journal.close()


@cache
def whole() -> bytes:
    """The file of such a journal."""
    with TemporaryDirectory() as name:
        asyncio.run(thousand(Path(name)))
        return (Path(name) / "journal.db").read_bytes()


class TestDamage:
    async def test_what_can_be_read_is_saved_and_the_damaged_file_is_kept(self, folder: Path) -> None:
        await thousand(folder)
        damaged = bytearray((folder / "journal.db").read_bytes())
        for page in (40, 41, 90):
            damaged[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
        (folder / "journal.db").write_bytes(damaged)

        with pytest.raises(JournalError, match=r"damaged.*Restart"):
            list(read_all(folder))

        journal = Journal.open(folder)
        loaded = journal.load()
        assert loaded.repaired is not None
        assert "could be read" in loaded.repaired
        kept = {entry.key for entry in journal.entries(kind="act")}
        assert 950 < len(kept) < 1000
        assert fold(loaded.changes)["living_room.lamp", "OnOff"] == {"on_off": True}
        aside = put_aside(folder)
        assert aside.read_bytes() == damaged
        assert await journal.append(act(2000)) > 1000
        journal.close()

        journal = Journal.open(folder)
        assert journal.load().repaired is None
        journal.close()

    async def test_damage_found_while_running_is_repaired_at_the_next_start(self, folder: Path) -> None:
        await thousand(folder)
        journal = Journal.open(folder)
        await journal.snapshot([("living_room.lamp", "OnOff", {"on_off": True})], NIGHT)
        journal.close()
        data = bytearray((folder / "journal.db").read_bytes())
        for page in (40, 41, 90):
            data[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
        (folder / "journal.db").write_bytes(data)

        journal = Journal.open(folder)
        assert journal.load().repaired is None, "a start does not read old acts"
        with pytest.raises(JournalError, match="Restart Madang"):
            list(journal.entries())
        journal.close()
        journal = Journal.open(folder)
        assert "could be read" in (journal.load().repaired or "")
        assert len(list(journal.entries(kind="act"))) > 950
        journal.close()

    @pytest.mark.parametrize("content", [b"not a database at all" * 500, b"SQLite format 3\0" + b"\0" * 9000])
    async def test_a_file_that_is_no_database_is_put_aside(self, folder: Path, content: bytes) -> None:
        os.mkdir(folder)
        (folder / "journal.db").write_bytes(content)
        journal = Journal.open(folder)
        assert "0 entries could be read" in (journal.load().repaired or "")
        await journal.append(act(1))
        journal.close()
        aside = put_aside(folder)
        assert aside.read_bytes() == content

    async def test_a_rescue_that_was_cut_off_is_finished(self, folder: Path) -> None:
        await thousand(folder)
        (folder / "journal.db").rename(folder / "journal.db.saved")
        (folder / "journal.db-wal").write_bytes(b"of the damaged one")
        journal = Journal.open(folder)
        assert len(list(journal.entries(kind="act"))) == 1000
        journal.close()

    @settings(max_examples=30, deadline=None)
    @given(where=st.floats(0, 0.999), size=st.integers(1, 20_000), noise=st.none() | st.randoms())
    def test_no_damage_keeps_the_house_from_starting(
        self, where: float, size: int, noise: Any, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("journal")
        data = bytearray(whole())
        start = int(len(data) * where)
        data[start : start + size] = noise.randbytes(min(size, len(data) - start)) if noise else b""
        (folder / "journal.db").write_bytes(data)
        (folder / "journal.db.suspect").touch()

        async def live() -> str:
            try:
                journal = Journal.open(folder)
            except JournalError as error:
                return error.reason if error.reason in ("foreign", "newer") else str(error)
            await journal.append(act(5000))
            assert journal.record("act", "5000") is not None
            assert sum(1 for _ in journal.entries()) >= 1
            assert "5000" in {entry.key for entry in journal.entries(kind="act")}
            journal.close()
            return "lives"

        header = start < 100  # it may name another program, or a version to come: left alone then
        assert asyncio.run(live()) in (("lives", "foreign", "newer") if header else ("lives",))


def read_all(folder: Path) -> Iterator[Entry]:
    yield from Journal.read(folder).entries()

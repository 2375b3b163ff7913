"""The power is cut: at most the last 100 ms are lost."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from madang.twin.journal import Journal, JournalError

from .stories import act, lamp


class TestPowerCut:
    async def test_what_was_acknowledged_is_on_the_platter_within_the_interval(self, folder: Path) -> None:
        synced: list[float] = []
        journal = Journal.open(folder, interval_s=0.1, sync_file=lambda fd: synced.append(time.monotonic()))
        for number in range(6):
            await journal.append(act(number))
            acknowledged = time.monotonic()
            await asyncio.sleep(0.15)
            assert synced, "nothing was synced"
            assert synced[-1] - acknowledged < 0.1
        assert len(synced) == 6, "one sync serves all that was written, and none follows when nothing is"
        await asyncio.sleep(0.3)
        assert len(synced) == 6
        journal.close()

    async def test_a_slow_disk_holds_back_acknowledgements(self, folder: Path) -> None:
        def slow(fd: int) -> None:
            time.sleep(0.4)

        journal = Journal.open(folder, interval_s=0.1, sync_file=slow)
        unsynced: list[float] = []
        start = time.monotonic()
        while time.monotonic() - start < 0.35:
            await journal.append(act(1))
            unsynced.append(time.monotonic() - start)
        assert unsynced[0] < 0.1
        assert not [at for at in unsynced if 0.16 < at < 0.35], "acknowledged though the disk was behind"
        journal.close()

    async def test_flush_waits_for_the_platter(self, folder: Path) -> None:
        synced: list[int] = []
        journal = Journal.open(folder, interval_s=60, sync_file=synced.append)
        journal.append_soon(lamp(True))
        await journal.flush()
        assert len(synced) == 1
        journal.close()

    async def test_a_disk_that_fails_to_sync_is_never_trusted_again(self, folder: Path) -> None:
        def broken(fd: int) -> None:
            raise OSError(5, "Input/output error")

        journal = Journal.open(folder, interval_s=0.02, sync_file=broken)
        await journal.append(act(1))
        await asyncio.sleep(0.1)
        with pytest.raises(JournalError, match="Check the disk") as caught:
            await journal.append(act(2))
        assert caught.value.reason == "disk"
        assert journal.trouble is not None
        journal.close()

    async def test_commit_mode_makes_the_loss_nothing(self, folder: Path) -> None:
        journal = Journal.open(folder, sync="commit")
        assert journal._store.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        await journal.append(act(1))
        journal.close()
        assert [entry.key for entry in Journal.read(folder).latest("act")] == ["1"]

"""The power is cut: at most the last 100 ms are lost."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from madang.twin.journal import Journal, JournalError

from .stories import act, lamp


class TestPowerCut:
    async def test_what_was_acknowledged_is_on_the_platter_within_the_interval(self, folder: Path) -> None:
        synced: list[float] = []
        journal = Journal.open(folder, interval_s=0.2, sync_file=lambda fd: synced.append(time.monotonic()))
        for number in range(6):
            await journal.append(act(number))
            acknowledged = time.monotonic()
            async with asyncio.timeout(10):
                while len(synced) <= number:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            assert synced[-1] - acknowledged < 2, "ten times the interval, for a machine that has much to do"
        assert len(synced) == 6, "one sync serves all that was written, and none follows when nothing is"
        await asyncio.sleep(0.3)
        assert len(synced) == 6
        journal.close()

    async def test_what_the_platter_held_has_all_but_the_last_moment(
        self, folder: Path, tmp_path: Path
    ) -> None:
        """Each sync takes a picture of what a power cut right after it would leave."""
        acknowledged: list[tuple[float, str]] = []
        pictures: list[tuple[float, Path]] = []

        def picture(fd: int) -> None:
            begun = time.monotonic()
            copy = tmp_path / f"platter {len(pictures)}"
            copy.mkdir()
            log = os.pread(fd, os.fstat(fd).st_size, 0)
            (copy / "journal.db").write_bytes((folder / "journal.db").read_bytes())
            (copy / "journal.db-wal").write_bytes(log)
            pictures.append((begun, copy))

        journal = Journal.open(folder, interval_s=0.2, sync_file=picture)
        end = time.monotonic() + 0.9
        while time.monotonic() < end:
            number = len(acknowledged)
            await journal.append(act(number), lamp(number % 2 == 0))
            acknowledged.append((time.monotonic(), str(number)))
            await asyncio.sleep(0.003)
        cut = time.monotonic()
        journal.close()

        begun, left = [one for one in pictures if one[0] <= cut][-1]
        assert cut - begun < 2
        kept = {entry.key for entry in Journal.open(left).entries(kind="act")}
        assert {key for at, key in acknowledged if at <= begun} <= kept
        assert len(kept) > 10

    async def test_a_slow_disk_holds_back_acknowledgements(self, folder: Path) -> None:
        def slow(fd: int) -> None:
            time.sleep(0.8)

        journal = Journal.open(folder, interval_s=0.2, sync_file=slow)
        unsynced: list[float] = []
        start = time.monotonic()
        while time.monotonic() - start < 0.8:
            await journal.append(act(1))
            unsynced.append(time.monotonic() - start)
        assert unsynced[0] < 0.5
        assert not [at for at in unsynced if 0.5 < at < 0.8], "acknowledged though the disk was behind"
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

"""The hub is killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from madang.twin.journal import Journal

from .stories import act

HUB = """
    import asyncio, os, sys
    from pathlib import Path
    from madang.twin.journal import CHANGES, Entry, Journal

    async def person(journal, first):
        for number in range(first, 1_000_000, 10):
            changed = (("hall.lamp", "LevelControl", {"level": number}),)
            journal.append_soon(Entry(1.0, CHANGES, changed))
            await journal.append(Entry(1.0, CHANGES, changed), Entry(1.0, "act", {"id": number}, str(number)))
            os.write(1, b"%d\\n" % number)
            if number % 50 == 0:
                await journal.snapshot([("hall.lamp", "LevelControl", {"level": number})], 1.0)

    async def live():
        journal = Journal.open(Path(sys.argv[1]), sync=sys.argv[2])
        await asyncio.gather(*(person(journal, first) for first in range(10)))

    asyncio.run(live())
"""


class TestKill:
    @pytest.mark.parametrize("sync", ["interval", "commit"])
    def test_what_was_acknowledged_survives_kill_9(self, folder: Path, sync: str) -> None:
        known: set[str] = set()
        for life in range(4):
            hub = subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(HUB), folder, sync], stdout=subprocess.PIPE
            )
            assert hub.stdout is not None
            known.add(hub.stdout.readline().decode().strip())
            time.sleep(0.05 + 0.07 * life)
            hub.send_signal(signal.SIGKILL)
            said = hub.stdout.read().decode()
            hub.wait()
            known.update(said[: said.rfind("\n") + 1].split())

            journal = Journal.open(folder)
            kept = {entry.key for entry in journal.entries(kind="act")}
            assert known <= kept, f"lost: {known - kept}"
            assert journal.load().repaired is None
            journal.close()
        assert len(known) > 20

    async def test_a_torn_last_write_costs_that_write_alone(self, folder: Path, tmp_path: Path) -> None:
        journal = Journal.open(folder)
        for number in range(1, 11):
            await journal.append(act(number))
        cut = tmp_path / "after the power came back"
        cut.mkdir()
        whole = (folder / "journal.db-wal").read_bytes()
        (cut / "journal.db").write_bytes((folder / "journal.db").read_bytes())
        (cut / "journal.db-wal").write_bytes(whole[:-2000] + b"\0" * 2000)
        journal.close()

        journal = Journal.open(cut)
        assert [entry.key for entry in journal.latest("act")] == [str(number) for number in range(9, 0, -1)]
        assert journal.load().repaired is None
        assert await journal.append(act(10)) > 0
        journal.close()

"""The disk is full: refused whole, nothing lost, and on it goes when there is room."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest

from madang.twin.journal import CHANGES, SNAPSHOT, Entry, Journal, JournalError

from .stories import NIGHT, act, fold, lamp


def fill(journal: Journal) -> None:
    """No page more than there is: SQLite then answers as it does on a full disk."""
    run = journal._store.connection.execute
    run(f"PRAGMA max_page_count = {run('PRAGMA page_count').fetchone()[0]}")


def free(journal: Journal) -> None:
    journal._store.connection.execute("PRAGMA max_page_count = 1000000")


class TestFullDisk:
    async def test_acts_are_refused_whole_and_come_back_when_there_is_room(self, folder: Path) -> None:
        journal = Journal.open(folder)
        await journal.append(act(1))
        fill(journal)
        known, number = {"1"}, 1
        while journal.trouble is None:
            known.add(str(number))
            number += 1
            with suppress(JournalError):
                await journal.append(lamp(True), act(number, words="ㅎ" * 1000))
        with pytest.raises(JournalError, match="disk is full") as caught:
            await journal.append(lamp(True), act(number, words="ㅎ" * 1000))
        assert caught.value.reason == "full"
        assert "Free some space" in (journal.trouble or "")
        lost = str(number)

        free(journal)
        await journal.append(act(number + 1))
        assert journal.trouble is None
        kept = {entry.key for entry in journal.entries(kind="act")}
        assert kept == known | {str(number + 1)}
        assert lost not in kept, "refused means not done, not done later"
        assert len(journal.load().changes) == len(known) - 1
        journal.close()

    async def test_device_reports_are_caught_up_on_with_their_newest_values(self, folder: Path) -> None:
        journal = Journal.open(folder)
        fill(journal)
        for number in range(200):
            entry = Entry(NIGHT, CHANGES, (("hall.lamp", "Label", {"text": f"{number} {'x' * 2000}"}),))
            journal.append_soon(entry)
            if number % 20 == 0:
                await asyncio.sleep(0.03)
        with pytest.raises(JournalError, match="disk is full"):
            await journal.flush()
        free(journal)
        await journal.append(act(1))
        last = fold(journal.load().changes)["hall.lamp", "Label"]["text"]
        assert last.startswith("199 ")
        journal.close()

    async def test_a_snapshot_that_did_not_fit_hides_no_later_change(self, folder: Path) -> None:
        journal = Journal.open(folder)
        fill(journal)
        filling = [("hall.lamp", "Label", {"text": "x" * 100_000})]
        journal.append_soon(Entry(NIGHT, SNAPSHOT, [*filling, ("hall.lamp", "OnOff", {"on_off": False})]))
        await asyncio.sleep(0.05)
        journal.append_soon(lamp(True, NIGHT + 1, "hall.lamp"))
        await asyncio.sleep(0.05)
        assert "disk is full" in (journal.trouble or "")
        free(journal)
        await journal.append(act(1))
        assert fold(journal.load().changes)["hall.lamp", "OnOff"] == {"on_off": True}
        journal.close()

    def test_a_disk_that_is_truly_full(self, folder: Path) -> None:
        story = """
            import asyncio, os, subprocess, sys
            from pathlib import Path
            from madang.twin.journal import Entry, Journal, JournalError

            folder = Path(sys.argv[1])
            folder.mkdir()
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", folder]).returncode:
                sys.exit(77)

            async def live():
                journal = Journal.open(folder)
                known = []
                (folder / "holiday.jpg").write_bytes(b"x" * 200_000)
                try:
                    for number in range(1000):
                        await journal.append(Entry(1.0, "act", "x" * 3000, str(number)))
                        known.append(str(number))
                except JournalError as error:
                    assert error.reason == "full", error
                    refused = str(number)
                (folder / "holiday.jpg").unlink()
                await journal.append(Entry(1.0, "act", "room again", "after"))
                journal.close()
                kept = {entry.key for entry in Journal.read(folder).entries(kind="act")}
                assert kept == {*known, "after"}, (len(kept), len(known))
                assert refused not in kept
                print(len(known))

            asyncio.run(live())
        """
        command = ["unshare", "-rm", sys.executable, "-c", textwrap.dedent(story), folder]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        except FileNotFoundError:
            pytest.skip("no unshare here")
        if done.returncode == 77 or "unshare failed" in done.stderr:
            pytest.skip("may not mount here")
        assert done.returncode == 0, done.stdout + done.stderr
        assert int(done.stdout) > 5

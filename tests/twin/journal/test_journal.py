"""The journal keeps what happened, gives it back, refuses a second hub, and can be made small."""

from __future__ import annotations

import asyncio
import io
import json
import os
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.twin.journal import CHANGES, SNAPSHOT, Entry, Journal, JournalError

from .stories import NIGHT, act, ask, body, fold, lamp, python


class TestKeeping:
    async def test_what_happened_is_there_after_a_restart(self, folder: Path) -> None:
        journal = Journal.open(folder)
        assert await journal.append(lamp(True), act(1)) == 2
        assert await journal.append(lamp(False, NIGHT + 60)) == 3
        journal.close()

        journal = Journal.open(folder)
        loaded = journal.load()
        assert [values["on_off"] for _, _, values in loaded.changes] == [True, False]
        assert (loaded.seq, loaded.at, loaded.tail, loaded.repaired) == (3, NIGHT + 60, 2, None)
        assert body(journal.record("act", "1"))["why"] == "거실 불 켜줘"
        journal.close()
        assert not (folder / "journal.db-wal").exists(), "a clean end leaves one file"

    async def test_an_empty_journal_tells_that_it_is(self, journal: Journal) -> None:
        assert journal.load() == type(journal.load())((), 0, None, 0, None)
        assert journal.latest("act") == []
        assert journal.record("act", "1") is None

    async def test_the_order_of_the_calls_is_the_order_kept(self, journal: Journal) -> None:
        first = journal.append(lamp(True))
        journal.append_soon(lamp(False))
        second = journal.append(act(1))
        assert await second == 3
        assert await first == 1
        assert [values["on_off"] for _, _, values in journal.load().changes] == [True, False]

    async def test_reports_of_one_moment_share_a_row(self, folder: Path) -> None:
        journal = Journal.open(folder)
        for number in range(50):
            journal.append_soon(lamp(number % 2 == 0, NIGHT + number / 1000, f"lamp.n{number}"))
        await journal.flush()
        loaded = journal.load()
        assert len(loaded.changes) == 50
        assert loaded.tail < 10
        journal.close()

    async def test_a_body_that_is_no_json_is_refused_at_once(self, journal: Journal) -> None:
        with pytest.raises(TypeError):
            journal.append(Entry(NIGHT, "act", object(), "1"))
        assert await journal.append(act(1)) == 1

    async def test_who_stops_waiting_does_not_disturb_the_others(self, journal: Journal) -> None:
        left = journal.append(act(1))
        left.cancel()
        assert await journal.append(act(2)) == 2
        assert [entry.key for entry in journal.latest("act")] == ["2", "1"]

    async def test_a_closed_journal_says_so(self, folder: Path) -> None:
        journal = Journal.open(folder)
        journal.close()
        journal.close()
        with pytest.raises(JournalError, match="closed"):
            await journal.append(act(1))
        with pytest.raises(JournalError, match="closed"):
            journal.append_soon(act(1))

    async def test_closing_writes_what_was_queued(self, folder: Path) -> None:
        journal = Journal.open(folder)
        journal.append_soon(lamp(True))
        journal.close()
        assert len(Journal.read(folder).load().changes) == 1


Value = st.booleans() | st.integers(0, 100) | st.text(max_size=8)
Changes = st.lists(
    st.tuples(
        st.sampled_from(["hall.lamp", "kitchen.oven", "people.minji"]),
        st.sampled_from(["OnOff", "LevelControl"]),
        st.dictionaries(st.sampled_from(["on_off", "level", "name"]), Value, min_size=1),
    ),
    max_size=4,
)


class TestSnapshot:
    @settings(max_examples=40, deadline=None)
    @given(story=st.lists(st.tuples(st.sampled_from(["append", "soon", "snapshot"]), Changes), max_size=25))
    def test_snapshot_and_tail_fold_to_what_the_whole_log_does(
        self, story: list[tuple[str, Any]], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("journal")
        state: dict[tuple[str, str], dict[str, Any]] = {}

        async def live() -> None:
            journal = Journal.open(folder)
            for number, (what, changes) in enumerate(story):
                if what == "snapshot":
                    now = [(thing, trait, dict(values)) for (thing, trait), values in state.items()]
                    await journal.snapshot(now, NIGHT + number)
                    continue
                for thing, trait, values in changes:
                    state.setdefault((thing, trait), {}).update(values)
                entry = Entry(NIGHT + number, CHANGES, tuple(changes))
                if what == "append":
                    await journal.append(entry)
                else:
                    journal.append_soon(entry)
            journal.close()

        asyncio.run(live())
        journal = Journal.open(folder)
        assert fold(journal.load().changes) == state
        journal.close()

    async def test_a_start_reads_only_the_tail(self, folder: Path) -> None:
        journal = Journal.open(folder)
        for number in range(100):
            journal.append_soon(lamp(number % 2 == 0, NIGHT + number))
        await journal.snapshot([("living_room.lamp", "OnOff", {"on_off": False})], NIGHT + 100)
        await journal.append(lamp(True, NIGHT + 101))
        loaded = journal.load()
        assert (len(loaded.changes), loaded.tail) == (2, 1)
        journal.close()

    async def test_an_unreadable_snapshot_falls_back_on_the_one_before(self, folder: Path) -> None:
        journal = Journal.open(folder)
        for number in range(4):
            await journal.append(lamp(number % 2 == 0, NIGHT + number))
            await journal.snapshot(
                [("living_room.lamp", "OnOff", {"on_off": number % 2 == 0})], NIGHT + number
            )
        assert len(journal.latest(SNAPSHOT)) == 2, "older ones went"
        journal.close()
        with sqlite3.connect(folder / "journal.db") as database:
            database.execute("UPDATE entries SET body = '[[' WHERE seq = (SELECT max(seq) FROM entries)")
        database.close()
        journal = Journal.open(folder)
        assert fold(journal.load().changes) == {("living_room.lamp", "OnOff"): {"on_off": False}}
        journal.close()


def rights_of_others(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o077 for file in [folder, *folder.iterdir()]}


class TestOpening:
    async def test_a_second_hub_is_refused_and_told_who_holds_the_folder(self, folder: Path) -> None:
        holds = """
            import sys; from pathlib import Path; from madang.twin.journal import Journal
            journal = Journal.open(Path(sys.argv[1]))
            for line in sys.stdin:
                print("holding", flush=True)
        """
        with python(holds, folder) as child:
            assert ask(child) == "holding"
            with pytest.raises(JournalError, match=rf"process {child.pid}\).*--data") as caught:
                Journal.open(folder)
            assert caught.value.reason == "locked"
            child.kill()
        Journal.open(folder).close()

    def test_a_folder_that_may_not_be_written(self, folder: Path) -> None:
        story = """
            import os, sys
            from pathlib import Path
            from madang.twin.journal import Journal, JournalError

            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                Journal.open(Path(sys.argv[1]))
            except JournalError as error:
                print(error.reason, error)
        """
        with TemporaryDirectory() as name:
            os.chmod(name, 0o555)
            with python(story, name) as child:
                said, _ = child.communicate()
        assert said.startswith("read_only Madang may not write"), said
        assert "--data" in said

    @pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
    async def test_nobody_else_on_the_machine_reads_along(self, folder: Path) -> None:
        journal = Journal.open(folder)
        await journal.append(act(1))
        assert rights_of_others(folder) == {
            "data": 0,
            "journal.db": 0,
            "journal.db-wal": 0,
            "journal.db-shm": 0,
            "journal.lock": 0,
        }
        journal.close()

    def test_a_file_where_the_folder_should_be(self, folder: Path) -> None:
        folder.write_text("shopping list")
        with pytest.raises(JournalError, match="another folder with --data") as caught:
            Journal.open(folder)
        assert caught.value.reason == "read_only"
        assert folder.read_text() == "shopping list"

    async def test_a_journal_of_a_newer_madang_is_left_alone(self, folder: Path) -> None:
        Journal.open(folder).close()
        with sqlite3.connect(folder / "journal.db") as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
        before = (folder / "journal.db").read_bytes()
        for opening in (Journal.open, Journal.read):
            with pytest.raises(JournalError, match=r"newer Madang.*Update") as caught:
                opening(folder)
            assert caught.value.reason == "newer"
        assert (folder / "journal.db").read_bytes() == before

    def test_a_database_of_another_program_is_left_alone(self, folder: Path) -> None:
        folder.mkdir()
        with sqlite3.connect(folder / "journal.db") as database:
            database.execute("CREATE TABLE photos (name)")
        database.close()
        with pytest.raises(JournalError, match="belongs to another program") as caught:
            Journal.open(folder)
        assert caught.value.reason == "foreign"


class TestCompacting:
    async def test_old_changes_go_and_acts_stay(self, journal: Journal) -> None:
        for number in range(300):
            at = NIGHT + number
            await journal.append(
                lamp(number % 2 == 0, at), act(number % 100, at, words="x" * 200, turn=number)
            )
        await journal.snapshot([("living_room.lamp", "OnOff", {"on_off": False})], NIGHT + 300)
        await journal.append(lamp(True, NIGHT + 301))

        before = fold(journal.load().changes)
        acts = [(entry.key, bytes(entry.body)) for entry in journal.latest("act", limit=1000)]
        report = await journal.compact(NIGHT + 250)
        assert report.dropped == 250 + 200, "changes before the moment, versions of acts that no longer hold"
        assert report.bytes_after < report.bytes_before
        assert fold(journal.load().changes) == before
        assert [(entry.key, bytes(entry.body)) for entry in journal.latest("act", limit=1000)] == acts
        assert await journal.append(act(500)) == 603, "numbers go on"

    async def test_without_a_snapshot_no_change_goes(self, journal: Journal) -> None:
        await journal.append(lamp(True), lamp(False))
        assert (await journal.compact(NIGHT + 1000)).dropped == 0
        assert len(journal.load().changes) == 2

    async def test_old_acts_go_when_told(self, journal: Journal) -> None:
        await journal.append(act(1, NIGHT), act(2, NIGHT + 100))
        report = await journal.compact(0, records=NIGHT + 50)
        assert report.dropped == 1
        assert [entry.key for entry in journal.latest("act")] == ["2"]

    async def test_export_holds_everything_as_json_lines(self, journal: Journal) -> None:
        await journal.append(lamp(True), act(1), act(1, undone_by=2))
        await journal.append(Entry(NIGHT + 9, "notice", "차가 다 됐어요"))
        out = io.StringIO()
        assert journal.export(out) == 4
        lines = [json.loads(line) for line in out.getvalue().splitlines()]
        assert [line["kind"] for line in lines] == ["changes", "act", "act", "notice"]
        assert lines[0]["body"] == [["living_room.lamp", "OnOff", {"on_off": True}]]
        assert lines[3] == {"seq": 4, "at": NIGHT + 9, "kind": "notice", "key": "", "body": "차가 다 됐어요"}
        assert journal.export(io.StringIO(), since=NIGHT + 9) == 1

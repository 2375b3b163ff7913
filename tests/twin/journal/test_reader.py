"""Reading the journal: the newest records, the log, from another process too."""

from __future__ import annotations

from pathlib import Path

import pytest

from madang.twin.journal import CHANGES, SNAPSHOT, Entry, Journal, JournalError

from .stories import NIGHT, act, ask, body, lamp, python


class TestRecords:
    async def test_the_newest_version_of_an_act_holds_and_keeps_its_place(self, journal: Journal) -> None:
        for number in range(1, 6):
            await journal.append(act(number))
        await journal.append(act(2, undone_by=6))
        latest = journal.latest("act")
        assert [entry.key for entry in latest] == ["5", "4", "3", "2", "1"]
        assert body(latest[3])["undone_by"] == 6
        assert body(journal.record("act", "2"))["undone_by"] == 6

    async def test_acts_come_page_by_page(self, journal: Journal) -> None:
        await journal.append(*(act(number) for number in range(1, 8)))
        await journal.append(act(3, undone_by=8))
        page = journal.latest("act", limit=3)
        assert [entry.key for entry in page] == ["7", "6", "5"]
        page = journal.latest("act", limit=3, before=page[-1].key)
        assert [entry.key for entry in page] == ["4", "3", "2"]
        assert [entry.key for entry in journal.latest("act", limit=3, before="2")] == ["1"]

    async def test_a_pending_plan_that_was_answered_is_gone(self, journal: Journal) -> None:
        await journal.append(Entry(NIGHT, "pending", {"needs": "pin"}, "p1"))
        await journal.append(Entry(NIGHT, "pending", {"needs": "yes"}, "p2"))
        await journal.append(Entry(NIGHT + 5, "pending", None, "p1"))
        assert [entry.key for entry in journal.latest("pending")] == ["p2"]
        assert journal.record("pending", "p1") is None

    async def test_records_without_a_key_stand_for_themselves(self, journal: Journal) -> None:
        await journal.append(Entry(NIGHT, "notice", "tea is ready"), Entry(NIGHT, "notice", "wake up"))
        assert [body(entry) for entry in journal.latest("notice")] == ["wake up", "tea is ready"]


class TestLog:
    async def test_the_log_tells_newest_first_and_can_be_narrowed(self, journal: Journal) -> None:
        await journal.append(lamp(True, NIGHT), act(1, NIGHT))
        await journal.append(lamp(True, NIGHT + 60, "kitchen.lamp"), act(2, NIGHT + 60))
        await journal.append(act(1, NIGHT, undone_by=3))
        await journal.snapshot([("kitchen.lamp", "OnOff", {"on_off": True})], NIGHT + 70)

        assert [entry.seq for entry in journal.entries()] == [5, 4, 3, 1]
        assert [entry.seq for entry in journal.entries(limit=2)] == [5, 4]
        assert [entry.key for entry in journal.entries(kind="act")] == ["1", "2"]
        assert [entry.seq for entry in journal.entries(kind=CHANGES, since=NIGHT + 1)] == [3]
        assert [entry.seq for entry in journal.entries(until=NIGHT + 60)] == [5, 1]
        assert [entry.seq for entry in journal.entries(kind=SNAPSHOT)] == [6]
        (entry,) = journal.entries(thing="kitchen.lamp")
        assert entry.body == (("kitchen.lamp", "OnOff", {"on_off": True}),)

    async def test_a_long_log_is_read_in_pages(self, journal: Journal) -> None:
        await journal.append(*(act(number) for number in range(1, 1701)))
        assert [int(entry.key) for entry in journal.entries()] == list(range(1700, 0, -1))
        assert len(list(journal.entries(limit=1200))) == 1200

    async def test_another_process_reads_while_the_hub_writes(self, folder: Path) -> None:
        journal = Journal.open(folder)
        await journal.append(act(1))
        reads = """
            import sys; from pathlib import Path; from madang.twin.journal import Journal
            reader = Journal.read(Path(sys.argv[1]))
            for line in sys.stdin:
                print(len(list(reader.entries(kind="act"))), flush=True)
        """
        with python(reads, folder) as child:
            for number in range(2, 30):
                await journal.append(act(number))
                assert ask(child) == str(number)
        journal.close()

    def test_reading_where_no_hub_ever_ran_says_so(self, folder: Path) -> None:
        with pytest.raises(JournalError, match="no journal") as caught:
            Journal.read(folder)
        assert caught.value.reason == "missing"

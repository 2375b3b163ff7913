"""Fan-out, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from madang.door.outcome import Act, Changed, Noticed, Who
from madang.surfaces import fanout
from madang.surfaces.fanout import LONGEST, Fanout, Line, start


class Wire:
    """Where a line's frames arrive; ``open`` is cleared while nobody reads."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.frames: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.aborted = 0
        self.line = Line(self.send, lambda: '{"type":"state"}', self.abort)

    async def send(self, message: dict[str, Any]) -> None:
        await self.open.wait()
        self.frames.append(msgspec.json.decode(message["text"]))
        self.times.append(asyncio.get_running_loop().time())

    def abort(self) -> None:
        self.aborted += 1

    @property
    def types(self) -> list[str]:
        return [frame["type"] for frame in self.frames]


def changed(seq: int, level: int = 1) -> Changed:
    return Changed(seq, 1000.0 + seq, (("lamp", "LevelControl", {"current_level": level}),))


def joined(*wires: Wire) -> Fanout:
    made = Fanout()
    for wire in wires:
        made.join(wire.line)
    return made


async def test_the_first_change_after_quiet_goes_out_at_once() -> None:
    wire = Wire()
    many = [Wire() for _ in range(300)]
    fan = joined(wire, *many)
    fan.tell(changed(1))
    await asyncio.sleep(0)
    assert wire.types == ["state", "event"]


async def test_busy_changes_share_frames_and_wait_no_longer_than_promised() -> None:
    wires = [Wire() for _ in range(300)]
    fan = joined(*wires)
    loop = asyncio.get_running_loop()
    begun, number, told = loop.time(), 0, []
    while loop.time() - begun < 0.2:
        number += 1
        fan.tell(changed(number))
        told.append(loop.time())
        await asyncio.sleep(0.0005)
    fan.flush()
    events = wires[0].frames[1:]
    assert sum(len(event["changes"]) for event in events) == number
    assert len(events) <= 0.2 / LONGEST + 3
    assert events[-1]["seq"] == fan.seq == number
    assert wires[299].frames == wires[0].frames


async def test_two_surfaces_wait_for_nothing() -> None:
    wire = Wire()
    fan = joined(wire, Wire())
    for number in range(1, 6):
        fan.tell(changed(number))
        await asyncio.sleep(0.001)
    assert len(wire.types) == 6


async def test_news_keep_their_order() -> None:
    wire = Wire()
    fan = joined(wire, *(Wire() for _ in range(300)))
    fan.tell(changed(1))
    await asyncio.sleep(0)
    fan.tell(changed(2))
    fan.tell(Act(1, 0.0, Who("mina"), "lamp on", ()))
    fan.tell(Noticed("timer", {"en": "Tea!"}))
    assert wire.types == ["state", "event", "event", "act", "notice"]


async def test_a_frame_carries_the_time_of_its_first_change() -> None:
    wire = Wire()
    fan = joined(wire)
    fan.tell(changed(1))
    fan.tell(changed(2))
    fan.flush()
    assert wire.frames[-1]["at"] == 1001.0


async def test_who_does_not_read_is_dropped_and_comes_back_with_a_whole_state(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(fanout, "QUEUE_FRAMES", 10)
    sleeper, reader = Wire(), Wire()
    fan = joined(sleeper, reader)
    sleeper.open.clear()
    for number in range(1, 101):
        fan.tell(changed(number))
        fan.flush()
    assert len(sleeper.line._queue) <= 10
    assert len(reader.frames) == 101
    sleeper.line.answer('{"type":"reply"}')
    sleeper.open.set()
    await asyncio.sleep(0.01)
    assert sleeper.types == ["state", "event", "notice", "state", "reply"]
    fan.tell(changed(101))
    fan.flush()
    assert sleeper.frames[-1]["seq"] == 101


async def test_the_state_after_lagging_holds_what_was_not_told_yet(monkeypatch: Any) -> None:
    monkeypatch.setattr(fanout, "QUEUE_FRAMES", 3)
    sleeper = Wire()
    fan = Fanout()

    def state() -> str:
        fan.flush()
        return f'{{"type":"state","seq":{fan.seq}}}'

    sleeper.line.state = state
    fan.join(sleeper.line)
    sleeper.open.clear()
    for number in range(1, 9):
        fan.tell(changed(number))
        fan.flush()
    fan.tell(changed(9))
    sleeper.open.set()
    await asyncio.sleep(0.01)
    assert [frame.get("seq") for frame in sleeper.frames[-2:]] == [None, 9]


async def test_a_slow_reader_within_its_queue_gets_everything_in_order() -> None:
    slow = Wire()
    fan = joined(slow)
    slow.open.clear()
    for number in range(1, 51):
        fan.tell(changed(number))
        fan.flush()
    slow.open.set()
    await asyncio.sleep(0.01)
    assert [frame["seq"] for frame in slow.frames[1:]] == list(range(1, 51))


async def test_who_never_reads_again_is_let_go(monkeypatch: Any) -> None:
    monkeypatch.setattr(fanout, "PATIENCE", 0.02)
    gone = Wire()
    fan = joined(gone)
    gone.open.clear()
    fan.tell(changed(1))
    fan.flush()
    await asyncio.sleep(0.05)
    assert gone.aborted == 1
    assert gone.line.closed
    fan.tell(changed(2))
    fan.flush()
    assert gone.types == ["state"]


async def test_who_asks_without_reading_answers_is_let_go(monkeypatch: Any) -> None:
    monkeypatch.setattr(fanout, "QUEUE_FRAMES", 1)
    greedy = Wire()
    joined(greedy)
    greedy.open.clear()
    for _ in range(100):
        greedy.line.answer('{"type":"reply"}')
    assert greedy.aborted == 1


async def test_work_is_begun_at_once_and_finished_later() -> None:
    done: list[str] = []
    gate = asyncio.Event()

    async def work(wait: bool) -> None:
        done.append("begun")
        if wait:
            await gate.wait()
            await asyncio.sleep(0)
        done.append("finished")

    assert start(work(False)) is None
    rest = start(work(True))
    assert done == ["begun", "finished", "begun"]
    assert rest is not None
    task = asyncio.ensure_future(_await(lambda: rest))
    await asyncio.sleep(0)
    gate.set()
    await task
    assert done[-1] == "finished"


async def test_work_that_is_cancelled_hears_of_it() -> None:
    heard: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            heard.append("cancelled")
            raise

    rest = start(work())
    assert rest is not None
    task = asyncio.ensure_future(_await(lambda: rest))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert heard == ["cancelled"]
    assert task.cancelled()


async def _await(what: Callable[[], Any]) -> None:
    await what()

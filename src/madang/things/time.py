"""Timers, alarms, the calendar, task lists: kept by the house itself. Words of RFC 5545 where it has them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Struct, structs

from .recurrence import check_rule
from .trait import Call, CommandError, Effect, Trait, command
from .units import Moment, Seconds, SpaceId

Summary = Annotated[str, Meta(min_length=1, max_length=500)]
Rule = Annotated[str, Meta(min_length=10, max_length=200, description="RFC 5545 RRULE")]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]


class RunningTimer(Struct, frozen=True):
    """One countdown. ``ends_at`` is None while it is paused; then ``left`` holds the seconds."""

    id: int
    duration: Seconds
    ends_at: Moment | None
    name: str | None = None
    left: Seconds | None = None
    space: SpaceId | None = None


class Timer(Trait, frozen=True):
    """Countdowns."""

    icon = "timer"

    timers: tuple[RunningTimer, ...] = ()
    rang: tuple[RunningTimer, ...] = ()
    """Timers that ended and were not dismissed yet."""
    last_id: int = 0

    @command(momentary=True)
    def start(
        self,
        duration: Annotated[float, Meta(gt=0, le=31_536_000, description="seconds")],
        name: str | None = None,
        space: SpaceId | None = None,
        ends_at: Moment | None = None,
        *,
        now: Moment,
    ) -> Effect:
        """Start a countdown of so many seconds (or the rest of one, that ends when it would have)."""
        end = now + duration if ends_at is None else ends_at
        timer = RunningTimer(self.last_id + 1, duration, end, name, None, space)
        return self.to(timers=(*self.timers, timer), last_id=timer.id)

    @command()
    def cancel(self, id: int | None = None) -> Effect:
        """Cancel one countdown by its id, or all of them; silences those that rang."""
        if id is None:
            return self.to(timers=(), rang=())
        _find(self.timers + self.rang, id)
        return self.to(
            timers=tuple(t for t in self.timers if t.id != id), rang=tuple(t for t in self.rang if t.id != id)
        )

    @command()
    def pause(self, id: int, *, now: Moment) -> Effect:
        """Pause a countdown."""
        timer = _find(self.timers, id)
        if timer.ends_at is None:
            return self
        held = RunningTimer(
            timer.id, timer.duration, None, timer.name, max(0.0, timer.ends_at - now), timer.space
        )
        return self.to(timers=tuple(held if t.id == id else t for t in self.timers))

    @command()
    def resume(self, id: int, *, now: Moment) -> Effect:
        """Go on after a pause."""
        timer = _find(self.timers, id)
        if timer.ends_at is not None:
            return self
        going = RunningTimer(timer.id, timer.duration, now + (timer.left or 0), timer.name, None, timer.space)
        return self.to(timers=tuple(going if t.id == id else t for t in self.timers))

    @command()
    def add_time(self, id: int, by: float, *, now: Moment) -> Effect:
        """Lengthen (above 0) or shorten (below 0) a countdown by so many seconds."""
        timer = _find(self.timers, id)
        left = timer.left if timer.ends_at is None else timer.ends_at - now
        left = max(0.0, (left or 0) + by)
        longer = RunningTimer(
            timer.id,
            max(0.0, timer.duration + by),
            None if timer.ends_at is None else now + left,
            timer.name,
            left if timer.ends_at is None else None,
            timer.space,
        )
        return self.to(timers=tuple(longer if t.id == id else t for t in self.timers))

    @command()
    def ring(self, id: int) -> Effect:
        """The countdown is over (sent by the house's own clock)."""
        timer = _find(self.timers, id)
        return self.to(timers=tuple(t for t in self.timers if t.id != id), rang=(*self.rang, timer))

    def restore(self, before: Timer) -> list[Call] | None:
        was, now = {t.id: t for t in before.timers}, {t.id: t for t in self.timers}
        calls: list[Call] = [("Timer.cancel", {"id": id}) for id in now if id not in was]
        for id, timer in was.items():
            calls += _changed_back(now[id], timer) if id in now else []
        rang = {t.id for t in self.rang}
        for number, timer in enumerate((t for t in before.timers if t.id not in now.keys() | rang), 1):
            calls += _started_again(timer, self.last_id + number)
        return calls or None


def _changed_back(timer: RunningTimer, before: RunningTimer) -> list[Call]:
    """From a countdown that was paused, resumed or lengthened to what it was."""
    calls: list[Call] = []
    if (timer.ends_at is None) != (before.ends_at is None):
        calls.append((f"Timer.{'resume' if timer.ends_at is None else 'pause'}", {"id": timer.id}))
    elif timer.duration != before.duration:
        calls.append(("Timer.add_time", {"id": timer.id, "by": before.duration - timer.duration}))
    return calls


def _started_again(timer: RunningTimer, id: int) -> list[Call]:
    """A countdown that was cancelled, with the end it had; it will get that id."""
    args = {"duration": timer.duration or 1.0, "name": timer.name, "space": timer.space}
    if timer.ends_at is not None:
        return [("Timer.start", args | {"ends_at": timer.ends_at})]
    return [("Timer.start", args | {"duration": timer.left or 1.0}), ("Timer.pause", {"id": id})]


class Alarm(Struct, frozen=True):
    """One alarm: a time of day at the home, once on a date or on days of the week."""

    id: int
    time: Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="HH:MM, local time")]
    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None
    days: tuple[Weekday, ...] = ()
    name: str | None = None
    enabled: bool = True

    def __post_init__(self) -> None:
        """Raises ValueError for a date that no calendar has."""
        if self.date is not None:
            date.fromisoformat(self.date)


class AlarmClock(Trait, frozen=True):
    """Alarms."""

    icon = "alarm-clock"

    alarms: tuple[Alarm, ...] = ()
    ringing: tuple[int, ...] = ()
    last_id: int = 0

    @command()
    def add(
        self,
        time: Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")],
        date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None,
        days: tuple[Weekday, ...] = (),
        name: str | None = None,
    ) -> Effect:
        """Set an alarm at a local time, once on a date, or on days of the week."""
        try:
            alarm = Alarm(self.last_id + 1, time, date, days, name)
        except ValueError as error:
            raise CommandError("bad_argument", f"AlarmClock.add: {error}", field="date") from None
        return self.to(alarms=(*self.alarms, alarm), last_id=alarm.id)

    @command()
    def remove(self, id: int | None = None) -> Effect:
        """Remove an alarm by its id, or all."""
        if id is None:
            return self.to(alarms=(), ringing=())
        _find(self.alarms, id)
        return self.to(
            alarms=tuple(a for a in self.alarms if a.id != id),
            ringing=tuple(i for i in self.ringing if i != id),
        )

    @command()
    def ring(self, id: int) -> Effect:
        """An alarm's time has come (sent by the house's own clock). One that was for a date is used up."""
        alarm = _find(self.alarms, id)
        kept = self.alarms if alarm.days else tuple(a for a in self.alarms if a.id != id)
        return self.to(alarms=kept, ringing=tuple(sorted({*self.ringing, id})))

    @command()
    def dismiss(self) -> Effect:
        """Silence what is ringing."""
        return self.to(ringing=())

    def restore(self, before: AlarmClock) -> list[Call] | None:
        new = [a for a in self.alarms if a.id > before.last_id]
        if new:
            return [("AlarmClock.remove", {"id": a.id}) for a in new]
        here = {a.id for a in self.alarms}
        return [
            ("AlarmClock.add", {"time": a.time, "date": a.date, "days": list(a.days), "name": a.name})
            for a in before.alarms
            if a.id not in here
        ] or None


class CalendarEvent(Struct, frozen=True):
    """A VEVENT: what, from when to when, where. ``end`` is exclusive.

    ``rrule`` is how it comes back (RFC 5545, ``FREQ=WEEKLY;INTERVAL=2;BYDAY=FR``), counted on the clock of
    ``time_zone`` (IANA; UTC without); start and end are then those of the first time.
    """

    id: int
    summary: Summary
    start: Moment
    end: Moment
    location: str | None = None
    rrule: Rule | None = None
    time_zone: str | None = None


class Calendar(Trait, frozen=True):
    """A calendar. RFC 5545 VEVENT, with RRULE."""

    icon = "calendar"

    events: tuple[CalendarEvent, ...] = ()
    last_id: int = 0

    @command()
    def add(
        self,
        summary: Summary,
        start: Moment,
        end: Moment | None = None,
        location: str | None = None,
        rrule: Rule | None = None,
        time_zone: str | None = None,
    ) -> Effect:
        """Put an event into the calendar, once or by a rule; without an end it lasts one hour."""
        if rrule is not None:
            check_rule(rrule, time_zone)
        finish = start + 3600 if end is None else end
        if finish < start:
            raise CommandError("out_of_range", "Calendar.add: the end lies before the start", field="end")
        event = CalendarEvent(self.last_id + 1, summary, start, finish, location, rrule, time_zone)
        return self.to(events=(*self.events, event), last_id=event.id)

    @command()
    def move(self, id: int, start: Moment) -> Effect:
        """Move an event to another start; it keeps its length."""
        old = _find(self.events, id)
        moved = structs.replace(old, start=start, end=start + old.end - old.start)
        return self.to(events=tuple(moved if e.id == id else e for e in self.events))

    @command()
    def remove(self, id: int) -> Effect:
        """Take an event out."""
        _find(self.events, id)
        return self.to(events=tuple(e for e in self.events if e.id != id))

    def restore(self, before: Calendar) -> list[Call] | None:
        was = {e.id: e for e in before.events}
        now = {e.id: e for e in self.events}
        calls: list[Call] = [("Calendar.remove", {"id": i}) for i in now if i not in was]
        calls += [
            ("Calendar.add", {n: v for n, v in structs.asdict(e).items() if n != "id" and v is not None})
            for i, e in was.items()
            if i not in now
        ]
        calls += [
            ("Calendar.move", {"id": i, "start": e.start})
            for i, e in was.items()
            if i in now and now[i].start != e.start
        ]
        return calls or None


class Task(Struct, frozen=True):
    """A VTODO: what, whether done, when due."""

    id: int
    summary: Summary
    completed: bool = False
    due: Moment | None = None


class TaskList(Trait, frozen=True):
    """A list of things to do or to buy. RFC 5545 VTODO."""

    icon = "list-checks"

    tasks: tuple[Task, ...] = ()
    last_id: int = 0

    @command()
    def add(self, summary: Summary, due: Moment | None = None) -> Effect:
        """Put an item on the list."""
        task = Task(self.last_id + 1, summary, False, due)
        return self.to(tasks=(*self.tasks, task), last_id=task.id)

    @command()
    def complete(self, id: int) -> Effect:
        """Tick an item off."""
        return self._mark(id, True)

    @command()
    def reopen(self, id: int) -> Effect:
        """Take the tick away."""
        return self._mark(id, False)

    @command()
    def remove(self, id: int) -> Effect:
        """Take an item off the list."""
        _find(self.tasks, id)
        return self.to(tasks=tuple(t for t in self.tasks if t.id != id))

    def _mark(self, id: int, completed: bool) -> TaskList:
        old = _find(self.tasks, id)
        new = Task(old.id, old.summary, completed, old.due)
        return self.to(tasks=tuple(new if t.id == id else t for t in self.tasks))

    def restore(self, before: TaskList) -> list[Call] | None:
        was = {t.id: t for t in before.tasks}
        now = {t.id: t for t in self.tasks}
        calls: list[Call] = [("TaskList.remove", {"id": i}) for i in now if i not in was]
        calls += [
            ("TaskList.add", {"summary": t.summary, "due": t.due}) for i, t in was.items() if i not in now
        ]
        calls += [
            ("TaskList.complete" if t.completed else "TaskList.reopen", {"id": i})
            for i, t in was.items()
            if i in now and now[i].completed != t.completed
        ]
        return calls or None


Item = TypeVar("Item", RunningTimer, Alarm, CalendarEvent, Task)


def _find(items: tuple[Item, ...], id: int) -> Item:
    for item in items:
        if item.id == id:
            return item
    raise CommandError("no_such_item", f"there is no item {id}", field="id")

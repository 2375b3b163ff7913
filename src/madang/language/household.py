"""Operations on what the house itself keeps: alarms, calendar, lists; timers are in `timers.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from madang.things.blueprint import PEOPLE
from madang.things.plan import Ask, Refuse, Step
from madang.things.recurrence import next_of, within
from madang.things.thing import Thing

from .clause import Clause
from .dates import rrule
from .free import free_text, free_texts
from .keeping import Operation, keeper, said_in
from .listing import list_of
from .scene import Scene
from .text import fold
from .timers import TIMERS, timer_start
from .when import WEEKDAYS, When

__all__ = [
    "EVENT_WORDS", "HOUSEHOLD", "LIST_WORDS", "add_event", "add_items", "change_items", "items_of", "list_of",
    "remove_events", "set_alarm",
]  # fmt: skip

# ---------------------------------------------------------------------- alarms


def set_alarm(scene: Scene, clause: Clause, name: str = "") -> list[Step]:
    """An alarm at each moment that the clause says, called `name` where it has one."""
    alarm = keeper(scene, clause, "alarm_clock")
    when = clause.when
    if when is not None and when.unclear:
        return [Ask("which_value", (alarm.id,), said_in(clause))]
    if when is None or (clause.spans and when.minutes is None):
        if not clause.spans:
            return [Ask("which_value", (alarm.id,), said_in(clause))]
        return [_alarm(scene, clause, alarm, None, name)]
    return [_alarm(scene, clause, alarm, one, name) for one in (when, *when.more)]


def _alarm(scene: Scene, clause: Clause, alarm: Thing, when: When | None, name: str) -> Step:
    moment: datetime | None
    if when is None:
        moment = scene.now + timedelta(seconds=clause.spans[0].seconds)
    else:
        moment = when.moment(scene.now, "morning")
    if moment is None:
        return Ask("which_value", (alarm.id,), said_in(clause))
    args: dict[str, Any] = {"time": moment.strftime("%H:%M")}
    if when is not None and when.repeat is not None and (not when.days or when.repeat.every != 1):
        return Refuse("no_such_command", said_in(clause))  # an alarm comes back on days of the week only
    if when is not None and when.days:
        args["days"] = list(dict.fromkeys(when.days))
    elif when is None or when.dated or clause.spans:
        args["date"] = moment.date().isoformat()
    if name:
        args["name"] = name
    return scene.do(alarm, "AlarmClock.add", args, said_in(clause))


def _alarm_remove(scene: Scene, clause: Clause) -> list[Step]:
    alarm = keeper(scene, clause, "alarm_clock")
    if scene.get(alarm, "AlarmClock.ringing") and clause.when is None:
        return [scene.do(alarm, "AlarmClock.dismiss", {}, said_in(clause))]
    alarms = list(scene.get(alarm, "AlarmClock.alarms"))
    every = clause.has("quant.all", "quant.everything")
    if every and clause.when is None:
        return [scene.do(alarm, "AlarmClock.remove", {}, said_in(clause))]
    said = [None] if clause.when is None else [clause.when, *clause.when.more]
    meant = [a for a in alarms if any(_fits(a, scene, one) for one in said) and _called(a, clause)]
    if not meant:
        return [Refuse("no_such_item", said_in(clause))]
    cancelled = clause.has("act.cancel", "act.remove", "act.clear")
    if not cancelled and (clause.when is None or any(a.days for a in meant)):
        return [Ask("what", (alarm.id,), said_in(clause))]  # "alarm off" is about one that rings
    if clause.when is not None and any(_goes_on(a, scene, clause.when) for a in meant):
        return [Ask("what", (alarm.id,), said_in(clause))]  # one day of an alarm that comes back
    if len(meant) > 1 and not every and not (clause.when and clause.when.dated):
        return [Ask("which_value", (alarm.id,), said_in(clause))]
    return [scene.do(alarm, "AlarmClock.remove", {"id": a.id}, said_in(clause)) for a in meant]


def _goes_on(alarm: Any, scene: Scene, when: When) -> bool:
    """Whether an alarm rings on other days than those that are said: "tomorrow's alarm", "on Fridays"."""
    days = when.days if when.days or when.repeat is not None else ()
    if not days and when.date(scene.now) is None:
        return False
    return not set(alarm.days) <= set(days)


def _called(alarm: Any, clause: Clause) -> bool:
    """Whether an alarm has the name that the clause says, where it says one: "the yoga alarm"."""
    said = [m for m in clause.mentions if "unknown" in m.tags]
    name = fold(alarm.name or "")
    return not said or any(name and clause.text.plain[m.start : m.end] in name for m in said)


_LATE = ("afternoon", "evening", "night")


def _fits(alarm: Any, scene: Scene, when: When | None) -> bool:
    """Whether it is the alarm of that time, on that day."""
    if when is None:
        return True
    minutes = int(alarm.time[:2]) * 60 + int(alarm.time[3:])
    if when.minutes is not None and minutes % 720 != when.minutes % 720:
        return False
    if (when.part == "morning" and minutes >= 720) or (when.part in _LATE and 300 <= minutes < 720):
        return False
    day = when.date(scene.now)
    if day is None:
        return True
    if alarm.days:
        return WEEKDAYS[day.weekday()] in alarm.days
    return alarm.date is None or bool(alarm.date == day.isoformat())


def _alarm_query(scene: Scene, clause: Clause) -> list[Step]:
    return [scene.look(keeper(scene, clause, "alarm_clock"), "AlarmClock.alarms")]


# ---------------------------------------------------------------------- lists

LIST_WORDS = (
    "act.add", "act.buy", "act.plan", "act.remove",
    "act.clear", "act.complete", "act.set", "act.cancel", "act.up",
    "act.off", "kind.task_list", "kind.shopping", "verb.", "quant.also", "polite.", "act.remind",
    "act.write", "act.forget", "ask.tell",
)  # fmt: skip


def items_of(clause: Clause) -> list[str]:
    """What is to stand on a list, or no longer."""
    lists = [m for m in clause.mentions if m.has("kind.task_list") or m.has("kind.shopping")]
    return [
        item
        for item in free_texts(clause, LIST_WORDS)
        if not any(clause.text.said(m.start, m.end) == item for m in lists)
    ]


def _list_add(scene: Scene, clause: Clause) -> list[Step]:
    return add_items(scene, list_of(scene, clause), items_of(clause), clause)


def add_items(scene: Scene, thing: Thing, items: list[str], clause: Clause) -> list[Step]:
    """Each item onto the list; without one, the question what."""
    if not items:
        return [Ask("which_value", (thing.id,), said_in(clause))]
    return [scene.do(thing, "TaskList.add", {"summary": item}, item) for item in items]


def _list_each(command: str) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        return change_items(scene, list_of(scene, clause), command, items_of(clause), clause)

    return run


def change_items(scene: Scene, thing: Thing, command: str, items: list[str], clause: Clause) -> list[Step]:
    """Each item off the list (``remove``) or ticked (``complete``); all of them only where that was said."""
    tasks = list(scene.get(thing, "TaskList.tasks"))
    if clause.has("quant.all", "quant.everything") or (command == "remove" and not items):
        if not clause.has("quant.all", "quant.everything", "act.clear"):
            return [Ask("which_value", (thing.id,), said_in(clause))]
        return [scene.do(thing, f"TaskList.{command}", {"id": t.id}, said_in(clause)) for t in tasks] or [
            Refuse("no_such_item", said_in(clause))
        ]
    steps: list[Step] = []
    for item in items:
        found = [t for t in tasks if fold(t.summary) == fold(item)] or [
            t for t in tasks if fold(item) in fold(t.summary) or fold(t.summary) in fold(item)
        ]
        open_first = sorted(found, key=lambda t: t.completed)
        if open_first:
            steps.append(scene.do(thing, f"TaskList.{command}", {"id": open_first[0].id}, item))
        else:
            steps.append(Refuse("no_such_item", item))
    return steps or [Ask("which_value", (thing.id,), said_in(clause))]


def _list_query(scene: Scene, clause: Clause) -> list[Step]:
    thing = list_of(scene, clause)
    dated = any(task.due is not None for task in scene.get(thing, "TaskList.tasks"))
    return [scene.look(thing, "TaskList.tasks", clause.when if dated else None)]


# ---------------------------------------------------------------------- calendar

_GONE = timedelta(minutes=1)
"""How long ago an event may begin at most: what lies further back was read wrongly, or is not meant."""
EVENT_WORDS = (
    "bid.",
    "act.add", "act.plan", "act.set", "act.remind", "act.remove", "act.cancel", "act.move", "verb.",
    "polite.", "act.start", "act.off", "quant.also", "attr.name", "particle.", "ask.tell", "act.play",
    "act.wake",
)  # fmt: skip


def _calendar_set(scene: Scene, clause: Clause) -> list[Step]:
    return add_event(scene, clause, _as_noun(_summary(clause), scene, clause))


def add_event(scene: Scene, clause: Clause, summary: str, location: str = "") -> list[Step]:
    """An event at the moment that the clause says; a day without a time of day begins at nine."""
    calendar = keeper(scene, clause, "calendar")
    now = scene.now
    start: datetime | None = None
    if clause.when is not None:
        start = clause.when.moment(now, "day")
        if start is None and (day := clause.when.date(now)) is not None:
            start = datetime(day.year, day.month, day.day, 9, tzinfo=now.tzinfo)
    elif clause.spans and clause.spans[0].delay:
        start = now + timedelta(seconds=clause.spans[0].seconds)
    if not summary and clause.delay is not None and scene.of_kind("timer"):
        return timer_start(scene, clause)
    several = clause.when is not None and (bool(clause.when.more) or clause.when.unclear)
    if not summary or start is None or start < now - _GONE or several:
        return [Ask("which_value", (calendar.id,), said_in(clause))]
    args: dict[str, Any] = {"summary": summary, "start": start.timestamp()}
    length = next((span.seconds for span in clause.spans if not span.delay), None)
    if clause.when is not None and clause.when.lasts:
        length = clause.when.lasts
    if length is not None:
        args["end"] = start.timestamp() + length
    if rule := _rule(clause, now):
        args |= {"rrule": rule, "time_zone": str(now.tzinfo)}
    if location:
        args["location"] = location
    return [scene.do(calendar, "Calendar.add", args, said_in(clause))]


def _rule(clause: Clause, now: datetime) -> str:
    """The RFC 5545 rule of an event that comes back; empty for one that is once."""
    when = clause.when
    if when is None:
        return ""
    if when.repeat is not None:
        return rrule(replace(when.repeat, until=when.until(now)))
    if not when.days or not any(m.has("time.every") or m.has("time.daily") for m in clause.mentions):
        return ""
    return "FREQ=WEEKLY;BYDAY=" + ",".join(day.upper() for day in dict.fromkeys(when.days))


def _as_noun(summary: str, scene: Scene, clause: Clause) -> str:
    """``약 먹으라고`` becomes 약 먹기."""
    for ending, noun in scene.names.vocabulary.lexicon.nominal.items():
        if summary and f"{summary}{ending}" in clause.text.original:
            return summary + noun
    return summary


def _summary(clause: Clause) -> str:
    """What the event is: the free words; else the word for the event itself ("meeting")."""
    if found := free_text(clause, (*EVENT_WORDS, "kind.calendar"), timed=True):
        return found
    return "" if clause.has("act.remind") else free_text(clause, (*EVENT_WORDS, "quant.to"), timed=True)


def _calendar_remove(scene: Scene, clause: Clause) -> list[Step]:
    return remove_events(scene, clause, free_text(clause, (*EVENT_WORDS, "kind.calendar"), timed=True))


def remove_events(scene: Scene, clause: Clause, called: str) -> list[Step]:
    """Take the event out that is called so, on the day that the clause says; of several, ask which."""
    calendar = keeper(scene, clause, "calendar")
    now = scene.now
    events = [e for e in scene.get(calendar, "Calendar.events") if next_of(e, now.timestamp())]
    name = fold(called)
    if name:
        events = [e for e in events if name in fold(e.summary) or fold(e.summary) in name]
    if clause.when is not None and (day := clause.when.date(now)) is not None:
        on = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
        there = {e.id for e in within(events, on.timestamp(), (on + timedelta(days=1)).timestamp())}
        events = [e for e in events if e.id in there]
        if any(e.rrule for e in events) and not (clause.when.days or clause.when.repeat):
            return [Ask("which_value", (calendar.id,), said_in(clause))]  # one time of a series
    if not events:
        words = called and (free_text(clause, EVENT_WORDS, timed=True) or called)
        return [Refuse("no_such_item", words or said_in(clause))]
    if len(events) > 1 and not clause.has("quant.all", "quant.everything"):
        return [Ask("which_value", (calendar.id,), said_in(clause))]
    return [scene.do(calendar, "Calendar.remove", {"id": e.id}, said_in(clause)) for e in events]


def _calendar_move(scene: Scene, clause: Clause) -> list[Step]:
    calendar = keeper(scene, clause, "calendar")
    now = scene.now
    events = [e for e in scene.get(calendar, "Calendar.events") if e.end >= now.timestamp()]
    name = fold(free_text(clause, (*EVENT_WORDS, "quant.to"), timed=True))
    events = [e for e in events if name in fold(e.summary) or fold(e.summary) in name] if name else events
    if not events:
        return [Refuse("no_such_item", name or said_in(clause))]
    if len(events) > 1 or clause.when is None or events[0].rrule is not None:
        return [Ask("which_value", (calendar.id,), said_in(clause))]
    old = datetime.fromtimestamp(events[0].start, now.tzinfo)
    day = clause.when.date(now) or old.date()
    minutes = clause.when.clock("day", now)
    start = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
    start += timedelta(minutes=old.hour * 60 + old.minute if minutes is None else minutes)
    return [
        scene.do(calendar, "Calendar.move", {"id": events[0].id, "start": start.timestamp()}, said_in(clause))
    ]


def _calendar_query(scene: Scene, clause: Clause) -> list[Step]:
    return [scene.look(keeper(scene, clause, "calendar"), "Calendar.events", clause.when)]


def _presence(command: str) -> Operation:
    """``I'm home``, ``I'm leaving``: of the person who says it."""

    def run(scene: Scene, clause: Clause) -> list[Step]:
        person = scene.blueprint.things[f"{PEOPLE}{scene.utterance.person}"]
        return [scene.do(person, f"Presence.{command}", {}, said_in(clause))]

    return run


HOUSEHOLD: dict[str, Operation] = TIMERS | {
    "arrive": _presence("arrive"), "leave": _presence("leave"),
    "alarm_set": set_alarm, "alarm_remove": _alarm_remove, "alarm_query": _alarm_query,
    "list_add": _list_add, "list_remove": _list_each("remove"), "list_complete": _list_each("complete"),
    "list_query": _list_query, "calendar_set": _calendar_set, "calendar_remove": _calendar_remove,
    "calendar_query": _calendar_query, "calendar_move": _calendar_move,
}  # fmt: skip
"""Operation → what it does."""

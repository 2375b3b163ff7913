"""Alarms, timers, the calendar, and what time it is, here and elsewhere."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from madang.things.blueprint import PEOPLE
from madang.things.plan import Ask, Refuse

from ..cities import City, find_city
from ..clause import Clause
from ..free import free_text
from ..household import EVENT_WORDS, HOUSEHOLD, add_event, remove_events, set_alarm
from ..scene import zone
from ..text import fold
from .moments import bare_hour, half_said, set_time, timed
from .wish import TIMES, Answer, Chat, Planner, Wish

__all__ = ["TIME"]

_EVENT = ("event_name", "person", "relation", "meal_type", "business_name", "business_type")
_CALLED = ("event_name", "alarm_type", "person", "relation")
"""Slots that an alarm is called by."""
_TIMERS = {
    "HassStartTimer": ("timer_start",), "HassCancelTimer": ("timer_cancel",),
    "HassCancelAllTimers": ("timer_cancel",), "HassIncreaseTimer": ("timer_more",),
    "HassDecreaseTimer": ("timer_less",), "HassPauseTimer": ("timer_pause",),
    "HassUnpauseTimer": ("timer_resume",), "HassTimerStatus": ("timer_query",),
}  # fmt: skip


def _household(operation: str, *slots: str) -> Planner:
    return lambda wish: HOUSEHOLD[operation](wish.scene, wish.clause(*slots))


def _cancel_all(wish: Wish) -> Answer:
    clause = wish.clause()
    clause.tags.add("quant.all")
    return HOUSEHOLD["timer_cancel"](wish.scene, clause)


def _coming(operation: str, topic: str) -> Planner:
    """ "I'm off": noted of somebody who is known, else only answered."""

    def run(wish: Wish) -> Answer:
        if f"{PEOPLE}{wish.scene.utterance.person}" not in wish.scene.blueprint.things:
            return Chat(topic)
        return HOUSEHOLD[operation](wish.scene, wish.clause())

    return run


# ---------------------------------------------------------------------- alarms


def _alarm_set(wish: Wish) -> Answer:
    clause = wish.beside(*_CALLED)
    if clause.has("question"):
        return HOUSEHOLD["alarm_query"](wish.scene, clause)
    set_time(wish, clause)
    bare_hour(wish, clause)
    if (wish.has("time") and not timed(clause)) or _is_past(wish, clause) or half_said(wish, clause):
        return [Ask("which_value", tuple(t.id for t in wish.scene.of_kind("alarm_clock")[:1]), wish.whole)]
    return set_alarm(wish.scene, clause, wish.together(*_CALLED))


def _alarm_remove(wish: Wish) -> Answer:
    clause = wish.clause()
    if not clause.has("act.off", "act.stop", "act.mute"):  # "alarm off" may be about one that rings
        clause.tags.add("act.cancel")
    set_time(wish, clause)
    if wish.has("time") and not timed(clause):
        return [Refuse("no_such_item", wish.said("time"))]
    clocks = wish.scene.of_kind("alarm_clock")
    if not wish.slots(*TIMES) and not clause.has("kind.alarm_clock") and clocks:
        return [Ask("what", tuple(thing.id for thing in clocks[:1]), wish.whole)]
    if called := wish.together(*_CALLED) or _unknown_beside(wish, "kind.alarm_clock"):
        known = [a.name or "" for thing in clocks for a in wish.scene.get(thing, "AlarmClock.alarms")]
        if not any(fold(name) and fold(name) in fold(called) for name in known):
            return [Refuse("no_such_item", called)]
    return HOUSEHOLD["alarm_remove"](wish.scene, clause)


def _is_past(wish: Wish, clause: Clause) -> bool:
    """ "At five this evening", said at seven."""
    if clause.when is None or not clause.when.dated:
        return False
    moment = clause.when.moment(wish.scene.now, "morning")
    return moment is not None and moment < wish.scene.now


def _unknown_beside(wish: Wish, tag: str) -> str:
    """ "The yoga alarm": a word that nobody knows right before that for the thing (in Arabic after it)."""
    words = [mention for mention in wish.all if not mention.has("skip.")]
    if wish.scene.utterance.language == "ar":
        words.reverse()
    for before, mention in pairwise(words):
        if mention.has(tag) and ("unknown" in before.tags or before.has("event.")):
            return wish.text.said(before.start, before.end)
    return ""


# ---------------------------------------------------------------------- calendar


def _summary(wish: Wish) -> str:
    """What the event is called: the words of its slots, else the free words."""
    if not wish.has("event_name"):
        return free_text(wish.made(wish.all), (*EVENT_WORDS, "kind.calendar"), timed=True)
    said, people = wish.together(*_EVENT), wish.said("person", "relation")
    return said if people in said else f"{said}, {people}"


def _calendar_set(wish: Wish) -> Answer:
    clause = wish.beside(*_EVENT)
    if clause.has("question"):
        return HOUSEHOLD["calendar_query"](wish.scene, clause)
    whole = wish.made(wish.all)
    if wish.operation(whole, ("calendar_set", "list_add")) == "list_add" and whole.has("act.forget"):
        return HOUSEHOLD["list_add"](wish.scene, whole)  # "don't forget to buy milk"
    if wish.operation(clause, ("calendar_set", "calendar_move")) == "calendar_move":
        return HOUSEHOLD["calendar_move"](wish.scene, clause)
    set_time(wish, clause)
    if (wish.has("time") and not timed(clause)) or half_said(wish, clause):
        calendars = tuple(t.id for t in wish.scene.of_kind("calendar")[:1])
        return [Ask("which_value", calendars, wish.whole)]
    return add_event(wish.scene, clause, _summary(wish), wish.together("place_name"))


def _calendar_query(wish: Wish) -> Answer:
    clause = wish.beside(*_EVENT)
    set_time(wish, clause)
    return HOUSEHOLD["calendar_query"](wish.scene, clause)


def _calendar_remove(wish: Wish) -> Answer:
    clause = wish.beside(*_EVENT)
    set_time(wish, clause)
    if not wish.has("event_name") and clause.when is None and not clause.has("quant.all", "quant.everything"):
        calendars = tuple(t.id for t in wish.scene.of_kind("calendar")[:1])
        return [Ask("what", calendars, wish.whole)]
    return remove_events(wish.scene, clause, wish.said("event_name"))


# ---------------------------------------------------------------------- the time


def _datetime(wish: Wish) -> Answer:
    clause = wish.clause()
    set_time(wish, clause)
    places = wish.slots("place_name", "time_zone")
    if places:
        return _elsewhere(wish, clause)
    if wish.has("event_name"):
        return [Refuse("no_service", wish.whole, "knowledge")]
    if clause.when is not None and (day := clause.when.date(wish.scene.now)) is not None:
        moment = datetime.combine(day, wish.scene.now.timetz())
        if day != wish.scene.now.date():
            return Chat("day", {"moment": str(moment.timestamp())})
    if wish.has("date"):
        today = any(m.has("day.today") or m.has("attr.") for m in wish.mentions("date"))
        return Chat("date") if today else [Refuse("no_service", wish.whole, "knowledge")]
    return Chat("date" if clause.has("attr.date") else "time")


def _elsewhere(wish: Wish, clause: Clause) -> Answer:
    """The time in another city, or what a time here is there."""
    places = [slot.value.strip() for slot in wish.slots("place_name", "time_zone")]
    cities: list[City] = []
    for place in places:
        city = find_city(place, wish.scene.utterance.language)
        if city is None:
            return [Refuse("no_service", place, "city")]
        cities.append(city)
    here, there = _from_to(wish, cities)
    about = {"place": there.name, "zone": there.zone}
    if here is not None:
        about |= {"from": here.name, "from_zone": here.zone}
    now = wish.scene.now.astimezone(zone(here.zone)) if here else wish.scene.now
    moment = clause.when.moment(now, "soon") if clause.when is not None else None
    if moment is not None:
        return Chat("time_then", about | {"moment": str(moment.timestamp())})
    return Chat("time_between" if here else "time_there", about)


def _from_to(wish: Wish, cities: list[City]) -> tuple[City | None, City]:
    """From which city to which: the time that was said is that of the place next to it."""
    slots, times = wish.slots("place_name", "time_zone"), wish.slots("time")
    if len(cities) < 2:
        return None, cities[0]
    if times and len(cities) == 2:
        first, last = (min(abs(s.start - times[0].end), abs(times[0].start - s.end)) for s in slots)
        if last < first:
            return cities[-1], cities[0]
    return cities[0], cities[-1]


def _convert(wish: Wish) -> Answer:
    if not wish.slots("place_name", "time_zone"):
        return [Ask("which_value", (), wish.whole)]
    clause = wish.clause()
    set_time(wish, clause)
    return _elsewhere(wish, clause)


TIME: dict[str, Planner] = {intent: _household(*operation) for intent, operation in _TIMERS.items()} | {
    "HassCancelAllTimers": _cancel_all,
    "alarm_set": _alarm_set, "alarm_remove": _alarm_remove, "alarm_query": _household("alarm_query"),
    "calendar_set": _calendar_set, "calendar_remove": _calendar_remove,
    "calendar_query": _calendar_query,
    "arrive": _coming("arrive", "greet"), "leave": _coming("leave", "goodbye"),
    "datetime_query": _datetime, "datetime_convert": _convert,
}  # fmt: skip
"""Intent → what it comes to."""

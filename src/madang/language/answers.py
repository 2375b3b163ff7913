"""Answers to what was looked at: one state or many, lists of timers, alarms, events and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from madang.things.thing import Thing
from madang.things.units import Moment

from .calling import thing_is_person
from .deeds import field
from .speech import Speech
from .template import Template

__all__ = ["Look", "answers"]

Look = tuple[Thing, str, Any, tuple[Moment, Moment] | None]
"""(thing, ``Trait.attribute``, what was read, the stretch of time that was asked about)."""

_SHOWN = 8
"""So many items of a list are told, the rest is counted."""
_MANY = 3
"""From so many things on, the remarkable ones are told and the others left out."""


def answers(speech: Speech, looks: Sequence[Look], now: Moment) -> list[str]:
    """Sentences that answer, those about one attribute together."""
    by_attribute: dict[str, list[Look]] = {}
    for look in looks:
        by_attribute.setdefault(look[1], []).append(look)
    sentences: list[str] = []
    for attribute, same in by_attribute.items():
        sentences += _about(speech, attribute, same, now)
    return sentences


def entry_of(speech: Speech, attribute: str) -> str:
    """The key of the answers to use: of the attribute, of its name alone, or that for anything."""
    if speech.voice.has("answers", attribute):
        return attribute
    name = attribute.partition(".")[2]
    return name if speech.voice.has("answers", name) else "any"


def _about(speech: Speech, attribute: str, looks: Sequence[Look], now: Moment) -> Iterator[str]:
    key = entry_of(speech, attribute)
    if speech.voice.part("answers", key, "many"):
        for look in looks:
            yield _listed(speech, key, look, now)
        return
    if len(looks) > 1 and speech.voice.part("answers", key, "short"):
        yield _side_by_side(speech, key, attribute, looks, now)
        return
    groups: dict[str, list[Look]] = {}
    for look in looks:
        groups.setdefault(_choice(look[2]), []).append(look)
    salient = str(speech.voice.data["answers"][key].get("salient", "")).split()
    marked = [value for value in groups if value in salient]
    for value, group in groups.items():
        if len(looks) >= _MANY and marked and value not in marked:
            continue
        yield _same(speech, key, attribute, group, now, everyone=len(group) == len(looks))


def _same(
    speech: Speech, key: str, attribute: str, looks: Sequence[Look], now: Moment, *, everyone: bool
) -> str:
    """One sentence about things that are in the same state."""
    things = [look[0] for look in looks]
    trait = attribute.partition(".")[0]
    value = looks[0][2]
    values = {"value": value, **_neighbours(looks[0])}
    template = _template(speech, key, value, things)
    if len(things) < _MANY or thing_is_person(things[0]):
        return speech.render(template, things, speech.show(things, trait, values, now))
    counted = speech.show(things, trait, values, now, counted=True, every=everyone)
    sentence = template.render(counted, speech.calling.agreement(things, counted=True))
    if everyone:
        return sentence
    names = [speech.calling.name(thing) for thing in things]
    listing = speech.voice.text("answers_shape", "counted")
    shown = {"sentence": sentence.rstrip(".。"), "names": _several(speech, names)}
    return listing.render(lambda name, _: shown.get(name))


def _template(speech: Speech, key: str, value: Any, things: Sequence[Thing]) -> Template:
    voice = speech.voice
    in_room = len(things) == 1 and things[0].space is not None
    names = ["none"] if value is None else [_choice(value), *(["room"] if in_room else []), "is"]
    for name in names:
        if found := voice.part("answers", key, name):
            return found
    return voice.part("answers", "any", "none" if value is None else "is") or voice.text("replies", "nothing")


def _side_by_side(speech: Speech, key: str, attribute: str, looks: Sequence[Look], now: Moment) -> str:
    """``Temperature: bedroom 20.5 °C, kitchen 22 °C.``"""
    voice = speech.voice
    trait = attribute.partition(".")[0]
    short = voice.part("answers", key, "short")
    label = voice.part("answers", key, "label")
    by_room = voice.part("answers", key, "room") is not None
    rooms = [look[0].space for look in looks]
    items: list[str] = []
    for thing, _, value, _ in looks:
        own_room = by_room and thing.space is not None and rooms.count(thing.space) == 1
        name = speech.calling.space(thing.space) if own_room and thing.space else speech.calling.name(thing)
        show = speech.show([thing], trait, {"value": value}, now)
        said = (
            short.render(show) if short and value is not None else str(voice.data["answers_shape"]["unknown"])
        )
        items.append(str(voice.data["answers_shape"]["pair"]).format(name=name, value=said))
    shown = {
        "label": label.source if label else "",
        "items": speech.measure.words["and"]["between"].join(items),
    }
    return voice.text("answers_shape", "labelled").render(lambda name, _: shown.get(name))


def _listed(speech: Speech, key: str, look: Look, now: Moment) -> str:
    """Timers, alarms, events, tasks: none, one, or several of them."""
    thing, _, value, span = look
    items = [_facts(item, now) for item in value or ()]
    if key == "AlarmClock.alarms":
        items = [item for item in items if item.get("enabled", True)]
    elif key == "TaskList.tasks":
        items = [item for item in items if not item.get("completed")]
    elif key == "Calendar.events":
        items = [item for item in items if item["end"] > now] or items
    items.sort(key=lambda item: item.get("ends_at") or item.get("start") or 0)
    voice, trait = speech.voice, key.partition(".")[0]
    if not items:
        day = speech.measure.one_day(*span, now) if span else None
        free = voice.part("answers", key, ("free" if day else "free_then") if span else "nothing")
        template = free or voice.part("answers", key, "nothing")
        assert template is not None
        return template.render(speech.show([thing], trait, {"day": day}, now))
    if len(items) == 1 and (one := voice.part("answers", key, "one")):
        return one.render(speech.show([thing], trait, items[0], now))
    piece, many = voice.part("answers", key, "item"), voice.part("answers", key, "many")
    assert piece is not None
    assert many is not None
    said = [piece.render(speech.show([thing], trait, item, now)) for item in items]
    values = {"count": str(len(items)), "items": _several(speech, said)}
    return many.render(speech.show([thing], trait, values, now), len(items) > 1)


def _several(speech: Speech, said: Sequence[str]) -> str:
    if len(said) <= _SHOWN:
        return speech.measure.all_of(said)
    more = str(speech.voice.data["answers_shape"]["more"]).format(len(said) - _SHOWN)
    return speech.measure.all_of([*said[:_SHOWN], more])


def _facts(item: Any, now: Moment) -> dict[str, Any]:
    """The fields of an item, with what is left of a countdown."""
    names = (
        "id", "summary", "name", "duration", "ends_at", "left", "space", "time", "date", "days", "enabled",
        "start", "end", "location", "rrule", "completed", "due", "sky", "low", "high", "rain",
    )  # fmt: skip
    facts = {name: value for name in names if (value := field(item, name)) is not None}
    if isinstance(ends := facts.get("ends_at"), int | float):
        facts["left"] = max(0.0, ends - now)
    return facts


def _neighbours(look: Look) -> dict[str, Any]:
    return {"thing": look[0].id}


def _choice(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

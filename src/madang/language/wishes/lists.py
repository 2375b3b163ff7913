"""Lists of things to do and to buy."""

from __future__ import annotations

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from ..clause import Clause
from ..household import HOUSEHOLD, add_items, change_items, items_of, list_of
from ..mention import Mention
from ..targets import Stop
from ..vocabulary import Entry
from .wish import TIMES, Answer, Planner, Wish

__all__ = ["LISTS"]

_LIST = Entry(("kind.task_list",))


def _lists(wish: Wish, clause: Clause) -> list[Thing]:
    """The lists that are meant: the one that was named; every one where none was."""
    lists = wish.scene.of_kind("task_list")
    inside = wish.mentions("list_name")
    named = {i for m in inside or clause.mentions for i in m.entry.things}
    if found := [thing for thing in lists if thing.id in named]:
        return found
    if any(m.has("kind.shopping") for m in (inside or clause.mentions)):
        return [list_of(wish.scene, clause)]
    if wish.has("list_name") and not any(m.has("kind.task_list") for m in inside):
        raise Stop(Refuse("no_such_thing", wish.said("list_name")))
    if not lists:
        raise Stop(Refuse("no_such_thing", wish.whole))
    return [list_of(wish.scene, clause)] if any(m.has("kind.task_list") for m in inside) else lists


def _one(wish: Wish, clause: Clause) -> Thing:
    lists = _lists(wish, clause)
    if len(lists) > 1:
        raise Stop(Ask("which_thing", tuple(thing.id for thing in lists), wish.whole))
    wish.scene.touched.append(lists[0].id)
    return lists[0]


def _items(wish: Wish) -> tuple[Clause, list[str]]:
    """What is to go onto a list or off it: the free words beside the list's name."""
    if wish.has("item"):
        return wish.clause("list_name"), [slot.value.strip() for slot in wish.slots("item")]
    named = wish.mentions("list_name", *TIMES)
    marked = [Mention(m.start, m.end, _LIST) if m in named else m for m in wish.all]
    clause = wish.made(marked)
    items = [item for item in items_of(clause) if item]
    if clause.verb_final and not any("join.and" in mention.tags for mention in wish.all):
        items = items[-1:]  # what stands before the list's name is a part of it: "the new list"
    return clause, items


def _add(wish: Wish) -> Answer:
    clause, items = _items(wish)
    return add_items(wish.scene, _one(wish, wish.clause("list_name")), items, clause)


def _remove(wish: Wish) -> Answer:
    clause, items = _items(wish)
    thing = _one(wish, wish.clause("list_name"))
    if not items and not clause.has("quant.all", "quant.everything", "act.clear"):
        return [Ask("what", (thing.id,), wish.whole)]
    return change_items(wish.scene, thing, "remove", items, clause)


def _complete(wish: Wish) -> Answer:
    clause, items = _items(wish)
    return change_items(wish.scene, _one(wish, wish.clause("list_name")), "complete", items, clause)


def _query(wish: Wish) -> Answer:
    clause = wish.clause("list_name")
    lists = _lists(wish, clause)
    if len(lists) == 1 and any(m.entry.things or m.has("kind.") for m in clause.mentions):
        return HOUSEHOLD["list_query"](wish.scene, clause)
    steps: list[Step] = [wish.scene.look(thing, "TaskList.tasks") for thing in lists]
    return steps


LISTS: dict[str, Planner] = {
    "lists_createoradd": _add, "lists_remove": _remove, "lists_query": _query,
    "HassListCompleteItem": _complete,
}  # fmt: skip
"""Intent → what it comes to."""

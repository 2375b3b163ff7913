"""Which list a clause means, and whether it names one that the home has not."""

from __future__ import annotations

from collections.abc import Sequence

from madang.things.plan import Refuse
from madang.things.thing import Thing

from .clause import Clause
from .keeping import keeper
from .mention import Mention
from .scene import Scene
from .targets import Stop

__all__ = ["list_of"]


def list_of(scene: Scene, clause: Clause) -> Thing:
    """The list that the clause names; that for shopping where it names none. `Stop` for a strange one."""
    if strange := _strange(clause, scene.names.vocabulary.lexicon.article):
        raise Stop(Refuse("no_such_thing", strange))
    lists = scene.of_kind("task_list")
    named = {i for m in clause.mentions for i in m.entry.things}
    if not any(t.id in named for t in lists):
        shopping = clause.has("kind.shopping") or not clause.has("kind.task_list")
        if (thing := _unnamed(scene, lists, shopping)) is not None:
            scene.touched.append(thing.id)
            return thing
    return keeper(scene, clause, "task_list")


def _unnamed(scene: Scene, lists: Sequence[Thing], shopping: bool) -> Thing | None:
    """The list for shopping; or "the list": that for all that is to do, else the only one, else that one."""
    bought = [thing for thing in lists if _is_shopping(scene, thing)]
    others = [thing for thing in lists if thing not in bought]
    if shopping:
        return bought[0] if bought else None
    plain = [thing for thing in others if _called(scene, thing, "kind.task_list")]
    return next(iter(plain or (others if len(others) == 1 and not bought else bought)), None)


def _is_shopping(scene: Scene, thing: Thing) -> bool:
    return _called(scene, thing, "kind.shopping") or "shop" in thing.id or "grocer" in thing.id


def _called(scene: Scene, thing: Thing, tag: str) -> bool:
    """Whether one of its names is a word for such a list, in this language."""
    words = scene.names.vocabulary.lexicon
    names = (*thing.name.values(), *(a for many in thing.aliases.values() for a in many))
    return any(tag in words.phrases.get(words.key(name), ()) for name in names)


def _strange(clause: Clause, article: str) -> str:
    """ "The christmas list": a word that nobody knows, where the name of a list stands, and the list."""
    for place, mention in enumerate(clause.mentions):
        if not mention.has("kind.task_list"):
            continue
        before, after = clause.mentions[:place], clause.mentions[place + 1 :]
        if clause.heads_first:
            name = _behind(clause, article, place)
        elif clause.verb_final:
            name = before[-1] if before and _free(before[-1]) and any(map(_free, after)) else None
            name = None if any("join.and" in m.tags for m in clause.mentions) else name
        else:
            name = before[-1] if before and _free(before[-1]) and not mention.has("act.") else None
        if name is not None:
            first, last = min(name.start, mention.start), max(name.end, mention.end)
            return clause.text.said(first, last)
    return ""


def _behind(clause: Clause, article: str, place: int) -> Mention | None:
    """The name after the word for a list ("قائمة رمضان", "la liste de Noël"), if it has one."""
    mention, before = clause.mentions[place], clause.mentions[:place]
    said = clause.text.plain[mention.start : mention.end].split()
    if article and any(part.startswith((article, f"ل{article[1:]}")) for part in said):
        return None
    rest = [m for m in clause.mentions[place + 1 :] if not m.has("skip.")]
    wanted = clause.has("act.add", "act.set", "act.buy")
    if not rest or not _free(rest[0]) or (wanted and not any(map(_free, before))):
        return None
    return rest[0]


def _free(mention: Mention) -> bool:
    """A word that has no meaning here, or is an event's."""
    if "unknown" in mention.tags or "rest" in mention.tags or mention.has("event.") or mention.has("topic."):
        return True
    return not (mention.tags or mention.entry.named)

"""Operations on timers: started, asked about, cancelled, paused, made longer or shorter."""

from __future__ import annotations

from typing import Any

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .attached import noun
from .clause import Clause
from .free import free_text
from .keeping import Operation, keeper, said_in
from .scene import Scene
from .text import fold
from .when import Span

__all__ = ["NAME_WORDS", "TIMERS", "timer_start"]

NAME_WORDS = (
    "meta.", "quant.more", "act.", "kind.timer", "verb.", "ask.", "attr.", "unit.", "number", "quant.all",
)  # fmt: skip
"""Tags of words that are no part of a timer's name."""


def timer_start(scene: Scene, clause: Clause) -> list[Step]:
    """A countdown of the length that the clause says, with its name where it has one."""
    timer = keeper(scene, clause, "timer")
    if not clause.spans:
        return [Ask("which_value", (timer.id,), said_in(clause))]
    structure = ("meta.", "act.", "kind.timer", "verb.", "attr.name", "unit.", "number", "ask.")
    name = noun(free_text(clause, structure, timed=True))
    if name and _verb_unknown(scene, clause, name):
        return [Ask("what", (timer.id,), said_in(clause))]
    lengths = _lengths(clause)
    if name and len(lengths) > 1:
        return [Ask("which_value", (timer.id,), said_in(clause))]  # which is called so?
    args: dict[str, Any] = {"name": name} if name else {}
    if scene.utterance.space is not None:
        args["space"] = scene.utterance.space
    return [scene.do(timer, "Timer.start", {"duration": one} | args, said_in(clause)) for one in lengths]


def _lengths(clause: Clause) -> list[float]:
    """Seconds of each timer: "five minutes and ten minutes" are two, "five minutes and ten seconds" one."""
    found: list[float] = []
    end = 0
    for span in clause.spans:
        apart = any(end <= m.start < span.start and m.has("kind.timer") for m in clause.mentions)
        if found and not apart and span.seconds < _unit_of(found[-1]):
            found[-1] += span.seconds
        else:
            found.append(span.seconds)
        end = span.end
    return found


def _unit_of(seconds: float) -> int:
    """Seconds of the unit in which a length is a whole number."""
    return next(unit for unit in (86_400, 3600, 60, 1) if seconds % unit == 0 or unit == 1)


def _verb_unknown(scene: Scene, clause: Clause, name: str) -> bool:
    """Whether the words stand where the verb should: 5分のタイマーをほげて."""
    timer = clause.mention("kind.timer")
    if timer is None or any(tag.startswith("act.") for tag in clause.tags):
        return False
    after = clause.text.plain[timer.end : clause.end].lstrip()
    done = after.startswith(tuple(scene.names.vocabulary.lexicon.objects))
    return done and name in clause.text.said(timer.end, clause.end)


def _running(scene: Scene, clause: Clause, timer: Thing, length: Span | None) -> list[Any]:
    """The running timers that the clause means: by name, by length, by room, else the only one."""
    running = [*scene.get(timer, "Timer.timers"), *scene.get(timer, "Timer.rang")]
    name = fold(free_text(clause, NAME_WORDS, timed=True))
    by_name = [t for t in running if t.name and name and (fold(t.name) in name or name in fold(t.name))]
    if by_name:
        return by_name
    if length is not None:
        by_length = [t for t in running if t.duration == length.seconds]
        if by_length:
            return by_length
    rooms = scene.resolver.spaces(clause)
    if rooms:
        running = [t for t in running if t.space in rooms] or running
    here = [t for t in running if t.space is not None and t.space == scene.utterance.space]
    return here if len(running) > 1 and len(here) == 1 else running


def _length_said(clause: Clause) -> Span | None:
    """Of several lengths of time, the one that tells which timer: "add 5 minutes to the 1 hour timer".

    It is the one after "for", else the one nearest to the word for the timer: before it, or after it where
    that word comes first.
    """
    if len(clause.spans) < 2:
        return None
    lasting = [span for span in clause.spans if span.lasting]
    if lasting and len(lasting) < len(clause.spans):
        return lasting[0]
    timer = clause.mention("kind.timer")
    after = [span for span in clause.spans if timer is not None and span.start >= timer.end]
    if clause.heads_first and after:
        return after[0]  # مؤقت الساعة
    before = [span for span in clause.spans if timer is not None and span.end <= timer.start]
    return max(before or clause.spans, key=lambda span: span.end)


def _changed(command: str, sign: int) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        if command == "more" and not _before_timer(clause):
            return timer_start(scene, clause)
        timer = keeper(scene, clause, "timer")
        length = _length_said(clause)
        meant = _running(scene, clause, timer, length)
        if not meant and command == "more" and clause.has("act.add") and clause.verb_final:
            return timer_start(scene, clause)
        seconds = sum(span.seconds for span in clause.spans if span is not length)
        return _one(scene, clause, timer, meant, "Timer.add_time", {"by": sign * seconds})

    return run


def _each(command: str) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        timer = keeper(scene, clause, "timer")
        if command == "cancel" and clause.has("quant.all", "quant.everything"):
            return _cancel_all(scene, clause, timer)
        meant = _running(scene, clause, timer, clause.spans[0] if clause.spans else None)
        rings = command == "pause" and any(t in scene.get(timer, "Timer.rang") for t in meant)
        return _one(scene, clause, timer, meant, "Timer.cancel" if rings else f"Timer.{command}", {})

    return run


def _cancel_all(scene: Scene, clause: Clause, timer: Thing) -> list[Step]:
    """All timers, or all of the rooms that the clause names."""
    rooms = scene.resolver.spaces(clause)
    if not rooms:
        return [scene.do(timer, "Timer.cancel", {}, said_in(clause))]
    running = [t for t in scene.get(timer, "Timer.timers") if t.space in rooms]
    if not running:
        return [Refuse("no_such_item", said_in(clause))]
    return [scene.do(timer, "Timer.cancel", {"id": t.id}, said_in(clause)) for t in running]


def _one(
    scene: Scene, clause: Clause, timer: Thing, meant: list[Any], command: str, args: dict[str, Any]
) -> list[Step]:
    """The command for the one timer that is meant; else a refusal or a question."""
    if not meant:
        return [Refuse("no_such_item", said_in(clause))]
    if len(meant) > 1:
        return [Ask("which_value", (timer.id,), said_in(clause))]
    return [scene.do(timer, command, {"id": meant[0].id} | args, said_in(clause))]


def _before_timer(clause: Clause) -> bool:
    """``add 5 minutes to the timer`` and not ``add a timer for 5 minutes``."""
    if clause.has("act.up") and not clause.has("act.add"):
        return True
    mention = clause.mention("kind.timer")
    if clause.verb_final:
        return len(clause.spans) > 1 or (mention is not None and clause.spans[0].start > mention.start)
    before = () if mention is None else (m for m in clause.mentions if m.end <= mention.start)
    if any("skip.toward" in m.tags for m in before):
        return True  # "füge dem Timer fünf Minuten hinzu"
    return mention is None or clause.spans[0].start < mention.start


def _query(scene: Scene, clause: Clause) -> list[Step]:
    return [scene.look(keeper(scene, clause, "timer"), "Timer.timers")]


TIMERS: dict[str, Operation] = {
    "timer_start": timer_start, "timer_query": _query, "timer_cancel": _each("cancel"),
    "timer_pause": _each("pause"), "timer_resume": _each("resume"),
    "timer_more": _changed("more", 1), "timer_less": _changed("less", -1),
}  # fmt: skip
"""Operation → what it does."""

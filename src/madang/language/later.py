"""When a clause is to be done: now, after a wait, for a while. The same for words and for frames."""

from __future__ import annotations

from madang.things.plan import Ask, Do, Pause, Refuse, Step, Wait

from .clause import Clause
from .household import HOUSEHOLD
from .looking import LOOKING
from .scene import Scene
from .when import When

__all__ = [
    "LONGEST_WAIT", "ahead", "beside", "ends", "follows", "gone_by", "leads", "recurs", "spread", "time_said",
]  # fmt: skip

LONGEST_WAIT = 31 * 86_400
"""Seconds that a plan may wait; what comes later belongs into the calendar."""
_JUST_NOW = 60
"""Seconds after a moment that was said in which it is still meant as now."""
_OWN_TIME = {"interval", "forward", "rewind", "announce", *HOUSEHOLD, *LOOKING}
"""Operations whose times are values of their own, or words to be said."""
_BACK = {"OnOff.on": "OnOff.off", "OnOff.off": "OnOff.on", "AudioOutput.mute": "AudioOutput.unmute"}
"""What undoes a command after "for ten minutes"."""


_SMALL = ("skip.", "join.", "polite.", "time.")
"""Words that may stand before a time that begins a sentence."""


def spread(scene: Scene, clause: Clause, operation: str, steps: list[Step], carried: float = 0) -> list[Step]:
    """The steps at their time: a wait before them, and what is switched back "for ten minutes" after.

    ``carried``: seconds after which they are wanted where the clause itself says no time.
    """
    if operation not in _OWN_TIME and _several(scene, clause):
        return [Ask("which_value", tuple(dict.fromkeys(s.do for s in steps if isinstance(s, Do))))]
    planned: list[Step] = []
    for seconds in _delays(scene, clause, operation, steps, carried):
        wait: list[Step] = [Wait(Pause(seconds=seconds))] if seconds > 0 else []
        planned = beside(planned, [*wait, *steps, *_back_again(clause, operation, steps)])
    if any(isinstance(step, Wait) and (step.wait.seconds or 0) > LONGEST_WAIT for step in planned):
        return [Refuse("out_of_range", time_said(clause))]
    return planned


def ahead(steps: list[Step]) -> float:
    """Seconds that the steps wait at their begin."""
    first = steps[0] if steps else None
    return (first.wait.seconds or 0) if isinstance(first, Wait) else 0


def ends(steps: list[Step]) -> float:
    """Seconds from now at which the last of the steps comes."""
    return sum(step.wait.seconds or 0 for step in steps if isinstance(step, Wait))


def follows(before: Clause, clause: Clause) -> bool:
    """Whether the clause comes after the one before: "in ten minutes the light off, then lock the door"."""
    return any("join.then" in m.tags for m in (*before.mentions[-2:], *clause.mentions[:2]))


def leads(clause: Clause) -> bool:
    """Whether a time begins the clause: "in ten minutes the light off and the door locked" is all later."""
    for place, mention in enumerate(clause.mentions):
        if place in clause.timed:
            return True
        if not any(mention.has(prefix) for prefix in _SMALL):
            return False
    return False


def beside(steps: list[Step], more: list[Step]) -> list[Step]:
    """Two plans as one: what comes at once first, then what waits, each at its own time from now."""
    if not any(isinstance(step, Wait) for step in (*steps, *more)):
        return steps + more
    timed = sorted([*_moments(steps), *_moments(more)], key=lambda one: one[0])
    merged: list[Step] = []
    reached = 0.0
    for moment, step in timed:
        if moment > reached:
            merged.append(Wait(Pause(seconds=moment - reached)))
            reached = moment
        merged.append(step)
    return merged


def _moments(steps: list[Step]) -> list[tuple[float, Step]]:
    """Each step with the seconds from now at which it comes."""
    found: list[tuple[float, Step]] = []
    moment = 0.0
    for step in steps:
        if isinstance(step, Wait):
            moment += step.wait.seconds or 0
        else:
            found.append((moment, step))
    return found


def gone_by(clause: Clause, scene: Scene) -> bool:
    """ "Tonight at ten", said at eleven, and "yesterday": that is not now."""
    if clause.when is None or clause.delay is not None:
        return False
    if clause.when.minutes is None:
        day = clause.when.date(scene.now)
        return day is not None and day < scene.now.date()
    moment = clause.when.moment(scene.now, "soon")
    return moment is not None and (moment - scene.now).total_seconds() < -_JUST_NOW


def recurs(clause: Clause) -> bool:
    """ "Every evening at ten": a routine, which belongs in the home file."""
    return clause.when is not None and (bool(clause.when.days) or clause.when.repeat is not None)


def time_said(clause: Clause) -> str:
    """The words for how long, or for when."""
    places = [(span.start, span.end) for span in clause.spans]
    places += [(clause.when.start, clause.when.end)] if clause.when is not None else []
    return clause.text.said(min(place[0] for place in places), max(place[1] for place in places))


def _several(scene: Scene, clause: Clause) -> bool:
    """Whether several times are said that are no list: which is for what is not known."""
    waits = [span for span in clause.spans if span.delay]
    if any(not span.listed for span in waits[1:]):
        return True
    if clause.when is None or clause.delay is not None:
        return False
    if clause.when.unclear:
        return True
    further = {_until(one, scene) for one in clause.when.more if not one.listed}
    return bool(further - {_until(clause.when, scene)})


def _delays(scene: Scene, clause: Clause, operation: str, steps: list[Step], carried: float) -> list[float]:
    """Seconds from now, for each time that is said ("in ten minutes", "at eight and at ten"); 0 for now."""
    if operation in _OWN_TIME or not any(isinstance(step, Do) for step in steps):
        return [0]
    if clause.delay is not None:
        return [span.seconds for span in clause.spans if span.delay]
    if clause.when is None:
        return [carried]
    return [_until(when, scene) for when in (clause.when, *clause.when.more)]


def _until(when: When, scene: Scene) -> float:
    """Seconds until a point in time; 0 where no time and no later day is said."""
    if (when.minutes is not None or when.dated) and (moment := when.moment(scene.now, "soon")) is not None:
        return round((moment - scene.now).total_seconds())
    day = when.date(scene.now)
    return 0 if day is None else (day - scene.now.date()).days * 86_400  # at this time of that day


def _back_again(clause: Clause, operation: str, steps: list[Step]) -> list[Step]:
    """ "For ten minutes", "from eight to nine": what was switched is switched back after that time."""
    length = next((span.seconds for span in clause.spans if span.lasting), None)
    if length is None and clause.when is not None:
        length = clause.when.lasts
    if operation not in ("on", "off", "mute") or length is None:
        return []
    back = [Do(s.do, _BACK[s.command]) for s in steps if isinstance(s, Do) and s.command in _BACK]
    return [Wait(Pause(seconds=length)), *back] if back else []

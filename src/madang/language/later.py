"""When a clause is to be done: now, after a wait, for a while. The same for words and for frames."""

from __future__ import annotations

from madang.things.plan import Do, Pause, Refuse, Step, Wait

from .clause import Clause
from .household import HOUSEHOLD
from .looking import LOOKING
from .scene import Scene

__all__ = ["LONGEST_WAIT", "gone_by", "recurs", "spread", "time_said"]

LONGEST_WAIT = 31 * 86_400
"""Seconds that a plan may wait; what comes later belongs into the calendar."""
_JUST_NOW = 60
"""Seconds after a moment that was said in which it is still meant as now."""
_OWN_TIME = {"interval", "forward", "rewind", "announce", *HOUSEHOLD, *LOOKING}
"""Operations whose times are values of their own, or words to be said."""
_BACK = {"OnOff.on": "OnOff.off", "OnOff.off": "OnOff.on", "AudioOutput.mute": "AudioOutput.unmute"}
"""What undoes a command after "for ten minutes"."""


def spread(scene: Scene, clause: Clause, operation: str, steps: list[Step]) -> list[Step]:
    """The steps at their time: a wait before them, and what is switched back "for ten minutes" after."""
    planned = [*_before(scene, clause, operation, steps), *steps, *_back_again(clause, operation, steps)]
    if any(isinstance(step, Wait) and (step.wait.seconds or 0) > LONGEST_WAIT for step in planned):
        return [Refuse("out_of_range", time_said(clause))]
    return planned


def gone_by(clause: Clause, scene: Scene) -> bool:
    """ "Tonight at ten", said at eleven: that is not now."""
    if clause.when is None or clause.when.minutes is None or clause.delay is not None:
        return False
    moment = clause.when.moment(scene.now, "soon")
    return moment is not None and (moment - scene.now).total_seconds() < -_JUST_NOW


def recurs(clause: Clause) -> bool:
    """ "Every evening at ten": a routine, which belongs in the home file."""
    return clause.when is not None and bool(clause.when.days)


def time_said(clause: Clause) -> str:
    """The words for how long, or for when."""
    places = [(span.start, span.end) for span in clause.spans]
    places += [(clause.when.start, clause.when.end)] if clause.when is not None else []
    return clause.text.said(min(place[0] for place in places), max(place[1] for place in places))


def _before(scene: Scene, clause: Clause, operation: str, steps: list[Step]) -> list[Step]:
    """A wait before what is wanted later ("in ten minutes", "at ten")."""
    if operation in _OWN_TIME or not any(isinstance(step, Do) for step in steps):
        return []
    if clause.delay is not None:
        return [Wait(Pause(seconds=clause.delay.seconds))]
    when = clause.when
    if when is None:
        return []
    if (when.minutes is not None or when.dated) and (moment := when.moment(scene.now, "soon")) is not None:
        seconds = (moment - scene.now).total_seconds()
        return [Wait(Pause(seconds=round(seconds)))] if seconds > 0 else []
    if (day := when.date(scene.now)) is not None:
        days = (day - scene.now.date()).days  # another day, and no time: at this time of that day
        return [Wait(Pause(seconds=days * 86_400))] if days > 0 else []
    return []


def _back_again(clause: Clause, operation: str, steps: list[Step]) -> list[Step]:
    """ "For ten minutes": what was switched is switched back after that time."""
    length = next((span.seconds for span in clause.spans if span.lasting), None)
    if operation not in ("on", "off", "mute") or length is None:
        return []
    back = [Do(s.do, _BACK[s.command]) for s in steps if isinstance(s, Do) and s.command in _BACK]
    return [Wait(Pause(seconds=length)), *back] if back else []

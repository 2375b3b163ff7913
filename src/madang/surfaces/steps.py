"""Steps as programs send them: read, and checked for what a home cannot even rehearse."""

from __future__ import annotations

from typing import Any

from madang.things.catalog import TRAITS
from madang.things.plan import Step, Wait, parse_steps

from .errors import ApiError
from .home import HomeLike

__all__ = ["LONGEST_WAIT", "read_steps"]

LONGEST_WAIT = 31 * 86_400.0
"""Seconds that all the waits of one plan may take together: every plan is rehearsed with its waits."""
DEEPEST = 16
"""Lists and objects inside each other in a step: the journal and every surface must be able to encode it."""


def read_steps(raw: list[Any], home: HomeLike) -> tuple[Step, ...]:
    """The steps. Raises `ApiError`: 422 for a wrong form, 404 for a wait on what the home does not have, 409
    for waits that are too long."""
    if _deeper(raw, DEEPEST):
        raise ApiError(422, "bad_steps", f"At most {DEEPEST} levels inside each other.", field="steps")
    try:
        steps = parse_steps(raw)
    except ValueError as error:
        where, _, message = str(error).partition(": ")
        raise ApiError(422, "bad_steps", f"{message}.", field=where.removeprefix("$.")) from None
    for number, step in enumerate(steps):
        if isinstance(step, Wait) and step.wait.until is not None:
            until = step.wait.until
            trait, _, attribute = until.attribute.partition(".")
            thing = home.blueprint.things.get(until.thing)
            if thing is None or trait not in thing.traits or attribute not in TRAITS[trait].__struct_fields__:
                message = f"There is no {until.attribute!r} of {until.thing!r} to wait for."
                raise ApiError(404, "no_such_attribute", message, field=f"steps[{number}].wait.until")
    seconds = sum(step.wait.seconds or 0 for step in steps if isinstance(step, Wait))
    if seconds > LONGEST_WAIT:
        raise ApiError(409, "too_long_a_wait", "A plan may wait for 31 days at most.", field="steps")
    return steps


def _deeper(value: Any, levels: int) -> bool:
    """Whether lists and objects lie deeper inside each other than so many levels."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper(one, levels - 1) for one in inner)

"""Dates, times, durations, ranges and repeats: found in a text, and what they are relative to a given now.

    find("every other Friday at 7", "en", now)  →  a Moment of kind "set"
    soon(moment, now)                           →  the aware datetime(s) that an assistant means

A language is one file, ``language/<code>/dates.toml``; docs/languages.md ("Dates and times") tells how to
write it. In short: ``[style]`` how dates are written, ``[words]`` word classes, ``[values.<category>]``
words with a value, ``[patterns]`` lines of items with the rule that makes a value of them. The rules
stand in ``amounts``, ``clocks``, ``days``, ``periods``, ``dayranges``, ``clockranges``, ``repeats``.
"""

from .choosing import clock_of, occurrences, rrule, seconds, soon
from .finding import find
from .value import Moment, Value

__all__ = ["Moment", "Value", "clock_of", "find", "occurrences", "rrule", "seconds", "soon"]

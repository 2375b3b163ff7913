"""From where to where: the places of a ride, told apart by the words before or the particles after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from .lexicon import lexicon
from .text import Text

__all__ = ["Route", "route"]

_SIGNS = re.compile(r"[,.;:!?]")
_LONGEST = 24
"""Characters of a place that the parser has not marked."""


class Route(Struct, frozen=True):
    """Where a ride starts (empty for this home) and where it goes (empty where that is not said)."""

    pickup: str = ""
    destination: str = ""
    unclear: bool = False
    """Whether two starts or two ends were said."""


class _Words(Struct, frozen=True):
    """How a language says from where to where."""

    after: bool
    """Particles stand after the place (ko, ja)."""
    roles: dict[str, tuple[str, bool]]
    """Word → "from" or "to", and whether it says so wherever it stands."""
    marker: re.Pattern[str]
    homes: re.Pattern[str]
    home: str
    determiners: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    style = lexicon(language).route
    roles = dict.fromkeys(style["from"], ("from", True)) | dict.fromkeys(style["to"], ("to", True))
    roles |= dict.fromkeys(style.get("from_near", ()), ("from", False))
    roles |= dict.fromkeys(style.get("to_near", ()), ("to", False))
    after, spaced = bool(style.get("after")), lexicon(language).spaced or bool(style.get("spaces"))
    longest = sorted(roles, key=len, reverse=True)
    homes = "|".join(map(re.escape, sorted(style["homes"], key=len, reverse=True)))
    words = "|".join(re.escape(word) + ("" if word.endswith("'") else r"\b") for word in longest)
    marker = rf"\b(?:{words})"
    if after:
        marker = f"(?:{'|'.join(map(re.escape, longest))})" + (r"(?=\s|$)" if spaced else "")
    home = rf"\b(?:{homes})\b" if not after else f"(?:{homes})"
    if attached := style.get("attached", ()):
        marker += "|" + "|".join(rf"\b{re.escape(word)}(?=\w)" for word in attached)
        roles |= dict.fromkeys(attached, ("to", False))
    determiners = lexicon(language).determiners | frozenset(style.get("determiners", ()))
    return _Words(after, roles, re.compile(marker), re.compile(home), style["home"], determiners)


def route(
    text: Text, language: str, places: Sequence[tuple[int, int]], stops: Iterable[tuple[int, int]]
) -> Route:
    """The start and the end of a ride. ``places`` are what the parser marked, ``stops`` is no place.

    Both are spans of `text.plain`.
    """
    if not lexicon(language).route:
        return Route("", "".join(text.said(*place).strip() for place in places[:1]), len(places) > 1)
    words = _words(language)
    ends = sorted([*stops, *(match.span() for match in _SIGNS.finditer(text.plain))])
    found = (_marked_after if words.after else _marked_before)(text.plain, words, places, ends)
    said: dict[str, list[str]] = {"from": [], "to": []}
    for role, start, end in found:
        place = words.home if words.homes.fullmatch(text.plain[start:end]) else text.said(start, end).strip()
        if place and place not in said[role]:
            said[role].append(place)
    if not said["to"]:
        said["to"] = _rest(text, words, places, [(start, end) for _, start, end in found])[:1]
    pickup = "".join(place for place in said["from"][:1] if place != words.home)
    return Route(pickup, "".join(said["to"][:1]), len(said["from"]) > 1 or len(said["to"]) > 1)


_Found = list[tuple[str, int, int]]


def _marked_before(
    plain: str, words: _Words, places: Sequence[tuple[int, int]], stops: list[tuple[int, int]]
) -> _Found:
    """Places after a word: "from the hotel to the airport", "nach Hause"."""
    found: _Found = []
    marks = [match for match in words.marker.finditer(plain) if not _inside(match.start(), stops)]
    homes = [match.span() for match in words.homes.finditer(plain)]
    for place, mark in enumerate(marks):
        if any(first <= mark.start() < last for first, last in homes):
            continue  # "nach Hause"
        role, sure = words.roles[mark.group()]
        start = _past(plain, mark.end(), words.determiners)
        end = min([len(plain), *(m.start() for m in marks[place + 1 :]), *_begins(stops, start)])
        end = min([end, *(first for first, _ in homes if first > start)])
        if (home := next((last for first, last in homes if first == start), None)) is not None:
            end = home
        near = [last for first, last in places if first < end and last > start]
        if near:
            end = end if home is not None else min(end, max(near))
        elif home is None and not (sure and role == "from" and 0 < end - start <= _LONGEST):
            continue
        found.append((role, start, _trimmed(plain, start, end)))
    for first, last in homes:
        if not any(start < last and first < end for _, start, end in found):
            found.append(("to", first, last))
    return found


def _marked_after(
    plain: str, words: _Words, places: Sequence[tuple[int, int]], stops: list[tuple[int, int]]
) -> _Found:
    """Places before a particle: 집에서 공항까지, 家から駅まで."""
    found: _Found = []
    last = 0
    for mark in words.marker.finditer(plain):
        role, sure = words.roles[mark.group()]
        begin = max([last, *(end for _, end in stops if end <= mark.start())])
        near = [(s, e) for s, e in places if s < mark.start() and e > begin]
        if not plain[begin : mark.start()].strip() or _inside(mark.start(), stops):
            continue
        if not sure and not any(end <= mark.start() for _, end in near):
            continue
        if near:
            begin = max(begin, min(start for start, _ in near))
        else:
            begin = max(begin, plain.rfind(" ", 0, mark.start()) + 1)
        if mark.start() - begin > _LONGEST and not near:
            continue
        begin += len(plain[begin : mark.start()]) - len(plain[begin : mark.start()].lstrip())
        found.append((role, begin, mark.start()))
        last = mark.end()
    return found


def _rest(
    text: Text, words: _Words, places: Sequence[tuple[int, int]], used: list[tuple[int, int]]
) -> list[str]:
    """What the parser marked as a place, and no word says of it whether it is the start or the end."""
    found: list[str] = []
    for start, end in places:
        begin = max([start, *(last for first, last in used if first < end and last > start)])
        mark = words.marker.match(text.plain, begin)
        begin = mark.end() if mark is not None and begin > start else begin
        if text.plain[begin:end].strip():
            found.append(text.said(begin, end).strip())
    return found


def _begins(stops: list[tuple[int, int]], start: int) -> list[int]:
    return [first for first, last in stops if first >= start]


def _inside(place: int, stops: list[tuple[int, int]]) -> bool:
    return any(first <= place < last for first, last in stops)


def _past(plain: str, start: int, determiners: frozenset[str]) -> int:
    """Where the noun begins after articles and spaces."""
    while True:
        while start < len(plain) and plain[start] == " ":
            start += 1
        word = re.match(r"\w+", plain[start:])
        if word is None or word.group() not in determiners or start + word.end() >= len(plain):
            return start
        start += word.end()


def _trimmed(plain: str, start: int, end: int) -> int:
    return start + len(plain[start:end].rstrip())

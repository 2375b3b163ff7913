"""From a text to the words and numbers of a grammar that stand in it."""

from __future__ import annotations

from typing import Any

from ..numbers import number_spans, number_words_at
from .grammar import Grammar
from .shapes import SHAPES
from .value import Number

__all__ = ["Edges", "lex"]

_RUN = 16
"""Letters of a number in words; what goes on longer is none."""
_LONGEST_WORD = 40
"""Letters of a word that is taken apart."""
Edges = dict[int, dict[str, list[tuple[int, Any]]]]
"""Start → category → ends and values."""


def lex(plain: str, grammar: Grammar) -> tuple[Edges, bool]:
    """All words, numbers and written dates, and whether any of them can be about time."""
    edges: Edges = {}
    timely = _shapes(plain, edges)
    if grammar.spaced:
        timely |= _words(plain, grammar, edges)
    else:
        timely |= _characters(plain, grammar, edges)
    return edges, timely


def put(edges: Edges, start: int, end: int, category: str, value: Any) -> None:
    """Note a word."""
    edges.setdefault(start, {}).setdefault(category, []).append((end, value))


def _shapes(plain: str, edges: Edges) -> bool:
    if not any(char.isdigit() for char in plain):
        return False
    for shape, read in SHAPES:
        for match in shape.finditer(plain):
            for category, value in read(match):
                put(edges, match.start(), match.end(), category, value)
    return True


def _number(edges: Edges, start: int, end: int, number: Number) -> None:
    """A word for a number under all that it can count: an hour, a minute, a day, a year."""
    value = number.value
    put(edges, start, end, "num", number)
    if value != int(value):
        return
    if value <= 24:
        put(edges, start, end, "hour", number)
    if value <= 59:
        put(edges, start, end, "minute", number)
    if 1 <= value <= 31:
        put(edges, start, end, "day", number)
    if 1500 <= value <= 2199:
        put(edges, start, end, "year", number)


def _words(plain: str, grammar: Grammar, edges: Edges) -> bool:
    tokens = grammar.tokens(plain)
    if "-" in plain:
        for start, end, word in tokens:
            for category, value in _of(grammar, word) if word == "-" else ():
                put(edges, start, end, category, value)
    tokens = [
        token
        for place, token in enumerate(tokens)
        if token[2] != "-" or not (_letters(tokens, place - 1, -1) and _letters(tokens, place + 1, 1))
    ] if "-" in plain else tokens  # fmt: skip
    words = [grammar.bare(token[2]) for token in tokens]
    spoken = [token[2] for token in tokens]
    timely = False
    for place, (start, end, word) in enumerate(tokens):
        timely |= _phrases(grammar, edges, tokens, words, place, start, words[place])
        if words[place] is not word:
            timely |= _phrases(grammar, edges, tokens, words, place, start, word)
        if grammar.compounds and word not in grammar.phrases:
            timely |= _compound(grammar, edges, start, word)
        for clitic in grammar.clitics:
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                for category, value in _of(grammar, clitic):
                    put(edges, start, start + len(clitic), category, value)
                rest = word[len(clitic) :]
                for one in {rest, grammar.bare(rest)}:
                    timely |= _phrases(grammar, edges, tokens, words, place, start + len(clitic), one)
                spelled = number_words_at([word[len(clitic) :], *spoken[place + 1 :]], 0, grammar.language)
                if spelled:
                    _number(edges, start + len(clitic), tokens[place + spelled[1] - 1][1], Number(spelled[0]))
        if word[0].isalpha() and (found := number_words_at(spoken, place, grammar.language)):
            value, count = found
            if count == 1 and word in grammar.articles:
                put(edges, start, end, "num", Number(value))
            elif word in grammar.hours:
                put(edges, start, tokens[place + count - 1][1], "hour", Number(value))
                timely = True
            else:
                _number(edges, start, tokens[place + count - 1][1], Number(value))
                timely = True
    _whole_names(edges)
    return timely


def _whole_names(edges: Edges) -> None:
    """A feast is a name: no day of the week inside of it is meant ("Easter Monday")."""
    for start, found in list(edges.items()):
        for end, _ in found.get("feast", ()):
            for inner in range(start + 1, end):
                edges.get(inner, {}).pop("weekday", None)


def _compound(grammar: Grammar, edges: Edges, start: int, word: str) -> bool:
    """The words of a word that is made of several: ``dienstagspätabends``."""
    pieces = _pieces(grammar, word) if len(word) <= _LONGEST_WORD else []
    for piece in pieces:
        for category, value in _of(grammar, piece):
            put(edges, start, start + len(piece), category, value)
        start += len(piece)
    return bool(pieces)


def _pieces(grammar: Grammar, word: str) -> list[str]:
    """The known words that a word is made of, the last of them one with a value; none where it is not."""
    for cut in range(len(word) - 3, 3, -1):
        head, tail = word[:cut], word[cut:]
        if not _of(grammar, head):
            continue
        if any(category in grammar.anchors for category, _ in _of(grammar, tail)):
            return [head, tail]
        if rest := _pieces(grammar, tail):
            return [head, *rest]
    return []


def _letters(tokens: list[tuple[int, int, str]], place: int, side: int) -> bool:
    """Whether a neighbour of a hyphen is a word that touches it."""
    if not 0 <= place < len(tokens):
        return False
    start, end, word = tokens[place]
    here = tokens[place - side]
    return word[0].isalpha() and (end == here[0] if side < 0 else start == here[1])


def _of(grammar: Grammar, word: str) -> list[tuple[str, Any]]:
    for words, values in grammar.phrases.get(word, ()):
        if len(words) == 1:
            return values
    return []


def _phrases(
    grammar: Grammar, edges: Edges, tokens: list[tuple[int, int, str]], words: list[str],
    place: int, start: int, first: str,
) -> bool:  # fmt: skip
    timely = False
    following = words[place + 1] if place + 1 < len(words) else ""
    for phrase, values in grammar.phrases.get(first, ()):
        size = len(phrase)
        if size > 1 and (following != phrase[1] or tuple(words[place + 1 : place + size]) != phrase[1:]):
            continue
        end = tokens[place + size - 1][1]
        for category, value in values:
            put(edges, start, end, category, value)
            timely |= category in grammar.anchors
    return timely


def _characters(plain: str, grammar: Grammar, edges: Edges) -> bool:
    timely = False
    begins, run = {0}, 0
    for place, char in enumerate(plain):
        if char == " ":
            begins.add(place + 1)
            continue
        before = plain[place - 1] if place else " "
        free = grammar.anywhere or place in begins or not before.isalpha()
        if not free:
            continue
        longest = 0
        for (phrase,), values in grammar.phrases.get(char, ()):
            end = _loosely(plain, place, phrase)
            if end:
                longest = max(longest, end)
                for category, value in values:
                    put(edges, place, end, category, value)
                    timely |= category in grammar.anchors
        begins.add(longest)  # no word begins inside of another: 내일 is not 내 and 일
        if char.isdigit():
            continue
        spelled = number_spans(plain, place, grammar.language)
        run = run + 1 if spelled else 0
        for value, end in spelled if run < _RUN else ():
            begins.add(end)
            _number(edges, place, end, Number(value))
            timely |= plain[end : end + 2].lstrip()[:1] in grammar.phrases
    for start, found in edges.items():
        for end, _ in found.get("num", ()):
            begins.add(end)
        del start
    return timely


def _loosely(plain: str, place: int, phrase: str) -> int:
    """The end of a phrase that begins here, whether or not it is written with spaces; 0 where it does not."""
    for char in phrase:
        while place < len(plain) and plain[place] == " ":
            place += 1
        if place >= len(plain) or plain[place] != char:
            return 0
        place += 1
    return place

"""Numbers in words and digits. Which words mean what stands in ``words.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from .lexicon import Lexicon, lexicon

__all__ = ["digits", "number_at", "number_spans", "number_words_at"]

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000, "십": 10, "백": 100, "천": 1000, "만": 10000}


def digits(token: str) -> float | None:
    """The value of a token in digits (``21``, ``21.5``, ``21,5``), or None. Clock times are not numbers."""
    if not _DIGITS.fullmatch(token):
        return None
    return float(token.replace(",", "."))


def number_words_at(words: Sequence[str], at: int, language: str) -> tuple[float, int] | None:
    """Value and count of the number words that begin at `at` (en, de, ar)."""
    known = _values(language)
    joiners = _joiners(language)
    total = current = 0.0
    last = 10.0**9
    place = at
    while place < len(words):
        word = words[place]
        value, more = _several(words, place, language) or (known.get(word), 0)
        place += more
        if value is None and place == at and language == "ar" and word[:1] in "لبو" and len(word) > 3:
            value = known.get(word[1:])
        if value is None and place > at and word[:1] == "و" and len(word) > 2:
            value = known.get(word[1:])
            if value is None:
                break
        if value is None and place > at and language == "ar" and word == "و" and place + 1 < len(words):
            value = known.get(words[place + 1])
            if value is None or not _adds(value, last, language, word):
                break
            place += 1
        if value is None and word == "-" and place > at and 20 <= last < 100:
            if not 0 < known.get(words[place + 1] if place + 1 < len(words) else "", 0) < 10:
                break
            place += 1  # "forty-five"
            continue
        if value is None:
            if place > at and word in joiners and place + 1 < len(words) and words[place + 1] in known:
                if last < 100:
                    break
                place += 1
                continue
            break
        if value in (100, 1000) and place - more > at:
            if current == 0 or current >= value:
                break
            current *= value
            if value == 1000:
                total, current = total + current, 0.0
        elif place - more == at:
            current = value
        elif _adds(value, last, language, word) and not (value >= 20 and words[at] in _hours(language)):
            current += value
        else:
            place -= more
            break
        last = value
        place += 1
    if place == at:
        return None
    if place - at == 1 and words[at] in _only_teens(language):
        return None
    if place + 1 < len(words) and words[place] in _points(language) and known.get(words[place + 1], 10) < 10:
        return total + current + known[words[place + 1]] / 10, place + 2 - at
    return total + current, place - at


def _adds(value: float, last: float, language: str, word: str) -> bool:
    if language == "ar":
        if value == 10 and last < 10 and word[:1] == "ع":
            return True  # ثلاثة عشر
        return word[:1] == "و" and (last >= 100 or (value >= 20 > last) or (value < 10 and last >= 100))
    return (last >= 100 and value < 100) or (20 <= last < 100 and value < 10)


@lru_cache(maxsize=8)
def _values(language: str) -> Mapping[str, float]:
    words = lexicon(language).numbers.get("words", {})
    found = {word: float(value) for word, value in words.items()}
    if language == "de":
        found |= _german(words)
    return found


def _several(words: Sequence[str], at: int, language: str) -> tuple[float, int] | None:
    """A number of several words (``quatre-vingt-dix``): its value, and how many words follow the first."""
    many = _phrases(language).get(words[at])
    if many is None:
        return None
    for phrase, value in many:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return value, len(phrase) - 1
    return None


@lru_cache(maxsize=8)
def _phrases(language: str) -> Mapping[str, list[tuple[tuple[str, ...], float]]]:
    """First word → numbers of several words that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], float]]] = {}
    for phrase, value in lexicon(language).numbers.get("words", {}).items():
        if " " in phrase:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, float(value)))
    for many in found.values():
        many.sort(key=lambda one: -len(one[0]))
    return found


@lru_cache(maxsize=8)
def _points(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).numbers.get("points", ()))


@lru_cache(maxsize=8)
def _only_teens(language: str) -> frozenset[str]:
    """Words that are numbers only before ten: ``أحد عشر``."""
    return frozenset(lexicon(language).numbers.get("only_teens", ()))


@lru_cache(maxsize=8)
def _hours(language: str) -> frozenset[str]:
    """Words that count hours only: ``الثامنة وعشرين دقيقة`` is twenty past eight, not 28."""
    return frozenset(lexicon(language).numbers.get("ordinals", ()))


@lru_cache(maxsize=8)
def _joiners(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).numbers.get("joiners", ()))


def _german(words: Mapping[str, int]) -> dict[str, float]:
    """``einundzwanzig`` to ``neunundneunzig``, and ``hundertfünfzig`` and the like."""
    ones = {"ein" if value == 1 else word: value for word, value in words.items() if 1 <= value <= 9}
    tens = {word: value for word, value in words.items() if value in range(20, 100, 10)}
    found = {f"{one}und{ten}": float(a + b) for one, a in ones.items() for ten, b in tens.items()}
    small = {word: float(value) for word, value in words.items() if 1 <= value <= 90} | found
    for one, a in {"": 1, **ones}.items():
        found[f"{one}hundert"] = 100.0 * a
        found[f"{one}tausend"] = 1000.0 * a
    for word, value in small.items():
        found[f"hundert{word}"] = found[f"einhundert{word}"] = 100 + value
    for one, a in ones.items():
        for other, b in ones.items():
            found[f"{one}tausend{other}hundert"] = 1000.0 * a + 100 * b
    found |= {f"{word}einhalb": value + 0.5 for word, value in small.items()}
    written = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    return found | {word.translate(written): value for word, value in {**words, **found}.items()}


def number_at(plain: str, at: int, language: str) -> tuple[float, int] | None:
    """Value and end of the number that begins at `at` (ko, ja): digits, Sino or native words.

    A word that could be something else (``이``, ``사``, ``一``) counts only before a unit.
    """
    if found := _DIGITS.match(plain, at):
        return float(found.group().replace(",", ".")), found.end()
    sino, native = _patterns(language)
    words = lexicon(language).numbers
    if native and (found := native.match(plain, at)) and found.end() > at:
        value = sum(words["native"][part] for part in _parts(found.group(), words["native"]))
        return float(value), found.end()
    if found := sino.match(plain, at):
        whole, _, tenths = re.sub(_pointed(language), ".", found.group().replace(" ", "")).partition(".")
        value = _positional(whole, words["digits"])
        return value + float(f"0.{_digits_of(tenths, words['digits'])}"), found.end()
    return None


def _digits_of(word: str, values: Mapping[str, int]) -> str:
    """``오`` → 5, ``二五`` → 25; 0 for none."""
    return "".join(str(values[char]) for char in word) or "0"


@lru_cache(maxsize=4)
def _pointed(language: str) -> str:
    """What stands between a number and its tenths: 점, 点."""
    return "|".join(map(re.escape, lexicon(language).numbers.get("points", ()))) or "$."


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    words: Lexicon = lexicon(language)
    units = "|".join(map(re.escape, sorted(words.numbers["before"], key=len, reverse=True)))
    letters = "".join(words.numbers["digits"]) + "".join(s for s in _SCALES if s in words.numbers["scales"])
    figures = "".join(words.numbers["digits"])
    tenths = f"(?: ?(?:{_pointed(language)}) ?[{figures}]+)?"
    sino = re.compile(f"[{letters}]+{tenths}(?= ?(?:{units}))" + _aimed(words.numbers, letters))
    native = None
    if counted := words.numbers.get("native"):
        names = "|".join(sorted(counted, key=len, reverse=True))
        after = "|".join(words.numbers["native_before"])
        tens = "|".join(name for name, value in counted.items() if value >= 20)
        ones = "|".join(name for name, value in counted.items() if value < 10)
        degrees = "|".join(words.numbers.get("tens_before", ()))
        native = re.compile(
            f"(?:{names}){{1,2}}(?= ?(?:{after}))"
            + (f"|(?:{tens})(?:{ones})?(?= ?(?:{degrees}))" if degrees else "")
        )
    return sino, native


def _aimed(words: Mapping[str, Any], letters: str) -> str:
    """A number that a particle leads up to: 십이로. It has a ten in it; without, 사이로 would be one."""
    after = "|".join(map(re.escape, words.get("aims", ())))
    tens = "".join(scale for scale in words["scales"][:2])
    return f"|[{letters}]*[{tens}][{letters}]*(?={after})" if after else ""


def _parts(word: str, known: Mapping[str, int]) -> list[str]:
    parts: list[str] = []
    while word:
        part = next(name for name in sorted(known, key=len, reverse=True) if word.startswith(name))
        parts.append(part)
        word = word[len(part) :]
    return parts


def _positional(word: str, values: Mapping[str, int]) -> float:
    """``이십오`` → 25, ``二千七百`` → 2700, ``一五`` → 15."""
    total = section = digit = 0
    seen = False
    for char in word:
        scale = _SCALES.get(char)
        if scale is None:
            digit = digit * 10 + values[char] if seen else values[char]
            seen = True
        elif scale == 10000:
            total, section, digit, seen = total + (section + digit or 1) * scale, 0, 0, False
        else:
            section, digit, seen = section + (digit if seen else 1) * scale, 0, False
    return float(total + section + digit)


def number_spans(plain: str, at: int, language: str) -> list[tuple[float, int]]:
    """All numbers in words that begin at `at` (ko, ja), shortest first, with their ends: whatever follows."""
    letters, names = _number_letters(language)
    if not letters or plain[at : at + 1] not in letters:
        return []
    words = lexicon(language).numbers
    found: dict[int, float] = {}
    end = at
    while end < len(plain) and end - at < 12 and plain[end] in words["digits"] | _SCALES:
        end += 1
        found[end] = _positional(plain[at:end], words["digits"])
    ends = {at: 0.0}
    for _ in range(2):
        for start, value in list(ends.items()):
            for name in names:
                if plain.startswith(name, start) and (value == 0 or (value >= 10 > words["native"][name])):
                    ends[start + len(name)] = value + words["native"][name]
    del ends[at]
    return [(value, end) for end, value in sorted((found | ends).items())]


@lru_cache(maxsize=8)
def _number_letters(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The letters that a number can begin with, and the native numbers."""
    words = lexicon(language).numbers
    if "digits" not in words:
        return frozenset(), ()
    native = tuple(words.get("native", ()))
    scales = {scale for scale in _SCALES if scale in words["scales"]}
    return frozenset(words["digits"]) | scales | {name[0] for name in native}, native

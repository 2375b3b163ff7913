"""Mentions in a language that puts spaces between its words."""

from __future__ import annotations

from .attached import and_before, and_not, counted, definite, forbids, one_of, person, split_and, with_article
from .mention import CLOCK, CLOCK_TIME, NUMBER, UNKNOWN, Mention
from .numbers import digits, number_words_at
from .text import Text
from .vocabulary import Entry, Vocabulary

__all__ = ["spot_words"]

_ORDINAL = Entry(("number", "ordinal"))
_TURNS = frozenset(("join.and", "join.rather", "meta.rather"))
_LONGEST_WORD = 40
"""Letters of a word that is taken apart: nobody says a longer one, and noise may be."""


def spot_words(text: Text, vocabulary: Vocabulary) -> list[Mention]:
    """All mentions of a text, in order, without overlaps."""
    spans = _split_tokens(text, vocabulary)
    words = [text.plain[start:end] for start, end in spans]
    lexicon = vocabulary.lexicon
    maybe = lexicon.numbers.get("maybe", ())
    found: list[Mention] = []
    at = 0
    while at < len(words):
        number = _word_number(words, at, lexicon.language)
        phrase = vocabulary.at(words, at)
        if phrase and phrase[1] > 1 and "kind." in phrase[0].sections and not phrase[0].named:
            phrase = _before_name(vocabulary, words, at, phrase)
        if number is None and phrase is None and (value := counted(words, at, vocabulary)) is not None:
            number = value, 1, NUMBER
        if phrase and "join.rather" in phrase[0].tags and forbids(vocabulary, words, at + phrase[1]):
            phrase = vocabulary.at(words[: at + 1], at)
        if number and number[1] == 1 and words[at] in maybe and not _unit_next(vocabulary, words, at + 1):
            number = number if _aimed_at(found, words, at, vocabulary) else None
        if number and (phrase is None or phrase[1] <= number[1]):
            value, count, entry = number[0], number[1], number[2]
            if words[at] in lexicon.numbers.get("ordinals", ()):
                entry = _ORDINAL
            if half := _half_after(words, at + count, lexicon.numbers.get("halves", ())):
                value, count = value + 0.5, count + half
            found.append(Mention(spans[at][0], spans[at + count - 1][1], entry, value))
        elif phrase:
            count = phrase[1]
            entry = phrase[0]
            if count == 1 and len(entry.tags) > 1 and lexicon.article:
                entry = with_article(entry, lexicon.article in words[at][: len(lexicon.article) + 1])
                entry = definite(entry, words[at], lexicon)
            if "quant.to" in entry.tags and "act.up" in entry.tags:
                asked = words[-1] == "?" or bool(found and found[-1].has("ask."))
                verb = _begins(found) and _names_something(vocabulary, words, at + 1)
                entry = person(entry) if entry.people and asked and verb else one_of(entry.tags, verb)
            found.append(Mention(spans[at][0], spans[at + count - 1][1], entry))
        else:
            count = 1
            found.append(Mention(*spans[at], UNKNOWN))
        at += count
    return found


def _before_name(
    vocabulary: Vocabulary, words: list[str], at: int, phrase: tuple[Entry, int]
) -> tuple[Entry, int]:
    """Fewer words of the phrase where its last ones begin a name: ``قائمة | مهام العمل``."""
    for count in range(1, phrase[1]):
        name = vocabulary.at(words, at + count)
        if name is not None and name[0].named and name[1] > max(1, phrase[1] - count):
            shorter = vocabulary.at(words[: at + count], at)
            if shorter is not None and shorter[1] == count:
                return shorter
    return phrase


def _aimed_at(found: list[Mention], words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word like "one" is the number that something shall have: "to one", "level one"."""
    if words[at] not in vocabulary.lexicon.numbers.get("alone", ()) or not found:
        return False
    following = vocabulary.at(words, at + 1)
    ends = (
        at + 1 == len(words)
        or words[at + 1] in "?!"
        or (following and not _TURNS.isdisjoint(following[0].tags))
    )
    aims = ("quant.to", "unit.step", "attr.", "particle.on")
    return bool(ends) and any(found[-1].has(tag) for tag in aims)


def _half_after(words: list[str], at: int, halves: tuple[str, ...]) -> int:
    """How many words from `at` on say "and a half" (Arabic: 21 ونصف)."""
    if words[at : at + 1] == ["و"] and "و" + "".join(words[at + 1 : at + 2]) in halves:
        return 2
    return int(at < len(words) and words[at] in halves)


def _names_something(vocabulary: Vocabulary, words: list[str], at: int) -> bool:
    """Whether a word for a thing, or somebody or something unknown, follows."""
    following = vocabulary.at(words, at)
    if following is None:
        return at < len(words) and _word_number(words, at, vocabulary.lexicon.language) is None
    entry = following[0]
    return entry.named or any(tag.startswith(("kind.", "attr.", "room.", "quant.it")) for tag in entry.tags)


def _begins(found: list[Mention]) -> bool:
    """Whether a sentence begins after these mentions."""
    return all(m.has("skip.") or m.has("polite.") or m.has("ask.is") for m in _since_and(found))


def _since_and(found: list[Mention]) -> list[Mention]:
    last = max((i for i, mention in enumerate(found) if "join.and" in mention.tags), default=-1)
    return found[last + 1 :]


def _word_number(words: list[str], at: int, language: str) -> tuple[float, int, Entry] | None:
    if at >= len(words):
        return None
    word = words[at]
    if word[0].isdigit():
        if clock := CLOCK.fullmatch(word):
            return float(int(clock[1]) * 60 + int(clock[2])), 1, CLOCK_TIME
        value = digits(word)
        return None if value is None else (value, 1, NUMBER)
    spelled = number_words_at(words, at, language)
    return None if spelled is None else (*spelled, NUMBER)


def _unit_next(vocabulary: Vocabulary, words: list[str], at: int) -> bool:
    found = vocabulary.at(words, at)
    return found is not None and any(
        tag.startswith(("unit.", "time.half", "time.quarter")) for tag in found[0].tags
    )


def _split_tokens(text: Text, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    lexicon = vocabulary.lexicon
    if not (lexicon.compounds or lexicon.article):
        return lexicon.spans(text.plain, text.tokens)
    spans: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(lexicon.spans(text.plain, text.tokens)):
        word = text.plain[start:end]
        if end - start > 8 and lexicon.compounds and _plural_inside(word, vocabulary):
            spans.extend(_split_compound(word, start, end, vocabulary))
        elif lexicon.forbids and (and_not(text, place, vocabulary) or and_before(text, place, vocabulary)):
            spans += [(start, start + 1), (start + 1, end)]
        elif end - start < 3 or vocabulary.known(word) or word in lexicon.numbers["words"]:
            spans.append((start, end))
        elif lexicon.article:
            number = word[1:] in lexicon.numbers["words"]
            spans.extend([(start, end)] if number else split_and(word, start, end, vocabulary))
        else:
            spans.extend(_split_compound(word, start, end, vocabulary))
    return spans


def _plural_inside(word: str, vocabulary: Vocabulary) -> bool:
    """``wohnzimmerlampen`` are all of them, though one thing may be called ``wohnzimmerlampe``."""
    if word in vocabulary.words:
        return False
    for many in vocabulary.lexicon.plurals:
        if word.endswith(many) and len(many) < len(word):
            head = word[: -len(many)]
            links = ("", *vocabulary.lexicon.links)
            if any(head.endswith(e) and vocabulary.alone(head[: len(head) - len(e)]) for e in links):
                return True
    return False


def _split_compound(word: str, start: int, end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """``küchenlicht`` → küche + licht: two known words, perhaps with a linking n or s between them."""
    if len(word) > _LONGEST_WORD:
        return [(start, end)]
    for forms in (vocabulary.plain_forms, vocabulary.forms):  # as it is written; else with a slip
        if forms == vocabulary.forms and len(forms(word)) > len(vocabulary.plain_forms(word)):
            return [(start, end)]  # a name with a slip
        for place in range(3, len(word) - 2):
            if not any(_means(vocabulary, form) for form in forms(word[place:])[:4]):
                continue
            head = word[:place]
            for link in ("", *vocabulary.lexicon.links):
                known = head.endswith(link) and vocabulary.alone(head[: len(head) - len(link)] or " ")
                if not link and known is None and _times(vocabulary, word[place:]):
                    known = number_words_at([head], 0, vocabulary.lexicon.language) and NUMBER
                if known and known.tags[:1] != ("skip.word",):
                    return [(start, start + place - len(link)), (start + place, end)]
    kinds = (
        start + place
        for place in range(3, len(word) - 3)
        if any(_is_kind(vocabulary, form) for form in vocabulary.plain_forms(word[place:]))
    )
    unknown = next(kinds, None)
    return [(start, unknown), (unknown, end)] if unknown else [(start, end)]


def _times(vocabulary: Vocabulary, word: str) -> bool:
    """``zehnmal``, ``dreifach``: a word that makes a factor of the number before it."""
    entry = vocabulary.alone(word)
    return entry is not None and any(tag in ("quant.times", "quant.repeats") for tag in entry.tags)


def _means(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word means something by itself; "zimmer" does not: a "lesezimmer" is another room."""
    entry = vocabulary.alone(word)
    return entry is not None and (entry.named or any(not tag.startswith("skip.") for tag in entry.tags))


def _is_kind(vocabulary: Vocabulary, word: str) -> bool:
    entry = vocabulary.alone(word)
    return entry is not None and any(tag.startswith("kind.") for tag in entry.tags)

"""Everything that can be said in one home in one language: the language's phrases and the home's names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .lexicon import Lexicon
from .sounds import Sounds

__all__ = ["Entry", "Vocabulary"]

# Sections whose phrases may carry an ending of their own (Korean verbs).
_FREE = ("act.", "state.", "ask.", "meta.", "polite.", "quant.", "skip.", "join.", "number")
_LONGEST = 40
"""Letters of a word that is looked at for a slip of the pen: no name is longer, and noise may be."""
_NOUNS = frozenset(("kind.", "room.", "lamp."))
_LOOSE = 3
"""Small words that may stand one after the other inside of a name."""
_KEPT = 20_000
"""Words whose forms are remembered."""
End = ""


@lru_cache(maxsize=8192)
def _sections(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{tag.partition('.')[0]}." for tag in tags)


class Entry:
    """What a phrase can mean: tags of the language, and things, spaces, people of the home."""

    __slots__ = (
        "called", "choices", "free", "kinds", "own", "people", "said", "sections", "spaces", "tags", "things",
    )  # fmt: skip

    def __init__(self, tags: tuple[str, ...] = ()) -> None:
        self.tags = tags
        self.sections = _sections(tags)
        self.free = bool(tags) and tags[0].startswith(_FREE)
        self.things: tuple[str, ...] = ()
        self.kinds: tuple[str, ...] = ()
        """The kinds of those things."""
        self.called: tuple[str, ...] = ()
        """Things whose names have this word for a particular sort in them: "reading lamp" has "lamp"."""
        self.said: tuple[str, ...] = ()
        """Kinds whose word is part of the phrase: "lock" in "front door lock"."""
        self.spaces: tuple[str, ...] = ()
        self.people: tuple[str, ...] = ()
        self.own: tuple[tuple[str, str], ...] = ()
        """(thing, its own command)"""
        self.choices: tuple[tuple[str, str, str, str], ...] = ()
        """(thing, trait, argument, choice)"""

    def carry(self, tag: str) -> None:
        """Let the phrase mean this too."""
        self.tags = (*self.tags, tag)
        self.sections |= {f"{tag.partition('.')[0]}."}

    @property
    def named(self) -> bool:
        """Whether the home file brings this phrase."""
        return bool(self.things or self.spaces or self.people or self.own or self.choices)

    def with_more(self, field: str, more: tuple[object, ...]) -> None:
        known = getattr(self, field)
        if new := tuple(one for one in more if one not in known) if known else more:
            setattr(self, field, known + new)


class Vocabulary:
    """Phrases to entries, made for looking them up at a place in a text."""

    def __init__(self, words: Lexicon) -> None:
        self.lexicon = words
        self.entries: dict[tuple[str, ...], Entry] = {}
        self.trie: dict[str, object] = {}
        self.words: set[str] = set()
        self.lengths: dict[str, list[int]] = {}
        self._accented: dict[str, str] = {}
        """Words without their accents → as they are written, where accents are often left out."""
        self._plain: dict[str, tuple[str, ...]] = {}
        for key, tags in words.phrases.items():
            if key and key[0]:
                self._put(key, Entry(tags))
        self._learnt: set[str] = set()
        self._misspelt: dict[str, str] = {}

    def add(self, phrase: str, field: str, *what: object, weak: bool = False) -> None:
        """Let `phrase` mean these things (or spaces ...). A weak one gives way to the language's words."""
        key = self.lexicon.key(phrase)
        if not key or not key[0]:
            return
        entry = self.entries.get(key)
        if entry is None:
            entry = Entry(self._kind_tags(key))
            self._put(key, entry)
        elif weak and not entry.named:
            return
        entry.with_more(field, what)
        if self.lexicon.spaced and not weak and field in ("things", "spaces", "people"):
            for word in key:
                self._learn_spelling(word)

    def said(self, entry: Entry) -> str:
        """The phrase of an entry."""
        return next((" ".join(key) for key, known in self.entries.items() if known is entry), "")

    def sounding(self, how: Sounds) -> dict[str, list[tuple[str, str, Entry]]]:
        """``near`` key → (``same`` key, phrase, entry) of all names, and of the words for things."""
        found: dict[str, list[tuple[str, str, Entry]]] = {}
        for key, entry in self.entries.items():
            if entry.things or entry.spaces or not entry.sections.isdisjoint(_NOUNS):
                same, near = how.phrase(key)
                if len(near) >= how.shortest:
                    found.setdefault(near, []).append((same, " ".join(key), entry))
        return found

    def tag(self, phrase: str, tag: str) -> None:
        """Let a phrase carry one more tag."""
        entry = self.entries.get(self.lexicon.key(phrase))
        if entry is not None and tag not in entry.tags:
            entry.carry(tag)

    def _kind_tags(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """ "curtains" as a name is still a word for curtains."""
        if not self.lexicon.spaced:
            return ()
        for form in self.plain_forms(key[-1])[1:]:
            entry = self.entries.get((*key[:-1], form))
            if entry is not None and not entry.named:
                return tuple(tag for tag in entry.tags if tag.startswith("kind."))
        return ()

    def _put(self, key: tuple[str, ...], entry: Entry) -> None:
        self.entries[key] = entry
        if not self.lexicon.spaced:
            lengths = self.lengths.setdefault(key[0][0], [])
            if len(key[0]) not in lengths:
                lengths.append(len(key[0]))
                lengths.sort(reverse=True)
            return
        node = self.trie
        for word in key:
            self.words.add(word)
            if self.lexicon.accents:
                self._accented.setdefault(_unaccented(word), word)
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node[End] = entry

    def at(self, tokens: list[str], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins with token `at`, and how many tokens it has."""
        return self._walk(self.trie, tokens, at, 0)

    def _walk(
        self, node: dict[str, object], tokens: list[str], at: int, depth: int, plural: bool = False
    ) -> tuple[Entry, int] | None:
        best: tuple[Entry, int] | None = None
        entry = node.get(End) if depth else None
        if isinstance(entry, Entry) and not (plural and (entry.things or entry.people) and not entry.tags):
            best = entry, depth  # "kitchen lights" is not the name "kitchen light"
        passed = at + _LOOSE if depth else at
        while at < passed and at < len(tokens) and tokens[at] in self.lexicon.loose:
            at, depth = at + 1, depth + 1
        if at < len(tokens):
            for form in self.forms(tokens[at]):
                below = node.get(form)
                if below is None:
                    continue
                more = plural and self.lexicon.plural == "any"
                more = more or (bool(self.lexicon.plural) and tokens[at] == f"{form}s")
                found = self._walk(below, tokens, at + 1, depth + 1, more)  # type: ignore[arg-type]
                if found and (best is None or found[1] > best[1]):
                    best = found
        return best

    def forms(self, token: str) -> tuple[str, ...]:
        """As `plain_forms`, and a near spelling of a name if all of them are unknown."""
        found = self.plain_forms(token)
        if self._accented and not any(form in self.words for form in found):
            bare = (_unaccented(form) for form in found)
            found = (*found, *(self._accented[form] for form in bare if form in self._accented))
        if 5 <= len(token) <= _LONGEST and not any(form in self.words for form in found):
            near = self._near(token)
            if near is not None:
                return (*found, near)
        return found

    def plain_forms(self, token: str) -> tuple[str, ...]:
        """The token and what it may be without endings and clitics."""
        found = self._plain.get(token)
        if found is None:
            found = _forms(token, self.lexicon.endings, self.lexicon.clitics, self.lexicon.article)
            if self.lexicon.digraphs and (other := self.spelt(token)) != token:
                found += _forms(other, self.lexicon.endings, (), "")
            if len(self._plain) > _KEPT:
                self._plain.clear()
            self._plain[token] = found
        return found

    def spelt(self, token: str) -> str:
        """The token with the letters that stand for others where there are none: ``kueche`` → ``küche``."""
        for written, letter in self.lexicon.digraphs.items():
            if written in token:
                token = token.replace(written, letter)
        return token

    def known(self, token: str) -> bool:
        """Whether the token, in one of its forms, is part of any phrase."""
        if any(form in self.words for form in _forms(token, self.lexicon.endings, (), self.lexicon.article)):
            return True
        other = self.spelt(token)
        return other != token and any(
            form in self.words for form in _forms(other, self.lexicon.endings, (), "")
        )

    def alone(self, word: str) -> Entry | None:
        """The entry of a single word."""
        found = self.entries.get((word,))
        return found or self.entries.get((self.spelt(word),)) if self.lexicon.digraphs else found

    def _learn_spelling(self, word: str) -> None:
        if len(word) >= 5 and not word.isdigit() and word not in self._learnt:
            self._learnt.add(word)
            for shorter in _one_less(word):
                self._misspelt.setdefault(shorter, word)

    def _near(self, token: str) -> str | None:
        """A word of the home's names that differs from the token in one letter (or two swapped)."""
        if (word := self._misspelt.get(token)) is not None:
            return word
        known = self._learnt if self.lexicon.article else self.words
        for shorter in _one_less(token):
            word = self._misspelt.get(shorter)
            if word is not None and _one_slip(word, token):
                return word
            if shorter in known and len(shorter) >= 5:
                return shorter
        return None


@lru_cache(maxsize=4096)
def _forms(token: str, endings: tuple[str, ...], clitics: tuple[str, ...], article: str) -> tuple[str, ...]:
    found = [token]
    if article and token.startswith(article) and len(token) > len(article) + 1:
        found.append(token[len(article) :])
    for clitic in clitics:
        if token.startswith(clitic) and len(token) - len(clitic) >= 2:
            found.append(token[len(clitic) :])
    for form in tuple(found):
        for ending in endings:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                stem = form[: -len(ending)]
                found.append(stem)
                if article and stem.endswith("ت") and len(stem) > 3:
                    found.append(stem[:-1] + "ه")  # مدفأتها: the heater of it
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("œ", "oe")


def _one_slip(word: str, token: str) -> bool:
    """Whether one letter is another, or two beside each other are swapped (the words are as long)."""
    if len(word) != len(token):
        return abs(len(word) - len(token)) == 1
    apart = [i for i, (a, b) in enumerate(zip(word, token, strict=True)) if a != b]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and word[first] == token[second] and word[second] == token[first]
    return len(apart) <= 1


def _one_less(word: str) -> Iterable[str]:
    return dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word)))

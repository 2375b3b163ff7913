"""The words of a language, as its ``words.toml`` declares them: phrases and what they can mean.

A section and a key make a tag: ``[act] on = ["turn on"]`` says that "turn on" means ``act.on``. The same
phrase may carry several tags; the parser sorts them out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from madang.things.languages import LANGUAGES

from .text import fold, plain_words, word_spans

__all__ = ["Lexicon", "known_language", "lexicon"]

_KEPT = 50_000
"""Keys that a lexicon remembers."""
_NOT_TAGS = {"style", "numbers", "combine", "forms"}


class Lexicon:
    """One language: its phrases by tag, its way of writing, its number words."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        style = data["style"]
        self.language = language
        self._keys: dict[str, tuple[str, ...]] = {}
        self.spaced: bool = style["spaced"]
        """Words stand between spaces (en, de, ar) and are matched whole; else by characters (ko, ja)."""
        self.verb_final: bool = style.get("verb_final", False)
        self.digraphs: Mapping[str, str] = style.get("digraphs", {})
        """Letters that are written for another where a keyboard has it not: ``ue`` for ``ü``."""
        self.compounds: bool = style.get("compounds", False)
        self.links: tuple[str, ...] = tuple(style.get("links", ()))
        self.endings: tuple[str, ...] = tuple(sorted(style.get("endings", ()), key=len, reverse=True))
        self.clitics: tuple[str, ...] = tuple(sorted(style.get("clitics", ()), key=len, reverse=True))
        self.article: str = style.get("article", "")
        self.definite: Mapping[str, str] = style.get("definite", {})
        """Words that mean something else with the article, and their tag then: ``الشغل`` is work."""
        self.forbids: str = style.get("forbids", "")
        """The letter that a verb begins with where "no" forbids it: ``لا تفتح``."""
        self.particles: tuple[str, ...] = tuple(sorted(style.get("particles", ()), key=len, reverse=True))
        self.strips: tuple[str, ...] = tuple(sorted(style.get("strips", ()), key=len, reverse=True))
        """Particles that are taken off a word that is not known."""
        self.marks: Mapping[str, str] = style.get("marks", {})
        """Particles that mean something themselves."""
        self.introductions: tuple[str, ...] = tuple(style.get("introductions", ()))
        """Words that a message comes after: "that"."""
        self.gaps: bool = style.get("gaps", False)
        """Whether syllables that no word explains are left out between mentions (Japanese endings)."""
        self.messages = frozenset(style.get("messages", ()))
        """Words after which the rest of the sentence is what shall be passed on: "annonce que"."""
        self.told: tuple[str, ...] = tuple(style.get("told", ()))
        """Endings of a sentence that tells what was and asks for nothing: た."""
        self.asked: tuple[str, ...] = tuple(style.get("asked", ()))
        """Endings that look so, but ask: 頼んだ."""
        self.quotes: tuple[str, ...] = tuple(style.get("quotes", ()))
        """Particles after words to be passed on, where those come before the verb (Japanese)."""
        self.sensors: tuple[str, ...] = tuple(style.get("sensors", ()))
        """Words for a sensor at the end of its name: 창문 센서 (languages without spaces)."""
        self.audience: tuple[str, ...] = tuple(style.get("audience", ()))
        """All who hear what is told aloud, before one of `datives`: 가족들(에게)."""
        self.hearing = frozenset(style.get("hearing", ()))
        """Particles after those who shall hear a message."""
        self.objects = frozenset(style.get("objects", ()))
        """Particles after what something is done to: を."""
        self.owners = frozenset(style.get("owners", ()))
        """Words between a thing and whose or what it is: "of"."""
        self.places = frozenset(style.get("places", ()))
        """Words that a place comes after: "in"."""
        self.route: Mapping[str, Any] = style.get("route", {})
        """Words before a place that a ride starts from or goes to, particles after it, words for home."""
        self.determiners = frozenset(style.get("determiners", ()))
        """Articles and their like, before a noun: "the", "my"."""
        self.split: Mapping[str, tuple[str, str]] = style.get("split", {})
        """Tag of a phrase of two words → their tags, where each may stand alone: "light blue"."""
        self.fused: Mapping[str, tuple[str, str]] = style.get("fused", {})
        """A verb of two words → their tags, where an article before makes a noun of the first."""
        self.adjectives: tuple[str, ...] = tuple(style.get("adjectives", ()))
        """Endings of an adjective, the longest first: "linke", "linken"."""
        self.sides: Mapping[str, str] = style.get("sides", {})
        """Words for a side after a noun, and each one's adjective without ending: ``links``, ``link``."""
        self.prepositions = frozenset(style.get("prepositions", ()))
        """Words that are the end of a verb too, unless an article follows: "auf", "an"."""
        self.articles = frozenset(style.get("articles", ()))
        self.excepting = frozenset(style.get("excepting", ()))
        """Words that leave out what stands between them and "not": "nur den im Flur nicht"."""
        self.contrasts = frozenset(style.get("contrasts", ()))
        """Words that leave something out or join two wishes: "all but the lamp", "but the heater off"."""
        self.governs: Mapping[str, tuple[str, ...]] = style.get("governs", {})
        """Such words before which only some articles make a place: "aus der Küche", but "aus die Lampe"."""
        self.asking = frozenset(style.get("asking", ()))
        """Endings of a predicate that make it a question (Korean)."""
        self.slot_strips: tuple[str, ...] = tuple(style.get("slot_strips", ()))
        """Particles at the end of a slot of the parser, which takes words as they are written (Korean)."""
        self.datives: tuple[str, ...] = tuple(style.get("datives", ()))
        """Particles after whom something is done for: 고양이한테 (Korean)."""
        self.deeds = frozenset(style.get("deeds", ()))
        """Nouns for deeds that may name an event or a timer: 청소 일정 (Korean)."""
        self.lasting: tuple[str, ...] = tuple(style.get("lasting", ()))
        """Particles of a length of time for which something lasts: 10분만."""
        self.ifs: tuple[str, ...] = tuple(style.get("ifs", ()))
        """Endings of a predicate that make it a condition: 끝나면 (Korean)."""
        self.verb_ifs: tuple[str, ...] = tuple(style.get("verb_ifs", ()))
        """The same with the end of the verb, for verbs that are not known."""
        self.nominal: Mapping[str, str] = style.get("nominal", {})
        """Endings that tell somebody to do something, and what makes a noun of the verb instead."""
        self.rooms = frozenset(style.get("rooms", ()))
        self.room_endings = tuple(style.get("room_endings", ()))
        """Words that make a room of the word before them."""
        self.both = frozenset(fold(word) for word in style.get("both", ()))
        """Words that are the same for one and for several: "das Fenster", "die Fenster"."""
        self.spellings: tuple[tuple[str, ...], ...] = tuple(
            tuple(many) for many in style.get("spellings", ())
        )
        """Ways to write the same word, inside of a name too."""
        self.drops: tuple[str, ...] = tuple(style.get("drops", ()))
        """Particles that are often left out inside of a name."""
        self.plurals = frozenset(fold(word) for word in style.get("plurals", ()))
        self.elided = frozenset(style.get("elided", ()))
        """Short words that are written onto the next with an apostrophe: ``l'entrée``, ``qu'il``."""
        self.hyphens: bool = style.get("hyphens", True)
        """Whether a hyphen inside of a word means something; in French it does not (``allume-la``)."""
        self.attached = frozenset(style.get("attached", ()))
        """Small words that are another word after a hyphen: ``allume-la``, ``la lampe``."""
        self.loose = frozenset(style.get("loose", ()))
        """Small words that may be left out or put into a name: ``porte (du) garage``."""
        self.accents: bool = style.get("accents", False)
        """Whether letters are often typed without their accents."""
        self.plural: str = style.get("plural", "")
        """``last``: only the last word of a name shows that several are meant; ``any``: each of them does."""
        self.heads_first: bool = style.get("heads_first", False)
        """Whether what a thing is stands before what it is called: ``la lampe Lola``."""
        self.day_hours: bool = style.get("day_hours", False)
        """Whether hours are counted to 24, so that eight is in the morning."""
        self.numbers: Mapping[str, Any] = data["numbers"]
        self.combine: Mapping[str, str] = data.get("combine", {})
        self.phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
        for section, keys in data.items():
            if section not in _NOT_TAGS:
                for key, phrases in keys.items():
                    for phrase in phrases:
                        self._add(phrase, f"{section}.{key}")
                        if section == "lamp":
                            self._add(phrase, "kind.lamp")

        self.kinds: dict[tuple[str, ...], tuple[str, ...]] = {
            key: kinds
            for key, tags in self.phrases.items()
            if (kinds := tuple(tag[5:] for tag in tags if tag.startswith("kind.")))
        }
        """Phrases that are words for kinds of things."""

    def key(self, phrase: str) -> tuple[str, ...]:
        """How a phrase is looked up: its words, without the article; or its characters, without spaces."""
        found = self._keys.get(phrase)
        if found is None:
            found = self._keys[phrase] = self._key(phrase)
            if len(self._keys) > _KEPT:
                self._keys.clear()
        return found

    def _key(self, phrase: str) -> tuple[str, ...]:
        if not self.spaced:
            return ("".join(fold(phrase).split()),)
        words = self._words(phrase)
        return tuple(word for word in words if word not in self.loose) or words

    def _words(self, phrase: str) -> tuple[str, ...]:
        if self.elided or not self.hyphens:
            plain = fold(phrase)
            return tuple(plain[start:end] for start, end in self.spans(plain, word_spans(plain)))
        return tuple(self.bare(word) for word in plain_words(phrase))

    def spans(self, plain: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words of a folded text: tokens without hyphens, and what is elided apart from its word."""
        if not self.elided and self.hyphens:
            return tokens
        found: list[tuple[int, int]] = []
        for start, end in tokens:
            if plain[start:end] == "-" and not self.hyphens:
                continue
            if plain[start:end] in self.attached and start and plain[start - 1] == "-":
                start -= 1
            while (cut := plain.find("'", start, end)) > 0 and plain[start:cut] in self.elided:
                found.append((start, cut))
                start = cut + 1
            found.append((start, end))
        return found

    def bare(self, word: str) -> str:
        """A word without the article that is written onto it (Arabic)."""
        if self.article and word.startswith(self.article) and len(word) > len(self.article) + 1:
            return word[len(self.article) :]
        return word

    def _add(self, phrase: str, tag: str) -> None:
        key = self.key(phrase)
        if self.loose and len(key) == 1:
            key = self._words(phrase)  # "les deux" is not "deux"
        if len(key) > 1 and self.article:
            exact = (*key[:-1], plain_words(phrase)[-1])  # "lock the door" is not "lock the door of"
            key = exact if tag.startswith("act.") or exact in self.phrases else key
        tags = self.phrases.get(key, ())
        if tag not in tags:
            self.phrases[key] = (*tags, tag)


def known_language(language: str) -> str:
    """The language itself where there are words for it, else English."""
    return language if language in LANGUAGES else "en"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; read once, when it is first needed."""
    path = resources.files(__package__).joinpath(language, "words.toml")
    return Lexicon(language, tomllib.loads(path.read_text(encoding="utf-8")))

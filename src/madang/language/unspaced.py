"""Mentions in a language whose spaces say little (ko) or are not there (ja): the longest match each time."""

from __future__ import annotations

import re
from typing import Any

from .mention import CLOCK, CLOCK_TIME, NUMBER, UNKNOWN, Mention
from .numbers import number_at
from .text import Text
from .vocabulary import Entry, Vocabulary

__all__ = ["spot_characters"]

_SOLID = re.compile(r"[\u30a0-\u30ff]")
_DOT = "・"
"""Between the words of a foreign name, and between things."""
_CONTENT = re.compile(r"[^\s\u3041-\u309f\W]")
_REST = Entry(("rest",))
"""Kana that no word explains: a part of free words, or an ending."""
_ASKING = Entry(("ask.is",))
_CLOCKED = frozenset(("unit.hour", "unit.minute", "unit.second"))
_LASTING = Entry(("time.for",))
_CONDITION = Entry(("time.condition",))
_NO_ROOM = Entry(("room.unknown",))
_HEADS = frozenset(("kind.timer", "kind.task_list"))
"""What a word before it may name, written together: ピザタイマー, チェックリスト."""
_WEAK = ("meta.", "skip.", "quant.")
"""Korean words of these sections must stand whole where they have one syllable."""


def spot_characters(text: Text, vocabulary: Vocabulary) -> list[Mention]:
    """All mentions of a text, in order, without overlaps."""
    return _Characters(text, vocabulary).run()


class _Characters:
    """Longest match over the characters without spaces (ko, ja)."""

    def __init__(self, text: Text, vocabulary: Vocabulary) -> None:
        self.places = [i for i, char in enumerate(text.plain) if char != " "]
        self.chars = "".join(text.plain[i] for i in self.places)
        self.starts = {k for k, i in enumerate(self.places) if i == 0 or not _goes_on(text.plain[i - 1])}
        self.plain = text.plain
        self.vocabulary = vocabulary
        self.korean = vocabulary.lexicon.language == "ko"
        self.found: list[Mention] = []

    def run(self) -> list[Mention]:
        at, fresh, unknown = 0, True, -1
        size = len(self.chars)
        while at < size:
            if at in self.starts:
                fresh = True
                if unknown >= 0 and self.korean:
                    self._unknown(unknown, at)
                    unknown = -1
            hit = self._hit(at, fresh)
            if hit is None:
                if unknown < 0:
                    unknown = at
                at += 1
                fresh = False
                continue
            if unknown >= 0:
                self._unknown(unknown, at)
                unknown = -1
            entry, end, value = hit
            self.found.append(self._mention(at, end, entry, value))
            at = self._after(end, entry)
            fresh = True
        if unknown >= 0:
            self._unknown(unknown, size)
        return self._with_unknown_rooms() if self.vocabulary.lexicon.rooms else self.found

    def _with_unknown_rooms(self) -> list[Mention]:
        """``삼촌 방``, ``영화방 커튼``: a word that is no room here, in or before the word for a room."""
        rooms, endings = self.vocabulary.lexicon.rooms, self.vocabulary.lexicon.room_endings
        for place, mention in enumerate(self.found[:-1]):
            after = self.found[place + 1]
            word = self.plain[after.start : after.end]
            glued = after.start == mention.end and self._is_thing(place + 2) and not mention.entry.spaces
            if word in rooms and ("unknown" in mention.tags or (glued and not mention.has("room."))):
                self.found[place] = Mention(mention.start, after.end, _NO_ROOM)
                del self.found[place + 1]
                return self._with_unknown_rooms()
            said = self.plain[mention.start : mention.end]
            if "unknown" in mention.tags and said.endswith(endings) and self._is_thing(place + 1):
                self.found[place] = Mention(mention.start, mention.end, _NO_ROOM)
        return self.found

    def _is_thing(self, place: int) -> bool:
        """Whether a thing or a kind of things is the mention there."""
        return any(m.entry.things or m.has("kind.") for m in self.found[place : place + 1])

    def _hit(self, at: int, fresh: bool) -> tuple[Entry, int, Any] | None:
        """The number or the phrase that begins here, whichever is longer."""
        inside = self.korean and not fresh and not self.chars[at].isdigit()  # 고백으로 is no hundred
        number, phrase = None if inside else self._number(at), self._phrase(at, fresh)
        if number and phrase and phrase[1] > number[1] and "number" not in phrase[0].tags:
            return phrase
        return number or phrase

    def _mention(self, start: int, end: int, entry: Entry, value: float | None = None) -> Mention:
        return Mention(self.places[start], self.places[end - 1] + 1, entry, value)

    def _unknown(self, start: int, end: int) -> None:
        words = self.chars[start:end]
        lexicon = self.vocabulary.lexicon
        if self.korean and start not in self.starts and not self._grows(start, end):
            if words.endswith(lexicon.ifs) and self.found and self.found[-1].entry.free:
                self.found.append(self._mention(start, end, _CONDITION))
            return  # the ending of a word that was understood
        if lexicon.verb_ifs and words.endswith(lexicon.verb_ifs):
            self.found.append(self._mention(start, end, _CONDITION))
            return
        if not self.korean and not _CONTENT.search(words) and (end - start >= 3 or self._noun(start, end)):
            self.found.append(self._mention(start, end, _REST))
        elif _CONTENT.search(words):
            particle = _particle(words, self.vocabulary.lexicon.strips) if self.korean else ""
            self.found.append(self._mention(start, end - len(particle), UNKNOWN))
            if (tag := self.vocabulary.lexicon.marks.get(particle)) is not None:
                self.found.append(self._mention(end - len(particle), end, Entry((tag,))))

    def _noun(self, start: int, end: int) -> bool:
        """Whether two syllables are a word of their own: さけを."""
        ending = self.found and any(self.found[-1].has(verb) for verb in ("act.", "state.", "ask."))
        return end - start == 2 and not ending and self.chars[end : end + 1] == "を"

    def _grows(self, start: int, end: int) -> bool:
        """Whether the rest makes another noun of the noun before it: 전기 + 장판."""
        before = self.found[-1] if self.found else None
        return (
            end - start >= 2
            and before is not None
            and before.tags[:1] != ()
            and (before.tags[0].startswith(("attr.", "kind.", "room.")) and not before.entry.named)
        )

    def _number(self, at: int) -> tuple[Entry, int, float] | None:
        if self.chars[at].isdigit() and (clock := CLOCK.match(self.chars, at)):
            return CLOCK_TIME, clock.end(), float(int(clock[1]) * 60 + int(clock[2]))
        number = number_at(self.chars, at, self.vocabulary.lexicon.language)
        return None if number is None else (NUMBER, number[1], number[0])

    def _phrase(self, at: int, fresh: bool) -> tuple[Entry, int, Any] | None:
        if not fresh and self.chars[at] == _DOT:
            return None  # ジ・オフィス is no office
        for length in self.vocabulary.lengths.get(self.chars[at], ()):
            end = at + length
            entry = self.vocabulary.entries.get((self.chars[at:end],))
            if entry is not None and end <= len(self.chars) and self._fits(at, end, entry, fresh):
                return entry, end, None
        return None

    def _fits(self, at: int, end: int, entry: Entry, fresh: bool) -> bool:
        if self.korean:
            if self.chars[at].isascii() and self.chars[at].isalpha() and not self._whole(at, end):
                return False
            across = any(place in self.starts for place in range(at + 1, end))
            if across and (not (at in self.starts or self._goes_on(at)) or "join.rather" in entry.tags):
                return False  # the 계속 of 세계 속담; 아니 다 꺼 is: no, all of them
            if not fresh and end - at < 2 and self.chars[at].isalnum():
                return False
            ends = end - at == 1 and at not in self.starts and entry.tags[:1] == ("quant.all",)
            if ends and self.found and self.found[-1].has("act."):
                return False  # 켠다, 끈다: the ending of a verb
            if end - at == 1 and "quant.more" in entry.tags:
                return self._closed(end)
            if end - at == 1 and entry.tags[:1] and entry.tags[0].startswith(_WEAK):
                return self._closed(end) and (at in self.starts or not entry.tags[0].startswith("meta."))
            return entry.free or end - at >= 2 or self._closed(end)
        inside = not fresh and at > 0
        if inside and _SOLID.match(self.chars[at]) and _SOLID.match(self.chars[at - 1]):
            return not _HEADS.isdisjoint(entry.tags)
        if at and end - at <= 2 and at not in self.starts and _is_reply(entry):
            return not inside and any(self.found[-1].has(before) for before in ("meta.", "join."))
        if not fresh and entry.tags and all(tag.startswith("unit.") for tag in entry.tags):
            return False  # the つ of ひみつ
        if end < len(self.chars):
            return not (
                _SOLID.match(self.chars[end - 1]) and _SOLID.match(self.chars[end]) and not self._begins(end)
            )
        return True

    def _goes_on(self, at: int) -> bool:
        """Whether a verb or a state has just ended here, whose ending may go on over a space: 끄면 안 돼."""
        last = self.found[-1] if self.found else None
        ended = last is not None and last.end == self.places[at]
        return ended and any(last.has(section) for section in ("act.", "state.", "attr."))  # type: ignore[union-attr]

    def _whole(self, at: int, end: int) -> bool:
        """Whether no Latin letter goes on: "on", and not the end of "condition"."""
        around = (at - 1 if at not in self.starts else -1, end if end not in self.starts else -1)
        return not any(
            0 <= i < len(self.chars) and self.chars[i].isascii() and self.chars[i].isalpha() for i in around
        )

    def _closed(self, end: int) -> bool:
        """A word of one syllable ends here: at a space, before particles, or where another word begins."""
        if end >= len(self.chars) or end in self.starts or not self.chars[end].isalnum():
            return True
        stop = min((s for s in range(end, min(end + 5, len(self.chars))) if s in self.starts), default=None)
        rest = self.chars[end : stop if stop is not None else end + 5]
        if any(rest == particle for particle in self.vocabulary.lexicon.particles):
            return True
        for particle in ("", *self.vocabulary.lexicon.particles):
            if rest.startswith(particle) and self._begins(end + len(particle)):
                return True
        return False

    def _begins(self, at: int) -> bool:
        if at >= len(self.chars):
            return False
        for length in self.vocabulary.lengths.get(self.chars[at], ()):
            entry = self.vocabulary.entries.get((self.chars[at : at + length],))
            if entry is not None and (length >= 2 or (entry.free and not entry.tags[0].startswith(_WEAK))):
                return True
        return False

    def _after(self, end: int, entry: Entry) -> int:
        """Where to go on: past the ending of a Korean verb, past particles."""
        if not self.korean or end in self.starts or end >= len(self.chars):
            return end
        stop = end
        while stop < len(self.chars) and stop not in self.starts and self.chars[stop].isalnum():
            stop += 1
        asking = self.chars[end:stop] in self.vocabulary.lexicon.asking
        if asking and entry.tags[:1] and entry.tags[0].startswith(("state.", "attr.presence")):
            self.found.append(self._mention(end, stop, _ASKING))
            return stop
        if (entry.free or "attr." in entry.sections) and self.chars[end:stop] in self.vocabulary.lexicon.ifs:
            if (phrase := self._phrase(end, True)) is not None and phrase[1] > stop:
                return end  # 끄면 안 돼: nothing that depends
            self.found.append(self._mention(end, stop, _CONDITION))
            return stop
        if "number" in entry.tags and self._is_unit(self.chars[end:stop]):
            return end  # 22도: degrees, and not "too"
        if stop == len(self.chars) and self._is_verb(self.chars[end:stop]):
            return end  # 불꺼: off, and not "the light's one"
        if self.chars[end:stop] in self.vocabulary.lexicon.lasting and not _CLOCKED.isdisjoint(entry.tags):
            following = self._phrase(stop, True) if stop < len(self.chars) else None
            if following is None or "time.later" not in following[0].tags:  # 5분만 있다가
                self.found.append(self._mention(end, stop, _LASTING))
            return stop
        if self.chars[end:stop] in self.vocabulary.lexicon.particles:
            if (tag := self.vocabulary.lexicon.marks.get(self.chars[end:stop])) is not None:
                self.found.append(self._mention(end, stop, Entry((tag,))))
            return stop
        return end

    def _is_verb(self, word: str) -> bool:
        entry = self.vocabulary.entries.get((word,))
        return entry is not None and "act." in entry.sections

    def _is_unit(self, word: str) -> bool:
        entry = self.vocabulary.entries.get((word,))
        return entry is not None and any(tag.startswith("unit.") for tag in entry.tags)


def _is_reply(entry: Entry) -> bool:
    """Whether an entry is a word like はい, which stands alone or begins a sentence."""
    return bool(entry.tags) and all(tag.startswith("meta.") for tag in entry.tags)


def _goes_on(char: str) -> bool:
    """Whether a word goes on after the character: a particle stands right after a sign ("30%로")."""
    return char.isalnum() or char in f"%°{_DOT}"


def _particle(word: str, particles: tuple[str, ...]) -> str:
    """The particle at the end of an unknown word."""
    return next((p for p in particles if word.endswith(p) and len(word) - len(p) >= 2), "")

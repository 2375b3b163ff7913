"""The second opinion: what the trained parser makes of a sentence, beside the rules.

Rules read a sentence against the home: its names, kinds and rooms. The parser has seen many sentences of all
kinds. Where the rules understand nothing, its frame is planned; where it is sure that a sentence is about
something else altogether, what the rules would do is not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from .frame import FREE_SLOTS, Frame, HomeName, Slot
from .mention import Mention
from .parser.parsed import NOT_FOR_ME, Parsed
from .text import Text

__all__ = ["Opinion", "Reader", "family"]

_LONGEST = 400
"""Characters that the parser is asked about at once; its sentences are much shorter."""
SURE_OF_ELSE = 0.85
"""Confidence from which a sentence that is about something else stops what the rules would do."""
HEARD = 0.25
"""Confidence from which the parser's frame is told instead of the rules'."""
SURELY_HEARD = 0.5
"""The same where the rules know every word."""
_OPPOSITES = frozenset(
    pair
    for one, other in (
        ("iot_hue_lighton", "iot_hue_lightoff"), ("iot_hue_lightup", "iot_hue_lightdim"),
        ("audio_volume_up", "audio_volume_down"), ("HassListCompleteItem", "lists_createoradd"),
    )
    for pair in ((one, other), (other, one))
)  # fmt: skip
"""Intents that are each other's opposite: there the rules are heard where they know every word."""
_EXACT = {"HassSetVolume"}
"""Intents that MASSIVE has no word for: to a number, and not just up or down."""
_TIMELY = ("date", "time", "timeofday", "duration")
"""Slots that tell another time than now."""
_KNOWN = 0.95
"""The rules' confidence where they know every word."""

_HOME = {
    "lock",
    "unlock",
    "set_mode",
    "set_humidity",
    "run_scene",
    "arm",
    "disarm",
    "arrive",
    "leave",
    "own_command",
}
_OWN = {
    "set_mode", "set_humidity", "run_scene", "change_channel", "select_input", "open_app", "continue_on",
    "media_stop", "confirm_yes", "confirm_no", "not_for_me",
}  # fmt: skip
_TALK = {"undo", "why", "confirm_yes", "confirm_no", "HassNevermind", "help"}
_MEDIA = {"play", "audio", "music"}
_BARE = {"set", "remove", "start", "stop"}
"""Verbs that alone say little of what is wanted."""
_FREE = {"play_music", "lists_createoradd", "HassBroadcast", "calendar_set", "HassMediaUnpause"}
"""Intents that the rules read into words that they do not know."""
_ELSEWHERE = frozenset(
    (
        "qa",
        "general",
        "email",
        "social",
        "news",
        "cooking",
        "recommendation",
        "weather",
        "transport",
        "takeaway",
    )
)
"""Families in which nothing of the home is moved."""


class Reader(Protocol):
    """What understanding needs of the parser."""

    def parse(self, texts: Sequence[str], language: str) -> list[Parsed | None]:
        """What each text wants; None for a text without words."""
        ...


def is_own(intent: str) -> bool:
    """Whether MASSIVE lacks an intent."""
    return intent.startswith("Hass") or "_" not in intent or intent in _OWN


def family(intent: str) -> str:
    """What an intent is about: MASSIVE's scenario, ``home``, ``media``, ``timer``, ``talk``, ``none``."""
    if intent in (NOT_FOR_ME, "not_understood"):
        return "none"
    if intent in _TALK:
        return "talk"
    if "Timer" in intent:
        return "timer"
    if "List" in intent:
        return "lists"
    first = intent.split("_", 1)[0]
    if "Media" in intent or "Volume" in intent or first in _MEDIA:
        return "media"
    if intent in ("change_channel", "select_input", "open_app", "continue_on", "media_stop", "skip"):
        return "media"
    if intent.startswith(("Hass", "iot")) or intent in _HOME:
        return "home"
    return first


class Opinion:
    """The parser's view of one utterance. Asked only when it is needed, once for each text."""

    def __init__(self, reader: Reader | None, text: str, language: str) -> None:
        self._reader = reader
        self._text = text
        self._language = language
        self._kept: dict[str, Parsed | None] = {}

    def of(self, text: str | None = None) -> Parsed | None:
        """Of a part of the utterance, or of all of it; None without a parser or without words."""
        text = self._text if text is None else text
        if self._reader is None or len(text) > _LONGEST:
            return None
        if text not in self._kept:
            self._kept[text] = self._reader.parse([text], self._language)[0]
        return self._kept[text]

    def parted(
        self, mentions: Sequence[Mention], text: Text, whole: Sequence[tuple[int, int]] = ()
    ) -> list[list[Mention]]:
        """The mentions, cut where the parser sees another wish begin. The text is that of the utterance.

        ``whole`` are stretches of it that are never cut: "an hour and five minutes".
        """
        seen = self.of()
        parts: list[list[Mention]] = [[]]
        kept = [text.span(*stretch) for stretch in whole]
        cuts = [cut for cut in (seen.begins if seen else ()) if not any(a < cut < b for a, b in kept)]
        for mention in mentions:
            if cuts and text.span(mention.start, mention.end)[0] >= cuts[0]:
                parts.append([])
                cuts = [cut for cut in cuts if cut > text.span(mention.start, mention.end)[0]]
            parts[-1].append(mention)
        return [part for part in parts if part]

    def objects(self, frames: Iterable[Frame], acting: bool) -> bool:
        """Whether the sentence is, for sure, about nothing that these frames of the rules are about."""
        frames = list(frames)
        if frames and all(frame.confidence == 1 and frame.intent not in _TALK for frame in frames):
            return False  # the home's own things are named, and every word is known: the parser is not asked
        seen = self.of()
        if seen is None or seen.begins or seen.confidence < SURE_OF_ELSE:
            return False
        if any(frame.confidence == 1 and is_own(frame.intent) for frame in frames):
            return False
        if family(seen.intent) == "calendar" and any(s.name == "list_name" for f in frames for s in f.slots):
            return False
        about = family(seen.intent)
        if about in {family(frame.intent) for frame in frames}:
            return False
        if about == "weather" and frames and all(map(_measured_here, frames)):
            return False
        if about in _ELSEWHERE:
            return True
        return acting and not is_own(seen.intent) and all(frame.intent in _FREE for frame in frames)

    def frames(self, ruled: Sequence[Frame], parts: Sequence[tuple[int, int]]) -> list[Frame]:
        """The better frame of each part of the text; ``parts`` are the places of the rules' frames in it."""
        seen = self.of()
        if seen is None:
            return list(ruled)
        if len(ruled) < 2 or not seen.begins:
            return [self._better(ruled[0] if len(ruled) == 1 else None, seen, 0)]
        return [
            self._better(one, self.of(self._text[start:end]), start)
            for one, (start, end) in zip(ruled, parts, strict=True)
        ]

    def _better(self, ruled: Frame | None, seen: Parsed | None, start: int) -> Frame:
        if seen is None:
            return ruled or Frame("not_understood", (), 0.0)
        mine = Frame(seen.intent, moved(seen.slots, start), seen.confidence)
        if ruled is None or ruled.intent == "not_understood":
            return mine
        if self._stays(ruled, mine):
            return ruled
        if ruled.intent == mine.intent and not ruled.slots:
            return mine  # the rules read the name and the verb as one
        if family(ruled.intent) == family(mine.intent):
            mine = Frame(mine.intent, with_names(mine.slots, ruled.slots), mine.confidence)
        return mine if seen.confidence >= self._needed(ruled) and not is_own(seen.intent) else ruled

    def _stays(self, ruled: Frame, mine: Frame) -> bool:
        """Whether the rules' frame stands, however sure the parser is."""
        sure = ruled.confidence == 1 and not (ruled.intent in _TALK and ruled.slots)
        if sure and is_own(ruled.intent) and ruled.intent not in _BARE:
            return True  # nothing that the home has is meant otherwise
        if ruled.confidence >= _KNOWN and (
            ruled.intent in _EXACT or (ruled.intent, mine.intent) in _OPPOSITES
        ):
            return True
        return self._misread(ruled, mine)

    @staticmethod
    def _misread(ruled: Frame, mine: Frame) -> bool:
        """Whether the parser took a thing of the home for something else, or its name to pieces."""
        names = [slot for slot in ruled.slots if isinstance(slot, HomeName)]
        if is_own(ruled.intent) and ruled.confidence >= _KNOWN and _overlooked(ruled, mine):
            return family(ruled.intent) == family(mine.intent)  # "TV volume 20" is no "louder"
        if names and ruled.confidence >= _KNOWN and family(ruled.intent) == "home" != family(mine.intent):
            return True
        inside = [[slot for slot in mine.slots if _is_piece(slot, n)] for n in names]
        if any(len(some) > 1 and n.name == "list_name" for n, some in zip(names, inside, strict=True)):
            return True
        crossing = any(
            slot.start < n.start < slot.end < n.end or n.start < slot.start < n.end < slot.end
            for n in names
            for slot in mine.slots
        )
        pieces = {slot.name for some in inside for slot in some}
        return crossing or bool(pieces - {"house_place", *(name.name for name in names)})

    @staticmethod
    def _needed(ruled: Frame) -> float:
        """The confidence from which the parser's frame is told instead of one of the rules."""
        return SURELY_HEARD if ruled.confidence >= _KNOWN else HEARD

    def frame(self, text: str | None = None) -> Frame | None:
        """The parser's frame of a part; its slots count characters of that part."""
        seen = self.of(text)
        return None if seen is None else Frame(seen.intent, seen.slots, seen.confidence)


def _measured_here(frame: Frame) -> bool:
    """Whether it is asked how warm it is, of no place or day that the home knows nothing of."""
    elsewhen = any(slot.name in _TIMELY for slot in frame.slots)
    return frame.intent == "HassClimateGetTemperature" and frame.confidence >= _KNOWN and not elsewhen


def _overlooked(ruled: Frame, mine: Frame) -> bool:
    """Whether the parser's slots leave out an amount that the rules found."""
    amounts = [slot for slot in ruled.slots if slot.name == "change_amount"]
    heard = (slot.start < one.end and one.start < slot.end for slot in mine.slots for one in amounts)
    return bool(amounts) and not any(heard)


def with_names(slots: Sequence[Slot], ruled: Sequence[Slot]) -> tuple[Slot, ...]:
    """The parser's slots, with the names of the home that it missed, and its spaces as what they are."""
    found = list(slots)
    said = {slot.name for slot in slots}
    free = [s for s in ruled if s.name in (*FREE_SLOTS, "color_type") and s.name not in said]
    for name in ruled:
        if not isinstance(name, HomeName):
            continue
        over = [slot for slot in found if slot.start < name.end and name.start < slot.end]
        inside = all(name.start <= slot.start and slot.end <= name.end for slot in over)
        same = len(over) == 1 and over[0].name == name.name
        if not over or (inside and (same or name.name == "house_place")):
            found = [slot for slot in found if slot not in over] + [name]
    return tuple(sorted(found + free, key=lambda slot: slot.start))


def moved(slots: Iterable[Slot], by: int) -> tuple[Slot, ...]:
    """Slots of a part, counted from the beginning of the whole."""
    return tuple(Slot(slot.name, slot.value, slot.start + by, slot.end + by) for slot in slots)


def _is_piece(slot: Slot, name: Slot) -> bool:
    """Whether a slot holds a part of a name, and not all of it."""
    inside = name.start <= slot.start and slot.end <= name.end
    return inside and (slot.start, slot.end) != (name.start, name.end)

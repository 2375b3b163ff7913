"""Which language is this? Seen from the script; German and English told apart by their smallest words.

Only for surfaces that do not know (a terminal). A page, a satellite, a person have a language of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from madang.things.units import Language

__all__ = ["detect_language"]

_SCRIPTS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-zäöüß]+")

_GERMAN = frozenset(
    """
    aber alle allen alles als am an ans auch auf aus bei beim bin bis bitte das dass dein dem den der des
    dich die dir doch du ein eine einem einen einer eines er es etwas fast für gerade gib haben hallo heute
    hier ich ihm ihr im in ins ist ja jetzt kann kannst kein keine kommt lass licht lichter lauter leiser
    mach mache mal man mehr mein meine mich mir mit morgen nach nein nicht noch nur oder ohne schalt schalte
    schon sei sein sich sie sind spiel spiele stell stelle stopp über um und uns unten viel vom von vor wann
    war warm warum was wecke wegen weiter wer wie wieder wir wird wo zeig zu zum zur zurück öffne mache
    küche bad flur wohnzimmer schlafzimmer kinderzimmer prozent grad uhr minuten stunden sekunden rollo
    rollos vorhang heizung tür garage staubsauger wetter
    """.split()  # noqa: SIM905
)
_ENGLISH = frozenset(
    """
    a about all an and any are at be bring by call can clean close could cool dim do does down every for
    from get give go has have heat hello hey how i if in into is it its kitchen less let light lights living
    lock make me more my no not now of off on open or out pause percent play please put remind room set
    should show start stop switch tell temperature than that the their them then there these this time timer
    to today tomorrow too turn undo until unlock up wake was we what what's when where which who why will
    with yes you your degrees minutes hours seconds
    """.split()  # noqa: SIM905
)
_GERMAN_LOOK = re.compile(r"\w*(?:sch|ei|z)\w*|\w{3,}(?:en|er|ung|te|e)")
_ENGLISH_LOOK = re.compile(r"\w*(?:th|sh|ee|ea|oo|ow|[^s]c[^hk])\w*|\w+(?:ing|ght|s|y|ay|ess|ion)")
"""How words of the two look; asked only when no small word tells."""


def detect_language(text: str, likely: Sequence[Language] = ("en",)) -> Language:
    """The language of a text among ko, en, ja, de, ar.

    `likely` are languages in the order in which they are to be expected (the person's, the home's): the
    first that the letters allow is taken where nothing else tells.
    """
    counts = {language: len(script.findall(text)) for language, script in _SCRIPTS}
    best = max(counts, key=lambda language: counts[language])
    if counts[best]:
        return best
    if _HAN.search(text):
        return "ja"
    words = _WORD.findall(text.lower())
    if not words:
        return next(iter(likely), "en")
    german = sum(word in _GERMAN for word in words) + 2 * sum(bool(set(word) & set("äöüß")) for word in words)
    english = sum(word in _ENGLISH for word in words)
    if german == english:
        german = sum(bool(_GERMAN_LOOK.fullmatch(word)) for word in words)
        english = sum(bool(_ENGLISH_LOOK.fullmatch(word)) for word in words)
    if german == english:
        return next((language for language in likely if language in ("de", "en")), "en")
    return "de" if german > english else "en"

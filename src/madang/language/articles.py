"""Articles of the Romance kind: by the gender of a name's first word, run together with a preposition.

``Lumière du salon`` → ``la lumière du salon``, ``de la lumière du salon``; ``Entrée`` → ``l'entrée``. The
words are data: ``[calling.heads]`` (head noun → ``m`` or ``f``), ``[calling.articles]`` (``m``, ``f``,
``elided``, ``several`` → case → form) and ``[calling.plain]`` (case → form, for names that take no article).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["Articles"]

_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLURAL = ("s", "x")


class Articles:
    """The articles of one language. ``words`` is the ``[calling]`` part of its data."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._heads: Mapping[str, str] = words["heads"]
        self._forms: Mapping[str, Mapping[str, str]] = words["articles"]
        self._plain: Mapping[str, str] = words.get("plain", {})
        self._vowels: str = words.get("vowels", "")
        self._mute: frozenset[str] = frozenset(words.get("mute", ()))
        self._known: dict[tuple[str, str], str] = {}

    def feminine(self, name: str) -> bool:
        """Whether the head of the name is."""
        return self._head(name)[1] == "f"

    def several(self, name: str) -> bool:
        """Whether the name itself is of several: "Volets du salon"."""
        return self._head(name)[2]

    def small(self, name: str) -> str:
        """The name as it stands inside of a sentence: small, if no one's own name."""
        head, gender, _ = self._head(name)
        own = not gender or (len(head) > 1 and name.startswith(head.upper()))
        return name if own else name[:1].lower() + name[1:]

    def definite(self, name: str, case: str = "") -> str:
        """With its article in a case: ``""`` alone, else the preposition that goes before it."""
        found = self._known.get((name, case))
        if found is None:
            found = self._known[name, case] = self._definite(name, case)
        return found

    def _definite(self, name: str, case: str) -> str:
        head, gender, several = self._head(name)
        elided = bool(head) and (head[0] in self._vowels or head in self._mute)
        if not gender:
            form = self._plain.get(f"{case}'") if elided else None
            return (form or self._plain.get(case, "{}")).format(name)
        forms = self._forms["several" if several else "elided" if elided else gender]
        return forms.get(case or "nom", "{}").format(self.small(name))

    def _head(self, name: str) -> tuple[str, str, bool]:
        """The first word, small; its gender, empty where it is not known; whether it is of several."""
        found = _HEAD.match(name.lower())
        head = found.group() if found else ""
        if gender := self._heads.get(head):
            return head, gender[0], gender.endswith("s")  # "fs": a word that is always of several
        if head.endswith(_PLURAL) and (gender := self._heads.get(head[:-1])):
            return head, gender, True
        return head, "", False

"""A terminal does not know who types in which language. The text does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.language.about import about
from madang.language.detect import detect_language
from madang.things.languages import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("거실 불 켜줘", "ko"),
        ("TV 꺼", "ko"),
        ("dim the kitchen light to 30 percent and close the blinds", "en"),
        ("undo that", "en"),
        ("what did you do and why", "en"),
        ("寝室の温度は?", "ja"),
        ("照明消して", "ja"),
        ("電気", "ja"),
        ("mach alle Lichter aus", "de"),
        ("Heizung im Bad auf 22 Grad", "de"),
        ("Küchenlicht", "de"),
        ("أطفئ نور المطبخ", "ar"),
        ("شغل YouTube", "ar"),
        ("allume la lumière du salon", "fr"),
        ("eteins tout dans la cuisine", "fr"),
        ("l'aspirateur", "fr"),
    ],
)
def test_the_words_tell(text: str, language: str) -> None:
    for likely in (("ko",), ("de",), ("en",), ()):
        assert detect_language(text, likely) == language


def test_where_nothing_tells_the_home_does() -> None:
    assert detect_language("30%", ("ko", "en")) == "ko"
    assert detect_language("mango", ("ko", "de", "en")) == "de"
    assert detect_language("", ()) == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_that_a_language_shows_is_known_as_its_own(language: str) -> None:
    assert detect_language(about(language).sample, ()) == language


@given(st.text(max_size=200), st.lists(st.sampled_from(LANGUAGES)))
def test_any_text_has_one_of_the_languages(text: str, likely: list[str]) -> None:
    assert detect_language(text, likely) in LANGUAGES

"""A terminal does not know who types in which language. The text does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang.language.detect import detect_language


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
    ],
)
def test_the_words_tell(text: str, language: str) -> None:
    for likely in (("ko",), ("de",), ("en",), ()):
        assert detect_language(text, likely) == language


def test_where_nothing_tells_the_home_does() -> None:
    assert detect_language("30%", ("ko", "en")) == "ko"
    assert detect_language("mango", ("ko", "de", "en")) == "de"
    assert detect_language("", ()) == "en"


@given(st.text(max_size=200), st.lists(st.sampled_from(["ko", "en", "ja", "de", "ar"])))
def test_any_text_has_one_of_the_five_languages(text: str, likely: list[str]) -> None:
    assert detect_language(text, likely) in ("ko", "en", "ja", "de", "ar")

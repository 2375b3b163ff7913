"""The trained parser with the weights that are shipped: plain sentences, cut tokens, bad input."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.language.parser.features import features, plain
from madang.language.parser.shipped import ShippedParser, shipped_parser, weights
from madang.language.parser.tokens import tokenize

LANGUAGES = ("ko", "en", "ja", "de", "ar", "fr")
READER = shipped_parser()

SAID = [
    ("ko", "내일 아침 일곱 시에 깨워줘", "alarm_set"),
    ("en", "wake me up at seven tomorrow morning", "alarm_set"),
    ("ja", "明日の朝七時に起こして", "alarm_set"),
    ("de", "weck mich morgen früh um sieben", "alarm_set"),
    ("ar", "صحيني بكرا الساعة سبعة الصباح", "alarm_set"),
    ("fr", "réveille-moi demain matin à sept heures", "alarm_set"),
    ("ko", "농담 하나 해줘", "general_joke"),
    ("en", "tell me a joke", "general_joke"),
    ("ja", "ジョークを言って", "general_joke"),
    ("de", "erzähl mir einen witz", "general_joke"),
    ("ar", "قل لي نكتة", "general_joke"),
    ("fr", "raconte-moi une blague", "general_joke"),
    ("ko", "오늘 날씨 어때", "weather_query"),
    ("en", "what is the weather like today", "weather_query"),
    ("ja", "今日の天気はどうですか", "weather_query"),
    ("de", "wie ist das wetter heute", "weather_query"),
    ("ar", "كيف الطقس اليوم", "weather_query"),
    ("fr", "quel temps fait-il aujourd'hui", "weather_query"),
]


@pytest.mark.parametrize(("language", "text", "intent"), SAID, ids=[f"{x[0]}-{x[2]}" for x in SAID])
def test_a_plain_wish_is_known_and_sure(language: str, text: str, intent: str) -> None:
    parsed = READER.parse([text], language)[0]
    assert parsed is not None
    assert parsed.intent == intent
    assert parsed.confidence > 0.6


def test_slots_stand_where_they_were_said() -> None:
    text = "  wake me up at seven, please!"
    parsed = READER.parse([text], "en")[0]
    assert parsed is not None
    assert [(slot.name, text[slot.start : slot.end]) for slot in parsed.slots] == [("time", "seven")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "tell me a joke and turn off the lights"),
        ("de", "erzähl mir einen witz und mach das licht aus"),
        ("fr", "raconte-moi une blague et éteins la lumière"),
    ],
)
def test_two_wishes_are_seen_as_two(language: str, text: str) -> None:
    parsed = READER.parse([text], language)[0]
    assert parsed is not None
    assert parsed.begins


def test_one_wish_is_seen_as_one_even_with_and() -> None:
    parsed = READER.parse(["play songs by simon and garfunkel"], "en")[0]
    assert parsed is not None
    assert parsed.begins == ()


@pytest.mark.parametrize("text", ["", " ", "?!", "\u200f\u202e", "\n\t", "🙂"])
def test_where_no_word_is_nothing_is_parsed(text: str) -> None:
    parsed = READER.parse([text], "en")[0]
    assert parsed is None or parsed.slots == ()


@given(st.text(max_size=400), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_proper_answer(text: str, language: str) -> None:
    parsed = READER.parse([text], language)[0]
    if parsed is not None:
        assert 0 <= parsed.confidence <= 1
        assert all(text[slot.start : slot.end] == slot.value for slot in parsed.slots)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_tokens_are_pieces_of_the_text_in_order(text: str, language: str) -> None:
    tokens = tokenize(text, language)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    assert len(features([token.text for token in tokens], language)) == len(tokens)


def test_many_sentences_at_once_are_read_as_each_alone() -> None:
    texts = ["turn on the light", "", "what time is it in berlin right now my dear", "stop"]
    together = READER.parse(texts, "en")
    alone = [READER.parse([text], "en")[0] for text in texts]
    assert [p and p.intent for p in together] == [p and p.intent for p in alone]
    assert together[1] is None


def test_spellings_that_mean_the_same_are_the_same() -> None:
    assert plain("أضِئ") == plain("اضئ")
    assert plain("٢٠") == plain("20") == plain("２０")
    assert plain("Küche") == plain("küche")


def test_a_language_that_it_was_not_trained_for_is_left_to_the_rules() -> None:
    assert READER.parse(["zet het licht aan"], "nl") == [None]


def test_without_weights_the_rules_go_on_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    reader = ShippedParser(tmp_path)
    assert reader.parse(["turn on the light"], "en") == [None]
    assert reader.parse(["turn on the light"], "en") == [None]
    assert len([record for record in caplog.records if "parser" in record.message]) == 1


def test_the_weights_are_small_enough_to_carry() -> None:
    assert sum(file.stat().st_size for file in weights().iterdir()) <= 25_000_000

"""Every language can say everything: each command, attribute, reason, refusal, question and notice."""

import tomllib
import typing
from pathlib import Path

import pytest

import madang.language.voice
from madang.door.outcome import Noticed, Reason
from madang.language.answers import entry_of
from madang.language.speech import Speech
from madang.language.voice import load, voice
from madang.things.blueprint import read_blueprint
from madang.things.catalog import COMMANDS, TRAITS
from madang.things.languages import LANGUAGES
from madang.things.plan import Question, Refusal

OCCASIONS = ("done", "way", "already", "fail", "deny", "rule", "ask", "pin", "later", "then", "would")
BY_SIGN = {"by": "+-", "oscillating": "+-"}
ALL = {"Timer.cancel", "AlarmClock.remove", "ServiceArea.select_areas"}
EVERY = pytest.mark.parametrize("language", LANGUAGES)


def keys() -> list[str]:
    """All commands, with their variants."""
    found = []
    for name, command in COMMANDS.items():
        signs = next((BY_SIGN[f] for f in command.args.__struct_fields__ if f in BY_SIGN), "")
        found += [name + sign for sign in signs] or [name]
        found += [name + "*"] if name in ALL else []
    return found


def slots_of(language: str, occasion: str, key: str) -> set[str]:
    return {name for name, _ in voice(language).say(occasion, key).slots}


def told(language: str, key: str) -> set[str]:
    """The values that a person hears; names and how long a timer was are told where the language likes it."""
    return (slots_of(language, "done", key) | slots_of(language, "ask", key)) - {
        "things",
        "name",
        "location",
        "duration",
    }


@EVERY
def test_every_command_can_be_said_on_every_occasion(language: str) -> None:
    speaking = voice(language)
    for key in keys():
        assert speaking.known(key) == key, f"{language} has no sentence for {key}"
        for occasion in OCCASIONS:
            source = speaking.say(occasion, key).source
            assert source
            assert "@" not in source, source
            assert "~" not in source, source
            assert "{verb}" not in source, source


@EVERY
def test_a_command_tells_the_same_values_in_every_language(language: str) -> None:
    known = {"things", "reason", "rule", "wait", "what"}
    for key in keys():
        command = COMMANDS[key.rstrip("+-*")]
        allowed = {*command.args.__struct_fields__, *TRAITS[command.trait].__struct_fields__, "own", *known}
        allowed |= {"summary", "name", "duration", "time", "start", "location"}
        for occasion in ("done", "already", "ask"):
            assert slots_of(language, occasion, key) <= allowed, (key, occasion)
        assert told(language, key) == told("en", key), key


@EVERY
def test_every_attribute_has_an_answer(language: str) -> None:
    home = read_blueprint({})
    speech = Speech(home, language)
    for trait in TRAITS.values():
        for attribute in trait.__struct_fields__:
            key = entry_of(speech, f"{trait.__name__}.{attribute}")
            assert key != "any", f"{language} has no answer for {trait.__name__}.{attribute}"
            entry = load(language)["answers"][key]
            assert (
                set(entry) - {"label"} == set(load("en")["answers"][key]) - {"label"} or language == "de"
            ), key


@EVERY
def test_every_choice_has_a_word_or_an_answer_of_its_own(language: str) -> None:
    data = load(language)
    for trait in TRAITS.values():
        hints = typing.get_type_hints(trait)
        for attribute in trait.__struct_fields__:
            entry = data["answers"].get(f"{trait.__name__}.{attribute}", {})
            for choice in _choices(hints[attribute]):
                words = data["words"].get(trait.__name__, {}) | data["words"]["any"]
                assert choice in entry or choice in words, (language, trait.__name__, attribute, choice)


@EVERY
def test_every_reason_refusal_question_and_notice_has_words(language: str) -> None:
    data = load(language)
    assert set(typing.get_args(Reason)) <= set(data["reasons"])
    assert set(typing.get_args(Refusal)) <= set(data["refusals"])
    assert set(typing.get_args(Question)) <= set(data["asks"])
    assert set(typing.get_args(typing.get_type_hints(Noticed)["kind"])) <= set(data["notices"])


@EVERY
def test_all_languages_have_the_same_sections_and_keys(language: str) -> None:
    mine, english = load(language), load("en")
    assert set(mine) == set(english)
    for section in ("commands", "answers", "alone", "reasons", "refusals", "asks", "asks_for", "replies",
                    "notices", "why", "chat", "answers_shape"):  # fmt: skip
        assert set(mine[section]) == set(english[section]), section


@EVERY
def test_the_files_are_whole_toml(language: str) -> None:
    """Entries are parsed line by line; what comes out is what a TOML parser finds in the whole file."""
    path = Path(madang.language.voice.__file__).parent / language / "replies.toml"
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    mine = load(language)
    for section, entries in whole.items():
        assert dict(mine[section]) == entries


def test_arabic_uses_its_own_punctuation() -> None:
    text = (Path(madang.language.voice.__file__).parent / "ar" / "replies.toml").read_text(encoding="utf-8")
    sentences = [line.partition(" = ")[2] for line in text.splitlines() if not line.startswith("#")]
    assert not any("?" in sentence for sentence in sentences)


def test_german_says_du_or_sie() -> None:
    familiar = voice("de").text("asks", "which_thing").render(lambda name, filter: "A oder B")
    formal = voice("de", formal=True).text("asks", "which_thing").render(lambda name, filter: "A oder B")
    assert familiar == "Was meinst du: A oder B?"
    assert formal == "Was meinen Sie: A oder B?"


def _choices(hint: object) -> list[str]:
    if typing.get_origin(hint) is typing.Literal:
        return [str(choice) for choice in typing.get_args(hint)]
    return [choice for part in typing.get_args(hint) for choice in _choices(part)]

"""What `madang parse` says of a sentence: the intent, and the words that fill its slots."""

from __future__ import annotations

import pytest

from madang.language.understanding import Understanding

from .day import demo_blueprint

SAID = [
    ("set a timer for 10 minutes called pizza", "HassStartTimer", {"timer_name": "pizza"}),
    ("add 5 minutes to the pizza timer", "HassIncreaseTimer", {"timer_name": "pizza"}),
    (
        "add oat milk to my shopping list",
        "lists_createoradd",
        {"item": "oat milk", "list_name": "shopping list"},
    ),
    ("announce that dinner is ready", "HassBroadcast", {"message": "that dinner is ready"}),
    ("play Bohemian Rhapsody in the kitchen", "play_music", {"query": "Bohemian Rhapsody"}),
    ("bedroom light to maximum brightness", "HassLightSet", {"change_amount": "maximum"}),
    ("turn the volume down to 20 percent", "HassSetVolume", {"change_amount": "20 percent"}),
]


@pytest.mark.parametrize(("text", "intent", "slots"), SAID)
def test_free_words_are_slots_too(text: str, intent: str, slots: dict[str, str]) -> None:
    (frame,) = Understanding(demo_blueprint(), None).parse(text, "en")
    assert frame.intent == intent
    assert slots.items() <= {slot.name: slot.value for slot in frame.slots}.items()
    assert all(text[slot.start : slot.end] == slot.value for slot in frame.slots)


@pytest.mark.parametrize("text", ["are the fans on", "is the air purifier off", "are any windows open"])
def test_nothing_is_surer_than_a_question_about_what_the_home_has(text: str) -> None:
    (frame,) = Understanding(demo_blueprint(), None).parse(text, "en")
    assert (frame.intent, frame.confidence) == ("HassGetState", 1)

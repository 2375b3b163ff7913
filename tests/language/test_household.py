"""Coming home and going out, said by somebody who is known."""

from __future__ import annotations

import pytest

from madang.language.frame import Utterance
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, demo, demo_blueprint, hear, steps

LEAVING = {
    "ko": ("나 나가", "다녀올게", "다녀오겠습니다"),
    "en": ("I'm leaving", "I'm going out"),
    "ja": ("行ってきます", "出かけます"),
    "de": ("ich gehe jetzt", "Ich bin dann mal weg"),
    "ar": ("أنا خارج", "سأخرج الآن"),
}
ARRIVING = {
    "ko": ("다녀왔어", "나 집에 왔어"),
    "en": ("I'm home", "hi, I'm back"),
    "ja": ("ただいま", "帰りました"),
    "de": ("ich bin wieder da", "Ich bin zu Hause"),
    "ar": ("لقد عدت", "أنا في البيت"),
}
SAID = [(lang, text, "leave") for lang in LEAVING for text in LEAVING[lang]]
SAID += [(lang, text, "arrive") for lang in ARRIVING for text in ARRIVING[lang]]


@pytest.mark.parametrize(("language", "text", "command"), SAID)
def test_who_comes_and_goes_is_noted(language: str, text: str, command: str) -> None:
    said = Utterance(text, language, None, MONDAY_EVENING, "minji")
    understood = demo().understand(said, Twin(demo_blueprint(), MONDAY_EVENING))
    assert steps(understood) == [f"people.minji Presence.{command}"]


@pytest.mark.parametrize(("language", "text", "command"), SAID)
def test_nobody_comes_or_goes_when_it_is_not_known_who_speaks(language: str, text: str, command: str) -> None:
    understood = hear(text, language)
    topic = "greet" if command == "arrive" else "goodbye"
    assert (understood.plan.steps, understood.meta, understood.topic) == ((), "chat", topic)


def test_going_to_bed_is_not_leaving() -> None:
    said = Utterance("ich gehe ins Bett", "de", None, MONDAY_EVENING, "minji")
    assert not demo().understand(said, Twin(demo_blueprint(), MONDAY_EVENING)).plan.acts

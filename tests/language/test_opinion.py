"""Where the trained parser is heard, and where the rules go on alone; the reader says what a story needs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from madang.language.frame import Slot, Utterance
from madang.language.opinion import family
from madang.language.parser.parsed import Parsed
from madang.language.understanding import Understanding, Understood
from madang.things.plan import Do, Look, Refuse
from madang.twin.twin import Twin

from .day import demo_blueprint

NOON = 1_790_000_000.0
BLUEPRINT = demo_blueprint()


class Says:
    """A reader that has one view of every sentence."""

    def __init__(self, intent: str, confidence: float = 0.97, **slots: str) -> None:
        self.intent, self.confidence, self.slots = intent, confidence, slots

    def parse(self, texts: Sequence[str], language: str) -> list[Parsed | None]:
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Parsed:
        places = {name: text.index(value) for name, value in self.slots.items() if value in text}
        slots = tuple(
            Slot(name, self.slots[name], start, start + len(self.slots[name]))
            for name, start in places.items()
        )
        return Parsed(self.intent, self.confidence, slots, ())


def hear(text: str, reader: Says | None, language: str = "en") -> Understood:
    said = Utterance(text, language, "living_room", NOON)
    return Understanding(BLUEPRINT, reader).understand(said, Twin(BLUEPRINT, NOON))


def done(understood: Understood) -> list[str]:
    return [step.command for step in understood.plan.steps if isinstance(step, Do)]


def test_a_joke_about_the_light_switches_no_light() -> None:
    text = "the one where they turn on the light"
    assert "OnOff.on" in done(hear(text, None))
    assert done(hear(text, Says("general_joke"))) == []


def test_an_unsure_view_does_not_stop_a_plain_command() -> None:
    assert done(hear("turn on the living room floor lamp", Says("general_joke", 0.6))) == ["OnOff.on"]


def test_a_view_of_the_same_family_changes_nothing() -> None:
    assert done(hear("turn on the living room floor lamp", Says("iot_hue_lightoff"))) == ["OnOff.on"]


def test_what_the_rules_cannot_read_is_planned_from_the_frame() -> None:
    text = "it would be splendid to be roused around seven thirty"
    assert done(hear(text, None)) == []
    assert done(hear(text, Says("alarm_set", time="seven thirty"))) == ["AlarmClock.add"]


def test_a_question_about_elsewhere_does_not_read_the_sensor_at_home() -> None:
    text = "how warm is it in the living room of the president"
    assert any(isinstance(step, Look) for step in hear(text, None).plan.steps)
    steps = hear(text, Says("qa_factoid")).plan.steps
    assert not any(isinstance(step, Look | Do) for step in steps)


def test_talk_among_people_is_left_alone() -> None:
    steps = hear("blorp the fnord then", Says("not_for_me", 0.99)).plan.steps
    assert [type(step) for step in steps] == [Refuse]


def test_frames_are_the_parsers_where_the_data_set_has_a_name() -> None:
    said = Understanding(BLUEPRINT, Says("alarm_set", time="seven")).parse("get me up at seven", "en")
    assert [(frame.intent, frame.slots[0].value) for frame in said] == [("alarm_set", "seven")]


def test_frames_are_the_rules_where_the_home_is_named() -> None:
    said = Understanding(BLUEPRINT, Says("HassTurnOn")).parse("set the bedroom blinds to 40 percent", "en")
    assert [frame.intent for frame in said] == ["HassSetPosition"]


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("iot_hue_lighton", "home"), ("HassTurnOn", "home"), ("lock", "home"), ("play_music", "media"),
        ("HassStartTimer", "timer"), ("HassListCompleteItem", "lists"), ("lists_query", "lists"),
        ("alarm_set", "alarm"), ("qa_stock", "qa"), ("not_for_me", "none"), ("undo", "talk"),
    ],
)  # fmt: skip
def test_every_intent_is_about_something(intent: str, expected: str) -> None:
    assert family(intent) == expected

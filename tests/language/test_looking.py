"""How warm it is outside: the sensor that is called so, else the one on the balcony or in the garden."""

from __future__ import annotations

from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import steps

QUESTIONS = {
    "ko": "밖에 몇 도야?",
    "en": "what's the temperature outside",
    "ja": "外の気温は?",
    "de": "Wie kalt ist es draußen?",
    "ar": "كم الحرارة في الخارج؟",
}


def asked(language: str, *things: dict[str, Any]) -> list[str]:
    spaces = [
        {"id": "study", "name": {"en": "Study"}},
        {"id": "garden", "kind": "garden", "name": {"en": "Garden"}},
    ]
    blueprint = read_blueprint({"spaces": spaces, "things": list(things)})
    said = Utterance(QUESTIONS[language], language, "study", 0.0)
    return steps(Understanding(blueprint).understand(said, Twin(blueprint, 0.0)))


def sensor(id: str, name: str, space: str | None = None) -> dict[str, Any]:
    made = {"id": id, "kind": "temperature_sensor", "name": {"en": name}}
    return made | ({"space": space} if space else {})


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_sensor_that_is_called_so_tells_how_it_is_outside(language: str) -> None:
    inside, planted = sensor("inside", "Thermometer", "study"), sensor("planted", "Bed", "garden")
    look = "TemperatureMeasurement.measured_value"
    assert asked(language, inside, planted, sensor("out", "Outdoor sensor", "study")) == [f"look out {look}"]
    assert asked(language, inside, planted) == [f"look planted {look}"]
    assert asked(language, inside)[0].startswith(("refuse no_such_thing", "refuse no_service"))

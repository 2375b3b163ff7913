"""A mower that is to stop is parked; a vacuum stops where it is."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from madang.config import demo_home
from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, hear, steps

MOWER = {
    "id": "balcony.mower",
    "kind": "mower",
    "space": "balcony",
    "name": {
        "en": "Mower", "ko": "잔디깎이", "ja": "芝刈り機",
        "de": "Mähroboter", "ar": "جزازة العشب", "fr": "Tondeuse",
    },
}  # fmt: skip


@cache
def garden() -> Understanding:
    """The demo home with a mower."""
    home = yaml.safe_load(demo_home().read_text(encoding="utf-8"))
    return Understanding(read_blueprint(home | {"things": [*home["things"], MOWER]}))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "stop the mower"),
        ("en", "stop mowing"),
        ("ko", "잔디깎이 멈춰"),
        ("ja", "芝刈り機を止めて"),
        ("de", "stopp den Mähroboter"),
        ("de", "hör auf zu mähen"),
        ("ar", "أوقف جزازة العشب"),
        ("fr", "arrête la tondeuse"),
    ],
)
def test_a_mower_that_is_to_stop_goes_to_its_dock(language: str, text: str) -> None:
    said = Utterance(text, language, None, MONDAY_EVENING)
    twin = Twin(garden().blueprint, MONDAY_EVENING)
    assert steps(garden().understand(said, twin)) == ["balcony.mower RvcOperationalState.go_home"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "stop the vacuum"),
        ("ko", "로봇청소기 멈춰"),
        ("ja", "ロボット掃除機を止めて"),
        ("de", "stopp den Saugroboter"),
        ("ar", "أوقف المكنسة الروبوت"),
        ("fr", "arrête l'aspirateur"),
    ],
)
def test_a_vacuum_that_is_to_stop_stays_where_it_is(language: str, text: str) -> None:
    assert steps(hear(text, language)) == ["living_room.vacuum RvcOperationalState.stop"]

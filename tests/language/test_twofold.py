"""Words that mean one of two things: what stands around them tells which."""

from __future__ import annotations

import pytest

from .day import check

ENGLISH = """
please switch the bedroom humidifier off
    bedroom.humidifier OnOff.off

make the kids' room light blue
    refuse no_such_command kids' room light

turn the floor lamp light blue
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=200 saturation=70

make the living room light 10 percent brighter
    living_room.ceiling_light LevelControl.move_to_level level=80

open the living room curtain and close the one in the bedroom
    living_room.curtain WindowCovering.up_or_open
    bedroom.curtain WindowCovering.down_or_close

bedroom to 20 and the kids' room to 22 degrees
    bedroom.thermostat Thermostat.set_setpoint setpoint=20
    kids_room.thermostat Thermostat.set_setpoint setpoint=22

set the bedroom humidifier to 45 percent and the TV to volume 12
    bedroom.humidifier HumidityControl.set_humidity humidity=45
    living_room.tv AudioOutput.set_volume volume=12
"""


@pytest.mark.parametrize("paragraph", ENGLISH.strip().split("\n\n"))
def test_english_words_of_two_meanings(paragraph: str) -> None:
    check(paragraph, "en")

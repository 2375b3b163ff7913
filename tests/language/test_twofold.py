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


PARTS = """
@living_room turn off the lights and the TV in the bedroom
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    refuse no_such_thing TV

turn on the attic light and the study light
    study.ceiling_light OnOff.on
    refuse no_such_space attic

@living_room make it 2 degrees warmer in the bedroom and turn off the floor lamp in here
    bedroom.thermostat Thermostat.set_setpoint setpoint=23
    living_room.floor_lamp OnOff.off

turn on the humidifier and set it to 50 percent
    bedroom.humidifier OnOff.on
    bedroom.humidifier HumidityControl.set_humidity humidity=50

dim the bedroom light by 10 percent
    bedroom.ceiling_light LevelControl.move_to_level level=50
"""


@pytest.mark.parametrize("paragraph", PARTS.strip().split("\n\n"))
def test_each_part_is_done_or_refused_by_itself(paragraph: str) -> None:
    check(paragraph, "en")


LISTED = """
bathroom light on, two coffees please, bedroom light 20 percent
    bathroom.ceiling_light OnOff.on
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee
    bedroom.ceiling_light LevelControl.move_to_level level=20

study light off, Netflix on the living room TV and the floor lamp warm white
    study.ceiling_light OnOff.off
    living_room.tv ApplicationLauncher.launch_app app=netflix
    living_room.floor_lamp ColorControl.move_to_color_temperature kelvin=2700

turn off Netflix
    living_room.tv ApplicationLauncher.stop_app

kitchen light to 30 percent, 21 degrees in the bedroom
    kitchen.ceiling_light LevelControl.move_to_level level=30
    bedroom.thermostat Thermostat.set_setpoint setpoint=21
"""


@pytest.mark.parametrize("paragraph", LISTED.strip().split("\n\n"))
def test_a_list_of_wishes_without_verbs(paragraph: str) -> None:
    check(paragraph, "en")

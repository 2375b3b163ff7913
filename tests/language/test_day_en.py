"""A day at home in English, sentence by sentence, with the exact steps of the plan."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

DAY = """
Good morning, open the living room curtains
    living_room.curtain WindowCovering.up_or_open

turn on the kitchen light and make me two coffees
    kitchen.ceiling_light OnOff.on
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

what's the temperature in the bedroom?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

how humid is it in the bathroom
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

set the living room to 23 degrees
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study it's too cold in here
    study.thermostat Thermostat.set_setpoint setpoint=20

vacuum the kitchen and the living room
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

add milk, butter and eggs to the shopping list
    home.shopping_list TaskList.add summary=milk
    home.shopping_list TaskList.add summary=butter
    home.shopping_list TaskList.add summary=eggs

put dentist on Friday at 3 pm in the calendar
    home.calendar Calendar.add summary=dentist start=1795759200

remind me to call grandma tomorrow at 6 pm
    home.calendar Calendar.add summary=call grandma start=1795510800

start the washing machine
    balcony.washer OperationalState.start

how long does the washing machine still take?
    look balcony.washer OperationalState.countdown_time

preheat the oven to 180 degrees
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

set a pasta timer for 8 minutes
    home.timer Timer.start duration=480 name=pasta

dim the kitchen light to 30 percent and close the blinds
    kitchen.ceiling_light LevelControl.move_to_level level=30
    kitchen.blind WindowCovering.down_or_close

put on Netflix on the TV
    living_room.tv ApplicationLauncher.launch_app app=netflix

turn the volume down a bit
    living_room.tv AudioOutput.set_volume volume=13

play some jazz in the living room
    living_room.speaker ContentLauncher.launch_content query=jazz

make the floor lamp blue
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

close all the curtains
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

turn off everything in the bedroom
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

turn off all the lights except the kitchen
    lights OnOff.off - kitchen

is the front door locked?
    look entrance.front_door DoorLock.lock_state

lock the front door
    entrance.front_door DoorLock.lock_door

unlock the front door
    entrance.front_door DoorLock.unlock_door

is anyone home?
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

turn off the TV in 20 minutes
    wait 1200
    living_room.tv OnOff.off

wake me up at half past six tomorrow
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

arm the alarm system
    entrance.alarm_panel SecurityAlarm.arm_away

announce dinner is ready
    living_room.speaker Announcement.announce message=dinner is ready
    kids_room.speaker Announcement.announce message=dinner is ready

set the humidifier to 50 percent
    bedroom.humidifier HumidityControl.set_humidity humidity=50

start the party mode of the wine cooler
    kitchen.wine_cooler Own.run name=party

what did you do?
    meta why

undo that
    meta undo

@living_room floor lamp off
    living_room.floor_lamp OnOff.off

bedside lamp on and dim it to 10 percent
    bedroom.bedside_lamp OnOff.on
    bedroom.bedside_lamp LevelControl.move_to_level level=10

bedside lamp and night light to 20%
    bedroom.bedside_lamp LevelControl.move_to_level level=20
    kids_room.night_light LevelControl.move_to_level level=20

lights on in the kitchen and off in the bedroom
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off

lights and tv off in the living room
    living_room.ceiling_light OnOff.off
    living_room.floor_lamp OnOff.off
    living_room.led_strip OnOff.off
    living_room.tv OnOff.off

turn off the TV, floor lamp and led strip
    living_room.tv OnOff.off
    living_room.floor_lamp OnOff.off
    living_room.led_strip OnOff.off

ceiling light in the office on
    study.ceiling_light OnOff.on

turn on both bedroom lights
    bedroom.ceiling_light OnOff.on
    bedroom.bedside_lamp OnOff.on

turn on the chandelier
    refuse no_such_thing chandelier

don't turn off the light
    meta no

bedroom: lights off, heating to 17 degrees, close the curtain
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_setpoint setpoint=17
    bedroom.curtain WindowCovering.down_or_close

is it warmer in the bedroom than in the living room?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value
    look living_room.climate_sensor TemperatureMeasurement.measured_value

how warm is it outside?
    look balcony.temperature_sensor TemperatureMeasurement.measured_value

is the heating on in the study?
    look study.thermostat Thermostat.system_mode

is the alarm armed?
    look entrance.alarm_panel SecurityAlarm.mode

fan speed 2
    bedroom.fan FanControl.set_percent percent=67

air purifier quieter
    living_room.air_purifier FanControl.set_percent percent=13

vacuum everything except the kids room
    living_room.vacuum ServiceArea.select_areas areas=living_room,kitchen,bedroom,study,entrance
    living_room.vacuum RvcOperationalState.start

volume up by 5
    living_room.tv AudioOutput.set_volume volume=23

wake me up monday to friday at 6:30
    bedroom.alarm_clock AlarmClock.add time=06:30 days=mo,tu,we,th,fr

double espresso
    kitchen.coffee_maker Brewing.brew cups=2 drink=espresso

milk, bread and butter to the shopping list
    home.shopping_list TaskList.add summary=milk
    home.shopping_list TaskList.add summary=bread
    home.shopping_list TaskList.add summary=butter

what's on tomorrow?
    look home.calendar Calendar.events

turn on the light in the garage
    refuse no_such_space garage

turn on the flux capacitor
    refuse no_such_thing flux capacitor
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "en")

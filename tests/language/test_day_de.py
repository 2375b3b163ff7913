"""Ein Tag: a day at home in German, sentence by sentence, with the exact steps of the plan."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

DAY = """
mach die Vorhänge im Wohnzimmer auf
    living_room.curtain WindowCovering.up_or_open

mach das Licht in der Küche an
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on

mach mir zwei Kaffee
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

wie warm ist es im Schlafzimmer?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

wie hoch ist die Luftfeuchtigkeit im Bad?
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

stell die Heizung im Wohnzimmer auf 23 Grad
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study mir ist kalt
    study.thermostat Thermostat.set_setpoint setpoint=20

sauge die Küche und das Wohnzimmer
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

setz Milch und Eier auf die Einkaufsliste
    home.shopping_list TaskList.add summary=Milch
    home.shopping_list TaskList.add summary=Eier

trag am Freitag um 15 Uhr Zahnarzt ein
    home.calendar Calendar.add summary=Zahnarzt start=1795759200

erinnere mich morgen um 18 Uhr daran, Oma anzurufen
    home.calendar Calendar.add summary=Oma anzurufen start=1795510800

starte die Waschmaschine
    balcony.washer OperationalState.start

wie lange läuft die Waschmaschine noch?
    look balcony.washer OperationalState.countdown_time

heiz den Backofen auf 180 Grad vor
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

Nudeltimer auf 8 Minuten
    home.timer Timer.start duration=480 name=Nudel

dimm das Küchenlicht auf 30 Prozent und mach die Jalousie zu
    kitchen.ceiling_light LevelControl.move_to_level level=30
    kitchen.blind WindowCovering.down_or_close

öffne Netflix auf dem Fernseher
    living_room.tv ApplicationLauncher.launch_app app=netflix

etwas leiser bitte
    living_room.tv AudioOutput.set_volume volume=13

spiel Jazz im Wohnzimmer
    living_room.speaker ContentLauncher.launch_content query=Jazz

mach die Stehlampe blau
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

alle Vorhänge zu
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

mach im Schlafzimmer alles aus
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

alle Lichter außer in der Küche aus
    lights OnOff.off - kitchen

ist die Haustür abgeschlossen?
    look entrance.front_door DoorLock.lock_state

schließ die Haustür ab
    entrance.front_door DoorLock.lock_door

ist jemand zu Hause?
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

mach in 20 Minuten den Fernseher aus
    wait 1200
    living_room.tv OnOff.off

weck mich morgen um halb sieben
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

schalte die Alarmanlage scharf
    entrance.alarm_panel SecurityAlarm.arm_away

Luftbefeuchter auf 50 Prozent
    bedroom.humidifier HumidityControl.set_humidity humidity=50

Weinkühlschrank in den Partymodus
    kitchen.wine_cooler Own.run name=party

mach alle Lichter aus
    lights OnOff.off

mach die Lichter in der Küche an und den Fernseher aus
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on
    living_room.tv OnOff.off

was hast du gemacht?
    meta why

mach das rückgängig
    meta undo
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "de")

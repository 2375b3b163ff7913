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

Licht im Bad an bitte
    bathroom.ceiling_light OnOff.on

@kitchen Licht aus
    kitchen.ceiling_light OnOff.off
    kitchen.pendant OnOff.off

Schalten Sie bitte die Deckenlampe im Wohnzimmer ein
    living_room.ceiling_light OnOff.on

@living_room Stehlampe aus
    living_room.floor_lamp OnOff.off

Mach beide Lampen im Büro an
    study.ceiling_light OnOff.on
    study.desk_lamp OnOff.on

Küchenlampen aus
    kitchen.ceiling_light OnOff.off
    kitchen.pendant OnOff.off

Alle Lichter aus außer in der Küche
    lights OnOff.off - kitchen

Mach das Licht in der Küche an und im Bad aus
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on
    bathroom.ceiling_light OnOff.off

Stehlampe an und auf 40 Prozent dimmen
    living_room.floor_lamp OnOff.on
    living_room.floor_lamp LevelControl.move_to_level level=40

Mach das Licht nicht aus
    meta no

Schalte Fernseher, Stehlampe und LED-Streifen aus
    living_room.tv OnOff.off
    living_room.floor_lamp OnOff.off
    living_room.led_strip OnOff.off

LED-Streifen auf Türkis und 60 Prozent
    living_room.led_strip ColorControl.move_to_hue_and_saturation hue=180 saturation=100
    living_room.led_strip LevelControl.move_to_level level=60

stehlampe auf dreissig prozent dimmen
    living_room.floor_lamp LevelControl.move_to_level level=30

mach das licht im wohnzimer an
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on

Kuechenlicht an
    kitchen.ceiling_light OnOff.on

Stell die Temperatur im Büro auf zweiundzwanzigeinhalb Grad
    study.thermostat Thermostat.set_setpoint setpoint=22.5

Heizung im Buero auf zwanzig Komma fünf Grad
    study.thermostat Thermostat.set_setpoint setpoint=20.5

Dreh die Heizung im Büro um 1,5 Grad hoch
    study.thermostat Thermostat.set_setpoint setpoint=20.5

Schlafzimmer: Licht aus, Heizung auf 17 Grad, Vorhänge zu
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_setpoint setpoint=17
    bedroom.curtain WindowCovering.down_or_close

Heizung im Bad auf 22
    refuse no_such_thing Heizung im Bad

Klimaanlage auf Kühlen stellen
    living_room.air_conditioner Thermostat.set_system_mode mode=cool

Ventilator auf Stufe 2
    bedroom.fan FanControl.set_percent percent=67

Luftreiniger leiser
    living_room.air_purifier FanControl.set_percent percent=13

Mach die Rollos auf halbe Höhe
    kitchen.blind WindowCovering.go_to_position position=50
    study.blind WindowCovering.go_to_position position=50

Alle Rollos hoch, nur nicht im Büro
    kitchen.blind WindowCovering.up_or_open

Schließ die Haustür ab
    entrance.front_door DoorLock.lock_door

Tuer abschliessen
    entrance.front_door DoorLock.lock_door

Ist das Schlafzimmerfenster noch offen?
    look bedroom.window BooleanState.state_value

Alarm scharf stellen
    entrance.alarm_panel SecurityAlarm.arm_away

Saug alles außer dem Kinderzimmer
    living_room.vacuum ServiceArea.select_areas areas=living_room,kitchen,bedroom,study,entrance
    living_room.vacuum RvcOperationalState.start

Wann ist die Waschmaschine fertig?
    look balcony.washer OperationalState.countdown_time

Lautstärke vom Fernseher um 5 erhöhen
    living_room.tv AudioOutput.set_volume volume=23

Spul 30 Sekunden vor
    living_room.tv MediaPlayback.skip by=30

Schalt auf den Kinderkanal um
    living_room.tv Channel.change_channel channel=101

Spiel was von Nena im Kinderzimmer
    kids_room.speaker ContentLauncher.launch_content query=Nena

Wie warm ist es im Schlafzimmer?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

Wie warm ist es draußen?
    look balcony.temperature_sensor TemperatureMeasurement.measured_value

Ist es im Schlafzimmer wärmer als im Wohnzimmer?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value
    look living_room.climate_sensor TemperatureMeasurement.measured_value

Ist die Heizung im Büro an?
    look study.thermostat Thermostat.system_mode

Auf wie viel Grad steht die Heizung im Wohnzimmer?
    look living_room.thermostat Thermostat.setpoint

Einen doppelten Espresso bitte
    kitchen.coffee_maker Brewing.brew cups=2 drink=espresso

Heiz den Backofen auf 180 Grad vor
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

Weck mich um viertel nach sieben
    bedroom.alarm_clock AlarmClock.add time=07:15

Weck mich montags bis freitags um 6:30
    bedroom.alarm_clock AlarmClock.add time=06:30 days=mo,tu,we,th,fr

Stell einen Wecker auf 7
    bedroom.alarm_clock AlarmClock.add time=07:00

Stell einen Pizza-Timer auf 12 Minuten
    home.timer Timer.start duration=720 name=Pizza

Butter, Käse und Wein auf die Einkaufsliste
    home.shopping_list TaskList.add summary=Butter
    home.shopping_list TaskList.add summary=Käse
    home.shopping_list TaskList.add summary=Wein

Vergiss nicht, morgen um 9 Uhr den Müll rauszubringen
    home.calendar Calendar.add summary=Müll rauszubringen start=1795478400

Um halb elf Licht im Schlafzimmer aus
    wait 12600
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off

Mach das Licht in der Garage an
    refuse no_such_space Garage

Schalte den Fluxkompensator ein
    refuse no_such_thing Fluxkompensator

Kronleuchter an
    refuse no_such_thing Kronleuchter

Stehlampe auf 150 Prozent
    refuse out_of_range 150 Prozent

Was ist die Hauptstadt von Frankreich?
    refuse no_service Was ist die Hauptstadt von Frankreich?

Mach das Licht im Bad an
    bathroom.ceiling_light OnOff.on

+und im Flur auch
    entrance.ceiling_light OnOff.on

+und jetzt wieder aus
    entrance.ceiling_light OnOff.off
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "de")

"""Une journée : a day at home in French, sentence by sentence, with the exact steps of the plan.

French is an added language (docs/add-a-language.md): its folder is all that makes it understood and spoken.
"""

from __future__ import annotations

import pytest

from madang.door.outcome import Outcome, Result
from madang.language.replies import Replies
from madang.things.plan import Do, Look, Refuse
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, check, demo_blueprint, paragraphs

DAY = """
ouvre les rideaux du salon
    living_room.curtain WindowCovering.up_or_open

allume la lumière de la cuisine
    kitchen.ceiling_light OnOff.on

fais-moi deux cafés
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

il fait combien dans la chambre ?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

quel est le taux d'humidité dans la salle de bain ?
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

mets le chauffage du salon à 23 degrés
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study j'ai froid
    study.thermostat Thermostat.set_setpoint setpoint=20

passe l'aspirateur dans la cuisine et le salon
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

ajoute du lait et des œufs à la liste de courses
    home.shopping_list TaskList.add summary=lait
    home.shopping_list TaskList.add summary=œufs

note dentiste vendredi à 15 h dans le calendrier
    home.calendar Calendar.add summary=dentiste start=1795759200

rappelle-moi demain à 18 heures d'appeler mamie
    home.calendar Calendar.add summary=appeler mamie start=1795510800

lance la machine à laver
    balcony.washer OperationalState.start

il reste combien de temps au lave-linge ?
    look balcony.washer OperationalState.countdown_time

préchauffe le four à 180 degrés
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

minuteur pâtes de 8 minutes
    home.timer Timer.start duration=480 name=pâtes

minuteur d'une heure et demie
    home.timer Timer.start duration=5400

baisse la lumière de la cuisine à 30 % et ferme le store
    kitchen.ceiling_light LevelControl.move_to_level level=30
    kitchen.blind WindowCovering.down_or_close

ouvre Netflix sur la télé
    living_room.tv ApplicationLauncher.launch_app app=netflix

un peu moins fort s'il te plaît
    living_room.tv AudioOutput.set_volume volume=13

joue du jazz dans le salon
    living_room.speaker ContentLauncher.launch_content query=jazz

mets le lampadaire en bleu
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

ferme tous les rideaux
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

éteins tout dans la chambre
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

éteins toutes les lumières sauf dans la cuisine
    lights OnOff.off - kitchen

est-ce que la porte d'entrée est verrouillée ?
    look entrance.front_door DoorLock.lock_state

ferme la porte d'entrée à clé
    entrance.front_door DoorLock.lock_door

il y a quelqu'un à la maison ?
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

éteins la télé dans 20 minutes
    wait 1200
    living_room.tv OnOff.off

réveille-moi demain à six heures et demie
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

réveille-moi du lundi au vendredi à 7 h 15
    bedroom.alarm_clock AlarmClock.add time=07:15 days=mo,tu,we,th,fr

active l'alarme
    entrance.alarm_panel SecurityAlarm.arm_away

humidificateur à 50 %
    bedroom.humidifier HumidityControl.set_humidity humidity=50

mets la cave à vin en mode fête
    kitchen.wine_cooler Own.run name=party

allume les lumières de la cuisine et éteins la télé
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on
    living_room.tv OnOff.off

+rallume-la
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on
    living_room.tv OnOff.on

eteins la lumiere du couloir
    entrance.ceiling_light OnOff.off

allume la lampe zorglub
    refuse no_such_thing lampe zorglub

éteins la lumière du grenier
    refuse no_such_space grenier

ouvre la fenêtre du balcon à moitié
    balcony.window WindowCovering.go_to_position position=50

baisse le chauffage de la chambre de deux degrés
    bedroom.thermostat Thermostat.set_setpoint setpoint=19

n'allume pas la télé
    meta no

mets la télé sur HDMI 1
    living_room.tv MediaInput.select_input input=hdmi1

mets la lumière du bureau, non, du salon à soixante-dix pour cent
    living_room.ceiling_light LevelControl.move_to_level level=70
    living_room.floor_lamp LevelControl.move_to_level level=70
    living_room.led_strip LevelControl.move_to_level level=70

ferme le store du bureau et celui de la cuisine
    study.blind WindowCovering.down_or_close
    kitchen.blind WindowCovering.down_or_close

allume la lumière de la salle de bain
    bathroom.ceiling_light OnOff.on

+et dans le couloir aussi
    entrance.ceiling_light OnOff.on

+éteins-les
    entrance.ceiling_light OnOff.off

éteins les lumières du salon mais laisse le lampadaire allumé
    living_room.ceiling_light OnOff.off
    living_room.led_strip OnOff.off

mets le chauffage de la chambre et du bureau à 19 degrés
    bedroom.thermostat Thermostat.set_setpoint setpoint=19
    study.thermostat Thermostat.set_setpoint setpoint=19

annonce que le dîner est prêt
    living_room.speaker Announcement.announce message=le dîner est prêt
    kids_room.speaker Announcement.announce message=le dîner est prêt

règle le volume de la télé sur quatre-vingt-quinze
    living_room.tv AudioOutput.set_volume volume=95

tu pourrais éteindre la lampe de chevet ?
    bedroom.bedside_lamp OnOff.off

pourquoi tu as fait ça ?
    meta why

annule ça
    meta undo

merci
    meta chat thanks

le film était bien hier
    refuse not_understood le film était bien hier
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "fr")


def told(*results: Result) -> str:
    """What Madang says of it, with ordinary spaces where French has unbroken ones."""
    twin = Twin(demo_blueprint(), MONDAY_EVENING)
    return Replies(demo_blueprint()).reply(Outcome(1, results), twin, "fr").replace("\u00a0", " ")


def done(thing: str, command: str, status: str = "done", **args: object) -> Result:
    return Result(Do(thing, command, args), status)  # type: ignore[arg-type]


def test_articles_run_together_with_prepositions() -> None:
    assert told(done("bedroom.bedside_lamp", "OnOff.off")) == "J'ai éteint la lampe de chevet."
    assert told(done("living_room.tv", "AudioOutput.mute")) == "J'ai coupé le son de la télé."
    assert told(done("bathroom.dehumidifier", "OnOff.on")) == "J'ai allumé le déshumidificateur."
    assert told(done("bedroom.humidifier", "OnOff.on")) == "J'ai allumé l'humidificateur."
    assert told(done("kitchen.oven", "OnOff.on")) == "J'ai allumé le four."
    assert told(done("home.shopping_list", "TaskList.add", summary="lait")) == (
        "J'ai ajouté lait à la liste de courses."
    )


def test_what_is_told_agrees_with_its_thing() -> None:
    assert told(done("living_room.ceiling_light", "OnOff.on", "already")) == (
        "La lumière du salon est déjà allumée."
    )
    assert told(done("bedroom.fan", "OnOff.on", "already")) == "Le ventilateur est déjà allumé."
    lamps = [done(f"study.{name}", "OnOff.on", "already") for name in ("ceiling_light", "desk_lamp")]
    assert told(*lamps) == "La lumière du bureau et la lampe de bureau sont déjà allumées."
    mixed = [done("bedroom.fan", "OnOff.off", "already"), done("living_room.tv", "OnOff.off", "already")]
    assert told(*mixed) == "Le ventilateur et la télé sont déjà éteints."


def test_answers_and_refusals_are_short() -> None:
    degrees = Look("kitchen.climate_sensor", "TemperatureMeasurement.measured_value", 22.9)
    assert told(Result(degrees, "answered")) == "Il fait 22,9 °C dans la cuisine."
    locked = Look("entrance.front_door", "DoorLock.lock_state", "locked")
    assert told(Result(locked, "answered")) == "La porte d'entrée est verrouillée."
    assert told(Result(Refuse("no_such_thing", "lampe zorglub"), "refused")) == (
        "Je ne connais pas « lampe zorglub » ici."
    )

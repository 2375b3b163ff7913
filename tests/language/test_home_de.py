"""So sagt man es auch: one German home, said in many ways: terse, polite, spoken, words written together."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Thread, Understanding
from madang.things.blueprint import Blueprint, read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, paragraphs, steps

ROOMS = {
    "living": ("Wohnzimmer", "f0"),
    "kitchen": ("Küche", "f0"),
    "hall": ("Flur", "f0"),
    "bedroom": ("Schlafzimmer", "f1"),
    "bath": ("Bad", "f1"),
}
COLOURS: dict[str, Any] = {"traits": {"ColorControl": {"features": ["hs", "ct"]}}}
TIMERS = [
    {"id": 1, "duration": 300, "ends_at": MONDAY_EVENING + 200},
    {"id": 2, "duration": 3600, "ends_at": MONDAY_EVENING + 900},
    {"id": 3, "duration": 720, "ends_at": MONDAY_EVENING + 500, "name": "Pizza"},
]
ROOMS_TO_CLEAN = {"ServiceArea": {"limits": {"areas": {"choices": ["kitchen", "hall"]}}}}
CHORES = {"tasks": [{"id": 1, "summary": "Müll rausbringen"}], "last_id": 1}
THINGS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "light": ("light", "living", "Wohnzimmerlicht", COLOURS),
    "corner": ("light", "living", "Leseecke", {}),
    "stove": ("light", "kitchen", "Küchenlicht", {}),
    "entry": ("light", "hall", "Flurlicht", {}),
    "left": ("light", "bedroom", "Nachttischlampe links", {}),
    "right": ("light", "bedroom", "Nachttischlampe rechts", {}),
    "mirror": ("light", "bath", "Badlicht", {}),
    "shutter": ("shutter", "living", "Rollladen", {}),
    "blind": ("blind", "bedroom", "Jalousie", {}),
    "curtain": ("curtain", "living", "Vorhang", {}),
    "window": ("contact_sensor", "kitchen", "Küchenfenster", {}),
    "front": ("lock", "hall", "Haustür", {}),
    "garage": ("garage_door", "home", "Garagentor", {}),
    "tv": ("tv", "living", "Fernseher", {}),
    "radio": ("speaker", "kitchen", "Küchenlautsprecher", {}),
    "fan": ("fan", "bedroom", "Deckenventilator", {}),
    "heating": ("thermostat", "living", "Heizung", {}),
    "heater": ("heater", "bath", "Badheizung", {}),
    "rover": ("vacuum", "hall", "Rover", {"traits": ROOMS_TO_CLEAN}),
    "shaun": ("mower", "home", "Shaun", {}),
    "party": ("appliance", "home", "Partymodus", {}),
    "timer": ("timer", "home", "Timer", {"traits": {"Timer": {"state": {"timers": TIMERS, "last_id": 3}}}}),
    "shopping": ("task_list", "home", "Einkaufsliste", {}),
    "chores": ("task_list", "home", "Hausarbeit", {"traits": {"TaskList": {"state": CHORES}}}),
}  # fmt: skip


@cache
def home() -> Blueprint:
    spaces: list[dict[str, Any]] = [{"id": "home", "kind": "home", "name": {"de": "Haus"}}]
    spaces += [
        {"id": f, "kind": "floor", "inside": "home", "name": {"de": n}}
        for f, n in (("f0", "Erdgeschoss"), ("f1", "Erster Stock"))
    ]
    spaces += [{"id": id, "inside": floor, "name": {"de": name}} for id, (name, floor) in ROOMS.items()]
    things = [
        {"id": id, "kind": kind, "space": space, "name": {"de": name}, **more}
        for id, (kind, space, name, more) in THINGS.items()
    ]
    facts = {"name": {"de": "Haus"}, "time_zone": "Europe/Berlin", "languages": ["de"]}
    people = [{"id": "anna", "name": {"de": "Anna"}, "role": "adult"}]
    return read_blueprint({"home": facts, "people": people, "spaces": spaces, "things": things})


@cache
def understanding() -> Understanding:
    return Understanding(home(), None)


SAID = """
Licht im ersten Stock aus
    left OnOff.off
    right OnOff.off
    mirror OnOff.off

alle Lampen im Wohnzimmer an
    light OnOff.on
    corner OnOff.on

schalte die linke Nachttischlampe ein
    left OnOff.on

Nachttischlampe rechts bitte ausmachen
    right OnOff.off

knips mal die Lampe im Flur aus
    entry OnOff.off

mach das Licht in der Leseecke an
    corner OnOff.on

mach auf der Stelle das Licht im Bad aus
    mirror OnOff.off

Küchenlicht auf fünfzig Prozent
    stove LevelControl.move_to_level level=50

mach das Küchenlicht 10 Prozent heller
    stove LevelControl.move_to_level level=100

Wohnzimmerlicht auf Kerzenlicht
    light ColorControl.move_to_color_temperature kelvin=1900

zieh den Vorhang zu
    curtain WindowCovering.down_or_close

halte den Rollladen an
    shutter WindowCovering.stop_motion

fahren Sie den Rollladen auf 30 Prozent
    shutter WindowCovering.go_to_position position=30

ich möchte, dass du das Garagentor zumachst
    garage WindowCovering.down_or_close

sperr die Haustür zu
    front DoorLock.lock_door

können Sie bitte die Haustür aufschließen?
    front DoorLock.unlock_door

sind Fenster offen?
    look window BooleanState.state_value

welche Türen sind offen?
    look front DoorLock.lock_state

ich wüsste gern, ob das Küchenlicht an ist
    look stove OnOff.on_off

ist jemand da?
    look people.anna Presence.at_home

mach den Ton vom Fernseher aus
    tv AudioOutput.mute

hebe die Stummschaltung des Fernsehers auf
    tv AudioOutput.unmute

setze die Wiedergabe auf dem Fernseher fort
    tv MediaPlayback.play

vorheriges Lied auf dem Fernseher
    tv MediaPlayback.previous

spiel das Album Thriller in der Küche
    radio ContentLauncher.launch_content query=Thriller

zeige den Film Lola rennt
    tv ContentLauncher.launch_content query=Lola rennt

schick Rover in die Küche
    rover ServiceArea.select_areas areas=kitchen
    rover RvcOperationalState.start

Rover soll zurück zur Ladestation fahren
    rover RvcOperationalState.go_home

hör auf zu mähen
    shaun RvcOperationalState.go_home

aktiviere die Szene Partymodus
    party OnOff.on

stell einen Pizza-Timer auf anderthalb Minuten
    timer Timer.start duration=90 name=Pizza

füge dem Pizza-Timer fünf Minuten hinzu
    timer Timer.add_time id=3 by=300

gib dem Pizza-Timer noch zwei Minuten
    timer Timer.add_time id=3 by=120

zieh zehn Minuten vom Timer über eine Stunde ab
    timer Timer.add_time id=2 by=-600

lösche den 5-Minuten-Timer
    timer Timer.cancel id=1

halte den Pizza-Timer an
    timer Timer.pause id=3

lass den Pizza-Timer weiterlaufen
    timer Timer.resume id=3

hake Müll rausbringen auf der Hausarbeit Liste ab
    chores TaskList.complete id=1

füge Fensterputzmittel zu meiner Einkaufsliste hinzu
    shopping TaskList.add summary=Fensterputzmittel

sag im ganzen Haus, dass das Essen fertig ist
    radio Announcement.announce message=das Essen fertig ist

schalte alle Lampen bis auf die im Flur aus
    light OnOff.off
    corner OnOff.off
    stove OnOff.off
    left OnOff.off
    right OnOff.off
    mirror OnOff.off

mach das Licht im Bad an, nein, in der Küche
    stove OnOff.on

Küchenlicht auf 30, ach nein, auf 40 Prozent
    stove LevelControl.move_to_level level=40

mach das Licht nicht im Bad, sondern in der Küche an
    stove OnOff.on

nicht das Licht im Flur, sondern das im Bad ausschalten
    mirror OnOff.off

schalte die Badheizung, ich meine das Badlicht aus
    mirror OnOff.off

hier ist es stickig, mach den Ventilator an
    fan OnOff.on

alle Lampen im ersten Stock aus, aber die im Bad nicht
    left OnOff.off
    right OnOff.off

mach den Fernseher aus, die Jalousie zu und den Rollladen auch
    tv OnOff.off
    blind WindowCovering.down_or_close
    shutter WindowCovering.down_or_close

Küchenlicht aus, im Bad Licht an und im Flur auch
    stove OnOff.off
    mirror OnOff.on
    entry OnOff.on

stell die Heizung auf 21 und die im Bad auf 23 Grad
    heating Thermostat.set_setpoint setpoint=21
    heater Thermostat.set_setpoint setpoint=23
"""


@pytest.mark.parametrize("paragraph", paragraphs(SAID))
def test_said_in_a_german_home(paragraph: str) -> None:
    sentence, *expected = [line.strip() for line in paragraph.splitlines()]
    said = Utterance(sentence, "de", None, MONDAY_EVENING)
    assert steps(understanding().understand(said, Twin(home(), MONDAY_EVENING))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "schalte die Sauna ein",  # is not Shaun
        "dimme den Fernseher auf 20 Prozent",
        "mach das Licht im Keller an",
        "mach die Haustür blau",
        "lösche Brot von der Einkaufsliste",
    ],
)
def test_what_the_home_has_not_is_refused(sentence: str) -> None:
    said = Utterance(sentence, "de", None, MONDAY_EVENING)
    (step,) = steps(understanding().understand(said, Twin(home(), MONDAY_EVENING)))
    assert step.startswith("refuse")


def test_a_talk_goes_on() -> None:
    thread: Thread | None = None
    for sentence, expected in (
        ("Licht im Bad an", "mirror OnOff.on"),
        ("im Flur auch", "entry OnOff.on"),
        ("dort auf 30 Prozent", "entry LevelControl.move_to_level level=30"),
        ("doch lieber auf 40", "entry LevelControl.move_to_level level=40"),
        ("mach es wieder aus", "entry OnOff.off"),
    ):
        said = Utterance(sentence, "de", None, MONDAY_EVENING)
        understood = understanding().understand(said, Twin(home(), MONDAY_EVENING), thread)
        thread = understood.thread
        assert steps(understood) == [expected], sentence


def test_the_other_one_is_that_which_is_called_alike() -> None:
    thread: Thread | None = None
    for sentence, expected in (
        ("Nachttischlampe links an", "left OnOff.on"),
        ("nein, die andere", "right OnOff.on"),
    ):
        said = Utterance(sentence, "de", None, MONDAY_EVENING)
        understood = understanding().understand(said, Twin(home(), MONDAY_EVENING), thread)
        thread = understood.thread
        assert steps(understood) == [expected], sentence

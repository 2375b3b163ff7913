"""A house and a shop with names of their own: what the demo home does not have."""

from __future__ import annotations

from functools import cache

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import Blueprint, read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, steps

SPACES = {
    "living": ("Wohnzimmer", "Living room"),
    "bedroom": ("Schlafzimmer", "Bedroom"),
    "shop": ("Laden", "Shop"),
    "garden": ("Garten", "Garden"),
}
THINGS = {
    "ceiling": ("light", "living", "Deckenlampe", "Ceiling light"),
    "left": ("light", "bedroom", "Nachttischlampe links", "Left bedside lamp"),
    "right": ("light", "bedroom", "Nachttischlampe rechts", "Right bedside lamp"),
    "path": ("light", "garden", "Gartenlicht", "Garden light"),
    "tv1": ("tv", "living", "Fernseher", "TV"),
    "tv2": ("tv", "bedroom", "Fernseher", "TV"),
    "shutter": ("shutter", "bedroom", "Rollladen", "Shutter"),
    "shop_door": ("lock", "shop", "Ladentür", "Shop door"),
    "back_door": ("lock", "shop", "Hintertür", "Back door"),
    "station": ("temperature_sensor", "garden", "Wetterstation", "Weather station"),
}


@cache
def house() -> Blueprint:
    spaces = [{"id": id, "name": {"de": de, "en": en}} for id, (de, en) in SPACES.items()]
    spaces[-1]["kind"] = "garden"
    things = [
        {"id": id, "kind": kind, "space": space, "name": {"de": de, "en": en}}
        for id, (kind, space, de, en) in THINGS.items()
    ]
    home = {"name": {"en": "House"}, "time_zone": "Europe/Berlin"}
    people = [{"id": "anna", "name": {"de": "Anna", "en": "Anna"}, "role": "owner", "language": "de"}]
    return read_blueprint({"home": home, "people": people, "spaces": spaces, "things": things})


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "beide Nachttischlampen aus", ["left OnOff.off", "right OnOff.off"]),
        ("de", "Stehlampe an", ["refuse no_such_thing Stehlampe"]),
        ("de", "Fernseher aus", ["ask which_thing tv1 tv2"]),
        ("de", "Schlafzimmerrollladen runter", ["shutter WindowCovering.down_or_close"]),
        ("de", "Licht und Fernseher im Wohnzimmer aus", ["ceiling OnOff.off", "tv1 OnOff.off"]),
        ("de", "Wie kalt ist es draußen?", ["look station TemperatureMeasurement.measured_value"]),
        ("en", "both bedside lamps off", ["left OnOff.off", "right OnOff.off"]),
        ("en", "turn off the desk lamp", ["refuse no_such_thing desk lamp"]),
        ("en", "lock the shop door", ["shop_door DoorLock.lock_door"]),
        ("en", "unlock the shop door lock", ["shop_door DoorLock.unlock_door"]),
        ("en", "turn off the outside lights", ["path OnOff.off"]),
    ],
)
def test_it_means_what_is_called_so(language: str, text: str, expected: list[str]) -> None:
    said = Utterance(text, language, None, MONDAY_EVENING)
    understood = Understanding(house()).understand(said, Twin(house(), MONDAY_EVENING))
    assert steps(understood) == expected

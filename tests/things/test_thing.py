"""One thing: its limits, its own commands, what it risks."""

from __future__ import annotations

from typing import Any

import pytest

from madang.things.blueprint import read_blueprint
from madang.things.thing import Limit, Thing, apply
from madang.things.trait import CommandError, Risk

NOW = 1_790_000_000.0


def made(**more: Any) -> Thing:
    data = {"id": "it", "kind": "appliance", "name": {"en": "It"}, **more}
    return read_blueprint({"things": [data]}).things["it"]


def test_a_limit_forbids_what_is_asked_for_by_name_and_says_why() -> None:
    heating = made(kind="thermostat", traits={"Thermostat": {"limits": {"setpoint": {"min": 10, "max": 28}}}})
    with pytest.raises(CommandError, match="31 is above 28") as caught:
        heating.check("Thermostat.set_setpoint", {"setpoint": 31})
    assert (caught.value.code, caught.value.field) == ("out_of_range", "setpoint")


def test_warmer_and_warmer_stops_at_the_limit() -> None:
    heating = made(kind="thermostat", traits={"Thermostat": {"limits": {"setpoint": {"min": 10, "max": 28}}}})
    after = apply(heating, heating.first_state(), "Thermostat.change_setpoint", {"by": 20}, NOW)
    assert after["Thermostat"].setpoint == 28  # type: ignore[attr-defined]


def test_a_choice_that_a_thing_does_not_have_is_refused() -> None:
    limits = {"mode": {"choices": ["cool", "dry"]}}
    cooler = made(kind="air_conditioner", traits={"Thermostat": {"limits": limits}})
    assert cooler.can("Thermostat.set_system_mode")
    with pytest.raises(CommandError, match="'heat' is not one of cool, dry"):
        cooler.check("Thermostat.set_system_mode", {"mode": "heat"})


def test_every_one_of_several_choices_must_be_there() -> None:
    limit = Limit(choices=("kitchen", "study"))
    assert limit.reason_against(("kitchen",)) is None
    assert limit.reason_against(["kitchen", "moon"]) == "'moon' is not one of kitchen, study"


def test_a_bin_packs_itself_since_its_home_file_says_so() -> None:
    smart_bin = made(kind="bin", commands={"pack": {"words": {"en": ["pack"]}, "risk": "medium"}})
    after = apply(smart_bin, smart_bin.first_state(), "Own.run", {"name": "pack"}, NOW)
    assert after["Own"].last == "pack"  # type: ignore[attr-defined]
    assert after["Own"].at == NOW  # type: ignore[attr-defined]
    assert smart_bin.risk("Own.run", {"name": "pack"}) is Risk.MEDIUM
    with pytest.raises(CommandError, match="no own command 'dance'"):
        smart_bin.check("Own.run", {"name": "dance"})


def test_a_party_button_changes_what_it_declares() -> None:
    cooler = made(
        kind="wine_cooler",
        commands={
            "party": {"words": {"en": ["party"]}, "does": {"TemperatureControl": {"temperature_setpoint": 6}}}
        },
    )
    after = apply(cooler, cooler.first_state(), "Own.run", {"name": "party"}, NOW)
    assert after["TemperatureControl"].temperature_setpoint == 6  # type: ignore[attr-defined]


def test_opening_a_garage_risks_more_than_opening_a_curtain() -> None:
    assert made(kind="curtain").risk("WindowCovering.up_or_open", {}) is Risk.LOW
    assert made(kind="garage_door").risk("WindowCovering.up_or_open", {}) is Risk.HIGH
    assert made(kind="garage_door").risk("WindowCovering.down_or_close", {}) is Risk.LOW

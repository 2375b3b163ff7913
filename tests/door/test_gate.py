"""The gate: the whole policy in tables. Who may do what, and what is asked before."""

from __future__ import annotations

import pytest

from madang.door.gate import HOUSE, judge
from madang.door.outcome import Who
from madang.door.people import RIGHTS, may_do, may_see, role_of
from madang.door.pins import check_pin, hash_pin
from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.people import Role
from madang.things.plan import Do
from madang.things.trait import Risk
from madang.twin.rehearsal import rehearse
from madang.twin.twin import Twin

from .conftest import NOON, home_file

LIGHT = Do("living_room.lamp", "OnOff.on")
STUDY_LIGHT = Do("study.lamp", "OnOff.on")
OVEN = Do("living_room.oven", "OnOff.on")
OVEN_OFF = Do("living_room.oven", "OnOff.off")
LOCK = Do("front_door", "DoorLock.lock_door")
UNLOCK = Do("front_door", "DoorLock.unlock_door")


@pytest.fixture(scope="module")
def blueprint() -> Blueprint:
    return read_blueprint(home_file())


def verdict(blueprint: Blueprint, step: Do, who: Who) -> str:
    (foreseen,), _ = rehearse(Twin(blueprint, NOON), [step])
    return judge(blueprint, foreseen, who).answer


PAGE, VOICE, OUTSIDE = {}, {"trusted": False}, {"tainted": True}


@pytest.mark.parametrize(
    ("step", "person", "how", "answer"),
    [
        (LIGHT, "minji", PAGE, "allow"),
        (LIGHT, "minji", VOICE, "allow"),
        (LIGHT, "minji", OUTSIDE, "allow"),
        (LIGHT, None, PAGE, "allow"),
        (LIGHT, "haneul", PAGE, "allow"),
        (STUDY_LIGHT, "minji", PAGE, "allow"),
        (STUDY_LIGHT, "haneul", PAGE, "deny"),  # somebody else's room
        (STUDY_LIGHT, None, PAGE, "deny"),
        (OVEN, "minji", PAGE, "allow"),
        (OVEN, "junho", PAGE, "allow"),
        (OVEN, "minji", VOICE, "confirm"),
        (OVEN, "minji", OUTSIDE, "confirm"),
        (OVEN, "haneul", PAGE, "deny"),
        (OVEN, None, PAGE, "deny"),
        (OVEN_OFF, "minji", VOICE, "allow"),
        (LOCK, "minji", VOICE, "allow"),
        (LOCK, None, PAGE, "deny"),
        (UNLOCK, "minji", PAGE, "confirm"),
        (UNLOCK, "junho", VOICE, "confirm"),
        (UNLOCK, "haneul", PAGE, "deny"),
        (UNLOCK, None, PAGE, "deny"),
    ],
)
def test_the_policy(blueprint: Blueprint, step: Do, person: str | None, how: dict, answer: str) -> None:
    assert verdict(blueprint, step, Who(person, "page", **how)) == answer


def test_the_house_itself_is_not_asked(blueprint: Blueprint) -> None:
    assert verdict(blueprint, UNLOCK, Who(None, HOUSE)) == "allow"


def test_a_home_file_can_trust_a_child_with_the_oven_and_keep_an_adult_from_it() -> None:
    people = [
        {"id": "haneul", "name": {"en": "H"}, "role": "child", "may": ["kind:oven"]},
        {"id": "junho", "name": {"en": "J"}, "role": "adult", "may_not": ["thing:living_room.oven"]},
    ]
    blueprint = read_blueprint(home_file(people=people))
    assert verdict(blueprint, OVEN, Who("haneul", "page")) == "allow"
    assert verdict(blueprint, OVEN, Who("junho", "page")) == "deny"


def test_every_role_has_rights_and_nobody_known_is_a_guest(blueprint: Blueprint) -> None:
    assert set(RIGHTS) == set(Role)
    assert role_of(blueprint, None) is Role.GUEST
    assert role_of(blueprint, "nobody_i_know") is Role.GUEST


def test_a_person_can_always_say_that_they_leave(blueprint: Blueprint) -> None:
    thing = blueprint.things["people.haneul"]
    assert may_do(blueprint, "haneul", thing, "Presence.leave", Risk.LOW)


def test_guests_do_not_see_the_diary(blueprint: Blueprint) -> None:
    assert not may_see(blueprint, None, blueprint.things["diary"])
    assert may_see(blueprint, "junho", blueprint.things["diary"])
    assert may_see(blueprint, None, blueprint.things["living_room.lamp"])


def test_pins_are_kept_as_hashes_that_differ() -> None:
    one, two = hash_pin("4711"), hash_pin("4711")
    assert one != two
    assert "4711" not in one
    assert check_pin("4711", one)
    assert not check_pin("4712", one)


@pytest.mark.parametrize("pin", ["", "123", "12a4", "1234567890123", "١٢٣٤5x"])
def test_a_bad_pin_is_not_hashed(pin: str) -> None:
    with pytest.raises(ValueError, match="4 to 12 digits"):
        hash_pin(pin)

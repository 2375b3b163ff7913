"""A home file read into a blueprint: small homes stay small, mistakes are named with their place."""

from __future__ import annotations

from typing import Any

import pytest

from madang.things.blueprint import BlueprintError, read_blueprint

LAMP: dict[str, Any] = {"id": "lamp", "kind": "light", "name": {"en": "Lamp"}}


def read(**more: Any) -> Any:
    return read_blueprint({"things": [LAMP], **more})


def test_a_home_of_one_lamp_needs_nothing_else() -> None:
    home = read_blueprint({"things": [LAMP]})
    lamp = home.things["lamp"]
    assert set(lamp.traits) == {"OnOff", "LevelControl", "BasicInformation"}
    assert lamp.driver == "virtual"
    assert home.facts.time_zone == "UTC"


def test_a_lamp_may_do_without_dimming() -> None:
    home = read_blueprint({"things": [{**LAMP, "traits": {"LevelControl": False}}]})
    assert not home.things["lamp"].can("LevelControl.move_to_level")
    assert home.things["lamp"].can("OnOff.on")


def test_a_state_in_the_file_leaves_the_parts_of_the_kind_as_they_are() -> None:
    cooler = {
        "id": "ac",
        "kind": "air_conditioner",
        "name": {"en": "AC"},
        "traits": {"Thermostat": {"state": {"setpoint": 25}}},
    }
    thing = read_blueprint({"things": [cooler]}).things["ac"]
    assert thing.can("Thermostat.set_system_mode")
    assert thing.can("FanControl.set_oscillating")
    assert not thing.can("Thermostat.set_preset")


def test_a_coloured_lamp_starts_with_a_colour() -> None:
    both = {**LAMP, "traits": {"ColorControl": {"features": ["hs", "ct"]}}}
    hue = {**LAMP, "id": "strip", "traits": {"ColorControl": {"features": ["hs"]}}}
    things = read_blueprint({"things": [both, hue]}).things
    assert things["lamp"].first_state()["ColorControl"].color_mode == "ct"  # type: ignore[attr-defined]
    assert things["strip"].first_state()["ColorControl"].color_mode == "hs"  # type: ignore[attr-defined]
    assert things["strip"].first_state()["ColorControl"].color_temperature is None  # type: ignore[attr-defined]


def test_the_house_keeps_time_and_people_itself() -> None:
    home = read(
        people=[{"id": "minji", "name": {"ko": "민지"}, "role": "owner"}],
        things=[{"id": "timer", "kind": "timer", "name": {"en": "Timer"}}],
    )
    assert home.things["timer"].driver == "house"
    assert home.things["people.minji"].driver == "house"
    assert home.things["people.minji"].can("Presence.leave")


def test_the_home_holds_what_its_rooms_hold() -> None:
    home = read(
        spaces=[
            {"id": "home", "kind": "home", "name": {"en": "Home"}},
            {"id": "attic", "name": {"en": "Attic"}, "inside": "home"},
        ],
        things=[{**LAMP, "space": "attic"}],
    )
    assert [thing.id for thing in home.by_space["home"]] == ["lamp"]
    assert list(home.way_up("attic")) == ["attic", "home"]
    assert [thing.id for thing in home.by_kind["light"]] == ["lamp"]


def thing(**more: Any) -> dict[str, Any]:
    return {"things": [{**LAMP, **more}]}


def rule(**more: Any) -> dict[str, Any]:
    return {"things": [LAMP], "rules": [{"id": "r", "say": {"en": "No."}, **more}]}


RULE = {"id": "r", "say": {"en": "No."}, "never": {"commands": ["OnOff.on"]}}
NEVER = {"commands": ["OnOff.on"]}


@pytest.mark.parametrize(
    ("data", "path", "words"),
    [
        ([], "", "expected a mapping"),
        ({"thing": []}, "thing", "did you mean things?"),
        ({"home": {"nam": {}}}, "home.nam", "did you mean name?"),
        ({"home": {}}, "home", "'name' is missing"),
        (
            {"home": {"name": {}, "time_zone": "Asia/Soul"}},
            "home.time_zone",
            "did you mean Asia/Seoul",
        ),
        ({"rules": [RULE, RULE]}, "rules[1].id", "'r' is used twice"),
        ({"home": {"name": {"en": "x"}, "languages": "ko"}}, "home.languages", "expected a list, got text"),
        (thing(kind="ligth"), "things[0].kind", "did you mean light?"),
        (thing(id="Lamp 1"), "things[0].id", "an id of small letters"),
        (thing(id="people.bob"), "things[0].id", "belong to people"),
        (thing(name={}), "things[0].name", "at least one language"),
        (thing(name={"en": 5}), "things[0].name.en", "expected text, got a whole number"),
        (thing(name={"English": "x"}), "things[0].name", "'English' cannot be a key here"),
        (thing(space="cellar"), "things[0].space", "there is no space 'cellar'"),
        (thing(at=[1, 2]), "things[0].at", "length 3, got 2"),
        (thing(traits={"OnOf": {}}), "things[0].traits.OnOf", "did you mean OnOff?"),
        (thing(traits={"OnOff": {"states": {}}}), "things[0].traits.OnOff.states", "did you mean state?"),
        (thing(traits={"OnOff": 3}), "things[0].traits.OnOff", "expected a mapping"),
        (
            thing(traits={"OnOff": {"state": {"on_off": "yes"}}}),
            "things[0].traits.OnOff.state.on_off",
            "expected true or false, got text",
        ),
        (
            thing(traits={"OnOff": {"state": {"on": True}}}),
            "things[0].traits.OnOff.state.on",
            "known: on_off",
        ),
        (
            thing(traits={"ColorControl": {"features": ["rgb"]}}),
            "things[0].traits.ColorControl.features[0]",
            "known: ct, hs",
        ),
        (
            thing(traits={"ColorControl": {"features": ["ct"], "state": {"hue": 3}}}),
            "things[0].traits.ColorControl.state.hue",
            "features: [hs]",
        ),
        (
            thing(traits={"LevelControl": {"limits": {"levle": {"min": 1}}}}),
            "things[0].traits.LevelControl.limits.levle",
            "did you mean level?",
        ),
        (
            thing(traits={"LevelControl": {"limits": {"level": {"min": "one"}}}}),
            "things[0].traits.LevelControl.limits.level.min",
            "expected a number or nothing, got text",
        ),
        (
            thing(commands={"go": {"words": {"en": ["go"]}, "does": {"DoorLock": {}}}}),
            "things[0].commands.go.does.DoorLock",
            "no trait 'DoorLock'",
        ),
        (
            thing(commands={"go": {"words": {"en": ["go"]}, "risk": "huge"}}),
            "things[0].commands.go.risk",
            "known: low, medium, high",
        ),
        ({"things": [LAMP, LAMP]}, "things[1].id", "used twice"),
        ({"spaces": [{"id": "a", "name": {}, "inside": "a"}]}, "spaces[0].inside", "inside itself"),
        ({"spaces": [{"id": "a", "name": {}, "inside": "b"}]}, "spaces[0].inside", "no space 'b'"),
        ({"spaces": [{"id": "a", "name": {}, "outline": [[0, 0]]}]}, "spaces[0].outline", "three points"),
        (
            {"people": [{"id": "a", "name": {}, "role": "king"}]},
            "people[0].role",
            "known: owner, adult, child, guest",
        ),
        ({"people": [{"id": "a", "name": {}, "space": "x"}]}, "people[0].space", "no space 'x'"),
        (rule(), "rules[0]", "either `never` or `do`"),
        (rule(do=[{"do": "lamp", "command": "OnOff.on"}]), "rules[0]", "`at` (a time) or `when`"),
        (rule(at="25:00", do=[{"do": "lamp", "command": "OnOff.on"}]), "rules[0].at", "a time of day"),
        (
            rule(at="07:00", do=[{"do": "lump", "command": "OnOff.on"}]),
            "rules[0].do[0].do",
            "did you mean lamp?",
        ),
        (
            rule(at="07:00", do=[{"do": "lamp", "command": "OnOff.up"}]),
            "rules[0].do[0].command",
            "no command 'OnOff.up'",
        ),
        (rule(at="07:00", do=[{"go": "lamp"}]), "rules[0].do[0]", "do, look, wait, ask, refuse"),
        (rule(never={"commands": ["OnOff.up"]}), "rules[0].never.commands[0]", "'OnOff.up'"),
        (rule(never={}), "rules[0].never", "`commands` or `attribute`"),
        (rule(never={"attribute": "OnOff.x"}), "rules[0].never.attribute", "'OnOff.x'"),
        (rule(never={**NEVER, "thing": "x"}), "rules[0].never.thing", "no thing 'x'"),
        (rule(never={**NEVER, "kind": "x"}), "rules[0].never.kind", "no kind 'x'"),
        (rule(never={**NEVER, "space": "x"}), "rules[0].never.space", "no space 'x'"),
        (rule(never=NEVER, when={"at_home": ["x"]}), "rules[0].when.at_home[0]", "no person 'x'"),
        (rule(never=NEVER, when={"thing": "x"}), "rules[0].when.thing", "no thing 'x'"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_was_expected(data: Any, path: str, words: str) -> None:
    with pytest.raises(BlueprintError) as caught:
        read_blueprint(data)
    assert caught.value.path == path
    assert words in caught.value.message


def test_a_plain_name_is_in_the_first_language_of_the_home() -> None:
    home = read_blueprint(
        {
            "home": {"name": "Zuhause", "languages": ["de", "en"]},
            "spaces": [{"id": "hall", "name": "Flur", "aliases": ["Diele"]}],
            "people": [{"id": "mia", "name": "Mia"}],
            "things": [
                {"id": "lamp", "kind": "light", "space": "hall", "name": "Lampe", "aliases": ["Licht"]}
            ],
        }
    )
    assert home.facts.name == {"de": "Zuhause"}
    assert home.spaces["hall"].aliases == {"de": ("Diele",)}
    assert home.things["lamp"].name == {"de": "Lampe"}
    assert home.things["people.mia"].name == {"de": "Mia"}

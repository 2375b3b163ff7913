"""The demo flat in Seoul: laid out like a real one, named in five languages, alive."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest

from madang.config import demo_home, load_home
from madang.things.blueprint import LANGUAGES, Blueprint
from madang.things.kinds import KINDS
from madang.things.people import Role
from madang.things.plan import Do, parse_steps
from madang.things.space import Point, Space
from madang.twin.rehearsal import rehearse
from madang.twin.twin import Twin

NOON = 1_790_046_000.0
"""12:00 in Seoul."""
NIGHT = NOON + 12 * 3600
HOME: Blueprint = load_home(demo_home())
ROOMS = [space for space in HOME.spaces.values() if space.outline]
THINGS = [thing for thing in HOME.things.values() if thing.kind != "person"]
SCRIPTS = {
    "ko": ("가", "힣"),
    "ja": ("\u3040", "\u9fff"),
    "ar": ("\u0600", "\u06ff"),
}


# ------------------------------------------------------------------ the plan of the flat


def area(outline: tuple[Point, ...]) -> float:
    ring = [*outline, outline[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def inside(point: tuple[float, float], outline: tuple[Point, ...]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise([*outline, outline[0]]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def on_wall(point: Point, space: Space) -> bool:
    for (x1, y1), (x2, y2) in pairwise([*space.outline, space.outline[0]]):
        across = abs((x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1))
        between = min(x1, x2) <= point[0] <= max(x1, x2) and min(y1, y2) <= point[1] <= max(y1, y2)
        if across < 1e-9 and between:
            return True
    return False


def test_it_is_a_flat_of_a_hundred_square_metres_and_a_balcony() -> None:
    indoors = sum(area(space.outline) for space in ROOMS if space.kind == "room")
    assert 84 <= indoors <= 110
    assert {space.id for space in ROOMS} == {
        "living_room", "kitchen", "bedroom", "kids_room", "study", "bathroom", "entrance", "balcony",
    }  # fmt: skip
    assert all(space.inside == "home" for space in ROOMS)


def test_rooms_fill_the_plan_without_overlap() -> None:
    step = 0.1
    for i in range(120):
        for j in range(100):
            point = (i * step + step / 2, j * step + step / 2)
            here = [space.id for space in ROOMS if inside(point, space.outline)]
            assert len(here) == 1, f"{point}: {here}"


@pytest.mark.parametrize("space", ROOMS, ids=lambda space: space.id)
def test_doors_and_windows_are_in_walls_and_known_on_both_sides(space: Space) -> None:
    for opening in space.openings:
        assert on_wall(opening.start, space)
        assert on_wall(opening.end, space)
        beside = [
            o for o in ROOMS if o is not space and on_wall(opening.start, o) and on_wall(opening.end, o)
        ]
        assert all(opening in other.openings for other in beside)


def test_one_can_walk_from_the_front_door_to_every_room() -> None:
    reached = {"entrance"}
    for _ in ROOMS:
        for a, b in combinations(ROOMS, 2):
            if {a.id, b.id} & reached and {o for o in a.openings if o.kind != "window"} & set(b.openings):
                reached |= {a.id, b.id}
    assert reached == {space.id for space in ROOMS}


@pytest.mark.parametrize("thing", [t for t in THINGS if t.at], ids=lambda thing: thing.id)
def test_a_thing_stands_in_its_room_and_under_its_ceiling(thing: Any) -> None:
    x, y, height = thing.at
    space = HOME.spaces[thing.space]
    if space.outline:
        assert inside((x, y), space.outline)
    assert height + (thing.size[2] if thing.size else 0) <= (space.height or 2.4) + 0.05


def test_all_that_has_a_body_has_a_place() -> None:
    bodiless = {"timer", "calendar", "task_list", "ride", "shop", "weather"}
    assert {t.kind for t in THINGS if t.at is None} == bodiless
    assert all(t.size for t in THINGS if t.at)


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("named", [*THINGS, *HOME.spaces.values(), *HOME.people.values()], ids=lambda n: n.id)
def test_everything_has_names_and_other_names_in_five_languages(named: Any) -> None:
    assert tuple(named.name) == LANGUAGES
    assert tuple(named.aliases) == LANGUAGES
    for language in LANGUAGES:
        names = (named.name[language], *named.aliases[language])
        assert all(name == name.strip() and name for name in names)
        assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_answer_to_the_same_name(language: str) -> None:
    said = Counter(
        name.casefold()
        for named in (*THINGS, *HOME.people.values())
        for name in (named.name[language], *named.aliases[language])
    )
    assert [name for name, times in said.items() if times > 1] == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_names_are_written_in_their_own_script(language: str) -> None:
    low, high = SCRIPTS[language]
    for thing in THINGS:
        assert any(low <= letter <= high for letter in thing.name[language]), thing.name[language]


def test_choices_have_words_in_every_language() -> None:
    for thing in THINGS:
        for name, use in thing.traits.items():
            for choice, words in use.words.items():
                known = [c for limit in use.limits.values() for c in limit.choices or ()]
                assert choice in known, f"{thing.id} {name} {choice}"
                assert tuple(words) == LANGUAGES
        for own in thing.commands.values():
            assert tuple(own.words) == tuple(own.reply) == LANGUAGES


# ------------------------------------------------------------------ what there is


def test_there_is_something_of_every_family() -> None:
    assert {thing.what.family for thing in THINGS} == {k.family for k in KINDS.values()} - {"people", "other"}
    assert 45 <= len(THINGS) <= 70


def test_what_everyday_sentences_rely_on() -> None:
    kinds = Counter((thing.space, thing.kind) for thing in THINGS)
    assert kinds["kitchen", "blind"] == 1
    assert kinds["entrance", "lock"] == 1
    assert all(kinds[room.id, "light"] for room in ROOMS)
    assert all(kinds[room, "thermostat"] == 1 for room in ("living_room", "bedroom", "kids_room", "study"))


def test_two_adults_a_child_and_a_guest() -> None:
    roles = sorted(person.role for person in HOME.people.values())
    assert roles == sorted([Role.OWNER, Role.ADULT, Role.CHILD, Role.GUEST])


def test_it_looks_alive_when_it_is_opened() -> None:
    twin = Twin(HOME, NOON)
    lit = [t.id for t in HOME.by_kind["light"] if twin.get(t.id, "OnOff.on_off")]
    assert 4 <= len(lit) < len(HOME.by_kind["light"])
    assert twin.get("living_room.tv", "MediaPlayback.current_state") == "playing"
    assert 0 < twin.get("living_room.curtain", "WindowCovering.current_position") < 100
    assert twin.get("entrance.front_door", "DoorLock.lock_state") == "locked"
    for sensor in HOME.by_kind["climate_sensor"]:
        assert 19 <= twin.get(sensor.id, "TemperatureMeasurement.measured_value") <= 25


# ------------------------------------------------------------------ rules


def foreseen(now: float, *steps: Do, away: bool = False) -> str | None:
    """The rule that the last step breaks, or None."""
    twin = Twin(HOME, now)
    if away:
        for person in HOME.people:
            twin.report(f"people.{person}", "Presence", {"at_home": False})
    return rehearse(twin, steps)[0][-1].rule


def test_the_front_door_stays_locked_while_nobody_is_home() -> None:
    unlock = Do("entrance.front_door", "DoorLock.unlock_door")
    assert foreseen(NOON, unlock, away=True) == "no_unlock_when_away"
    assert foreseen(NOON, unlock) is None


def test_heating_never_above_26_degrees() -> None:
    hot = Do("bedroom.thermostat", "Thermostat.set_setpoint", {"setpoint": 27})
    assert foreseen(NOON, hot) == "heating_limit"
    warmer = Do("living_room.thermostat", "Thermostat.change_setpoint", {"by": 5})
    assert foreseen(NOON, warmer) == "heating_limit"
    cooling = Do("living_room.air_conditioner", "Thermostat.set_setpoint", {"setpoint": 28})
    assert foreseen(NOON, cooling) is None


def test_nights_are_quiet() -> None:
    loud = Do("living_room.speaker", "AudioOutput.set_volume", {"volume": 80})
    assert foreseen(NIGHT, loud) == "quiet_night"
    assert foreseen(NOON, loud) is None


def test_nobody_heats_the_oven_from_afar() -> None:
    for command, args in (
        ("OnOff.on", {}),
        ("TemperatureControl.set_temperature", {"temperature": 180}),
        ("OperationalState.start", {}),
    ):
        assert foreseen(NOON, Do("kitchen.oven", command, args), away=True) == "no_oven_when_away"
        assert foreseen(NOON, Do("kitchen.oven", command, args)) is None


def test_rules_can_be_said_in_every_language_and_routines_can_be_done() -> None:
    for rule in HOME.rules:
        assert tuple(rule.say) == LANGUAGES
        twin = Twin(HOME, NOON)
        outcomes, _ = rehearse(twin, parse_steps(list(rule.do)))
        assert all(outcome.possible for outcome in outcomes)


def test_when_all_have_left_no_light_stays_on() -> None:
    (rule,) = [rule for rule in HOME.rules if rule.id == "everyone_left"]
    _, after = rehearse(Twin(HOME, NOON), parse_steps(list(rule.do)))
    assert not [t.id for t in HOME.by_kind["light"] if after.get(t.id, "OnOff.on_off")]

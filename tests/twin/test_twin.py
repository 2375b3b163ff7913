"""The twin: what it knows, what a fork may do, what a report changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.things.blueprint import Blueprint, read_blueprint
from madang.things.trait import CommandError
from madang.twin.live import Changed, Live
from madang.twin.twin import Twin, difference

HOME = {
    "spaces": [{"id": "room", "name": {"en": "Room"}}],
    "people": [{"id": "ann", "name": {"en": "Ann"}, "role": "owner"}],
    "things": [
        {
            "id": "room.lamp",
            "kind": "light",
            "space": "room",
            "name": {"en": "Lamp"},
            "traits": {"LevelControl": {"limits": {"level": {"min": 5, "max": 80}}}},
        },
        {"id": "room.curtain", "kind": "curtain", "space": "room", "name": {"en": "Curtain"}},
    ],
}


@pytest.fixture
def blueprint() -> Blueprint:
    return read_blueprint(HOME)


def test_a_fork_changes_nothing_of_its_twin_nor_the_other_way(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    fork = twin.fork()
    fork.put("room.lamp", fork.foresee("room.lamp", "OnOff.on", {}))
    twin.report("room.curtain", "WindowCovering", {"current_position": 50})
    assert fork.get("room.lamp", "OnOff.on_off") is True
    assert twin.get("room.lamp", "OnOff.on_off") is False
    assert fork.get("room.curtain", "WindowCovering.current_position") == 0


def test_forking_shares_everything(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    assert twin.fork().states is twin.states


def test_a_report_tells_only_what_changed(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    changes = twin.report("room.lamp", "OnOff", {"on_off": True})
    assert changes == [("room.lamp", "OnOff", {"on_off": True})]
    assert twin.report("room.lamp", "OnOff", {"on_off": True}) == []


@pytest.mark.parametrize(
    ("thing", "trait", "values", "code"),
    [
        ("nowhere", "OnOff", {"on_off": True}, "no_such_thing"),
        ("room.lamp", "DoorLock", {"lock_state": "locked"}, "no_such_attribute"),
        ("room.lamp", "OnOff", {"brightness": 3}, "no_such_attribute"),
        ("room.lamp", "OnOff", {"on_off": "maybe"}, "bad_argument"),
        ("room.lamp", "LevelControl", {"current_level": 300}, "bad_argument"),
    ],
)
def test_a_wrong_report_is_an_error_and_changes_nothing(
    blueprint: Blueprint, thing: str, trait: str, values: dict[str, Any], code: str
) -> None:
    twin = Twin(blueprint, 0)
    before = twin.states
    with pytest.raises(CommandError) as error:
        twin.report(thing, trait, values)
    assert error.value.code == code
    assert twin.states is before


def test_an_effect_stays_within_the_limits_of_the_thing(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    twin.put("room.lamp", twin.foresee("room.lamp", "LevelControl.move_to_level", {"level": 70}))
    after = twin.foresee("room.lamp", "LevelControl.step", {"by": 50})
    assert after["LevelControl"].current_level == 80  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="above 80"):
        twin.foresee("room.lamp", "LevelControl.move_to_level", {"level": 90})


def test_what_the_journal_remembers_of_a_thing_that_is_gone_is_passed_over(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    twin.fold([("attic.ghost", "OnOff", {"on_off": True}), ("room.lamp", "OnOff", {"on_off": True})])
    assert twin.get("room.lamp", "OnOff.on_off") is True


def test_people_come_and_go(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    assert twin.anyone_home()
    twin.report("people.ann", "Presence", {"at_home": False})
    assert not twin.anyone_home()


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["on", "off", "toggle"]), st.booleans()), max_size=20))
def test_a_snapshot_holds_everything(steps: list[tuple[str, bool]]) -> None:
    """Property: folding a snapshot into a fresh twin gives the same home."""
    blueprint = read_blueprint(HOME)
    twin = Twin(blueprint, 0)
    for name, curtain in steps:
        twin.put("room.lamp", twin.foresee("room.lamp", f"OnOff.{name}", {}))
        if curtain:
            twin.put("room.curtain", twin.foresee("room.curtain", "WindowCovering.up_or_open", {}))
    fresh = Twin(blueprint, 0)
    fresh.fold(twin.snapshot())
    assert dict(fresh.states) == dict(twin.states)
    assert all(not difference(t, twin.states[t], fresh.states[t]) for t in blueprint.things)


class _Kept:
    def __init__(self) -> None:
        self.changes: list[Any] = []

    def keep(self, at: float, changes: tuple[Any, ...]) -> None:
        self.changes.append((at, changes))


def test_everyone_who_watches_hears_of_a_change_and_the_journal_keeps_it(blueprint: Blueprint) -> None:
    kept, heard, woken = _Kept(), [], []
    live = Live(Twin(blueprint, 0), kept, lambda: 12.0)
    stop = live.watch(heard.append)
    live.watch_thing("room.lamp", lambda: woken.append(1))
    live.report("room.lamp", "OnOff", {"on_off": True})
    live.report("room.lamp", "OnOff", {"on_off": True})  # nothing new: nobody is told
    live.report("room.curtain", "WindowCovering", {"current_position": 5})
    stop()
    live.report("room.lamp", "OnOff", {"on_off": False})
    assert heard == [
        Changed(1, 12.0, (("room.lamp", "OnOff", {"on_off": True}),)),
        Changed(2, 12.0, (("room.curtain", "WindowCovering", {"current_position": 5}),)),
    ]
    assert len(kept.changes) == 3
    assert len(woken) == 2

"""The page's types are those of the hub: both come from one declaration."""

from __future__ import annotations

from pathlib import Path

import pytest

from madang.surfaces import typescript

SHARED = Path(__file__).parents[2] / "web" / "src" / "shared"


@pytest.mark.parametrize("name", sorted(typescript.files()))
def test_what_the_page_was_built_with_is_what_the_hub_speaks(name: str) -> None:
    written = (SHARED / name).read_text(encoding="utf-8")
    assert written == typescript.files()[name], "run: python -m madang.surfaces.typescript"


def test_a_click_knows_what_dimming_leads_to() -> None:
    dim = typescript.trait_table()["LevelControl"]["commands"]["move_to_level"]
    assert dim["effect"] == {
        "LevelControl": {"current_level": {"arg": "level"}},
        "OnOff": {"on_off": {"to": True}},
    }


def test_a_click_foretells_nothing_that_depends_on_how_it_is_now() -> None:
    assert typescript.trait_table()["OnOff"]["commands"]["toggle"]["effect"] == {}
    fan = typescript.trait_table()["FanControl"]["commands"]["set_percent"]["effect"]
    assert "fan_mode" not in fan["FanControl"]


def test_choices_come_in_the_order_of_their_declaration() -> None:
    mode = typescript.trait_table()["FanControl"]["attributes"]["fan_mode"]
    assert mode["choices"] == ["off", "low", "medium", "high", "auto"]


def test_types_are_written_into_a_folder(tmp_path: Path) -> None:
    assert typescript.main([str(tmp_path)]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["traits.ts", "wire.ts"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typescript.main([str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err

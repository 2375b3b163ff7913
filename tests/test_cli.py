"""The command line, as somebody types it: with a hub, without one, in rows, and wrongly."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from madang.cli import main, make_parser
from madang.config import demo_home, small_home

MADANG = [sys.executable, "-m", "madang.cli"]
Type = Callable[..., tuple[int, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, so that no test meets a hub of the developer's."""
    folder = tmp_path / "data"
    monkeypatch.setenv("MADANG_DATA", str(folder))
    monkeypatch.delenv("MADANG_TOKEN", raising=False)
    return folder


@pytest.fixture
def type_(data: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types a command; gives the exit code and what was printed (errors after output)."""

    def typed(*words: str) -> tuple[int, str]:
        try:
            code = main(words)
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return typed


@pytest.fixture
def hub(data: Path) -> Iterator[dict[str, Any]]:
    """A running hub with the demo home: what it printed at its start, and its process."""
    process = subprocess.Popen(
        [*MADANG, "serve", "--port", "0", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    facts = json.loads(process.stdout.readline())
    try:
        yield {**facts, "process": process}
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _things(out: str) -> dict[str, Any]:
    return {thing["id"]: thing["state"] for thing in json.loads(out)["things"]}


# ------------------------------------------------------------------ without a hub


FIVE = [
    ("거실 불 켜줘", "ko"),
    ("dim the kitchen light to 30 percent and close the blinds", "en"),
    ("寝室の温度は?", "ja"),
    ("mach alle Lichter aus", "de"),
    ("أطفئ نور المطبخ", "ar"),
]


@pytest.mark.parametrize(("text", "language"), FIVE)
def test_the_five_sentences_of_the_readme_are_done_and_answered_in_their_language(
    type_: Type, text: str, language: str
) -> None:
    code, out = type_("say", text, "--json")
    reply = json.loads(out)
    assert code == 0
    assert reply["language"] == language
    assert reply["text"]


def test_what_was_said_is_kept_and_can_be_taken_back_by_the_next_command(type_: Type) -> None:
    assert type_("say", "turn off the kitchen light")[0] == 0
    code, out = type_("things", "kitchen.ceiling_light", "--json")
    assert code == 0
    assert _things(out)["kitchen.ceiling_light"]["OnOff"]["on_off"] is False

    assert type_("undo")[0] == 0
    _, out = type_("things", "kitchen.ceiling_light", "--json")
    assert _things(out)["kitchen.ceiling_light"]["OnOff"]["on_off"] is True

    _, out = type_("log", "--why")
    assert "turn off the kitchen light" in out
    assert "undone by 2" in out


def test_a_curtain_has_arrived_when_the_command_is_over(type_: Type) -> None:
    code, out = type_("say", "open the living room curtain to 70 percent", "--json")
    assert (code, json.loads(out)["results"][0]["status"]) == (0, "under_way")
    _, out = type_("things", "living_room.curtain", "--json")
    assert _things(out)["living_room.curtain"]["WindowCovering"]["current_position"] == 70


def test_a_plan_changes_nothing(type_: Type) -> None:
    code, out = type_("plan", "turn off the kitchen light", "--json")
    assert code == 0
    assert json.loads(out)["steps"] == [{"do": "kitchen.ceiling_light", "command": "OnOff.off"}]
    _, out = type_("things", "kitchen.ceiling_light", "--json")
    assert _things(out)["kitchen.ceiling_light"]["OnOff"]["on_off"] is True
    assert json.loads(type_("log", "--json")[1])["acts"] == []


def test_the_front_door_stays_locked_when_nobody_can_be_asked(type_: Type) -> None:
    code, out = type_("say", "unlock the front door", "--json")
    reply = json.loads(out)
    assert code == 1
    assert reply["pending"]["needs"] == "yes"
    _, out = type_("things", "entrance.front_door", "--json")
    assert _things(out)["entrance.front_door"]["DoorLock"]["lock_state"] == "locked"


def test_a_yes_at_the_terminal_opens_it(type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("madang.commands.say.on_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "y")
    code, out = type_("say", "unlock the front door")
    assert code == 0
    assert "unlocked" in out  # in the language of the question, though the home's own is Korean
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert type_("say", "lock the front door")[0] == 0
    assert type_("say", "unlock the front door")[0] == 1


def test_a_pin_is_asked_for_again_until_it_is_right(
    type_: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = small_home().read_text("utf-8").replace("role: owner,", 'role: owner, pin: "4711",')
    file = tmp_path / "home.yaml"
    file.write_text(text, "utf-8")
    typed = iter(["0000", "4711"])
    monkeypatch.setattr("madang.commands.say.on_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert type_("say", "lock the front door", "--home", str(file))[0] == 0
    assert type_("say", "unlock the front door", "--home", str(file))[0] == 0
    assert next(typed, None) is None


def test_a_child_cannot_start_the_oven(type_: Type) -> None:
    assert type_("say", "turn on the oven", "--as", "haneul")[0] == 1
    code, out = type_("say", "turn on the oven", "--as", "somebody")
    assert (code, "minji" in out) == (2, True)


def test_the_home_can_be_ones_own_file(type_: Type) -> None:
    code, out = type_("things", "--home", str(small_home()), "--json")
    assert code == 0
    assert {thing["id"] for thing in json.loads(out)["things"]} >= {"living_room.light", "hall.front_door"}


# ------------------------------------------------------------------ with a hub


def test_commands_go_through_the_hub_that_holds_the_data_folder(hub: dict[str, Any], type_: Type) -> None:
    code, out = type_("say", "turn off the kitchen light", "--json")
    assert (code, json.loads(out)["ok"]) == (0, True)
    _, out = type_("things", "kitchen.ceiling_light", "--json", "--hub", hub["url"])
    assert _things(out)["kitchen.ceiling_light"]["OnOff"]["on_off"] is False
    code, out = type_("plan", "turn on the kitchen light", "--json")
    assert (code, json.loads(out)["steps"][0]["command"]) == (0, "OnOff.on")
    assert type_("parse", "turn on the kitchen light")[0] == 0
    assert type_("undo")[0] == 0
    acts = json.loads(type_("log", "--json")[1])["acts"]
    assert [act.get("undoes") for act in acts] == [None, 1]
    assert len(json.loads(type_("log", "--json", "--hub", hub["url"])[1])["acts"]) == 2
    assert json.loads(type_("doctor", "--json")[1])["ok"] is True


def test_a_second_hub_on_the_same_folder_says_where_the_first_one_is(
    hub: dict[str, Any], type_: Type
) -> None:
    code, out = type_("serve", "--port", "0")
    assert (code, hub["url"] in out) == (1, True)


def test_another_home_than_the_hubs_is_not_mistaken_for_it(hub: dict[str, Any], type_: Type) -> None:
    code, out = type_("say", "turn off the light", "--home", str(small_home()))
    assert (code, "demo.yaml" in out) == (2, True)
    assert type_("say", "turn off the kitchen light", "--home", str(demo_home()))[0] == 0


def test_a_taken_port_is_a_clear_error(hub: dict[str, Any], type_: Type, tmp_path: Path) -> None:
    port = hub["url"].rpartition(":")[2]
    code, out = type_("serve", "--port", port, "--data", str(tmp_path / "other"))
    assert code == 1
    assert f"Port {port} on 127.0.0.1 is taken" in out


def test_a_device_is_let_in_and_shut_out(hub: dict[str, Any], type_: Type) -> None:
    import httpx

    code, out = type_("pair", "--as", "minji", "--json")
    assert code == 0
    body = {"code": json.loads(out)["code"], "name": "Minji's phone", "kind": "page"}
    paired = httpx.post(f"{hub['url']}/api/pair", json=body).json()

    _, out = type_("surfaces", "--json")
    assert [one["name"] for one in json.loads(out)["surfaces"]] == ["Minji's phone"]
    assert type_("surfaces", "revoke", paired["surface"]["id"])[0] == 0
    assert json.loads(type_("surfaces", "--json")[1])["surfaces"] == []
    assert type_("surfaces", "revoke")[0] == 2


def test_a_hub_stops_cleanly_and_leaves_no_trace_of_itself(hub: dict[str, Any], data: Path) -> None:
    assert json.loads((data / "hub.json").read_text())["url"] == hub["url"]
    process: subprocess.Popen[str] = hub["process"]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert not (data / "hub.json").exists()


def test_what_a_killed_hub_left_deceives_nobody(hub: dict[str, Any], type_: Type, data: Path) -> None:
    hub["process"].kill()
    hub["process"].wait()
    assert (data / "hub.json").exists()
    assert type_("say", "turn off the kitchen light")[0] == 0


# ------------------------------------------------------------------ rows


def _rows(tmp_path: Path, *rows: dict[str, Any] | str) -> str:
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return str(file)


HALL = {
    "spaces": [{"id": "hall", "name": {"en": "Hall"}}, {"id": "attic", "name": {"en": "Attic"}}],
    "things": [
        {"id": "hall.light", "kind": "light", "space": "hall", "name": {"en": "Light"}},
        {"id": "attic.light", "kind": "light", "space": "attic", "name": {"en": "Light"}},
    ],
}


def test_rows_come_out_in_order_each_with_its_own_home_and_room(type_: Type, tmp_path: Path) -> None:
    rows = _rows(
        tmp_path,
        {"id": "a", "lang": "en", "text": "turn on the light", "home": HALL, "in": "hall"},
        {"id": "b", "lang": "en", "text": "turn on the light", "home": HALL, "in": "attic"},
        {"id": 3, "lang": "ko", "text": "주방 불 꺼줘", "now": "2026-01-05T21:00"},
    )
    code, out = type_("plan", "--batch", rows)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == ["a", "b", 3]
    assert [answer["steps"][0]["do"] for answer in answers] == [
        "hall.light",
        "attic.light",
        "kitchen.ceiling_light",
    ]
    assert all(answer["reply"] and answer["ms"] > 0 for answer in answers)


def test_tags_stand_where_the_row_gave_tokens(type_: Type, tmp_path: Path) -> None:
    text = "turn off the lights in the kitchen"
    rows = _rows(tmp_path, {"id": 1, "lang": "en", "text": text, "tokens": text.split()})
    code, out = type_("parse", "--batch", rows)
    answer = json.loads(out)
    assert code == 0
    assert answer["frames"][0]["intent"] == "iot_hue_lightoff"
    assert len(answer["tags"]) == 7
    assert answer["tags"][0] == "O"
    assert answer["tags"][-1].startswith("B-")
    for slot in answer["frames"][0]["slots"]:
        assert text[slot["start"] : slot["end"]].strip()


def test_a_bad_row_spoils_no_other(type_: Type, tmp_path: Path) -> None:
    rows = _rows(
        tmp_path,
        "this is not JSON",
        {"id": "no text"},
        {"id": "bad home", "text": "x", "home": {"things": [{"id": "x"}]}},
        {"id": "no such room", "text": "light", "in": "moon"},
        {"id": "bad time", "text": "light", "now": "late"},
        {"id": "long", "text": "x" * 100_000},
        {"id": "no such language", "text": "x", "lang": "xx"},
        "",
        {"id": "good", "lang": "en", "text": "turn off the kitchen light"},
    )
    code, out = type_("plan", "--batch", rows)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        "bad_row",
        "bad_row",
        "bad_home",
        "no_such_space",
        "bad_time",
        "too_long",
        "no_such_language",
        None,
    ]
    assert answers[1]["id"] == "no text"
    assert answers[-1]["steps"]


def test_rows_come_through_a_pipe(data: Path) -> None:
    row = json.dumps({"id": 1, "text": "turn off the kitchen light"}) + "\n"
    done = subprocess.run(
        [*MADANG, "plan", "--batch", "-"], input=row, capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout)["id"] == 1


# ------------------------------------------------------------------ wrongly


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["say"],
        ["say", "   "],
        ["plan"],
        ["plan", "light", "--batch", "rows.jsonl"],
        ["plan", "--batch", "there-is-no-such-file"],
        ["say", "light", "--lang", "xx"],
        ["say", "x" * 100_000],
        ["say", "light", "--hub", "ftp://nowhere"],
        ["serve", "--port", "100000"],
        ["schema", "trait", "Teleport"],
    ],
    ids=lambda words: " ".join(words)[:30] or "nothing",
)
def test_wrong_use_is_told_and_ends_with_two(type_: Type, words: list[str]) -> None:
    code, out = type_(*words)
    assert code == 2
    assert out.strip()
    assert "Traceback" not in out


def test_a_mistake_in_the_home_file_names_file_line_and_field(type_: Type, tmp_path: Path) -> None:
    file = tmp_path / "home.yaml"
    file.write_text("things:\n  - id: lamp\n    kind: lihgt\n    name: {en: Lamp}\n", "utf-8")
    code, out = type_("serve", "--home", str(file))
    assert code == 2
    assert f"{file}:3: things[0].kind: " in out
    assert "light" in out
    code, out = type_("say", "hello", "--home", str(file), "--json")
    assert (code, json.loads(out)["error"]["line"]) == (2, 3)


def test_no_hub_is_told_with_what_to_do(type_: Type) -> None:
    code, out = type_("say", "light", "--hub", "http://127.0.0.1:9")
    assert (code, "madang serve" in out) == (1, True)
    code, out = type_("pair")
    assert (code, "madang serve" in out) == (1, True)


# ------------------------------------------------------------------ the rest


def test_a_pin_becomes_a_hash_that_a_home_file_can_keep(data: Path) -> None:
    from madang.door.pins import check_pin

    done = subprocess.run([*MADANG, "pin"], input="4711\n", capture_output=True, text=True, check=True)
    assert check_pin("4711", done.stdout.strip())
    wrong = subprocess.run([*MADANG, "pin"], input="12\n", capture_output=True, text=True, check=False)
    assert (wrong.returncode, "4 to 12 digits" in wrong.stderr) == (2, True)


def test_wrong_use_is_json_too_for_programs(type_: Type) -> None:
    code, out = type_("things", "--lang", "xx", "--json")
    assert code == 2
    error = json.loads(out)["error"]
    assert error["code"] == "wrong_use"
    assert "--lang" in error["message"]


def test_a_room_that_is_not_there_is_told_with_those_that_are(type_: Type) -> None:
    code, out = type_("say", "turn on the light", "--in", "attic")
    assert code == 2
    assert "attic" in out
    assert "kitchen" in out


def test_a_port_that_cannot_be_is_no_fault_of_ours(type_: Type) -> None:
    code, out = type_("say", "hello", "--hub", "127.0.0.1:99999")
    assert code == 2
    assert "not the address of a hub" in out


def test_a_sentence_needs_no_quotes(type_: Type) -> None:
    code, out = type_("plan", "dim", "the", "kitchen", "light", "to", "30", "percent", "--json")
    assert code == 0
    assert json.loads(out)["steps"][0]["args"] == {"level": 30}


def test_schemas_are_json(type_: Type) -> None:
    assert json.loads(type_("schema", "home")[1])["properties"]["things"]
    assert json.loads(type_("schema", "trait", "OnOff")[1])["commands"]["on"]["risk"] == "low"
    assert set(json.loads(type_("schema", "trait")[1])) >= {"OnOff", "LevelControl", "DoorLock"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_completion(type_: Type, shell: str) -> None:
    code, out = type_("completion", shell)
    assert code == 0
    assert "madang" in out


def test_the_log_is_exported_whole_and_compacted(type_: Type) -> None:
    assert type_("log")[0] == 1
    type_("say", "turn off the kitchen light")
    lines = [json.loads(line) for line in type_("log", "--export")[1].splitlines()]
    assert {line["kind"] for line in lines} >= {"act", "changes"}
    code, out = type_("log", "--compact", "--json")
    assert (code, json.loads(out)["ok"]) == (0, True)
    assert len(json.loads(type_("log", "--json")[1])["acts"]) == 1


def test_help_comes_at_once() -> None:
    """Nothing heavy is imported for it."""
    code = "import sys, madang.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"msgspec", "asyncio", "yaml", "rich", "starlette", "sqlite3"} & set(loaded)
    shown = subprocess.run([*MADANG, "--help"], capture_output=True, check=True, text=True).stdout
    assert "serve" in shown


def test_every_command_takes_json() -> None:
    commands = make_parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    assert commands
    for name, parser in dict(commands).items():  # type: ignore[call-overload]
        assert "--json" in parser.format_help(), name

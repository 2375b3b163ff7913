"""What nobody should say and some do, through every door for words: an answer, and nothing that moves."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from madang.cli import main
from madang.config import demo_home, load_home
from madang.hub import Home
from madang.surfaces.app import make_app
from madang.surfaces.pairing import Pairing
from madang.things.blueprint import Blueprint, read_blueprint

from .house import serving

LOCAL = ("127.0.0.1", 50000)
LONG = 2_000
ODD = {
    "empty": "",
    "spaces": "  \t\n ",
    "100 kB": "turn on the light " * 5_700,
    "Russian": "включи свет в гостиной, пожалуйста",
    "Hindi": "बैठक की बत्ती जला दो",
    "Chinese": "请把客厅的灯打开",
    "emoji": "👩‍👩‍👧‍👦💡🔥",
    "control characters": "\x1b[31m\x07\x7f\x85" * 100,
    "NUL": "turn\0on" + "\0" * 100,
    "a surrogate alone": "turn on \ud83d the light",
    "overrides": "\u202eno thgil eht nrut\u202c" + "\u2066\u202d" * 200,
    "a flood of marks": "l" + "\u0301" * (LONG - 1),
    "letters that grow": "\ufdfa" * LONG,
    "signs": "?!.,;:" * 300,
    "number words": "sieben hundert " * 130,
    "quotes and braces": "'; DROP TABLE things; -- {{7*7}} ${x} %s {0}",
}
LANGUAGES = ("ko", "en", "ja", "de", "ar", "fr", None)


def twins() -> dict[str, Any]:
    """A home file: a room with two lamps of one name, and another room of the same name with two more."""
    things = [
        {"id": f"{room}.{side}", "kind": "light", "space": room, "name": {"en": "Lamp", "ko": "등"}}
        for room in ("one", "two")
        for side in ("left", "right")
    ]
    spaces = [{"id": room, "name": {"en": "Room", "ko": "방"}} for room in ("one", "two")]
    home = {"name": {"en": "Twice"}}
    people = [{"id": "anna", "name": {"en": "Anna"}, "role": "owner"}]
    return {"home": home, "people": people, "spaces": spaces, "things": things}


HOME_FILES = {"nothing": {"home": {"name": {"en": "Empty"}}}, "twins": twins()}
HOMES: dict[str, Blueprint] = {
    "demo": load_home(demo_home()),
    **{name: read_blueprint(data) for name, data in HOME_FILES.items()},
}


@asynccontextmanager
async def opened(name: str) -> AsyncIterator[Home]:
    """A home of this name, in which nothing may be done."""
    home = await Home.open(HOMES[name], None)
    try:
        yield home
        assert not [act for act in home.acts(limit=2_000) if any(result.changed for result in act.results)]
        assert not home.pending()
    finally:
        await home.close()


def spoken(name: str) -> tuple[str | None, ...]:
    """The languages to speak to a home; None leaves it to the home to see which it is."""
    return LANGUAGES if name == "demo" else ("ko", None)


def says_no(answer: dict[str, Any]) -> bool:
    """Whether an answer has a sentence for people, and did nothing."""
    steps = [result["step"] for result in answer.get("results", ())]
    return bool(answer["text"]) and not any("do" in step for step in steps)


@pytest.mark.parametrize("name", HOMES)
@pytest.mark.parametrize("path", ["/api/say", "/api/plan", "/api/parse"])
async def test_http_answers_whatever_is_said(name: str, path: str) -> None:
    async with opened(name) as home:
        transport = httpx.ASGITransport(make_app(home, pairing=Pairing(), web=None), client=LOCAL)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8686") as client:
            for what, text in ODD.items():
                for language in spoken(name):
                    body = json.dumps({"text": text, **({"language": language} if language else {})})
                    sent = await client.post(path, content=body, headers={"Content-Type": "application/json"})
                    answer = sent.json()
                    if sent.status_code == 200 and path != "/api/parse":
                        assert says_no(answer), (what, language, answer)
                    elif sent.status_code == 200:
                        assert isinstance(answer["frames"], list), (what, language)
                    else:
                        assert sent.status_code in (400, 422), (what, language, answer)
                        assert answer["message"], (what, language)


@pytest.mark.parametrize("name", HOMES)
async def test_the_live_line_answers_whatever_is_said_and_goes_on(name: str) -> None:
    async with opened(name) as home, serving(home) as hub, hub.line() as line:  # type: ignore[arg-type]
        for what, text in ODD.items():
            for language in spoken(name):
                message = {"type": "say", "id": what, "text": text}
                message |= {"language": language} if language else {}
                await line.socket.send(json.dumps(message))
                answer = await line.next("reply", "error", within=60)
                assert answer.get("code") != "internal", (what, language)
                assert answer.get("message") or says_no(answer), (what, language, answer)
            await line.send({"type": "ping", "id": "after"})
            assert (await line.next("pong", within=60))["id"] == "after"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MADANG_DATA", str(tmp_path / "data"))
    return tmp_path


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code of a command, and all that it printed."""
    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.parametrize("command", ["say", "plan", "parse"])
@pytest.mark.parametrize("what", [what for what in ODD if what != "NUL"])  # no argument can hold a NUL
def test_the_command_line_answers_whatever_is_typed(
    data: Path, capsys: pytest.CaptureFixture[str], command: str, what: str
) -> None:
    for more in ((), ("--json",)):
        code, out = typed(capsys, command, ODD[what], "--lang", "en", *more)
        assert code in (0, 1, 2)
        assert "Traceback" not in out
        assert out.strip() or command == "parse"
        out.encode()
        if more:
            answer = json.loads(out)
            steps = [result["step"] for result in answer.get("results", ())] + answer.get("steps", [])
            assert not any("do" in step for step in steps)


@pytest.mark.parametrize("command", ["plan", "parse"])
@pytest.mark.parametrize("name", HOMES)
def test_a_batch_answers_each_row_whatever_it_says(
    data: Path, capsysbinary: pytest.CaptureFixture[bytes], command: str, name: str
) -> None:
    rows = [{"id": what, "text": text} for what, text in ODD.items()]
    file = data / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    home = data / "home.yaml"
    if name != "demo":
        home.write_text(json.dumps(HOME_FILES[name]), encoding="utf-8")
    main((command, "--batch", str(file), *(("--home", str(home)) if name != "demo" else ())))
    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    ids = [None if what == "a surrogate alone" else what for what in ODD]  # that row is no JSON
    assert [line["id"] for line in lines] == ids
    for line in lines:
        if "error" in line:
            assert line["error"]["code"] in ("bad_row", "too_long"), line
        else:
            assert not any("do" in step for step in line.get("steps", ())), line

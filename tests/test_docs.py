"""What the documents and the rules of the house say is so: links, names, commands, floors, tidiness."""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from madang.cli import make_parser
from madang.commands.output import Problem
from madang.config import read_home
from madang.things.kinds import Kind

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "madang"
LONGEST_FILE = 400

FLOORS = {
    "things": 1,
    "twin": 2,
    "drivers": 2,
    "language": 3,
    "door": 3,
    "assistant": 4,
    "surfaces": 5,
    "hub": 6,
    "config": 6,
    "cli": 7,
    "commands": 7,
}
PURE = (
    "things/",
    "language/",
    "door/gate.py",
    "door/people.py",
    "twin/twin.py",
    "twin/rehearsal.py",
    "twin/rules.py",
)
IMPURE_MODULES = {
    "asyncio",
    "random",
    "selectors",
    "socket",
    "sqlite3",
    "subprocess",
    "threading",
    "time",
    "urllib",
}


def _tracked() -> list[Path]:
    """Every file of the repository; the folders' files where this is no git checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        folders = ("src", "tests", "docs", "web/src", "benchmarks", "scripts")
        return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


TRACKED = _tracked()
DOCUMENTS = [path for path in TRACKED if path.suffix == ".md"]
CODE = [path for path in TRACKED if path.suffix in (".py", ".ts", ".tsx", ".sh", ".mjs")]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as they are made from the words."""
    found = set()
    for heading in re.findall(r"^#+ +(.+)$", document.read_text("utf-8"), re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(words.strip().replace(" ", "-"))
    return found


# ------------------------------------------------------------------ documents


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        file = (document.parent / place).resolve() if place else document
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in _anchors(file)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_file_that_is_named_exists(document: Path) -> None:
    named = re.findall(
        r"`((?:src|web|docs|tests|benchmarks|scripts|\.ci)/[\w./-]+)`", document.read_text("utf-8")
    )
    built = ("src/madang/surfaces/web", "web/node_modules")
    missing = [name for name in named if not (ROOT / name).exists() and not name.startswith(built)]
    assert missing == []


def _command_lines(document: Path) -> Iterator[str]:
    """`madang ...` as somebody would type it, from code spans and code blocks."""
    text = document.read_text("utf-8")
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    lines += re.findall(r"`([^`\n]+)`", text)
    for line in lines:
        found = re.search(r"(?:^|[|(\"] ?|^\$ )(?:\.venv/bin/)?(madang( .*)?)$", line.strip())
        if found:
            yield re.split(r"  +#|\s[|<>&]\s", found[1])[0].rstrip(
                ')"' if line.strip().endswith(')"') else ""
            )


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_that_is_named_can_be_typed(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = set(_commands())
    for line in _command_lines(document):
        words = shlex.split(line)[1:]
        if not words or words in (["--help"], ["--version"]):
            continue
        assert words[0] in names, f"{line}: there is no such command"
        spelled_out = not any(word in ("...", "…") or word.isupper() for word in words)
        if len(words) > 1 and spelled_out and "--help" not in words:
            try:
                make_parser().parse_args(words)
            except (SystemExit, Problem) as wrong:
                pytest.fail(f"{line}: {wrong} {capsys.readouterr().err}")


def _commands() -> list[str]:
    actions = make_parser()._subparsers._group_actions  # type: ignore[union-attr]
    return list(actions[0].choices or ())


def test_every_command_is_documented() -> None:
    use = (ROOT / "docs" / "use.md").read_text("utf-8")
    assert [name for name in _commands() if f"madang {name}" not in use] == []


def test_every_benchmark_is_documented() -> None:
    speed = (ROOT / "docs" / "speed.md").read_text("utf-8")
    questions = [path for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text("utf-8")]
    assert questions
    assert [_name(path) for path in questions if f"python {_name(path)}" not in speed] == []


def _blocks(document: str, language: str) -> list[str]:
    text = (ROOT / "docs" / document).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_home_of_the_home_file_page_can_be_lived_in() -> None:
    (example,) = _blocks("home-file.md", "yaml")
    home = read_home(example.encode())
    assert set(home.people) == {"mia", "ben"}
    assert home.things["kids_room.lamp"].limit("LevelControl", "level") is not None
    assert len(home.rules) == 2


def test_the_trait_of_the_trait_page_works(monkeypatch: pytest.MonkeyPatch) -> None:
    trait_code, kind_row = _blocks("add-a-trait.md", "python")
    module: Any = types.ModuleType("cat_flap")
    monkeypatch.setitem(sys.modules, "cat_flap", module)
    imports = "from typing import ClassVar, Literal\nfrom madang.things.trait import *\n"
    exec("from __future__ import annotations\n" + imports + trait_code, vars(module))
    flap = module.CatFlap()
    assert flap.set_mode("in").mode == "in"
    assert flap.features() == {"counter"}
    assert flap.set_mode("closed").restore(flap) == [("CatFlap.set_mode", {"mode": "both"})]
    kind = eval(f"{{{kind_row}}}", {"Kind": Kind})["cat_flap"]
    assert kind.traits == {"CatFlap": ("counter",)}


def test_every_json_example_is_json() -> None:
    examples = [block for page in (ROOT / "docs").glob("*.md") for block in _blocks(page.name, "json")]
    assert examples
    for example in examples:
        for line in example.splitlines() if example.count("\n{") else [example]:
            json.loads(line)


# ------------------------------------------------------------------ floors


def _imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, by its full name; also inside functions, not for types alone."""
    package = ["madang", *path.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names if start == "madang")


def _floor(module: str) -> int:
    return FLOORS.get(module.split(".")[1], 0) if module.startswith("madang.") else 0


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_imports_only_from_its_floor_or_below(path: Path) -> None:
    here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert here in FLOORS, "say in FLOORS and in docs/architecture.md on which floor this is"
    above = sorted({module for module in _imports(path) if _floor(module) > FLOORS[here]})
    assert above == []


def test_the_middle_of_the_house_is_pure() -> None:
    impure = [
        f"{_name(path)}: {module}"
        for path in MODULES
        if path.relative_to(SOURCE).as_posix().startswith(PURE)
        for module in _imports(path)
        if module.split(".")[0] in IMPURE_MODULES
    ]
    assert impure == []


def test_nothing_but_the_door_and_the_hub_knows_drivers() -> None:
    knowing = {
        path.relative_to(SOURCE).parts[0]
        for path in MODULES
        for module in _imports(path)
        if module.startswith("madang.drivers")
    }
    assert knowing <= {"drivers", "door", "hub.py", "config.py"}


# ------------------------------------------------------------------ tidiness


def test_no_file_is_too_long_to_read_in_one_sitting() -> None:
    lengths = {_name(path): sum(map(bool, map(str.strip, path.open(encoding="utf-8")))) for path in CODE}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"/(?:work|root|home/\w+|Users/\w+)/\w"),
    "a package registry": re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|registry\.yarnpkg"),
    "an open end": re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_lies_around_that_does_not_belong_here(what: str) -> None:
    found = []
    for path in TRACKED:
        if path.suffix in (".png", ".svg", ".woff2", ".glb", ".ico", ".gz"):
            continue
        text = path.read_text("utf-8", errors="replace")
        if path != Path(__file__) and (hit := FORBIDDEN[what].search(text)):
            found.append(f"{_name(path)}: {hit[0]}")
    assert found == []

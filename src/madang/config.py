"""Files of a home: the home file (YAML) read into a blueprint, and where a home keeps its data.

Every mistake in a home file becomes a `HomeFileError` that names file, line, field and what was expected.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from madang.drivers.driver import driver_names
from madang.things.blueprint import Blueprint, BlueprintError, read_blueprint
from madang.things.mistakes import known

__all__ = ["HomeFileError", "default_data_dir", "demo_home", "load_home", "read_home", "small_home"]

_HOMES = Path(__file__).parent / "homes"
_DEEPEST = 100
_SURELY_FLAT = 4_000
"""Brackets and dashes, below which nesting cannot be deep enough to matter."""
_SURELY_SMALL = 20_000_000
"""Characters, below which indentation alone cannot nest that deep."""
_MOST_VALUES = 500_000
"""Values in one home file, aliases counted each time: more is a mistake or an attack."""


class HomeFileError(Exception):
    """A home file that cannot be read. Lines and columns count from 1; ``field``: ``things[3].kind``."""

    def __init__(self, file: Path | str, line: int, column: int, field: str, message: str) -> None:
        at = f"{file}, line {line}" + (f", column {column}" if column else "")
        super().__init__(f"{at}: {field}: {message}" if field else f"{at}: {message}")
        self.file = str(file)
        self.line = line
        self.column = column
        self.field = field
        self.message = message


def demo_home() -> Path:
    """The home file of the demo: a flat in Seoul."""
    return _HOMES / "demo.yaml"


def small_home() -> Path:
    """The home file of the smallest useful home: three things."""
    return _HOMES / "small.yaml"


def default_data_dir() -> Path:
    """Where a home keeps its data unless told otherwise: ``madang`` in the user's data folder (XDG)."""
    base = os.environ.get("XDG_DATA_HOME", "")
    folder = Path(base) if os.path.isabs(base) else Path.home() / ".local" / "share"
    return folder / "madang"


def load_home(path: Path | str) -> Blueprint:
    """The blueprint that a home file describes. Raises `HomeFileError`."""
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError:
        raise HomeFileError(path, 1, 0, "", "there is no such file; `--home FILE` names another") from None
    except IsADirectoryError:
        raise HomeFileError(path, 1, 0, "", "this is a folder; name the home file inside it") from None
    except OSError as error:
        raise HomeFileError(path, 1, 0, "", f"cannot be read: {error.strerror or error}") from None
    return read_home(content, path)


def read_home(content: bytes, path: Path | str = "home.yaml") -> Blueprint:
    """The blueprint that a home file's bytes describe; `path` is for messages. Raises `HomeFileError`."""
    root = _compose(_decode(content, path), path)
    data = _Reader(path).read(root)
    try:
        blueprint = read_blueprint(data)
        _check_drivers(blueprint)
        return blueprint
    except BlueprintError as error:
        node = _find(root, error.path)
        line, column = _place(node)
        raise HomeFileError(path, line, column, error.path, error.message) from None


def _check_drivers(blueprint: Blueprint) -> None:
    names = driver_names()
    for i, thing in enumerate(blueprint.things.values()):
        if thing.driver not in names:
            message = f"there is no driver {thing.driver!r}; {known(thing.driver, names)}"
            raise BlueprintError(f"things[{i}].driver", message)


def _decode(content: bytes, path: Path | str) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise HomeFileError(path, 1, 0, "", "the file is in UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise HomeFileError(path, line, column, "", message) from None
    return text


def _check_depth(text: str, path: Path | str) -> None:
    """Composing nested nodes takes stack: a text that may be very deep is looked through first."""
    if sum(map(text.count, ("[", "{", "- ", "? "))) < _SURELY_FLAT and len(text) < _SURELY_SMALL:
        return
    parser, depth = _Parser(text), 0
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise HomeFileError(path, line, 0, "", f"nested more than {_DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Parser(CParser):
    """libyaml's parser, which composes nodes with their places; scalars are read by `_Reader`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, node: Any, index: Any) -> None:
        """Nothing here depends on the way to a node."""

    def ascend_resolver(self) -> None:
        """See `descend_resolver`."""


def _compose(text: str, path: Path | str) -> yaml.Node:
    try:
        _check_depth(text, path)
        root = _Parser(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "this is not YAML"
        context = f" ({error.context})" if error.context else ""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
        line = min(line, text.count("\n") + 1)
        if "tab" in problem or (mark and text[mark.index : mark.index + 1] == "\t"):
            problem = "indent with spaces: " + problem
        raise HomeFileError(path, line, column, "", f"not valid YAML: {problem}{context}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0) + 1
        raise HomeFileError(
            path, line, 0, "", f"a character that YAML does not allow: {error.reason}"
        ) from None
    except yaml.YAMLError as error:
        raise HomeFileError(path, 1, 0, "", f"not valid YAML: {error}") from None
    if root is None:
        raise HomeFileError(path, 1, 0, "", "the file is empty; `spaces:` and `things:` make a home")
    return root


_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class _Reader:
    """Plain data from nodes, by the core schema of YAML 1.2: ``on``, ``no`` and 23:00 are text."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.left = _MOST_VALUES
        self.open: set[int] = set()

    def read(self, node: yaml.Node) -> Any:
        """The value of a node. Raises `HomeFileError` for duplicate keys and loops."""
        if isinstance(node, yaml.ScalarNode):
            self.left -= 1
            return _scalar(node)
        if self.left <= 0:
            raise self._error(node, "too many values; are aliases (*) nested?")
        if id(node) in self.open:
            raise self._error(node, "an alias (*) leads back to itself")
        if len(self.open) >= _DEEPEST:
            raise self._error(node, f"nested more than {_DEEPEST} levels deep")
        self.open.add(id(node))
        self.left -= 1
        value = (
            self._mapping(node) if isinstance(node, yaml.MappingNode) else [self.read(v) for v in node.value]
        )
        self.open.discard(id(node))
        return value

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._error(key, "a key must be text")
            if key.value in found:
                first = next(k for k, _ in node.value if k.value == key.value)
                message = f"the key {key.value!r} is here twice (first in line {first.start_mark.line + 1})"
                raise self._error(key, message)
            found[key.value] = self.read(value)
        return found

    def _error(self, node: yaml.Node, message: str) -> HomeFileError:
        return HomeFileError(self.path, *_place(node), "", message)


def _scalar(node: yaml.ScalarNode) -> Any:
    text = node.value
    if node.style is not None and node.style != "":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _find(root: yaml.Node, path: str) -> yaml.Node:
    """The node that a path of a `BlueprintError` leads to: a key, an item, or the last one on the way."""
    node, shown, rest = root, root, path
    while rest:
        if isinstance(node, yaml.MappingNode):
            rest = rest.removeprefix(".")
            found = _longest(node, rest)
            if found is None:
                break
            shown, node = found
            rest = rest[len(shown.value) :]
        elif isinstance(node, yaml.SequenceNode) and (index := re.match(r"\[(\d+)\]", rest)):
            place = int(index[1])
            if place >= len(node.value):
                break
            shown = node = node.value[place]
            rest = rest[index.end() :]
        else:
            break
    return shown


def _longest(node: yaml.MappingNode, rest: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    """The longest key that `rest` begins with, since keys may hold dots themselves."""
    fitting = [
        (key, value)
        for key, value in node.value
        if rest.startswith(key.value) and rest[len(key.value) : len(key.value) + 1] in ("", ".", "[")
    ]
    return max(fitting, key=lambda pair: len(pair[0].value), default=None)

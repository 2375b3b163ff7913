"""Where a mistake in declared data is, and what was expected instead, for people.

msgspec finds the mistake; it does not say under which key of a mapping, nor what else could stand there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import inspect as types

__all__ = ["explain", "join", "known"]

_WORDS = {
    "object": "a mapping", "array": "a list", "str": "text", "int": "a whole number", "float": "a number",
    "bool": "true or false", "null": "nothing",
}  # fmt: skip
_SHAPES = {
    r"^[a-z]{2,3}$": "a language code of small letters (ko, en, ja, de, ar)",
    r"^[a-z0-9][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*$": "an id of small letters, digits, _ and dots",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": 'a time of day in quotes, like "23:00"',
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": 'a date in quotes, like "2026-05-05"',
}
_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]|(\[\.\.\.\])")
_WHERE = re.compile(r" - at (`key` in )?`\$(.*)`$", re.DOTALL)


def known(value: object, choices: Iterable[str]) -> str:
    """What else it could be: the names like it if there are some, else all (at most twenty)."""
    names = list(choices)
    close = difflib.get_close_matches(str(value), names, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    if not names:
        return "there are none here"
    return f"known: {', '.join(names[:20])}{', ...' if len(names) > 20 else ''}"


def join(path: str, step: str | int) -> str:
    """A path one step longer: ``things``, 3 → ``things[3]``."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def explain(data: Any, kind: Any, error: msgspec.ValidationError, path: str = "") -> tuple[str, str]:
    """Path to the field (below `path`) and a sentence, for an error of ``convert(data, kind)``."""
    text = str(error)
    at_key, where = False, ""
    if found := _WHERE.search(text):
        at_key, where, text = bool(found[1]), found[2], text[: found.start()]
    value, shape = data, types.type_info(kind)
    for name, index, _any in _STEP.findall(where):
        if name:
            step: Any = name
            value = value[name] if isinstance(value, Mapping) else getattr(value, name)
        elif index:
            step = int(index)
            value = value[step]
        else:
            step = _broken_key(value, _value_type(shape))
            value = value[step]
        shape = _inner(shape, step)
        path = join(path, step)
    if at_key:
        text = f"{_bad_key(value)!r} cannot be a key here: {text}"
    elif unknown := re.match(r"Object contains unknown field `(.*)`", text, re.DOTALL):
        name = unknown[1]
        return join(path, name), f"there is no field {name!r} here; {known(name, _fields(shape))}"
    elif missing := re.match(r"Object missing required field `(.*)`", text, re.DOTALL):
        return path, f"the field {missing[1]!r} is missing here"
    elif text.startswith("Invalid enum value"):
        return path, f"{value!r} is not possible here; {known(value, _choices(shape))}"
    return path, _plainly(text)


def _plainly(text: str) -> str:
    for pattern, words in _SHAPES.items():
        if repr(pattern) in text:
            return text.split("Expected", 1)[0] + f"expected {words}"
    text = re.sub(r"`([a-z| ]+)`", lambda m: _in_words(m[1]), text)
    return text.replace("Expected", "expected")


def _in_words(name: str) -> str:
    return " or ".join(_WORDS.get(part.strip(), part.strip()) for part in name.split("|"))


def _members(shape: types.Type) -> Iterable[types.Type]:
    if isinstance(shape, types.UnionType):
        for one in shape.types:
            yield from _members(one)
    elif isinstance(shape, types.Metadata):
        yield from _members(shape.type)
    else:
        yield shape


def _inner(shape: types.Type, step: str | int) -> types.Type:
    for one in _members(shape):
        if isinstance(one, types.StructType):
            for field in one.fields:
                if field.encode_name == step:
                    return field.type
        elif isinstance(one, types.DictType) and isinstance(step, str):
            return one.value_type
        elif isinstance(one, types.VarTupleType | types.ListType) and isinstance(step, int):
            return one.item_type
        elif isinstance(one, types.TupleType) and isinstance(step, int):
            return one.item_types[step]
    return types.AnyType()


def _value_type(shape: types.Type) -> types.Type:
    return _inner(shape, "")


def _fields(shape: types.Type) -> list[str]:
    return [
        field.encode_name
        for one in _members(shape)
        if isinstance(one, types.StructType)
        for field in one.fields
    ]


def _choices(shape: types.Type) -> list[str]:
    found: list[str] = []
    for one in _members(shape):
        if isinstance(one, types.EnumType):
            found += [str(member.value) for member in one.cls]
        elif isinstance(one, types.LiteralType):
            found += [str(value) for value in one.values]
    return found


def _broken_key(mapping: Mapping[Any, Any], shape: types.Type) -> Any:
    """The first key whose value is not of the type: msgspec says only that there is one."""
    for key, value in mapping.items():
        if not _fits(value, shape):
            return key
    return next(iter(mapping))


def _bad_key(mapping: Any) -> Any:
    """The first key that no name of this house could be."""
    bad = (key for key in mapping if not re.fullmatch(r"[a-z]{2,3}", str(key)))
    return next(bad, next(iter(mapping), ""))


def _fits(value: Any, shape: types.Type) -> bool:
    """Whether the value is of the type that the inspection shows."""
    for one in _members(shape):
        if isinstance(one, types.AnyType):
            return True
        if isinstance(one, types.StructType):
            if _converts(value, one.cls):
                return True
        elif isinstance(one, types.DictType):
            if isinstance(value, Mapping) and all(_fits(inner, one.value_type) for inner in value.values()):
                return True
        elif isinstance(one, types.VarTupleType | types.ListType):
            if isinstance(value, list | tuple) and all(_fits(inner, one.item_type) for inner in value):
                return True
        elif isinstance(one, types.StrType):
            if isinstance(value, str):
                return True
        else:
            return True
    return False


def _converts(value: Any, struct: type[Any]) -> bool:
    try:
        msgspec.convert(value, struct, str_keys=True)
    except msgspec.ValidationError:
        return False
    return True

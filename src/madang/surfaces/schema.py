"""JSON Schemas of types that msgspec writes but cannot read: unions of structs told apart by their keys.

A step of a plan is one (`Do` has ``do``, `Look` has ``look``, ...). Its schema is a plain ``oneOf``.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Meta, Struct

from madang.things.plan import Step

__all__ = ["TEMPLATE", "components"]

TEMPLATE = "#/components/schemas/{name}"


def components(types: Iterable[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schema of each type, and the named schemas that they refer to (``Step`` is always among them)."""
    described = _Described()
    wanted = [described.describe(kind) for kind in types]
    steps = list(get_args(Step))
    schemas, named = msgspec.json.schema_components([*wanted, *steps], ref_template=TEMPLATE)
    named["Step"] = {
        "description": "One step of a plan; its first key says which.",
        "oneOf": [{"$ref": TEMPLATE.format(name=step.__name__)} for step in steps],
    }
    return list(schemas[: len(wanted)]), dict(named)


class _Described:
    """Copies of types, with every such union replaced by a reference to its ``oneOf``."""

    def __init__(self) -> None:
        self._copies: dict[type[Struct], type[Struct]] = {}

    def describe(self, kind: Any) -> Any:
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self._struct(kind)
        origin, parts = get_origin(kind), get_args(kind)
        if not parts or kind is Any:
            return kind
        if origin is Annotated:
            return Annotated[(self.describe(parts[0]), *kind.__metadata__)]
        if origin in (Union, UnionType):
            if set(parts) == set(get_args(Step)):
                return Annotated[
                    dict[str, Any], Meta(extra_json_schema={"$ref": TEMPLATE.format(name="Step")})
                ]
            return Union[tuple(self.describe(part) for part in parts)]  # noqa: UP007
        if origin in (tuple, list, dict):
            return origin[tuple(part if part is Ellipsis else self.describe(part) for part in parts)]
        return kind

    def _struct(self, kind: type[Struct]) -> type[Struct]:
        if kind in self._copies:
            return self._copies[kind]
        self._copies[kind] = kind
        fields: list[Any] = []
        for one in msgspec.structs.fields(kind):
            default: Any = NODEFAULT
            if one.default_factory is not NODEFAULT:
                default = msgspec.field(default_factory=one.default_factory)
            elif one.default is not NODEFAULT:
                default = one.default
            fields.append((one.name, self.describe(one.type), default))
        config = kind.__struct_config__
        self._copies[kind] = msgspec.defstruct(
            kind.__name__,
            fields,
            frozen=True,
            kw_only=True,
            tag=config.tag,
            tag_field=config.tag_field,
            forbid_unknown_fields=config.forbid_unknown_fields,
            namespace={"__doc__": kind.__doc__},
        )
        return self._copies[kind]

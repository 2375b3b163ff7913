"""What goes wrong at a surface, in one shape: ``{"error": code, "message": sentence, "field"?}``."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

__all__ = ["ApiError", "Problem", "where_wrong"]


class Problem(Struct, frozen=True, omit_defaults=True):
    """The body of every HTTP answer that is not a success."""

    error: str
    """A code for programs: ``not_found``, ``bad_field``, ``too_many``."""
    message: str
    """A sentence for people: what was wrong, and what to do."""
    field: str | None = None
    """The field of the request that it is about, where it is about one."""


class ApiError(Exception):
    """A request that cannot be answered: ``status`` (HTTP), ``code`` and ``message`` as in `Problem`."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.headers = dict(headers or {})

    @property
    def problem(self) -> Problem:
        """The body."""
        return Problem(self.code, self.message, self.field)


def where_wrong(error: msgspec.ValidationError) -> tuple[str, str | None]:
    """The sentence and the field (``steps[0].args``, or None for the whole) of a validation error."""
    message, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    if not field and "field `" in message:
        field = message.split("field `", 1)[1].split("`", 1)[0]
    return f"{message}.", field or None

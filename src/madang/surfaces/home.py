"""What the surfaces need of a home. `madang.hub.Home` is one; tests have a small one of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from madang.door.outcome import Act, News, Pending, Result, Who
from madang.language.frame import Frame, Utterance
from madang.things.blueprint import Blueprint
from madang.things.plan import Step
from madang.twin.twin import Twin

__all__ = ["AnswerLike", "AssistantLike", "HomeLike"]


class AnswerLike(Protocol):
    """What the assistant says to something that was asked."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def results(self) -> tuple[Result, ...]: ...
    @property
    def act(self) -> int | None: ...
    @property
    def pending(self) -> Pending | None: ...
    @property
    def frames(self) -> tuple[Frame, ...]: ...
    @property
    def ms(self) -> float: ...


class AssistantLike(Protocol):
    """Hears, understands, answers. What only looks (`plan`, `parse`, `rehearse`) does not wait."""

    def hear(self, utterance: Utterance, who: Who) -> Awaitable[AnswerLike]: ...
    def plan(self, utterance: Utterance, who: Who) -> AnswerLike: ...
    def parse(self, text: str, language: str) -> Sequence[Frame]: ...
    def do(self, steps: Sequence[Step], who: Who, why: str = "page") -> Awaitable[AnswerLike]: ...
    def rehearse(self, steps: Sequence[Step], who: Who) -> AnswerLike: ...
    def confirm(self, pending: str, yes: bool, pin: str | None, who: Who) -> Awaitable[AnswerLike]: ...
    def undo(self, act: int | None, who: Who) -> Awaitable[AnswerLike]: ...


class HomeLike(Protocol):
    """A home, as far as the surfaces look into it. All of it is used from one event loop."""

    @property
    def blueprint(self) -> Blueprint: ...
    @property
    def twin(self) -> Twin: ...
    @property
    def assistant(self) -> AssistantLike: ...
    @property
    def trouble(self) -> str | None:
        """Why nothing can be kept at the moment, for people; None when all is well."""

    def watch(self, callback: Callable[[News], None]) -> Callable[[], None]:
        """Call back at every news, in the event loop; returns how to stop that."""

    def pending(self) -> tuple[Pending, ...]:
        """The plans that wait for a word."""

    def acts(self, *, limit: int, before: int | None = None) -> Sequence[Act]:
        """The newest acts (with a number below `before`), newest first, at most `limit`."""

    def act(self, number: int) -> Act | None:
        """The act of that number."""

    def fault(self, thing: str, mode: str) -> None:
        """Make a virtual thing fail on purpose; ``none`` ends it. Raises `CommandError` or ValueError."""

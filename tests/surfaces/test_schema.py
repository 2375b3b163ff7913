"""The OpenAPI page keeps its word: schemathesis sends what it allows, and what it does not."""

from __future__ import annotations

from collections import Counter

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from starlette.types import Receive, Scope, Send

from madang.surfaces.app import make_app
from madang.surfaces.pairing import Pairing

from .house import House

app = make_app(House(), pairing=Pairing(), web=None)
app.state.callers._limits.wait_for = lambda *_: 0.0  # pairing is slow on purpose: nothing but 429 would come
statuses: Counter[int] = Counter()


async def on_this_machine(scope: Scope, receive: Receive, send: Send) -> None:
    """The hub, asked by a program beside it."""
    if scope["type"] == "http":
        headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
        scope = {**scope, "client": ("127.0.0.1", 50000), "headers": [*headers, (b"host", b"127.0.0.1:8686")]}
    await app(scope, receive, send)


schema = schemathesis.openapi.from_asgi("/openapi.json", on_this_machine)


@schema.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    response = case.call_and_validate()
    statuses[response.status_code] += 1


def test_most_of_what_is_allowed_succeeded() -> None:
    assert statuses[200] > 200
    assert 500 not in statuses

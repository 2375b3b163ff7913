"""Rate limits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from madang.surfaces.limits import Limits, Rate


def test_a_burst_then_the_rate() -> None:
    limits, rate = Limits(), Rate(2, 3)
    assert [limits.wait_for("a", rate, 10.0) for _ in range(4)] == [0, 0, 0, 0.5]
    assert limits.wait_for("a", rate, 10.5) == 0
    assert limits.wait_for("a", rate, 10.5) > 0
    assert limits.wait_for("b", rate, 10.5) == 0


@given(st.lists(st.floats(0, 5), max_size=60))
def test_never_more_than_the_burst_and_what_time_brought(pauses: list[float]) -> None:
    limits, rate = Limits(), Rate(3, 5)
    now = allowed = 0.0
    for pause in pauses:
        now += pause
        allowed += limits.wait_for("a", rate, now) == 0
    assert allowed <= rate.burst + rate.per_second * now + 1e-6


def test_retry_after_is_whole_seconds() -> None:
    assert Limits.retry_after(0.01) == "1"
    assert Limits.retry_after(11.2) == "12"

"""Drivers are found by the name that a home file writes."""

from __future__ import annotations

import pytest

from madang.drivers.driver import DriverError, driver_for, driver_names, make_driver
from madang.drivers.house import HouseDriver
from madang.drivers.virtual import VirtualDriver
from madang.things.blueprint import Blueprint
from madang.twin.twin import Twin


def test_a_driver_is_found_by_its_module() -> None:
    assert {"house", "virtual"} <= set(driver_names())
    assert driver_for("house") is HouseDriver
    assert driver_for("virtual") is VirtualDriver


def test_every_driver_can_be_made(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, 0)
    for name in driver_names():
        driver = make_driver(name, twin, lambda *_: None)
        assert all(callable(getattr(driver, method)) for method in ("start", "stop", "send"))


def test_a_driver_that_there_is_not() -> None:
    with pytest.raises(DriverError, match="there is no driver 'driver'; known: house, virtual") as caught:
        driver_for("driver")
    assert caught.value.reason == "driver_error"

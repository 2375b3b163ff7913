"""Virtual devices take their time, come to an end, and fail when they are told to."""

from __future__ import annotations

import asyncio
import time

import pytest

from madang.door.verify import missing
from madang.drivers.driver import DriverError
from madang.drivers.virtual import VirtualDriver
from madang.things.blueprint import Blueprint
from madang.things.trait import CommandError
from madang.twin.twin import Twin, difference

from .conftest import MORNING, SPEED, House

CURTAIN, DOOR, VACUUM = "living_room.curtain", "entrance.front_door", "living_room.vacuum"
LAMP, TV, OVEN = "living_room.floor_lamp", "living_room.tv", "kitchen.oven"


async def test_a_lamp_obeys_at_once(house: House) -> None:
    await house.send(LAMP, "ColorControl.move_to_hue_and_saturation", hue=120, saturation=90)
    await house.send(LAMP, "LevelControl.move_to_level", level=10)
    assert house.get(LAMP, "ColorControl.hue") == 120
    assert house.get(LAMP, "LevelControl.current_level") == 10


async def test_a_curtain_glides_and_tells_where_it_is(house: House) -> None:
    await house.send(CURTAIN, "WindowCovering.up_or_open")
    assert house.get(CURTAIN, "WindowCovering.target_position") == 100
    assert house.get(CURTAIN, "WindowCovering.current_position") == 60
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.moving") == "opening")
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.moving") == "stopped")
    positions = house.told(CURTAIN, "WindowCovering.current_position")
    assert positions == sorted(positions)
    assert positions[-1] == 100
    assert len(positions) >= 5


async def test_a_curtain_stops_where_it_is(house: House) -> None:
    await house.send(CURTAIN, "WindowCovering.down_or_close")
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.current_position") < 50)
    await house.send(CURTAIN, "WindowCovering.stop_motion")
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.moving") == "stopped")
    here = house.get(CURTAIN, "WindowCovering.current_position")
    assert 0 < here < 50
    assert house.get(CURTAIN, "WindowCovering.target_position") == here


async def test_a_curtain_turns_round_when_told_otherwise(house: House) -> None:
    await house.send(CURTAIN, "WindowCovering.down_or_close")
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.current_position") < 50)
    await house.send(CURTAIN, "WindowCovering.go_to_position", position=80)
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.current_position") == 80)
    assert house.get(CURTAIN, "WindowCovering.target_position") == 80


async def test_slats_turn(house: House) -> None:
    await house.send("kitchen.blind", "WindowCovering.go_to_tilt", tilt=0)
    assert house.get("kitchen.blind", "WindowCovering.target_tilt") == 0
    await house.until(lambda: house.get("kitchen.blind", "WindowCovering.current_tilt") == 0)


async def test_a_bolt_takes_a_moment(house: House) -> None:
    await house.send(DOOR, "DoorLock.unlock_door")
    assert house.get(DOOR, "DoorLock.lock_state") == "locked"
    await house.until(lambda: house.get(DOOR, "DoorLock.lock_state") == "unlocked")


async def test_the_last_word_to_a_lock_counts(house: House) -> None:
    await house.send(DOOR, "DoorLock.unlock_door")
    await house.send(DOOR, "DoorLock.lock_door")
    await asyncio.sleep(2 / SPEED)
    assert house.get(DOOR, "DoorLock.lock_state") == "locked"


async def test_the_vacuum_does_its_rooms_gets_tired_and_goes_home(house: House) -> None:
    await house.send(VACUUM, "ServiceArea.select_areas", areas=["kitchen", "study"])
    await house.send(VACUUM, "RvcOperationalState.start")
    await house.until(lambda: house.get(VACUUM, "ServiceArea.current_area") == "kitchen")
    assert house.get(VACUUM, "PowerSource.charging") is False
    await house.until(lambda: house.get(VACUUM, "RvcOperationalState.operational_state") == "docked")
    await house.until(lambda: house.get(VACUUM, "PowerSource.charging"))
    assert house.told(VACUUM, "ServiceArea.current_area") == ["kitchen", "study", None]
    assert house.told(VACUUM, "RvcOperationalState.operational_state") == ["running", "returning", "docked"]
    assert house.get(VACUUM, "RvcOperationalState.wanted") == "docked"
    assert min(house.told(VACUUM, "PowerSource.bat_percent_remaining")) < 86


async def test_the_vacuum_waits_goes_on_and_is_called_home(house: House) -> None:
    await house.send(VACUUM, "RvcOperationalState.start")
    await house.until(lambda: house.get(VACUUM, "RvcOperationalState.operational_state") == "running")
    await house.send(VACUUM, "RvcOperationalState.pause")
    await house.until(lambda: house.get(VACUUM, "RvcOperationalState.operational_state") == "paused")
    await house.send(VACUUM, "RvcOperationalState.resume")
    await house.until(lambda: house.get(VACUUM, "RvcOperationalState.operational_state") == "running")
    await house.send(VACUUM, "RvcOperationalState.go_home")
    assert house.get(VACUUM, "RvcOperationalState.wanted") == "docked"
    await house.until(lambda: house.get(VACUUM, "RvcOperationalState.operational_state") == "docked")


async def test_a_tired_vacuum_does_not_start(house: House) -> None:
    house.twin.report(VACUUM, "PowerSource", {"bat_percent_remaining": 6})
    with pytest.raises(DriverError, match="battery is too low") as caught:
        await house.send(VACUUM, "RvcOperationalState.start")
    assert caught.value.reason == "device_refused"


async def test_a_cup_of_coffee_is_ready_after_a_while(house: House) -> None:
    await house.send("kitchen.coffee_maker", "Brewing.brew", drink="latte")
    assert house.get("kitchen.coffee_maker", "Brewing.brewing")
    assert house.get("kitchen.coffee_maker", "OnOff.on_off")
    await house.until(lambda: not house.get("kitchen.coffee_maker", "Brewing.brewing"))


async def test_the_washing_machine_counts_down_and_finishes(blueprint: Blueprint) -> None:
    house = House(blueprint, speed=20_000)
    await house.driver.start()
    await house.until(lambda: house.get("balcony.washer", "OperationalState.operational_state") == "finished")
    await house.driver.stop()
    left = house.told("balcony.washer", "OperationalState.countdown_time")
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0


async def test_a_programme_that_is_stopped_has_no_time_left(house: House) -> None:
    await house.send("balcony.washer", "OperationalState.stop")
    await house.until(lambda: house.get("balcony.washer", "OperationalState.countdown_time") == 0)
    await house.send("balcony.washer", "OperationalState.start")
    await house.until(lambda: house.get("balcony.washer", "OperationalState.countdown_time") > 60)


async def test_the_oven_heats_up_and_cools_down(house: House) -> None:
    await house.send(OVEN, "TemperatureControl.set_temperature", temperature=60)
    assert house.get(OVEN, "OnOff.on_off")
    await house.until(lambda: house.get(OVEN, "TemperatureControl.current_temperature") == 60)
    await house.send(OVEN, "OnOff.off")
    await house.until(lambda: house.get(OVEN, "TemperatureControl.current_temperature") < 60)


async def test_a_tv_that_is_switched_off_does_not_go_on_playing(house: House) -> None:
    await house.until(lambda: house.get(TV, "MediaPlayback.position") > 1260)
    await house.send(TV, "OnOff.off")
    await house.until(lambda: house.get(TV, "MediaPlayback.current_state") == "paused")
    here = house.get(TV, "MediaPlayback.position")
    await asyncio.sleep(40 / SPEED)
    assert house.get(TV, "MediaPlayback.position") == here


async def test_a_song_is_skipped_and_ends(house: House) -> None:
    speaker = "living_room.speaker"
    await house.send(speaker, "ContentLauncher.launch_content", query="Arirang")
    assert house.get(speaker, "MediaPlayback.current_state") == "playing"
    await house.until(lambda: house.get(speaker, "MediaPlayback.duration") is not None)
    await house.send(speaker, "MediaPlayback.seek", position=230)
    await house.until(lambda: house.get(speaker, "MediaPlayback.current_state") == "not_playing")
    assert 230 in house.told(speaker, "MediaPlayback.position")
    assert house.get(speaker, "MediaPlayback.title") == "Arirang"


async def test_a_room_warms_slowly_and_the_sensor_feels_it(house: House) -> None:
    await house.send("study.thermostat", "Thermostat.set_setpoint", setpoint=21.5)
    assert house.get("study.thermostat", "Thermostat.running") == "heating"
    assert house.get("study.thermostat", "Thermostat.local_temperature") == 20.6
    await house.until(lambda: house.get("study.thermostat", "Thermostat.running") == "idle", 8)
    assert house.get("study.thermostat", "Thermostat.local_temperature") >= 21.4
    steps = house.told("study.thermostat", "Thermostat.local_temperature")
    assert all(value == round(value, 1) for value in steps)


async def test_cooling_shows_on_the_sensor_of_the_room(house: House) -> None:
    await house.send("living_room.thermostat", "Thermostat.set_system_mode", mode="off")
    await house.send("living_room.air_conditioner", "Thermostat.set_setpoint", setpoint=21)
    await house.until(
        lambda: house.get("living_room.climate_sensor", "TemperatureMeasurement.measured_value") < 22.2
    )
    assert house.get("living_room.air_conditioner", "Thermostat.running") == "cooling"
    assert house.get("living_room.thermostat", "Thermostat.running") == "idle"


async def test_the_meter_follows_what_is_on(house: House) -> None:
    power = "ElectricalPowerMeasurement.active_power"
    await house.until(lambda: bool(house.told("home.energy_meter", power)))
    before = house.get("home.energy_meter", power)
    await house.send("living_room.air_conditioner", "OnOff.on")
    await house.until(lambda: house.get("home.energy_meter", power) > before + 500)


async def test_a_command_of_its_own(house: House) -> None:
    await house.send("kitchen.bin", "Own.run", name="pack")
    assert house.get("kitchen.bin", "Own.last") == "pack"
    await house.send("kitchen.wine_cooler", "Own.run", name="party")
    assert house.get("kitchen.wine_cooler", "TemperatureControl.temperature_setpoint") == 6


async def test_what_a_thing_cannot_do_is_refused(house: House) -> None:
    for command, args in (
        ("Brewing.brew", {}),
        ("OnOff.explode", {}),
        ("LevelControl.move_to_level", {"level": 400}),
    ):
        with pytest.raises(DriverError) as caught:
            await house.send(LAMP, command, **args)
        assert caught.value.reason == "device_refused"


async def test_every_command_of_every_thing_ends_as_its_effect_says(blueprint: Blueprint) -> None:
    """What the door verifies: at once what is not eventual; within its patience what is."""
    house = House(blueprint, speed=2_000)
    await house.driver.start()
    for thing in blueprint.things.values():
        for command, args in EVERYDAY.items():
            if thing.driver != "virtual" or not thing.can(command):
                continue
            try:
                after = house.twin.foresee(thing.id, command, args)
            except CommandError:
                continue  # an input or a programme of another device
            expected = difference(thing.id, house.twin.state(thing.id), after)
            await house.send(thing.id, command, **args)
            await house.until(lambda e=expected: not missing(house.twin, e)[0])  # type: ignore[misc]
    await house.driver.stop()


EVERYDAY = {
    "OnOff.on": {},
    "OnOff.off": {},
    "OnOff.toggle": {},
    "LevelControl.move_to_level": {"level": 33},
    "LevelControl.step": {"by": 10},
    "ColorControl.move_to_color_temperature": {"kelvin": 3000},
    "WindowCovering.go_to_position": {"position": 33},
    "WindowCovering.go_to_tilt": {"tilt": 10},
    "DoorLock.unlock_door": {},
    "DoorLock.lock_door": {},
    "SecurityAlarm.arm_home": {},
    "Thermostat.set_setpoint": {"setpoint": 22},
    "Thermostat.change_setpoint": {"by": 1},
    "FanControl.set_percent": {"percent": 50},
    "FanControl.set_fan_mode": {"mode": "low"},
    "HumidityControl.set_humidity": {"humidity": 50},
    "TemperatureControl.set_temperature": {"temperature": 40},
    "RvcCleanMode.change_to_mode": {"mode": "mop"},
    "RvcOperationalState.start": {},
    "RvcOperationalState.pause": {},
    "RvcOperationalState.go_home": {},
    "OperationalState.start": {},
    "OperationalState.pause": {},
    "OperationalState.resume": {},
    "OperationalState.stop": {},
    "MediaPlayback.play": {},
    "MediaPlayback.skip": {"by": 30},
    "MediaPlayback.pause": {},
    "MediaPlayback.stop": {},
    "AudioOutput.set_volume": {"volume": 22},
    "AudioOutput.mute": {},
    "MediaInput.select_input": {"input": "hdmi1"},
    "ApplicationLauncher.launch_app": {"app": "youtube"},
    "Channel.change_channel": {"channel": "9"},
    "ContentLauncher.launch_content": {"query": "jazz"},
    "Announcement.announce": {"message": "Dinner!"},
    "Brewing.brew": {"drink": "espresso"},
    "Brewing.cancel": {},
    "Diffusing.set_intensity": {"intensity": 3},
    "WaterHeaterManagement.boost": {},
    "WaterHeaterManagement.cancel_boost": {},
}


# ------------------------------------------------------------------ faults


async def test_a_lamp_that_is_offline_does_not_answer_and_comes_back(house: House) -> None:
    house.driver.set_fault(LAMP, "offline")
    assert house.get(LAMP, "BasicInformation.reachable") is False
    with pytest.raises(DriverError) as caught:
        await house.send(LAMP, "OnOff.off")
    assert caught.value.reason == "offline"
    house.driver.set_fault(LAMP, None)
    assert house.get(LAMP, "BasicInformation.reachable") is True
    await house.send(LAMP, "OnOff.off")
    assert house.get(LAMP, "OnOff.on_off") is False


async def test_a_sensor_that_is_offline_says_nothing(house: House) -> None:
    house.driver.set_fault("living_room.climate_sensor", "offline")
    await house.send("living_room.thermostat", "Thermostat.set_setpoint", setpoint=25)
    await house.until(lambda: house.get("living_room.thermostat", "Thermostat.local_temperature") > 22.6)
    assert house.told("living_room.climate_sensor", "TemperatureMeasurement.measured_value") == []


async def test_a_slow_lamp_takes_its_time(blueprint: Blueprint) -> None:
    house = House(blueprint, speed=20, faults={LAMP: "slow"})
    await house.driver.start()
    start = time.monotonic()
    await house.send(LAMP, "OnOff.off")
    assert time.monotonic() - start > 0.1
    assert house.get(LAMP, "OnOff.on_off") is False
    await house.driver.stop()


async def test_a_lamp_that_refuses_stays_as_it_is(house: House) -> None:
    house.driver.set_fault(LAMP, "refuses")
    with pytest.raises(DriverError) as caught:
        await house.send(LAMP, "OnOff.off")
    assert caught.value.reason == "device_refused"
    assert house.get(LAMP, "OnOff.on_off") is True


async def test_a_stuck_curtain_says_yes_and_does_not_move(house: House) -> None:
    await house.send(CURTAIN, "WindowCovering.down_or_close")
    house.driver.set_fault(CURTAIN, "stuck")
    before = house.get(CURTAIN, "WindowCovering.current_position")
    await house.send(CURTAIN, "WindowCovering.up_or_open")
    await asyncio.sleep(5 / SPEED)
    assert house.get(CURTAIN, "WindowCovering.current_position") == before
    assert house.get(CURTAIN, "WindowCovering.target_position") == 0
    house.driver.set_fault(CURTAIN, None)
    await house.until(lambda: house.get(CURTAIN, "WindowCovering.current_position") == 0)


async def test_a_fault_that_there_is_not(house: House) -> None:
    with pytest.raises(ValueError, match="known: offline, slow, refuses, stuck"):
        house.driver.set_fault(LAMP, "haunted")
    with pytest.raises(CommandError, match="not a virtual thing"):
        house.driver.set_fault("home.timer", "offline")


# ------------------------------------------------------------------ start and stop


async def test_a_curtain_that_was_under_way_arrives_after_a_restart(blueprint: Blueprint) -> None:
    first = House(blueprint, speed=SPEED)
    await first.driver.start()
    await first.send(CURTAIN, "WindowCovering.down_or_close")
    await first.until(lambda: first.get(CURTAIN, "WindowCovering.current_position") < 50)
    await first.driver.stop()
    second = House(blueprint, speed=SPEED)
    second.twin.states = first.twin.states
    await second.driver.start()
    await second.until(lambda: second.get(CURTAIN, "WindowCovering.current_position") == 0)
    await second.driver.stop()


async def test_nothing_is_reported_after_stop(house: House) -> None:
    await house.send(CURTAIN, "WindowCovering.up_or_open")
    await house.send(VACUUM, "RvcOperationalState.start")
    await house.driver.stop()
    count = len(house.reports)
    await asyncio.sleep(30 / SPEED)
    assert len(house.reports) == count


async def test_a_home_where_nothing_happens_is_quiet(blueprint: Blueprint) -> None:
    """Ten minutes of an idle demo home: a few reports a minute, mostly what drifts and plays."""
    house = House(blueprint, speed=600)
    await house.driver.start()
    await asyncio.sleep(1)
    await house.driver.stop()
    assert len(house.reports) < 300


def test_the_driver_never_writes_the_twin_itself(blueprint: Blueprint) -> None:
    twin = Twin(blueprint, MORNING)
    states = twin.states

    async def play() -> None:
        driver = VirtualDriver(twin, lambda *_: None, speed=SPEED)
        await driver.start()
        await driver.send(twin.thing(LAMP), "OnOff.off", {})
        await driver.stop()

    asyncio.run(play())
    assert twin.states is states

"""하루: a day at home in Korean, sentence by sentence, with the exact steps of the plan."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

DAY = """
거실 커튼 열어줘
    living_room.curtain WindowCovering.up_or_open

거실 불 켜줘
    living_room.ceiling_light OnOff.on

커피 두 잔 내려줘
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

안방 온도 몇 도야?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

욕실 습도 어때?
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

거실 난방 23도로 맞춰줘
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study 너무 추워
    study.thermostat Thermostat.set_setpoint setpoint=20

주방이랑 거실 청소해줘
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

장보기 목록에 우유랑 계란 추가해줘
    home.shopping_list TaskList.add summary=우유
    home.shopping_list TaskList.add summary=계란

금요일 오후 3시에 치과 일정 넣어줘
    home.calendar Calendar.add summary=치과 start=1795759200

내일 저녁 6시에 할머니한테 전화하라고 알려줘
    home.calendar Calendar.add summary=할머니한테 전화 start=1795510800

세탁기 돌려줘
    balcony.washer OperationalState.start

세탁기 얼마나 남았어?
    look balcony.washer OperationalState.countdown_time

오븐 180도로 예열해줘
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

파스타 타이머 8분
    home.timer Timer.start duration=480 name=파스타

주방 조명 30퍼센트로 낮추고 블라인드 닫아줘
    kitchen.ceiling_light LevelControl.move_to_level level=30
    kitchen.blind WindowCovering.down_or_close

TV에서 넷플릭스 틀어줘
    living_room.tv ApplicationLauncher.launch_app app=netflix

소리 조금만 줄여줘
    living_room.tv AudioOutput.set_volume volume=13

거실에서 재즈 틀어줘
    living_room.speaker ContentLauncher.launch_content query=재즈

거실 스탠드 파란색으로 바꿔줘
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

커튼 다 닫아줘
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

안방에 있는 거 다 꺼줘
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

주방만 빼고 불 다 꺼줘
    lights OnOff.off - kitchen

현관문 잠겨 있어?
    look entrance.front_door DoorLock.lock_state

현관문 잠가줘
    entrance.front_door DoorLock.lock_door

집에 누구 있어?
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

20분 뒤에 TV 꺼줘
    wait 1200
    living_room.tv OnOff.off

내일 아침 6시 반에 깨워줘
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

외출 경비 해줘
    entrance.alarm_panel SecurityAlarm.arm_away

가습기 습도 50퍼센트로 해줘
    bedroom.humidifier HumidityControl.set_humidity humidity=50

와인셀러 파티 모드
    kitchen.wine_cooler Own.run name=party

불 다 꺼
    lights OnOff.off

뭐 했어?
    meta why

되돌려줘
    meta undo
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "ko")


SPOKEN = """
거실불켜줘
    living_room.ceiling_light OnOff.on

거실 불 좀 꺼줄래?
    living_room.ceiling_light OnOff.off

거실 불 켜져있어
    look living_room.ceiling_light OnOff.on_off

켜진 불 다 꺼
    lights OnOff.off

안방 빼고 불 다 꺼
    lights OnOff.off - bedroom

거실 조명 삼십 퍼센트로 낮춰줘
    living_room.ceiling_light LevelControl.move_to_level level=30

거실 불 10% 올려줘
    living_room.ceiling_light LevelControl.move_to_level level=80

스탠드 켜줘
    living_room.floor_lamp OnOff.on

@study 스탠드 켜줘
    study.desk_lamp OnOff.on

무드등 파란색으로 바꿔줘
    living_room.led_strip ColorControl.move_to_hue_and_saturation hue=240 saturation=100

주방 kitchen 불 켜줘
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on

삼촌 방 불 꺼줘
    refuse no_such_space 삼촌 방

플럭스 램프 켜줘
    refuse no_such_thing 플럭스 램프

불 끄지 마
    meta no

TV끄고 안방불도 켜줘
    living_room.tv OnOff.off
    bedroom.ceiling_light OnOff.on

현관문 열어줘
    entrance.front_door DoorLock.unlock_door

문 잠겼어
    look entrance.front_door DoorLock.lock_state

냉장고 문 열어줘
    refuse no_such_command 냉장고 문

거실 커튼 30% 열어
    living_room.curtain WindowCovering.go_to_position position=30

서재 블라인드 30% 내려줘
    study.blind WindowCovering.go_to_position position=70

안방 난방 스물세 도로 올려줘
    bedroom.thermostat Thermostat.set_setpoint setpoint=23

거실 보일러 24.5도로
    living_room.thermostat Thermostat.set_setpoint setpoint=24.5

거실 온도 1도 올려줘
    living_room.thermostat Thermostat.set_setpoint setpoint=23.5

에어컨 26℃로 맞춰줘
    living_room.air_conditioner Thermostat.set_setpoint setpoint=26

에어컨 약하게 틀어
    living_room.air_conditioner FanControl.set_fan_mode mode=low

선풍기 3단으로 해줘
    bedroom.fan FanControl.set_percent percent=100

선풍기 회전시켜
    bedroom.fan FanControl.set_oscillating oscillating=True

제습기 틀어줘
    bathroom.dehumidifier OnOff.on

가습기 습도 55로 맞춰
    bedroom.humidifier HumidityControl.set_humidity humidity=55

청소 그만해
    living_room.vacuum RvcOperationalState.stop

주방이랑 거실만 청소해줘
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

세탁기 울 코스로 돌려줘
    balcony.washer OperationalState.select_program program=wool
    balcony.washer OperationalState.start

빨래 다 됐어?
    look balcony.washer OperationalState.operational_state

아메리카노 두 잔 내려줘
    kitchen.coffee_maker Brewing.brew cups=2 drink=americano

오븐 180도로 예열해줘
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

디퓨저 향 세게
    living_room.diffuser Diffusing.set_intensity intensity=3

티비 11번 틀어줘
    living_room.tv Channel.change_channel channel=11

넷플릭스 틀어줘
    living_room.tv ApplicationLauncher.launch_app app=netflix

다음 채널
    living_room.tv Channel.skip_channel by=1

볼륨 5만 줄여
    living_room.tv AudioOutput.set_volume volume=13

거실 스피커로 재즈 틀어줘
    living_room.speaker ContentLauncher.launch_content query=재즈

삼 분만 재줘
    home.timer Timer.start duration=180

1시간 30분 뒤에 알려줘
    home.timer Timer.start duration=5400

매주 월수금 7시 알람
    bedroom.alarm_clock AlarmClock.add time=07:00 days=mo,we,fr

내일 아침 7시 반에 깨워줘
    bedroom.alarm_clock AlarmClock.add time=07:30 date=2026-11-24

금요일 저녁 7시에 회식 일정 추가해줘
    home.calendar Calendar.add summary=회식 start=1795773600

우유랑 휴지 장보기에 넣어줘
    home.shopping_list TaskList.add summary=우유
    home.shopping_list TaskList.add summary=휴지

10분 뒤에 거실 불 꺼줘
    wait 600
    living_room.ceiling_light OnOff.off

엄마 왔어
    look people.minji Presence.at_home

밖에 몇 도야?
    look balcony.temperature_sensor TemperatureMeasurement.measured_value

와인셀러 파티 모드
    kitchen.wine_cooler Own.run name=party

휴지통 뚜껑 열어줘
    kitchen.bin Own.run name=open_lid

경비 해제해줘
    entrance.alarm_panel SecurityAlarm.disarm

되돌려줘
    meta undo

왜 그랬어?
    meta why

응
    meta yes

됐어
    meta no

전기 얼마나 쓰고 있어?
    look home.energy_meter ElectricalPowerMeasurement.active_power
"""
"""As it is said and typed: without spaces, blunt, as a question, with spoken numbers."""


@pytest.mark.parametrize("paragraph", paragraphs(SPOKEN))
def test_as_it_is_spoken(paragraph: str) -> None:
    check(paragraph, "ko")

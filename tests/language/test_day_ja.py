"""一日: a day at home in Japanese, sentence by sentence, with the exact steps of the plan."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

DAY = """
リビングのカーテンを開けて
    living_room.curtain WindowCovering.up_or_open

キッチンの電気つけて
    kitchen.ceiling_light OnOff.on

コーヒーを二杯淹れて
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

寝室の温度は?
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

浴室の湿度はどう?
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

リビングの暖房を23度にして
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study 寒い
    study.thermostat Thermostat.set_setpoint setpoint=20

キッチンとリビングを掃除して
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

買い物リストに牛乳と卵を追加して
    home.shopping_list TaskList.add summary=牛乳
    home.shopping_list TaskList.add summary=卵

金曜日の午後3時に歯医者の予定を入れて
    home.calendar Calendar.add summary=歯医者 start=1795759200

明日の夕方6時におばあちゃんに電話するようリマインドして
    home.calendar Calendar.add summary=おばあちゃんに電話 start=1795510800

洗濯機を回して
    balcony.washer OperationalState.start

洗濯機はあとどのくらい?
    look balcony.washer OperationalState.countdown_time

オーブンを180度に予熱して
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

パスタのタイマーを8分で
    home.timer Timer.start duration=480 name=パスタ

キッチンの照明を30パーセントにしてブラインドを閉めて
    kitchen.ceiling_light LevelControl.move_to_level level=30
    kitchen.blind WindowCovering.down_or_close

テレビでNetflixをつけて
    living_room.tv ApplicationLauncher.launch_app app=netflix

ちょっと音を下げて
    living_room.tv AudioOutput.set_volume volume=13

リビングでジャズを流して
    living_room.speaker ContentLauncher.launch_content query=ジャズ

フロアランプを青にして
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

カーテンを全部閉めて
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

寝室のものを全部消して
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

キッチン以外の電気を消して
    lights OnOff.off - kitchen

玄関の鍵は閉まってる?
    look entrance.front_door DoorLock.lock_state

玄関の鍵かけて
    entrance.front_door DoorLock.lock_door

家に誰かいる?
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

20分後にテレビを消して
    wait 1200
    living_room.tv OnOff.off

明日の朝6時半に起こして
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

警備をオンにして
    entrance.alarm_panel SecurityAlarm.arm_away

加湿器の湿度を50%にして
    bedroom.humidifier HumidityControl.set_humidity humidity=50

ワインセラーをパーティーモードにして
    kitchen.wine_cooler Own.run name=party

全部の電気を消して
    lights OnOff.off

何をしたの?
    meta why

元に戻して
    meta undo
"""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "ja")

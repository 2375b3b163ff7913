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


SAID_AT_HOME = """
リビング、電気オン
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on

居間のでんきけしといて
    living_room.ceiling_light OnOff.off

こども部屋電気つけて
    kids_room.ceiling_light OnOff.on

リビングの電気つけないで
    meta no

寝室の電気はつけないでリビングだけつけて
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on

玄関の鍵開けないで
    meta no

リビングだけ残して電気全部消して
    kitchen.ceiling_light OnOff.off
    kitchen.pendant OnOff.off
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    kids_room.ceiling_light OnOff.off
    kids_room.night_light OnOff.off
    study.ceiling_light OnOff.off
    study.desk_lamp OnOff.off
    bathroom.ceiling_light OnOff.off
    entrance.ceiling_light OnOff.off
    balcony.ceiling_light OnOff.off

フロアランプとデスクライト以外の電気消して
    living_room.ceiling_light OnOff.off
    living_room.led_strip OnOff.off
    kitchen.ceiling_light OnOff.off
    kitchen.pendant OnOff.off
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    kids_room.ceiling_light OnOff.off
    kids_room.night_light OnOff.off
    study.ceiling_light OnOff.off
    bathroom.ceiling_light OnOff.off
    entrance.ceiling_light OnOff.off
    balcony.ceiling_light OnOff.off

魔法のランプ以外全部消して
    refuse no_such_thing 魔法

書斎の明るさを２０パーセント下げて
    study.ceiling_light LevelControl.move_to_level level=60
    study.desk_lamp LevelControl.move_to_level level=55

@living_room 暗いから電気つけて
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on

@kitchen おばあちゃんの部屋の電気つけて
    refuse no_such_space おばあちゃんの部屋

ひみつのランプ消して
    refuse no_such_thing ひみつのランプ

キッチンのテレビ消して
    refuse no_such_thing キッチンのテレビ

リビングの照明、電球色にして
    living_room.ceiling_light ColorControl.move_to_color_temperature kelvin=2700

ナイトライトをピンクに
    kids_room.night_light ColorControl.move_to_hue_and_saturation hue=330 saturation=70

エアコンを二十六度にして
    living_room.air_conditioner Thermostat.set_setpoint setpoint=26

+もうちょっと下げて
    living_room.air_conditioner Thermostat.set_setpoint setpoint=23

+風量強めて
    living_room.air_conditioner FanControl.set_percent percent=60

除湿モードにして
    living_room.air_conditioner Thermostat.set_system_mode mode=dry

エアコンを35度にして
    refuse out_of_range 35度

全部の部屋の暖房を20度にして
    living_room.thermostat Thermostat.set_setpoint setpoint=20
    bedroom.thermostat Thermostat.set_setpoint setpoint=20
    kids_room.thermostat Thermostat.set_setpoint setpoint=20
    study.thermostat Thermostat.set_setpoint setpoint=20

寝室のカーテンを三割開けて
    bedroom.curtain WindowCovering.go_to_position position=30

@living_room カーテンちょっとだけ閉めて
    living_room.curtain WindowCovering.go_to_position position=40

キッチンのブラインド下ろして
    kitchen.blind WindowCovering.down_or_close

寝室の窓開いてる？
    look bedroom.window BooleanState.state_value

+キッチンの温度は？
    look kitchen.climate_sensor TemperatureMeasurement.measured_value

+寝室は？
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

玄関の鍵閉めて警備をオンにして
    entrance.front_door DoorLock.lock_door
    entrance.alarm_panel SecurityAlarm.arm_away

警備オンになってる？
    look entrance.alarm_panel SecurityAlarm.mode

げんかんのかぎしめて
    entrance.front_door DoorLock.lock_door

鍵かけた？
    look entrance.front_door DoorLock.lock_state

掃除やめて
    living_room.vacuum RvcOperationalState.stop

お風呂掃除して
    refuse out_of_range お風呂

掃除機戻して
    living_room.vacuum RvcOperationalState.go_home

水拭きモードで掃除して
    living_room.vacuum RvcCleanMode.change_to_mode mode=mop
    living_room.vacuum RvcOperationalState.start

洗濯機をお急ぎで回して
    balcony.washer OperationalState.select_program program=quick
    balcony.washer OperationalState.start

乾燥機回しといて
    balcony.dryer OperationalState.start

テレビの電源落として
    living_room.tv OnOff.off

チャンネル9にして
    living_room.tv Channel.change_channel channel=9

ビートルズのイエスタデイを再生して
    living_room.speaker ContentLauncher.launch_content query=ビートルズのイエスタデイ

外は何度？
    look balcony.temperature_sensor TemperatureMeasurement.measured_value

電気どれくらい使ってる？
    look home.energy_meter ElectricalPowerMeasurement.active_power

ごみまとめて
    kitchen.bin Own.run name=pack

濃いめのコーヒー入れて
    kitchen.coffee_maker Brewing.brew drink=coffee strength=strong

アロマの香り強くして
    living_room.diffuser Diffusing.set_intensity intensity=3

３分計って
    home.timer Timer.start duration=180

5分たったら教えて
    home.timer Timer.start duration=300

カップ麺のタイマー3分
    home.timer Timer.start duration=180 name=カップ麺

あと10分でテレビ消して
    wait 600
    living_room.tv OnOff.off

平日の朝六時半に目覚ましをセットして
    bedroom.alarm_clock AlarmClock.add time=06:30 days=mo,tu,we,th,fr

明日の朝コーヒー入れて
    wait 46800
    kitchen.coffee_maker Brewing.brew drink=coffee

トイレットペーパーを買い物リストに入れといて
    home.shopping_list TaskList.add summary=トイレットペーパー

30分後にお米を炊くってリマインド
    home.calendar Calendar.add summary=お米を炊く start=1795429800

寒かったら暖房つけて
    refuse not_understood 寒かったら暖房つけて

やめて
    meta no

警備しないで
    meta no

ドアロック解除
    entrance.front_door DoorLock.unlock_door

鍵ちゃんと閉まってる？
    look entrance.front_door DoorLock.lock_state

浴室真っ暗にして
    bathroom.ceiling_light OnOff.off

寝室じゃなくて書斎のブラインド閉めて
    study.blind WindowCovering.down_or_close
"""


@pytest.mark.parametrize("paragraph", paragraphs(SAID_AT_HOME))
def test_said_at_home(paragraph: str) -> None:
    """Blunt, elliptic, in kana, with what is not to be done and what there is not."""
    check(paragraph, "ja")

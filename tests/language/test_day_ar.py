"""يوم: a day at home in Arabic, sentence by sentence, with the exact steps of the plan."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

DAY = """
افتح الستارة في غرفة المعيشة
    living_room.curtain WindowCovering.up_or_open

شغل الضوء في غرفة المعيشة
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on

اصنع لي فنجانين قهوة
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

كم درجة الحرارة في غرفة النوم؟
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

كم الرطوبة في الحمام؟
    look bathroom.climate_sensor RelativeHumidityMeasurement.measured_value

اضبط التدفئة في الصالة على 23 درجة
    living_room.thermostat Thermostat.set_setpoint setpoint=23

@study أنا بردان
    study.thermostat Thermostat.set_setpoint setpoint=20

نظف المطبخ وغرفة المعيشة
    living_room.vacuum ServiceArea.select_areas areas=kitchen,living_room
    living_room.vacuum RvcOperationalState.start

أضف حليب وبيض إلى قائمة التسوق
    home.shopping_list TaskList.add summary=حليب
    home.shopping_list TaskList.add summary=بيض

أضف موعد طبيب الأسنان يوم الجمعة الساعة الثالثة عصرا
    home.calendar Calendar.add summary=طبيب الأسنان start=1795759200

ذكرني غدا الساعة السادسة مساء أن أتصل بجدتي
    home.calendar Calendar.add summary=أتصل بجدتي start=1795510800

شغل الغسالة
    balcony.washer OperationalState.start

كم بقي للغسالة؟
    look balcony.washer OperationalState.countdown_time

اضبط الفرن على 180 درجة
    kitchen.oven TemperatureControl.set_temperature temperature=180

اضبط مؤقت المعكرونة لمدة ٨ دقائق
    home.timer Timer.start duration=480 name=المعكرونة

خفت ضوء المطبخ إلى ٣٠ بالمئة
    kitchen.ceiling_light LevelControl.move_to_level level=30

افتح نتفليكس على التلفزيون
    living_room.tv ApplicationLauncher.launch_app app=netflix

اخفض الصوت قليلا
    living_room.tv AudioOutput.set_volume volume=13

شغل جاز في غرفة المعيشة
    living_room.speaker ContentLauncher.launch_content query=جاز

اجعل المصباح الأرضي أزرق
    living_room.floor_lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

أطفئ كل شيء في غرفة النوم
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    bedroom.fan OnOff.off
    bedroom.humidifier OnOff.off

أطفئ كل الأنوار ما عدا المطبخ
    lights OnOff.off - kitchen

هل باب البيت مقفل؟
    look entrance.front_door DoorLock.lock_state

اقفل باب البيت
    entrance.front_door DoorLock.lock_door

من في البيت؟
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

أطفئ التلفزيون بعد عشرين دقيقة
    wait 1200
    living_room.tv OnOff.off

أيقظني غدا الساعة السادسة والنصف صباحا
    bedroom.alarm_clock AlarmClock.add time=06:30 date=2026-11-24

فعل نظام الإنذار
    entrance.alarm_panel SecurityAlarm.arm_away

اضبط المرطب على 50 بالمئة
    bedroom.humidifier HumidityControl.set_humidity humidity=50

أطفئ نور المطبخ
    kitchen.ceiling_light OnOff.off

أطفئ نور المطبخ وشغل التلفزيون
    kitchen.ceiling_light OnOff.off
    living_room.tv OnOff.on

أطفئ جميع الأضواء
    lights OnOff.off

ماذا فعلت؟
    meta why

تراجع
    meta undo
"""

TYPED = """
ولّعي لمبة المطبخ
    kitchen.ceiling_light OnOff.on
    kitchen.pendant OnOff.on

عايزك تطفي نور الحمام وتشغل نور المطبخ
    bathroom.ceiling_light OnOff.off
    kitchen.ceiling_light OnOff.on

سكّر نور الحمام
    bathroom.ceiling_light OnOff.off

طفي الأنوار كلها إلا المدخل والحمام
    living_room.ceiling_light OnOff.off
    living_room.floor_lamp OnOff.off
    living_room.led_strip OnOff.off
    kitchen.ceiling_light OnOff.off
    kitchen.pendant OnOff.off
    bedroom.ceiling_light OnOff.off
    bedroom.bedside_lamp OnOff.off
    kids_room.ceiling_light OnOff.off
    kids_room.night_light OnOff.off
    study.ceiling_light OnOff.off
    study.desk_lamp OnOff.off
    balcony.ceiling_light OnOff.off

شغل كل أنوار الصالة ما عدا شريط الليد
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on

غيّر لون شريط الليد إلى الأزرق
    living_room.led_strip ColorControl.move_to_hue_and_saturation hue=240 saturation=100

زيدي إضاءة المطبخ ٢٠ بالمية
    kitchen.ceiling_light LevelControl.move_to_level level=100

علّي نور المكتب شويه
    study.ceiling_light LevelControl.move_to_level level=90

اضبط المكيف على اثنين وعشرين درجة
    living_room.air_conditioner Thermostat.set_setpoint setpoint=22

نقّص حرارة غرفة النوم درجة ونص
    bedroom.thermostat Thermostat.set_setpoint setpoint=19.5

طفي التدفئة في كل البيت
    living_room.thermostat Thermostat.set_system_mode mode=off
    bedroom.thermostat Thermostat.set_system_mode mode=off
    kids_room.thermostat Thermostat.set_system_mode mode=off
    study.thermostat Thermostat.set_system_mode mode=off

ارفع التدفئة في المكتب إلى ٢٤
    study.thermostat Thermostat.set_setpoint setpoint=24

المروحة على الآخر
    bedroom.fan FanControl.set_percent percent=100

افتح ستارة المكتب للنص
    study.blind WindowCovering.go_to_position position=50

اغلق جميع الستائر
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close
    kitchen.blind WindowCovering.down_or_close
    study.blind WindowCovering.down_or_close

قفّل الباب الأمامي
    entrance.front_door DoorLock.lock_door

الباب مقفول؟
    look entrance.front_door DoorLock.lock_state

قفل الباب وشغل الإنذار
    entrance.front_door DoorLock.lock_door
    entrance.alarm_panel SecurityAlarm.arm_away

خلي المكنسة تنظف المطبخ وغرفة النوم
    living_room.vacuum ServiceArea.select_areas areas=kitchen,bedroom
    living_room.vacuum RvcOperationalState.start

كم باقي على الغسالة؟
    look balcony.washer OperationalState.countdown_time

ارفع صوت التلفزيون إلى ٣٠
    living_room.tv AudioOutput.set_volume volume=30

القناة السابقة
    living_room.tv Channel.skip_channel by=-1

سخن الفرن على ١٨٠
    kitchen.oven OnOff.on
    kitchen.oven TemperatureControl.set_temperature temperature=180

اعمل لي فنجانين قهوة
    kitchen.coffee_maker Brewing.brew cups=2 drink=coffee

مؤقت خمسة وأربعين دقيقة
    home.timer Timer.start duration=2700

اضبط المنبه على السابعة والنصف صباحا
    bedroom.alarm_clock AlarmClock.add time=07:30

حط منبه على ثمانية إلا ربع
    bedroom.alarm_clock AlarmClock.add time=07:45

أضف الخبز والبيض إلى قائمة المشتريات
    home.shopping_list TaskList.add summary=الخبز
    home.shopping_list TaskList.add summary=البيض

أضف إلى التقويم عشاء مع أحمد يوم الخميس الساعة ٨ مساء
    home.calendar Calendar.add summary=عشاء مع أحمد start=1795690800

مين في البيت؟
    look people.minji Presence.at_home
    look people.junho Presence.at_home
    look people.haneul Presence.at_home
    look people.lena Presence.at_home

غلّف الكيس
    kitchen.bin Own.run name=pack

شغل نور سارة
    refuse no_such_thing نور سارة

شغل نور غرفة سارة
    refuse no_such_space غرفة سارة

طفي النور في القبو
    refuse no_such_space القبو

لا تطفي النور
    meta no

ليش طفيت النور؟
    meta why

ارجع زي ما كان
    meta undo

كم عمرك؟
    refuse no_service كم عمرك؟
"""
"""As it is typed from the Gulf to Egypt: dialect, digits, spoken numbers, exceptions, what is not there."""


@pytest.mark.parametrize("paragraph", paragraphs(DAY))
def test_the_day(paragraph: str) -> None:
    check(paragraph, "ar")


@pytest.mark.parametrize("paragraph", paragraphs(TYPED))
def test_as_it_is_typed(paragraph: str) -> None:
    check(paragraph, "ar")

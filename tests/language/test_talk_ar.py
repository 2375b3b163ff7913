"""حديث: Arabic that leans on other words: corrections, what is forbidden, waits, what follows."""

from __future__ import annotations

import pytest

from .day import check, paragraphs

# in the demo home: corrections, what is forbidden, values for several rooms, waits, what follows
TALK = """
ممكن تفتح قفل باب البيت
    entrance.front_door DoorLock.unlock_door

فك قفل الباب لو سمحت
    entrance.front_door DoorLock.unlock_door

تأكد إن باب البيت مقفول
    entrance.front_door DoorLock.lock_door

شغل ضوء المطبخ، لا، ضوء الحمام
    bathroom.ceiling_light OnOff.on

خلي المصباح الأرضي ٧٥ بالمئة، لا خليه ٥٥
    living_room.floor_lamp LevelControl.move_to_level level=55

افتح ستارة غرفة النوم، لا، سكرها
    bedroom.curtain WindowCovering.down_or_close

حط التدفئة في غرفة النوم على ٢١، لا، في المكتب
    study.thermostat Thermostat.set_setpoint setpoint=21

اطفي نور المطبخ ولا تطفي نور الحمام
    kitchen.ceiling_light OnOff.off

شغل ضوء المطبخ، لا تشغل المروحة
    kitchen.ceiling_light OnOff.on

طفي أنوار غرفة المعيشة بس اترك المصباح الأرضي
    living_room.ceiling_light OnOff.off
    living_room.led_strip OnOff.off

شغل الضوء في غرفة المعيشة وغرفة النوم وسكر الستائر
    living_room.ceiling_light OnOff.on
    living_room.floor_lamp OnOff.on
    living_room.led_strip OnOff.on
    bedroom.ceiling_light OnOff.on
    bedroom.bedside_lamp OnOff.on
    living_room.curtain WindowCovering.down_or_close
    bedroom.curtain WindowCovering.down_or_close

اضبط التدفئة بغرفة المعيشة على ٢٢ وبغرفة النوم على ١٩ وفي المكتب على عشرين ونصف
    living_room.thermostat Thermostat.set_setpoint setpoint=22
    bedroom.thermostat Thermostat.set_setpoint setpoint=19
    study.thermostat Thermostat.set_setpoint setpoint=20.5

خلي ضوء غرفة النوم ٣٠ بالمئة والمصباح الأرضي ٦٠
    bedroom.ceiling_light LevelControl.move_to_level level=30
    living_room.floor_lamp LevelControl.move_to_level level=60

اضبط المرطب على ٥٠ بالمئة ومكيف الصالة على ٢٤
    bedroom.humidifier HumidityControl.set_humidity humidity=50
    living_room.air_conditioner Thermostat.set_setpoint setpoint=24

طفي نور الحمام بعد ساعة
    wait 3600
    bathroom.ceiling_light OnOff.off

طفي التلفزيون بعد ساعة ونصف
    wait 5400
    living_room.tv OnOff.off

افتح الستارة في الصالة خلال عشر دقائق
    wait 600
    living_room.curtain WindowCovering.up_or_open

شغل المروحة لمدة ساعة
    bedroom.fan OnOff.on
    wait 3600
    bedroom.fan OnOff.off

اضبط مؤقتا لساعة و٥ دقائق
    home.timer Timer.start duration=3900

مؤقت ساعة اسمه الكبسة
    home.timer Timer.start duration=3600 name=الكبسة

خلي المكنسة ترجع لمكانها
    living_room.vacuum RvcOperationalState.go_home

ضوء المطبخ أحمر؟
    look kitchen.ceiling_light OnOff.on_off

أوقف المروحة
    bedroom.fan OnOff.off

اخفض الصوت إلى عشرين بالمئة
    living_room.tv AudioOutput.set_volume volume=20

انتقل إلى الأغنية التالية
    living_room.tv MediaPlayback.next

أعد تشغيل الأغنية السابقة
    living_room.tv MediaPlayback.previous

أضئ غرفة النوم
    bedroom.ceiling_light OnOff.on
    bedroom.bedside_lamp OnOff.on

اضبط الحرارة في المكتب على عشرين درجة ونصف
    study.thermostat Thermostat.set_setpoint setpoint=20.5

شغل ضوء غرفة النوم
    bedroom.ceiling_light OnOff.on

+ والمكتب كمان
    study.ceiling_light OnOff.on
    study.desk_lamp OnOff.on

+ لا، الحمام
    bathroom.ceiling_light OnOff.on

+ طفيه
    bathroom.ceiling_light OnOff.off

كم الحرارة في غرفة النوم
    look bedroom.climate_sensor TemperatureMeasurement.measured_value

+ وفي الحمام؟
    look bathroom.climate_sensor TemperatureMeasurement.measured_value

شغل جاز
    living_room.speaker ContentLauncher.launch_content query=جاز

+ أعلى شوي
    living_room.speaker AudioOutput.set_volume volume=30

+ وقفه
    living_room.speaker MediaPlayback.pause

أول ما تخلص الغسالة طفي نور الشرفة
    wait balcony.washer OperationalState.operational_state == finished
    balcony.ceiling_light OnOff.off

بس تخلص الجلاية طفي نور المطبخ
    wait kitchen.dishwasher OperationalState.operational_state == finished
    kitchen.ceiling_light OnOff.off

إذا انفتح الباب شغل ضوء المدخل
    look entrance.front_door BooleanState.state_value
"""


@pytest.mark.parametrize("paragraph", paragraphs(TALK))
def test_what_leans_on_other_words(paragraph: str) -> None:
    check(paragraph, "ar")

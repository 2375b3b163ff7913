"""في البيت: Arabic as it is said to a home, with intents and steps."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from madang.language.frame import Utterance
from madang.language.understanding import Understanding
from madang.things.blueprint import read_blueprint
from madang.twin.twin import Twin

from .day import MONDAY_EVENING, steps


def _space(id: str, name: str, inside: str = "home", kind: str = "room") -> dict[str, Any]:
    return {"id": id, "kind": kind, "name": {"ar": name}, "inside": inside}


def _thing(id: str, kind: str, name: str, **traits: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "space": id.partition(".")[0], "name": {"ar": name}, "traits": traits}


COLOURS = {"features": ["hs", "ct"]}
WARMTH = {
    "limits": {"setpoint": {"min": 5, "max": 35}},
    "state": {"setpoint": 20, "local_temperature": 21},
}
AREAS = {"limits": {"areas": {"choices": ["living", "kitchen", "hall", "bedroom", "office"]}}}
PIZZA = {"id": 1, "duration": 300, "ends_at": MONDAY_EVENING + 200, "name": "بيتزا", "space": "kitchen"}
CHORES = [{"id": 1, "summary": "إخراج القمامة"}, {"id": 2, "summary": "غسل السيارة"}]
SHOPPING = [{"id": 1, "summary": "التفاح"}, {"id": 2, "summary": "حليب"}]
HOME: dict[str, Any] = {
    "home": {"name": {"ar": "البيت"}, "time_zone": "Asia/Riyadh"},
    "people": [{"id": "jana", "name": {"ar": "جنى"}, "role": "owner"}],
    "spaces": [
        {"id": "home", "kind": "home", "name": {"ar": "البيت"}},
        _space("first", "الطابق الأول", kind="floor"),
        _space("second", "الطابق الثاني", kind="floor"),
        _space("living", "غرفة المعيشة", "first"),
        _space("kitchen", "المطبخ", "first"),
        _space("hall", "الممر", "first"),
        _space("garage", "الكراج", "first"),
        _space("bedroom", "غرفة النوم", "second"),
        _space("office", "المكتب", "second"),
        _space("garden", "الحديقة", kind="garden"),
    ],
    "things": [
        _thing("living.light", "light", "ضوء غرفة المعيشة", LevelControl={}, ColorControl=COLOURS),
        _thing("living.play", "light", "ركن اللعب"),
        _thing("living.tv", "tv", "التلفزيون", AudioOutput={"state": {"volume": 40}},
               MediaPlayback={"state": {"current_state": "playing"}}),
        _thing("living.window", "window", "نافذة غرفة المعيشة"),
        _thing("living.curtain", "curtain", "ستارة غرفة المعيشة"),
        _thing("living.thermo", "thermostat", "منظم حرارة غرفة المعيشة", Thermostat=WARMTH),
        _thing("living.vacuum", "vacuum", "روفر", ServiceArea=AREAS),
        _thing("kitchen.light", "light", "ضوء المطبخ", ColorControl=COLOURS),
        _thing("kitchen.lamp", "light", "أباجورة المطبخ"),
        _thing("kitchen.fan", "fan", "مروحة المطبخ"),
        _thing("kitchen.outlet", "outlet", "مقبس المطبخ"),
        _thing("bedroom.lamp", "light", "مصباح غرفة النوم", ColorControl=COLOURS),
        _thing("bedroom.fan", "fan", "مروحة السقف"),
        _thing("bedroom.curtain", "curtain", "ستارة غرفة النوم"),
        _thing("bedroom.window", "window", "نافذة غرفة النوم"),
        _thing("hall.lock", "lock", "الباب الأمامي"),
        _thing("hall.light", "light", "ضوء الممر"),
        _thing("office.thermo", "thermostat", "منظم حرارة المكتب", Thermostat=WARMTH),
        _thing("office.motion", "occupancy_sensor", "حساس المكتب"),
        _thing("office.light", "light", "ضوء المكتب"),
        _thing("garage.door", "garage_door", "باب الكراج"),
        _thing("garden.mower", "mower", "كليبي"),
        _thing("home.chores", "task_list", "الأعمال المنزلية", TaskList={"state": {"tasks": CHORES}}),
        _thing("home.shopping", "task_list", "قائمة التسوق", TaskList={"state": {"tasks": SHOPPING}}),
        _thing("home.timer", "timer", "المؤقت", Timer={"state": {"timers": [PIZZA]}}),
    ],
}  # fmt: skip


@cache
def home() -> Understanding:
    """A home of two floors whose things have Arabic names only."""
    return Understanding(read_blueprint(HOME))


# [intent] @where it is said, the sentence, and the steps
SAID = """
[HassStartTimer] اضبط مؤقتا لمدة ٥ دقائق
    home.timer Timer.start duration=300

[HassStartTimer] ابدأ مؤقت ٥ دقائق و٣٠ ثانية
    home.timer Timer.start duration=330

[HassStartTimer] اضبط مؤقت البيتزا لمدة ٥ دقائق
    home.timer Timer.start duration=300 name=البيتزا

[HassStartTimer] ابدأ مؤقتا مدته ٤٥ ثانية
    home.timer Timer.start duration=45

[HassStartTimer] تايمر دقيقتين من فضلك
    home.timer Timer.start duration=120

[HassStartTimer] ضبط مؤقت لمدة ربع ساعة
    home.timer Timer.start duration=900

[HassOpenCover] بعد ساعة و٥ دقائق افتح باب الكراج
    wait 3900
    garage.door WindowCovering.up_or_open

[HassIncreaseTimer] زد المؤقت بمقدار ساعة
    home.timer Timer.add_time id=1 by=3600

[HassIncreaseTimer] أضف ٥ دقائق إلى مؤقت الساعة
    home.timer Timer.add_time id=1 by=300

[HassDecreaseTimer] قلل المؤقت بمقدار ٣٠ ثانية
    home.timer Timer.add_time id=1 by=-30

[HassDecreaseTimer] أزل ساعة ونصف من المؤقت
    home.timer Timer.add_time id=1 by=-5400

[HassDecreaseTimer] أنقص ٥ دقائق من مؤقت ٣٠ ثانية
    home.timer Timer.add_time id=1 by=-300

[HassCancelTimer] إلغاء المؤقت
    home.timer Timer.cancel id=1

[HassCancelTimer] ألغ مؤقت ٣٠ ثانية
    home.timer Timer.cancel id=1

[HassCancelAllTimers] أوقف جميع المؤقتات
    home.timer Timer.cancel

[HassPauseTimer] إيقاف المؤقت مؤقتاً في المطبخ
    home.timer Timer.pause id=1

[HassUnpauseTimer] استأنف المؤقت
    home.timer Timer.resume id=1

[HassUnpauseTimer] أكمل مؤقت ٥ دقائق
    home.timer Timer.resume id=1

[HassTimerStatus] ما حالة المؤقت
    look home.timer Timer.timers

[HassTimerStatus] الوقت المتبقي لمؤقت ٤٥ ثانية
    look home.timer Timer.timers

[audio_volume_up] @living ارفع الصوت ٢٠٪
    living.tv AudioOutput.set_volume volume=60

[audio_volume_down] خفض صوت غرفة المعيشة ٢٠٪
    living.tv AudioOutput.set_volume volume=20

[audio_volume_down] قلل مستوى الصوت في التلفزيون
    living.tv AudioOutput.set_volume volume=30

[HassSetVolume] ارفع صوت التلفزيون إلى ٩٠
    living.tv AudioOutput.set_volume volume=90

[HassMediaNext] الأغنية التالية
    living.tv MediaPlayback.next

[HassMediaNext] تجاوز المقطع
    living.tv MediaPlayback.next

[HassMediaPrevious] عد إلى المقطع السابق على التلفزيون
    living.tv MediaPlayback.previous

[HassMediaPause] توقف مؤقتا
    living.tv MediaPlayback.pause

[HassMediaUnpause] تابع التلفزيون
    living.tv MediaPlayback.play

[audio_volume_mute] اكتم الموسيقى
    living.tv AudioOutput.mute

[HassMediaPlayerUnmute] إلغاء الكتم
    living.tv AudioOutput.unmute

[play_music] شغل بودكاست فنجان في غرفة المعيشة
    living.tv ContentLauncher.launch_content query=فنجان

[lists_createoradd] أضف إخراج القمامة إلى الأعمال المنزلية
    home.chores TaskList.add summary=إخراج القمامة

[HassListCompleteItem] علم على إخراج القمامة كمنجز في الأعمال المنزلية
    home.chores TaskList.complete id=1

[lists_remove] احذف التفاح من قائمة التسوق
    home.shopping TaskList.remove id=1

[datetime_query] كم الساعة الآن
    meta chat time

[datetime_query] أخبرني بالتاريخ
    meta chat date

[HassNevermind] انس الأمر
    meta no

[iot_hue_lighton] أنر غرفة المعيشة
    living.light OnOff.on
    living.play OnOff.on

[iot_hue_lighton] @kitchen شغل الأضواء
    kitchen.light OnOff.on
    kitchen.lamp OnOff.on

[iot_hue_lightoff] أطفئ كل أضواء المنزل
    living.light OnOff.off
    living.play OnOff.off
    kitchen.light OnOff.off
    kitchen.lamp OnOff.off
    bedroom.lamp OnOff.off
    hall.light OnOff.off
    office.light OnOff.off

[HassTurnOff] عطل مروحة السقف
    bedroom.fan OnOff.off

[iot_hue_lighton] فعّل أضواء ركن اللعب في الطابق الأول
    living.play OnOff.on

[unlock] إلغاء قفل الباب الأمامي
    hall.lock DoorLock.unlock_door

[HassOpenCover] @living افتح الستارة
    living.curtain WindowCovering.up_or_open

[HassSetPosition] زد فتح ستارة غرفة النوم إلى ١٠٠
    bedroom.curtain WindowCovering.go_to_position position=100

[HassLightSet] اضبط مصباح غرفة النوم على السطوع الأقصى
    bedroom.lamp LevelControl.move_to_level level=100

[HassLightSet] ارفع سطوع المكتب إلى ٨٠٪
    office.light LevelControl.move_to_level level=80

[iot_hue_lightchange] اضبط حرارة مصباح غرفة النوم على ٢٧٠٠ كلفن
    bedroom.lamp ColorControl.move_to_color_temperature kelvin=2700

[HassGetState] كم عدد النوافذ المفتوحة
    look living.window WindowCovering.current_position
    look bedroom.window WindowCovering.current_position

[HassGetState] أي الأبواب غير مقفلة
    look hall.lock DoorLock.lock_state

[HassGetState] هل ضوء المطبخ مطفأ
    look kitchen.light OnOff.on_off

[HassClimateGetTemperature] @living كم الحرارة
    look living.thermo Thermostat.local_temperature

[HassClimateSetTemperature] @living اضبط درجة الحرارة على ٢٠٫٥°
    living.thermo Thermostat.set_setpoint setpoint=20.5

[HassFanSetSpeed] غير سرعة مراوح الطابق الأول إلى ٥٠٪
    kitchen.fan FanControl.set_percent percent=50

[HassLawnMowerStartMowing] ابدأ جز العشب
    garden.mower RvcOperationalState.start

[audio_volume_up] ارفع مستوى الصوت
    living.tv AudioOutput.set_volume volume=50

[audio_volume_down] قلل صوت التلفزيون
    living.tv AudioOutput.set_volume volume=30

[HassMediaNext] شغل التالي
    living.tv MediaPlayback.next

[HassMediaPrevious] السابق
    living.tv MediaPlayback.previous

[HassMediaPause] أوقف الموسيقى مؤقتا
    living.tv MediaPlayback.pause

[HassMediaUnpause] استئناف التشغيل
    living.tv MediaPlayback.play

[audio_volume_mute] اكتم الموسيقى على التلفزيون
    living.tv AudioOutput.mute

[HassMediaPlayerUnmute] إلغاء كتم الموسيقى
    living.tv AudioOutput.unmute

[HassListCompleteItem] أكمل التفاح في قائمة التسوق
    home.shopping TaskList.complete id=1

[datetime_query] ما الوقت الآن
    meta chat time

[datetime_query] ما هو تاريخ اليوم
    meta chat date

[HassNevermind] لا تهتم
    meta no

[iot_hue_lighton] هل يمكنك تشغيل ضوء الممر من فضلك؟
    hall.light OnOff.on

[iot_hue_lightoff] أطفئي الأضواء في غرفة المعيشة لو سمحتي
    living.light OnOff.off
    living.play OnOff.off

[HassTurnOff] سكر التلفزيون
    living.tv OnOff.off

[HassOpenCover] ارفع الستائر بغرفة النوم
    bedroom.curtain WindowCovering.up_or_open

[HassOpenCover] افتح الكراج
    garage.door WindowCovering.up_or_open

[HassGetState] شباك غرفة النوم مفتوح ولا مسكر؟
    look bedroom.window WindowCovering.current_position

[HassClimateSetTemperature] خلي حرارة المكتب ٢٢
    office.thermo Thermostat.set_setpoint setpoint=22

[HassClimateSetTemperature] غرفة المعيشة ٢٣ درجة
    living.thermo Thermostat.set_setpoint setpoint=23

[HassLightSet] خلي ضوء المكتب عشرين بالمية
    office.light LevelControl.move_to_level level=20

[iot_hue_lightchange] بدي مصباح غرفة النوم أزرق
    bedroom.lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

[HassSetPosition] ستارة غرفة المعيشة على ٨٠ بالمئة
    living.curtain WindowCovering.go_to_position position=80

[HassMediaNext] اللي بعدها
    living.tv MediaPlayback.next

[HassStartTimer] اضبط مؤقت الشاي ثلاث دقائق ونص
    home.timer Timer.start duration=210 name=الشاي

[iot_cleaning] خلي المكنسة تنظف المطبخ
    living.vacuum ServiceArea.select_areas areas=kitchen
    living.vacuum RvcOperationalState.start

[HassLawnMowerDock] رجع كليبي للقاعدة
    garden.mower RvcOperationalState.go_home

[lists_query] ماذا يوجد في قائمة الأعمال المنزلية
    look home.chores TaskList.tasks

[iot_wemo_off] افصل مقبس المطبخ
    kitchen.outlet OnOff.off

[HassGetState] كم لمبة شغالة بالمطبخ
    look kitchen.light OnOff.on_off
    look kitchen.lamp OnOff.on_off

[iot_hue_lighton] شغل كل الأضواء في المطبخ
    kitchen.light OnOff.on
    kitchen.lamp OnOff.on

[iot_hue_lighton] شغل إضاءة ركن اللعب في غرفة المعيشة
    living.play OnOff.on

[HassTurnOn] شغل المراوح
    kitchen.fan OnOff.on
    bedroom.fan OnOff.on

[HassTurnOn] افتح مروحة السقف
    bedroom.fan OnOff.on

[iot_wemo_on] شغل مقابس المطبخ
    kitchen.outlet OnOff.on

[iot_hue_lightoff] إطفاء جميع الأضواء
    living.light OnOff.off
    living.play OnOff.off
    kitchen.light OnOff.off
    kitchen.lamp OnOff.off
    bedroom.lamp OnOff.off
    hall.light OnOff.off
    office.light OnOff.off

[iot_hue_lightoff] أوقف تشغيل أضواء المطبخ
    kitchen.light OnOff.off
    kitchen.lamp OnOff.off

[HassTurnOff] طفي المراوح في الطابق الأول
    kitchen.fan OnOff.off

[lock] اقفل الباب الأمامي
    hall.lock DoorLock.lock_door

[HassOpenCover] افتح باب الكراج
    garage.door WindowCovering.up_or_open

[HassOpenCover] افتح الستائر في غرفة المعيشة
    living.curtain WindowCovering.up_or_open

[HassCloseCover] أغلق ستائر الطابق الأول
    living.curtain WindowCovering.down_or_close

[HassCloseCover] أغلق النوافذ في غرفة المعيشة
    living.window WindowCovering.down_or_close

[HassSetPosition] افتح الستائر إلى النصف في غرفة المعيشة
    living.curtain WindowCovering.go_to_position position=50

[HassLightSet] اضبط سطوع غرفة النوم على ٥٠٪
    bedroom.lamp LevelControl.move_to_level level=50

[HassLightSet] اضبط سطوع المكتب على أدنى مستوى
    office.light LevelControl.move_to_level level=1

[HassLightSet] @office اضبط السطوع على ٣٠٪
    office.light LevelControl.move_to_level level=30

[HassLightSet] مصباح غرفة النوم على ٤٠ بالمئة
    bedroom.lamp LevelControl.move_to_level level=40

[iot_hue_lightchange] اضبط لون غرفة النوم على الأزرق
    bedroom.lamp ColorControl.move_to_hue_and_saturation hue=240 saturation=100

[iot_hue_lightchange] اضبط مصباح غرفة النوم على أبيض دافئ
    bedroom.lamp ColorControl.move_to_color_temperature kelvin=2700

[HassGetState] هل الباب الأمامي مقفل؟
    look hall.lock DoorLock.lock_state

[HassGetState] هل النافذة مفتوحة في غرفة النوم؟
    look bedroom.window WindowCovering.current_position

[HassGetState] كم نافذة مفتوحة في الطابق الأول
    look living.window WindowCovering.current_position

[HassGetState] هل كل الأضواء مطفأة في الطابق الثاني
    look bedroom.lamp OnOff.on_off
    look office.light OnOff.on_off

[HassGetState] هل مروحة السقف تعمل
    look bedroom.fan OnOff.on_off

[HassGetState] ما هي حالة الباب الأمامي؟
    look hall.lock DoorLock.lock_state

[HassGetState] أين جنى
    look people.jana Presence.at_home

[HassGetState] هل التلفزيون شغال ولا طافي
    look living.tv OnOff.on_off

[HassClimateGetTemperature] ما هي درجة حرارة غرفة المعيشة؟
    look living.thermo Thermostat.local_temperature

[HassClimateGetTemperature] كم حرارة منظم حرارة المكتب
    look office.thermo Thermostat.local_temperature

[HassClimateSetTemperature] اضبط منظم حرارة المكتب على 19 درجة
    office.thermo Thermostat.set_setpoint setpoint=19

[HassClimateSetTemperature] ارفع الحرارة في المكتب درجتين
    office.thermo Thermostat.set_setpoint setpoint=22

[HassFanSetSpeed] غير سرعة المراوح في المطبخ إلى 50 بالمئة
    kitchen.fan FanControl.set_percent percent=50

[iot_cleaning] نظف غرفة المعيشة
    living.vacuum ServiceArea.select_areas areas=living
    living.vacuum RvcOperationalState.start

[iot_cleaning] @kitchen اكنس هذه الغرفة
    living.vacuum ServiceArea.select_areas areas=kitchen
    living.vacuum RvcOperationalState.start

[iot_cleaning] ابدأ روفر
    living.vacuum RvcOperationalState.start

[HassLawnMowerStartMowing] ابدأ قص العشب
    garden.mower RvcOperationalState.start

[HassLawnMowerStartMowing] شغل جزازة العشب
    garden.mower RvcOperationalState.start
"""


@pytest.mark.parametrize("paragraph", SAID.strip().split("\n\n"))
def test_what_is_said_to_the_home(paragraph: str) -> None:
    sentence, *expected = [line.strip() for line in paragraph.splitlines()]
    intent, _, sentence = sentence.removeprefix("[").partition("] ")
    space = None
    if sentence.startswith("@"):
        space, _, sentence = sentence[1:].partition(" ")
    twin = Twin(home().blueprint, MONDAY_EVENING)
    understood = home().understand(Utterance(sentence, "ar", space, MONDAY_EVENING), twin)
    assert [frame.intent for frame in understood.frames] == [intent]
    assert steps(understood) == expected

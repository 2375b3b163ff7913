"""التواريخ والأوقات: what Arabic dates, times and repeats mean on a Monday evening in November."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from madang.language.dates import find, seconds, soon
from madang.language.dates.value import Repeat

RIYADH = ZoneInfo("Asia/Riyadh")
NOW = dt.datetime(2026, 11, 23, 19, 0, tzinfo=RIYADH)


@pytest.mark.parametrize(
    ("said", "words", "meant"),
    [
        ("أيقظني غدا الساعة السابعة والنصف صباحا", "غدا الساعة السابعة والنصف صباحا", "2026-11-24 07:30"),
        ("ذكرني بكرة الساعة ٧ ونص الصبح", "بكرة الساعة ٧ ونص الصبح", "2026-11-24 07:30"),
        ("شغله الساعة الثامنة إلا ربعا مساء", "الساعة الثامنة إلا ربعا مساء", "2026-11-23 19:45"),
        ("الساعة الثامنة وعشرين دقيقة مساءً نبدأ", "الساعة الثامنة وعشرين دقيقة مساءً", "2026-11-23 20:20"),
        ("نلتقي يوم الأحد الجاي الساعة خمسة العصر", "يوم الأحد الجاي الساعة خمسة العصر", "2026-11-29 17:00"),
        ("أطفئه بعد ساعتين ونصف", "بعد ساعتين ونصف", "2026-11-23 21:30"),
        ("طفيه بعد ساعة وربع", "بعد ساعة وربع", "2026-11-23 20:15"),
        ("الاجتماع يوم ٢٥ الشهر القادم", "يوم ٢٥ الشهر القادم", "2026-12-25 00:00"),
        ("الإيجار آخر يوم في الشهر", "آخر يوم في الشهر", "2026-11-30 00:00"),
        ("نسافر في ١٥ رمضان", "في ١٥ رمضان", "2027-02-22 00:00"),
        ("موعدنا أول شوال", "أول شوال", "2027-03-09 00:00"),
        ("متى عيد الفطر القادم", "عيد الفطر القادم", "2027-03-09 00:00"),
        ("الحفلة يوم ٢٠ كانون الثاني ٢٠٢٧", "يوم ٢٠ كانون الثاني ٢٠٢٧", "2027-01-20 00:00"),
        ("نخرج هالخميس", "هالخميس", "2026-11-26 00:00"),
    ],
)
def test_when_it_is(said: str, words: str, meant: str) -> None:
    (moment,) = find(said, "ar", NOW)
    assert words.endswith(moment.text)
    found = soon(moment, NOW)
    assert isinstance(found, dt.datetime)
    assert f"{found:%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("مؤقت لمدة خمس دقائق", 300),
        ("مؤقت ساعتين", 7200),
        ("لمدة ساعة وخمس دقائق وثلاثين ثانية", 3930),
        ("نصف ساعة", 1800),
        ("ثلاثة أرباع الساعة", 2700),
        ("ساعة إلا ربع", 2700),
        ("يومين", 172800),
        ("طوال اليوم", 86400),
        ("لبضع دقائق", 180),
    ],
)
def test_how_long_it_takes(said: str, length: float) -> None:
    (moment,) = find(said, "ar", NOW)
    assert seconds(moment) == length


@pytest.mark.parametrize(
    ("said", "timex"),
    [
        ("كل يوم جمعة", "XXXX-WXX-5"),
        ("كل يوم الساعة ٨ صباحا", "T08"),
        ("كل أسبوعين", "P2W"),
        ("كل صباح", "TMO"),
        ("أول اثنين من كل شهر", "XXXX-XX-WXX-1-#1"),
        ("يوم ٥ من كل شهر", "XXXX-XX-05"),
        ("سنويا", "P1Y"),
    ],
)
def test_how_often_it_happens(said: str, timex: str) -> None:
    (moment,) = find(said, "ar", NOW)
    assert isinstance(moment.said, Repeat)
    assert moment.said.timex == timex


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("ماذا عندي في رمضان ١٤٤٨", "2027-02-08", "2027-03-09"),
        ("من ٣ إلى ٥ مارس ٢٠٢٧", "2027-03-03", "2027-03-05"),
        ("الأسبوع القادم", "2026-11-30", "2026-12-07"),
        ("شو عندي بشهر أيار ٢٠٢٧", "2027-05-01", "2027-06-01"),
    ],
)
def test_from_when_until_when(said: str, begin: str, end: str) -> None:
    (moment,) = find(said, "ar", NOW)
    assert (str(moment.values[-1].begin), str(moment.values[-1].end)) == (begin, end)


@pytest.mark.parametrize(
    "said",
    [
        "اضبط الحرارة على ٢٢",
        "ضع الصوت على عشرة",
        "افتح الستارة ٣٠ بالمئة",
        "الطابق الثاني",
        "شغل القناة الخامسة",
        "صباح الخير",
    ],
)
def test_what_is_no_time(said: str) -> None:
    assert find(said, "ar", NOW) == ()

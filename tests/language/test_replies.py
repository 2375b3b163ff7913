"""What Madang says, in the five languages: stories of a day at home."""

from __future__ import annotations

import re
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from madang.door.outcome import Act, Outcome, Pending, Reason, Result, Status, Who
from madang.language.replies import Replies
from madang.things.blueprint import read_blueprint
from madang.things.catalog import COMMANDS, TRAITS
from madang.things.plan import Ask, Do, Look, Pause, Refuse, Wait
from madang.things.time import CalendarEvent, RunningTimer, Task
from madang.things.trait import Risk
from madang.twin.twin import Twin

LANGUAGES = ("ko", "en", "ja", "de", "ar")
NOW = 1764320520.0
"""2025-11-28 18:02 in Seoul, a Friday."""
WHO = Who("mina")


def named(*names: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, names, strict=True))


def thing(id: str, kind: str, space: str | None, *names: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "name": named(*names)} | ({"space": space} if space else {}) | more


HOME = {
    "home": {"name": {"en": "Home"}, "time_zone": "Asia/Seoul"},
    "people": [{"id": "mina", "name": named("민아", "Mina", "ミナ", "Mina", "مينا")}],
    "spaces": [
        {"id": "living_room", "name": named("거실", "Living room", "リビング", "Wohnzimmer", "غرفة المعيشة")},
        {"id": "kitchen", "name": named("주방", "Kitchen", "キッチン", "Küche", "المطبخ")},
        {"id": "bedroom", "name": named("침실", "Bedroom", "寝室", "Schlafzimmer", "غرفة النوم")},
    ],
    "things": [
        thing("living_room.light", "light", "living_room", "조명", "Light", "照明", "Licht", "نور",
              traits={"ColorControl": {"features": ["hs", "ct"]}}),
        thing("kitchen.light", "light", "kitchen", "조명", "Light", "照明", "Licht", "نور"),
        *(thing(f"spot{i}", "light", "living_room",
                f"스팟 {i}", f"Spot {i}", f"スポット{i}", f"Spot {i}", f"كشاف {i}")
          for i in range(1, 7)),
        thing("curtain", "curtain", "bedroom", "침실 커튼", "Bedroom curtain", "寝室のカーテン",
              "Schlafzimmervorhang", "ستارة غرفة النوم"),
        thing("tv", "tv", "living_room", "TV", "TV", "テレビ", "Fernseher", "التلفاز"),
        thing("sensor", "climate_sensor", "bedroom",
              "온습도계", "Climate sensor", "温湿度計", "Klimasensor", "حساس المناخ"),
        thing("sensor2", "climate_sensor", "kitchen",
              "온습도계", "Climate sensor", "温湿度計", "Klimasensor", "حساس المناخ"),
        thing("front_door", "lock", None, "현관문", "Front door", "玄関", "Haustür", "الباب الأمامي"),
        thing("bin", "bin", "kitchen", "휴지통", "Bin", "ゴミ箱", "Mülleimer", "السلة", commands={
            "pack": {"words": {"en": ["pack yourself"], "de": ["pack dich ein"]}},
            "open": {"words": {"en": ["open the lid"]}, "reply": {"en": "The lid is open."}},
        }),
        thing("shopping", "task_list", None,
              "장보기 목록", "Shopping list", "買い物リスト", "Einkaufsliste", "قائمة التسوق"),
        thing("timers", "timer", None, "타이머", "Timer", "タイマー", "Timer", "المؤقت"),
        thing("calendar", "calendar", None, "달력", "Calendar", "カレンダー", "Kalender", "التقويم"),
    ],
    "rules": [{
        "id": "away",
        "say": named("집이 비면 현관문을 열지 않아요.", "The front door stays locked when nobody is home.",
                     "留守のときは玄関を開けません。", "Die Haustür bleibt zu, wenn niemand da ist.",
                     "لا يُفتح الباب الأمامي والبيت خالٍ."),
        "never": {"commands": ["DoorLock.unlock_door"]},
    }],
}  # fmt: skip
BLUEPRINT = read_blueprint(HOME)
TWIN = Twin(BLUEPRINT, NOW)
REPLIES = Replies(BLUEPRINT)


def do(thing_id: str, command: str, status: str = "done", **args: Any) -> Result:
    extra = {name: args.pop(f"_{name}") for name in ("reason", "rule", "changed") if f"_{name}" in args}
    return Result(Do(thing_id, command, args), status, **extra)  # type: ignore[arg-type]


def look(thing_id: str, attribute: str, value: Any) -> Result:
    return Result(Look(thing_id, attribute, value), "answered")


def say(language: str, *results: Result, pending: Pending | None = None) -> str:
    return REPLIES.reply(Outcome(1, results, pending), TWIN, language)


def in_all(*results: Result) -> tuple[str, ...]:
    return tuple(say(language, *results) for language in LANGUAGES)


def test_two_lights_are_told_in_one_sentence_with_their_rooms() -> None:
    assert in_all(do("living_room.light", "OnOff.off"), do("kitchen.light", "OnOff.off")) == (
        "거실 조명과 주방 조명을 껐어요.",
        "The living room light and kitchen light are off now.",
        "リビングの照明とキッチンの照明を消しました。",
        "Das Licht im Wohnzimmer und das Licht in der Küche sind jetzt aus.",
        "تم إطفاء نور غرفة المعيشة ونور المطبخ.",
    )


def test_many_lights_are_counted() -> None:
    assert in_all(*(do(f"spot{i}", "OnOff.off") for i in range(1, 7))) == (
        "거실 조명 6개를 껐어요.",
        "6 lights in the living room are off now.",
        "リビングの照明6台を消しました。",
        "6 Lichter im Wohnzimmer sind jetzt aus.",
        "تم إطفاء 6 أنوار في غرفة المعيشة.",
    )


def test_dim_the_light_and_close_the_curtain_which_is_still_moving() -> None:
    light = do("kitchen.light", "LevelControl.move_to_level", level=30)
    assert in_all(light, do("curtain", "WindowCovering.down_or_close", "under_way")) == (
        "주방 조명을 30%로 맞췄어요. 침실 커튼을 닫고 있어요.",
        "The kitchen light is at 30% now. Closing the bedroom curtain.",
        "キッチンの照明を30%にしました。寝室のカーテンを閉めています。",
        "Das Licht in der Küche steht jetzt auf 30 %. Der Schlafzimmervorhang schließt sich gerade.",
        "تم ضبط نور المطبخ على 30%. يجري إغلاق ستارة غرفة النوم الآن.",
    )


def test_what_failed_is_never_told_as_done() -> None:
    assert in_all(do("tv", "OnOff.on", "failed", _reason="offline")) == (
        "TV를 켜지 못했어요. 연결되어 있지 않아요.",
        "I couldn't switch on the TV: it isn't reachable.",
        "テレビをつけられませんでした。つながっていません。",
        "Ich konnte den Fernseher nicht einschalten: keine Verbindung zum Gerät.",
        "تعذّر تشغيل التلفاز: الجهاز غير متصل.",
    )


def test_a_lock_that_did_not_confirm_is_told_so() -> None:
    assert in_all(do("front_door", "DoorLock.lock_door", "failed", _reason="not_verified"))[1] == (
        "I sent the command to the front door, but it hasn't confirmed yet."
    )


def test_a_house_rule_speaks_for_itself() -> None:
    told = in_all(do("front_door", "DoorLock.unlock_door", "denied", _reason="rule", _rule="away"))
    for sentence, rule in zip(told, HOME["rules"][0]["say"].values(), strict=True):  # type: ignore[index]
        assert rule.rstrip(".。") in sentence
    assert told[3] == (
        "Ich werde die Haustür nicht aufschließen. Hausregel: Die Haustür bleibt zu, wenn niemand da ist."
    )


def test_it_was_so_already() -> None:
    assert in_all(do("tv", "OnOff.on", "already"))[0] == "TV는 이미 켜져 있어요."
    many = [do(f"spot{i}", "OnOff.off", "already") for i in range(1, 7)]
    assert say("en", do("kitchen.light", "OnOff.off"), *many) == (
        "The kitchen light is off now. 6 more already were."
    )


def test_a_step_tells_where_it_led() -> None:
    changed = (("kitchen.light", "LevelControl", {"current_level": 40.0}),)
    assert in_all(do("kitchen.light", "LevelControl.step", by=-20, _changed=changed)) == (
        "주방 조명을 40%로 낮췄어요.",
        "I've turned down the kitchen light to 40%.",
        "キッチンの照明を40%に下げました。",
        "Das Licht in der Küche steht jetzt niedriger, auf 40 %.",
        "تم خفض نور المطبخ إلى 40%.",
    )


def test_switching_over_tells_what_came_out() -> None:
    changed = (("tv", "OnOff", {"on_off": True}),)
    assert say("en", do("tv", "OnOff.toggle", _changed=changed)) == "The TV is on now."


def test_items_on_one_list_are_one_sentence() -> None:
    milk, eggs = (
        do("shopping", "TaskList.add", summary="우유"),
        do("shopping", "TaskList.add", summary="달걀"),
    )
    assert say("ko", milk, eggs) == "장보기 목록에 우유와 달걀을 넣었어요."
    assert say("de", do("shopping", "TaskList.add", summary="Milch")) == (
        "Ich habe Milch auf die Einkaufsliste gesetzt."
    )


def test_the_temperature_of_a_room_and_of_several() -> None:
    one = look("sensor", "TemperatureMeasurement.measured_value", 21.5)
    assert in_all(one) == (
        "침실 온도는 21.5도예요.",
        "It's 21.5 °C in the bedroom.",
        "寝室の温度は21.5度です。",
        "Im Schlafzimmer sind es 21,5 °C.",
        "الحرارة في غرفة النوم 21.5 درجة.",
    )
    two = look("sensor2", "TemperatureMeasurement.measured_value", 23.0)
    assert say("en", one, two) == "Temperature: bedroom 21.5 °C, kitchen 23 °C."
    assert say("de", one, two) == "Temperatur: Schlafzimmer 21,5 °C, Küche 23 °C."


def test_a_sensor_that_has_not_reported_is_not_guessed() -> None:
    told = in_all(look("sensor", "TemperatureMeasurement.measured_value", None))
    assert told[1] == "The bedroom climate sensor hasn't reported that yet."
    assert not any(re.search(r"\d", sentence) for sentence in told)


def test_which_lights_are_on() -> None:
    looks = [look(f"spot{i}", "OnOff.on_off", i > 3) for i in range(1, 7)]
    assert in_all(*looks)[:2] == (
        "거실 조명 3개가 켜져 있어요: 스팟 4, 스팟 5, 스팟 6.",
        "3 lights in the living room are on: Spot 4, Spot 5 and Spot 6.",
    )
    assert say("en", *(look(f"spot{i}", "OnOff.on_off", False) for i in range(1, 7))) == (
        "All 6 lights in the living room are off."
    )


def test_timers_tasks_and_events() -> None:
    tea = RunningTimer(1, 600, NOW + 240, "tea")
    assert say("en", look("timers", "Timer.timers", (tea,))) == "The tea 10 minute timer has 4 minutes left."
    assert say("de", look("timers", "Timer.timers", ())) == "Es läuft kein Timer."
    tasks = (Task(1, "milk"), Task(2, "eggs", True), Task(3, "bread"))
    assert say("en", look("shopping", "TaskList.tasks", tasks)) == "On the shopping list: milk and bread."
    event: dict[str, Any] = {"id": 1, "summary": "Zahnarzt", "start": NOW + 86400, "end": NOW + 90000}
    assert say("de", look("calendar", "Calendar.events", [event])) == "Morgen um 18:02 Uhr: Zahnarzt."
    assert CalendarEvent(**event).summary == "Zahnarzt"


def test_which_light_do_you_mean() -> None:
    asked = Result(Ask("which_thing", ("living_room.light", "kitchen.light")), "asked")
    assert in_all(asked) == (
        "거실 조명과 주방 조명 중 어느 것을 말씀하세요?",
        "Which one do you mean: the living room light or the kitchen light?",
        "リビングの照明とキッチンの照明のどちらですか?",
        "Was meinst du: das Licht im Wohnzimmer oder das Licht in der Küche?",
        "أيّها تقصد: نور غرفة المعيشة أم نور المطبخ؟",
    )


def test_how_long_should_the_timer_run() -> None:
    assert in_all(Result(Ask("which_value", ("timers",)), "asked"))[3] == "Wie lange soll der Timer laufen?"


def test_refusals_tell_what_they_are_about() -> None:
    assert say("en", Result(Refuse("no_such_thing", "fish tank"), "refused")) == (
        "I don't know “fish tank” here."
    )
    assert say("ko", Result(Refuse("no_such_thing", "수족관"), "refused")) == "‘수족관’을 찾지 못했어요."
    assert say("ar", Result(Refuse("not_understood"), "refused")) == "عذرًا، لم أفهم ذلك."


def test_the_question_before_something_risky() -> None:
    steps = (Do("front_door", "DoorLock.unlock_door"), Do("kitchen.light", "OnOff.on"))
    pending = Pending("p", 1, WHO, steps, "yes", Risk.HIGH, NOW + 60, ())
    assert tuple(REPLIES.question(pending, TWIN, language) for language in LANGUAGES) == (
        "현관문의 잠금을 열고 주방 조명을 켤까요?",
        "Shall I unlock the front door and switch on the kitchen light?",
        "玄関の鍵を開けて、キッチンの照明をつけますか?",
        "Soll ich die Haustür aufschließen und das Licht in der Küche einschalten?",
        "هل تريد فتح قفل الباب الأمامي وتشغيل نور المطبخ؟",
    )
    pin = Pending("p", 1, WHO, steps[:1], "pin", Risk.HIGH, NOW + 60, ())
    assert REPLIES.question(pin, TWIN, "ko") == "현관문의 잠금을 열려면 PIN을 입력해 주세요."
    assert (
        REPLIES.question(pin, TWIN, "de")
        == "Gib bitte deine PIN ein, dann kann ich die Haustür aufschließen."
    )


def test_a_wrong_pin_may_be_tried_again() -> None:
    steps = (Do("front_door", "DoorLock.unlock_door"),)
    pending = Pending("p", 1, WHO, steps, "pin", Risk.HIGH, NOW + 60, ())
    told = say("en", Result(steps[0], "waiting", "wrong_pin"), pending=pending)
    assert told == "That PIN isn't right. Please try again. To unlock the front door, I need your PIN."


def test_what_comes_later() -> None:
    wait = Result(Wait(Pause(600)), "scheduled")
    assert in_all(wait, do("tv", "OnOff.off", "scheduled")) == (
        "10분 뒤에 TV를 끌게요.",
        "In 10 minutes I'll switch off the TV.",
        "10分後にテレビを消します。",
        "In 10 Minuten werde ich den Fernseher ausschalten.",
        "سأقوم بعد 10 دقائق بإطفاء التلفاز.",
    )


def test_a_dry_run_never_says_that_it_was_done() -> None:
    outcome = Outcome(None, (do("tv", "OnOff.off"), do("curtain", "WindowCovering.down_or_close")))
    assert REPLIES.reply(outcome, TWIN, "en") == "I would switch off the TV and close the bedroom curtain."
    assert REPLIES.reply(outcome, TWIN, "ko") == "TV를 끄고 침실 커튼을 닫을 거예요."


def test_a_thing_s_own_command() -> None:
    assert say("en", do("bin", "Own.run", name="open")) == "The lid is open."
    assert say("en", do("bin", "Own.run", name="pack")) == "Done: “pack yourself” on the bin."


def test_why_and_undo() -> None:
    act = Act(1, NOW, WHO, "TV 꺼줘", (do("tv", "OnOff.off"),))
    assert REPLIES.why(act, "ko") == "오후 6시 2분에 TV를 껐어요. “TV 꺼줘”라고 하셨거든요."
    assert REPLIES.why(act, "en") == "At 18:02 I switched off the TV because you said “TV 꺼줘”."
    assert "Mina" in REPLIES.why(act, "en", asker="noah")
    ruled = Act(2, NOW, Who(surface="house"), "rule away", (do("front_door", "DoorLock.lock_door"),))
    assert "Hausregel: Die Haustür bleibt zu" in REPLIES.why(ruled, "de")
    assert REPLIES.undone(act, Outcome(3, (do("tv", "OnOff.on"),)), "en") == (
        "I've taken that back. The TV is on now."
    )


def test_notices() -> None:
    assert REPLIES.notice("timer", "en", duration=600, name="tea") == "Your 10 minute timer is over: tea."
    assert REPLIES.notice("timer", "ko", duration=600, name="차") == "차 10분 타이머가 끝났어요."
    assert REPLIES.notice("alarm", "de", time="07:00") == "Es ist 7 Uhr."
    assert REPLIES.notice("not_verified", "en", thing="front_door").startswith("The front door hasn't")


def test_small_talk() -> None:
    assert REPLIES.chat("thanks", "de") == "Gern geschehen."
    assert REPLIES.chat("time", "ja", NOW) == "今は18時2分です。"
    assert REPLIES.chat("date", "ko", NOW) == "오늘은 2025년 11월 28일 금요일이에요."
    assert REPLIES.chat("poetry", "en").startswith("I can't help with that yet.")


def test_a_home_can_say_sie() -> None:
    formal = Replies(read_blueprint({"home": {"name": {"de": "Haus"}, "address_style": {"de": "sie"}}}))
    assert formal.chat("greet", "de") == "Hallo! Was kann ich für Sie tun?"
    assert REPLIES.chat("greet", "de") == "Hallo! Was kann ich für dich tun?"


ATTRIBUTES = [f"{name}.{field}" for name, trait in TRAITS.items() for field in trait.__struct_fields__]
VALUES = st.one_of(st.none(), st.booleans(), st.integers(0, 400), st.floats(0, 400), st.just("quiet"))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ATTRIBUTES),
    st.sampled_from(LANGUAGES),
    st.lists(st.integers(0, 100), min_size=1, max_size=7),
)
def test_every_number_can_be_answered_without_a_broken_placeholder(
    attribute: str, language: str, values: list[int]
) -> None:
    if attribute.split(".")[0] in (
        "Timer",
        "AlarmClock",
        "Calendar",
        "TaskList",
        "ServiceArea",
        "Ordering",
        "Weather",
    ):
        return
    looks = [look(f"spot{1 + i % 6}", attribute, float(value)) for i, value in enumerate(values)]
    text = say(language, *looks)
    assert text
    assert not re.search(r"[{}|@~\[\]]|  ", text), text


MORE = {
    "ko": "그 밖의 3개",
    "en": "one of 3 more",
    "ja": "ほかの3件",
    "de": "eines von 3 weiteren",
    "ar": "واحد من 3 غيرها",
}


def test_a_question_names_four_candidates_at_most() -> None:
    spots = tuple(f"spot{i}" for i in range(1, 7))
    for language, more in MORE.items():
        many = Outcome(None, (Result(Ask("which_thing", ("living_room.light", *spots)), "asked"),))
        told = REPLIES.reply(many, TWIN, language)
        assert more in told
        assert [i for i in range(1, 7) if re.search(rf"(Spot|스팟|スポット|كشاف) ?{i}", told)] == [1, 2, 3]
        few = Outcome(None, (Result(Ask("which_thing", spots[:5]), "asked"),))
        assert "5" in REPLIES.reply(few, TWIN, language)


def test_german_names_with_an_adjective_are_declined() -> None:
    things = [thing("bin2", "light", None, "등", "Light", "灯", "Kleine Lampe", "ضوء"),
              thing("bin3", "outlet", None, "통", "Bin", "箱", "Smarter Mülleimer", "سلة")]  # fmt: skip
    blueprint = read_blueprint({"things": things})
    outcome = Outcome(1, (do("bin2", "OnOff.on", "failed", _reason="timeout"), do("bin3", "OnOff.on")))
    told = Replies(blueprint).reply(outcome, Twin(blueprint, NOW), "de")
    assert told == (
        "Ich konnte die kleine Lampe nicht einschalten: keine Antwort vom Gerät. "
        "Der smarte Mülleimer ist jetzt an."
    )


def test_a_value_that_cannot_be_told_is_left_out() -> None:
    nonsense = do(
        "kitchen.light", "LevelControl.move_to_level", "refused", level=["?"], _reason="bad_argument"
    )
    assert say("en", nonsense) == "I can't do that with the kitchen light: that value doesn't fit."
    too_much = do("kitchen.light", "LevelControl.move_to_level", "refused", level=150, _reason="out_of_range")
    assert say("en", too_much) == (
        "I couldn't set the kitchen light to 150%: that is outside what it can do."
    )


ARGUMENTS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(
        sorted({field for command in COMMANDS.values() for field in command.args.__struct_fields__})
    ),
    st.one_of(
        st.integers(-5, 500), st.text("ab{}|<>[]@~", max_size=5), st.none(), st.booleans(), st.just([])
    ),
    max_size=3,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(COMMANDS)),
    ARGUMENTS,
    st.sampled_from(get_args(Status)),
    st.one_of(st.none(), st.sampled_from(get_args(Reason))),
    st.sampled_from(LANGUAGES),
)
def test_whatever_became_of_whatever_it_can_be_said(
    command: str, args: dict[str, Any], status: Any, reason: Any, language: str
) -> None:
    for thing_id in ("kitchen.light", "tv", "nowhere"):
        result = Result(Do(thing_id, command, args), status, reason)
        assert say(language, result)
        assert REPLIES.reply(Outcome(None, (result,)), None, language)

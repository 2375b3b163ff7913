"""What is wanted: one table from what a clause says to an operation. The same for every language.

A rule is an operation and a condition over tags: all words must hold, ``a|b`` is either, ``!a`` is not.
The first rule that holds decides. `OPERATIONS` names the intent of each, as MASSIVE and Home Assistant do.
"""

from __future__ import annotations

from collections.abc import Callable

from .clauses import Clause

__all__ = ["INTENTS", "decide", "intent_of"]

_ASKS = "question"
_RULES: tuple[tuple[str, str], ...] = (
    # talk about what was done
    ("undo", "meta.undo !kind.task_list !kind.calendar !act.dock"),
    ("why", "meta.why"),
    # timers
    ("timer_query", "kind.timer question !act.cancel !act.remove !duration"),
    ("timer_cancel", "kind.timer act.cancel|act.remove|act.stop|act.off|act.mute|act.clear !duration"),
    ("timer_pause", "kind.timer act.pause"),
    ("timer_resume", "kind.timer act.resume"),
    ("timer_less", "kind.timer duration act.down|act.remove"),
    ("timer_more", "kind.timer duration act.up|act.add"),
    ("timer_start", "kind.timer duration|delay|act.start|act.set|act.add|act.on"),
    ("timer_cancel", "kind.timer meta.nevermind"),
    ("timer_query", "kind.timer"),
    # burglar alarm
    ("arm", "act.arm"),
    ("disarm", "act.disarm"),
    ("look", "kind.alarm_panel question"),
    ("arm", "kind.alarm_panel act.on|act.start|act.set"),
    ("disarm", "kind.alarm_panel act.off|act.stop|act.unlock"),
    # alarm clock
    ("alarm_remove", "kind.alarm_clock act.cancel|act.remove|act.off|act.stop|act.mute|meta.nevermind"),
    ("alarm_query", "kind.alarm_clock question !act.wake"),
    ("alarm_set", "act.wake"),
    ("alarm_set", "kind.alarm_clock when|delay|duration|act.set|act.add|act.on|act.start"),
    ("alarm_query", "kind.alarm_clock"),
    # lists
    ("list_complete", "kind.task_list|kind.shopping act.complete !question"),
    ("list_remove", "kind.task_list|kind.shopping act.remove|act.cancel|act.off"),
    ("list_query", "kind.task_list|kind.shopping question"),
    ("list_add", "kind.task_list|kind.shopping act.add|act.set|act.up|act.remind|act.write"),
    ("list_query", "kind.task_list|kind.shopping"),
    # calendar
    ("calendar_query", "kind.calendar question !act.remove !act.cancel !act.add !act.remind"),
    ("calendar_remove", "kind.calendar act.remove|act.cancel|act.off"),
    ("calendar_set", "act.remind"),
    ("calendar_set", "kind.calendar act.add|act.set|act.start|act.on|act.play"),
    (
        "calendar_set",
        "when act.add !kind.alarm_clock !named.things !has.percent !has.degree !k.light !k.media",
    ),
    ("calendar_query", "kind.calendar"),
    # saying something aloud
    ("announce", "act.announce"),
    # own words of a thing
    ("own", "named.own !question"),
    # robots
    ("dock", "act.dock !question"),
    ("dock", "k.robot act.off|act.close"),
    ("look_presence", "attr.occupancy quant.whole_home question"),
    ("look_battery", "attr.battery"),
    ("robot_pause", "k.robot act.pause !k.media"),
    ("robot_resume", "k.robot act.resume"),
    ("robot_stop", "k.robot act.stop !question"),
    (
        "clean_mode",
        "kind.vacuum mode.quiet|mode.standard|mode.strong|mode.mop|mode.high|mode.low !question !act.on !act.start",
    ),
    ("look", "k.robot question"),
    ("clean", "act.clean"),
    ("clean", "k.robot act.on|act.start|act.set|act.play|act.resume"),
    # coffee
    ("look", "kind.coffee_maker question !act.brew"),
    ("brew", "kind.coffee !kind.task_list !question"),
    ("brew", "kind.coffee act.brew"),
    ("brew", "act.brew kind.coffee_maker"),
    # hot water
    ("boost", "act.boost"),
    # mute and volume
    (
        "unmute",
        "act.unmute|attr.volume act.unmute|act.on !k.light !has.percent !act.up !named.things !question",
    ),
    ("mute", "act.mute !kind.alarm_clock"),
    ("mute", "attr.volume act.off !has.percent !k.light"),
    ("look_volume", "attr.volume question !act.up !act.down !act.louder !act.quieter !act.set"),
    ("volume_up", "act.louder"),
    ("volume_down", "act.quieter"),
    ("volume_up", "attr.volume act.up|act.brighter|mode.high !k.light"),
    ("volume_down", "attr.volume act.down|act.dim|act.dimmer|mode.low !k.light"),
    ("volume", "attr.volume has.percent|has.number|has.step|quant.max|quant.min|quant.half"),
    ("volume", "attr.volume act.set !k.light"),
    # channel, input, app
    ("look_playing", "attr.playing question"),
    ("channel_next", "attr.channel|unit.channel act.next|act.up"),
    ("channel_previous", "attr.channel|unit.channel act.previous|act.down"),
    ("channel", "unit.channel has.channel !question"),
    ("channel", "attr.channel has.number !question"),
    ("brew", "named.choices kind.coffee_maker|act.brew|has.cup !question"),
    ("choice", "named.choices !question"),
    # media
    ("next", "act.next !attr.time"),
    ("previous", "act.previous"),
    ("forward", "act.forward duration|has.number|k.media|kind.music"),
    ("rewind", "act.rewind duration|has.number"),
    ("volume_up", "k.media act.up !act.on"),
    ("volume_down", "k.media act.down !act.off"),
    ("volume", "k.media has.percent"),
    ("pause", "act.pause"),
    ("resume", "act.resume"),
    ("media_stop", "act.stop kind.music|k.media|kind.radio !question"),
    ("media_stop", "act.off kind.music|kind.radio !question"),
    (
        "play",
        "act.play !question !k.light !k.cover !k.climate !k.air !k.moist !k.program !kind.outlet !kind.lock",
    ),
    ("play", "act.on|act.start kind.music|kind.radio !question"),
    # light
    ("look_brightness", "attr.brightness question !act.up !act.down !act.set !act.brighter !act.dimmer"),
    (
        "color_temperature",
        "color.warm_white|color.cool_white|color.neutral_white|color.daylight !question !k.climate !attr.temperature !k.cover",
    ),
    ("color_temperature", "has.kelvin"),
    ("color_temperature", "attr.color_temperature has.number"),
    ("color_warmer", "k.light act.warmer"),
    ("color_cooler", "k.light act.cooler"),
    ("color_warmer", "attr.color_temperature act.warmer|act.down"),
    ("color_cooler", "attr.color_temperature act.cooler|act.up"),
    ("color", "color.* !question"),
    ("color_ask", "attr.color k.light|act.set !question"),
    # locks and what opens
    ("look", "question state.locked|state.unlocked|act.lock"),
    ("lock", "act.lock"),
    ("unlock", "act.unlock"),
    ("lock", "kind.lock act.close|act.play !question"),
    ("unlock", "kind.lock act.open !question"),
    ("look", "question state.open|state.closed"),
    ("tilt", "attr.tilt has.percent|has.number|act.open|act.close|quant.half"),
    ("position", "k.cover has.percent|has.number|quant.half|quant.quarter !question"),
    ("position", "act.open|act.close has.percent|quant.half|quant.quarter !question"),
    ("cover_stop", "k.cover act.stop|act.pause"),
    ("open", "act.open !question"),
    ("close", "act.close !question"),
    ("look_position", "k.cover question"),
    ("open", "k.cover act.up|act.brighter"),
    ("close", "k.cover act.down|act.dimmer"),
    # humidity
    ("humidity", "attr.humidity|k.moist has.percent !question"),
    ("humidity_up", "attr.humidity act.up !question"),
    ("humidity_down", "attr.humidity act.down !question"),
    ("look_humidity", "attr.humidity"),
    # fans
    ("oscillate_off", "act.oscillate act.off|act.stop"),
    ("oscillate_on", "act.oscillate !question"),
    (
        "fan",
        "kind.fan|kind.air_purifier has.percent|has.step|has.number|quant.max|quant.min|quant.half !question",
    ),
    ("fan", "k.air attr.speed has.percent|has.step|has.number|quant.max|quant.min !question"),
    (
        "fan_mode",
        "kind.fan|kind.air_purifier mode.low|mode.medium|mode.high|mode.auto|mode.strong|mode.quiet|mode.sleep !question",
    ),
    (
        "fan_mode",
        "k.air attr.speed mode.low|mode.medium|mode.high|mode.auto|mode.strong|mode.quiet !question",
    ),
    ("fan_up", "k.air|attr.speed act.faster|attr.speed !act.down !act.slower act.up|act.faster !question"),
    ("fan_down", "k.air|attr.speed act.slower|act.down !attr.temperature !has.degree !kind.air_conditioner"),
    ("fan_up", "kind.fan|kind.air_purifier act.up|act.faster|act.brighter|act.louder"),
    ("fan_up", "act.faster"),
    ("fan_down", "act.slower"),
    # scent
    ("intensity", "kind.diffuser attr.intensity|has.step|has.number !attr.interval !duration !question"),
    ("intensity", "attr.intensity has.number|has.step|quant.max|quant.min !question"),
    ("interval", "kind.diffuser|attr.interval duration !question"),
    ("intensity_up", "kind.diffuser|attr.intensity act.up|mode.strong|mode.high !question"),
    ("intensity_down", "kind.diffuser|attr.intensity act.down|mode.low|mode.mild !question"),
    # warmth
    ("look_target", "attr.target question !has.degree !act.set"),
    ("temperature", "has.degree !question"),
    ("temperature", "has.degree act.set|act.up|act.down|act.warmer|act.cooler"),
    ("look_temperature", "attr.temperature question !act.up !act.down !act.set"),
    ("system_mode", "k.climate mode.heat|mode.cool|mode.dry|mode.fan_only|mode.auto|mode.eco !question"),
    ("preset", "k.climate mode.away|mode.sleep|mode.home !question"),
    ("warmer", "act.warmer"),
    ("cooler", "act.cooler"),
    ("warmer", "k.climate|attr.temperature act.up !question"),
    ("cooler", "k.climate|attr.temperature act.down !question"),
    ("temperature", "k.climate|k.warm|attr.temperature has.number !question"),
    ("temperature", "attr.temperature act.set !question"),
    ("mode", "attr.mode named.things|k.climate|k.air mode.* !question"),
    # brightness
    ("level", "attr.brightness|k.light|act.dim has.percent !question"),
    ("level", "attr.brightness|k.light|act.dim has.number|quant.max|quant.min|quant.half !question !act.off"),
    ("brighter", "act.brighter"),
    ("dimmer", "act.dimmer|act.dim"),
    ("brighter", "attr.brightness|k.light act.up !question !act.on"),
    ("dimmer", "attr.brightness|k.light act.down !question !act.off"),
    ("level", "attr.brightness act.set !question"),
    # programmes
    ("look_left", "ask.how_long k.program|kind.coffee_maker"),
    ("look", "k.program question"),
    ("program_pause", "k.program act.pause"),
    ("start", "k.program act.start|act.play|act.on !kind.oven"),
    ("start", "act.start k.program"),
    ("stop", "k.program act.stop"),
    ("start", "act.start !question named.things|kind.*"),
    ("stop", "act.stop !question"),
    # questions about the rest
    ("look_presence", "attr.presence|named.people question !k.light !k.media !kind.*"),
    ("look_occupancy", "attr.occupancy question"),
    ("look_air", "attr.air_quality|attr.co2|attr.pm25"),
    ("look_power", "attr.power|attr.energy question"),
    ("look_power", "attr.power|attr.energy !act.*"),
    ("look_leak", "attr.leak"),
    ("look_smoke", "attr.smoke question"),
    ("look_illuminance", "attr.illuminance"),
    ("weather", "attr.weather"),
    (
        "look",
        "question state.on|state.off|state.running|state.done|state.paused|state.muted|state.charging|attr.reachable",
    ),
    ("look", "question kind.*|named.things !act.on !act.off"),
    ("look", "question particle.alone kind.*|named.things"),
    ("look", "ask.is|ask.which|ask.count|ask.any kind.*|named.things"),
    ("time", "attr.time question"),
    ("date", "attr.date question"),
    ("date", "question when !kind.* !named.things"),
    ("time", "attr.time"),
    ("date", "attr.date !act.*"),
    # plain switching last
    ("toggle", "act.toggle"),
    ("off", "act.off"),
    ("on", "act.on"),
    ("look_temperature", "attr.temperature !act.*"),
    ("look_brightness", "attr.brightness !act.*"),
    ("look_playing", "attr.playing"),
    ("level", "has.percent !act.add"),
    ("set", "act.set"),
    ("list_add", "act.add !when"),
    ("volume_up", "act.up"),
    ("volume_down", "act.down"),
    ("remove", "act.remove|act.cancel"),
    ("nevermind", "meta.nevermind"),
    ("start", "act.start"),
    ("yes", "meta.yes !meta.no"),
    ("no", "meta.no"),
    ("thanks", "meta.thanks"),
    ("greet", "meta.greet"),
    ("help", "meta.help"),
    ("look_presence", "question ask.who|ask.nobody"),
    ("look", "question"),
)

INTENTS: dict[str, str] = {
    "undo": "undo", "why": "why", "yes": "confirm_yes", "no": "confirm_no", "nevermind": "HassNevermind",
    "thanks": "general_praise", "greet": "general_greet", "help": "help", "weather": "weather_query",
    "timer_query": "HassTimerStatus", "timer_cancel": "HassCancelTimer", "timer_pause": "HassPauseTimer",
    "timer_resume": "HassUnpauseTimer", "timer_less": "HassDecreaseTimer", "timer_more": "HassIncreaseTimer",
    "timer_start": "HassStartTimer", "arm": "arm", "disarm": "disarm",
    "alarm_remove": "alarm_remove", "alarm_query": "alarm_query", "alarm_set": "alarm_set",
    "list_complete": "HassListCompleteItem", "list_remove": "lists_remove", "list_query": "lists_query",
    "list_add": "lists_createoradd", "calendar_query": "calendar_query", "calendar_remove": "calendar_remove",
    "calendar_set": "calendar_set", "announce": "HassBroadcast", "own": "own_command",
    "dock": "HassVacuumReturnToBase", "robot_pause": "HassVacuumPause", "robot_resume": "HassVacuumStart",
    "robot_stop": "HassVacuumStop", "clean_mode": "set_mode", "clean": "iot_cleaning", "brew": "iot_coffee",
    "boost": "boost", "unmute": "HassMediaPlayerUnmute", "mute": "audio_volume_mute",
    "volume_up": "audio_volume_up", "volume_down": "audio_volume_down", "volume": "audio_volume_other",
    "channel_next": "change_channel", "channel_previous": "change_channel", "channel": "change_channel",
    "choice": "select_input", "next": "HassMediaNext", "previous": "HassMediaPrevious",
    "forward": "skip", "rewind": "skip", "pause": "HassMediaPause", "resume": "HassMediaUnpause",
    "media_stop": "media_stop", "play": "play_music",
    "color": "iot_hue_lightchange", "color_ask": "iot_hue_lightchange",
    "color_temperature": "iot_hue_lightchange", "color_warmer": "iot_hue_lightchange",
    "color_cooler": "iot_hue_lightchange", "brighter": "iot_hue_lightup", "dimmer": "iot_hue_lightdim",
    "level": "HassLightSet", "lock": "lock", "unlock": "unlock", "open": "HassOpenCover",
    "close": "HassCloseCover", "cover_stop": "HassStopMoving", "position": "HassSetPosition",
    "tilt": "set_tilt", "humidity": "set_humidity", "humidity_up": "set_humidity",
    "humidity_down": "set_humidity", "oscillate_on": "oscillate", "oscillate_off": "oscillate",
    "fan": "HassFanSetSpeed", "fan_mode": "HassFanSetSpeed", "fan_up": "HassFanSetSpeed",
    "fan_down": "HassFanSetSpeed", "intensity": "set_intensity", "intensity_up": "set_intensity",
    "intensity_down": "set_intensity", "interval": "set_interval",
    "temperature": "HassClimateSetTemperature", "warmer": "HassClimateSetTemperature",
    "cooler": "HassClimateSetTemperature", "system_mode": "set_mode", "preset": "set_mode", "mode": "set_mode",
    "look_temperature": "HassClimateGetTemperature", "look_target": "HassClimateGetTemperature",
    "time": "datetime_query", "date": "datetime_query", "on": "HassTurnOn", "off": "HassTurnOff",
    "toggle": "HassToggle", "start": "start", "stop": "stop", "program_pause": "pause", "set": "set",
}  # fmt: skip
"""Operation → intent. What begins with ``look`` and is not here is HassGetState."""

_KIND_INTENTS = {
    ("on", "k.light"): "iot_hue_lighton",
    ("off", "k.light"): "iot_hue_lightoff",
    ("on", "kind.outlet"): "iot_wemo_on",
    ("off", "kind.outlet"): "iot_wemo_off",
    ("on", "kind.switch"): "iot_wemo_on",
    ("off", "kind.switch"): "iot_wemo_off",
    ("play", "kind.radio"): "play_radio",
    ("clean", "kind.mower"): "HassLawnMowerStartMowing",
    ("dock", "kind.mower"): "HassLawnMowerDock",
    ("timer_cancel", "quant.all"): "HassCancelAllTimers",
    ("volume", "has.percent"): "HassSetVolume",
    ("volume", "has.number"): "HassSetVolume",
    ("look_playing", "question"): "music_query",
}


def intent_of(operation: str, clause: Clause) -> str:
    """The intent's name, as data sets call it."""
    for (wanted, tag), intent in _KIND_INTENTS.items():
        if wanted == operation and tag in clause.tags:
            return intent
    return INTENTS.get(operation, "HassGetState" if operation.startswith("look") else operation)


Condition = Callable[[set[str]], bool]


def _compile(condition: str) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    needed: list[frozenset[str]] = []
    without: set[str] = set()
    for word in condition.split():
        if word.startswith("!"):
            without.add(word[1:])
        else:
            needed.append(frozenset(word.split("|")))
    return tuple(needed), frozenset(without)


_COMPILED = tuple((operation, *_compile(condition)) for operation, condition in _RULES)


def decide(clause: Clause) -> str | None:
    """The operation that a clause asks for; None where nothing fits."""
    tags = clause.tags | {f"{tag.split('.', 1)[0]}.*" for tag in clause.tags}
    for operation, needed, without in _COMPILED:
        for some in needed:
            if some.isdisjoint(tags):
                break
        else:
            if without.isdisjoint(tags):
                return operation
    return None

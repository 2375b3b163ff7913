"""Operations on what plays: content, playback, volume off and on, channels, apps, inputs, announcements."""

from __future__ import annotations

from collections.abc import Callable, Collection
from copy import copy
from itertools import pairwise
from typing import Any

from madang.things.plan import Ask, Refuse, Step
from madang.things.thing import Thing

from .asides import asked_for
from .clause import Clause
from .free import free_text
from .kinds import KINDS_SAID
from .mention import Mention
from .scales import VOLUME, Operation, can_any, change_one
from .scene import Scene
from .targets import Need, Stop

__all__ = ["ANNOUNCE_WORDS", "PLAYING", "PLAY_WORDS", "launch", "query_of"]

_PLAYERS = ("speaker", "tv")
PLAY_WORDS = (
    "act.",
    "ask.tell",
    "verb.",
    "kind.tv",
    "kind.speaker",
    "kind.projector",
    "polite.",
    "particle.",
    "quant.here",
    "attr.name",
)
_STARTING = ("ContentLauncher.launch_content", "MediaPlayback.play")
_MARKS = " 、,:「」«»\"'"
ANNOUNCE_WORDS = ("act.announce", "polite.", "verb.")


def _player(scene: Scene, clause: Clause, command: str) -> list[Thing]:
    """Where to act: what was named, what stands here, what plays now, what is on, else the only one."""
    able = can_any(command)
    named = any(
        m.has(f"kind.{k}")
        or any(scene.blueprint.things[i].kind in (*_PLAYERS, "projector") for i in m.entry.things)
        for m in clause.mentions
        for k in (*_PLAYERS, "projector")
    )
    rooms = scene.resolver.spaces(clause, known=True)
    silent = command.startswith("AudioOutput.") and not clause.has("kind.music", "kind.radio")
    if named or clause.has("quant.all") or (silent and any(_is_thing(m) for m in clause.mentions)):
        return list(scene.find(clause, Need(able, _PLAYERS)).things)
    players = [t for kind in _PLAYERS for t in scene.of_kind(kind) if able(t)]
    inside = (
        [t for t in players if any(s in rooms for s in scene.blueprint.way_up(t.space))] if rooms else players
    )
    if not inside:
        raise Stop(Refuse("no_such_thing", asked_for(clause)))
    if clause.has("attr.film"):
        inside = [t for t in inside if t.kind != "speaker"] or inside
    here = [t for t in inside if scene.utterance.space in tuple(scene.blueprint.way_up(t.space))]
    if command in _STARTING and not clause.has("attr.film"):
        speakers = [t for t in here or inside if t.kind == "speaker"]
        inside, here = speakers or inside, [t for t in here if t in speakers] or here
    content = command == "ContentLauncher.launch_content"
    if (content or clause.has("kind.music")) and not clause.has("attr.film"):
        return [_for_music(scene, command, inside, here)]
    last = [t for t in inside if t.id in (scene.resolver.just or scene.thread.things)]
    busy = _playing if command in _STARTING else _busy
    for some in (last, busy(scene, here), here, busy(scene, inside), inside):
        if some:
            chosen = some
            break
    if len(chosen) > 1:
        raise Stop(Ask("which_thing", tuple(t.id for t in chosen)))
    scene.touched.append(chosen[0].id)
    return chosen[:1]


def _is_thing(mention: Mention) -> bool:
    """Whether a thing is named: what has no sound of its own refuses to be louder."""
    return bool(mention.entry.things) or mention.has("kind.")


def _for_music(scene: Scene, command: str, inside: list[Thing], here: list[Thing]) -> Thing:
    """Music stops where it plays, at a speaker first; it starts here, else where all of the home sits."""
    speakers = [t for t in inside if t.kind == "speaker"]
    near = [t for t in here if t.kind == "speaker"]
    last = [t for t in speakers if t.id in scene.thread.things]
    sounding = [t for t in inside if _state(scene, t) == "playing"]
    heard = [t for t in sounding if t.kind == "speaker"]
    shared = [t for t in speakers if t.space in scene.names.rooms.get("living_room", ())]
    if command in _STARTING:
        order = [near, last, here, heard, shared, speakers, inside]
    else:
        order = [[t for t in heard if t in near], heard, sounding, last, near, here, speakers, inside]
    chosen = next(some for some in order if some)
    if len(chosen) > 1:
        raise Stop(Ask("which_thing", tuple(t.id for t in chosen)))
    scene.touched.append(chosen[0].id)
    return chosen[0]


def _state(scene: Scene, thing: Thing) -> object:
    return scene.get(thing, "MediaPlayback.current_state") if "MediaPlayback" in thing.traits else None


def _playing(scene: Scene, things: list[Thing]) -> list[Thing]:
    """Those that play, else those that were paused."""
    for state in ("playing", "paused"):
        found = [
            t
            for t in things
            if "MediaPlayback" in t.traits and scene.get(t, "MediaPlayback.current_state") == state
        ]
        if found:
            return found
    return []


def _busy(scene: Scene, things: list[Thing]) -> list[Thing]:
    playing = [
        t
        for t in things
        if "MediaPlayback" in t.traits and scene.get(t, "MediaPlayback.current_state") == "playing"
    ]
    return playing or [t for t in things if "OnOff" in t.traits and scene.get(t, "OnOff.on_off")]


def _said(clause: Clause) -> str:
    return clause.text.said(clause.start, clause.end)


def _simple(command: str, **args: Any) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        return [scene.do(thing, command, args, _said(clause)) for thing in _player(scene, clause, command)]

    return run


def _first_able(*commands: str) -> Operation:
    """Pause, resume: of media, else of what the clause names."""

    def run(scene: Scene, clause: Clause) -> list[Step]:
        if not clause.has("k.media", "kind.music") and any(t.startswith("kind.") for t in clause.tags):
            found = scene.find(clause, Need(can_any(*commands)))
            return [
                scene.do(thing, next((c for c in commands if thing.can(c)), commands[0]), {}, _said(clause))
                for thing in found.things
            ]
        if scene.thread.things and not clause.has("k.media", "kind.music"):
            last = [scene.blueprint.things[i] for i in scene.thread.things if i in scene.blueprint.things]
            able = [(t, c) for t in last for c in commands if t.can(c)]
            if able:
                scene.touched.append(able[0][0].id)
                return [scene.do(able[0][0], able[0][1], {}, _said(clause))]
        return _simple(commands[0])(scene, clause)

    return run


def _volume(sign: int) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        things = _player(scene, clause, VOLUME.command)
        return [change_one(scene, clause, VOLUME, sign, thing) for thing in things]

    return run


def _skip(sign: int) -> Operation:
    def run(scene: Scene, clause: Clause) -> list[Step]:
        seconds = clause.spans[0].seconds if clause.spans else 30
        return _simple("MediaPlayback.skip", by=sign * seconds)(scene, clause)

    return run


def _play(scene: Scene, clause: Clause) -> list[Step]:
    things = {i for m in clause.mentions for i in m.entry.things}
    media = [i for i in things if scene.blueprint.things[i].kind in (*_PLAYERS, "projector")]
    if query := query_of(scene, clause):
        return launch(scene, clause, query)
    if media and not clause.has("kind.music", "attr.content"):
        return [scene.do(t, "OnOff.on", {}, _said(clause)) for t in _player(scene, clause, "OnOff.on")]
    if (clause.has("k.media") or things) and not clause.has("kind.music"):
        return [
            scene.do(t, "OnOff.on", {}, _said(clause))
            for t in scene.find(clause, Need(can_any("OnOff.on"))).things
        ]
    return _simple("MediaPlayback.play")(scene, clause)


def launch(scene: Scene, clause: Clause, query: str) -> list[Step]:
    """Find and play something where the clause says, else where it would be heard."""
    command = "ContentLauncher.launch_content"
    where = _without_title(scene, clause, query)
    return [scene.do(t, command, {"query": query}, query) for t in _player(scene, where, command)]


def _without_title(scene: Scene, clause: Clause, query: str) -> Clause:
    """The clause without rooms that stand in the title and that the home has not: "The Office"."""
    rooms = [m for m in clause.mentions if m.has("room.") and not m.entry.spaces]
    rooms = [m for m in rooms if m.key("room") not in scene.names.rooms]
    titled = [m for m in rooms if clause.text.said(m.start, m.end) in query]
    if not titled:
        return clause
    where = copy(clause)
    where.mentions = [m for m in clause.mentions if m not in titled]
    return where


def query_of(scene: Scene, clause: Clause) -> str:
    """What to play: the free words. The bare words for music or a radio are the query only beside others."""
    rooms = {m.start for m in clause.mentions if m.entry.spaces or m.key("room") in scene.names.rooms}
    media = {
        m.start
        for m in clause.mentions
        if any(scene.blueprint.things[i].kind in (*_PLAYERS, "projector") for i in m.entry.things)
    }
    parts: list[list[Any]] = [[]]
    for mention in clause.mentions:
        cut = any(mention.has(p) for p in PLAY_WORDS) and not mention.has("kind.music")
        if cut or mention.start in rooms | media or (clause.gaps and clause.chooses(mention)):
            parts.append([])
        else:
            parts[-1].append(mention)
    best = ""
    for part in parts:
        inside = [m for m in part if not _carries_nothing(m)]
        if not inside:
            continue
        if all(m.has("kind.music") or m.has("attr.content") or m.has("quant.") for m in inside):
            continue
        if clause.gaps or scene.names.vocabulary.lexicon.heads_first:
            inside = _without_sort(inside, part)
        words = clause.text.said(
            _title_start(clause, inside, scene.names.vocabulary.lexicon.determiners), inside[-1].end
        ).strip(" ,.!?'\"“”„「」『』")
        best = max(best, words, key=len)
    return best


def _title_start(clause: Clause, inside: list[Mention], determiners: Collection[str]) -> int:
    """Where a title begins: past the word for its sort ("the film Dune"), with its article ("The ...")."""
    if len(inside) > 1 and clause.text.plain[inside[0].start : inside[0].end] in determiners:
        inside = inside[1:] if _sort(inside[1]) else inside
    first = inside[0]
    counted = len(inside) > 2 and inside[1].has("number")  # "the song 99 Luftballons"
    if len(inside) > 1 and _sort(first) and ("unknown" in inside[1].tags or counted):
        between = clause.text.plain[first.end : inside[1].start].strip()
        first = inside[1] if not between or between in determiners else first
    place = clause.mentions.index(first)
    article = clause.mentions[place - 1] if place else first
    start, end = clause.text.span(article.start, article.end)
    own = article.has("skip.") and start > 0 and clause.text.original[start:end].istitle()
    return article.start if own else first.start


def _without_sort(inside: list[Mention], part: list[Mention]) -> list[Mention]:
    """``映画の千と千尋``, ``クイーンの曲``: without the word that says what sort of thing is played."""
    beside = {id(m): after for m, after in pairwise(part)}
    before = {id(after): m for m, after in pairwise(part)}
    if len(inside) > 1 and _sort(inside[0]) and not inside[1].has("attr."):
        inside = inside[1:] if beside[id(inside[0])] is inside[1] or _of(beside[id(inside[0])]) else inside
    if len(inside) > 1 and _sort(inside[-1]) and _of(before[id(inside[-1])]):
        inside = inside[:-1]
    return inside


def _sort(mention: Mention) -> bool:
    return mention.has("attr.content") or mention.has("kind.music")


def _of(mention: Mention) -> bool:
    return mention.has("skip.of")


def _carries_nothing(mention: Any) -> bool:
    if mention.entry.named or mention.has("kind.") or mention.has("number") or mention.has("skip.honorific"):
        return False
    return bool(mention.tags) and all(
        tag.startswith(("skip.", "quant.to", "quant.by", "time.", "join.")) for tag in mention.tags
    )


def _channel(scene: Scene, clause: Clause) -> list[Step]:
    quantity = clause.quantity("channel") or clause.quantity()
    if quantity is None:
        return [Ask("which_value", (), _said(clause))]
    channel = f"{quantity.value:g}"
    command = "Channel.change_channel"
    return [scene.do(t, command, {"channel": channel}, channel) for t in _player(scene, clause, command)]


_CHOOSING = {
    "MediaInput": ("MediaInput.select_input", "input"),
    "ApplicationLauncher": ("ApplicationLauncher.launch_app", "app"),
    "Channel": ("Channel.change_channel", "channel"),
    "OperationalState": ("OperationalState.select_program", "program"),
    "Brewing": ("Brewing.brew", "drink"),
}


_ENDING = ("act.off", "act.close", "act.stop", "act.cancel")
"""What shows no app, but ends it."""


def _choice(scene: Scene, clause: Clause) -> list[Step]:
    mention = next(m for m in clause.mentions if clause.chooses(m))
    things = {i for m in clause.mentions for i in m.entry.things}
    kinds = {tag[5:] for tag in clause.tags if tag.startswith("kind.")}
    rooms = scene.resolver.spaces(clause)
    choices = [c for c in mention.entry.choices if c[1] in _CHOOSING]
    fitting: tuple[Callable[[Thing], bool], ...] = (
        lambda thing: thing.id in things,
        lambda thing: thing.kind in kinds,
        lambda thing: any(s in rooms for s in scene.blueprint.way_up(thing.space)),
        lambda thing: scene.utterance.space in tuple(scene.blueprint.way_up(thing.space)),
        lambda thing: thing.id in scene.thread.things,
    )
    _check_owner(scene, clause, mention, [scene.blueprint.things[c[0]] for c in choices], rooms)
    for fits in fitting:
        choices = [c for c in choices if fits(scene.blueprint.things[c[0]])] or choices
    if not choices:
        return [Refuse("not_understood", _said(clause))]
    owners = tuple(dict.fromkeys(c[0] for c in choices))
    if len(owners) > 1:
        return [Ask("which_thing", owners)]
    thing_id, trait, _, choice = choices[0]
    thing = scene.blueprint.things[thing_id]
    scene.touched.append(thing_id)
    command, field = _CHOOSING[trait]
    said = clause.text.said(mention.start, mention.end)
    if trait in ("ApplicationLauncher", "MediaInput", "Channel") and clause.has(*_ENDING):
        return (
            [scene.do(thing, "ApplicationLauncher.stop_app", {}, said)]
            if trait == "ApplicationLauncher"
            else [Refuse("no_such_command", said)]
        )
    if (
        trait == "ApplicationLauncher"
        and clause.has("act.play")
        and (query := query_of(scene, clause))
        and (query != said and thing.can("ContentLauncher.launch_content"))
    ):
        return [
            scene.do(thing, command, {field: choice}, said),
            scene.do(thing, "ContentLauncher.launch_content", {"query": query}, query),
        ]
    steps = [scene.do(thing, command, {field: choice}, said)]
    if trait == "OperationalState" and clause.has("act.start", "act.on", "act.play"):
        steps.append(scene.do(thing, "OperationalState.start", {}, said))
    return steps


def _check_owner(
    scene: Scene, clause: Clause, chosen: Mention, owners: list[Thing], rooms: tuple[str, ...]
) -> None:
    """Refuse an app for the fan, and one for the TV of a room that has none."""
    for mention in clause.mentions:
        if mention is chosen or clause.chooses(mention) or not _is_thing(mention):
            continue
        said = [tag[5:] for tag in mention.tags if tag.startswith("kind.")]
        kinds = {*mention.entry.kinds, *(k for one in said for k in (one, *KINDS_SAID.get(one, ())))}
        if not any(t.id in mention.entry.things or t.kind in kinds for t in owners):
            scene.find(clause, Need(lambda thing: thing in owners))
            raise Stop(Refuse("no_such_command", clause.text.said(mention.start, mention.end)))
    if rooms and not any(s in rooms for t in owners for s in scene.blueprint.way_up(t.space)):
        raise Stop(Refuse("no_such_thing", asked_for(clause)))


def _announce(scene: Scene, clause: Clause) -> list[Step]:
    rooms = scene.resolver.spaces(clause)
    able = can_any("Announcement.announce")
    speakers = [t for t in scene.of_kind("speaker") if able(t)] or [t for t in scene.of_kind("tv") if able(t)]
    inside = [t for t in speakers if t.space in rooms]
    quote = clause.mention("message")
    message = clause.text.said(quote.start, quote.end) if quote else ""
    message = message.strip(_MARKS) or free_text(clause, ANNOUNCE_WORDS, keep=True)
    for word in scene.names.vocabulary.lexicon.introductions:
        message = message.removeprefix(word + " ")
    if not speakers:
        return [Refuse("no_such_thing", _said(clause))]
    if not message or (clause.gaps and quote is None and message.endswith("に")):  # to whom, and not what
        return [Ask("which_value", tuple(t.id for t in speakers), _said(clause))]
    return [scene.do(t, "Announcement.announce", {"message": message}, message) for t in (inside or speakers)]


PLAYING: dict[str, Operation] = {
    "play": _play,
    "pause": _first_able("MediaPlayback.pause", "RvcOperationalState.pause", "OperationalState.pause"),
    "resume": _first_able("MediaPlayback.play", "RvcOperationalState.resume", "OperationalState.resume"),
    "media_stop": _simple("MediaPlayback.stop"), "next": _simple("MediaPlayback.next"),
    "previous": _simple("MediaPlayback.previous"), "forward": _skip(1), "rewind": _skip(-1),
    "volume": _volume(0), "volume_up": _volume(1), "volume_down": _volume(-1),
    "mute": _simple("AudioOutput.mute"), "unmute": _simple("AudioOutput.unmute"),
    "channel": _channel, "channel_next": _simple("Channel.skip_channel", by=1),
    "channel_previous": _simple("Channel.skip_channel", by=-1), "choice": _choice, "announce": _announce,
}  # fmt: skip
"""Operation → what it does."""

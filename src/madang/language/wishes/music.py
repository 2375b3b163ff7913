"""What is to be played: music, radio, podcasts, books, games; and what plays now."""

from __future__ import annotations

from madang.things.plan import Refuse, Step

from ..clause import Clause
from ..later import spread
from ..playing import PLAYING, launch, query_of
from .home import act
from .wish import Answer, Planner, Wish

__all__ = ["MUSIC"]

_ASKED: dict[str, tuple[str, ...]] = {
    "play_music": (
        "song_name", "artist_name", "music_album", "music_genre", "playlist_name", "music_descriptor",
    ),
    "play_radio": ("radio_name", "music_genre", "person"),
    "play_podcasts": ("podcast_name", "person", "podcast_descriptor"),
    "play_audiobook": ("audiobook_name", "audiobook_author", "artist_name"),
    "HassMediaSearchAndPlay": ("movie_name", "movie_type", "query", "song_name", "artist_name", "person"),
}  # fmt: skip
"""Intent → the slots that say what to play."""
_SORTS = {"play_radio": "kind.radio", "play_podcasts": "attr.content", "play_audiobook": "attr.content"}
"""Intent → the tag of the word for such a thing, to be asked for where nothing else is said."""
_SEVERAL = 2
"""So many words that nobody knows are a name, though the parser marked none."""
_PLAIN = ("play_music", "play_audiobook", "play_radio")
"""Intents that mean "go on" where nothing was named and a verb says so; one noun alone does not."""
_GOING = ("act.play", "act.resume", "act.on", "act.start", "act.open")


def _play(wish: Wish) -> Answer:
    clause = wish.beside(*_ASKED[wish.frame.intent], "app_name")
    clause.tags.add("attr.film" if wish.frame.intent == "HassMediaSearchAndPlay" else "kind.music")
    if not clause.has("k.media", "kind.speaker", "kind.tv"):
        clause.tags -= {"quant.all", "quant.everything", "quant.whole_home"}  # all songs, not all speakers
    query = _query(wish, clause)
    if not query:
        if (app := wish.said("app_name")) and not clause.has("named.choices"):
            return [Refuse("no_such_item", app)]
        return _controlled(wish, clause)
    return spread(wish.scene, clause, "play", launch(wish.scene, clause, query))


def _query(wish: Wish, clause: Clause) -> str:
    """What to play: what the slots say; else the free words, where there are several; else the sort of it."""
    intent = wish.frame.intent
    stepping = wish.made(wish.all).has("act.next", "act.previous")
    if intent == "play_podcasts" and stepping and not wish.has("podcast_name", "person"):
        return ""
    if said := wish.together(*_ASKED[intent]):
        return said
    if sum("unknown" in mention.tags for mention in wish.all) >= _SEVERAL:
        return query_of(wish.scene, wish.made(wish.all))
    on = wish.has("player_setting", "app_name") or clause.has("act.resume")
    return "" if on or intent == "play_music" else _sort(wish, clause)


def _controlled(wish: Wish, clause: Clause) -> list[Step]:
    """Nothing was named: on with what plays, or to the next episode."""
    known = ("", "next", "previous", "forward", "rewind", "pause", "resume", "media_stop", "play")
    whole = wish.clause()
    plain = wish.frame.intent == "play_music" or (
        wish.frame.intent in _PLAIN and (wish.has("player_setting") or whole.has(*_GOING))
    )
    operation = wish.operation(whole, known) or ("play" if plain else "")
    if not operation:
        return [Refuse("no_such_command", wish.said("player_setting") or wish.whole)]
    return spread(wish.scene, clause, operation, PLAYING[operation](wish.scene, clause))


def _sort(wish: Wish, clause: Clause) -> str:
    """ "Radio", "an audiobook": the word for it."""
    if said := wish.said("media_type"):
        return said
    tag = _SORTS.get(wish.frame.intent, "kind.radio")
    for mention in clause.mentions:
        if mention.has(tag):
            return clause.text.said(mention.start, mention.end)
    return ""


def _game(wish: Wish) -> Answer:
    """A game that is an app or an input of a screen; others are not played here."""
    clause = wish.clause("device_type", "house_place")
    if clause.has("named.choices"):
        return act(wish, "", ("choice",))
    return [Refuse("no_service", wish.whole, "games")]


def _settings(wish: Wish) -> Answer:
    clause = wish.clause()
    operations = ("next", "previous", "pause", "resume", "media_stop", "volume_up", "volume_down", "mute")
    operation = wish.operation(clause, ("", *operations))
    return act(wish, "", (operation,)) if operation else [Refuse("no_such_command", wish.whole)]


def _playing(wish: Wish) -> Answer:
    steps: list[Step] = []
    if wish.has("artist_name", "song_name", "music_genre", "music_album") and not wish.clause().has(
        "attr.playing"
    ):
        return [Refuse("no_service", wish.whole, "knowledge")]
    steps += act(wish, "", ("look_playing",))
    return steps


def _disliked(wish: Wish) -> Answer:
    """ "I don't like this, skip it": only a wish for the next one is done."""
    operation = wish.operation(wish.clause(), ("", "next"))
    return act(wish, "", (operation,)) if operation else _liked(wish)


def _liked(wish: Wish) -> Answer:
    return [Refuse("no_service", wish.whole, "likes")]


def _hand_over(wish: Wish) -> Answer:
    return [Refuse("no_service", wish.whole, "handover")]


MUSIC: dict[str, Planner] = {
    "play_game": _game, "music_settings": _settings, "music_query": _playing, "music_likeness": _liked,
    "music_dislikeness": _disliked, "continue_on": _hand_over,
}  # fmt: skip
"""Intent → what it comes to."""
MUSIC.update(dict.fromkeys(_ASKED, _play))

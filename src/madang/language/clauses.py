"""Clauses: what of a text belongs together."""

from __future__ import annotations

from itertools import pairwise

from .asides import contrasted, introduced
from .breath import breaths
from .clause import Clause
from .corrections import mended
from .lexicon import Lexicon
from .mention import Mention
from .parts import (
    apps_on,
    attribute,
    families,
    is_act,
    leveled,
    lights,
    lists,
    named_before,
    ordered,
    stands,
    targets,
    things_in,
    unit_of,
)
from .prepositions import excepted, placed
from .quoting import quoted
from .text import Text
from .timetable import begins_next, glued, paced, share_deeds, valued_again, with_units
from .twofold import unfolded
from .values import afterthought, ends_with_value, led_up, next_begins, shows
from .vocabulary import Entry

__all__ = ["clauses"]

_WHERE = ("room.", "time.", "day.", "clock", "number", "unit.", "quant.here", "quant.whole_home")
_VALUES = ("number", "color.", "mode.", "quant.max", "quant.min", "quant.half")
_NAMED_SO = ("kind.calendar", "kind.alarm_clock", "kind.timer", "kind.task_list")
_LENGTHS = ("second", "minute", "hour", "day", "week", "oclock")
_WITHOUT_VALUE = (
    "act.on", "act.off", "act.open", "act.close", "act.lock", "act.unlock", "act.mute", "act.start",
    "act.stop",
)  # fmt: skip
_CONTENT = ("kind.", "quant.rest", "room.", "attr.", "color.", "number", "unit.", "day.", "clock")


def clauses(mentions: list[Mention], text: Text, words: Lexicon) -> list[Clause]:
    """The clauses of a text, in order. Parts without a verb of their own share their neighbour's."""
    said = contrasted(unfolded(introduced(mentions, text), text, words), text, words)
    said = excepted(placed(said, text, words), text, words)
    parts = _parts(mended(quoted(said, text, words)), text, words)
    if not words.verb_final:
        parts = [
            wish
            for part in parts
            for wish in breaths(part, _complete, _closed, heads_first=words.heads_first)
        ]
        parts = _with_their_ends(parts)
    parts = glued(parts, words)
    with_units(parts)
    merged: list[list[Mention]] = []
    for part in parts:
        joined = merged and _waits(merged[-1], part, words)
        own = merged and (paced(merged[-1], part, words) or valued_again(merged[-1], part, words))
        if merged and not own and (joined or not _apart(merged[-1], part, words)):
            merged[-1] = merged[-1] + part
        else:
            merged.append(part)
    if words.verb_final and len(merged) > 1 and not _acts(merged[-1]) and not _content(merged[-1]):
        merged[-2:] = [merged[-2] + merged[-1]]
    _name_again(merged)
    share_deeds(merged, words)
    if words.verb_final:
        _share_verbs(merged)
    else:
        _carry_on(merged)
    return [Clause(part, text, words) for part in merged if part]


def _apart(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """Whether both say for themselves what is wanted: "heating to 20 degrees, light off"."""
    if words.verb_final:
        if afterthought(part) and any("quant.all" in m.tags for m in before):
            return False
        begins = targets(part) and (_acts(part) or led_up(part) or shows(part))
        return _acts(before) or ((led_up(before) or shows(before)) and begins)
    if ordered(before) and not _acts(before) and _repeats(part):
        return False  # "I could use a coffee, make one"
    if _reasons(part) or (_reasons(before) and (targets(part) or _acts(part))):
        return True
    if _numbered(before) and (_valued(part) or (_acts(part) and targets(part))):
        return True
    if _numbered(part) and (_closed(before) or _done_to_others(before, part)):
        return True  # "the bedroom light 30 percent and the floor lamp 60", "light off, heating 20"
    said = _acts(before) or _valued(before) or _set_to(before) or ordered(before) or _shown(before)
    if not said or (_open(before) and _closing(part) and _one_verb(before, part, words)):
        return False
    if (ordered(part) and not lists(before)) or (_shown(part) and not _ends(before)):
        return True
    if _dims(before) and lights(part) and not _acts(_but(part)):
        return False  # "dim the floor lamp and the desk lamp to 30 percent": both to 30
    return _acts(_but(part)) or ((_valued(part) or _set_to(part)) and (_complete(before) or _set_to(before)))


def _but(part: list[Mention]) -> list[Mention]:
    """Without what is left out: "the TV but leave the floor lamp on" begins nothing."""
    place = next((i for i, m in enumerate(part) if i and "quant.except" in m.tags), len(part))
    target = any(m.entry.things or m.has("kind.") for m in part[:place])
    return part[:place] if target else part


def _dims(part: list[Mention]) -> bool:
    """ "dim the floor lamp": how far is still to come."""
    return any(m.has("act.dim") for m in part) and lights(part) and not _valued(part) and not _set_to(part)


def _ends(part: list[Mention]) -> bool:
    """Whether what follows may be ended with it: "turn off the radio and Netflix on the TV"."""
    ending = any(m.has(tag) for m in part for tag in ("act.off", "act.close", "act.stop", "particle.off"))
    return ending and not (_valued(part) or _set_to(part) or _closes_thing(part))


def _closes_thing(part: list[Mention]) -> bool:
    """ "the heater off": the end of the verb comes after the thing."""
    place = next((i for i, m in enumerate(part) if m.has("particle.")), 0)
    return any(m.has("kind.") or m.entry.things for m in part[:place])


def _closed(part: list[Mention]) -> bool:
    """Whether it is said of a thing named first what shall be: "light off", "light 20 percent"."""
    return _given(part) or _closes_thing(part)


def _done_to_others(before: list[Mention], part: list[Mention]) -> bool:
    """Whether a number is no value of what was said before: "the dehumidifier on and the heating 21"."""
    done = any(m.has(act) for m in before for act in _WITHOUT_VALUE) and bool(things_in(before))
    return done and families(before).isdisjoint(families(part))


def _given(part: list[Mention]) -> bool:
    return _valued(part) or _set_to(part) or _numbered(part)


def _open(part: list[Mention]) -> bool:
    """A verb whose particle is still to come: "schalte Fernseher, ... aus"."""
    return any(m.has("verb.") for m in part) and not _complete(part)


def _closing(part: list[Mention]) -> bool:
    return any(m.has("particle.") for m in part) and not any(m.has("verb.") or is_act(m) for m in part)


def _one_verb(before: list[Mention], part: list[Mention], words: Lexicon) -> bool:
    """Whether there is a verb of two parts, of which each has one: "schließ ... ab", but not "... aus"."""
    verbs = [key for m in before if (key := m.key("verb")) is not None]
    ends = [key for m in part if (key := m.key("particle")) is not None]
    return any(f"{verb}+{end}" in words.combine for verb in verbs for end in ends)


def _with_their_ends(parts: list[list[Mention]]) -> list[list[Mention]]:
    """ "light off, and the outlet | and the lamp on": what waits for the end of a verb goes with it."""
    found: list[list[Mention]] = []
    for place, part in enumerate(parts):
        following = parts[place + 1] if place + 1 < len(parts) else []
        before = parts[place - 1] if place else []
        waits = targets(part) and not (_acts(part) or _given(part) or _open(part))
        ends = _closing(following) and _acts(following)
        given = _given(before) and _given(following)
        if waits and (
            (ends and _ended(before)) or (_bare(part) and (given or (ends and _unlike(before, part))))
        ):
            parts[place + 1] = part + following
        else:
            found.append(part)
    return found


def _repeats(part: list[Mention]) -> bool:
    """ "make one": what was named before."""
    return any("quant.one" in m.tags for m in part) and not things_in(part)


def _reasons(part: list[Mention]) -> bool:
    """ "because we're leaving": why, and nothing of what."""
    first = next((m for m in part if "join.and" not in m.tags), None)
    if first is None:
        return False
    return "remark.because" in first.tags or ("remark.reason" in first.tags and not targets(part))


def _bare(part: list[Mention]) -> bool:
    """Whether a part says nothing of what it names, and does not leave it out either."""
    says = _complete(part) or _numbered(part) or _shown(part)
    return not (says or any("quant.except" in m.tags for m in part))


def _unlike(before: list[Mention], part: list[Mention]) -> bool:
    """ "close the curtain, | light and socket on": a comma, and a thing of another family."""
    return bool(before) and before[-1].tags == ("join.and",) and families(before).isdisjoint(families(part))


def _ended(part: list[Mention]) -> bool:
    """Whether the part ends with the end of a verb ("... off, and")."""
    said = [m for m in part if "join.and" not in m.tags]
    return bool(said) and said[-1].has("particle.")


def _name_again(parts: list[list[Mention]]) -> None:
    """ "the blind in the study, and the one in the hall": of the kind that was named before."""
    for at, after in enumerate(parts):
        place = next((i for i, m in enumerate(after) if "quant.that" in m.tags), None)
        named = None if place is None or things_in(after) else named_before(parts[:at], after)
        if place is not None and named is not None:
            end = after[place].start
            after.insert(place, Mention(end, end, _kind_of(named)))


def _set_to(part: list[Mention]) -> bool:
    """A thing or room, then "to" and the value that it shall have: "the study to 22"."""
    values = (i for i, m in enumerate(part) if i > 1 and any(m.has(prefix) for prefix in _VALUES))
    return any(place > 0 and targets(part[:place]) for place in (_led_from(part, i) for i in values))


def _led_from(part: list[Mention], at: int) -> int:
    """Where the "to" stands that leads up to the value, past what is set ("to volume 12"); 0 without one."""
    place = at - 1
    while place > 0 and "quant.to" not in part[place].tags and _names_value(part[place]):
        place -= 1
    return place if "quant.to" in part[place].tags else 0


def _names_value(mention: Mention) -> bool:
    """``volume 12``, ``level 3``."""
    return mention.has("attr.") or "unit.step" in mention.tags


def _carry_on(parts: list[list[Mention]]) -> None:
    """ "open the bedroom blind by 20 percent and that of the study by 40": as before: verb and kind."""
    for at, (part, after) in enumerate(pairwise(parts), 1):
        _share_unit(part, after)
        if _acts(after) and any("quant.one" in m.tags for m in after) and not things_in(after):
            if (named := named_before(parts[:at], after)) is not None:
                last = max(i for i, m in enumerate(after) if "join.and" not in m.tags)
                end = after[last].end
                after.insert(last + 1, Mention(end, end, _kind_of(named)))
            continue
        if _acts(after) or not (_valued(after) or _set_to(after)):
            continue
        last = max(i for i, m in enumerate(after) if "join.and" not in m.tags)
        end = after[last].end
        kinds = [m for m in part if m.has("kind.") or m.entry.things]
        same = unit_of(part) == unit_of(after) and not _set_to(after) and _given(part)
        more = [Mention(end, end, m.entry) for m in part if same and is_act(m)]
        if kinds and not any(m.has("kind.") or m.entry.things or m.has("attr.") for m in after):
            more.append(Mention(end, end, _kind_of(kinds[-1])))
        after[last + 1 : last + 1] = more


def _share_unit(part: list[Mention], after: list[Mention]) -> None:
    """ "the bedroom to 20 and the study to 22 degrees": both are degrees."""
    for bare, other in ((part, after), (after, part)):
        unit = next((m for m in other if m.has("unit.degree") or m.has("unit.percent")), None)
        if unit is None or unit_of(bare) is not None or not (_set_to(bare) and targets(other)):
            continue
        if things_in(bare) or things_in(other) or any(attribute(m) for m in (*bare, *other)):
            continue
        place = next(i for i, m in enumerate(bare) if m.has("number"))
        bare.insert(place + 1, Mention(bare[place].end, bare[place].end, unit.entry))


def _share_verbs(parts: list[list[Mention]]) -> None:
    """ "거실 3도, 안방 2도 올려줘": the verb is that of both; a room alone is about the thing before it."""
    for part, after in pairwise(parts):
        if _acts(part) or not (led_up(part) and led_up(after)) or unit_of(part) != unit_of(after):
            continue
        if not any("quant.to" in m.tags for m in part):
            part += [Mention(part[-1].end, part[-1].end, m.entry) for m in after if is_act(m)]
    for part, after in pairwise(parts):
        kinds = [m for m in part if m.has("kind.") or m.entry.things]
        bare = not any(m.has("kind.") or m.entry.things or m.has("attr.") or m.has("color.") for m in after)
        if kinds and bare and led_up(part) and led_up(after) and unit_of(part) == unit_of(after):
            after.append(Mention(after[-1].end, after[-1].end, _kind_of(kinds[-1])))


def _kind_of(mention: Mention) -> Entry:
    """The kind of what was said, whichever thing of it was meant."""
    kinds = tuple(tag for tag in mention.tags if tag.startswith("kind."))
    return Entry(kinds or tuple(f"kind.{kind}" for kind in mention.entry.kinds))


def _valued(part: list[Mention]) -> bool:
    """A thing with the value that it shall have."""
    if not targets(part):
        return False
    measured = any(m.has("color.") or m.has("unit.percent") or m.has("unit.degree") for m in part)
    measured = measured or (bool(things_in(part)) and any(m.has("quant.half") for m in part))
    return measured or leveled(part) or stands(part)


def _shown(part: list[Mention]) -> bool:
    """ "Netflix on the bedroom TV": an app, and what it shall be on."""
    apps, screens = apps_on(part)
    return bool(apps and screens) and apps[0].start < screens[0].start and not _acts(part)


def _numbered(part: list[Mention]) -> bool:
    """ "heating in the living room 20": a thing, a room and a number that is no hour."""
    place = next((i for i, m in enumerate(part) if m.has("number")), 0)
    if not place or "time.at" in part[place - 1].tags:
        return False
    return any(m.has("kind.") or m.entry.things for m in part[:place]) and all(
        m.has("join.") or m.has("skip.") for m in part[place + 1 :]
    )


def _complete(part: list[Mention]) -> bool:
    if any(m.has("kind.coffee") for m in part):
        return True
    timed = any("kind.timer" in m.tags or "kind.alarm_clock" in m.tags for m in part)
    if timed and any(m.has("number") or m.has("clock") for m in part):
        return True
    verb = any(m.has("verb.") or m.has("act.set") for m in part)
    if verb and things_in(part) and any(m.has("mode.") for m in part):
        return True  # "set the air conditioner to dry"
    return _valued(part) or any(m.has("particle.") or (is_act(m) and not m.has("act.set")) for m in part)


def _waits(part: list[Mention], following: list[Mention], words: Lexicon) -> bool:
    """German "mach in der Küche | und im Büro das Licht an": the verb's particle is still to come."""
    if not words.compounds or not any(m.has("verb.") for m in part) or any(m.has("verb.") for m in following):
        return False
    return not any(m.has(tag) for m in part for tag in ("act.", "particle.", "kind.", "number", "color."))


def _parts(mentions: list[Mention], text: Text, words: Lexicon) -> list[list[Mention]]:
    parts: list[list[Mention]] = [[]]
    for place, mention in enumerate(mentions):
        if "join.and" in mention.tags and not _inside_number(mentions, place):
            parts[-1].append(mention)
            if any("join.and" not in one.tags for one in parts[-1]):  # not after "and" alone
                parts.append([])
            continue
        if "remark.because" in mention.tags and parts[-1]:
            parts.append([])
        parts[-1].append(mention)
        if not words.verb_final and text.plain[mention.start : mention.end] in ("?", "!"):
            parts.append([])
        if words.verb_final and (
            (is_act(mention) and _goes_on(mentions, place + 1) and not _names(mentions, place, text, words))
            or next_begins(parts[-1], mentions, place)
            or begins_next(parts[-1], mentions, place, words)
        ):
            parts.append([])
    return [part for part in parts if part]


def _names(mentions: list[Mention], place: int, text: Text, words: Lexicon) -> bool:
    """Whether a noun for a deed names what follows: 청소 일정, an event called cleaning."""
    said = text.plain[mentions[place].start : mentions[place].end]
    following = mentions[place + 1 : place + 2]
    return said in words.deeds and any(m.has(kind) for m in following for kind in _NAMED_SO)


def _inside_number(mentions: list[Mention], place: int) -> bool:
    """``an hour and 30 minutes``, ``seven and a quarter``."""
    before = mentions[place - 1] if place else None
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    if before is None or after is None:
        return False
    timed = before.key("unit") in _LENGTHS or before.has("span.")
    part = after.has("time.half") or after.has("time.quarter")
    return (timed and (after.has("number") or part)) or (before.has("number") and part)


def _goes_on(mentions: list[Mention], place: int) -> bool:
    """Whether something with a verb of its own follows (verb-final languages)."""
    rest = mentions[place:]
    for i, mention in enumerate(rest):
        if _content([mention]):
            verbs = any(is_act(later) or later.has("state.") or later.has("ask.") for later in rest[i:])
            return verbs or ends_with_value(rest[i:]) or _ends_unread(rest[i:])
        if is_act(mention):
            return _locks(mention) and not any(map(_of_door, mentions[:place]))
    return False


def _locks(mention: Mention) -> bool:
    """``鍵をかけて``: a verb with what it is about."""
    return mention.has("act.lock") or mention.has("act.unlock")


def _of_door(mention: Mention) -> bool:
    """Whether a verb for locking may be about it too: the door, or closing one."""
    door = ("kind.door", "kind.lock", "kind.garage_door", "act.close", "act.open")
    return any(map(mention.has, door)) or not {"door", "lock", "garage_door"}.isdisjoint(mention.entry.kinds)


def _ends_unread(rest: list[Mention]) -> bool:
    """``扇風機ぐるぐるさせて``: a thing, and last a word that nobody knows, which may be its verb."""
    said = [m for m in rest if not (m.has("skip.") or m.has("polite.") or m.has("join."))]
    unread = bool(said) and ("unknown" in said[-1].tags or "rest" in said[-1].tags)
    return unread and bool(things_in(said[:-1]))


def _acts(part: list[Mention]) -> bool:
    lead = [m for m in part if m.has("particle.") or not (m.has("skip.") or m.has("polite."))]
    first = next((m for m in part if "join.and" not in m.tags), None)
    if first is not None and first.has("verb."):
        return True
    for place, mention in enumerate(lead):
        if mention.has("verb.") or mention.has("meta.") or mention.has("ask.") or mention.entry.own:
            return True
        if mention.has("act.") and (not (mention.has("kind.") or mention.has("attr.")) or place == 0):
            return True
        begins = not place and len(lead) > 1 and mention.has("particle.off")
        if mention.has("particle.") and (place or begins) and _closes(lead, place):
            return True
    return False


def _closes(lead: list[Mention], place: int) -> bool:
    """Whether a verb's particle is the last but for where and when: "light on in the kitchen"."""
    for mention in lead[place + 1 :]:
        if mention.has("join.") or "quant.except" in mention.tags:
            return True
        if not any(mention.has(prefix) for prefix in _WHERE) and not mention.entry.spaces:
            return False
    return True


def _content(part: list[Mention]) -> bool:
    return any(m.entry.named or any(m.has(prefix) for prefix in _CONTENT) for m in part)

"""Replies: what was done, failed, waits, was read or is asked, in words. Data: ``<lang>/replies.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from madang.door.outcome import Act, Outcome, Pending, Result
from madang.things.blueprint import Blueprint
from madang.things.plan import Ask, Do, Look, Refuse, Step, Wait
from madang.things.thing import Thing
from madang.things.units import Language, Moment, PersonId
from madang.twin.twin import Twin

from .answers import Look as Seen
from .answers import answers
from .deeds import Deed, read_deed
from .lines import Lines
from .speech import Speech

__all__ = ["Replies"]

_OCCASIONS = {
    "done": "done", "under_way": "way", "already": "already", "failed": "fail", "refused": "fail",
    "denied": "deny",
}  # fmt: skip
_OFFERED = 4
"""Candidates that a question calls by their names."""
_TIMELY = ("time", "date", "day", "time_there", "time_then", "time_between")
"""Topics that tell a time."""
_ALWAYS = ("things", "reason", "in_room")
_TRIED = ("done", "under_way")
_LATER = ("waiting", "scheduled")


class Replies:
    """The voice of one home, in every language. Pure; a language is read when it is first spoken."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self._speeches: dict[Language, Speech] = {}

    def reply(self, outcome: Outcome, twin: Twin | None, language: Language, thread_hint: Any = None) -> str:
        """What was done, is under way, failed and why, is waiting, was read, asked or refused.

        ``thread_hint`` is taken for the sake of callers that keep a thread; nothing depends on it yet.
        """
        speech = self._speech(language)
        now = twin.now if twin else 0.0
        dry, things = outcome.act is None, self.blueprint.things
        lines = Lines(speech, now)
        looks: list[Seen] = []
        later: list[Step] = []
        foreseen: list[Result] = []
        for result in outcome.results:
            step = result.step
            if dry and isinstance(step, Do) and result.status == "done" and step.do in things:
                foreseen.append(result)
            elif result.status in _LATER:
                later.append(step)
                if result.reason == "wrong_pin":
                    lines.once("wrong_pin", speech.voice.text("replies", "wrong_pin"))
            elif result.status == "skipped":
                lines.once("skipped", speech.voice.text("replies", "skipped"))
            elif isinstance(step, Do):
                self._deed(lines, step, result, twin)
            elif isinstance(step, Look):
                self._look(lines, looks, step, result)
            elif isinstance(step, Ask):
                lines.plain(self._ask(speech, step))
            elif isinstance(step, Refuse):
                lines.plain(self._refuse(speech, step.refuse, step.said, step.topic))
        sentences = lines.sentences()
        if foreseen:
            steps = [result.step for result in foreseen]
            sentences.insert(0, self._around(speech, "would", self._deeds(steps, twin), twin))
        if looks:
            sentences += answers(speech, looks, now)
        if outcome.pending:
            sentences.append(self._question(speech, outcome.pending, twin))
        elif later:
            sentences.append(self._later(speech, later, twin, asked=dry))
        return speech.joined(sentences) or self._text(speech, "replies", "nothing")

    def question(self, pending: Pending, twin: Twin | None, language: Language) -> str:
        """What will happen to what, and the wish for a yes or a PIN."""
        return self._question(self._speech(language), pending, twin)

    def would(self, steps: Sequence[Step], twin: Twin | None, language: Language) -> str:
        """What a plan would do (a dry run)."""
        speech = self._speech(language)
        deeds = self._deeds(steps, twin)
        sentences = [self._around(speech, "would", deeds, twin)] if deeds else []
        for step in steps:
            if isinstance(step, Ask):
                sentences.append(self._ask(speech, step))
            elif isinstance(step, Refuse):
                sentences.append(self._refuse(speech, step.refuse, step.said, step.topic))
        return speech.joined(sentences) or self._text(speech, "replies", "nothing")

    def notice(self, kind: str, language: Language, **facts: Any) -> str:
        """Something the house tells by itself.

        Facts: timer (``duration``, ``name``, ``space``), alarm (``time`` HH:MM, ``name``), reminder
        (``summary``), not_verified (``thing``), routine (``rule``: its id).
        """
        speech = self._speech(language)
        things = [thing for thing in [self._thing(facts.pop("thing", None))] if thing]
        if rule := facts.pop("rule", None):
            facts["rule"] = self._rule(speech, rule)
        template = speech.voice.text("notices", kind)
        show = speech.show(things, "", facts, facts.get("now", 0.0))
        return speech.begun(speech.render(template, things, show))

    def why(
        self, act: Act, language: Language, asker: PersonId | None = None, now: Moment | None = None
    ) -> str:
        """When what was done and what it came from: words, a routine, the page, an undo.

        With ``asker``, words of somebody else are told with their name; with ``now``, another day's date.
        """
        speech = self._speech(language)
        results = [result for result in act.results if isinstance(result.step, Do)]
        tried = [result for result in results if result.status in _TRIED]
        deeds = [
            deed
            for result in tried
            if isinstance(result.step, Do) and (deed := self._read(result.step, None, result))
        ]
        at = speech.measure.when(act.at, act.at if now is None else now)
        values: dict[str, Any] = {"at": at, "what": self._what(speech, deeds, "why", None) if deeds else None}
        source = self._source(speech, act, asker, values)
        template = speech.voice.text("why", source if deeds else "nothing")
        return speech.begun(template.render(speech.show((), "", values, act.at)))

    def undone(self, act: Act, outcome: Outcome, language: Language, twin: Twin | None = None) -> str:
        """That an act was taken back, and how things are now."""
        speech = self._speech(language)
        if not outcome.results:  # what was to come was called off
            return self._text(speech, "replies", "undone")
        told = self.reply(outcome, twin, language)
        if not any(result.status in ("done", "under_way", "already") for result in outcome.results):
            return told
        return speech.joined([self._text(speech, "replies", "undone"), told])

    def unwritten(self, language: Language) -> str:
        """That something was done but could not be written down."""
        return self._text(self._speech(language), "replies", "unwritten")

    def chat(
        self,
        topic: str | None,
        language: Language,
        now: Moment | None = None,
        about: Mapping[str, str] | None = None,
    ) -> str:
        """Small talk: ``greet``, ``thanks``, ``help``, ``time``, ``date`` ...; else that it is not for me.

        ``now`` is needed to tell the time or the date, ``about`` (places, zones, a moment) to tell others.
        """
        speech = self._speech(language)
        known = topic if topic and speech.voice.has("chat", topic) else "not_for_me"
        if (known in _TIMELY) and now is None:
            known = "not_for_me"
        values = {} if now is None else _times(speech, now, about or {})
        text = speech.voice.text("chat", known).render(speech.show((), "", values, 0.0))
        return speech.begun(text)

    def _speech(self, language: Language) -> Speech:
        speech = self._speeches.get(language)
        if speech is None:
            speech = self._speeches[language] = Speech(self.blueprint, language)
        return speech

    def _thing(self, thing: Any) -> Thing | None:
        return thing if isinstance(thing, Thing) else self.blueprint.things.get(thing)

    def _read(self, step: Do, twin: Twin | None, result: Result | None = None) -> Deed | None:
        thing = self.blueprint.things.get(step.do)
        return read_deed(step, thing, twin, result) if thing else None

    def _deeds(self, steps: Iterable[Step], twin: Twin | None) -> list[Deed]:
        return [deed for step in steps if isinstance(step, Do) and (deed := self._read(step, twin))]

    def _deed(self, lines: Lines, step: Do, result: Result, twin: Twin | None) -> None:
        speech, voice = lines.speech, lines.speech.voice
        deed = self._read(step, twin, result)
        reason = result.reason
        if deed is None:
            lines.plain(self._refuse(speech, "no_such_thing", step.do))
            return
        if own := deed.thing.commands.get(str(step.args.get("name"))) if step.command == "Own.run" else None:
            deed.values["own"] = (speech.calling.pick(own.words) or (step.args["name"],))[0]
            if result.status == "done" and own.reply:
                lines.plain(speech.calling.pick(own.reply))
                return
        occasion = _OCCASIONS.get(result.status, "done")
        if result.rule:
            deed.values["rule"] = self._rule(speech, result.rule)
            lines.add(voice.say("rule", deed.key), deed)
        elif occasion in ("fail", "deny") and reason and voice.has("alone", reason):
            lines.add(voice.text("alone", reason), deed)
        elif occasion in ("fail", "deny"):
            because = voice.text("reasons", reason or "driver_error")
            sentence = voice.say(occasion, deed.key)
            told = all(name in deed.values for name, _ in sentence.required if name not in _ALWAYS)
            lines.add(sentence if told else voice.text("replies", "unfit"), deed, because)
        else:
            lines.add(voice.say(occasion, deed.key), deed, None, occasion)

    def _look(self, lines: Lines, looks: list[Seen], step: Look, result: Result) -> None:
        voice, thing = lines.speech.voice, self.blueprint.things.get(step.look)
        if thing is None:
            lines.plain(self._refuse(lines.speech, "no_such_thing", step.look))
        elif result.status == "answered":
            looks.append((thing, step.attribute, step.value, step.span))
        else:
            deed = Deed("", thing, step.attribute.partition(".")[0], {})
            because = voice.text("reasons", result.reason or "driver_error")
            lines.add(voice.text("replies", "unread"), deed, because)

    def _ask(self, speech: Speech, step: Ask) -> str:
        things = [thing for one in step.candidates if (thing := self.blueprint.things.get(one))]
        if step.ask == "which_value" and things:
            traits = [trait for trait in things[0].traits if speech.voice.has("asks_for", trait)]
            template = speech.voice.text("asks_for", traits[0] if traits else "any")
            return speech.render(template, things, speech.show(things, "", {}, 0.0))
        names = self._candidates(speech, step.candidates)
        values = {
            "said": step.said,
            "candidates": _listed(speech, step, names) if names else None,
        }
        key = step.ask if names or not speech.voice.has("asks", step.ask + "_open") else step.ask + "_open"
        key = f"{key}_one" if len(names) == 1 and speech.voice.has("asks", f"{key}_one") else key
        key = f"{key}_many" if len(names) > 2 and speech.voice.has("asks", f"{key}_many") else key
        return speech.voice.text("asks", key).render(speech.show((), "", values, 0.0))

    def _candidates(self, speech: Speech, candidates: Sequence[str]) -> list[str]:
        things = [self.blueprint.things.get(one) for one in candidates]
        names = [speech.calling.name(thing) for thing in things if thing]
        found: list[str] = []
        for candidate, thing in zip(candidates, things, strict=True):
            if thing:
                name = speech.calling.name(thing)
                if names.count(name) > 1:
                    name = speech.calling.name(thing, with_room=True)
                found.append(speech.calling.definite(name))
            elif candidate in self.blueprint.spaces:
                found.append(speech.calling.definite(speech.calling.space(candidate)))
            else:
                found.append(speech.word("any", candidate))
        return found

    def _refuse(self, speech: Speech, reason: str, said: str, topic: str = "") -> str:
        if topic and speech.voice.has("services", topic):
            return speech.voice.text("services", topic).render(speech.show((), "", {"said": said}, 0.0))
        key = reason if said or not speech.voice.has("refusals", reason + "_open") else reason + "_open"
        return speech.voice.text("refusals", key).render(speech.show((), "", {"said": said}, 0.0))

    def _question(self, speech: Speech, pending: Pending, twin: Twin | None) -> str:
        deeds = self._deeds(pending.steps, twin)
        if not deeds:
            return self._text(speech, "asks", "confirm")
        return speech.begun(self._around(speech, "pin" if pending.needs == "pin" else "ask", deeds, twin))

    def _later(self, speech: Speech, steps: Sequence[Step], twin: Twin | None, *, asked: bool) -> str:
        """What comes after a wait; in a dry run, what would be asked for first."""
        deeds = self._deeds(steps, twin)
        if asked and deeds and not any(isinstance(step, Wait) for step in steps):
            return self._around(speech, "ask", deeds, twin)
        pauses = [step.wait.seconds for step in steps if isinstance(step, Wait) and step.wait.seconds]
        if not deeds:
            return self._text(speech, "replies", "waiting")
        wait = speech.measure.left(sum(pauses)) if pauses else None
        return self._around(speech, "later" if wait else "then", deeds, twin, wait=wait)

    def _around(
        self, speech: Speech, occasion: str, deeds: Sequence[Deed], twin: Twin | None, **more: Any
    ) -> str:
        """The sentence of an occasion around everything that is done."""
        way = speech.voice.data["say"][occasion]
        values = {"what": self._what(speech, deeds, way.get("form", ""), twin, way.get("link")), **more}
        return speech.voice.sentence(occasion).render(speech.show((), "", values, 0.0))

    def _what(
        self, speech: Speech, deeds: Sequence[Deed], form: str, twin: Twin | None, link: str | None = None
    ) -> str:
        """Clauses, joined: the last with the verb's ``form``, those before it with ``link``."""
        for deed in deeds:
            if deed.trait == "Own" and (own := deed.thing.commands.get(deed.values.get("name", ""))):
                deed.values["own"] = (speech.calling.pick(own.words) or (deed.values["name"],))[0]
        now = twin.now if twin else 0.0
        link = link or speech.voice.data["say"]["link"].get(form, form)

        def clauses(form: str) -> list[str]:
            lines = Lines(speech, now)
            for deed in deeds:
                lines.add(speech.voice.clause(form, deed.key), deed)
            return lines.sentences()

        last = clauses(form)
        return str(speech.voice.data["say"]["link"]["between"]).join([*clauses(link)[:-1], last[-1]])

    def _source(self, speech: Speech, act: Act, asker: PersonId | None, values: dict[str, Any]) -> str:
        """What an act came from: the key of the sentence; its values are put into ``values``."""
        kind, _, name = act.why.partition(" ")
        if kind == "rule" and any(rule.id == name for rule in self.blueprint.rules):
            values["rule"] = self._rule(speech, name)
            return "rule"
        if act.undoes is not None or (kind == "undo" and name.isdecimal()):
            return "undo"
        if act.why in ("page", "api", "cli", "xr", "timer", "alarm", "house"):
            return "clock" if act.why in ("timer", "alarm", "house") else "hand"
        values["said"] = act.why
        person = self.blueprint.people.get(act.who.person or "")
        if person and asker and asker != person.id:
            values["who"] = speech.calling.pick(person.name)
            return "said_by"
        return "said"

    def _rule(self, speech: Speech, rule_id: str) -> str:
        for rule in self.blueprint.rules:
            if rule.id == rule_id:
                return str(speech.calling.pick(rule.say)).strip().rstrip(".。")
        return rule_id

    def _text(self, speech: Speech, section: str, key: str) -> str:
        return speech.begun(speech.voice.text(section, key).render(lambda name, filter: None))


def _times(speech: Speech, now: Moment, about: Mapping[str, str]) -> dict[str, str]:
    """Time and date here, or at the places and the moment that it is ``about``."""
    moment = float(about.get("moment", now))
    values = {**about, "time": speech.measure.time(moment), "date": speech.measure.date(moment)}
    here = speech.measure.local(moment)
    for name, zone in (("time", about.get("zone")), ("from_time", about.get("from_zone"))):
        at = here.astimezone(ZoneInfo(zone)) if zone else here
        values[name] = speech.measure.clock(at.hour, at.minute)
        if zone and name == "time" and at.date() != here.date():
            values["day"] = speech.measure.day(at.date(), speech.measure.local(now).date())
    return values


def _listed(speech: Speech, step: Ask, names: Sequence[str]) -> str:
    """Candidates to choose from (A or B?), or what there is something to be done with (A and B)."""
    if len(names) > _OFFERED + 1 and step.ask != "what":
        rest = str(speech.voice.data["answers_shape"]["one_more"]).format(len(names) - _OFFERED)
        return speech.measure.one_of([*names[:_OFFERED], rest])
    return speech.measure.all_of(names) if step.ask == "what" else speech.measure.one_of(names)

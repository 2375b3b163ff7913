"""The HTTP interface, under ``/api``: what each endpoint does, and the table of all of them."""

from __future__ import annotations

import inspect
import io
import time
from typing import Any

from msgspec import UNSET
from starlette.responses import Response

from madang import __version__
from madang.door.outcome import Act
from madang.language.detect import detect_language
from madang.language.frame import Utterance
from madang.things.catalog import TRAITS
from madang.things.kinds import KINDS
from madang.things.trait import Trait
from madang.things.units import Language

from . import api
from .callers import COOKIE, Caller
from .endpoint import Asked, Endpoint, json_response
from .errors import ApiError
from .live import reply
from .pairing import Paired, PairingError
from .steps import read_steps
from .views import hidden_from, person_view, shown_act, thing_view
from .wire import PROTOCOL, Reply

__all__ = ["ENDPOINTS"]

_YEAR = 31_536_000
_PAGE, _PAGES = 100, 50
"""Acts that one request for the log looks at: so many at once, so many times at the most."""


# ------------------------------------------------------------------ looking


def _health(asked: Asked) -> api.Health:
    surfaces, trouble = len(asked.request.app.state.live.fanout), asked.home.trouble
    return api.Health(trouble is None, __version__, PROTOCOL, surfaces, trouble)


def _home(asked: Asked) -> api.HomeView:
    blueprint = asked.home.blueprint
    return api.HomeView(
        blueprint.facts,
        blueprint.rules,
        len(blueprint.things),
        len(blueprint.spaces),
        len(blueprint.people),
        time.time(),
        _caller(asked).you(),
    )


def _things(asked: Asked) -> api.ThingList:
    blueprint, query = asked.home.blueprint, asked.query
    if query.space and query.space not in blueprint.spaces:
        raise ApiError(
            404, "no_such_space", f"There is no space {query.space!r} in this home.", field="space"
        )
    hidden = hidden_from(asked.home, _caller(asked).person)
    things = blueprint.by_space[query.space] if query.space else tuple(blueprint.things.values())
    return api.ThingList(
        tuple(
            _thing_now(asked, thing.id)
            for thing in things
            if thing.id not in hidden
            and (query.kind is UNSET or thing.kind == query.kind)
            and (query.trait is UNSET or query.trait in thing.traits)
        )
    )


def _thing(asked: Asked) -> api.ThingNow:
    thing_id = asked.path["id"]
    if thing_id not in asked.home.blueprint.things or thing_id in hidden_from(
        asked.home, _caller(asked).person
    ):
        raise ApiError(404, "no_such_thing", f"There is no thing {thing_id!r} in this home.", field="id")
    return _thing_now(asked, thing_id)


def _thing_now(asked: Asked, thing_id: str) -> api.ThingNow:
    state: dict[str, Any] = dict(asked.home.twin.states[thing_id])
    return api.ThingNow(thing_view(asked.home.blueprint.things[thing_id]), state)


def _spaces(asked: Asked) -> api.SpaceList:
    return api.SpaceList(tuple(asked.home.blueprint.spaces.values()))


def _people(asked: Asked) -> api.PersonList:
    return api.PersonList(tuple(person_view(person) for person in asked.home.blueprint.people.values()))


def _traits(_: Asked) -> api.Catalog:
    return api.Catalog({name: _trait(trait) for name, trait in TRAITS.items()})


def _trait(trait: type[Trait]) -> api.TraitFacts:
    return api.TraitFacts(
        trait.icon,
        (inspect.getdoc(trait) or "").partition("\n\n")[0],
        tuple(sorted(trait.features())),
        trait.schema(),
        {
            command.name: api.CommandFacts(command.risk, command.summary, command.feature, command.schema())
            for command in trait.commands.values()
        },
    )


def _kinds(_: Asked) -> api.KindList:
    return api.KindList({name: api.KindFacts(k.icon, k.family, k.traits) for name, k in KINDS.items()})


def _log(asked: Asked) -> api.ActList:
    query = asked.query
    hidden = hidden_from(asked.home, _caller(asked).person)
    found: list[Act] = []
    before = query.before or None
    for _ in range(_PAGES):
        page = asked.home.acts(limit=_PAGE, before=before)
        for act in page:
            before = act.id
            if shown_act(act, hidden) and _matches(act, query):
                found.append(act)
                if len(found) == query.limit:
                    return api.ActList(tuple(found), before if before > 1 else None)
        if len(page) < _PAGE:
            return api.ActList(tuple(found), None)
    return api.ActList(tuple(found), before)


def _matches(act: Act, query: api.LogFilter) -> bool:
    if query.person is not UNSET and act.who.person != query.person:
        return False
    things = {getattr(result.step, "do", None) for result in act.results}
    return query.thing is UNSET or query.thing in things


def _act(asked: Asked) -> Act:
    number = asked.path["act"]
    act = asked.home.act(int(number)) if number.isascii() and number.isdigit() and len(number) < 16 else None
    if act is None or not shown_act(act, hidden_from(asked.home, _caller(asked).person)):
        raise ApiError(404, "no_such_act", f"There is no act {number!r} in the log.", field="act")
    return act


# ------------------------------------------------------------------ asking for something


async def _say(asked: Asked) -> Reply:
    utterance = _utterance(asked)
    who = _caller(asked).who(utterance.language)
    return reply(None, await asked.home.assistant.hear(utterance, who))


def _plan(asked: Asked) -> Reply:
    utterance = _utterance(asked)
    who = _caller(asked).who(utterance.language)
    return reply(None, asked.home.assistant.plan(utterance, who), dry=True)


def _parse(asked: Asked) -> api.Frames:
    begun = time.perf_counter()
    frames = asked.home.assistant.parse(asked.body.text, _language(asked))
    return api.Frames(tuple(frames), (time.perf_counter() - begun) * 1000)


async def _do(asked: Asked) -> Reply:
    steps, who = read_steps(list(asked.body.steps), asked.home), _caller(asked).who()
    return reply(None, await asked.home.assistant.do(steps, who, why=asked.body.why))


def _rehearse(asked: Asked) -> Reply:
    steps = read_steps(list(asked.body.steps), asked.home)
    return reply(None, asked.home.assistant.rehearse(steps, _caller(asked).who()), dry=True)


async def _confirm(asked: Asked) -> Reply:
    body = asked.body
    if body.pin is not None:
        asked.request.app.state.callers.take_pin(_caller(asked))
    return reply(
        None, await asked.home.assistant.confirm(body.pending, body.yes, body.pin, _caller(asked).who())
    )


async def _undo(asked: Asked) -> Reply:
    act = None if asked.body.act is None else int(asked.body.act)
    return reply(None, await asked.home.assistant.undo(act, _caller(asked).who()))


def _utterance(asked: Asked) -> Utterance:
    body, caller = asked.body, _caller(asked)
    if body.space is not None and body.space not in asked.home.blueprint.spaces:
        raise ApiError(404, "no_such_space", f"There is no space {body.space!r} in this home.", field="space")
    return Utterance(body.text, _language(asked), body.space, person=caller.person)


def _language(asked: Asked) -> Language:
    """The one that the request names, else the one that the text is in."""
    body, caller = asked.body, _caller(asked)
    likely = (caller.language, *asked.home.blueprint.facts.languages)
    return caller.speaks(body.language or detect_language(body.text, likely))


# ------------------------------------------------------------------ pairing


def _start_pairing(asked: Asked) -> api.NewCode:
    import segno  # only needed here, and takes its time to load

    person = asked.body.person
    _check_person(asked, person)
    code = asked.pairing.start(time.time(), person=person, guest=asked.body.guest)
    url = f"{asked.request.app.state.address or str(asked.request.base_url).rstrip('/')}/?pair={code.digits}"
    picture = io.BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", scale=6, border=2, xmldecl=False, light="#fff")
    return api.NewCode(code.digits, code.expires_at, url, picture.getvalue().decode())


def _pair(asked: Asked) -> Response:
    asked.request.app.state.callers.take_pairing(asked.request)
    body = asked.body
    _check_person(asked, body.person)
    try:
        token, paired = asked.pairing.pair(
            "".join(body.code.split()), body.name, body.kind, body.person, time.time()
        )
    except PairingError as error:
        raise ApiError(403, error.code, f"{error}.", field="code") from None
    secure = "; Secure" if asked.request.url.scheme == "https" else ""
    cookie = f"{COOKIE}={token}; Path=/; Max-Age={10 * _YEAR}; HttpOnly; SameSite=Strict{secure}"
    return json_response(api.NewSurface(token, _surface(paired)), headers={"Set-Cookie": cookie})


def _surfaces(asked: Asked) -> api.SurfaceList:
    return api.SurfaceList(tuple(_surface(paired) for paired in asked.pairing.surfaces))


def _revoke(asked: Asked) -> api.Revoked:
    surface_id = asked.path["id"]
    if not asked.pairing.revoke(surface_id):
        raise ApiError(404, "no_such_surface", f"There is no paired surface {surface_id!r}.", field="id")
    return api.Revoked(surface_id)


def _check_person(asked: Asked, person: str | None) -> None:
    if person is not None and person not in asked.home.blueprint.people:
        raise ApiError(403, "no_such_person", f"There is no person {person!r} in this home.", field="person")


def _surface(paired: Paired) -> api.SurfaceView:
    return api.SurfaceView(
        paired.id, paired.name, paired.kind, paired.person, paired.trusted, paired.created, paired.last_seen
    )


# ------------------------------------------------------------------ for developers


def _fault(asked: Asked) -> api.Faulty:
    thing, mode = asked.body.thing, asked.body.mode
    if thing not in asked.home.blueprint.things:
        raise ApiError(404, "no_such_thing", f"There is no thing {thing!r} in this home.", field="thing")
    try:
        asked.home.fault(thing, mode)
    except ValueError as error:  # CommandError is one
        raise ApiError(409, "not_virtual", f"{error}.", field="thing") from None
    return api.Faulty(thing, mode)


def _caller(asked: Asked) -> Caller:
    assert asked.caller is not None, "an endpoint for anyone looked at its caller"
    return asked.caller


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("GET", "/api/health", "Is the hub well?", _health, api.Health, access="anyone", tag="hub"),
    Endpoint("GET", "/api/home", "The home, and as whom you look at it", _home, api.HomeView),
    Endpoint(
        "GET", "/api/things", "Things with their states", _things, api.ThingList,
        query=api.ThingFilter, errors=(404,),
    ),
    Endpoint("GET", "/api/things/{id}", "One thing with its state", _thing, api.ThingNow, errors=(404,)),
    Endpoint("GET", "/api/spaces", "All spaces", _spaces, api.SpaceList),
    Endpoint("GET", "/api/people", "Everyone the home knows", _people, api.PersonList),
    Endpoint("GET", "/api/traits", "Every trait: schemas of its state and commands", _traits, api.Catalog),
    Endpoint("GET", "/api/kinds", "Every kind of thing", _kinds, api.KindList),
    Endpoint(
        "GET", "/api/log", "What was done, newest first", _log, api.ActList, query=api.LogFilter, tag="log"
    ),
    Endpoint("GET", "/api/log/{act}", "One act of the log", _act, Act, errors=(404,), tag="log"),
    Endpoint(
        "POST", "/api/say", "Say something to the house", _say, Reply, body=api.SayBody, counted=True,
        errors=(404,), tag="act",
    ),
    Endpoint(
        "POST", "/api/plan", "What would be done (nothing is)", _plan, Reply, body=api.SayBody, counted=True,
        errors=(404,), tag="look",
    ),
    Endpoint(
        "POST", "/api/parse", "What was understood", _parse, api.Frames, body=api.ParseBody, counted=True,
        tag="look",
    ),
    Endpoint(
        "POST", "/api/do", "Do steps", _do, Reply, body=api.DoBody, counted=True, errors=(404, 409), tag="act"
    ),
    Endpoint(
        "POST", "/api/rehearse", "What steps would lead to (nothing is done)", _rehearse, Reply,
        body=api.RehearseBody, counted=True, errors=(404, 409), tag="look",
    ),
    Endpoint(
        "POST", "/api/confirm", "Yes or no to a plan that waits", _confirm, Reply, body=api.Confirmed,
        counted=True, tag="act",
    ),
    Endpoint(
        "POST", "/api/undo", "Take an act back", _undo, Reply, body=api.UndoBody, counted=True, tag="act"
    ),
    Endpoint(
        "POST", "/api/pair/start", "A pairing code for a new surface", _start_pairing, api.NewCode,
        body=api.StartPairing, access="owner", counted=True, tag="pairing",
    ),
    Endpoint(
        "POST", "/api/pair", "Pair this surface, with a code", _pair, api.NewSurface, body=api.PairBody,
        access="anyone", errors=(403, 429), tag="pairing",
        about="Five tries a minute and address; a code lives five minutes, and five wrong tries.",
    ),
    Endpoint(
        "GET", "/api/surfaces", "All paired surfaces", _surfaces, api.SurfaceList, access="owner",
        tag="pairing",
    ),
    Endpoint(
        "DELETE", "/api/surfaces/{id}", "Take a surface's token away", _revoke, api.Revoked, access="owner",
        counted=True, errors=(404,), tag="pairing",
    ),
    Endpoint(
        "POST", "/api/dev/fault", "Make a virtual thing fail on purpose", _fault, api.Faulty, body=api.Fault,
        access="local", counted=True, errors=(404, 409), tag="developers",
    ),
)  # fmt: skip
"""Every endpoint. The routes, the checks and the OpenAPI page are made from this table."""

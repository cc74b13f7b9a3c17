"""Walk the addresses of a process, ask each one as everybody, and say what deviates from the policy."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

from jigsaw.audit.models import Event
from jigsaw.partnerships.access import permission_of
from jigsaw.partnerships.roles import policy
from tests.access.world import OTHER, RECUSED, UNSHARED, Actor, World
from tests.access.world_cases import SEALED, quiet_mark

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
READING = ("GET", "HEAD")
# JIGSAW_FULL_MATRIX=1 walks every combination; the daily walk spares those that `_is_spared` names.
FULL = os.environ.get("JIGSAW_FULL_MATRIX") == "1"
# What a page may answer to somebody who may: done, shown, gone on, sent back with faults, no such method.
FINE = {
    "GET": {200, 302, 304, 405},
    "HEAD": {200, 302, 304, 405},
    "POST": {200, 302, 303, 400, 404, 405, 409, 422},
    "PUT": {405},
    "PATCH": {405},
    "DELETE": {405},
    "OPTIONS": {200, 405},
}
KINDS = ("own", "unshared", "recused", "other", "absent")
# Words that no answer may hold, whoever asks: of another partnership, of cases out of reach.
FOREIGN = {OTHER: "another partnership", UNSHARED: "a case without access", RECUSED: "a case stood back from"}
# Pages that show nobody anything: they keep what a person types, for that person.
SHOW_NOTHING = {"autosave"}
# Pages of the people register: what stands sealed there is shown nowhere else.
OF_THE_REGISTER = "open_register"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@dataclass(frozen=True)
class Pattern:
    """One pattern of addresses: its route, name, the parts to be filled, and what its page says of itself."""

    route: str
    name: str
    parts: tuple[str, ...]
    permission: str | None
    module: str

    def __str__(self) -> str:
        return f"{self.name or self.route}"

    @property
    def of_sign_in_library(self) -> bool:
        return self.module.startswith("allauth.")

    def address(self, filled: dict[str, Any]) -> str:
        """The address with its parts filled in."""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(filled[found[1]]), self.route)


def patterns(urls: str) -> list[Pattern]:
    """Every pattern of a URLconf, one for each route."""
    found = {}
    for route, pattern in _walk(get_resolver(urls), ""):
        view = pattern.callback
        page = getattr(view, "view_class", view)
        parts = tuple(pattern.pattern.converters) or tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))
        parts = tuple(re.findall(r"<(?:\w+:)?(\w+)>", route)) or parts
        found.setdefault(
            route, Pattern(route, pattern.name or "", parts, permission_of(view), page.__module__)
        )
    return list(found.values())


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = before + re.sub(r"\(\?P(<\w+>)[^)]*\)|[\^$]", r"\1", str(entry.pattern))
        if isinstance(entry, URLPattern):
            yield route, entry
        else:
            yield from _walk(entry, route)


def unclassified(urls: str) -> list[str]:
    """The routes whose page neither names a permission nor says that it is public, nor belongs to signing in."""
    return [p.route for p in patterns(urls) if p.permission is None and not p.of_sign_in_library]


def addresses(world: World, page: Pattern, actor: Actor | None = None) -> dict[str, str]:
    """The addresses of the own, the other and an absent object, and of another's object under the own partnership.

    Where there are such: of a case of the own partnership to which nobody who asks belongs ("unshared"), of one from
    which everybody who asks stands back ("recused"), and of their objects under the own case.
    """
    if not page.parts:
        return {"own": page.address({})}
    who = actor.person if actor else None
    parts = {which: world.fill(list(page.parts), which, who) for which in KINDS}
    own, absent = parts["own"], parts["absent"]
    found = {
        which: page.address(parts[which])
        for which in KINDS
        if which in ("own", "other", "absent") or parts[which] != own
    }
    *leading, last = page.parts
    for which in ("other", "unshared", "recused"):
        if leading and own[last] != parts[which][last]:
            found[f"{which} within own"] = page.address({**own, last: parts[which][last]})
            found["absent within own"] = page.address({**own, last: absent[last]})
    return found


def ask(actor: Actor, method: str, address: str) -> tuple[Any, int]:
    """The answer, and how many events the asking left behind; everything it did is undone, signing out too."""
    cookies = deepcopy(actor.client.cookies)
    with transaction.atomic(), transaction.atomic(using="public"):
        before = Event.objects.count()
        response = getattr(actor.client, method.lower())(address)
        if response.streaming:
            response = _whole(response)
        events = Event.objects.count() - before
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="public")
    actor.client.cookies = cookies
    return response, events


def _whole(response: Any) -> Any:
    from django.http import HttpResponse

    content = b"".join(response.streaming_content)
    response.close()
    whole = HttpResponse(content, status=response.status_code)
    for name, value in response.headers.items():
        whole[name] = value
    return whole


def deviations_of_page(world: World, page: Pattern, methods: tuple[str, ...] = METHODS) -> list[str]:
    """What everybody's answers from a staff page have that the policy does not say."""
    found: list[str] = []
    for actor in world.actors:
        found += _deviations_for(world, page, actor, methods)
    return found


def _deviations_for(world: World, page: Pattern, actor: Actor, methods: tuple[str, ...]) -> list[str]:
    found = []
    where = addresses(world, page, actor)
    for method in methods:
        answers = {}
        for which, address in where.items():
            if not FULL and _is_spared(page, actor, method, which):
                continue
            response, events = ask(actor, method, address)
            answers[which] = (response.status_code, TOKEN.sub(b"", response.content))
            for fault in _faults(page, actor, method, which, response, events):
                found.append(f"{actor.name} {method} {which} {page.route}: {fault}")
        if _enters(actor):
            for one in answers:
                same = "absent within own" if one.endswith("within own") else "absent"
                if one != "own" and answers[one] != answers[same]:
                    found.append(f"{actor.name} {method} {page.route}: {one} can be told from {same}")
    return found


def _is_spared(page: Pattern, actor: Actor, method: str, which: str) -> bool:
    """What the daily walk leaves to the full one: what is answered before any row is looked for.

    And cases out of reach by methods that read or change nothing of their own.
    """
    if which == "own":
        return False
    looks = _enters(actor) and _may(page, actor)
    if which in ("other", "absent"):
        return method not in ("GET", "POST") and not looks
    if method in ("GET", "POST"):
        return not looks
    return True


def _enters(actor: Actor) -> bool:
    return actor.person is not None and actor.name != "owes a second factor"


def _faults(
    page: Pattern, actor: Actor, method: str, which: str, response: Any, events: int
) -> Iterator[str]:
    status = response.status_code
    if not _enters(actor):
        door = "/your-sign-in/" if actor.person else "/sign-in/"
        if status != 302 or not response["Location"].startswith(door):
            yield f"{status} {response.headers.get('Location')} instead of {door}"
    elif not _may(page, actor):
        if status != 404:
            yield f"{status} instead of 404"
    elif which == "own" and _is_named(page, actor):
        if status not in FINE[method]:
            yield f"{status} instead of one of {sorted(FINE[method])}"
    elif status not in ({404} if method in READING else {404, 405, 200 if method == "OPTIONS" else 404}):
        yield f"{status} instead of 404"
    shown = method in READING or (method == "POST" and status not in (302, 303, 405))
    shown = shown and page.name not in SHOW_NOTHING
    if _enters(actor) and (shown or status == 404) and events < 1:
        yield "left no event in the audit trail"
    said = response.content.decode(errors="replace") + str(response.headers)
    for mark, whose in FOREIGN.items():
        if mark in said or quiet_mark(mark) in said:
            yield f"shows words of {whose}"
    if SEALED in said and not (
        page.permission == OF_THE_REGISTER and _is_named(page, actor) and which == "own"
    ):
        yield "shows what stands sealed in the people register"
    if wrong := fault_of_headers(response):
        yield wrong


def _may(page: Pattern, actor: Actor) -> bool:
    act = policy()[page.permission or ""]
    return act.signed_in or actor.role in act.roles


def _is_named(page: Pattern, actor: Actor) -> bool:
    """Whether the actor opens what the page is for: a people register asks for more than the role."""
    return page.permission != OF_THE_REGISTER or actor.opens_register


def fault_of_headers(response: Any, *, open_page: bool = False) -> str:
    """What is wrong with the headers that every answer has: no-store, a content policy, nosniff."""
    if "no-store" not in response.headers.get("Cache-Control", "") and not open_page:
        return "may be kept in a cache"
    policy_sent = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy_sent or "unsafe" in policy_sent:
        return f"has the content security policy “{policy_sent}”"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        return "may be sniffed"
    return ""

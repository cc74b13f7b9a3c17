"""Where the navigation of the staff site leads. Each room adds its own places when it starts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jigsaw.partnerships.roles import policy, roles_that_may


@dataclass(frozen=True)
class Place:
    """A place of the staff site: its words, its address name, the act that opens it, and what one does there."""

    order: int
    text: str
    url_name: str
    permission: str
    sentence: str
    waiting: Callable[[Any], list[tuple[str, str]]] | None = None
    waits_for: tuple[str, ...] = ()


_places: dict[str, Place] = {}


def add_place(
    *,
    order: int,
    text: str,
    url_name: str,
    permission: str,
    sentence: str,
    waiting: Callable[[Any], list[tuple[str, str]]] | None = None,
    waits_for: tuple[str, ...] = (),
) -> None:
    """Add a place to the navigation and to the start page of those who may open it. Call when the room starts.

    `waiting` tells what waits there for one person: what to do, and its address; it is asked for those who may do
    one of the acts `waits_for`, where any is named. Raises KeyError for an act that the policy table does not name.
    """
    policy()[permission]
    for act in waits_for:
        policy()[act]
    _places[url_name] = Place(order, text, url_name, permission, sentence, waiting, waits_for)
    _addresses.cache_clear()


def places_for(held: set[str]) -> list[Place]:
    """The places that somebody who holds these roles may open, in order."""
    open_to = (
        p for p in _places.values() if policy()[p.permission].signed_in or held & roles_that_may(p.permission)
    )
    return sorted(open_to, key=lambda place: place.order)


def waiting_for(person: Any, held: set[str], *, but: Collection[str] = ()) -> list[tuple[str, str]]:
    """What waits for somebody who holds these roles: what to do, and its address; in all places `but` these."""
    return [
        line
        for place in places_for(held)
        if place.waiting and place.url_name not in but
        if not place.waits_for or any(held & roles_that_may(act) for act in place.waits_for)
        for line in place.waiting(person)
    ]


@cache
def _addresses(held: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The words and addresses of the places that these roles open."""
    return tuple((place.text, reverse(place.url_name)) for place in places_for(set(held)))


def navigation(request: HttpRequest, held: set[str]) -> list[dict[str, Any]]:
    """The navigation of the layout for the person of this request, who holds these roles."""
    return [
        {"text": text, "href": address, "current": request.path == address}
        for text, address in _addresses(frozenset(held))
    ]

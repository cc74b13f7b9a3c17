"""Where the navigation of the staff site leads. Each room adds its own places when it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jigsaw.partnerships.models import Membership
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


_places: dict[str, Place] = {}


def add_place(
    *,
    order: int,
    text: str,
    url_name: str,
    permission: str,
    sentence: str,
    waiting: Callable[[Any], list[tuple[str, str]]] | None = None,
) -> None:
    """Add a place to the navigation and to the start page of those who may open it. Call when the room starts.

    `waiting` tells what waits there for one person: what to do, and its address. Raises KeyError for an act that
    the policy table does not name.
    """
    policy()[permission]
    _places[url_name] = Place(order, text, url_name, permission, sentence, waiting)


def places_for(person: Any) -> list[Place]:
    """The places that this person may open, in order."""
    held = set(Membership.current(person).values_list("role", flat=True))
    open_to = (
        p for p in _places.values() if policy()[p.permission].signed_in or held & roles_that_may(p.permission)
    )
    return sorted(open_to, key=lambda place: place.order)


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The navigation of the layout for the person of this request."""
    if not request.user.is_authenticated:
        return []
    return [
        {"text": p.text, "href": reverse(p.url_name), "current": request.path == reverse(p.url_name)}
        for p in places_for(request.user)
    ]

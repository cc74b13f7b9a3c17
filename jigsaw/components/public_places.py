"""Where the menu of the public pages leads. Each public room adds its own places when it starts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, order=True)
class PublicPlace:
    """A place of the public site: where it stands in the menu, its words, the name of its address."""

    order: int
    text: str
    url_name: str


_places: set[PublicPlace] = set()


def add_public_place(*, order: int, text: str, url_name: str) -> None:
    """Add a place to the menu. The same place again changes nothing."""
    _places.add(PublicPlace(order, text, url_name))


def public_places() -> list[dict[str, str]]:
    """The places in their order: {"text", "href"}."""
    return [{"text": each.text, "href": reverse(each.url_name)} for each in sorted(_places)]

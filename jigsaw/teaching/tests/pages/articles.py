"""What holds for every page of an article: who may open it, and that it tells strangers nothing."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from lxml import html

from jigsaw.audit.models import Event
from jigsaw.publishing.tests.pages.reading import words
from jigsaw.teaching.models import Article

PEOPLE = ("priya", "dee", "marcus", "joan")


def at(name: str, article: Article | None = None, **more: Any) -> str:
    """The address of a page."""
    return reverse(name, kwargs={"article_id": article.pk, **more} if article else None)


def preview_text(response: Any) -> str:
    """All words of the body of a preview, which is the public page and has no frame of the staff site."""
    assert response.status_code == 200
    tree = html.fromstring(response.content.decode())
    assert len(tree.xpath("//h1")) == 1
    return words(tree.xpath("//body")[0])


def may_open(team: Any, browse: Any, where: str, *names: str) -> None:
    """Of Alderbrook's people exactly these may open the page; for the others it is not there."""
    for name in PEOPLE:
        client = browse(getattr(team, name))
        for answer in (client.get(where), client.post(where, {})):
            assert (answer.status_code != 404) == (name in names), (name, where, answer.status_code)


def not_there_for(stranger: Any, where: str) -> None:
    """Another partnership's page answers as one that is missing, tells nothing and does nothing."""
    verbs = Event.objects.exclude(verb="refused").count()
    for answer in (stranger.get(where), stranger.post(where, {"kind": "text", "up": "1"})):
        assert answer.status_code == 404
        assert b"Ask about dad" not in answer.content
    assert Event.objects.exclude(verb="refused").count() == verbs

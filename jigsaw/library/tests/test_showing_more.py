"""Rooms above add to pages of the library, and those pages are made anew when what they depend on changes."""

from __future__ import annotations

import pytest
from django.utils.safestring import mark_safe

from jigsaw.library import showing_more
from jigsaw.library.actions import receive
from jigsaw.library.queries import OneValue
from jigsaw.library.showing_more import ARTICLES, CHANGED, WEBINARS, Part
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
PAGES = ("/library/ascp-2024-25-02/", "/partnerships/alderbrook/", "/vocabulary/unseen-fathers/")


@pytest.fixture
def added(monkeypatch):
    """What the pages show besides; the lists are this test's own."""
    said = {"words": "First words"}
    for name in ("_to_review", "_to_publisher", "_to_theme", "_depends"):
        monkeypatch.setattr(showing_more, name, [])

    def make(_of, _at):
        return [Part(place, mark_safe(f"<p>{place} {said['words']}</p>")) for place in (ARTICLES, WEBINARS)]

    showing_more.add_to_review(make)
    showing_more.add_to_publisher(make)
    showing_more.add_to_theme(make)
    showing_more.depend_on(lambda _at: OneValue("SELECT %s", (said["words"],)))
    return said


def test_a_page_shows_what_is_added_and_is_made_anew_when_it_changes(public_site, added):
    """Fails if a kept page went on to say what was so before."""
    receive(released_edition(), at=RELEASED)
    for words, other in (("First words", "Second words"), ("Second words", "First words")):
        added["words"] = words
        for page in PAGES:
            shown = public_site.get(page).content.decode()
            assert shown.count(f"<p>webinars {words}</p>") == shown.count(f"<p>articles {words}</p>") == 1
            assert other not in shown


def test_what_is_added_to_the_changes_stands_among_them(public_site, added):
    receive(released_edition(), at=RELEASED)
    showing_more.add_to_review(lambda _of, _at: [Part(CHANGED, mark_safe("<h3>A campaign began</h3>"))])
    shown = public_site.get(PAGES[0]).content.decode()
    assert (
        shown.index('id="changed"')
        < shown.index("A campaign began")
        < shown.index("health visiting template")
    )

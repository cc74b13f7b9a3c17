"""The list of webinars."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, page_of, text, words
from jigsaw.teaching.actions.webinars import cancel_webinar
from jigsaw.teaching.tests.webinar_life import ALEX, LEAH, NOW, SAM, been, booked, drafted, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])
WHERE = "/webinars/"


def test_it_groups_them_and_says_how_many_places_are_taken(team, priya):
    """Fails if a webinar stood in the wrong group, or people must open it to see how it is booked."""
    booked(public(team, title="To be held", places=2), LEAH, SAM, ALEX)
    drafted(team, title="Being written")
    cancel_webinar(drafted(team, title="Not held"), why="Too few", by=team.priya, at=NOW)
    tree = page_of(priya.get(WHERE))
    assert [words(each) for each in tree.xpath("//main//h2")] == ["To come", "Drafts", "Over or cancelled"]
    said = text(priya.get(WHERE))
    assert "To be held Thursday 16 July 2026, 3pm to 5pm 2 of 2 places taken, 1 waiting" in said
    been(team, title="Held")
    assert "Held Thursday 18 June 2026, 3pm to 5pm Over" in text(priya.get(WHERE))


def test_it_asks_the_same_few_queries_for_many(team, priya, django_assert_max_num_queries):
    """Fails if each webinar of the list asked the database again."""
    for number in range(12):
        booked(public(team, title=f"Webinar {number}"), LEAH)
    with django_assert_max_num_queries(12):
        priya.get(WHERE)


def test_an_empty_list_says_what_will_stand_here(team, priya, marcus):
    assert "Start the first one" in text(priya.get(WHERE))
    assert buttons(priya.get(WHERE)) == ["Start a webinar"]
    assert buttons(marcus.get(WHERE)) == []


def test_who_may(team, browse, stranger):
    drafted(team)
    guards.may_open(team, browse, WHERE, "priya", "dee", "marcus", "joan")
    assert "Unseen fathers" not in text(stranger.get(WHERE))

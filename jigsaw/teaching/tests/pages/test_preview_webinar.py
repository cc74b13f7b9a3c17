"""The public page as the draft would have it."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import Event
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors
from jigsaw.teaching.actions.webinars import start_webinar
from jigsaw.teaching.tests.webinar_life import NOW, TITLE, address, drafted

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("preview_webinar", webinar)


def test_it_is_the_public_page_and_nothing_is_public(team, priya):
    """Fails if readers would see something else, the joining address stood on it, or looking made it public."""
    made = drafted(team)
    page = priya.get(where(made)).content.decode()
    for said in (TITLE, "Thursday 16 July 2026, 3pm to 5pm", "40 places left", "Helen Marsh", "Only staff"):
        assert said in page
    assert "teams.example" not in page
    assert f"<title>{TITLE}" not in page
    assert not Event.objects.exists()


def test_without_a_time_it_says_what_is_missing(team, priya):
    begun = start_webinar(partnership=team.partnership, title="Begun", by=team.priya, at=NOW)
    assert errors(priya.get(where(begun))) == ["Enter the day, the start and the end"]


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where(made))

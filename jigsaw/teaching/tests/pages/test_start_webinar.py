"""Start a webinar."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors
from jigsaw.teaching.models import Webinar

pytestmark = pytest.mark.django_db(databases=["default", "public"])
WHERE = "/webinars/new/"


def test_a_title_makes_a_draft(team, priya):
    """Fails if a webinar without a title was kept, or the draft was lost."""
    assert errors(priya.post(WHERE, {"title": ""})) == ["Enter the title"]
    answer = priya.post(WHERE, {"title": "Seeing the whole family"})
    made = Webinar.rows.get()
    assert answer["Location"] == f"/webinars/{made.pk}/"
    assert (made.title, made.state, made.started_by) == ("Seeing the whole family", "draft", team.priya)


def test_who_may(team, browse):
    guards.may_open(team, browse, WHERE, "priya", "dee", post={"title": "x"})
    assert not Webinar.rows.exists()

"""What readers will see."""

from __future__ import annotations

import pytest

from jigsaw.audit.models import Event
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


def test_the_page_the_report_and_the_briefing(team, priya):
    where = address("preview_page", factories.waiting(team).publication, number=1)
    page = text(priya.get(where))
    assert "Practice that needs to improve" in page
    assert "by 18 December 2026" in page
    assert "The partnership was told of injuries." in text(priya.get(where + "?show=report"))
    assert "Whose father did we last fail to ask about?" in text(priya.get(where + "?show=briefing"))


@pytest.mark.parametrize("show", ["nonsense", "", "<script>"])
def test_another_word_shows_the_page(team, priya, show):
    where = address("preview_page", factories.waiting(team).publication, number=1)
    assert "What must change" in text(priya.get(where, {"show": show}))


def test_markup_in_texts_stays_text(team, priya):
    version = factories.waiting(
        team, draft=factories.edition(summary="<b>bold</b> & <script>alert(1)</script>")
    )
    where = address("preview_page", version.publication, number=1)
    for show in ("page", "report", "briefing"):
        assert b"<script>alert" not in priya.get(where, {"show": show}).content


def test_a_review_without_a_report_has_two_previews(team, priya):
    draft = factories.edition(kind="learning-review", report=None)
    where = address("preview_page", factories.waiting(team, draft=draft).publication, number=1)
    links = page_of(priya.get(where)).xpath("//nav[@aria-label='What to preview']//li")
    assert [each.text_content() for each in links] == ["Review page", "Briefing"]


def test_the_reading_is_recorded(team, priya):
    version = factories.waiting(team)
    priya.get(address("preview_page", version.publication, number=1))
    event = Event.objects.filter(verb="read").latest("number")
    assert event.details["page"] == "preview_page"
    assert event.about == f"publication {version.publication.pk}"


def test_who_may(team, browse, stranger):
    where = address("preview_page", factories.waiting(team).publication, number=1)
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)

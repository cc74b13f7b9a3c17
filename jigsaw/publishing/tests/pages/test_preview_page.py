"""What readers will see."""

from __future__ import annotations

import pytest
from lxml import html

from jigsaw.audit.models import Event
from jigsaw.library.models import PublishedEdition, PublishedFile
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


def public_page(response):
    """The preview of the public page: in the public layout, with a band that says who sees it."""
    tree = html.fromstring(response.content.decode())
    assert tree.findtext(".//title") == "Preview of a review – Jigsaw", "the browser's history tells no title"
    assert "Only staff of the partnership can see this page." in tree.text_content()
    return tree


def test_the_page_the_report_and_the_briefing(team, priya):
    where = address("preview_page", factories.waiting(team).publication, number=1)
    page = public_page(priya.get(where)).text_content()
    assert "What we found" in page
    assert "18 December 2026" in page
    assert "Worried about a child?" in page
    assert "The partnership was told of injuries." in text(priya.get(where + "?show=report"))
    assert "Whose father did we last fail to ask about?" in text(priya.get(where + "?show=briefing"))


@pytest.mark.parametrize("show", ["nonsense", "", "<script>"])
def test_another_word_shows_the_page(team, priya, show):
    where = address("preview_page", factories.waiting(team).publication, number=1)
    assert "Use this in your team" in public_page(priya.get(where, {"show": show})).text_content()


def test_the_links_of_the_page_lead_where_staff_can_follow(team, priya):
    """Fails if a reader of the preview would be led to an address that answers only after the release."""
    version = factories.waiting(team)
    page = public_page(priya.get(address("preview_page", version.publication, number=1)))
    links = [link for link in page.xpath("//main//a/@href | //nav//a/@href") if link.startswith("/")]
    assert links
    assert not [link for link in links if link.startswith("/library/")]
    for link in set(links):
        assert priya.get(link.split("#")[0]).status_code == 200, link


def test_the_preview_leaves_nothing_on_the_public_side(team, priya):
    priya.get(address("preview_page", factories.waiting(team).publication, number=1))
    assert not PublishedEdition.objects.exists()
    assert not PublishedFile.objects.exists()


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
    links = page_of(priya.get(where + "?show=briefing")).xpath("//nav[@aria-label='What to preview']//li")
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

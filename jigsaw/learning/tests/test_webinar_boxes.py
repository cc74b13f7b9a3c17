"""The boxes of webinars on pages of the library: the right ones, never stale, gone when the webinar begins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.models import Event
from jigsaw.learning.tests.articles import public_article
from jigsaw.learning.tests.invented import AT, WEBINAR, booked, received
from jigsaw.library.actions import receive
from jigsaw.library.keeping import forget
from jigsaw.library.models import PublishedEdition
from tests.public_site import BRINDLE_VALE, RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db
REVIEW, PARTNERSHIP, THEME = (
    "/library/ascp-2024-25-02/",
    "/partnerships/alderbrook/",
    "/vocabulary/unseen-fathers/",
)
EDITION = "00000000-0000-4000-8000-000000000001"
ANOTHER = "00000000-0000-4000-8000-00000000e00"


@pytest.fixture(autouse=True)
def _a_review(public_site):
    receive(released_edition(), at=RELEASED)


def line(left: str) -> str:
    return f"Thursday 16 July 2099, 3pm to 5pm. Online (Microsoft Teams). Free. {left}."


@pytest.mark.parametrize("page", [REVIEW, PARTNERSHIP, THEME, "/"])
def test_a_box_says_what_when_where_and_how_many_places_are_left(public_site, page):
    """Fails if a kept page went on to say how many places were left before somebody booked or cancelled."""
    event = received(editions=[EDITION], themes=["unseen-fathers"], places=2)
    assert line("2 places left") in public_site.get(page).content.decode()
    assert 'href="/events/seeing-the-whole-family/book/"' in public_site.get(page).content.decode()
    _, leah = booked(event)
    assert line("1 place left") in public_site.get(page).content.decode()
    booked(event, "sam@health.example")
    full = public_site.get(page).content.decode()
    assert line("Full. You can join the waiting list") in full
    assert "Join the waiting list<span" in full
    cancel_booking(leah, at=AT)
    assert line("1 place left") in public_site.get(page).content.decode()


@pytest.mark.parametrize("page", [REVIEW, PARTNERSHIP, THEME, "/"])
def test_a_box_goes_when_the_webinar_begins_or_is_cancelled(public_site, page):
    """Fails if a kept page offered a place at what has begun, or at what does not take place."""
    event = received(editions=[EDITION], themes=["unseen-fathers"])
    assert 'id="webinars"' in public_site.get(page).content.decode()
    Event.objects.update(starts_at=AT)
    assert 'id="webinars"' not in public_site.get(page).content.decode()
    Event.objects.update(starts_at=event.starts_at)
    assert 'id="webinars"' in public_site.get(page).content.decode()
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    assert 'id="webinars"' not in public_site.get(page).content.decode()


def test_a_review_shows_the_webinar_about_it_before_those_on_its_themes(public_site):
    received(id=f"{ANOTHER}2", slug="on-the-theme", title="On the theme", themes=["unseen-fathers"])
    assert "On the theme" in public_site.get(REVIEW).content.decode()
    received(title="About the review", editions=[EDITION])
    shown = public_site.get(REVIEW).content.decode()
    assert "About the review" in shown
    assert "On the theme" not in shown


def test_nothing_stands_where_no_webinar_fits(public_site):
    received(publisher=BRINDLE_VALE, themes=["neglect"])
    for page in (REVIEW, PARTNERSHIP, THEME):
        assert 'id="webinars"' not in public_site.get(page).content.decode(), page
    assert WEBINAR.title in public_site.get("/partnerships/brindle-vale/").content.decode()


def test_two_boxes_at_most_and_a_link_to_all(public_site):
    for number in range(1, 4):
        later = WEBINAR.starts_at + timedelta(days=number)
        changes = {"starts_at": later, "ends_at": later + timedelta(hours=1), "title": f"Number {number}"}
        received(id=f"{ANOTHER}{number}", slug=f"number-{number}", **changes)
    shown = public_site.get(PARTNERSHIP).content.decode()
    assert "Number 2" in shown
    assert "Number 3" not in shown
    assert "All webinars" in shown


def test_markup_in_a_title_stays_words(public_site):
    received(title="<b>Fathers</b> & 'sons'", editions=[EDITION])
    shown = public_site.get(REVIEW).content.decode()
    assert "&lt;b&gt;Fathers&lt;/b&gt; &amp; &#x27;sons&#x27;" in shown
    assert "<b>Fathers" not in shown


def test_a_kept_page_costs_one_query_however_many_webinars_there_are(public_site):
    """Fails if a page that is kept asked for the last change and the turns at webinars one by one."""
    for number in range(1, 9):
        received(id=f"{ANOTHER}{number}", slug=f"number-{number}", editions=[EDITION])
    public_site.get(REVIEW)
    with CaptureQueriesContext(connections[PublishedEdition.objects.db]) as asked:
        public_site.get(REVIEW)
    assert len(asked) == 1


def test_making_a_page_reads_its_webinars_at_once(public_site):
    def cost() -> int:
        booked(Event.objects.earliest("received_at"), f"p{Event.objects.count()}@health.example")
        with CaptureQueriesContext(connections[PublishedEdition.objects.db]) as asked:
            public_site.get(REVIEW)
        return len(asked)

    received(editions=[EDITION])
    few = cost()
    for number in range(2, 9):
        received(id=f"{ANOTHER}{number}", slug=f"number-{number}", editions=[EDITION])
    assert cost() == few


def test_a_theme_page_asks_as_little_with_webinars_and_articles_as_without(public_site):
    """Fails if the articles on a theme, the lists that they stand in, or the webinars cost a query more each."""

    def cost() -> int:
        forget()
        with CaptureQueriesContext(connections[PublishedEdition.objects.db]) as asked:
            public_site.get(THEME)
        return len(asked)

    without = cost()
    received(themes=["unseen-fathers"])
    public_article(themes=["unseen-fathers"])
    shown = public_site.get(THEME).content.decode()
    assert 'id="webinars"' in shown
    assert 'id="articles"' in shown
    assert cost() == without <= 7


def test_a_theme_that_was_replaced_counts_as_what_is_used_in_its_place(public_site):
    received(themes=["hidden-men"])
    assert plain_edition()["findings"][0]["themes"] == ["unseen-fathers"]
    for page in (REVIEW, THEME):
        assert 'id="webinars"' in public_site.get(page).content.decode(), page

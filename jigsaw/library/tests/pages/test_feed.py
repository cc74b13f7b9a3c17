"""Atom feeds: valid, summaries only, stable, and honest about corrections and withdrawals."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.keeping import PAGES
from jigsaw.library.tests.schemas import valid
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feed.atom", "/partnerships/alderbrook/feed.atom", "/vocabulary/unseen-fathers/feed.atom")


def entries(site, address: str) -> list:
    return valid(site.get(address).content, "atom").findall(f"{ATOM}entry")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_valid_with_nothing_in_it_with_a_review_and_with_a_withdrawal(public_site, address):
    """Fails when a reader of feeds would refuse it at any of these times."""
    if "partnerships" not in address:
        assert entries(public_site, address) == []
    receive(released_edition(edition=plain_edition(title='Seen & "not" <known>')), at=RELEASED)
    (entry,) = entries(public_site, address)
    assert entry.findtext(f"{ATOM}title") == 'Seen & "not" <known>'
    assert entry.findtext(f"{ATOM}id") == "http://localhost:8000/library/ascp-2024-25-02/"
    withdraw(released_edition().id, why="To be corrected.", at=RELEASED + timedelta(days=1))
    root = valid(public_site.get(address).content, "atom")
    assert root.findall(f"{ATOM}entry") == []
    deleted = root.find("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert deleted.get("when") == "2026-07-01T09:00:00Z"
    assert root.findtext(f"{ATOM}updated") == "2026-07-01T09:00:00Z"


def test_it_holds_a_summary_and_never_the_text(public_site):
    """Fails when the feed gives away more than the sentence of learning."""
    receive(released_edition(), at=RELEASED)
    told = public_site.get("/feed.atom").content.decode()
    assert "Services must know about every adult who cares for a baby." in told
    assert "No assessment asked for it" not in told
    assert "Child A" not in told


def test_a_correction_keeps_the_entry_and_moves_its_time(public_site):
    """Fails when a corrected review appears twice, or nobody is told of the correction."""
    receive(released_edition(), at=RELEASED)
    receive(released_edition(version=2, correction_note="The year"), at=RELEASED + timedelta(days=2))
    (entry,) = entries(public_site, "/feed.atom")
    assert entry.findtext(f"{ATOM}published") == "2026-06-30T09:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2026-07-02T09:00:00Z"


def test_each_feed_has_its_own_reviews_newest_first(public_site):
    """Fails when a feed misses a review of its own or has another's."""
    receive(released_edition(1, edition=plain_edition(themes=["escalation"])), at=RELEASED)
    receive(
        another_edition(2, day=date(2026, 5, 1), publisher=BRINDLE_VALE), at=RELEASED + timedelta(hours=1)
    )

    def titles(address: str) -> list[str]:
        return [entry.findtext(f"{ATOM}title") for entry in entries(public_site, address)]

    assert titles("/feed.atom") == ["Review number 2", "Seen but not known"]
    assert titles("/partnerships/brindle-vale/feed.atom") == ["Review number 2"]
    assert titles("/vocabulary/escalation/feed.atom") == ["Seen but not known"]
    assert titles("/vocabulary/neglect/feed.atom") == []


@pytest.mark.parametrize(
    "address",
    [
        "/partnerships/nowhere/feed.atom",
        "/vocabulary/never-a-word/feed.atom",
        "/vocabulary/under-1/feed.atom",
        "/vocabulary/hidden-men/feed.atom",
    ],
)
def test_a_feed_of_what_is_not_there_is_not_found(public_site, address):
    """Fails when a made-up feed answers, or one tells reviews by the age of their child."""
    assert public_site.get(address).status_code == 404


def test_a_reader_who_has_it_is_told_so_without_making_it(public_site, django_assert_num_queries):
    """Fails when a feed is made anew for each reader; and when it may be kept longer than a minute."""
    receive(released_edition(), at=RELEASED)
    first = public_site.get("/feed.atom")
    assert first["Cache-Control"] == "public, max-age=60"
    assert first["Access-Control-Allow-Origin"] == "*"
    with django_assert_num_queries(1, using=settings.PUBLIC_DATABASE):
        again = public_site.get("/feed.atom", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    PAGES.empty()
    for number in range(2, 12):
        receive(another_edition(number, day=date(2026, 5, number)), at=RELEASED)
    with django_assert_num_queries(6, using=settings.PUBLIC_DATABASE):
        public_site.get("/feed.atom")

"""One word of the vocabulary with its reviews."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jigsaw.library.actions import receive
from jigsaw.library.keeping import forget
from tests.public_site import RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/vocabulary/unseen-fathers/"


def test_it_says_what_the_word_covers_what_else_it_is_called_and_which_reviews_have_it(public_site):
    """Fails when somebody who looks for hidden men does not see that this is their word."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    assert "hidden fathers, hidden men, invisible men" in page
    assert '<a class="govuk-link" href="/vocabulary/whole-family-approach/">' in page
    assert "Seen but not known" in page
    assert 'href="/vocabulary/unseen-fathers/feed.atom"' in page


def test_a_retired_word_leads_to_what_replaced_it_and_says_why(public_site):
    """Fails when an old word leads nowhere."""
    page = public_site.get("/vocabulary/hidden-men/").content.decode()
    assert "The men were not hiding." in page
    assert 'href="/vocabulary/unseen-fathers/"' in page
    assert "feed.atom" not in page


def test_a_word_without_reviews_says_so(public_site):
    """Fails when an empty list looks like a fault."""
    assert "No published review carries this word yet." in public_site.get(ADDRESS).content.decode()


def test_an_age_lists_no_reviews(public_site):
    """Fails when the pages narrow reviews down to a child."""
    plain = plain_edition(subjects=[{"alias": "Child A", "pronouns": "they", "age_band": "under-1"}])
    receive(released_edition(edition=plain), at=RELEASED)
    assert "Seen but not known" not in public_site.get("/vocabulary/under-1/").content.decode()


@pytest.mark.parametrize("address", ["/vocabulary/never-a-word/", f"{ADDRESS}?page=2", f"{ADDRESS}?page=x"])
def test_what_is_not_there_is_not_found(public_site, address):
    """Fails when made-up words or pages answer."""
    assert public_site.get(address).status_code == 404


def test_it_has_pages_and_the_same_queries_on_each(public_site):
    """Fails when a word that many reviews have makes a page without end, or asks once a review."""

    def asked(address: str) -> int:
        forget()
        with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as queries:
            public_site.get(address)
        return len(queries)

    receive(released_edition(99), at=RELEASED)
    few = asked(ADDRESS)
    for number in range(1, 31):
        receive(another_edition(number, day=date(2026, 5, 1) - timedelta(days=number)), at=RELEASED)
    assert asked(ADDRESS) == few == asked(f"{ADDRESS}?page=2") <= 7
    assert "31 reviews, page 2 of 2" in public_site.get(f"{ADDRESS}?page=2").content.decode()


def test_every_word_has_a_page(public_site):
    """Fails when one of the words breaks its page."""
    from jigsaw.documents.vocabulary import concepts

    for slug in concepts():
        assert public_site.get(f"/vocabulary/{slug}/").status_code == 200, slug

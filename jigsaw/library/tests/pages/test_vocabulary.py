"""The words by which reviews are found."""

import pytest

from jigsaw.documents.vocabulary import concepts
from jigsaw.library.actions import receive
from tests.public_site import RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db


def test_it_holds_every_word_with_a_link_and_how_many_reviews_have_it(public_site):
    """Fails when a word is missing, or its count is not that of the reviews that stand."""
    receive(released_edition(1, edition=plain_edition(themes=["escalation"])), at=RELEASED)
    receive(released_edition(2, edition=plain_edition(reference=None, title="Other")), at=RELEASED)
    page = public_site.get("/vocabulary/").content.decode()
    for slug in concepts():
        assert f'href="/vocabulary/{slug}/"' in page, slug
    assert 'Unseen fathers and male carers</a> <span class="jig-small">2 reviews</span>' in page
    assert 'Escalation</a> <span class="jig-small">1 review</span>' in page


def test_it_counts_no_ages(public_site):
    """Fails when the vocabulary tells how many children of an age there were."""
    plain = plain_edition(subjects=[{"alias": "Child A", "pronouns": "they", "age_band": "under-1"}])
    receive(released_edition(edition=plain), at=RELEASED)
    page = public_site.get("/vocabulary/").content.decode()
    assert 'href="/vocabulary/under-1/">Under 1</a></li>' in page


def test_it_names_its_other_forms(public_site):
    """Fails when a program cannot find the data of the page."""
    page = public_site.get("/vocabulary/").content.decode()
    assert '<link rel="alternate" type="text/turtle" href="/vocabulary.ttl"/>' in page

"""Reviews that share themes stand beside one another, in the same few queries however large the library."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import PublishedEdition
from jigsaw.library.related import related_reviews
from tests.public_site import RELEASED, another_edition, plain_edition, released_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]


def published(number, themes, harm_types=(), *, day="2026-05-05"):
    """A review with these words alone."""
    plain = plain_edition(
        title=f"Review {number}",
        reference=f"ASCP 2024-25/{number:02d}",
        published_on=day,
        findings=[],
        themes=list(themes),
        harm_types=list(harm_types),
    )
    receive(released_edition(number, edition=plain), at=RELEASED)
    return PublishedEdition.objects.get(pk=released_edition(number).id)


def test_the_nearest_come_first_and_strangers_never():
    """Fails if a review with more in common stood behind, an unrelated one stood there, or the review itself."""
    own = published(1, ["unseen-fathers", "information-sharing"], ["neglect"])
    near = published(3, ["unseen-fathers", "information-sharing"], day="2020-01-01")
    harm = published(4, [], ["neglect"])
    theme = published(5, ["unseen-fathers"])
    published(6, ["supervision"])
    assert related_reviews(own) == [near, theme, harm]


def test_a_withdrawn_review_is_no_longer_beside_it():
    own, other = published(1, ["unseen-fathers"]), published(3, ["unseen-fathers"])
    withdraw(str(other.pk), why="A family asked.", at=RELEASED)
    assert related_reviews(own) == []


def test_the_page_names_them(public_site):
    own, other = published(1, ["unseen-fathers"]), published(3, ["unseen-fathers"])
    page = public_site.get(f"/library/{own.slug}/").content.decode()
    assert "Related reviews" in page
    assert f'href="/library/{other.slug}/"' in page


def test_as_many_queries_for_few_as_for_many(django_assert_num_queries):
    receive(another_edition(1, day=date(2026, 5, 1)), at=RELEASED)
    receive(another_edition(3, day=date(2026, 5, 3)), at=RELEASED)
    own = PublishedEdition.objects.get(slug__endswith="01")
    with django_assert_num_queries(2, using=settings.PUBLIC_DATABASE):
        few = related_reviews(own)
    for number in range(4, 12):
        receive(another_edition(number, day=date(2026, 5, number)), at=RELEASED)
    with django_assert_num_queries(2, using=settings.PUBLIC_DATABASE):
        many = related_reviews(own)
    assert (len(few), len(many)) == (1, 3)

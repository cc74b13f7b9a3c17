"""Link a webinar to published reviews, a recommendation and themes."""

from __future__ import annotations

import pytest

from jigsaw.library.actions import receive
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import filled, text
from jigsaw.teaching.tests.webinar_life import address, drafted, fresh
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("edit_webinar_learning", webinar)


def test_published_reviews_of_the_partnership_are_offered_with_their_recommendations(team, priya):
    """Fails if a link was lost, or a recommendation could not be told from another."""
    edition = released_edition()
    receive(edition, at=RELEASED)
    made = drafted(team)
    said = text(priya.get(where(made)))
    assert "Seen but not known (ASCP 2024-25/02)" in said
    assert "ASCP 2024-25/02, R2: Train every new worker in the escalation policy." in said
    sent = filled(priya.get(where(made))) | {"editions": [edition.id], "recommendation": f"{edition.id}:2"}
    assert priya.post(where(made), sent).status_code == 302
    kept = fresh(made)
    assert (kept.editions, kept.recommendation) == ([edition.id], f"{edition.id}:2")
    assert kept.themes == ["unseen-fathers"]
    shown = text(priya.get(address("view_webinar", made)))
    assert "R2: Train every new worker" in shown


def test_without_a_published_review_it_says_so_and_keeps_the_themes(team, priya):
    made = drafted(team)
    assert "There is none yet" in text(priya.get(where(made)))
    assert priya.post(where(made), filled(priya.get(where(made)))).status_code == 302
    assert fresh(made).themes == ["unseen-fathers"]


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))

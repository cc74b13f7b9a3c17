"""What people said, and what they changed."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import ChangeTold, Feedback
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, text
from jigsaw.teaching.tests.pages.cells import cells
from jigsaw.teaching.tests.webinar_life import AFTER, address, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("view_feedback", webinar)


def test_counts_words_and_answers_to_check(team, priya, marcus):
    """Fails if an answer was not counted, or somebody who may not decide was offered to."""
    made = public(team)
    assert "What people said will stand here" in text(priya.get(where(made)))
    for useful in ("very", "very", "not"):
        Feedback.objects.create(
            event_id=made.pk, useful=useful, easy="fairly", differently="Ask about fathers", given_at=AFTER,
            changed_at=AFTER,
        )  # fmt: skip
    ChangeTold.objects.create(
        event_id=made.pk, organisation="Other", changed="Our form asks.", told_at=AFTER, changed_at=AFTER
    )
    said = text(priya.get(where(made)))
    assert "3 people answered" in said
    useful = [
        ["Very useful", "2"],
        ["Fairly useful", "0"],
        ["Not very useful", "0"],
        ["Not useful at all", "1"],
    ]
    assert cells(priya.get(where(made)))[:4] == useful
    assert "Ask about fathers" in said
    assert "To check Our form asks. Other, Friday 17 July 2026, 5pm" in said
    assert buttons(priya.get(where(made))) == ["Accept as evidence, answer 1", "Not evidence, answer 1"]
    assert buttons(marcus.get(where(made))) == []


def test_who_may(team, browse, stranger):
    made = public(team)
    guards.may_open(team, browse, where(made), "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where(made))

"""Accept an answer as evidence, or not."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import ChangeTold
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.models import ImpactEvidence
from jigsaw.teaching.tests.webinar_life import AFTER, address, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def told(team):
    made = public(team)
    answer = ChangeTold.objects.create(
        event_id=made.pk, organisation="Other", changed="Our form asks.", told_at=AFTER, changed_at=AFTER
    )
    return made, address("weigh_answer", made, answer_id=answer.pk)


def test_the_decision_is_kept_with_who_and_when(team, priya):
    made, where = told(team)
    assert priya.get(where).status_code == 405
    assert priya.post(where, {"accepted": "perhaps"}).status_code == 302
    assert not ImpactEvidence.rows.exists()
    back = priya.post(where, {"accepted": "yes"})["Location"]
    assert "Accepted as evidence (Priya Nair, Monday 22 June 2026, 10am)" in text(priya.get(back))
    priya.post(where, {"accepted": "no"})
    assert "Not evidence (Priya Nair" in text(priya.get(back))
    gone = address("weigh_answer", made, answer_id=made.pk)
    assert priya.post(gone, {"accepted": "yes"}).status_code == 404


def test_who_may(team, browse, stranger):
    _, where = told(team)
    guards.may_open(team, browse, where, "priya", "dee", post={"accepted": "yes"})
    guards.not_there_for(stranger, where, {"accepted": "yes"})
    assert not ImpactEvidence.rows.exists()

"""Start a publication."""

from __future__ import annotations

import pytest

from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    errors,
    filled,
    text,
)

pytestmark = pytest.mark.django_db

WHERE = "/publications/new/"


def test_the_forms_begin_with_the_partnerships_details(team, priya):
    answer = priya.post(WHERE, filled(priya.get(WHERE)) | {"way": "write"})
    made = Publication.rows.get()
    assert answer["Location"] == address("view_publication", made)
    assert made.draft["partnership"]["helpline"]["phone"] == "01632 960 188"
    assert made.started_by == team.priya


def test_the_upload_is_the_other_way(team, priya):
    answer = priya.post(WHERE, {"way": "upload"})
    assert answer["Location"] == "/publications/new/upload/?partnership=alderbrook"
    assert not Publication.rows.exists()


def test_no_answer_is_told_in_these_words(team, priya):
    assert errors(priya.post(WHERE, {})) == ["Select how you want to begin"]


def test_who_works_for_two_partnerships_chooses(team, priya):
    other = factories.partnership("brindle-vale", "Brindle Vale", "BVSCP")
    factories.partnership("castlemere", "Castlemere", "CSCP")
    membership = team.priya.memberships.get()
    from jigsaw.audit.actions import act

    with act("seed", by="tests", at=factories.NOW):
        type(membership).rows.create(
            partnership=other, person=team.priya, role=membership.role, started_at=factories.NOW
        )
    page = text(priya.get(WHERE))
    assert "Brindle Vale Safeguarding Children Partnership" in page
    assert "Castlemere" not in page
    assert errors(priya.post(WHERE, {"way": "write"})) == ["Select which partnership publishes"]
    refused = priya.post(WHERE, {"way": "write", "partnership": "castlemere"})
    assert errors(refused) == ["Select the partnership, as on the page"]
    assert priya.post(WHERE, {"way": "write", "partnership": "brindle-vale"}).status_code == 302
    assert Publication.rows.get().partnership == other


def test_extra_fields_change_nothing(team, priya):
    priya.post(WHERE, {"way": "write", "partnership": "castlemere", "stage": "published", "draft": "{}"})
    assert Publication.rows.get().stage == "drafting"


def test_who_may(team, browse):
    guards.may_open(team, browse, WHERE, "priya", "dee", post={"way": "write"})

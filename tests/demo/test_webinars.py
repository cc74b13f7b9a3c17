"""The demo's webinars, through the same acts as in use."""

from __future__ import annotations

import pytest

from jigsaw.config.demo import webinars
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.learning.models import Attendance, EventMaterials, Feedback, OutgoingMail
from jigsaw.learning.queries.bookings import places_taken
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests import factories as partnerships
from jigsaw.publishing.tests import factories
from jigsaw.teaching.attendance.outcome import outcome_words
from jigsaw.teaching.queries.attendance import attendance_now

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_one_has_places_one_is_full_one_has_been_and_one_is_a_draft():
    """Fails when the demo does not show what the pages are for, or sends mail of the past."""
    home = factories.partnership()
    for name in (webinars.HEALTH, webinars.POLICE, webinars.COUNCIL):
        partnerships.agency(home, name)
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    past, full, left, draft = webinars.seed_webinars(home, by=dee, now=BEGINNING)
    taken = places_taken([full.pk, left.pk])
    assert (taken[str(full.pk)].held, taken[str(full.pk)].waiting) == (6, 2)
    assert taken[str(left.pk)].places - taken[str(left.pk)].held == 38
    assert [each.state_at(BEGINNING) for each in (past, full, left, draft)] == [
        "over",
        "public",
        "public",
        "draft",
    ]
    assert outcome_words(attendance_now(past).found) == "9 matched, 0 to settle, 1 not booked"
    assert Attendance.objects.filter(has_attended=True).count() == 8
    assert (Feedback.objects.count(), EventMaterials.objects.count()) == (4, 1)
    assert not OutgoingMail.objects.filter(sent_at=None, given_up_at=None).exists()

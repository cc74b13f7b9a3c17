"""Who gets a certificate."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import Booking, CertificateFile
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.tests.webinar_life import LEAH, NOW, SAM, address, attended, been, public, there

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("list_certificates", webinar)


def test_those_who_attended_stand_there_with_their_certificate(team, priya):
    """Fails if somebody who left early got one, or one that is not made could be downloaded."""
    made = been(team, LEAH, SAM)
    assert "once the attendance is recorded" in text(priya.get(where(made)))
    attended(team, made, there(*LEAH), there(*SAM, 10), at=NOW)
    said = text(priya.get(where(made)))
    assert "Alderbrook Community Health, 112 minutes Being made" in said
    assert "Sam Okafor" not in said
    CertificateFile.objects.create(
        booking=Booking.objects.get(work_email=LEAH[1]), filename="certificate.pdf", content=b"%PDF"
    )
    assert "Download the certificate of Leah Brown" in text(priya.get(where(made)))


def test_who_may(team, browse, stranger):
    made = public(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))

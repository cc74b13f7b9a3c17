"""Download a certificate."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import CertificateFile
from jigsaw.publishing.tests.pages import guards
from jigsaw.teaching.tests.webinar_life import LEAH, address, booked, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def made_for(team):
    webinar = public(team)
    [leah] = booked(webinar, LEAH)
    CertificateFile.objects.create(booking=leah, filename="certificate.pdf", content=b"%PDF words")
    return webinar, address("download_certificate", webinar, booking=leah.reference)


def test_it_is_saved_and_opened_nowhere_else(team, priya):
    """Fails if the file was another, or could be had through another webinar."""
    webinar, where = made_for(team)
    answer = priya.get(where)
    assert (answer.content, answer["Content-Type"]) == (b"%PDF words", "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="certificate.pdf"'
    other = public(team)
    assert priya.get(where.replace(str(webinar.pk), str(other.pk))).status_code == 404
    assert priya.get(address("download_certificate", webinar, booking="XXXX-XXXX")).status_code == 404


def test_who_may(team, browse, stranger):
    _, where = made_for(team)
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)

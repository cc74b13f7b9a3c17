"""Somebody's own certificate as PDF: made once by the worker, and again when a corrected list changes it."""

from datetime import timedelta

import pypdfium2
import pytest

from jigsaw.documents.made import DocumentFault
from jigsaw.learning.actions.certificates import make_certificates
from jigsaw.learning.actions.events import forget_bookings
from jigsaw.learning.models import Certificate, CertificateFile
from jigsaw.learning.tests.invented import attended, been, booked

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as file:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in file)


def test_the_file_says_who_what_and_how_long_and_how_to_check_it(public_site):
    """Fails if a fact were missing on the paper, or the file were shown in place of being saved."""
    event = been()
    link, leah = booked(event)
    attended(leah)
    page = f"/events/booked/{link}/certificate.pdf"
    assert public_site.get(page)["Location"] == f"/events/booked/{link}/certificate/"
    make_certificates(at=event.ends_at)
    answer = public_site.get(page)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    words = words_of(answer.content)
    code = Certificate.objects.get().code
    told = ["Leah Brown", event.title, "16 July 2026", "1 hour 52 minutes", code, "/certificates/"]
    for said in [*told, event.publisher.name, *event.objectives]:
        assert said in words, said


def test_it_is_made_once_and_again_when_the_minutes_change(public_site):
    event = been()
    link, leah = booked(event)
    attended(leah)
    assert make_certificates(at=event.ends_at) == 1
    assert make_certificates(at=event.ends_at) == 0
    attended(leah, minutes=75, at=event.ends_at + timedelta(days=1))
    assert not CertificateFile.objects.exists()
    assert make_certificates(at=event.ends_at) == 1
    answer = public_site.get(f"/events/booked/{link}/certificate.pdf")
    assert "1 hour 15 minutes" in words_of(answer.content)


def test_one_that_cannot_be_made_waits_an_hour_and_stops_no_other(monkeypatch):
    """Fails if a fault of one certificate kept the others back, or were tried again each second."""
    event = been()
    rows = [booked(event, f"p{n}@health.example")[1] for n in range(2)]
    attended(*rows)
    from jigsaw.documents import certificate as documents

    made = documents.certificate

    def broken(facts, look=None, limits=None):
        if facts.name == "Person p0@health.example":
            raise DocumentFault("Certificate", "Typst has no room")
        return made(facts, look, limits)

    monkeypatch.setattr(documents, "certificate", broken)
    at = event.ends_at
    assert make_certificates(at=at) == 1
    assert make_certificates(at=at + timedelta(minutes=59)) == 0
    monkeypatch.setattr(documents, "certificate", made)
    assert make_certificates(at=at + timedelta(minutes=59)) == 0
    assert make_certificates(at=at + timedelta(minutes=60)) == 1


def test_the_file_goes_with_the_booking_and_the_code_stays(public_site):
    event = been()
    link, leah = booked(event)
    attended(leah)
    make_certificates(at=event.ends_at)
    forget_bookings(at=event.ends_at + timedelta(days=366))
    assert not CertificateFile.objects.exists()
    assert public_site.get(f"/events/booked/{link}/certificate.pdf").status_code == 404
    page = public_site.get(f"/certificates/{Certificate.objects.get().code}/").content.decode()
    assert "This certificate is genuine" in page

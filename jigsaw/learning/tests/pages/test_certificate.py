"""Somebody's own certificate, behind the link of the mail."""

import pytest

from jigsaw.learning.actions.certificates import make_certificates
from jigsaw.learning.models import Certificate
from jigsaw.learning.tests.invented import attended, been, booked, letters, paths_in

pytestmark = pytest.mark.django_db


def test_the_link_of_the_mail_leads_to_the_certificate_and_its_file(public_site):
    """Fails if the page could not be opened before the file is made, or the file were not offered after."""
    event = been()
    _, leah = booked(event)
    attended(leah)
    (page,) = [path for path in paths_in(letters("attended")[0].body) if path.endswith("/certificate/")]
    words = public_site.get(page).content.decode()
    assert "is being made" in words
    for said in ("Leah Brown", "16 July 2026", "1 hour 52 minutes", Certificate.objects.get().code):
        assert said in words, said
    assert make_certificates(at=event.ends_at) == 1
    answer = public_site.get(page)
    assert "Download your certificate" in answer.content.decode()
    assert "certificate.pdf" in answer.content.decode()
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_whoever_did_not_attend_sees_their_booking(public_site):
    event = been()
    link, leah = booked(event)
    attended(leah, minutes=3)
    answer = public_site.get(f"/events/booked/{link}/certificate/")
    assert answer["Location"] == f"/events/booked/{link}/"
    assert public_site.get("/events/booked/never-given/certificate/").status_code == 404

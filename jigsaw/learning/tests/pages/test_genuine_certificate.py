"""What anybody may know of a certificate: initials, webinar, day, hours; never a name."""

import pytest

from jigsaw.learning.after_rules import initials_of
from jigsaw.learning.models import Certificate
from jigsaw.learning.tests.invented import attended, been, booked

pytestmark = pytest.mark.django_db


def test_it_says_initials_event_day_and_hours_and_nothing_more(public_site):
    """Fails if the page told a name, an address or an organisation, or kept quiet about what it is to show."""
    event = been()
    _, leah = booked(event)
    attended(leah)
    answer = public_site.get(f"/certificates/{Certificate.objects.get().code}/")
    words = answer.content.decode()
    for said in ("This certificate is genuine", "L B", event.title, "16 July 2026", "1 hour 52 minutes"):
        assert said in words, said
    for hidden in ("Leah", "Brown", "health.example", "Community Health", "Health visitor", leah.reference):
        assert hidden not in words, hidden
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_code_that_was_never_given_is_not_found_and_helped(public_site):
    answer = public_site.get("/certificates/ZZZZ-ZZZZ-ZZZZ/")
    assert answer.status_code == 404
    assert "No certificate has this code" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Leah Brown", "L B"),
        ("  ōwain   ap Rhys ", "Ō A R"),
        ("'Anne-Marie O'Neil", "A O"),
        ("李 小龙", "李 小"),
        ("A B C D E F", "A B C D"),
        ("🦊 7", "?"),
        ("ß", "S"),
    ],
)
def test_initials_hold_one_letter_a_word(name, initials):
    assert initials_of(name) == initials

"""Thanks, and until when the answers can be changed."""

import pytest

from jigsaw.learning.tests.invented import LINK, with_link

pytestmark = pytest.mark.django_db
PAGE = f"/events/booked/{LINK}/feedback/"


def test_it_thanks_and_leads_back_to_the_answers(public_site):
    with_link()
    assert "You have not sent feedback yet" in public_site.get(f"{PAGE}thank-you/").content.decode()
    public_site.post(PAGE, {"useful": "very", "easy": "very"})
    words = public_site.get(f"{PAGE}thank-you/").content.decode()
    assert "Thank you for your feedback" in words
    assert f'href="{PAGE}"' in words
    assert "until" in words
    assert "<form" not in words

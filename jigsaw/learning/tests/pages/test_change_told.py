"""Thanks for telling what has changed."""

import pytest

from jigsaw.learning.tests.invented import LINK, with_link

pytestmark = pytest.mark.django_db
PAGE = f"/events/booked/{LINK}/changed/"


def test_it_thanks_and_says_until_when_the_answer_can_be_changed(public_site):
    with_link()
    assert "You have not told us yet" in public_site.get(f"{PAGE}thank-you/").content.decode()
    public_site.post(PAGE, {"changed": "A form."})
    words = public_site.get(f"{PAGE}thank-you/").content.decode()
    assert "Thank you for telling us" in words
    assert "change your answer" in words
    assert "<form" not in words

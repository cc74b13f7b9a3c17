"""What follows an asking says the same to everybody."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_says_what_to_do_next(public_site):
    """Fails if somebody were left waiting for a mail without a word about where it may be."""
    page = public_site.get("/updates/asked/").content.decode()
    assert "Open it within 7 days" in page
    assert "look among unwanted mail" in page

"""The accessibility statement."""

from datetime import date

import pytest
from django.utils import timezone

from jigsaw.library.actions import receive
from jigsaw.library.contents import is_overdue_for_testing, open_problems, read
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db


def test_the_last_test_is_not_older_than_twelve_months():
    """Fails when nobody has tested the pages for a year: test them, then write the day into the record."""
    statement = read("accessibility")
    assert not is_overdue_for_testing(statement["last_tested"], timezone.localdate())
    assert isinstance(statement["prepared_on"], date)


def test_it_says_what_is_known_who_answers_and_the_words_of_the_law(public_site):
    """Fails when a known problem is kept quiet, or the wording that the regulations fix is missing."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get("/accessibility/").content.decode()
    assert "partially compliant" in page
    assert page.count("Found 22 November 2026") == len(open_problems())
    assert "Equality and Human Rights Commission (EHRC)" in page
    assert "https://alderbrook-scp.example" in page
    assert 'id="another-format"' in page

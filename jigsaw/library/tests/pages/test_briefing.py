"""The briefing as a web page."""

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/ascp-2024-25-02/briefing/"


def test_it_has_the_boxes_the_files_and_the_helpline(public_site):
    """Fails when a box, the slides or the helpline is missing."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    assert '<section class="briefing-box"><h2>What happened</h2>' in page
    assert "ascp-2024-25-02-slides.pptx" in page
    assert "tel:01632960188" in page
    assert page.count("<h1") == 1


def test_a_review_without_a_briefing_has_no_such_page(public_site):
    """Fails when an empty briefing is published."""
    receive(released_edition(briefing_html=""), at=RELEASED)
    assert public_site.get(ADDRESS).status_code == 404

"""Thanks, and the way back to the review."""

from __future__ import annotations

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db


def test_it_thanks_and_leads_back(public_site):
    receive(released_edition(), at=RELEASED)
    page = public_site.get("/library/ascp-2024-25-02/tell-us/thank-you/").content.decode()
    assert "Thank you for telling us" in page
    assert 'href="/library/ascp-2024-25-02/"' in page
    assert "<form" not in page


def test_it_is_not_there_without_its_review(public_site):
    assert public_site.get("/library/ascp-2024-25-02/tell-us/thank-you/").status_code == 404

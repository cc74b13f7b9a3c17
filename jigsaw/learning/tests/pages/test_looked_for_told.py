"""The page that thanks."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_thanks_leads_back_and_takes_nothing(public_site):
    page = public_site.get("/looked-for/thank-you/")
    assert 'href="/library/"' in page.content.decode()
    assert public_site.post("/looked-for/thank-you/", {"words": "x"}).status_code == 405

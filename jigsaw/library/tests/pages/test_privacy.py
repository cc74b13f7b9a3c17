"""The privacy page."""

import pytest

from jigsaw.library.contents import read

pytestmark = pytest.mark.django_db


def test_every_section_of_the_record_stands_on_the_page(public_site):
    """Fails when a part of the privacy record does not reach readers."""
    page = public_site.get("/privacy/").content.decode()
    for section in read("privacy")["sections"]:
        assert section["heading"] in page
    assert "Exit this page" not in page

"""A partnership's colours."""

from dataclasses import replace

import pytest

from jigsaw.library.actions import receive
from tests.public_site import ALDERBROOK, RELEASED, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/partnerships/alderbrook/colours.css"


def test_the_sheet_has_the_colours_of_the_newest_release(public_site):
    """Fails when a partnership's pages keep old colours or those of another."""
    receive(released_edition(), at=RELEASED)
    first = public_site.get(ADDRESS)
    assert first["Content-Type"] == "text/css"
    assert b"#0b4f5c" in first.content
    receive(released_edition(version=2, publisher=replace(ALDERBROOK, primary_colour="#5b2a6b")), at=RELEASED)
    again = public_site.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert b"#5b2a6b" in again.content
    assert public_site.get(ADDRESS, headers={"If-None-Match": again["ETag"]}).status_code == 304


def test_an_unknown_partnership_has_none(public_site):
    """Fails when the public site tells which partnerships exist before they release."""
    assert public_site.get(ADDRESS).status_code == 404

"""The cookies page tells the truth."""

import pytest

from jigsaw.library.actions import receive
from jigsaw.library.contents import read
from tests.embargo.public_places import public_places
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db


def test_no_public_address_sets_a_cookie_that_the_page_does_not_name(public_site):
    """Fails when any address sets a cookie that is not in the list."""
    receive(released_edition(), at=RELEASED)
    named = {each["name"] for each in read("cookies")["cookies"]}
    for place in public_places(released_edition()):
        assert set(public_site.get(place.address).cookies) <= named, place
    assert not public_site.cookies


def test_it_says_that_there_are_none(public_site):
    """Fails when the page shows an empty list instead of words."""
    assert "These pages set no cookies." in public_site.get("/cookies/").content.decode()

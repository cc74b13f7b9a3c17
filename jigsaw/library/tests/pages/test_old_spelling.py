"""References as people write them."""

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "spelling",
    [
        "ASCP2024-25-02",
        "ascp-2024-25_02",
        "ASCP%202024/25-02",
        "ASCP2024-25/02",
        "Ref%20no:%20ASCP%202024/25/02",
    ],
)
def test_every_spelling_of_a_published_reference_leads_to_the_page(public_site, spelling):
    """Fails when a reference copied from a document does not find its page."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get(f"/library/{spelling}/")
    assert (answer.status_code, answer["Location"]) == (301, "/library/ascp-2024-25-02/")


@pytest.mark.parametrize("spelling", ["ASCP2024-25-03", "ASCP%202024/25-03", "x/y/z", "%2e%2e/%2e%2e"])
def test_what_is_not_published_is_not_found(public_site, spelling):
    """Fails when an unpublished reference answers otherwise than a made-up one."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get(f"/library/{spelling}/")
    assert answer.status_code == 404
    assert answer.content == public_site.get("/library/never-was/").content

"""What is not there, and what is not there yet, answer alike."""

import pytest

from jigsaw.library.actions import receive
from tests.embargo.public_places import public_places, slug_planned
from tests.public_site import RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db


def test_a_held_review_and_one_that_never_was_give_the_same_bytes(public_site):
    """Fails when status, body or headers of an address differ before a release from those of a made-up one."""
    receive(released_edition(), at=RELEASED)
    held = released_edition(2, edition=plain_edition(reference="ASCP 2024-25/03", title="Held until ten"))
    never_was = public_site.get("/library/never-was/")
    for place in public_places(held):
        if place.of_the_edition:
            answer = public_site.get(place.address)
            if answer.status_code == 301:
                assert answer["Location"].startswith("/library/ascp-2024-25-02/") is False
                answer = public_site.get(answer["Location"])
            never = never_was
            slug, content = slug_planned(held), answer.content
            other = "n" * len(slug)
            # The link of a mail and the code of a certificate: what one that was never given answers.
            if place.address.startswith(("/updates/", "/certificates/")):
                never = public_site.get(place.address.replace(slug, other))
                assert never.request["PATH_INFO"] != place.address
                content = content.replace(slug.encode(), other.encode())
            assert (answer.status_code, content) == (404, never.content), place
            assert dict(answer.headers) == dict(never.headers), place


def test_the_page_helps_and_is_not_kept(public_site):
    """Fails when a cache answers 404 after the release, or the page has no helpline."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get("/nowhere/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
    assert "tel:01632960188" in answer.content.decode()
    assert "nowhere" not in answer.content.decode()

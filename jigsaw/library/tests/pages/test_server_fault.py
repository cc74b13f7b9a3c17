"""When something on our side fails."""

import pytest
from django.test import Client

from jigsaw.library.pages.front import Front

pytestmark = pytest.mark.django_db


def test_a_fault_is_said_in_our_layout_and_tells_nothing(public_site, monkeypatch):
    """Fails when a fault shows its cause, or the page has no way to help."""

    def broken(self):
        raise RuntimeError("secret cause")

    monkeypatch.setattr(Front, "content", broken)
    answer = Client(raise_request_exception=False).get("/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert "Sorry, there is a problem" in page
    assert "Worried about a child?" in page
    assert "secret cause" not in page

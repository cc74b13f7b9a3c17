"""The list of webinars."""

import pytest

from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.tests.invented import AT, received

pytestmark = pytest.mark.django_db


def test_it_lists_what_comes_and_says_what_is_cancelled(public_site):
    """Fails if an event were missing, or a cancelled one looked as if it took place."""
    assert "No webinar is planned" in public_site.get("/events/").content.decode()
    event = received()
    assert "40 places left" in public_site.get("/events/").content.decode()
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    assert "Cancelled" in public_site.get("/events/").content.decode()

"""Undoing the end."""

import pytest

from jigsaw.learning.actions.subscriptions import end_updates
from jigsaw.learning.tests.subscribers import ASKED, of_token, subscribed

pytestmark = pytest.mark.django_db


def test_the_end_is_undone_by_the_button_alone(public_site):
    """Fails if opening the page began the mails again, or the themes were lost."""
    token = subscribed(themes=("escalation",))
    end_updates(of_token(token), at=ASKED)
    address = f"/updates/resume/{token}/"
    assert "Get these emails again" in public_site.get(address).content.decode()
    assert not of_token(token).is_running
    assert "You get these emails again" in public_site.post(address, follow=True).content.decode()
    assert of_token(token).is_running
    assert of_token(token).themes == ["escalation"]

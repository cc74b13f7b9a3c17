"""A test to oneself."""

import pytest

from jigsaw.learning.models import OutgoingMail
from jigsaw.notices.models import Mail
from jigsaw.publishing.tests.pages.reading import buttons
from jigsaw.teaching.tests.bulletins import proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_it_goes_to_oneself_and_a_look_sends_nothing(team, priya, browse, stranger):
    """Fails when a test reaches anybody else, or a GET sends."""
    bulletin = proposed()
    address = where("send_test_bulletin", bulletin)
    assert priya.get(address).status_code == 405
    assert "Send a test to yourself" in buttons(priya.get(where("preview_bulletin", bulletin)))
    assert stranger.post(address).status_code == browse(team.marcus).post(address).status_code == 404
    assert not Mail.objects.exists()
    answer = priya.post(address, follow=True)
    assert "on its way to your own mailbox" in answer.content.decode()
    assert [each.to for each in Mail.objects.all()] == [team.priya.email]
    assert not OutgoingMail.objects.filter(key__startswith="bulletin").exists()

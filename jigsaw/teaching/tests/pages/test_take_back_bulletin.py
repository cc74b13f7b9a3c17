"""Taking an approval back."""

from datetime import timedelta

import pytest

from jigsaw.publishing.tests.pages.reading import buttons
from jigsaw.teaching.actions.bulletins import hand_over_bulletins
from jigsaw.teaching.tests.bulletins import MORNING, approved, now, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_it_waits_again_until_it_has_gone_out(team, priya, browse, stranger):
    """Fails when an approval could not be taken back in time, or could be after the bulletin went."""
    later = MORNING + timedelta(hours=1)
    bulletin = approved(team, due_at=later)
    address = where("take_back_bulletin", bulletin)
    assert buttons(priya.get(where("view_bulletin", bulletin))) == ["Take the approval back"]
    assert priya.get(address).status_code == 405
    assert stranger.post(address).status_code == browse(team.marcus).post(address).status_code == 404
    assert "Nothing goes out" in priya.post(address, follow=True).content.decode()
    assert now(bulletin).state == "proposed"
    approved(team, now(bulletin))
    hand_over_bulletins(at=MORNING)
    assert "Only an approved bulletin" in priya.post(address, follow=True).content.decode()
    assert now(bulletin).state == "sent"

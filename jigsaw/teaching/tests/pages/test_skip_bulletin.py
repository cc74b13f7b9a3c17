"""Deciding against a month's bulletin."""

import pytest

from jigsaw.publishing.tests.pages.reading import errors
from jigsaw.teaching.tests.bulletins import now, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_it_asks_for_the_reason_and_keeps_it(team, priya, browse, stranger):
    """Fails when a month is left out without a reason, or by somebody who may not."""
    bulletin = proposed()
    address = where("skip_bulletin", bulletin)
    for client in (browse(team.marcus), stranger):
        assert client.post(address, {"reason": "x"}).status_code == 404
    assert priya.get(address).status_code == 200
    assert errors(priya.post(address, {"reason": ""})) == ["Enter why it is not sent"]
    assert now(bulletin).state == "proposed"
    assert priya.post(address, {"reason": "The family asked."}).status_code == 302
    assert (now(bulletin).state, now(bulletin).not_sent_why) == ("not-sent", "The family asked.")
    assert errors(priya.post(address, {"reason": "Again"})) == ["This bulletin is decided already: not sent."]

"""What happens to a bulletin that nobody decided on."""

import pytest

from jigsaw.publishing.tests.pages.reading import errors, filled
from jigsaw.teaching.queries.bulletins import goes_by_itself

pytestmark = pytest.mark.django_db
WHERE = "/partnerships/alderbrook/updates-by-email/"


def test_silence_is_no_approval_until_the_partnership_says_so(team, priya, browse, stranger):
    """Fails when bulletins go by themselves by default, or somebody else's partnership could choose it."""
    assert filled(priya.get(WHERE))["undecided"] == ["wait"]
    for client in (browse(team.marcus), stranger):
        assert client.post(WHERE, {"undecided": "by-itself"}).status_code == 404
    assert not goes_by_itself(team.partnership)
    assert errors(priya.post(WHERE, {})) == ["Select what happens if nobody approves it"]
    assert priya.post(WHERE, {"undecided": "by-itself"})["Location"] == WHERE
    assert goes_by_itself(team.partnership)
    assert filled(priya.get(WHERE))["undecided"] == ["by-itself"]
    priya.post(WHERE, {"undecided": "wait"})
    assert not goes_by_itself(team.partnership)

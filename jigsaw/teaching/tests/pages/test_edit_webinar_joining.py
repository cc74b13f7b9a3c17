"""Write the joining address, whom to ask, and the organisations of the form."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled
from jigsaw.teaching.tests.webinar_life import HEALTH, address, drafted, fresh

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("edit_webinar_joining", webinar)


def test_each_organisation_stands_once(team, priya):
    made = drafted(team)
    sent = filled(priya.get(where(made))) | {"organisations": f"{HEALTH}\r\n\r\nA school\r\n{HEALTH}"}
    assert priya.post(where(made), sent).status_code == 302
    assert fresh(made).organisations == [HEALTH, "A school"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"joining_address": "http://teams.example/x"},
            "Joining address must be a whole address that starts with https://",
        ),
        (
            {"joining_address": "https://"},
            "Joining address must be a whole address that starts with https://",
        ),
        (
            {"contact_email": "learning"},
            "Enter an email address in the correct format, like name@partnership.example",
        ),
        ({"organisations": "x" * 121}, "Organisation 1 must be 120 characters or less"),
    ],
)
def test_errors_stand_at_their_fields(team, priya, typed, said):
    made = drafted(team)
    assert errors(priya.post(where(made), filled(priya.get(where(made))) | typed)) == [said]


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))

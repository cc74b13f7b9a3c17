"""Record that copies went to the Panel and the Secretary of State."""

from __future__ import annotations

import pytest

from jigsaw.publishing.models import CopiesSent
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import address, begun, buttons, errors, page_of, text, words

pytestmark = pytest.mark.django_db

SENT = {
    "sent_to": ["panel", "secretary-of-state"],
    "sent_on_day": "18",
    "sent_on_month": "6",
    "sent_on_year": "2026",
}
BOTH = "Select the Panel and the Secretary of State: both must have a copy"


@pytest.fixture
def publication(team):
    """A publication with a version."""
    return factories.waiting(team).publication


@pytest.fixture
def where(publication):
    return address("record_copies_sent", publication)


def readiness(answer):
    return [words(each) for each in page_of(answer).find_class("jig-readiness__line")]


def test_readiness_leads_here_and_turns_to_done(priya, publication, where):
    home = address("view_publication", publication)
    before = priya.get(home)
    assert where in before.content.decode()
    assert (
        "Not doneCopies sent to the Panel and the Secretary of State. "
        "By Friday 19 June 2026 at the latest (law). That day has passed.Record the copies"
    ) in readiness(before)
    answer = priya.post(where, SENT)
    assert answer["Location"] == home
    after = priya.get(home)
    assert "The copies of version 1 are recorded as sent." in text(after)
    assert (
        "DoneCopies sent to the Panel and the Secretary of State. "
        "Sent 18 June 2026, 8 working days beforeRecord the copies again"
    ) in readiness(after)


def test_the_page_says_by_when_and_has_one_button(priya, where):
    shown = priya.get(where)
    assert "the copies go by Friday 19 June 2026 at the latest" in text(shown)
    assert buttons(shown) == ["Record the copies sent"]


def test_what_is_recorded_already_stands_there(team, priya, publication, where):
    factories.send_copies(team, publication)
    assert "Recorded so far: Sent 18 June 2026, 8 working days before." in text(priya.get(where))


def test_the_history_shows_it(priya, publication, where):
    priya.post(where, SENT)
    told = text(priya.get(address("view_history", publication)))
    assert "Recorded the copies to the Panel and the Secretary of State: version 1, sent 18 June 2026" in told


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"sent_to": []}, [BOTH]),
        ({"sent_to": ["panel"]}, [BOTH]),
        ({"sent_to": ["secretary-of-state"]}, [BOTH]),
        ({"sent_on_day": "23"}, ["The date you sent the copies must be today or in the past"]),
        ({"sent_on_day": "31"}, ["The date you sent the copies must be a real date"]),
        ({"sent_on_day": ""}, ["The date you sent the copies must include a day"]),
        (
            {"sent_to": [], "sent_on_day": "", "sent_on_month": "", "sent_on_year": ""},
            [BOTH, "Enter the date you sent the copies"],
        ),
    ],
)
def test_what_is_wrong_is_said_in_these_words_and_nothing_is_kept(priya, where, changes, lines):
    assert errors(priya.post(where, SENT | changes)) == lines
    assert not CopiesSent.rows.exists()


def test_today_can_be_recorded(priya, where):
    assert priya.post(where, SENT | {"sent_on_day": "22"}).status_code == 302


def test_another_recipient_is_refused(priya, where):
    answer = priya.post(where, SENT | {"sent_to": ["panel", "secretary-of-state", "a-newspaper"]})
    assert errors(answer) == ["Select who has a copy, as on the page"]
    assert not CopiesSent.rows.exists()


def test_extra_fields_change_nothing(team, priya, publication, where):
    other = factories.waiting(team)
    extra = {"version": str(other.pk), "publication": str(other.publication_id), "recorded_at": "2020-01-01",
             "recorded_by": str(team.joan.pk), "to_panel": "", "partnership": "9"}  # fmt: skip
    priya.post(where, SENT | extra)
    kept = CopiesSent.rows.get()
    assert (kept.publication, kept.recorded_by, kept.recorded_at) == (publication, team.priya, factories.NOW)
    assert (kept.version.publication, kept.to_panel, kept.partnership) == (
        publication,
        True,
        team.partnership,
    )


def test_without_a_version_it_is_refused_with_what_to_do(team, priya):
    answer = priya.post(address("record_copies_sent", begun(team)), SENT)
    assert errors(answer) == ["Make a version first. The copies are copies of a version."]


def test_where_no_copies_are_owed_there_is_nothing_to_record(team, priya):
    national = factories.waiting(team, draft=factories.edition(kind="national-review")).publication
    where = address("record_copies_sent", national)
    assert "Nothing is to be recorded." in text(priya.get(where))
    assert buttons(priya.get(where)) == []
    priya.post(where, SENT)
    assert not CopiesSent.rows.exists()


def test_who_may_not_record_is_not_led_here(marcus, publication, where):
    shown = marcus.get(address("view_publication", publication))
    assert where not in shown.content.decode()
    assert "By Friday 19 June 2026 at the latest (law). That day has passed." in text(shown)


def test_who_may(team, browse, stranger, where, clock):
    guards.may_open(team, browse, where, "priya", "dee", post=SENT)
    guards.not_there_for(stranger, where, SENT)
    assert not CopiesSent.rows.exists()

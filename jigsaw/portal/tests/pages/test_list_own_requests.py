from types import SimpleNamespace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.tests.factories import asked, writing
from jigsaw.audit.actions import act
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.pages.referral_pages import browse, shown
from jigsaw.portal.tests.answering import LATE_AT

ADDRESS = "/requests/"


def listed(person) -> str:
    return shown(browse(person).get(ADDRESS))


def another(team):
    """A request to the same agency, in another case."""
    incident = factories.notified(team.priya, team.partnership)
    return asked(SimpleNamespace(**(vars(team) | {"incident": incident})))


def test_an_empty_list_says_what_will_stand_here(team):
    assert "Requests to your agency will stand here." in listed(team.sam)


def test_one_row_says_what_for_whom_and_how_late(answers):
    answers.now_is(LATE_AT)
    page = listed(answers.team.sam)
    reference = answers.asked.reference
    for words in (
        reference,
        "Alderbrook Safeguarding Children Partnership",
        "Alderbrook Community Health",
        "<strong>14 May 2026</strong>",
        "2 working days late",
        "Not yet started",
    ):
        assert words in page
    assert "Child A" not in page


def test_no_other_agencys_rows_are_seen_and_staff_have_no_such_list(answers):
    asked(answers.team, answers.team.police)
    page = listed(answers.team.ola)
    assert "/P1" in page
    assert "/H2" not in page
    assert "/P1" not in listed(answers.team.sam)
    for name in ("priya", "joan", "dee"):
        assert browse(getattr(answers.team, name)).get(ADDRESS).status_code == 404


def test_the_author_of_a_department_sees_its_part_alone(answers):
    returned = writing(answers.asked)
    with act("ask_department", by=answers.team.sam, at=answers.at, partnership=answers.team.partnership):
        returned.parts.create(
            partnership=answers.team.partnership, name="Midwifery", person=answers.team.nina,
            due_on=answers.asked.due_on, asked_by=answers.team.sam, asked_at=answers.at,
        )  # fmt: skip
    page = listed(answers.team.nina)
    assert "Midwifery" in page
    assert "Requests to your agency" not in page
    assert "Midwifery" not in listed(answers.team.ruth)


def test_what_was_sent_says_when(answers):
    answers.now_is(LATE_AT)
    late = {"approver": "self", "late_reason": "absence"}
    answers.whole()
    answers.goes("approve_return", late, answers.address("approve_return"))
    typed = {"act": "send", "version": "1", "fair": "on"}
    answers.goes("approve_return", typed, answers.address("view_sent_return", version=1))
    page = listed(answers.team.sam)
    assert "Sent 18 May 2026, 2 working days late" in page
    assert "jig-word--late" not in page


def test_the_start_page_leads_to_what_waits(answers):
    page = browse(answers.team.sam).get("/").content.decode()
    assert f"Answer request {answers.asked.reference}, due 14 May 2026" in page
    assert "Your requests" in page
    assert "Answer request" not in browse(answers.team.ola).get("/").content.decode()
    assert "Answer request" not in browse(answers.team.priya).get("/").content.decode()


def test_the_number_of_queries_does_not_grow(answers):
    client, counts = browse(answers.team.sam), []
    client.get(ADDRESS)
    for more in (0, 5):
        for _ in range(more):
            writing(another(answers.team))
        with CaptureQueriesContext(connection) as made:
            client.get(ADDRESS)
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_older_ones_can_be_reached(answers, monkeypatch):
    monkeypatch.setattr("jigsaw.portal.pages.list_own_requests.SIZE", 1)
    another(answers.team)
    client = browse(answers.team.sam)
    assert "?page=2" in shown(client.get(ADDRESS))
    assert shown(client.get(ADDRESS + "?page=2"))
    for wrong in ("0", "3", "x", "99999999"):
        assert client.get(ADDRESS + f"?page={wrong}").status_code == 404

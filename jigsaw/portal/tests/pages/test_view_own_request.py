from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.tests.factories import writing
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Incident
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.portal.tests.answering import WORDS


def test_the_terms_stand_there_and_nothing_more_of_the_case(answers):
    page = answers.see("view_own_request")
    for words in (
        f"Request {answers.asked.reference}",
        "1 March 2025 to 30 April 2026",
        "Child A: The child",
        "What did your agency know of the adults in the home?",
        "Key events only",
        "Thursday 14 May 2026, 5pm",
        "Priya Nair",
        "No other agency sees your return",
        "You can stop and come back",
    ):
        assert words in page
    assert answers.team.incident.summary not in page


def test_before_anything_only_the_last_task_cannot_start(answers):
    page = answers.see("view_own_request")
    tasks = page.split('class="govuk-task-list"')[1]
    for words in (
        "Were you involved?", "People and records you checked", "Your agency’s involvement",
        "The child and the family", "Chronology", "Analysis and learning", "Approve and send",
    ):  # fmt: skip
        assert words in tasks
    assert page.count("Not yet started") == 6
    assert page.count("Cannot start yet") == 1
    assert answers.address("approve_return") not in page


def test_each_task_says_how_far_it_has_come(answers):
    returned = writing(answers.asked)
    with act("save_return", by=answers.team.sam, at=answers.at, partnership=answers.team.partnership):
        returned.summary = {
            key: WORDS[key] for key in ("author", "people_known", "records_checked", "concerns")
        }
        returned.save()
    answers.row(returned, 7, errors=[{"key": "source", "cell": "E7", "message": "Enter the source"}])
    answers.row(returned, 8)
    page = answers.see("view_own_request")
    assert page.count("Completed") == 2
    assert page.count("In progress") == 1
    assert "There is a problem" in page
    assert "1 event to fix, of 2" in page


def test_once_all_is_done_the_last_task_is_a_link(answers):
    answers.whole()
    page = answers.see("view_own_request")
    assert page.count("Completed") == 6
    assert f'href="{answers.address("approve_return")}"' in page
    assert "2 events" in page
    assert "1 episode" in page


def test_a_nil_return_has_three_tasks(answers):
    answers.nil()
    page = answers.see("view_own_request")
    assert "Records you looked through" in page
    assert "Chronology</a>" not in page


def test_a_withdrawn_request_and_a_closed_case_say_so(answers):
    team = answers.team
    with act("close_case", by=team.priya, at=answers.at, partnership=team.partnership):
        Incident.rows.filter(pk=team.incident.pk).update(stage="closed")
    page = answers.see("view_own_request")
    assert "is closed. You do not need to do anything more." in page
    assert answers.address("answer_involvement") not in page


def test_another_agency_and_a_recused_staff_member_cannot_tell_it_from_one_that_is_missing(answers):
    from jigsaw.incidents.models import Recusal

    team = answers.team
    with act("recuse", by=team.priya, at=answers.at, partnership=team.partnership):
        Recusal.rows.create(
            partnership=team.partnership, incident=team.incident, person=team.tom, reason="Knows the family",
            declared_at=answers.at, declared_by=team.tom.pk,
        )  # fmt: skip
    missing = "/requests/00000000-0000-4000-8000-000000000007/"
    for name in ("ola", "tom", "nina", "joan", "dee"):
        client = browse(getattr(team, name))
        foreign = client.get(answers.address("view_own_request"))
        assert (foreign.status_code, client.get(missing).status_code) == (404, 404)
        assert answers.asked.reference not in foreign.content.decode()


def test_it_only_shows(answers):
    assert browse(answers.team.sam).post(answers.address("view_own_request")).status_code == 405


def test_the_number_of_queries_does_not_grow(answers):
    returned, counts = answers.whole(rows=1), []
    client = browse(answers.team.sam)
    client.get(answers.address("view_own_request"))
    for more in (0, 30):
        for number in range(more):
            answers.row(returned, 100 + number)
        with CaptureQueriesContext(connection) as made:
            client.get(answers.address("view_own_request"))
        counts.append(len(made))
    assert counts[0] == counts[1] <= 24

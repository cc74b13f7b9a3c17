"""The board of a case: where each return stands, what is missing, whom to call."""

from datetime import date

from jigsaw.agency_returns.actions import changing, reminding
from jigsaw.agency_returns.tests.asking_desk import morning
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, writing
from jigsaw.agency_returns.tests.sending import drafted, sent
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.incidents.tests.casework import not_there, text
from jigsaw.notices.models import Mail
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody


def returned(team, request, *, at, late=0, involved="yes"):
    with act("send_return", by=request.lead, at=at, partnership=team.partnership):
        request.state, request.returned_at = "returned", at
        request.save()
    return writing(
        request, state="sent", sent_at=at, approved_by=request.lead, days_late=late, involved=involved
    )


def test_an_empty_board_leads_to_asking_and_a_draft_to_its_check(team, desk):
    page = desk.see("list_requests")
    assert "The agencies that you ask will stand here" in page
    assert desk.address("ask_agencies") in page
    drafted(team)
    assert desk.address("check_requests") in desk.see("list_requests")


def test_each_state_is_said_in_words(team, desk):
    health, police = sent(team)
    desk.now_is(morning(18))
    said = text(desk.see("list_requests"))
    assert "0 of 2 returned" in said
    assert said.count("Not started") == 2
    assert "14 May 2026 2 working days late" in said
    assert "Missing" not in said, "all of it is"
    writing(police, state="with-approver")
    returned(team, health, at=morning(18), late=2)
    said = text(desk.see("list_requests"))
    assert "1 of 2 returned" in said
    assert "Returned 18 May, 2 working days late" in said
    assert "With the manager who approves" in said
    assert "Missing: People and records you checked; " in said


def test_a_nil_return_and_a_withdrawn_request_are_told(team, desk):
    health, police = sent(team)
    returned(team, health, at=morning(13), involved="no")
    changing.withdraw_request(police, reason="Asked in error", by=team.priya, at=morning(13))
    said = text(desk.see("list_requests"))
    assert "No involvement, returned 13 May, on time" in said
    assert "Withdrawn: Asked in error." in said
    assert "1 of 1 returned" in said


def test_mail_that_did_not_arrive_and_a_call_that_is_due_say_whom_to_call(team, desk):
    health, _police = sent(team)
    Mail.objects.filter(to=health.lead.email).update(given_up_at=ASKED_AT)
    reminding.send_due_reminders(at=morning(18))
    desk.now_is(morning(18))
    page = desk.see("list_requests")
    said = text(page)
    assert f"Mail could not be delivered: Sam Okafor. Call Sam Okafor at {team.health.name} or change" in said
    assert "Call Ola Brandt at Vale Constabulary." in said
    assert desk.address("change_recipients", request_id=health.pk) in page
    changing.change_recipients(
        health, lead=str(team.kit.pk), deputy="", lead_phone="01632 960 220", by=team.priya, at=morning(18)
    )
    said = text(desk.see("list_requests"))
    assert "could not be delivered" not in said
    assert "Call Kit Osei on 01632 960 220." in said


def test_paused_reminders_and_calls_are_told(team, desk):
    health, police = sent(team)
    reminding.send_due_reminders(at=morning(12))
    reminding.pause_reminders(health, reason="Their lead is away", by=team.priya, at=morning(13))
    reminding.record_call(police, note="Will send it on Friday", by=team.priya, at=morning(13))
    said = text(desk.see("list_requests"))
    assert "Reminders paused since 13 May: Their lead is away." in said
    assert "Reminded 12 May." in said
    assert "Called 13 May: Will send it on Friday." in said


def test_a_withdrawn_notification_says_that_nothing_can_be_sent(team, desk):
    sent(team)
    withdraw_notification(team.incident, reason="Not met", by=team.priya, at=morning(11))
    said = text(desk.see("list_requests"))
    assert "The notification of this case was withdrawn" in said
    assert "Withdraw the requests that are no longer needed." in said
    assert "Ask more agencies" not in said


def test_as_many_queries_for_one_as_for_twelve(team, desk, django_assert_max_num_queries):
    sent(team, team.health)
    desk.see("list_requests")
    with django_assert_max_num_queries(40) as one:
        desk.see("list_requests")
    for number in range(11):
        who = agency(team.partnership, f"Agency {number}", "housing")
        lead = somebody(f"Lead {number}", team.partnership, Role.AGENCY_LEAD, who)
        writing(asked(team, who, code=f"L{number}", lead=lead, due_on=date(2026, 5, 14)))
    with django_assert_max_num_queries(len(one)):
        page = desk.see("list_requests")
    assert page.count('<li class="jig-work__line') == 12


def test_an_auditor_with_access_reads_it_and_others_do_not_find_it(team, desk):
    sent(team)
    not_there(desk, desk.address("list_requests"), but="staff")

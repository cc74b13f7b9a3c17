import pytest

from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.portal.tests.answering import FAIR, LATE_AT

LATE = {"late_reason": "hard-to-find", "late_note": "Two systems were searched."}


def test_before_all_is_done_it_says_what_is_left(answers):
    page = answers.see("approve_return")
    assert "You can approve and send the return once these are done" in page
    assert "Were you involved?" in page
    assert answers.send("approve_return", {"approver": "self"}).status_code == 409


def test_a_late_return_says_why(answers):
    answers.whole()
    answers.now_is(LATE_AT)
    page = answers.see("approve_return")
    for words in (
        "Records were hard to find", "Staff absence", "The request reached the wrong person",
        "Waiting for legal advice", "Other", "I can approve this", "Send to my manager",
    ):  # fmt: skip
        assert words in page
    words = ("Select why the return is late.", "Select who approves this return")
    answers.refuses("approve_return", {}, *words)
    other = {"approver": "self", "late_reason": "other"}
    answers.refuses("approve_return", other, "Enter why the return is late")
    long = {"approver": "self", "late_reason": "other", "late_note": "x" * 501}
    answers.refuses(
        "approve_return", long, "More about why it is late must be 500 characters or less. It has 501"
    )
    assert answers.returned().state == "writing"


def test_in_time_it_asks_for_no_reason(answers):
    answers.whole()
    assert "late_reason" not in answers.see("approve_return")


def test_the_managers_way_from_mail_to_sent(answers):
    answers.whole()
    answers.now_is(LATE_AT)
    ruth = answers.team.ruth
    typed = {"approver": "manager", "manager": str(ruth.pk), **LATE}
    answers.goes("approve_return", typed, answers.address("view_own_request"))
    told = answers.mails()
    subject = f"ruth.adeyemi: Return to approve: {answers.asked.reference}, due Thursday 14 May 2026"
    assert answers.address("approve_return") in told[subject]
    assert "with Ruth Adeyemi to approve" in answers.see("approve_return")
    assert "This return waits for your approval" in answers.see("view_own_request", ruth)
    page = answers.see("approve_return", ruth)
    for words in (
        "Sam Okafor asks you to approve this return", "Words about history.", "A visit was missed.",
        "Planned visit at home.", "Why it is late: Records were hard to find. Two systems were searched.",
        "This is a fair and full account of our records", "Approve and send to ASCP", "Send it back",
    ):  # fmt: skip
        assert words in page
    missing = "Confirm that this is a fair and full account of our records"
    answers.refuses("approve_return", {"act": "send", "version": "1"}, missing, person=ruth)
    answers.goes("approve_return", FAIR, answers.address("view_sent_return", version=1), ruth)
    sent = answers.returned()
    assert (sent.state, sent.days_late, sent.approved_by, sent.approval_asked_by) == (
        "sent", 2, ruth, answers.team.sam,
    )  # fmt: skip


def test_pressed_twice_it_is_sent_once(answers):
    answers.sent()
    before = (answers.returned().sent_at, ChronologyRow.rows.count(), len(answers.mails()))
    answers.now_is(LATE_AT)
    answers.goes("approve_return", FAIR, answers.address("view_sent_return", version=1))
    assert (answers.returned().sent_at, ChronologyRow.rows.count(), len(answers.mails())) == before


def test_a_manager_who_is_not_listed_is_invited_as_an_approver_of_the_agency(answers):
    answers.whole()
    typed = {"approver": "manager", "new_name": "Ada Brook"}
    answers.refuses("approve_return", typed, "Enter the work email address of your manager")
    nobody = {"approver": "manager"}
    answers.refuses(
        "approve_return", nobody, "Select your manager, or enter their name and work email address"
    )
    whole = typed | {"new_email": "Ada.Brook@health.example"}
    answers.goes("approve_return", whole, answers.address("view_own_request"))
    held = Membership.rows.get(person__email="ada.brook@health.example")
    assert (held.role, held.agency) == ("agency_approver", answers.team.health)
    assert any(subject.startswith("ada.brook: Return to approve") for subject in answers.mails())
    assert "Approve and send to ASCP" in answers.see("approve_return", held.person)


def test_the_manager_sends_it_back_with_a_note(answers):
    answers.whole()
    ruth = answers.team.ruth
    typed = {"approver": "manager", "manager": str(ruth.pk)}
    answers.goes("approve_return", typed, answers.address("view_own_request"))
    answers.refuses("approve_return", {"act": "send-back"}, "Enter what should be changed", person=ruth)
    back = {"act": "send-back", "note": "Say more of March."}
    answers.goes("approve_return", back, answers.address("view_own_request"), ruth)
    page = answers.see("view_own_request")
    assert "Say more of March." in page
    assert "sam.okafor: Return sent back: " + answers.asked.reference in answers.mails()
    assert answers.returned().state == "writing"


def test_it_can_be_taken_back_and_nobody_else_can_send_it(answers):
    answers.whole()
    typed = {"approver": "manager", "manager": str(answers.team.ruth.pk)}
    answers.goes("approve_return", typed, answers.address("view_own_request"))
    assert answers.send("approve_return", FAIR).status_code == 409
    assert answers.send("approve_return", FAIR, answers.team.kit).status_code == 409
    answers.goes("approve_return", {"act": "take-back"}, answers.address("view_own_request"))
    assert answers.returned().approver is None
    answers.goes("approve_return", {"act": "take-back"}, answers.address("view_own_request"))


def test_handed_over_in_time_and_sent_late_it_asks_the_approver_why(answers):
    answers.whole()
    ruth = answers.team.ruth
    typed = {"approver": "manager", "manager": str(ruth.pk)}
    answers.goes("approve_return", typed, answers.address("view_own_request"))
    answers.now_is(LATE_AT)
    answers.refuses("approve_return", FAIR, "Select why the return is late.", person=ruth)
    answers.goes("approve_return", FAIR | LATE, answers.address("view_sent_return", version=1), ruth)
    assert answers.returned().late_reason == "hard-to-find"


@pytest.mark.parametrize("choice", ["wait", "without"])
def test_departments_that_have_not_returned_their_part_need_a_decision(answers, choice):
    returned = answers.whole()
    due = {"due_on_day": "8", "due_on_month": "5", "due_on_year": "2026"}
    typed = {"name": "Midwifery", "person": str(answers.team.nina.pk), **due}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    answers.row(returned, 50, returned.parts.get())
    words = "Select what to do about the departments that have not returned their part"
    answers.refuses("approve_return", {"approver": "self"}, words)
    to = answers.address("list_departments" if choice == "wait" else "approve_return")
    answers.goes("approve_return", {"approver": "self", "parts": choice}, to)
    assert answers.returned().state == ("writing" if choice == "wait" else "with-approver")
    assert returned.parts.get().state == ("asked" if choice == "wait" else "taken-back")
    if choice == "without":
        answers.goes("approve_return", FAIR, answers.address("view_sent_return", version=1))
        assert ChronologyRow.rows.count() == 2


def test_staff_say_who_in_the_agency_agreed(answers):
    answers.whole(entered_by_staff=True)
    priya = answers.team.priya
    page = answers.see("approve_return", priya)
    assert "The agency has agreed to it" in page
    words = "Enter who in the agency agreed to this return"
    answers.refuses("approve_return", {"approver": "self"}, words, person=priya)
    typed = {"approver": "self", "agreed_by": "Ruth Adeyemi, named doctor"}
    answers.goes("approve_return", typed, answers.address("approve_return"), priya)
    answers.goes("approve_return", FAIR, answers.address("view_sent_return", version=1), priya)
    page = answers.see("view_sent_return", version=1)
    assert "Entered by ASCP for Alderbrook Community Health, agreed by Ruth Adeyemi, named doctor." in page


def test_an_approver_of_another_agency_does_not_find_it(answers):
    from jigsaw.partnerships.roles import Role

    answers.whole()
    team = answers.team
    other = somebody("Olu Grant", team.partnership, Role.AGENCY_APPROVER, team.police)
    for person in (other, team.ola, team.nina):
        assert answers.get("approve_return", person).status_code == 404
        assert answers.send("approve_return", FAIR, person).status_code == 404


def test_after_the_request_was_withdrawn_nothing_is_sent(answers):
    from jigsaw.audit.actions import act

    answers.whole()
    answers.goes("approve_return", {"approver": "self"}, answers.address("approve_return"))
    with act("withdraw_request", by=answers.team.priya, at=answers.at, partnership=answers.team.partnership):
        answers.asked.state, answers.asked.withdrawn_at = "withdrawn", answers.at
        answers.asked.save()
    assert answers.send("approve_return", FAIR).status_code == 409
    assert answers.returned().state == "with-approver"
    assert not ChronologyRow.rows.exists()

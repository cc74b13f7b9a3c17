from jigsaw.agency_returns.models import AgencyReturn
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event


def test_it_says_what_is_asked_and_which_answers_there_are(answers):
    page = answers.see("answer_involvement")
    for words in (
        "Was your agency involved with these people in the period?",
        "1 March 2025 to 30 April 2026",
        "Child A, Mother",
        "No involvement",
        "Only people of Alderbrook Community Health who answer requests",
    ):
        assert words in page
    assert not AgencyReturn.rows.exists()


def test_yes_begins_the_return_and_leads_to_the_tasks(answers):
    answers.goes("answer_involvement", {"involved": "yes"}, answers.address("view_own_request"))
    returned = answers.returned()
    assert (returned.involved, returned.version, returned.entered_by_staff) == ("yes", 1, False)
    event = Event.objects.filter(verb="save_return").last()
    assert event.details == {"code": "H2", "version": 1, "part": "involvement"}


def test_nothing_chosen_is_said_in_both_places(answers):
    answers.refuses("answer_involvement", {}, "Select yes if your agency was involved")
    assert not AgencyReturn.rows.exists()


def test_no_involvement_is_sent_in_three_screens(answers):
    screens = ["answer_involvement", "check_nil_return", "approve_return"]
    answers.nil()
    page = answers.see("approve_return")
    assert "The electronic record, by the records officer." in page
    assert "Send return" in page
    typed = {"approver": "self", "fair": "on", "version": "1"}
    answers.goes(screens[-1], typed, answers.address("view_sent_return", version=1))
    sent = answers.returned()
    assert (sent.state, sent.involved, answers.fresh().state) == ("sent", "no", "returned")
    assert "No involvement" in answers.see("view_sent_return", version=1)


def test_a_withdrawn_request_says_so_and_writes_nothing(answers):
    with act("withdraw_request", by=answers.team.priya, at=answers.at, partnership=answers.team.partnership):
        answers.asked.state, answers.asked.withdrawn_at = "withdrawn", answers.at
        answers.asked.save()
    assert "This request was withdrawn." in answers.see("answer_involvement")
    assert answers.send("answer_involvement", {"involved": "yes"}).status_code == 409
    assert not AgencyReturn.rows.exists()


def test_staff_answer_on_the_agencys_behalf_and_the_return_says_so(answers):
    page = answers.see("answer_involvement", answers.team.priya)
    assert "You are entering this for Alderbrook Community Health." in page
    answers.goes(
        "answer_involvement", {"involved": "yes"}, answers.address("view_own_request"), answers.team.priya
    )
    assert answers.returned().entered_by_staff


def test_nobody_else_finds_it(answers):
    for name in ("ola", "nina", "dee", "joan"):
        assert answers.get("answer_involvement", getattr(answers.team, name)).status_code == 404

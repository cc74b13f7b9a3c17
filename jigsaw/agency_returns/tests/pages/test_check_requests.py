"""The exact mail of each agency, and one press that sends them all."""

import html
import re

from jigsaw.agency_returns.actions.asking import choose_agencies
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.tests.asking_desk import morning, staff_alone
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.sending import drafted, seal
from jigsaw.incidents.tests.casework import errors, page_of, text
from jigsaw.notices.models import Mail


def seen(page):
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page)[1]


def test_it_shows_the_mail_word_for_word_and_that_is_what_is_sent(team, desk):
    drafted(team)
    page = desk.see("check_requests")
    assert "Send 2 requests" in page
    browser = desk.browser()
    answer = browser.post(desk.address("check_requests"), {"seen": seen(page)})
    assert answer["Location"] == desk.address("list_requests")
    assert "2 requests were sent." in page_of(browser.get(answer["Location"]))
    said = " ".join(text(page).split())
    sent = list(Mail.objects.filter(key__startswith="request"))
    assert len(sent) == 2
    for mail in sent:
        assert mail.subject in said
        for line in mail.body.split("\n"):
            assert " ".join(line.split()) in html.unescape(said)


def test_pressed_twice_it_is_sent_once(team, desk):
    drafted(team)
    mark = seen(desk.see("check_requests"))
    browser = desk.browser()
    for _ in range(2):
        assert browser.post(desk.address("check_requests"), {"seen": mark}).status_code == 302
    assert "were sent already" in browser.get(desk.address("list_requests")).content.decode()
    assert AgencyRequest.rows.count() == 2


def test_what_has_changed_meanwhile_is_checked_again(team, desk):
    drafted(team)
    mark = seal(team)
    choose_agencies(team.incident, chosen={str(team.police.pk): ""}, revision=None, by=team.tom, at=ASKED_AT)
    answer = desk.send("check_requests", {"seen": mark})
    assert errors(answer) == [
        "What is asked has changed since this page was shown. Check it again before you send."
    ]
    assert "Send 1 request" in answer.content.decode()
    assert not AgencyRequest.rows.exists()


def test_without_agencies_or_questions_it_says_what_is_missing(team, desk):
    assert "Choose the agencies first." in desk.see("check_requests")
    choose_agencies(team.incident, chosen={str(team.police.pk): ""}, revision=None, by=team.tom, at=ASKED_AT)
    assert "Write what you ask before you send it." in desk.see("check_requests")


def test_a_due_day_that_has_passed_while_the_draft_waited_cannot_be_sent(team, desk):
    drafted(team)
    desk.now_is(morning(15))
    page = desk.see("check_requests")
    assert "must be in the future" in page
    assert 'name="seen"' not in page
    assert desk.send("check_requests", {"seen": seal(team, at=morning(15))}).status_code == 400
    assert not AgencyRequest.rows.exists()


def test_only_those_who_work_on_the_case_find_it(team, desk):
    drafted(team)
    staff_alone(desk, "check_requests")


def test_sent_before_it_is_written_it_says_what_is_missing(team, desk):
    choose_agencies(team.incident, chosen={str(team.police.pk): ""}, revision=None, by=team.tom, at=ASKED_AT)
    assert errors(desk.send("check_requests", {"seen": ""})) == ["Write what you ask before you send it."]

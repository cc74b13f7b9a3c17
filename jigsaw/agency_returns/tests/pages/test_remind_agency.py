"""A reminder by hand: the exact mail first; the work list leads there."""

import re

from jigsaw.agency_returns.tests.asking_desk import morning, staff_alone
from jigsaw.agency_returns.tests.sending import sent, stands_back
from jigsaw.incidents.tests.casework import page_of, text
from jigsaw.notices.models import Mail


def carried(page):
    return dict(re.findall(r'type="hidden" name="(seen|after)" value="([^"]*)"', page))


def test_the_mail_that_is_shown_is_the_one_that_is_sent_once(team, desk):
    asked = sent(team, team.health)[0]
    desk.now_is(morning(13))
    page = desk.see("remind_agency", request_id=asked.pk)
    said = text(page)
    assert "Reminder: information request AB-2026-01/H1, due Thursday 14 May" in said
    assert "Still missing: Were you involved?; " in said
    browser = desk.browser()
    for words in ("Sam Okafor is reminded.", "A reminder was sent already."):
        answer = browser.post(desk.address("remind_agency", request_id=asked.pk), carried(page))
        assert words in page_of(browser.get(answer["Location"]))
    mail = Mail.objects.get(subject__startswith="Reminder")
    assert all(line in said for line in mail.body.split("\n"))
    assert f"/requests/{asked.pk}/" in mail.body


def test_where_nobody_gets_it_the_page_says_so(team, desk):
    asked = sent(team, team.police)[0]
    stands_back(team, team.ola)
    page = desk.see("remind_agency", request_id=asked.pk)
    assert "Nobody gets the mail of this request any more" in page
    assert desk.address("change_recipients", request_id=asked.pk) in page
    assert desk.send("remind_agency", {}, request_id=asked.pk).status_code == 400


def test_the_work_list_waits_on_the_agency_and_leads_to_the_reminder(team, desk):
    asked = sent(team, team.health)[0]
    desk.now_is(morning(13))
    browser = desk.browser()
    page = page_of(browser.get("/work/?state=waiting"))
    assert "Return H1" in page
    assert f"Waiting for {team.health.name} since 6 May" in text(page)
    assert desk.address("remind_agency", request_id=asked.pk) in page
    browser.post(
        desk.address("remind_agency", request_id=asked.pk),
        carried(desk.see("remind_agency", request_id=asked.pk)),
    )
    page = page_of(browser.get("/work/?state=waiting"))
    assert "Nudged today" in page
    assert desk.address("remind_agency", request_id=asked.pk) not in page


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "remind_agency", request_id=sent(team, team.health)[0].pk)

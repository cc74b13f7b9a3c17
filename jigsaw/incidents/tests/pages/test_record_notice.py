"""The notice of a death to the Secretary of State and Ofsted."""

from __future__ import annotations

import pytest

from jigsaw.incidents.models import Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import SENT, not_there, refused, text
from jigsaw.incidents.tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "record_notice"


def taken(desk, **child):
    desk.now_is(TUESDAY)
    return desk.take(
        factories.recorded(
            desk.team.priya, desk.team.partnership, outcome="died", abuse_or_neglect="not", child=child
        )
    )


def test_a_looked_after_childs_death_has_its_own_words_and_needs_no_rapid_review(desk):
    taken(desk, looked_after="yes")
    words = text(desk.see(PAGE))
    assert "The death of a looked-after child is notified to the Secretary of State and Ofsted" in words
    assert "The duty is law; the 5 working days of the national system are statutory guidance." in words
    assert "No rapid review is needed for this notice." in words
    assert "Working day 1 of 5" in words
    page = text(desk.done(PAGE, SENT))
    assert "Done on day 1 of 5" in page
    assert desk.fresh().stage == "notification"
    assert desk.notice().kind == "secretary-of-state"


def test_a_care_leavers_death_has_no_fixed_length(desk):
    taken(desk, age="20 years", age_in_years=20, care_leaver="yes")
    words = text(desk.see(PAGE))
    assert "It sets no fixed length: do it as soon as you know." in words
    assert "As soon as you can" in words
    assert "The guidance gives no number of days for the death of a care leaver." in words
    desk.done(PAGE, SENT)
    assert desk.duty("care-leaver-death").state == "done"


def test_where_the_criteria_are_met_it_says_that_the_panel_is_notified_too(desk):
    desk.now_is(TUESDAY)
    desk.take(
        factories.recorded(
            desk.team.priya, desk.team.partnership, outcome="died", child={"looked_after": "yes"}
        )
    )
    assert "the Panel is notified as well" in text(desk.see(PAGE))


def test_what_is_wrong_is_said(desk):
    taken(desk, looked_after="yes")
    refused(desk.send(PAGE, {}), "Enter the date you sent the notice")
    refused(
        desk.send(PAGE, {**SENT, "sent_date_day": "30", "sent_date_month": "4"}),
        "The date you sent the notice must be the same as or after 1 May 2026.",
    )
    assert not Notice.rows.exists()


def test_sent_twice_it_is_recorded_once(desk):
    taken(desk, looked_after="yes")
    desk.done(PAGE, SENT)
    desk.done(PAGE, SENT)
    assert Notice.rows.count() == 1
    assert "is recorded." in desk.see(PAGE)


def test_where_nothing_asks_for_it_nothing_is_recorded(desk):
    desk.now_is(TUESDAY)
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    assert "Nothing in this case asks for this notice." in desk.see(PAGE)
    refused(desk.send(PAGE, SENT), "Nothing in this case asks for this notice.")
    assert not Notice.rows.exists()


def test_it_is_not_there_for_others(desk):
    taken(desk, looked_after="yes")
    not_there(desk, desk.address(PAGE), SENT, but="staff")

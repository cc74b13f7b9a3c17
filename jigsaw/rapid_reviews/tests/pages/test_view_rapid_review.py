import re
from datetime import date

import pytest

from jigsaw.audit.actions import act
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.partnerships.roles import Role
from jigsaw.rapid_reviews.actions import record
from jigsaw.rapid_reviews.actions.agencies import agencies_were_asked
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY, Reviewing


def test_it_shows_the_clock_and_the_plan_across_the_bank_holidays(desk):
    """Fails when a date is not counted over Monday 25 May, or when a state is not said in words."""
    page = desk.shown()
    assert "Wednesday 27 May 2026" in page
    assert "Spring bank holiday" in page
    assert "Safeguarding leads, day 2 to 7, by Thursday 14 May." in page
    assert "Coordinator, day 5 to 6, by Wednesday 13 May." in page
    assert "Due today" in page
    assert "1 working day late" in page


def test_the_green_button_leads_to_the_next_thing_that_is_not_whole(desk, team):
    """Fails when a step is offered twice, or one that is whole is offered."""
    row, who = desk.review, team.priya
    assert "agencies/ask/" in next_of(desk)
    with act("send_requests", by=who, at=THURSDAY, partnership=team.partnership, about=row.incident):
        agencies_were_asked(incident=row.incident, asked_on=date(2026, 5, 6), by=who, at=THURSDAY)
    assert "participants/add/" in next_of(desk)
    factories.participant(row, who)
    assert "meetings/plan/" in next_of(desk)
    factories.meeting(row, who)
    assert "episodes/add/" in next_of(desk)
    factories.episode(row, who)
    assert "record/facts/" in next_of(desk)
    factories.section(row, who)
    assert "record/family/" in next_of(desk)
    factories.whole_record(row, who)
    assert "themes/" in next_of(desk)
    record.save_themes(row, themes=["domestic-abuse"], revision=None, by=who, at=THURSDAY)
    assert "/decision/" in next_of(desk)


def next_of(desk) -> str:
    page = desk.shown()
    return page[page.index('class="jig-next"') :][:900]


def test_a_section_is_completed_with_text_and_in_progress_when_somebody_comes_back(desk, team):
    factories.section(desk.review, team.priya)
    record.save_section(
        desk.review,
        section="family",
        text="Mother.",
        finished=False,
        revision=None,
        by=team.priya,
        at=THURSDAY,
    )
    page = re.sub(r"\s*([<>])\s*", r"\1", desk.shown())
    assert [page.count(f">{words}</div>") for words in ("Completed", "In progress", "Not yet started")] == [
        1,
        1,
        11,
    ]


def test_people_meetings_and_episodes_are_told(desk, team):
    factories.participant(desk.review, team.priya, agency=team.council)
    factories.meeting(desk.review, team.priya, date(2026, 5, 21))
    factories.episode(desk.review, team.priya)
    page = desk.shown()
    assert "Nobody takes part yet for the integrated care board, the police and education." in page
    assert "Panel meeting, Thursday 21 May 2026, 10am" in page
    assert "1 key practice episode." in page


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.AUDITOR, Role.CO_CHAIR])
def test_who_may_only_read_sees_no_way_to_write(review, stands, role):
    """Fails when a link or a button that writes is shown to somebody who may not."""
    factories.whole(review, factories.reader(review, Role.COORDINATOR, "Ana Cole"))
    page = Reviewing(review, factories.reader(review, role)).shown()
    for word in ("jig-next", "/add/", "/record/facts/", "/plan/", "/themes/", "/meetings/"):
        assert word not in page.replace("rapid-review/plan-step", ""), word


def test_a_case_that_was_never_notified_has_none(team, stands):
    from jigsaw.incidents.tests.factories import recorded

    incident = recorded(team.priya, team.partnership)
    desk = Reviewing(RapidReview(incident=incident), team.priya)
    desk.shown(status=404)


def test_somebody_without_access_to_the_case_finds_nothing(review, stands):
    from jigsaw.partnerships.tests.factories import somebody

    desk = Reviewing(review, somebody("Nora Late", review.partnership, Role.CO_CHAIR))
    desk.shown(status=404)
    desk.shown("participants/", status=404)


def test_an_ended_rapid_review_says_so_and_takes_no_writing(desk, team):
    """Fails when a page of an ended rapid review shows its form or takes what is sent."""
    factories.whole(desk.review, team.priya)
    duty = factories.step(desk.review, "summaries")
    withdraw_notification(desk.review.incident, reason="Not met", by=team.priya, at=THURSDAY)
    page = desk.shown()
    assert "The notification was withdrawn, so this rapid review has ended." in page
    assert "jig-next" not in page
    row = desk.now()
    for rest in (
        f"plan/{duty.pk}/",
        "participants/add/",
        f"participants/{row.participants.first().pk}/end/",
        "meetings/plan/",
        f"meetings/{row.meetings.first().pk}/",
        "record/facts/",
        "episodes/add/",
        f"episodes/{row.episodes.first().pk}/",
        "themes/",
    ):
        assert "can be read and not written" in desk.shown(rest), rest
        assert desk.sent(rest, {"text": "x"}).status_code == 400, rest
    assert desk.sent("episodes/", {"up": str(row.episodes.first().pk)}).status_code == 400


def test_it_asks_no_more_of_the_database_for_twenty_of_everything(desk, team, django_assert_max_num_queries):
    desk.shown()
    with django_assert_max_num_queries(25) as few:
        desk.shown()
    for number in range(20):
        factories.participant(desk.review, team.priya, name=f"Person {number}", agency=team.council)
        factories.meeting(desk.review, team.priya, date(2026, 6, 1 + number))
        factories.episode(desk.review, team.priya, title=f"Episode {number}")
    with django_assert_max_num_queries(len(few)) as many:
        desk.shown()
    assert len(many) == len(few)


def test_after_the_decision_a_version_its_signatures_and_the_panel_are_next(desk, team, small_documents):
    """Fails when a version is offered twice, or when the record is left before the Panel has it."""
    records.ready(team, desk.review)
    assert "versions/make/" in next_of(desk)
    version = records.made(desk.now(), team.priya)
    assert "versions/1/" in next_of(desk)
    assert "0 of 2 signatures" in desk.shown()
    chair = Reviewing(desk.review, factories.reach(desk.review, team.joan))
    assert "waits for your decision" in next_of(chair)
    factories.reach(desk.review, team.marcus)
    records.sign(version, team.joan, team.marcus)
    records.built(version)
    assert "jig-next" not in chair.shown()
    assert "The record can go to the Panel." in next_of(desk)
    records.send(desk.now(), team.priya)
    assert "/reply/" in next_of(desk)

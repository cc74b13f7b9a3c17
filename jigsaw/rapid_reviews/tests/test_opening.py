"""A rapid review opens with the notification, ends with its withdrawal, and begins anew with another date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.notifying import record_notification, withdraw_notification
from jigsaw.incidents.models import Duty
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions import plan
from jigsaw.rapid_reviews.actions.opening import begin, end
from jigsaw.rapid_reviews.actions.plan import save_plan_step
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.rules.planning import Step
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY

NEXT_WEEK = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def dates(review) -> dict[str, date]:
    standing = Duty.rows.filter(incident=review.incident_id, key__startswith="plan-", state="open")
    return dict(standing.values_list("key", "due_on"))


def withdraw(review, team, at=THURSDAY):
    withdraw_notification(review.incident, reason="The criteria are not met", by=team.priya, at=at)


def notify_again(review, team, sent_on):
    record_notification(
        review.incident,
        sent_on=sent_on,
        sent_time=time(9),
        panel_reference="SIN-2",
        late_reason="criteria-unclear",
        by=team.priya,
        at=THURSDAY,
    )


def test_the_plan_counts_over_the_bank_holidays(review):
    assert dates(review) == {
        "plan-letters": date(2026, 5, 6),
        "plan-tell-executive": date(2026, 5, 7),
        "plan-summaries": date(2026, 5, 14),
        "plan-progress-meeting": date(2026, 5, 13),
        "plan-panel-meeting": date(2026, 5, 21),
        "plan-record": date(2026, 5, 21),
        "plan-approval": date(2026, 5, 27),
        "plan-share": date(2026, 6, 3),
    }


def test_a_holiday_added_later_moves_the_steps(review, team):
    add_holiday(
        by=team.priya, at=THURSDAY, day=date(2026, 5, 20), name="Royal occasion", source="Proclamation"
    )
    assert dates(review)["plan-panel-meeting"] == date(2026, 5, 22)


def test_beginning_twice_changes_nothing(review, team):
    before = dates(review), review.plan
    with act("begin_again", by=team.priya, at=THURSDAY):
        begin(incident=review.incident, sent_on=review.started_on, by=team.priya, at=THURSDAY)
    row = factories.again(review)
    assert (dates(row), row.plan, row.opened_at) == (*before, review.opened_at)
    assert RapidReview.rows.count() == 1


def test_a_withdrawn_notification_ends_it_and_keeps_what_was_written(review, team):
    factories.whole(review, team.priya)
    withdraw(review, team)
    row = factories.again(review)
    assert row.ended_at == THURSDAY
    assert len(row.record) == 13
    assert dates(row) == {}
    assert not Duty.rows.filter(incident=row.incident, key__startswith="meeting-", state="open").exists()
    with act("end_again", by=team.priya, at=NEXT_WEEK):
        end(incident=row.incident, by=team.priya, at=NEXT_WEEK)
    assert factories.again(review).ended_at == THURSDAY


def test_notified_again_its_days_count_from_the_new_date(review, team):
    """Fails when the first date is still counted from, when a moved step loses its place, or one comes twice."""
    plan.move_step(
        review, duty=factories.step(review, "record"), last_day=13, why="Half term", revision=None,
        by=team.priya, at=THURSDAY,
    )  # fmt: skip
    plan.mark_not_needed(
        review,
        duty=factories.step(review, "tell-executive"),
        why="Told",
        revision=None,
        by=team.priya,
        at=THURSDAY,
    )
    factories.meeting(review, team.priya, date(2026, 5, 21))
    factories.meeting(review, team.priya, date(2026, 5, 7))
    withdraw(review, team)
    notify_again(review, team, date(2026, 5, 12))
    row = factories.again(review)
    assert (row.ended_at, row.started_on) == (None, date(2026, 5, 12))
    found = dates(row)
    assert found["plan-summaries"] == date(2026, 5, 21)
    assert found["plan-record"] == date(2026, 6, 1)
    assert "plan-tell-executive" not in found
    meetings = Duty.rows.filter(incident=row.incident, key__startswith="meeting-", state="open")
    assert [duty.due_on for duty in meetings] == [date(2026, 5, 21)]


def test_a_case_keeps_its_plan_when_the_partnership_changes_its_own(review, team):
    new = Step("", "Another step", "", 1, 1)
    save_plan_step(team.partnership, key="", step=new, was="", by=team.priya, at=THURSDAY)
    withdraw(review, team)
    notify_again(review, team, date(2026, 5, 12))
    assert "plan-another-step" not in dates(review)


def test_no_verb_writes_an_ended_rapid_review(review, team):
    duty = factories.step(review, "summaries")
    withdraw(review, team)
    row = factories.again(review)
    for attempt in (
        lambda: factories.section(row, team.priya),
        lambda: factories.episode(row, team.priya),
        lambda: factories.participant(row, team.priya),
        lambda: factories.meeting(row, team.priya),
        lambda: plan.reopen_step(row, duty=duty, by=team.priya, at=THURSDAY),
    ):
        with pytest.raises(Refused, match="has ended"):
            attempt()


def test_the_audit_trail_holds_no_text_of_the_case(review, team):
    """Fails when a word that was typed gets into the details of an event."""
    factories.section(review, team.priya, text="Secretwords")
    factories.episode(review, team.priya, title="Secretwords", what_happened="Secretwords")
    factories.participant(review, team.priya, name="Secretwords")
    factories.meeting(review, team.priya)
    plan.mark_not_needed(
        review,
        duty=factories.step(review, "letters"),
        why="Secretwords",
        revision=None,
        by=team.priya,
        at=THURSDAY,
    )
    assert not Event.objects.filter(details__icontains="secretwords").exists()
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"save_section", "save_episode", "add_participant", "plan_meeting", "mark_not_needed"} <= verbs

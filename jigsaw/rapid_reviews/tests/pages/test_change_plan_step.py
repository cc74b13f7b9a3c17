from datetime import date

import pytest

from jigsaw.incidents.models import Duty
from jigsaw.rapid_reviews.actions import plan
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY

DONE = {
    "act": "done",
    "done_on_day": "13",
    "done_on_month": "5",
    "done_on_year": "2026",
    "evidence": "7 summaries received",
}


def rest(desk, key="summaries"):
    return f"plan/{factories.step(desk.review, key).pk}/"


def test_it_asks(desk):
    page = desk.shown(rest(desk))
    assert "Safeguarding leads, day 2 to 7, by Thursday 14 May." in page
    assert "Mark as done" in page


def test_a_step_is_marked_as_done_once(desk):
    where = rest(desk)
    assert "Done on Wednesday 13 May" in desk.done(where, DONE)
    desk.done(where, DONE)
    duty = factories.step(desk.review, "summaries")
    assert (duty.state, duty.done_on, duty.evidence) == ("done", date(2026, 5, 13), "7 summaries received")
    desk.refused(where, {**DONE, "evidence": "Other"}, "This step is not open any more.")


def test_a_step_done_after_its_day_is_late_in_words(desk):
    desk.done(rest(desk, "letters"), {**DONE, "done_on_day": "8"})
    assert "Done 2 working days late" in desk.shown()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"done_on_day": "", "done_on_month": "", "done_on_year": ""}, "Enter the date it was done"),
        ({"done_on_day": "31", "done_on_month": "2"}, "must be a real date"),
        ({"done_on_day": "15"}, "The date it was done must be today or in the past"),
        ({"done_on_day": "4"}, "The date it was done must be the same as or after 5 May 2026"),
        ({"evidence": ""}, "Enter what shows that it was done"),
        ({"evidence": "x" * 100_000}, "What shows it must be 300 characters or less. It has 100,000"),
    ],
)
def test_what_is_wrong_is_said(desk, wrong, words):
    page = desk.refused(rest(desk), DONE | wrong, words)
    assert page.count(words) >= 2
    assert factories.step(desk.review, "summaries").state == "open"


def test_a_step_is_moved_by_its_working_day_with_a_reason(desk):
    """Fails when a date could be typed, or when the reason is lost."""
    sent = {
        "act": "move",
        "plan_day": "13",
        "move_reason": "The coroner asked for a week",
        "revision": str(desk.review.revision),
    }
    page = desk.done(rest(desk, "record"), {**sent, "due_on": "2030-01-01"})
    assert "is now due on working day 13: Friday 22 May 2026." in page
    assert "Moved from day 12: The coroner asked for a week" in page
    assert factories.step(desk.review, "record").due_on == date(2026, 5, 22)
    desk.done(rest(desk, "record"), sent)
    step = next(s for s in desk.now().plan if s["key"] == "record")
    assert len(step["moved"]) == 1


def test_a_move_beyond_day_fifteen_is_warned_of_over_the_bank_holiday(desk):
    sent = {"act": "move", "plan_day": "16", "move_reason": "Late", "revision": "0"}
    page = desk.done(rest(desk, "record"), sent)
    assert "Thursday 28 May 2026" in page
    assert "This is after day 15, by which the rapid review is with the Panel." in page


@pytest.mark.parametrize("day", ["61", "-1", "7.5", "x", "99999999999999999999"])
def test_a_working_day_is_a_number_of_the_plan(desk, day):
    sent = {"act": "move", "plan_day": day, "move_reason": "Late"}
    desk.refused(rest(desk), sent, "Working day must be a number from 0 to 60")


def test_moving_needs_a_day_and_a_reason(desk):
    desk.refused(rest(desk), {"act": "move"}, "Enter the working day, like 7", "Enter why the step is moved")
    desk.refused(rest(desk), {"act": "not-needed"}, "Enter why the step is not needed")


def test_a_step_that_is_not_needed_says_why_and_can_come_back(desk):
    where = rest(desk, "tell-executive")
    sent = {"act": "not-needed", "not_needed_reason": "The chair took the call", "revision": "0"}
    page = desk.done(where, sent)
    assert "Not needed: The chair took the call" in page
    desk.done(where, sent)
    assert not Duty.rows.filter(
        incident=desk.review.incident, key="plan-tell-executive", state="open"
    ).exists()
    desk.done(where, {"act": "reopen"})
    desk.done(where, {"act": "reopen"})
    assert factories.step(desk.review, "tell-executive").due_on == date(2026, 5, 7)


def test_what_was_marked_as_done_can_be_taken_back(desk):
    where = rest(desk)
    desk.done(where, DONE)
    assert "It is still to be done" in desk.shown(where)
    desk.done(where, {"act": "reopen"})
    duty = factories.step(desk.review, "summaries")
    assert (duty.state, duty.done_on, duty.evidence) == ("open", None, "")


def test_the_second_of_two_people_is_told_who_moved_it(desk, team):
    sent = {"act": "move", "plan_day": "9", "move_reason": "Mine", "revision": str(desk.review.revision)}
    plan.move_step(
        desk.review, duty=factories.step(desk.review, "summaries"), last_day=8, why="Half term", revision=None,
        by=team.tom, at=THURSDAY,
    )  # fmt: skip
    page = desk.refused(rest(desk), sent, "Tom Reid changed this step on", "Moved from day 7: Half term")
    assert 'value="Mine"' in page
    desk.done(rest(desk), {**sent, "revision": str(desk.now().revision)})
    assert factories.step(desk.review, "summaries").plan_day == 9


def test_the_statutory_clock_is_no_step_of_the_plan(desk):
    clock = Duty.rows.get(incident=desk.review.incident, key="rapid-review")
    desk.shown(f"plan/{clock.pk}/", status=404)
    sent = {"act": "move", "plan_day": "20", "move_reason": "x", "revision": "0"}
    assert desk.sent(f"plan/{clock.pk}/", sent).status_code == 404
    clock.refresh_from_db()
    assert clock.due_on == date(2026, 5, 27)


def test_an_unknown_act_and_another_cases_step_are_not_there(desk, team):
    assert desk.sent(rest(desk), {"act": "delete"}).status_code == 404
    other = factories.review(team)
    desk.shown(f"plan/{factories.step(other, 'summaries').pk}/", status=404)


def test_who_may_only_read_cannot_change_it(readers):
    where = rest(readers)
    readers.shown(where, status=404)
    assert readers.sent(where, DONE).status_code == 404

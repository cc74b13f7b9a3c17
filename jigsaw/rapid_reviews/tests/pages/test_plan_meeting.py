import pytest

from jigsaw.incidents.models import Duty
from jigsaw.rapid_reviews.models import Meeting
from jigsaw.rapid_reviews.tests import factories

PLAN = "meetings/plan/"


def typed(day="21", month="5", year="2026", **more):
    return {
        "kind": "panel",
        "held_on_day": day,
        "held_on_month": month,
        "held_on_year": year,
        "starts_at": "10am",
        "place": "Town hall, room 2",
        "agenda": "Who is here\nThe decision",
        **more,
    }


def test_it_offers_an_agenda_for_each_kind(desk):
    assert "Whether the criteria for a local review are met, factor by factor" in desk.shown(PLAN)
    assert "Agencies that we did not think of at first" in desk.shown(PLAN + "?kind=progress")
    desk.shown(PLAN + "?kind=party")


def test_a_meeting_is_planned_and_stands_in_the_calendar_of_the_case(desk):
    page = desk.done(PLAN, typed())
    assert "The meeting was planned." in page
    meeting = Meeting.rows.get()
    assert meeting.agenda == ["Who is here", "The decision"]
    duty = Duty.rows.get(incident=desk.review.incident, key=f"meeting-{meeting.pk}")
    assert (duty.title, str(duty.due_on), duty.rule) == ("Panel meeting", "2026-05-21", "")


def test_sent_twice_it_is_planned_once(desk):
    desk.done(PLAN, typed())
    desk.refused(PLAN, typed(), "There is a meeting at this time already")
    assert Meeting.rows.count() == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("23", "Saturday 23 May 2026 is not a working day: it is a Saturday."),
        ("25", "Monday 25 May 2026 is not a working day: it is Spring bank holiday."),
        ("22", "This is after Thursday 21 May 2026, the day of the plan."),
    ],
)
def test_an_unusual_day_is_warned_of_and_taken(desk, day, words):
    assert words in desk.done(PLAN, typed(day))
    assert Meeting.rows.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"held_on_day": ""}, "Date of the meeting must include a day"),
        ({"held_on_day": "31", "held_on_month": "2"}, "Date of the meeting must be a real date"),
        ({"held_on_year": "2062"}, "Date of the meeting must be within a year of 5 May 2026"),
        ({"starts_at": ""}, "Enter the time of the meeting"),
        ({"starts_at": "noonish"}, "Time of the meeting must be"),
        ({"place": ""}, "Enter the place"),
        ({"place": "x" * 100_000}, "Place must be 200 characters or less. It has 100,000"),
        ({"agenda": "x" * 100_000}, "Agenda must be 4,000 characters or less. It has 100,000"),
        ({"agenda": "x\n" * 31}, "Agenda must be 30 lines or less. It has 31"),
        ({"kind": "party"}, "Select the kind of meeting, as on the page"),
    ],
)
def test_what_is_wrong_is_said(desk, wrong, words):
    desk.refused(PLAN, typed(**wrong), words)
    assert not Meeting.rows.exists()


def test_a_time_that_does_not_exist_or_happens_twice_is_refused(desk):
    """Fails when the changes of the clocks on 25 October 2026 and 28 March 2027 are not seen."""
    desk.refused(PLAN, typed("25", "10", "2026", starts_at="1:30am"), "happens twice")
    desk.refused(PLAN, typed("28", "3", "2027", starts_at="1:30am"), "does not exist")


def test_a_name_of_the_register_in_the_agenda_is_asked_about(desk, team):
    factories.named(desk.review, team.priya)
    page = desk.refused(
        PLAN, typed(agenda="Who is here\nMs Quillfeather’s account"), "Line 2 may hold a name"
    )
    assert "It is not a name" in page
    assert not Meeting.rows.exists()


def test_who_may_only_read_cannot_plan(readers):
    readers.shown(PLAN, status=404)
    assert readers.sent(PLAN, typed()).status_code == 404

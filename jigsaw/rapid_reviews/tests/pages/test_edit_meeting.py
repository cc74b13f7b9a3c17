from datetime import date

from jigsaw.incidents.models import Duty
from jigsaw.rapid_reviews.actions import meetings
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.pages.test_plan_meeting import typed
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY


def where(meeting) -> str:
    return f"meetings/{meeting.pk}/"


def test_it_shows_the_meeting_and_its_warnings(desk, team):
    meeting = factories.meeting(desk.review, team.priya, date(2026, 5, 25))
    page = desk.shown(where(meeting))
    assert "it is Spring bank holiday." in page
    assert "Whether the criteria for a local review are met" in page
    assert "data-autosave" in page


def test_it_is_moved_and_its_calendar_line_follows(desk, team):
    meeting = factories.meeting(desk.review, team.priya)
    desk.done(where(meeting), typed("20", revision="0"))
    duty = Duty.rows.get(incident=desk.review.incident, key=f"meeting-{meeting.pk}")
    assert duty.due_on == date(2026, 5, 20)


def test_who_came_and_what_was_said_is_written_down_and_the_meeting_counts_as_held(desk, team):
    person = factories.participant(desk.review, team.priya)
    meeting = factories.meeting(desk.review, team.priya, date(2026, 5, 13))
    sent = typed(
        "13", notes="Child A was discussed.", apologies="Ana Cole", attended=[str(person.pk)], revision="0"
    )
    page = desk.done(where(meeting), sent)
    assert "1 attended." in page
    desk.done(where(meeting), sent)
    meeting.refresh_from_db()
    assert (meeting.notes, meeting.apologies, list(meeting.attended.all())) == (
        "Child A was discussed.", "Ana Cole", [person]
    )  # fmt: skip
    duty = Duty.rows.get(incident=desk.review.incident, key=f"meeting-{meeting.pk}")
    assert (duty.state, duty.done_on) == ("done", date(2026, 5, 13))


def test_a_meeting_to_come_is_not_held_because_of_notes(desk, team):
    meeting = factories.meeting(desk.review, team.priya)
    desk.done(where(meeting), typed(notes="To prepare", revision="0"))
    assert Duty.rows.get(incident=desk.review.incident, key=f"meeting-{meeting.pk}").state == "open"


def test_who_came_and_was_ended_since_keeps_their_tick(desk, team):
    from jigsaw.rapid_reviews.actions.people import end_participant

    person = factories.participant(desk.review, team.priya)
    meeting = factories.meeting(desk.review, team.priya, date(2026, 5, 13))
    sent = typed("13", attended=[str(person.pk)], revision="0")
    desk.done(where(meeting), sent)
    end_participant(desk.review, participant=person, by=team.priya, at=THURSDAY)
    assert "DI Karen Holt" in desk.shown(where(meeting))
    desk.done(where(meeting), {**sent, "revision": "1"})
    assert list(meeting.attended.all()) == [person]


def test_somebody_of_another_case_cannot_be_marked_as_having_come(desk, team):
    other = factories.participant(factories.review(team), team.priya, name="Somebody else")
    factories.participant(desk.review, team.priya)
    meeting = factories.meeting(desk.review, team.priya)
    desk.refused(
        where(meeting), typed(attended=[str(other.pk)], revision="0"), "Select who came, as on the page"
    )
    assert not meeting.attended.exists()


def test_the_second_of_two_people_sees_both_texts_and_can_save_again(desk, team):
    meeting = factories.meeting(desk.review, team.priya)
    held = {name: getattr(meeting, name) for name in meetings.WRITTEN_UP}
    meetings.save_meeting(
        desk.review, meeting=meeting, values={**held, "notes": "Tom’s notes"}, attended=[], revision=0,
        by=team.tom, at=THURSDAY,
    )  # fmt: skip
    page = desk.refused(
        where(meeting), typed(notes="Priya’s notes", revision="0"), "Tom Reid saved this page at"
    )
    assert "Tom’s notes" in page
    assert page.count("Priya’s notes") == 2
    meeting.refresh_from_db()
    assert meeting.notes == "Tom’s notes"
    desk.done(where(meeting), typed(notes="Both", revision=str(meeting.revision)))
    meeting.refresh_from_db()
    assert meeting.notes == "Both"


def test_it_is_cancelled_after_it_was_asked_and_stays_in_the_list(desk, team):
    meeting = factories.meeting(desk.review, team.priya)
    assert "Cancel the meeting" in desk.shown(where(meeting) + "?cancel=yes")
    assert "Cancelled" in desk.done(where(meeting), {"act": "cancel"})
    desk.done(where(meeting), {"act": "cancel"})
    assert Duty.rows.get(incident=desk.review.incident, key=f"meeting-{meeting.pk}").state == "withdrawn"
    assert "Save the meeting" not in desk.shown(where(meeting))
    desk.refused(where(meeting), typed(revision="0"), "This meeting was cancelled. Plan another one.")


def test_long_notes_are_refused_with_their_count_and_kept(desk, team):
    meeting = factories.meeting(desk.review, team.priya)
    page = desk.refused(
        where(meeting), typed(notes="x" * 100_000), "Notes must be 20,000 characters or less. It has 100,000"
    )
    assert "x" * 100_000 in page


def test_a_name_of_the_register_in_the_notes_is_asked_about(desk, team):
    factories.named(desk.review, team.priya)
    meeting = factories.meeting(desk.review, team.priya)
    page = desk.refused(
        where(meeting), typed(notes="One\nTwo\nOTTOLINE came", revision="0"), "Line 3 may hold a name"
    )
    assert page.count("OTTOLINE") == 1


def test_another_cases_meeting_is_not_there(desk, team):
    meeting = factories.meeting(factories.review(team), team.priya)
    desk.shown(where(meeting), status=404)


def test_who_may_only_read_cannot_change_it(readers, team):
    meeting = factories.meeting(readers.review, team.priya)
    readers.shown(where(meeting), status=404)
    assert readers.sent(where(meeting), {"act": "cancel"}).status_code == 404

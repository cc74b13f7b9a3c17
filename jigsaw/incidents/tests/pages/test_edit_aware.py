from datetime import date, time

from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests.writing import AWARE


def test_the_hint_says_what_counts_from_the_date(writing):
    assert "For example, 27 3 2026. The 5 working day clock counts from this date." in writing.see(
        "edit_aware"
    )


def test_a_date_ahead_is_refused_and_a_month_in_letters_is_accepted(writing):
    writing.is_refused(
        "edit_aware",
        AWARE | {"aware_date_month": "5", "aware_date_year": "2027"},
        "The date the local authority became aware must be today or in the past.",
    )
    assert writing.goes_on("edit_aware", AWARE) == writing.to("edit_happened")
    assert (writing.now().aware_on, writing.now().aware_time) == (date(2026, 5, 1), time(14, 20))


def test_a_time_ahead_on_the_day_itself_is_refused(writing):
    """It is 4pm in London, which is 3pm by the clock that is stored."""
    writing.is_refused(
        "edit_aware",
        AWARE | {"aware_time": "4:01pm"},
        "The time the local authority became aware must be now or in the past.",
    )
    writing.goes_on("edit_aware", AWARE | {"aware_time": "3:59pm"})


def test_what_is_no_date_or_time_is_refused(writing):
    writing.is_refused("edit_aware", {}, "Enter the date the local authority became aware")
    said = "The date the local authority became aware must be a real date"
    writing.is_refused("edit_aware", AWARE | {"aware_date_day": "31", "aware_date_month": "2"}, said)
    writing.is_refused("edit_aware", AWARE | {"aware_date_day": "9" * 100_000}, said)
    writing.is_refused(
        "edit_aware",
        AWARE | {"aware_time": "tea"},
        "The time the local authority became aware must be a real time, like 10am or 14:30",
    )


def test_a_day_before_the_rule_book_is_refused_in_words(writing):
    """Fails where such a day is saved, and the clocks break when they are to start."""
    page = writing.is_refused("edit_aware", AWARE | {"aware_date_year": "2015"})
    assert "No clock can be worked out from 1 May 2015." in page


def test_the_reason_for_late_awareness_is_asked_here_too_when_the_date_moves(writing):
    writing.made("written")
    happened = {"incident_date_day": "1", "incident_date_month": "4", "incident_date_year": "2026"}
    why = {"accuracy": "exact", "late_awareness_reason": "The hospital told us late"}
    writing.goes_on("edit_happened", happened | why)
    assert "Why did the local authority become aware late?" in writing.see("edit_aware")


def test_after_recording_the_clocks_follow(writing):
    writing.made("recorded")
    moved = AWARE | {"aware_date_day": "30", "aware_date_month": "april"}
    assert writing.goes_on("edit_aware", moved) == writing.to("view_case")
    due = Duty.rows.get(incident=writing.incident, key="notify-panel").due_on
    assert due == date(2026, 5, 8)


def test_unknown_fields_change_nothing(writing):
    writing.goes_on("edit_aware", AWARE | {"stage": "closed", "summary": "x", "reference": "AB-2026-99"})
    now = writing.now()
    assert (now.stage, now.summary, now.reference) == ("recording", "", "")

from datetime import date

from jigsaw.incidents.tests.writing import AWARE, HAPPENED

LATE = "Explain why the local authority became aware 6 working days after it happened"
EARLY = {"incident_date_day": "23", "incident_date_month": "4", "incident_date_year": "2026"}


def test_a_date_after_awareness_is_refused(writing):
    writing.send("edit_aware", AWARE)
    writing.is_refused(
        "edit_happened",
        HAPPENED | {"incident_date_day": "2", "incident_date_month": "5"},
        "The date of the incident must be the same as or before 1 May 2026, when the local authority became aware.",
    )
    assert writing.goes_on("edit_happened", HAPPENED) == writing.to("edit_what_happened")
    assert writing.now().happened_on == date(2026, 4, 30)


def test_what_is_missing_is_said(writing):
    writing.is_refused("edit_happened", {}, "Select whether you know the date")
    writing.is_refused("edit_happened", {"accuracy": "approximate"}, "Enter the date of the incident")


def test_a_date_that_is_not_known_is_none(writing):
    writing.send("edit_aware", AWARE)
    writing.goes_on("edit_happened", HAPPENED | {"accuracy": "not-known"})
    now = writing.now()
    assert (now.happened_on, now.happened_accuracy) == (None, "not-known")


def test_five_working_days_need_no_reason_and_six_do(writing):
    """24 April to 1 May 2026 are 5 working days, 23 April to 1 May are 6."""
    writing.send("edit_aware", AWARE)
    assert "late_awareness_reason" not in writing.see("edit_happened")
    writing.goes_on("edit_happened", HAPPENED | EARLY | {"incident_date_day": "24"})
    page = writing.is_refused("edit_happened", HAPPENED | EARLY, LATE)
    assert 'name="late_awareness_reason"' in page
    writing.is_refused("edit_happened", HAPPENED | EARLY | {"late_awareness_reason": "  "}, LATE)
    writing.goes_on(
        "edit_happened", HAPPENED | EARLY | {"late_awareness_reason": "The hospital told us late"}
    )
    assert writing.now().late_awareness_reason == "The hospital told us late"
    assert "The hospital told us late" in writing.see("edit_happened")


def test_it_is_saved_before_awareness_is_known(writing):
    """The pages can be filled in any order."""
    assert writing.goes_on("edit_happened", HAPPENED) == writing.to("edit_what_happened")
    page = writing.is_refused("edit_aware", AWARE | {"aware_date_day": "29", "aware_date_month": "4"})
    assert "The date of the incident must be the same as or before 29 April 2026" in page

from django.utils.html import strip_tags

from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import WHAT


def test_unfinished_pages_are_named_and_there_is_no_button(writing):
    page = writing.see("check_incident")
    assert "Finish these pages first" in page
    for name in ("edit_source", "edit_aware", "edit_happened", "edit_what_happened", "edit_children"):
        assert writing.to(name) in page
    assert "Save and start the clocks" not in page
    answer = writing.browser.post(writing.to("check_incident"))
    assert answer.status_code == 400
    assert "Finish this page first: Who told you?" in answer.content.decode()
    assert writing.now().stage == "recording"


def test_every_answer_has_its_change_link(writing):
    writing.made("written")
    page = writing.see("check_incident")
    child = factories.child_of(writing.incident)
    for name in ("edit_source", "edit_aware", "edit_happened", "edit_what_happened"):
        assert f'href="{writing.to(name)}"' in page
    assert f'href="{writing.to("edit_child", child_id=child.pk)}"' in page
    for words in (
        "Duty head of service",
        "Friday 1 May 2026",
        "2:20pm",
        "Thursday 30 April 2026",
        "Castlemere",
    ):
        assert words in page


def test_the_panel_says_the_date_and_how_it_was_worked_out(writing):
    """The days of walk-through 7.1, step 8; looking at them starts nothing."""
    writing.made("written")
    page = writing.see("check_incident")
    assert "If you save now" in page
    assert "Notify the Panel by <strong>Monday 11 May 2026</strong>. Law and statutory guidance." in page
    assert "Tell Castlemere by <strong>Monday 11 May 2026</strong>." in page
    assert page.count("How we worked this out") == 1
    said = " ".join(strip_tags(page).split())
    for words in (
        "Fri 1 May day 0",
        "Sat 2 May not counted",
        "Sun 3 May not counted",
        "Mon 4 May Early May bank holiday not counted",
        "Tue 5 May day 1",
        "Wed 6 May day 2",
        "Thu 7 May day 3",
        "Fri 8 May day 4",
        "Sat 9 May not counted",
        "Sun 10 May not counted",
        "Mon 11 May day 5",
    ):
        assert words in said
    assert not Duty.rows.filter(incident=writing.incident).exists()


def test_where_the_criteria_are_not_met_it_says_that_nothing_starts(writing):
    writing.made("written", abuse_or_neglect="not")
    assert "No clock starts: with these answers the criteria for a notification are not met." in writing.see(
        "check_incident"
    )


def test_the_death_of_a_care_leaver_has_no_date_and_says_so(writing):
    child = {"age": "20 years", "age_in_years": 20, "care_leaver": "yes"}
    writing.made("written", child=child, outcome="died", abuse_or_neglect="not")
    page = writing.see("check_incident")
    assert "<strong>Notify the death of a care leaver</strong> as soon as you can." in page
    assert "The guidance gives no number of days" in page


def test_sent_twice_the_clocks_start_once(writing):
    writing.made("written")
    for _ in range(2):
        assert writing.goes_on("check_incident", {}) == writing.to("incident_recorded")
    assert writing.now().reference == "AB-2026-01"
    assert Duty.rows.filter(incident=writing.incident, key="notify-panel").count() == 1


def test_after_recording_it_shows_the_answers_and_no_button(writing):
    writing.made("recorded")
    page = writing.see("check_incident")
    assert "Save and start the clocks" not in page
    assert "Duty head of service" in page


def test_unknown_fields_change_nothing(writing):
    writing.made("written")
    writing.goes_on("check_incident", {"reference": "AB-2026-99", "recorded_at": "2020-01-01"} | WHAT)
    assert writing.now().reference == "AB-2026-01"


def test_a_date_that_has_passed_says_so(writing):
    from datetime import date

    writing.made("written", aware_on=date(2026, 4, 1), happened_on=date(2026, 4, 1))
    page = writing.see("check_incident")
    assert "Notify the Panel by <strong>Friday 10 April 2026</strong>" in page
    assert "This date has passed" in page

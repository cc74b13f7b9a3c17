from datetime import date

from jigsaw.incidents.actions import recording
from jigsaw.incidents.models import Child, Duty, RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import CHILD


def first(writing):
    return factories.child_of(writing.incident)


def change(writing, child, **fields):
    return writing.goes_on("edit_child", CHILD | fields, child_id=child.pk)


def test_it_changes_the_child(writing):
    writing.made("written")
    child = first(writing)
    assert change(writing, child, sex="male") == writing.to("edit_children")
    assert first(writing).sex == "male"


def test_the_alias_and_the_date_of_birth_follow_into_the_register(writing):
    writing.made("written")
    change(writing, first(writing), age_or_dob="29 3 2026")
    change(writing, first(writing), alias="Baby", age_or_dob="1 month")
    entry = RegisterEntry.rows.get(incident=writing.incident)
    assert (entry.alias, details_of(entry)) == ("Baby", {"date_of_birth": "2026-03-29"})


def test_a_child_of_another_incident_is_not_there(writing):
    other = factories.child_of(factories.written(writing.team.priya, writing.team.partnership))
    answer = writing.browser.get(writing.to("edit_child", child_id=other.pk))
    assert answer.status_code == 404


def test_a_child_can_be_taken_out_while_recording_with_what_the_register_holds(writing):
    writing.made("written")
    child = first(writing)
    change(writing, child, age_or_dob="29 3 2026")
    assert "Take this child out" in writing.see("edit_child", child_id=child.pk)
    writing.goes_on("edit_child", {"remove": "yes"}, child_id=child.pk)
    assert not Child.rows.filter(incident=writing.incident).exists()
    assert not RegisterEntry.rows.filter(incident=writing.incident).exists()
    assert writing.send("edit_child", {"remove": "yes"}, child_id=child.pk).status_code == 404


def test_a_child_of_a_recorded_incident_stays(writing):
    writing.made("recorded")
    child = first(writing)
    assert "Take this child out" not in writing.see("edit_child", child_id=child.pk)
    answer = writing.send("edit_child", {"remove": "yes"}, child_id=child.pk)
    assert answer.status_code == 400
    assert "A child stays in an incident that was recorded." in answer.content.decode()
    assert Child.rows.filter(pk=child.pk).exists()


def test_after_recording_the_duties_follow(writing):
    """A child who turns out to be 18 ends the duty to notify; one who is 17 again starts it."""
    writing.made("recorded")
    child = first(writing)
    assert change(writing, child, age_or_dob="18 years") == writing.to("view_case")
    running = Duty.rows.filter(incident=writing.incident, state="open", key="notify-panel")
    assert not running.exists()
    change(writing, child, age_or_dob="17 years")
    assert running.get().due_on == date(2026, 5, 11)


def test_the_second_of_two_people_sees_what_the_first_saved(writing):
    writing.made("written")
    child, loaded = first(writing), str(writing.now().revision)
    recording.save_child(
        writing.incident, child=child, values={"plan": "child-protection"}, by=writing.team.tom, at=writing.at
    )
    mine = CHILD | {"plan": "child-in-need", "revision": loaded}
    page = writing.is_refused("edit_child", mine, child_id=child.pk)
    for words in ("Tom Reid saved this page", "Child protection plan", "Child in need plan"):
        assert words in page
    assert first(writing).plan == "child-protection"
    change(writing, child, plan="child-in-need")
    assert first(writing).plan == "child-in-need"


def test_an_age_that_follows_a_date_of_birth_moves_with_the_date_of_the_incident(writing):
    """Fails where a child keeps the age of a day that proved wrong, so that a duty hangs on it."""
    writing.made("written")
    change(writing, first(writing), age_or_dob="29 3 2026")
    day = {"incident_date_day": "14", "incident_date_month": "4", "incident_date_year": "2026"}
    late = {"accuracy": "exact", "late_awareness_reason": "The hospital told us late"}
    writing.goes_on("edit_happened", day | late)
    assert first(writing).age == "2 weeks"
    page = writing.is_refused("edit_happened", day | late | {"incident_date_month": "3"})
    assert "A date of birth in the people register is after this date." in page

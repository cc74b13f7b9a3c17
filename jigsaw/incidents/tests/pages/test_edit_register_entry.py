from jigsaw.incidents.actions import register
from jigsaw.incidents.models import Duty, RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.pages.test_add_register_entry import MOTHER
from jigsaw.incidents.tests.writing import CANARY


def mother(writing):
    writing.made("recorded")
    writing.goes_on("add_register_entry", MOTHER)
    return RegisterEntry.rows.get()


def test_it_shows_and_changes_what_is_held(writing):
    entry = mother(writing)
    page = writing.see("edit_register_entry", entry_id=entry.pk)
    assert CANARY in page
    assert 'autocomplete="off"' in page
    writing.goes_on("edit_register_entry", MOTHER | {"address": "2 High Road"}, entry_id=entry.pk)
    assert details_of(RegisterEntry.rows.get())["address"] == "2 High Road"


def test_what_is_emptied_is_gone(writing):
    entry = mother(writing)
    bare = {"alias": "Mother", "relation": "mother"}
    writing.goes_on("edit_register_entry", bare, entry_id=entry.pk)
    assert details_of(RegisterEntry.rows.get()) == {}


def test_a_child_keeps_its_alias_and_its_age_decides_its_duties(writing):
    writing.made("recorded")
    child = factories.child_of(writing.incident)
    writing.goes_on("add_register_entry", {"alias": "Child A", "relation": "child", "full_name": CANARY})
    entry = RegisterEntry.rows.get()
    assert 'name="alias"' not in writing.see("edit_register_entry", entry_id=entry.pk)
    born = {"date_of_birth_day": "30", "date_of_birth_month": "4", "date_of_birth_year": "2008"}
    typed = {"alias": "Somebody", "relation": "mother", "full_name": CANARY} | born
    writing.goes_on("edit_register_entry", typed, entry_id=entry.pk)
    entry.refresh_from_db()
    assert (entry.alias, entry.relation, entry.child) == ("Child A", "child", child)
    assert factories.child_of(writing.incident).age == "18 years"
    assert not Duty.rows.filter(incident=writing.incident, key="notify-panel", state="open").exists()


def test_the_second_of_two_people_sees_both_texts(writing):
    entry = mother(writing)
    loaded = str(writing.now().revision)
    tom = writing.team.tom
    register.save_register_entry(
        writing.now(), entry=entry, alias="Mother", relation="mother",
        details={"full_name": "Somebody Else"}, by=tom, at=writing.at,
    )  # fmt: skip
    page = writing.is_refused("edit_register_entry", MOTHER | {"revision": loaded}, entry_id=entry.pk)
    for words in ("Tom Reid saved this page", "Somebody Else", CANARY):
        assert words in page
    assert details_of(RegisterEntry.rows.get()) == {"full_name": "Somebody Else"}
    writing.goes_on("edit_register_entry", MOTHER, entry_id=entry.pk)
    assert details_of(RegisterEntry.rows.get())["full_name"] == CANARY


def test_an_alias_that_somebody_else_has_is_refused(writing):
    mother(writing)
    writing.goes_on("add_register_entry", {"alias": "Father", "relation": "father"})
    father = RegisterEntry.rows.get(alias="Father")
    writing.is_refused(
        "edit_register_entry",
        {"alias": "mother", "relation": "father"},
        "mother is somebody else in the people register",
        entry_id=father.pk,
    )

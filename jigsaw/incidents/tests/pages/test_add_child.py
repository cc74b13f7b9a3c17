from jigsaw.incidents.models import Child, RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.tests.writing import AWARE, CHILD, HAPPENED


def add(writing, **fields):
    return writing.send("add_child", CHILD | fields)


def test_the_next_free_letter_is_filled_in(writing):
    assert 'value="Child A"' in writing.see("add_child")
    add(writing)
    assert 'value="Child B"' in writing.see("add_child")


def test_what_is_missing_is_said(writing):
    writing.is_refused(
        "add_child",
        {},
        "Enter an alias, like Child A",
        "Enter the age or date of birth, or “not known”",
        "Select the child’s sex",
        "Select whether the child is looked after",
        "Select which plan the child has",
    )


def test_it_keeps_an_age_and_what_the_national_form_asks_besides(writing):
    add(
        writing,
        disability="yes",
        ethnicity="Roma",
        placement="foster",
        care_leaver="no",
        known_to_agencies="yes",
    )
    child = Child.rows.get(incident=writing.incident)
    assert (child.age, child.age_in_years, child.disability) == ("1 month", 0, "yes")
    assert (child.ethnicity, child.placement) == ("Roma", "foster")
    assert not RegisterEntry.rows.exists()


def test_a_date_of_birth_is_sealed_in_the_register_and_stands_nowhere_else(writing):
    """Fails where the open row, the page or the audit trail holds the date."""
    from jigsaw.audit.models import Event

    writing.send("edit_aware", AWARE)
    writing.send("edit_happened", HAPPENED)
    answer = add(writing, age_or_dob="29 3 2026")
    assert answer.headers["Location"] == writing.to("edit_children")
    child = Child.rows.get(incident=writing.incident)
    assert (child.age, child.age_in_years) == ("1 month", 0)
    entry = RegisterEntry.rows.get(child=child)
    assert (entry.alias, entry.relation) == ("Child A", "child")
    assert details_of(entry) == {"date_of_birth": "2026-03-29"}
    assert b"2026-03-29" not in bytes(entry.sealed)
    page = writing.see("edit_child", child_id=child.pk)
    assert "2026-03-29" not in page
    assert "29 3 2026" not in page.replace("27 3 2019", "")
    assert not [e for e in Event.objects.all() if "2026-03-29" in str(e.details)]


def test_a_date_of_birth_must_be_a_day_before_the_incident_and_of_somebody_up_to_24(writing):
    writing.is_refused(
        "add_child",
        CHILD | {"age_or_dob": "29 3 2026"},
        "Enter when it happened first, so that the age can be worked out",
    )
    writing.send("edit_aware", AWARE)
    writing.send("edit_happened", HAPPENED)
    for typed, words in {
        "1 5 2026": "The date of birth must be the same as or before 30 April 2026, when it happened",
        "31 2 2020": "Date of birth must be a real date",
        "30 4 2001": "The age must be 24 years or less",
        "25 years": "The age must be 24 years or less",
        "soon": "Enter the age or date of birth, like 1 month, 4 years, unborn or 27 3 2019",
        "9" * 100_000: "Age or date of birth must be 40 characters or less. It has 100,000",
    }.items():
        writing.is_refused("add_child", CHILD | {"age_or_dob": typed}, words)
    assert not Child.rows.filter(incident=writing.incident).exists()
    add(writing, age_or_dob="1 5 2001", care_leaver="yes")
    assert Child.rows.get(incident=writing.incident).age_in_years == 24


def test_an_unborn_child_and_an_unknown_age(writing):
    add(writing, age_or_dob="Unborn")
    add(writing, alias="Child B", age_or_dob="not known")
    known = Child.rows.filter(incident=writing.incident).values_list("age", "age_in_years", "unborn")
    assert list(known) == [("unborn", 0, True), ("not known", None, False)]


def test_sent_twice_it_adds_one_and_there_is_no_fifth(writing):
    add(writing)
    writing.is_refused("add_child", CHILD, "Child A is another child of this incident")
    for alias in ("Child B", "Child C", "Child D"):
        add(writing, alias=alias)
    page = writing.is_refused("add_child", CHILD | {"alias": "Child E"})
    assert "Four children have a page of their own." in page
    assert Child.rows.filter(incident=writing.incident).count() == 4


def test_unknown_fields_change_nothing(writing):
    add(writing, position="9", unborn="true", age_in_years="3", incident="x")
    child = Child.rows.get(incident=writing.incident)
    assert (child.position, child.unborn, child.age_in_years) == (1, False, 0)

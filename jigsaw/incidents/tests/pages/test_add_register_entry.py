from jigsaw.audit.models import Event
from jigsaw.incidents.models import RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import CANARY

MOTHER = {
    "alias": "Mother",
    "relation": "mother",
    "full_name": CANARY,
    "also_known_as": "Zeph\nZ. Bird",
    "date_of_birth_day": "2",
    "date_of_birth_month": "mar",
    "date_of_birth_year": "1996",
    "nhs_number": "943 476 5919",
    "email": "zeph@family.example",
    "phone": "01632 960 001",
    "address": "1 Low Road",
    "school": "None",
    "notes": "Prefers the telephone",
}


def test_all_that_identifies_is_sealed(writing):
    assert writing.goes_on("add_register_entry", MOTHER) == writing.to("list_register")
    entry = RegisterEntry.rows.get()
    assert details_of(entry) == {
        "full_name": CANARY,
        "also_known_as": ["Zeph", "Z. Bird"],
        "date_of_birth": "1996-03-02",
        "address": "1 Low Road",
        "school": "None",
        "nhs_number": "9434765919",
        "phone": "01632 960 001",
        "email": "zeph@family.example",
        "notes": "Prefers the telephone",
    }
    assert CANARY.encode() not in bytes(entry.sealed)
    assert not [e for e in Event.objects.all() if CANARY in str(e.details) + e.about]


def test_what_is_wrong_is_said_and_nothing_is_kept_by_the_browser(writing):
    writing.is_refused("add_register_entry", {}, "Enter an alias, like Mother", "Select who they are")
    for field, typed, words in (
        ("nhs_number", "943 476 5918", "NHS number must be a real number. Check the digits"),
        ("nhs_number", "12345", "NHS number must be 10 digits, like 943 476 5919"),
        ("date_of_birth_year", "2027", "Date of birth must be today or in the past"),
        ("notes", "x" * 100_000, "Notes must be 2,000 characters or less. It has 100,000"),
        ("full_name", "x" * 100_000, "Full name must be 200 characters or less. It has 100,000"),
        ("relation", "stranger", "Select who they are, as on the page"),
    ):
        writing.is_refused("add_register_entry", MOTHER | {field: typed}, words)
    assert not RegisterEntry.rows.exists()
    assert "data-autosave=" not in writing.see("add_register_entry")
    assert "data-autosave>" not in writing.see("add_register_entry")


def test_sent_twice_it_adds_one(writing):
    writing.goes_on("add_register_entry", MOTHER)
    writing.is_refused("add_register_entry", MOTHER, "Mother is somebody else in the people register")
    assert RegisterEntry.rows.count() == 1


def test_a_child_s_line_leads_to_its_own_entry_and_the_age_follows(writing):
    writing.made("written")
    child = factories.child_of(writing.incident)
    address = writing.to("add_register_entry") + f"?child={child.pk}"
    assert 'value="Child A"' in writing.browser.get(address).content.decode()
    born = {"date_of_birth_day": "16", "date_of_birth_month": "4", "date_of_birth_year": "2026"}
    writing.goes_on(
        "add_register_entry", {"alias": "child a", "relation": "child", "full_name": CANARY} | born
    )
    assert RegisterEntry.rows.get().child == child
    assert factories.child_of(writing.incident).age == "2 weeks"


def test_a_child_born_after_the_incident_is_refused(writing):
    writing.made("written")
    born = {"date_of_birth_day": "1", "date_of_birth_month": "5", "date_of_birth_year": "2026"}
    writing.is_refused(
        "add_register_entry",
        {"alias": "Child A", "relation": "child"} | born,
        "The date of birth must be the same as or before 30 April 2026, when it happened",
    )


def test_a_child_of_elsewhere_fills_in_nothing(writing):
    other = factories.child_of(factories.written(writing.team.priya, writing.team.partnership))
    for wanted in (other.pk, "x", ""):
        page = writing.browser.get(writing.to("add_register_entry") + f"?child={wanted}").content.decode()
        assert 'value="Child A"' not in page

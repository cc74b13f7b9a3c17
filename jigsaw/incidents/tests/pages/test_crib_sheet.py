from jigsaw.incidents.actions import register
from jigsaw.incidents.tests.writing import CANARY


def test_the_answers_stand_in_the_order_of_the_national_form(writing):
    writing.made("recorded", child={"ethnicity": "Roma", "disability": "no"})
    page = writing.see("crib_sheet")
    order = [
        "What became of the child",
        "Abuse or neglect",
        "Sex",
        "Age at the time",
        "Ethnicity",
        "Disability",
        "Looked after",
        "Placement",
        "Plan",
        "Care leaver",
        "Known to any agency before",
        "Local authority where it happened",
        "Local authority where the child lives",
        "Outside England",
        "What happened",
        "Local authority with the duty",
    ]
    places = [page.index(f">{words}<") for words in order]
    assert places == sorted(places)
    assert "The national form signs you out after 20 minutes and does not save." in page
    assert 'data-copy="Ethnicity, Child A"' in page


def test_names_are_not_on_it(writing):
    """Fails where the sheet, which is printed and carried about, holds what only the register may."""
    writing.made("recorded")
    register.save_register_entry(
        writing.incident, entry=None, alias="Child A", relation="child",
        details={"full_name": CANARY, "date_of_birth": "2026-03-29"}, by=writing.team.priya, at=writing.at,
    )  # fmt: skip
    page = writing.see("crib_sheet")
    assert CANARY not in page
    assert "2026-03-29" not in page
    assert "29 March 2026" not in page
    assert "Names are not on this sheet." in page
    assert writing.to("list_register") in page


def test_only_those_named_are_led_to_the_register(writing):
    writing.made("recorded")
    page = writing.browser_of(writing.team.tom).get(writing.to("crib_sheet")).content.decode()
    assert writing.to("list_register") not in page


def test_unfinished_pages_are_named(writing):
    assert "Some pages are not finished" in writing.see("crib_sheet")

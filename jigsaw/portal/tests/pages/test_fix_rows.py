import re

from jigsaw.agency_returns.rules.entries import cells_of, seal_of_cells
from jigsaw.agency_returns.tests import making
from jigsaw.incidents.tests.casework import errors, page_of, text
from jigsaw.portal.tests.chronicling import SAID

RIGHT = {
    7: {"date": "28 3 2025"},
    12: {"date": "4 3 2025"},
    15: {"end_date": ""},
    18: {"source": "Clinic letter"},
    20: {"child_seen": "Not recorded"},
    22: {"what_happened": "w" * 2000},
}


def typed(sam, changes):
    data = {}
    for number, more in changes.items():
        row = sam.rows()[number]
        cells = cells_of(row.cells) | more
        data |= {f"row-{row.pk.hex}-{key}": value for key, value in cells.items()}
        data[f"row-{row.pk.hex}-seen"] = seal_of_cells(row.cells)
    return data


def test_only_the_faulty_rows_stand_there_with_their_errors(sam):
    sam.uploads()
    answer = sam.get("fix_rows")
    page = page_of(answer)
    assert re.findall(r'<h2 class="govuk-heading-m">(Row \d+)</h2>', page) == [f"Row {n}" for n in RIGHT]
    assert errors(answer) == list(SAID.values())
    assert "<title>Error: Fix 6 rows" in page
    assert 'value="31 February 2025"' in page
    assert "You can enter up to 2,000 characters" in page


def test_all_six_are_saved_and_lead_on_to_what_is_to_confirm(sam):
    sam.uploads()
    sam.goes("fix_rows", typed(sam, RIGHT), sam.address("confirm_rows"))
    assert not [row for row in sam.rows().values() if row.errors]
    assert sam.rows()[7].cells["date"] == "28 3 2025"


def test_one_left_wrong_stays_and_five_are_saved(sam):
    sam.uploads()
    answer = sam.send("fix_rows", typed(sam, RIGHT | {22: {"what_happened": "w" * 2012}}))
    page = page_of(answer, 400)
    assert errors(answer) == ["What happened must be 2,000 characters or less. It has 2,012"]
    assert "5 rows were saved." in page
    assert "w" * 2012 in page
    assert [row.number for row in sam.rows().values() if row.errors] == [22]


def test_many_faulty_rows_stand_on_several_pages(sam):
    sam.uploads(making.xlsx(*(making.row(source="", what_happened=f"Visit {n}") for n in range(25))))
    page = sam.see("fix_rows")
    assert "Fix rows: 20 of 25" in page
    numbers = range(5, 25)
    sam.goes("fix_rows", typed(sam, {n: {"source": "Letter"} for n in numbers}), sam.address("fix_rows"))
    assert "Fix 5 rows" in sam.see("fix_rows")


def test_somebody_else_was_quicker(sam):
    sam.uploads()
    mine = typed(sam, {18: {"source": "Mine"}})
    sam.send("fix_rows", typed(sam, {18: {"source": ""}, 20: {"child_seen": "Yes"}}), sam.team.kit)
    assert sam.rows()[20].cells["child_seen"] == "Yes"
    sam.send("fix_rows", typed(sam, {18: {"source": "Mine", "date": "5 March 2025"}}), sam.team.kit)
    assert sam.send("fix_rows", mine).status_code == 302, "the row is right by now"
    assert sam.rows()[18].cells["source"] == "Mine"
    assert sam.rows()[18].cells["date"] == "5 March 2025", "what was saved first was written over"


def test_with_nothing_wrong_it_leads_on(sam):
    assert sam.get("fix_rows")["Location"] == sam.address("check_own_chronology")
    assert "Check your chronology" in text(sam.see("check_own_chronology"))

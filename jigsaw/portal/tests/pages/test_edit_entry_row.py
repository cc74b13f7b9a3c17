from jigsaw.agency_returns.rules.entries import seal_of_cells
from jigsaw.portal.tests.answering import CELLS


def typed(row, **more):
    cells = {f"row-{key}": value for key, value in (CELLS | more).items()}
    return cells | {"row-seen": seal_of_cells(row.cells)}


def only(sam):
    sam.send("add_entry_row", CELLS)
    return sam.rows()[1]


def test_an_event_is_changed(sam):
    row = only(sam)
    assert 'value="4 March 2025"' in sam.see("edit_entry_row", entry_row_id=row.pk)
    whole = sam.address("check_own_chronology")
    sam.goes("edit_entry_row", typed(row, date="5/3/2025"), whole, entry_row_id=row.pk)
    assert sam.rows()[1].cells["date"] == "5/3/2025"


def test_what_is_wrong_stays_on_the_page(sam):
    row = only(sam)
    sam.refuses(
        "edit_entry_row", typed(row, date=""), "Enter a date, or write ‘not known’", entry_row_id=row.pk
    )
    assert sam.rows()[1].cells["date"] == "4 March 2025"


def test_an_event_is_taken_out_and_put_back(sam):
    row, whole = only(sam), sam.address("check_own_chronology")
    sam.goes("edit_entry_row", {"remove": "yes"}, whole, entry_row_id=row.pk)
    assert not sam.rows()
    assert "put it back" in sam.see("check_own_chronology")
    assert "Put it back" in sam.see("edit_entry_row", entry_row_id=row.pk)
    sam.goes("edit_entry_row", {"restore": "yes"}, whole, entry_row_id=row.pk)
    assert list(sam.rows()) == [1]


def test_somebody_else_was_quicker_and_both_texts_are_shown(sam):
    row = only(sam)
    sam.send("edit_entry_row", typed(row, source="Theirs"), sam.team.kit, entry_row_id=row.pk)
    answer = sam.send("edit_entry_row", typed(row, source="Mine"), entry_row_id=row.pk)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Kit Osei changed this event at 10:12am BST, Monday 18 May 2026, while you were writing." in page
    assert "Theirs" in page
    now = sam.rows()[1]
    sam.send("edit_entry_row", typed(now, source="Mine"), entry_row_id=row.pk)
    assert sam.rows()[1].cells["source"] == "Mine"


def test_rows_of_others_are_not_there(sam):
    row = only(sam)
    assert sam.get("edit_entry_row", sam.team.ola, entry_row_id=row.pk).status_code == 404

from jigsaw.portal.tests.answering import CELLS
from jigsaw.portal.tests.chronicling import SAID


def test_an_event_is_typed_and_then_the_next(sam):
    page = sam.see("add_entry_row")
    assert "Child A, Mother" in page
    sam.goes("add_entry_row", CELLS | {"another": "yes"}, sam.address("add_entry_row"))
    sam.goes("add_entry_row", CELLS | {"date": "c. March 2026"}, sam.address("check_own_chronology"))
    assert [row.cells["date"] for row in sam.rows().values()] == ["4 March 2025", "c. March 2026"]
    assert "2 events so far" in sam.see("add_entry_row")


def test_the_same_words_stand_at_the_fields(sam):
    page = sam.refuses(
        "add_entry_row", CELLS | {"date": "31 February 2025", "source": "", "what_happened": "w" * 2431},
        SAID["A7"], SAID["E18"], SAID["I22"],
    )  # fmt: skip
    assert 'value="31 February 2025"' in page
    assert not sam.rows()


def test_an_event_that_repeats_another_is_to_be_confirmed(sam):
    sam.send("add_entry_row", CELLS)
    sam.goes("add_entry_row", CELLS, sam.address("confirm_rows"))


def test_long_texts_are_kept_while_they_are_written(sam):
    assert "data-autosave" in sam.see("add_entry_row")

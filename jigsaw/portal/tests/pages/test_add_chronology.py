import io
import zipfile

import pytest
from openpyxl import load_workbook

from jigsaw.agency_returns.models import AgencyReturn, ReturnUpload
from jigsaw.agency_returns.tests import making
from jigsaw.files import storing
from jigsaw.incidents.tests.casework import errors, text
from jigsaw.portal.tests.chronicling import file


def encrypted() -> bytes:
    """What an encrypted workbook begins and is told by: an OLE file with an EncryptedPackage."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def with_macros() -> bytes:
    made = io.BytesIO(making.xlsx(making.row()))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return made.getvalue()


def test_it_offers_three_ways_and_the_templates_with_type_and_size(sam):
    page = sam.see("add_chronology")
    for words in ("Upload a spreadsheet", "Paste from Excel", "Type events one at a time", "Child A, Mother"):
        assert words in page
    for kind in ("XLSX", "ODS", "CSV"):
        assert f" {kind}, " in page
    assert "1 March 2025 to 30 April 2026" in page
    assert f"<title>Add your chronology – {sam.asked.reference}" in page


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "notes.doc",
            "The selected file must be an XLSX, ODS or CSV",
        ),
        (encrypted(), "chronology.xlsx", "The selected file is password protected"),
        (b"", "chronology.xlsx", "The selected file is empty"),
        (with_macros(), "chronology.xlsm", "The selected file must be an XLSX, ODS or CSV"),
        (
            making.xlsx([1], headings=[h for h in making.HEADINGS if h != "Service or team"]), "chronology.xlsx",
            "The selected file must use the template: column F ‘Service or team’ is missing",
        ),
        (
            making.xlsx(*[making.row()] * 1_001), "chronology.xlsx",
            "The selected file has 1,001 rows. The most we can take is 1,000",
        ),
    ],
    ids=["doc", "locked", "empty", "macros", "column missing", "too many"],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_stays_on_the_page_and_keeps_nothing(sam, content, name, words):
    sam.uploads()
    before = ReturnUpload.rows.count(), sorted(sam.rows())
    standing = ReturnUpload.rows.get()
    typed = sam.upload(content, name, replaces=str(standing.pk), replace="on")
    sam.refuses("add_chronology", typed, words)
    assert (ReturnUpload.rows.count(), sorted(sam.rows())) == before


def test_nothing_chosen_and_no_file(sam):
    sam.refuses("add_chronology", {}, "Select how you want to add your events")
    sam.refuses("add_chronology", {"way": "upload"}, "Select a spreadsheet")
    sam.refuses("add_chronology", {"way": "paste", "pasted": " "}, "Paste the rows of your spreadsheet")


def test_the_spreadsheet_is_taken_and_leads_to_what_is_wrong(sam):
    sam.uploads()
    assert sorted(sam.rows()) == list(range(5, 39))
    upload = ReturnUpload.rows.get()
    assert (upload.filename, upload.rows_read) == ("chronology.xlsx", 34)
    assert len(storing.read(upload.stored_as)) == upload.size


def test_a_file_without_a_way_chosen_is_an_upload(sam):
    sam.goes("add_chronology", {"file": file()}, sam.address("check_rows"))


def test_a_good_file_leads_to_the_whole(sam):
    sam.uploads(making.xlsx(making.row()), "check_own_chronology")


def test_pasted_rows_with_a_heading_row(sam):
    text_ = "\r\n".join(["\t".join(making.HEADINGS), "\t".join(making.row(date="32 March 2025"))])
    sam.goes("add_chronology", {"way": "paste", "pasted": text_}, sam.address("check_rows"))
    page = sam.see("check_rows")
    assert "There is 1 error in your pasted rows" in page
    assert "Line 2, column A" in page


def test_a_refused_paste_stays_in_the_box(sam):
    page = sam.refuses(
        "add_chronology", {"way": "paste", "pasted": "a\tb\nc\td"},
        "What you paste must have its cells apart by tabs. Line 1 must have 9 to 14 columns. It has 2",
    )  # fmt: skip
    assert "a\tb" in page


def test_typing_goes_on_to_the_form(sam):
    sam.goes("add_chronology", {"way": "type"}, sam.address("add_entry_row"))


def test_another_file_asks_first_and_says_who_sent_what_and_when(sam):
    sam.uploads()
    page = text(sam.see("add_chronology"))
    assert "Sam Okafor uploaded ‘chronology.xlsx’ with 34 rows at 10:12am BST, Monday 18 May 2026." in page
    assert "34 rows of it go, with all that was changed here." in page
    standing = ReturnUpload.rows.get()
    good = making.xlsx(making.row())
    sam.refuses(
        "add_chronology", sam.upload(good, replaces=str(standing.pk)),
        "Confirm that the new rows replace those that are there",
    )  # fmt: skip
    assert len(sam.rows()) == 34
    typed = sam.upload(good, replaces=str(standing.pk), replace="on")
    sam.goes("add_chronology", typed, sam.address("check_own_chronology"))
    assert sorted(sam.rows()) == [5]


def test_the_second_of_two_people_is_told_who_and_when(sam):
    late = sam.upload(making.xlsx(making.row()))
    sam.goes("add_chronology", sam.upload(), sam.address("check_rows"), sam.team.kit)
    answer = sam.send("add_chronology", late)
    assert answer.status_code == 400
    assert errors(answer) == [
        "Kit Osei uploaded ‘chronology.xlsx’ with 34 rows at 10:12am BST, Monday 18 May 2026, while you were on this "
        "page. Confirm that the new rows replace those that are there"
    ]
    assert str(ReturnUpload.rows.get().pk) in answer.content.decode()
    assert len(sam.rows()) == 34


def test_letters_of_windows_and_formulas_are_taken_as_values(sam):
    content = making.csv_text(making.row(what_happened="Café visit")).encode("cp1252")
    sam.uploads(content, "check_own_chronology", "chronology.csv")
    assert sam.rows()[5].cells["what_happened"] == "Café visit"
    assert "Café visit" in sam.see("check_own_chronology")


def test_a_formula_is_its_value_and_stands_inert(sam):
    book = load_workbook(io.BytesIO(making.xlsx(making.row())))
    book["Chronology"]["I5"] = '=HYPERLINK("https://a.example","<b>visit</b>")'
    sam.send("add_chronology", sam.upload(making.as_bytes(book)))
    assert "<b>visit</b>" not in sam.get("check_rows").content.decode()
    assert all("HYPERLINK" not in str(row.cells) for row in sam.rows().values())


def test_an_involved_agency_may_have_no_events_and_says_so(sam):
    sam.refuses("add_chronology", {"none": "yes"}, "Confirm that you have no events to add")
    sam.goes("add_chronology", {"none": "yes", "no_events": "on"}, sam.address("view_own_request"))
    assert AgencyReturn.rows.get().chronology_checked_at == sam.at


def test_it_asks_the_database_the_same_for_one_row_and_a_thousand(sam, django_assert_max_num_queries):
    many = making.xlsx(*(making.row(what_happened=f"Visit {n}") for n in range(1_000)))
    sam.send("add_chronology", sam.upload(many))
    with django_assert_max_num_queries(34):
        sam.see("add_chronology")


def test_others_are_not_let_in(sam):
    for person in (sam.team.ola, sam.team.nina, sam.team.marcus):
        assert sam.get("add_chronology", person).status_code == 404

"""Fails when a broken file stops the others, or a broken cell is lost or repaired in silence."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from jigsaw.publishing.past.cleaning import mend
from jigsaw.publishing.past.importing import import_files
from jigsaw.publishing.past.naming import read_reference
from jigsaw.publishing.past.reading_pdf import Limits, lines_of_pdf
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.tests.past.pdf import simple_pdf

READER = Reader("Alderbrook Safeguarding Children Partnership", ("ASCP",), date(2026, 11, 27), {})
# What a program makes of UTF-8 that it takes for Windows-1252; five bytes stay controls.
AS_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)}
GOOD = "Case ref,Title,Type,Publication date\nASCP 2020-21/01,Seen but not known,LCSPR,17.12.2024\n"


def imported(tmp_path, **files):
    paths = []
    for name, content in files.items():
        paths.append(tmp_path / name.replace("_", "."))
        paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_files(paths, READER)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty_csv", b"", "is empty"),
        ("blank_txt", b" \n\n ", "is empty"),
        ("picture_csv", b"\x89PNG\r\n\x1a\n\x00\x00", "must be an XLSX, a CSV"),
        ("old_xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        ("broken_xlsx", b"PK\x03\x04 and no more", "must be an XLSX, a CSV"),
        ("broken_pdf", b"%PDF-1.4 and no more", "damaged"),
        ("scan_pdf", simple_pdf([[]]), "its pages are pictures"),
        ("plain_csv", b"one,two\n1,2\n", "Name two at least"),
        ("void_html", b"<html><body><script>x</script></body></html>", "holds no text"),
        ("prose_txt", b"Nothing that we know of stands here.\n", "no review was found"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named_and_the_others_are_read(tmp_path, name, content, said):
    found = imported(tmp_path, **{name: content, "good_csv": GOOD})
    (fault,) = found.faults
    assert fault.place.file == name.replace("_", ".")
    assert said in fault.message
    assert [review.name for review in found.reviews] == ["ASCP 2020-21/01"]
    assert not found.is_done


def test_a_missing_file_is_a_fault(tmp_path):
    (fault,) = import_files([tmp_path / "none.csv"], READER).faults
    assert "cannot be read" in fault.message


def test_workbooks_with_macros_or_cells_far_away_are_refused(tmp_path):
    book = Workbook()
    book.active.append(["Case ref", "Title"])
    book.active.cell(900_000, 16_000).value = "far"
    made = io.BytesIO()
    book.save(made)
    found = imported(tmp_path, far_xlsx=made.getvalue())
    assert "reaches further" in found.faults[0].message
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert len(imported(tmp_path, far_xlsx=made.getvalue()).faults) == 1


def test_a_pdf_has_limits_and_tells_how_far_it_is(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(simple_pdf([["One"], ["Two"], ["Three"]]))
    heard = []
    lines = lines_of_pdf(path, "long.pdf", progress=lambda *told: heard.append(told))
    assert heard == [("long.pdf", 1, 3), ("long.pdf", 2, 3), ("long.pdf", 3, 3)]
    assert [(line.text, line.place.where) for line in lines][2] == ("Three", "page 3, line 1")
    with pytest.raises(ValueError, match="has 3 pages. The most we can take is 2"):
        lines_of_pdf(path, "long.pdf", limits=Limits(pages=2))
    with pytest.raises(ValueError, match="more than 5 characters"):
        lines_of_pdf(path, "long.pdf", limits=Limits(characters=5))


def test_garbled_characters_are_mended_and_asked(tmp_path):
    title = "".join(AS_WINDOWS.get(byte, chr(byte)) for byte in "“We didn’t see” – é".encode())
    found = imported(tmp_path, bad_csv=GOOD.replace("Seen but not known", title))
    (review,) = found.reviews
    assert "didn’t see" in review.title.value
    assert any("garbled characters were mended" in asked.reason for asked in review.questions)
    assert review.reference.reason == ""
    assert "lost" in mend("what we didn\ufffdt see")[1]
    assert mend("Zoë’s “café” – naïve £5") == ("Zoë’s “café” – naïve £5", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_is_read(tmp_path, encoding):
    found = imported(tmp_path, odd_csv=GOOD.replace("known", "known – yet").encode(encoding))
    assert found.reviews[0].title.value == "Seen but not known – yet"
    assert found.is_done


def test_markup_in_cells_is_read_as_its_text_and_links(tmp_path):
    page = GOOD.replace("date\n", "date,Links\n").replace(
        "Seen but not known", "<p><b>Seen&nbsp;but not known</b></p>"
    )
    page = page.replace(
        "2024\n", '2024,"<a href=""/r.pdf"">Full report</a><br><a href=""/s.pptx"">For teams</a>"\n'
    )
    (review,) = imported(tmp_path, marked_csv=page).reviews
    assert review.title.value == "Seen but not known"
    assert {(one.kind, one.link) for one in review.documents} == {("report", "/r.pdf"), ("slides", "/s.pptx")}


def test_a_reference_that_stands_twice_is_proposed_and_held(tmp_path):
    found = imported(tmp_path, twice_csv=GOOD + "ascp2020-21-01,Seen but not known,LCSPR,17.12.2024\n")
    (review,) = found.reviews
    assert "it stands twice, twice.csv: row 2 and row 3" in review.questions[0].reason


def test_dates_that_may_be_turned_round_are_asked(tmp_path):
    rows = "ASCP 2020-21/02,Early doors,LCSPR,03/14/2024\nASCP 2020-21/03,Late windows,LCSPR,04/09/2024\n"
    found = imported(tmp_path, us_csv=GOOD + rows)
    asked = {review.name: [q.reason for q in review.questions] for review in found.reviews}
    assert asked["ASCP 2020-21/01"] == []
    assert "did you mean 14 March 2024" in asked["ASCP 2020-21/02"][0]
    assert "D3 has the month first" in asked["ASCP 2020-21/03"][0]


def test_a_plain_date_and_a_telephone_number_are_asked(tmp_path):
    text = GOOD.replace("Publication date", "Date,Summary").replace(
        "2024\n", "2024,Call 07700 900123 to learn more\n"
    )
    (review,) = imported(tmp_path, plain_csv=text).reviews
    assert {asked.field for asked in review.questions} == {"published_on", "summary"}
    explained = Reader(*READER[:3], {"date": "published"})
    (review,) = import_files([tmp_path / "plain.csv"], explained).reviews
    assert {asked.field for asked in review.questions} == {"summary"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2020-21-01", "has no code"),
        ("Child Q", "what the child is called"),
        ("Child C & D", "what the child is called"),
        ("Emily and Jack", "what the child is called"),
        ("NC50543", "accession number"),
        ("AB-2026-04", "casework"),
        ("ASCP 2O20-21-01", "cannot be read"),
        ("ASCP 2020-21/01 and ASCP 2020-21/02", "two references"),
        ("Anonymous", "says that there is no reference"),
        ("TBC", "is no reference"),
    ],
)
def test_nothing_is_made_out_of_what_is_no_reference(written, said):
    read = read_reference(written, ("ASCP",))
    assert read.reference is None
    assert said in read.reason


def test_years_that_do_not_follow_are_read_and_asked():
    read = read_reference("ASCP 2020-22/01")
    assert read.reference.house == "ASCP 2020-22/01"
    assert "must follow each other" in read.reason


def test_one_code_of_two_partnerships_is_not_one_review(tmp_path):
    head = "Partnership,Case ref,Title,Type,Publication date\n"
    rows = "Alderbrook,BSCP 2020-21/01,Early doors,LCSPR,1.2.2022\n"
    rows += "Brackenmoor,BSCP 2020-21/01,Late windows,LCSPR,1.3.2022\n"
    found = imported(tmp_path, both_csv=head + rows)
    assert [review.whose for review in found.reviews] == ["own", "neighbour"]
    assert found.is_done

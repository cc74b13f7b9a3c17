import io

from openpyxl import load_workbook
from openpyxl.styles import Font

from jigsaw.agency_returns.models import ReturnUpload
from jigsaw.agency_returns.tests import making
from jigsaw.files import storing
from jigsaw.portal.tests.chronicling import SAID, sheet


def own_format() -> bytes:
    book = load_workbook(io.BytesIO(sheet()))
    book["Chronology"]["E6"].font = Font(bold=True, color="FF123456")
    return making.as_bytes(book)


def test_the_own_file_comes_back_with_its_errors_marked(sam):
    sam.uploads(own_format())
    answer = sam.get("download_marked_file")
    assert answer["Content-Disposition"] == 'attachment; filename="chronology-checked.xlsx"'
    page = load_workbook(io.BytesIO(answer.content))["Chronology"]
    marked = [row for row in range(5, 39) if page[f"O{row}"].value]
    assert marked == [7, 12, 15, 18, 20, 22, 25, 29]
    noted = {cell.coordinate: cell.comment.text for row in page for cell in row if cell.comment}
    assert noted == SAID
    assert page["E6"].font.color.rgb == "FF123456"


def test_a_csv_comes_back_as_one(sam):
    content = making.csv_text(making.row(source="")).encode()
    sam.uploads(content, name="chronology.csv")
    answer = sam.get("download_marked_file")
    assert "chronology-checked.csv" in answer["Content-Disposition"]
    assert "Enter the source of this record" in answer.content.decode("utf-8-sig")


def test_without_a_file_or_once_it_is_gone_the_person_is_led_back(sam):
    back = sam.address("add_chronology")
    assert sam.get("download_marked_file")["Location"] == back
    sam.uploads()
    storing.remove(ReturnUpload.rows.get().stored_as)
    assert sam.get("download_marked_file")["Location"] == back


def test_others_do_not_get_it(sam):
    sam.uploads()
    assert sam.get("download_marked_file", sam.team.ola).status_code == 404

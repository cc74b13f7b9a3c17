import io

from openpyxl import load_workbook

from jigsaw.incidents.tests.pages.referral_pages import browse


def fetched(answers, kind, version=1, person=None):
    client = browse(person or answers.team.sam)
    return client.get(answers.address("download_return_copy", version=version, kind=kind))


def test_both_copies_are_files_to_keep_and_the_same_each_time(answers):
    answers.sent()
    for kind, begin in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        first, again = fetched(answers, kind), fetched(answers, kind, person=answers.team.ruth)
        assert first.content[: len(begin)] == begin
        assert first.content == again.content
        assert first["Cache-Control"] == "no-store"
        assert f"-H2-version-1.{kind}" in first["Content-Disposition"]
        assert first["Content-Disposition"].startswith("attachment")


def test_the_spreadsheet_holds_the_rows_and_no_name_of_the_register(answers):
    answers.name_mother()
    answers.sent()
    book = load_workbook(io.BytesIO(fetched(answers, "xlsx").content))
    cells = [str(cell.value) for row in book["Chronology"].iter_rows(min_row=5) for cell in row if cell.value]
    assert cells.count("Planned visit at home.") == 2
    assert "Quillfeather" not in "".join(cells)


def test_a_nil_return_has_no_spreadsheet_and_an_unknown_kind_is_not_there(answers):
    answers.nil()
    typed = {"approver": "self", "fair": "on", "version": "1"}
    answers.goes("approve_return", typed, answers.address("view_sent_return", version=1))
    assert fetched(answers, "pdf").status_code == 200
    for kind in ("xlsx", "docx", "exe"):
        assert fetched(answers, kind).status_code == 404


def test_another_agency_does_not_find_it(answers):
    answers.sent()
    assert fetched(answers, "pdf", person=answers.team.ola).status_code == 404
    assert fetched(answers, "pdf", version=2).status_code == 404

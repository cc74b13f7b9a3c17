"""Start an import from files, pasted text, or both."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.publishing.tests.past_files import LIST

pytestmark = pytest.mark.django_db
WHERE = "/publications/past/new/"
PAGE = b"""<!doctype html><html><body><h1>Published reviews</h1><table>
<tr><th>Reference</th><th>Title</th><th>Publication date</th><th>Type</th></tr>
<tr><td>ASCP 2021-22/01</td><td>Heard too late</td><td>September 2022</td><td>Serious case review</td></tr>
</table></body></html>"""


def test_a_file_is_taken_and_waits_for_the_worker(team, priya):
    """Fails when a file is read in the request, or its codes are lost."""
    answer = priya.post(WHERE, {"file": SimpleUploadedFile("reviews.csv", LIST), "codes": "ascp, ascb"})
    held = PastImport.rows.get()
    assert answer["Location"] == f"/publications/past/{held.pk}/"
    assert (held.state, held.codes, held.name) == ("waiting", "ASCP ASCB", "reviews.csv")


@pytest.mark.parametrize("given", [{"text": LIST.decode()}, {"file": SimpleUploadedFile("page.html", PAGE)}])
def test_pasted_text_and_a_saved_page_are_read(team, priya, given):
    """Fails when one of the ways in leads to nothing."""
    priya.post(WHERE, {"codes": "ASCP ASCB"} | given)
    held = actions.read_past_import(str(PastImport.rows.get().pk), at=factories.NOW)
    assert "Heard too late" in [row["cells"]["title"] for row in held.rows_found]


def test_one_of_both_is_asked_and_a_program_is_refused(team, priya):
    """Fails when nothing or a dangerous file makes an import."""
    assert errors(priya.post(WHERE, {})) == ["Select a file or paste the text"]
    refused = errors(priya.post(WHERE, {"file": SimpleUploadedFile("a.csv", b"MZ\x90\x00program")}))
    assert refused == ["a.csv: The selected file must be a PDF, XLSX, CSV, TXT or HTML"]
    assert not PastImport.rows.exists()


def test_files_and_text_are_taken_together_and_a_refused_one_names_itself(team, priya):
    """Fails when a refused file stops the others, vanishes without a word, or the text is lost."""
    files = [
        SimpleUploadedFile("reviews.csv", LIST),
        SimpleUploadedFile("C:\\old\\\u202ebad.xlsx", b"PK\x03\x04 broken"),
        SimpleUploadedFile("page.html", PAGE),
    ]
    answer = priya.post(
        WHERE, {"file": files, "text": "ASCP 2024-25/01: Pasted", "codes": "ASCP"}, follow=True
    )
    held = PastImport.rows.get()
    assert [(file.name, file.state) for file in held.files.all()] == [
        ("Pasted text.txt", "waiting"), ("reviews.csv", "waiting"), ("page.html", "waiting"), ("bad.xlsx", "refused"),
    ]  # fmt: skip
    shown = text(answer)
    assert "3 files are taken and wait to be read. Not taken: bad.xlsx." in shown
    assert "Open it, save it again, and select the new file" in shown
    assert held.name == "Pasted text.txt and 2 more"


def test_each_refused_file_is_named_where_none_passes(team, priya):
    """Fails when the second of two bad files is found out only after the first is mended."""
    bad = [SimpleUploadedFile("a.csv", b"MZ\x90\x00"), SimpleUploadedFile("b.csv", b"")]
    said = errors(priya.post(WHERE, {"file": bad, "codes": "ASCP"}))
    assert sorted(line.partition(":")[0] for line in said) == ["a.csv", "b.csv"]
    assert not PastImport.rows.exists()


def test_a_text_that_is_refused_stays_in_the_form(team, priya):
    """Fails when what was typed is lost, or the files of the same form are taken without it."""
    sent = {
        "text": "MIME-Version: 1.0 of a mail",
        "codes": "ASCP XYZ",
        "file": SimpleUploadedFile("a.csv", LIST),
    }
    page = priya.post(WHERE, sent)
    assert len(errors(page)) == 2
    assert filled(page)["text"] == ["MIME-Version: 1.0 of a mail"]
    assert filled(page)["codes"] == ["ASCP XYZ"]
    assert not PastImport.rows.exists()


def test_more_than_fifty_files_at_once_are_not_taken(team, priya):
    """Fails when one request may keep the gate busy without end."""
    many = [SimpleUploadedFile(f"{n}.txt", f"ASCP 2020-21/{n:02d}: x".encode()) for n in range(51)]
    assert errors(priya.post(WHERE, {"file": many})) == ["Select 50 files at most. Add the others afterwards"]


def test_the_partnerships_own_code_stands_there(team, priya):
    """Fails when people must type what Jigsaw knows."""
    assert filled(priya.get(WHERE))["codes"] == ["ASCP"]


def test_only_those_who_publish_may(team, browse):
    """Fails when a co-chair may start an import."""
    guards.may_open(team, browse, WHERE, "priya", "dee")

"""Start an import from a file or pasted text."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled
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
    assert refused == ["The selected file must be a PDF, XLSX, CSV, TXT or HTML"]
    assert not PastImport.rows.exists()


def test_the_partnerships_own_code_stands_there(team, priya):
    """Fails when people must type what Jigsaw knows."""
    assert filled(priya.get(WHERE))["codes"] == ["ASCP"]


def test_only_those_who_publish_may(team, browse):
    """Fails when a co-chair may start an import."""
    guards.may_open(team, browse, WHERE, "priya", "dee")

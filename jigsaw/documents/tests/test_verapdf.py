"""The real veraPDF core over the three PDFs: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import io

import pikepdf
import pytest

from jigsaw.documents.tests.pack_of_sample import full_edition, set_all
from jigsaw.documents.tests.verapdf import failed_rules

pytestmark = pytest.mark.documents


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """The three PDFs of a report with every kind of block, and the report without its tags."""
    folder = tmp_path_factory.mktemp("pdf")
    documents = set_all(full_edition())
    for document in documents:
        (folder / f"{document.document}.pdf").write_bytes(document.content)
    with pikepdf.open(io.BytesIO(documents[0].content)) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(folder / "Untagged.pdf")
    found = failed_rules(sorted(folder.glob("*.pdf")))
    return {path.rpartition("/")[2]: rules for path, rules in found.items()}


@pytest.mark.parametrize("document", ["Report.pdf", "Press statement.pdf", "Briefing.pdf"])
@pytest.mark.parametrize("standard", ["PDFUA_1", "PDFA_2_A"])
def test_a_document_conforms(judged, document, standard):
    assert judged[document][standard] == []
    assert judged[document][f"checks_{standard}"] > 1_000


@pytest.mark.parametrize("standard", ["PDFUA_1", "PDFA_2_A"])
def test_a_file_without_tags_does_not_conform(judged, standard):
    """Fails when the validator no longer judges: without this, its silence would look like a pass."""
    assert judged["Untagged.pdf"][standard] != []

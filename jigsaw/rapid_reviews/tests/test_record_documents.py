"""The document for the Panel, typeset in earnest from a record that was written by the verbs."""

from __future__ import annotations

import hashlib

import pypdfium2
import pytest

from jigsaw.files import storing
from jigsaw.rapid_reviews.rules.terms import SECTION_TITLES, View
from jigsaw.rapid_reviews.tests import factories, records

pytestmark = pytest.mark.documents


@pytest.fixture
def documents(team, review):
    """The documents of version 1, of a case with a canary in its people register and a dissent."""
    factories.named(review, team.priya)
    records.ready(team, review)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "The two areas did not speak."))
    version = records.made(factories.again(review), team.priya)
    records.sign(version, team.marcus, team.joan)
    return list(records.built(version).documents.all())


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_the_record_comes_out_whole_checked_and_without_a_name_of_the_register(documents):
    """Fails when a part of the record is lost on the way, a check does not pass, or a canary gets out."""
    assert {made.format for made in documents} == {"pdf", "docx"}
    for made in documents:
        content = storing.read(made.stored_as)
        assert hashlib.sha256(content).hexdigest() == made.sha256
        assert [check["name"] for check in made.checks if not check["passed"]] == []
        assert b"Quillfeather" not in content
        assert "quillfeather" not in made.filename
    text = text_of(storing.read(next(made.stored_as for made in documents if made.format == "pdf")))
    assert "Quillfeather" not in text
    for words in (
        *SECTION_TITLES.values(),
        "Police: reasons for the dissent The two areas did not speak.",
        "DI Karen Holt",
        "Local Child Safeguarding Practice Review",
        "Marcus Bell Co-chair 20 May 2026",
        "Joan Firth Co-chair 20 May 2026",
        "To be sent to the Panel by: 27 May 2026",
        "Child A, 1 month",
    ):
        assert words in text, words

"""Documents pass the gate before they are kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.files.tests.sound import pdf
from jigsaw.publishing.tests.pages.reading import buttons, errors, text
from jigsaw.teaching.models import ArticleFile
from jigsaw.teaching.tests.article_life import begun, published, with_file
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def upload(content: bytes, name: str = "thresholds.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_document_is_kept_and_shown(team, priya):
    article = begun(team)
    where = at("edit_article_files", article)
    assert buttons(priya.get(where)) == ["Add the document"]
    answer = priya.post(where, {"title": "Threshold document", "file": upload(pdf())}, follow=True)
    assert "Threshold document is added" in text(answer)
    file = ArticleFile.rows.get()
    assert (file.filename, file.format) == ("threshold-document.pdf", "pdf")


def test_what_the_gate_refuses_is_said_at_the_field(team, priya):
    where = at("edit_article_files", begun(team))
    answer = priya.post(where, {"title": "A program", "file": upload(b"MZ\x90\x00 a program", "a.pdf")})
    assert errors(answer) == ["The selected file must be a PDF, DOCX, PPTX or XLSX"]
    assert errors(priya.post(where, {})) == ["Enter what it is called", "Select a file"]
    assert not ArticleFile.rows.exists()


def test_a_document_is_removed_only_after_asking(team, priya):
    article = begun(team)
    file = with_file(team, article)
    where = at("edit_article_files", article)
    assert "Remove “Threshold document”?" in text(priya.post(where, {"remove": str(file.pk)}))
    assert ArticleFile.rows.exists()
    assert priya.post(where, {"removed": str(file.pk)}).status_code == 302
    assert not ArticleFile.rows.exists()
    for key in (str(file.pk), "x", ""):
        assert priya.post(where, {"removed": key}).status_code == 404


def test_a_published_page_keeps_its_documents(team, priya):
    article = begun(team)
    file = with_file(team, article)
    published(team, article)
    answer = priya.post(at("edit_article_files", article), {"removed": str(file.pk)})
    assert errors(answer) == ["This page is published. Start a new version to change it."]


def test_who_may(team, browse, stranger):
    where = at("edit_article_files", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)

"""Download one document."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jigsaw.files import storing
from jigsaw.publishing.queries import document_bytes
from jigsaw.publishing.tests import factories

pytestmark = pytest.mark.django_db


def at(document) -> str:
    return reverse("download_document", args=[document.pk])


def test_the_bytes_come_as_an_attachment_that_no_cache_keeps(team, priya):
    version = factories.waiting(team)
    document = version.documents.get(name="Report", format="pdf")
    answer = priya.get(at(document))
    assert answer.content == document_bytes(document)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="ascp-report.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_each_format_has_its_type(team, priya):
    types = {d.format: priya.get(at(d))["Content-Type"] for d in factories.waiting(team).documents.all()}
    assert types["html"] == "text/html; charset=utf-8"
    assert types["docx"].endswith("wordprocessingml.document")
    assert types["pptx"].endswith("presentationml.presentation")


def test_a_file_that_is_gone_is_not_there(team, priya):
    document = factories.waiting(team).documents.first()
    storing.remove(document.stored_as)
    assert priya.get(at(document)).status_code == 404


def test_who_may(team, browse, stranger):
    where = at(factories.waiting(team).documents.first())
    for name in ("priya", "dee", "marcus", "joan"):
        assert browse(getattr(team, name)).get(where).status_code == 200
    assert stranger.get(where).status_code == 404
    assert stranger.head(where).status_code == 404

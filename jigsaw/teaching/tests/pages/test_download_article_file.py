"""One document, to be saved."""

from __future__ import annotations

import pytest

from jigsaw.teaching.tests.article_life import begun, with_file
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_the_file_is_an_attachment(team, browse, stranger):
    article = begun(team)
    file = with_file(team, article)
    where = at("download_article_file", article, article_file_id=file.pk)
    for name in PEOPLE:
        answer = browse(getattr(team, name)).get(where)
        assert answer.content == b"%PDF-1.7 threshold document"
        assert answer["Content-Disposition"] == 'attachment; filename="threshold-document.pdf"'
    not_there_for(stranger, where)


def test_a_file_of_another_article_is_404(team, priya):
    file = with_file(team, begun(team))
    other = begun(team)
    assert priya.get(at("download_article_file", other, article_file_id=file.pk)).status_code == 404

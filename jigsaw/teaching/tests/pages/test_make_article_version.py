"""Freeze the draft."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.tests.article_life import begun, frozen_version
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_it_says_what_is_missing_first(team, priya):
    answer = priya.get(at("make_article_version", begun(team, summary="", blocks=[])))
    assert "Enter the summary" in text(answer)
    assert "Add at least one block" in text(answer)
    assert buttons(answer) == []


def test_a_version_is_made_once(team, priya):
    article = begun(team)
    where = at("make_article_version", article)
    fields = filled(priya.get(where))
    assert fields["what_changed"] == ["First version"]
    assert errors(priya.post(where, {})) == ["Enter what changed"]
    assert priya.post(where, fields).status_code == 302
    assert errors(priya.post(where, fields)) == ["Nothing has changed since version 1"]
    assert article.versions.get().made_by == team.priya


def test_who_may(team, browse, stranger):
    article = begun(team)
    frozen_version(team, article)
    where = at("make_article_version", article)
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)

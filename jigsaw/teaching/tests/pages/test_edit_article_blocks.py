"""The blocks in their order."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.rules.articles import BLOCK_WORDS
from jigsaw.teaching.tests.article_life import begun, fresh, published
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def kinds(article) -> list[str]:
    return [block["type"] for block in fresh(article).draft["blocks"]]


def test_an_empty_list_says_what_will_stand_here(team, priya):
    answer = priya.get(at("edit_article_blocks", begun(team, blocks=[])))
    assert "Add the first one" in text(answer)
    assert buttons(answer) == ["Add this block"]


def test_each_kind_can_be_added_and_leads_to_its_page(team, priya):
    article = begun(team, blocks=[])
    where = at("edit_article_blocks", article)
    for kind in BLOCK_WORDS:
        answer = priya.post(where, {"kind": kind})
        key = fresh(article).draft["blocks"][-1]["key"]
        assert answer["Location"] == at("edit_article_block", article, block_id=key)
        assert priya.get(answer["Location"]).status_code == 200
    assert kinds(article) == list(BLOCK_WORDS)
    assert "Nothing in it yet" in text(priya.get(where))
    assert errors(priya.post(where, {})) == ["Select a kind of block"]


def test_blocks_are_moved_and_removed_only_after_asking(team, priya):
    article = begun(team, blocks=[{"type": "text", "text": "One"}, {"type": "contact", "name": "Two"}])
    where = at("edit_article_blocks", article)
    first, second = (block["key"] for block in article.draft["blocks"])
    priya.post(where, {"up": second})
    assert kinds(article) == ["contact", "text"]
    asked = priya.post(where, {"remove": first})
    assert "Remove block 2?" in text(asked)
    assert kinds(article) == ["contact", "text"]
    for _ in range(2):
        assert priya.post(where, {"removed": first}).status_code == 302
    assert kinds(article) == ["contact"]


@pytest.mark.parametrize("key", ["", "x", "1", "²", "00000000-0000-4000-8000-00000000000"])
def test_what_is_no_block_is_404(team, priya, key):
    for verb in ("up", "down", "remove", "removed"):
        assert priya.post(at("edit_article_blocks", begun(team)), {verb: key}).status_code == 404


def test_a_block_that_somebody_removed_is_said(team, priya):
    answer = priya.post(
        at("edit_article_blocks", begun(team)), {"up": "00000000-0000-4000-8000-000000000009"}
    )
    assert errors(answer) == ["This block has been removed. Go back to the blocks."]


def test_a_published_page_keeps_its_blocks(team, priya):
    article = published(team)
    answer = priya.post(at("edit_article_blocks", article), {"kind": "text"})
    assert errors(answer) == ["This page is published. Start a new version to change it."]
    assert filled(answer, at=-1)["kind"] == ["text"]


def test_who_may(team, browse, stranger):
    where = at("edit_article_blocks", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)

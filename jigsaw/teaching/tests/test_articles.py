"""Writing an article: parts of its draft, blocks, documents, and the state that follows from them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.audit.models import Event
from jigsaw.files import storing
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.publishing.rules import NotAllowed
from jigsaw.publishing.tests.factories import NOW
from jigsaw.teaching.actions.article_files import remove_article_file
from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.actions.articles import (
    add_article_block,
    move_article_block,
    remove_article_block,
    save_article,
    save_article_block,
    start_article,
)
from jigsaw.teaching.models import ArticleFile
from jigsaw.teaching.rules.articles import BLOCK_WORDS, KIND_WORDS, ArticleState, faults_of
from jigsaw.teaching.tests.article_life import (
    NATIONAL,
    begun,
    fresh,
    frozen_version,
    published,
    signed,
    with_file,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def kinds_of(article) -> list[str]:
    return [block["type"] for block in fresh(article).draft["blocks"]]


def test_each_kind_starts_empty_and_says_what_it_lacks(team):
    for kind in KIND_WORDS:
        article = start_article(partnership=team.partnership, kind=kind, by=team.dee, at=NOW)
        said = [words for words, _ in faults_of(kind, article.draft)]
        assert said[:2] == ["Enter the title", "Enter the summary"]
        assert ("Add at least one block" in said) == (kind != "national-review")
    with pytest.raises(NotAllowed):
        start_article(partnership=team.partnership, kind="leaflet", by=team.dee, at=NOW)


def test_guidance_that_replaces_another_version_says_what_changed(team):
    draft = begun(team, "guidance").draft
    assert faults_of("guidance", draft) == []
    assert faults_of("guidance", draft, replaces=True) == [
        ("Enter what changed in this version", "edit_article")
    ]


def test_blocks_are_added_moved_and_removed(team):
    article = begun(team)
    keys = [add_article_block(article, kind=kind, by=team.dee, at=NOW) for kind in ("reviews", "contact")]
    assert kinds_of(article) == ["text", "reviews", "contact"]
    move_article_block(article, key=keys[1], up=True, by=team.dee, at=NOW)
    assert kinds_of(article) == ["text", "contact", "reviews"]
    move_article_block(article, key=keys[0], up=False, by=team.dee, at=NOW)
    assert kinds_of(article) == ["text", "contact", "reviews"], "the last one stays"
    for _ in range(2):
        remove_article_block(article, key=keys[0], by=team.dee, at=NOW)
    assert kinds_of(article) == ["text", "contact"]
    contact = fresh(article).draft["blocks"][1]
    assert contact["email"] == "press@alderbrook-scp.example", "nobody types it again"
    with pytest.raises(NotAllowed, match="has been removed"):
        save_article_block(article, key=keys[0], values={"heading": "x"}, revision=None, by=team.dee, at=NOW)


def test_every_kind_of_block_that_is_empty_is_a_fault(team):
    article = begun(team)
    for kind in BLOCK_WORDS:
        add_article_block(article, kind=kind, by=team.dee, at=NOW)
    faults = faults_of("news", fresh(article).draft)
    assert len(faults) == len(BLOCK_WORDS) - 1, "a contact begins with the partnership's own"


def test_two_people_on_one_part_see_each_other(team):
    article = begun(team)
    key = article.draft["blocks"][0]["key"]
    save_article_block(article, key=key, values={"text": "Dee"}, revision=0, by=team.dee, at=NOW)
    save_article(article, values={"title": "Other"}, revision=0, by=team.priya, at=NOW)
    with pytest.raises(SavedMeanwhile) as moved:
        save_article_block(article, key=key, values={"text": "Priya"}, revision=0, by=team.priya, at=NOW)
    assert moved.value.by_whom == "Dee Lowe"
    assert fresh(article).draft["blocks"][0]["text"] == "Dee"


def test_saving_what_stands_there_records_nothing(team):
    article = begun(team)
    before = Event.objects.count()
    save_article(article, values={"title": article.title}, revision=0, by=team.priya, at=NOW)
    assert (Event.objects.count(), fresh(article).revision) == (before, 0)


def test_a_change_takes_a_signed_article_back_and_taking_it_away_brings_the_signature_back(team):
    article = begun(team)
    signed(team, article)
    assert fresh(article).state == ArticleState.SIGNED
    save_article(article, values={"title": "Ask about fathers"}, revision=0, by=team.priya, at=NOW)
    assert fresh(article).state == ArticleState.DRAFTING
    save_article(article, values={"title": "Ask about dad"}, revision=9, by=team.priya, at=NOW)
    assert fresh(article).state == ArticleState.SIGNED


def test_what_is_public_or_planned_is_not_written(team):
    article = published(team)
    with pytest.raises(NotAllowed, match="Start a new version"):
        save_article(article, values={"title": "x"}, revision=0, by=team.dee, at=NOW)


def test_a_document_stands_in_a_block_and_its_bytes_stay_while_a_version_has_them(team):
    article = begun(team)
    file, again = with_file(team, article), with_file(team, article)
    assert (file.filename, again.filename) == ("threshold-document.pdf", "threshold-document-2.pdf")
    assert kinds_of(article) == ["text", "documents"]
    content = frozen(fresh(article))
    assert [each["sha256"] for each in content["files"]] == [file.sha256] * 2
    frozen_version(team, article)
    for row in (file, again):
        remove_article_file(row, by=team.dee, at=NOW)
    assert not ArticleFile.rows.exists()
    assert frozen(fresh(article))["files"] == []
    assert storing.read(file.stored_as) == b"%PDF-1.7 threshold document"


def test_a_document_of_no_version_leaves_with_its_bytes(team, django_capture_on_commit_callbacks):
    article = begun(team)
    file = with_file(team, article)
    with django_capture_on_commit_callbacks(execute=True):
        remove_article_file(file, by=team.dee, at=NOW)
    with pytest.raises(FileNotFoundError):
        storing.read(file.stored_as)


def test_the_response_to_a_national_review_stands_first(team):
    content = frozen(begun(team, "national-review"))
    assert content["blocks"][0] == {
        "type": "text",
        "heading": "What we have done about it",
        "text": NATIONAL["response"],
    }
    assert "response" not in content["national"]


def test_the_draft_holds_no_block_of_another_kind(team):
    """Fails if a form could turn a block into another, or give it another identifier."""
    article = begun(team)
    key = article.draft["blocks"][0]["key"]
    save_article_block(
        article,
        key=key,
        values={"type": "contact", "key": "x"},
        revision=0,
        by=team.dee,
        at=NOW + timedelta(1),
    )
    assert fresh(article).draft["blocks"][0]["type"] == "text"
    assert fresh(article).draft["blocks"][0]["key"] == key

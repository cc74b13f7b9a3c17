"""The door of articles: made public once, replaced by newer versions, withdrawn with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages

from jigsaw.learning.actions.articles import receive_article, withdraw_article
from jigsaw.learning.article_details import ArticleFile
from jigsaw.learning.article_rules import NotAnArticle, text_parts
from jigsaw.learning.models import Article, ArticleVersion
from jigsaw.learning.models import ArticleFile as KeptFile
from jigsaw.learning.tests.articles import (
    CAMPAIGN,
    GUIDANCE,
    NEWS,
    POLICY,
    PUBLISHED,
    RESPONSE,
    public_article,
)
from jigsaw.library.models import LastChange, Publisher

pytestmark = pytest.mark.django_db
LATER = PUBLISHED + timedelta(days=30)
SECOND = ArticleFile("escalation-policy.pdf", "Escalation policy", "pdf", b"%PDF policy two", 14)


def kept_files() -> list[bytes]:
    folder = Path(storages["public"].location) / "articles"
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def changes() -> int:
    return LastChange.objects.get().number


def test_an_article_is_received_once_and_by_version(public_site):
    """Fails if a repeated or older version changed what is public, or the address or the first day moved."""
    assert receive_article(NEWS, at=PUBLISHED).changed
    before = changes()
    assert not receive_article(replace(NEWS, title="Again"), at=LATER).changed
    assert changes() == before
    received = receive_article(replace(NEWS, version=3, title="Third", slug="elsewhere"), at=LATER)
    assert not receive_article(replace(NEWS, version=2, title="Second"), at=LATER).changed
    article = Article.objects.get()
    assert received.slug == article.slug == "what-we-published-this-summer"
    assert (article.title, article.version) == ("Third", 3)
    assert (article.first_published_at, article.published_at) == (PUBLISHED, LATER)
    assert [each.number for each in article.versions.all()] == [3]
    assert Publisher.objects.get().name == "Alderbrook Safeguarding Children Partnership"


def test_two_articles_with_one_address_have_each_their_own(public_site):
    public_article()
    other = public_article(CAMPAIGN, slug=NEWS.slug)
    assert other.slug == "what-we-published-this-summer-alderbrook"


def test_earlier_versions_of_guidance_stay_and_those_of_news_go(public_site):
    """Fails if what held at an earlier time could not be read any more, or its file went."""
    public_article(GUIDANCE)
    article = public_article(
        GUIDANCE,
        version=2,
        version_words="Version 2.0",
        version_note="New contacts",
        files=[SECOND],
        at=LATER,
    )
    assert [each.number for each in article.versions.all()] == [2, 1]
    assert kept_files() == [POLICY.content, SECOND.content]
    assert article.listed_at == LATER
    public_article()
    news = public_article(version=2, at=LATER)
    assert [each.number for each in news.versions.all()] == [2]
    assert news.listed_at == PUBLISHED


def test_a_correction_takes_the_place_of_what_was_wrong(public_site):
    """Fails if words that had to be corrected could still be read, or the note were lost."""
    public_article(GUIDANCE)
    public_article(GUIDANCE, version=2, version_words="Version 2.0")
    article = public_article(
        GUIDANCE, version=3, version_words="Version 2.0", correction_note="A phone number was wrong", files=[SECOND],
        at=LATER,
    )  # fmt: skip
    assert [each.number for each in article.versions.all()] == [3, 1]
    assert article.corrections == [
        {"version": 3, "at": LATER.isoformat(), "note": "A phone number was wrong"}
    ]
    assert article.listed_at == PUBLISHED
    assert kept_files() == [POLICY.content, SECOND.content]


def test_a_withdrawn_article_leaves_its_address_and_the_reason_only(public_site):
    """Fails if words or a file of a withdrawn article stayed, or it came back without a newer version."""
    public_article(GUIDANCE)
    public_article(GUIDANCE, version=2)
    assert withdraw_article(GUIDANCE.id, why="It was replaced by a law.", at=LATER)
    assert not withdraw_article(GUIDANCE.id, why="Again", at=LATER)
    article = Article.objects.get()
    assert (article.title, article.summary, article.withdrawn_why) == ("", "", "It was replaced by a law.")
    assert not ArticleVersion.objects.exists()
    assert not KeptFile.objects.exists()
    assert kept_files() == []
    assert not receive_article(replace(GUIDANCE, version=2), at=LATER).changed
    assert receive_article(replace(GUIDANCE, version=3), at=LATER).slug == "escalation-policy"
    with pytest.raises(ValueError, match="why"):
        withdraw_article(GUIDANCE.id, why=" ", at=LATER)


def test_one_that_was_never_received_cannot_be_withdrawn():
    assert not withdraw_article(NEWS.id, why="It is not there.", at=LATER)


def test_a_crash_leaves_nothing(public_site, monkeypatch):
    """Fails if half an article were public, or its file stayed behind."""
    monkeypatch.setattr("jigsaw.learning.actions.articles.count_change", lambda at: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        receive_article(GUIDANCE, at=PUBLISHED)
    assert not Article.objects.exists()
    assert kept_files() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"title": " "},
        {"title": "Two\nlines"},
        {"title": "t" * 161},
        {"title": "A null\0byte"},
        {"id": "no-uuid"},
        {"version": 0},
        {"kind": "rumour"},
        {"slug": "../../etc"},
        {"slug": "Ask About"},
        {"slug": ""},
        {"slug": "a" * 101},
        {"themes": ["<script>"]},
        {"editions": ["ascp-2024-25-02"]},
        {"blocks": [{"type": "film"}]},
        {"blocks": [{"type": "text", "text": " "}]},
        {"blocks": [{"type": "text", "text": ["a"]}]},
        {"blocks": [{"type": "reviews", "editions": "all"}]},
        {"blocks": [{"type": "documents", "files": [{"filename": "absent.pdf", "title": "Absent"}]}]},
        {"blocks": [{"type": "webinar", "event": "seeing"}]},
        {"blocks": [{"type": "campaign"}]},
        {"blocks": [{"type": "contact", "name": "", "email": "", "phone": ""}]},
        {"blocks": [{"type": "contact", "name": "Team", "email": "javascript:alert(1)"}]},
        {"files": [replace(POLICY, filename="../policy.pdf")]},
        {"files": [replace(POLICY, filename="policy.html", format="html")]},
        {"files": [replace(POLICY, content=b"")]},
        {"files": [replace(POLICY, format="docx")]},
        {"files": [POLICY, POLICY]},
        {"kind": "national-review"},
        {"kind": "national-review", "national": replace(RESPONSE.national, address="javascript:alert(1)")},
        {"publisher": replace(NEWS.publisher, primary_colour="#ffffff")},
    ],
)
def test_what_cannot_be_an_article_is_refused_before_anything_is_written(changed):
    with pytest.raises(NotAnArticle):
        receive_article(replace(NEWS, **changed), at=PUBLISHED)
    assert not Article.objects.exists()
    assert not Publisher.objects.exists()


def test_texts_are_paragraphs_and_lists():
    """Fails if a list directly below its paragraph, or the line ends of another system, were not seen."""
    text = "One\r\nline.\r\n\r\n\r\nAsk about:\r\n- fathers\r\n- partners\r\nThen write."
    assert list(text_parts(text)) == [
        (False, ["One line."]),
        (False, ["Ask about:"]),
        (True, ["fathers", "partners"]),
        (False, ["Then write."]),
    ]
    assert list(text_parts(" \n ")) == []

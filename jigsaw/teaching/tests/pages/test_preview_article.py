"""The draft as readers will see it: the public page itself."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from jigsaw.learning.models import Article as PublicArticle
from jigsaw.teaching.tests.article_life import begun, published, with_file
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for, preview_text
from tests.public_site import public_site

__all__ = ["public_site"]
pytestmark = pytest.mark.django_db(databases=["default", "public"])
LINK = re.compile(r'\shref="[^"]*"')
DAY = re.compile(r"\d+ [A-Z][a-z]+ 20\d\d")
SITE = settings.PUBLIC_ADDRESS.rstrip("/")


def test_every_kind_is_shown(team, priya):
    article = begun(team, "national-review")
    held = with_file(team, article)
    page = priya.get(at("preview_article", article))
    said = preview_text(page)
    assert "What we have done about it Every assessment names each man" in said
    assert "In short Ask.his namehis history" in said
    assert "Threshold document (PDF," in said
    assert "A national panel, September 2021 (www.panel.example)" in said
    html = page.content.decode()
    assert f'href="{at("download_article_file", article, article_file_id=held.pk)}"' in html
    assert f'href="{SITE}/vocabulary/unseen-fathers/"' in html
    assert f'href="{at("view_article", article)}"' in html
    article = begun(team, "guidance")
    assert "VersionVersion 1.0" in preview_text(priya.get(at("preview_article", article)))


def test_it_is_the_public_page_marked_and_kept_by_nobody(team, priya):
    """Fails if readers would see something else, a cache kept the draft, its title reached the window, or looking
    made it public."""
    article = begun(team)
    page = priya.get(at("preview_article", article))
    html = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert "Preview, not public" in preview_text(page)
    assert '<meta name="robots" content="noindex">' in html
    assert "<title>Preview of the draft – Jigsaw</title>" in html
    assert f'href="/partnerships/{team.partnership.slug}/colours.css"' in html
    assert "Worried about a child?" in html
    assert 'rel="canonical"' not in html
    assert "og:title" not in html
    assert not PublicArticle.objects.exists()


def test_what_readers_see_later_is_the_same(team, priya, request):
    """Fails if the page that readers get differed from the preview in a word of the article."""
    article = begun(team, "guidance")
    with_file(team, article)
    shown = priya.get(at("preview_article", article)).content.decode()
    slug = PublicArticle.objects.get(pk=published(team, article).pk).slug
    public = request.getfixturevalue("public_site").get(f"/guidance/{slug}/").content.decode()
    assert article_words(shown) == article_words(public)
    assert "Worried about a child?" in article_words(shown)


def article_words(html: str) -> str:
    """The words of the page from the article's summary on, without its links and the day of its publication."""
    page = LINK.sub("", html.split('<p class="jig-lead">', 1)[1].split("</body>")[0])
    return DAY.sub("a day", page)


def test_a_link_to_a_public_page_leads_to_the_public_site(team, priya):
    """Fails if a link of the preview led to a page that the staff site does not have."""
    campaign = published(team, begun(team, "campaign", title="Another campaign"))
    article = begun(team, blocks=[{"type": "campaign", "article": str(campaign.pk)}])
    html = priya.get(at("preview_article", article)).content.decode()
    assert f'href="{SITE}/campaigns/another-campaign/"' in html
    assert f'href="{SITE}/partnerships/{team.partnership.slug}/"' in html


def test_an_unfinished_block_is_said(team, priya):
    article = begun(team, blocks=[{"type": "webinar"}, {"type": "campaign", "article": str(begun(team).pk)}])
    said = preview_text(priya.get(at("preview_article", article)))
    assert "Not done yet. Block 1 (webinar): choose a webinar or remove the block." in said
    assert "Not public yet, and left out until then: Ask about dad (news)." in said


@pytest.mark.parametrize("kind", ["news", "guidance", "national-review"])
def test_a_draft_with_nothing_in_it_can_be_looked_at(team, priya, kind):
    """Fails if a draft that was only just begun gave an error page."""
    empty = {"title": "", "summary": "", "themes": [], "blocks": [], "version_words": "", "national": {}}
    said = preview_text(priya.get(at("preview_article", begun(team, kind, **empty))))
    assert "Without a title yet" in said
    assert "Not done yet. Enter the title." in said
    half = begun(team, kind, national={"title": "The myth of invisible men"})
    assert priya.get(at("preview_article", half)).status_code == 200


def test_who_may(team, browse, stranger):
    where = at("preview_article", begun(team))
    assert all(browse(getattr(team, name)).get(where).status_code == 200 for name in PEOPLE)
    not_there_for(stranger, where)

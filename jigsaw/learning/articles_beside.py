"""What articles add to pages of the library: a review, a partnership, a theme, the first page, the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from jigsaw.learning.article_rules import SECTIONS, Section, section_of
from jigsaw.learning.models import Article
from jigsaw.learning.queries import articles, events
from jigsaw.learning.shown_article import article_line
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.showing_more import ARTICLES, CHANGED, Part


def on_review(review: PublishedEdition, _at: datetime) -> Iterator[Part]:
    """What answers the review: campaigns, strategies, guidance, news."""
    for each in articles.answering(review.pk):
        markup = render_to_string(
            "learning/parts/article_answering.html", {"line": article_line(each, with_themes=False)}
        )
        yield Part(CHANGED, SafeString(markup))


def on_publisher(publisher: Publisher, _at: datetime) -> Iterator[Part]:
    """The newest of a partnership and its region: news and campaigns, then guidance."""
    asked, kinds = f"partnership={publisher.slug}", articles.kinds_of(publisher)
    for name, heading, held in (
        ("news", "News and campaigns", ("news", "campaigns", "national")),
        ("guidance", "Guidance and regional framework", ("guidance",)),
    ):
        sections = [SECTIONS[each] for each in held if kinds & set(SECTIONS[each].kinds)]
        if sections:
            found = articles.newest(*sections, publisher=publisher)
            more = [(f"{each.title} of {publisher.name}", _chosen(each, asked)) for each in sections]
            yield _part(name, heading, found, more)


def on_theme(theme: str, _at: datetime) -> Iterator[Part]:
    """The newest articles on a theme, and where all of them are."""
    found, sections = articles.newest_on(theme)
    if found:
        more = [(f"{each.title} on this theme", _chosen(each, f"theme={theme}")) for each in sections]
        yield _part("articles", "News and guidance on this theme", found, more, with_publisher=True)


def _chosen(section: Section, asked: str) -> str:
    return f"{reverse(section.name)}?{asked}"


def on_region(_at: datetime) -> Iterator[Part]:
    """The newest news of all partnerships, and what holds for whole regions."""
    news = articles.newest(SECTIONS["news"])
    if news:
        yield _part("news", "Latest news", news, [("All news", reverse("news"))], with_publisher=True)
    guidance = articles.newest(SECTIONS["guidance"], of_region=True)
    if guidance:
        more = [("All guidance and framework documents", reverse("guidance"))]
        yield _part("guidance", "Regional guidance", guidance, more, with_publisher=True)


def _part(
    name: str,
    heading: str,
    found: Iterable[Article],
    more: list[tuple[str, str]],
    *,
    with_publisher: bool = False,
) -> Part:
    told = {
        "name": name,
        "heading": heading,
        "lines": [article_line(each, with_themes=False) for each in found],
        "more": more,
        "with_publisher": with_publisher,
    }
    return Part(ARTICLES, SafeString(render_to_string("learning/parts/articles_beside.html", told)))


class LearningAddresses:
    """The lists, the events and the articles for the sitemap."""

    def count(self) -> int:
        """How many addresses there are."""
        return len(SECTIONS) + 1 + events.count_events() + articles.count_standing()

    def between(self, first: int, last: int) -> Iterator[tuple[str, datetime | None]]:
        """The lists, then the events, then the articles, in the order in which they became public."""
        lists = [*SECTIONS, "events"]
        yield from ((reverse(name), None) for name in lists[first:last])
        first, last = max(0, first - len(lists)), max(0, last - len(lists))
        for slug, changed_at in events.standing_between(first, last):
            yield reverse("event", args=[slug]), changed_at
        held = events.count_events()
        first, last = max(0, first - held), max(0, last - held)
        for kind, slug, changed_at in articles.standing_between(first, last):
            yield reverse("article", args=[section_of(kind).name, slug]), changed_at

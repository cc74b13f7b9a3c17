"""What updates by email tell: reviews, news and guidance, and webinars, each as plain words that a mail can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jigsaw.calendar.london import to_london
from jigsaw.documents.vocabulary import current
from jigsaw.documents.words import date_in_words
from jigsaw.learning.article_rules import KIND_WORDS, section_of
from jigsaw.learning.event_rules import when_words
from jigsaw.learning.models import Article, Event
from jigsaw.library.released import NewReview, public_address

REVIEW, ARTICLE, EVENT = KINDS = ("review", "article", "event")


@dataclass(frozen=True)
class Item:
    """One thing that is told.

    `news_at` is when it became public; what comes, like a webinar, has none: it is told to new readers too.
    Without themes it is told to readers of every theme.
    """

    kind: str
    id: str
    publisher: str
    title: str
    text: str
    when: str
    address: str
    themes: frozenset[str]
    news_at: datetime | None

    @property
    def key(self) -> str:
        """What names it among all kinds: review:0f8e…"""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Part:
    """What one partnership tells of one month."""

    of: str
    month: date
    introduction: str
    items: tuple[Item, ...]

    def for_reader(self, *, since: datetime, themes: Iterable[str]) -> Part:
        """What of it is news to a reader of these themes (none means all) who confirmed at `since`."""
        wanted = set(current(themes))
        kept = [
            each
            for each in self.items
            if (each.news_at is None or each.news_at > since)
            and (not wanted or not each.themes or wanted & each.themes)
        ]
        return Part(self.of, self.month, self.introduction, tuple(kept))


def review_item(review: NewReview) -> Item:
    """A review."""
    return Item(
        kind=REVIEW,
        id=review.id,
        publisher=review.publisher,
        title=review.title,
        text=review.learning,
        when=f"Published {date_in_words(review.published_on)}",
        address=review.address,
        themes=review.themes,
        news_at=review.released_at,
    )


def article_item(article: Article) -> Item:
    """News, guidance or another article. A new version that stands in lists anew is news again; a correction is not."""
    version = f", {article.version_words}" if article.version_words else ""
    return Item(
        kind=ARTICLE,
        id=str(article.pk),
        publisher=article.publisher_id,
        title=article.title,
        text=article.summary.split("\n\n")[0].strip(),
        when=f"{KIND_WORDS[article.kind]}{version}, {date_in_words(to_london(article.listed_at).date())}",
        address=public_address("article", section_of(article.kind).name, article.slug),
        themes=frozenset(current(each.slug for each in article.themes.all())),
        news_at=article.listed_at,
    )


def event_item(event: Event) -> Item:
    """A webinar. One that names no themes is told to readers of every theme."""
    return Item(
        kind=EVENT,
        id=str(event.pk),
        publisher=event.publisher_id,
        title=event.title,
        text=event.summary.split("\n\n")[0].strip(),
        when=f"{when_words(event.starts_at, event.ends_at)}, online, free",
        address=public_address("event", event.slug),
        themes=frozenset(current(event.themes)),
        news_at=None,
    )


def told_once(parts: Sequence[Part]) -> list[Part]:
    """The parts that tell something, each thing once: what is of the whole region stands in several."""
    told: set[str] = set()
    left = []
    for part in parts:
        items = tuple(each for each in part.items if each.key not in told)
        told |= {each.key for each in items}
        if items:
            left.append(Part(part.of, part.month, part.introduction, items))
    return left

"""Articles as pages show them: every word ready, each part with what it names as far as it is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse

from jigsaw.calendar.london import to_london
from jigsaw.documents.words import date_in_words, size_words, term_in_words
from jigsaw.learning.article_rules import FORMAT_WORDS, KIND_WORDS, section_of, text_parts
from jigsaw.learning.models import Article, ArticleFile, ArticleVersion
from jigsaw.learning.queries.articles import Named
from jigsaw.learning.shown_event import ShownEvent, shown_event, summary_row
from jigsaw.library.harvesting import term_path
from jigsaw.library.models import PublishedEdition
from jigsaw.library.rules import pages_words


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list."""

    title: str
    href: str
    summary: str
    kind: str
    facts: str
    publisher: str
    of_region: bool
    themes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReviewShown:
    """A review that an article names."""

    title: str
    href: str
    learning: str
    facts: str


@dataclass(frozen=True)
class FileShown:
    """A document to take away, with type, size and length in words."""

    title: str
    format: str
    facts: str
    href: str


@dataclass(frozen=True)
class Part:
    """One part of an article. What is not filled is not of its kind."""

    type: str
    heading: str = ""
    texts: list[tuple[bool, list[str]]] = field(default_factory=list)
    reviews: list[ReviewShown] = field(default_factory=list)
    files: list[FileShown] = field(default_factory=list)
    webinar: ShownEvent | None = None
    book_href: str = ""
    campaign: ArticleLine | None = None
    contact: dict[str, str] = field(default_factory=dict)


def article_href(article: Article) -> str:
    """The address of an article."""
    return reverse("article", args=[section_of(article.kind).name, article.slug])


def version_href(article: Article, number: int) -> str:
    """The address of one version."""
    return reverse("article_version", args=[section_of(article.kind).name, article.slug, number])


def day_words(at: datetime) -> str:
    """The day of a moment in London, written out."""
    return date_in_words(to_london(at).date())


def article_line(article: Article, *, with_themes: bool = True) -> ArticleLine:
    """An article as lists show it; where they show no themes, these are not asked for."""
    facts = [article.version_words, day_words(article.listed_at)]
    return ArticleLine(
        title=article.title,
        href=article_href(article),
        summary=article.summary,
        kind=KIND_WORDS[article.kind],
        facts=", ".join(filter(None, facts)),
        publisher=article.publisher.region_name if article.of_region else article.publisher.name,
        of_region=article.of_region,
        themes=themes_of(article) if with_themes else (),
    )


def themes_of(article: Article) -> tuple[tuple[str, str], ...]:
    """Words and page of each theme; the page is "" for a word that the vocabulary lacks."""
    return tuple((term_in_words(each.slug), term_path(each.slug)) for each in article.themes.all())


def facts_of(article: Article, version: ArticleVersion, *, today: date) -> list[dict[str, Any]]:
    """Version, date and day of the next look, as rows of a summary list: what somebody who follows it must know."""
    rows = [
        ("Version", version.version_words),
        ("Published", day_words(version.at)),
        ("What changed", version.version_note),
        ("Look at again by", review_words(version.review_on, today=today)),
        ("Holds for", f"All partnerships of {article.publisher.region_name}" if article.of_region else ""),
        ("Published by", article.publisher.name),
    ]
    return [summary_row(key, value) for key, value in rows if value]


def review_words(review_on: date | None, *, today: date) -> str:
    """The day by which a document is looked at again, and whether that day has passed."""
    if review_on is None:
        return ""
    late = ". That day has passed: ask whether it still holds" if review_on < today else ""
    return date_in_words(review_on) + late


def national_facts(version: ArticleVersion) -> dict[str, str]:
    """The national review that is answered: its title, who published it and when, and where it stands."""
    told = version.national or {}
    if not told:
        return {}
    site = urlsplit(told["address"]).hostname or ""
    return {"title": told["title"], "href": told["address"], "site": site} | {
        "facts": ", ".join(filter(None, [told["publisher"], told.get("published", "")]))
    }


def parts_of(article: Article, version: ArticleVersion, named: Named, *, at: datetime) -> list[Part]:
    """The parts of a version in their order; one that names nothing public is left out. Files that no part names
    stand at the end.
    """
    files = {file.filename: file for file in version.files.all()}
    told: set[str] = set()
    found = []
    for block in version.blocks:
        part = _part(article, version, block, named, files, at)
        told |= (
            {each["filename"] for each in block.get("files", [])} if block["type"] == "documents" else set()
        )
        found += [part] if part else []
    rest = [file_shown(article, version, file) for name, file in files.items() if name not in told]
    heading = "More documents" if told else "Documents"
    return [*found, Part("documents", heading, files=rest)] if rest else found


def _part(
    article: Article,
    version: ArticleVersion,
    block: dict[str, Any],
    named: Named,
    files: dict[str, ArticleFile],
    at: datetime,
) -> Part | None:
    kind, heading = block["type"], block.get("heading", "").strip()
    if kind == "text":
        return Part(kind, heading, texts=list(text_parts(block["text"])))
    if kind == "reviews":
        keys = dict.fromkeys(UUID(key) for key in block["editions"])
        shown = reviews_shown(named.editions[key] for key in keys if key in named.editions)
        return Part(kind, heading or "Reviews", reviews=shown) if shown else None
    if kind == "documents":
        held = [
            file_shown(article, version, files[each["filename"]], each.get("title", ""))
            for each in block["files"]
            if each["filename"] in files
        ]
        return Part(kind, heading or "Documents", files=held) if held else None
    if kind == "webinar":
        event = named.events.get(UUID(block["event"]))
        if event is None:
            return None
        booking = reverse("book_place", args=[event.slug])
        return Part(kind, heading or "Webinar", webinar=shown_event(event, at=at), book_href=booking)
    if kind == "campaign":
        other = named.articles.get(UUID(block["article"]))
        return Part(kind, heading, campaign=campaign_line(other)) if other else None
    told = {name: str(block.get(name, "")).strip() for name in ("name", "email", "phone")}
    return Part("contact", heading or "Contact", contact=told)


def campaign_line(article: Article) -> ArticleLine:
    """Another article that a part leads to."""
    facts = day_words(article.listed_at)
    kind = KIND_WORDS[article.kind]
    return ArticleLine(article.title, article_href(article), article.summary, kind, facts, "", False, ())


def reviews_shown(editions: Iterable[PublishedEdition]) -> list[ReviewShown]:
    """Reviews as parts of an article: title, the learning in one sentence, date."""
    return [
        ReviewShown(
            title=each.title,
            href=reverse("review", args=[each.slug]),
            learning=each.learning,
            facts=", ".join(filter(None, [each.publisher.name, each.published.shown])),
        )
        for each in editions
    ]


def file_shown(article: Article, version: ArticleVersion, file: ArticleFile, title: str = "") -> FileShown:
    """A document with what tells whether to fetch it. `title` is what a part calls it."""
    section = section_of(article.kind).name
    facts = filter(None, (size_words(file.size), pages_words(file.pages, file.format)))
    if version.number == article.version:
        href = reverse("article_file", args=[section, article.slug, file.filename])
    else:
        href = reverse("article_version_file", args=[section, article.slug, version.number, file.filename])
    return FileShown(title.strip() or file.title, FORMAT_WORDS[file.format], ", ".join(facts), href)

"""Reviews and documents as pages show them: every word ready, nothing left for a template to work out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from django.utils.safestring import SafeString, mark_safe

from jigsaw.components.review_pieces import Copy, Document, ReviewLine, passage, row_round_passage
from jigsaw.documents.words import (
    BRIEFING,
    REPORT,
    SLIDES,
    STATEMENT,
    size_words,
    term_in_words,
)
from jigsaw.library.addresses import path_of
from jigsaw.library.harvesting import term_path
from jigsaw.library.keeping import KeptMany
from jigsaw.library.models import PublishedEdition
from jigsaw.library.queries import Change, ListedReview, Page
from jigsaw.library.rules import FORMAT_WORDS, kind_short, pages_words
from jigsaw.library.search import Found

# Of the themes of a review in an answer; its page has them all.
THEMES_SHOWN = 5
# What stands round the passages of an answer, in about 2 KB for each of the reviews that answered last.
ROWS: KeptMany[object, tuple[str, str]] = KeptMany(3_000)
ORDER = (REPORT, STATEMENT, BRIEFING, SLIDES)
WHAT_FOR = {
    REPORT: "What happened, why, and what must change",
    BRIEFING: "One page for a team meeting or supervision",
    SLIDES: "For a team meeting, with notes for the speaker",
    STATEMENT: "What the partnership said on the day",
}


class InList(Protocol):
    """Where a page stands in a list of several."""

    @property
    def number(self) -> int:
        """Which page it is, from 1."""

    @property
    def last(self) -> int:
        """How many there are."""


def review_line(review: PublishedEdition | ListedReview) -> ReviewLine:
    """A review as lists show it."""
    found = documents(review)
    return ReviewLine(
        title=review.title,
        href=path_of("review", review.slug),
        reference=review.reference,
        published=review.published.shown,
        learning=review.learning,
        kind=kind_short(review.kind),
        is_local=review.kind == "local-review",
        publisher=review.publisher_name if isinstance(review, ListedReview) else review.publisher.name,
        documents=found,
        for_teams=tuple(each for each in found if each.name in (BRIEFING, SLIDES)),
    )


def review_lines(reviews: Iterable[PublishedEdition]) -> list[ReviewLine]:
    """Several of them."""
    return [review_line(each) for each in reviews]


def found_rows(found: Found, change: Change) -> SafeString:
    """The rows of an answer: with their themes, and the passage of each that holds what was asked for.

    What stands round the passage is made once for each review after each `change` of the library.
    """
    reviews = {each.pk: each for each in found.page.reviews}
    rows = ROWS.get(
        change, reviews, lambda keys: {key: _round(reviews[key], found.themes[key]) for key in keys}
    )
    said = {key: passage(each.pieces, each.source) for key, each in found.highlights.items()}
    written = (f"{before}{said.get(key, '')}{behind}" for key, (before, behind) in rows.items())
    return mark_safe("".join(written))  # noqa: S308 (every piece escaped)


def _round(review: ListedReview, themes: Sequence[str]) -> tuple[str, str]:
    shown = tuple((term_in_words(slug), term_path(slug)) for slug in themes[:THEMES_SHOWN])
    return row_round_passage(replace(review_line(review), themes=shown), with_publisher=True)


def documents(review: PublishedEdition | ListedReview) -> tuple[Document, ...]:
    """The documents of a review, always in this order: Report, Press statement, Briefing, Slides; PDF before Word."""
    web = {REPORT: "report"} if review.has_report else {}
    web |= {BRIEFING: "briefing"} if review.has_briefing else {}
    held: Iterable[Any] = review.files if isinstance(review, ListedReview) else review.files.all()
    files = sorted(held, key=lambda file: list(FORMAT_WORDS).index(file.format))
    made = []
    for name in ORDER:
        copies = [Copy("Web page", "", path_of(web[name], review.slug))] if name in web else []
        copies += [
            Copy(
                FORMAT_WORDS[file.format],
                ", ".join(filter(None, (size_words(file.size), pages_words(file.pages, file.format)))),
                path_of("file", review.slug, file.filename),
            )
            for file in files
            if file.name == name
        ]
        if copies:
            made.append(Document(name, WHAT_FOR[name], tuple(copies)))
    return tuple(made)


def in_files(review: PublishedEdition) -> list[Document]:
    """The documents of a review that can be taken away as files, for the pages that are their web form."""
    found = []
    for each in documents(review):
        copies = tuple(copy for copy in each.copies if copy.facts)
        if copies:
            found.append(Document(each.name, each.what_for, copies))
    return found


def pager(page: InList, address: str) -> dict[str, Any] | None:
    """The way through a list of several pages, for the pagination part; None where there is only one.

    `address` is the list's own address with what was chosen in it.
    """
    if page.last == 1:
        return None

    def link(number: int) -> str:
        joint = "&" if "?" in address else "?"
        return address if number == 1 else f"{address}{joint}page={number}"

    near = {1, page.last, *range(max(1, page.number - 1), min(page.last, page.number + 1) + 1)}
    items: list[dict[str, Any]] = []
    before = 0
    for number in sorted(near):
        if number - before > 1:
            items.append({"ellipsis": True})
        before = number
        items.append({"number": number, "href": link(number), "current": number == page.number})
    return {
        "previous": {"href": link(page.number - 1)} if page.number > 1 else None,
        "next": {"href": link(page.number + 1)} if page.number < page.last else None,
        "items": items,
    }


def caption(page: Page[Any], what: str) -> str:
    """The caption of a table of reviews: how many there are, and which of them this page shows."""
    counted = f"{page.total} review{'' if page.total == 1 else 's'} {what}".strip()
    return counted if page.last == 1 else f"{counted}, page {page.number} of {page.last}"

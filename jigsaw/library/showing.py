"""Reviews and documents as pages show them: every word ready, nothing left for a template to work out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from jigsaw.components.review_pieces import Copy, Document, ReviewLine
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
from jigsaw.library.models import PublishedEdition
from jigsaw.library.queries import ListedReview, Page
from jigsaw.library.rules import FORMAT_WORDS, kind_short, pages_words
from jigsaw.library.search.highlights import Highlight

# Of the themes of a review in an answer; its page has them all.
THEMES_SHOWN = 5
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


def found_lines(
    reviews: Iterable[ListedReview],
    passages: Mapping[Any, Highlight],
    themes: Mapping[Any, Iterable[str]],
) -> list[ReviewLine]:
    """Reviews of an answer: with their themes, and the passage of each that holds what was asked for."""
    return [
        replace(
            review_line(each),
            themes=tuple(
                (term_in_words(slug), term_path(slug)) for slug in list(themes[each.pk])[:THEMES_SHOWN]
            ),
            passage=passages[each.pk].pieces if each.pk in passages else (),
            passage_from=passages[each.pk].source if each.pk in passages else "",
        )
        for each in reviews
    ]


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

    near = [n for n in range(1, page.last + 1) if n in (1, page.last) or abs(n - page.number) <= 1]
    items: list[dict[str, Any]] = []
    for number in near:
        if items and number - near[near.index(number) - 1] > 1:
            items.append({"ellipsis": True})
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

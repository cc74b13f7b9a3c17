"""Lists of reviews and documents, written out by hand: an answer holds a hundred links and is made for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from jigsaw.components.pieces import word


@dataclass(frozen=True)
class Copy:
    """One form of a document: a web page or a file, with its type, size and length in words."""

    format: str
    facts: str
    href: str


@dataclass(frozen=True)
class Document:
    """One of the four documents and the forms in which it can be had, the web page first."""

    name: str
    what_for: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class ReviewLine:
    """A review in a list. `themes` are words with their addresses, "" where there is none."""

    title: str
    href: str
    reference: str
    published: str
    learning: str
    kind: str
    is_local: bool
    publisher: str
    documents: tuple[Document, ...]
    for_teams: tuple[Document, ...]
    themes: tuple[tuple[str, str], ...] = ()


def documents_list(documents: Iterable[Document], about: str, with_purpose: bool = False) -> SafeString:
    """The documents of one review, each with its forms.

    `about` is its title, for people who listen; `with_purpose` says of each document what it is for.
    """
    large = " jig-documents--large" if with_purpose else ""
    said = escape(about)
    entries = "".join(_document(each, said, with_purpose) for each in documents)
    return mark_safe(f'<ul class="jig-documents{large}">\n{entries}</ul>')  # noqa: S308 (every piece escaped)


def review_rows(lines: Iterable[ReviewLine], with_publisher: bool = False) -> SafeString:
    """The rows of a table of reviews, which stand as entries on a narrow screen."""
    return mark_safe("".join("".join(row_round_passage(line, with_publisher)) for line in lines))  # noqa: S308 (every piece escaped)


def row_round_passage(line: ReviewLine, with_publisher: bool = False) -> tuple[str, str]:
    """A row of the table, the part before and the part behind its passage: both are the same in every answer."""
    title = escape(line.title)
    small = "".join(_small(each) for each in _lines_below(line, with_publisher) if each)
    before = (
        f'<tr role="row">\n<th scope="row" role="rowheader" abbr="{title}">'
        f'<a class="govuk-link jig-reviews__title" href="{escape(line.href)}">{title}</a>\n'
        f'<span class="jig-reviews__learning">{escape(line.learning)}</span>\n'
    )
    behind = (
        f'{small}</th>\n<td role="cell"><span class="jig-reviews__label">Published: </span>'
        f'<span class="jig-reviews__date">{escape(line.published)}</span></td>\n'
        '<td role="cell"><span class="jig-reviews__label jig-reviews__label--block">Documents</span>'
        f"{documents_list(line.documents, line.title)}</td>\n</tr>\n"
    )
    return before, behind


def passage(pieces: Iterable[tuple[str, bool]], source: str) -> str:
    """The piece of a review that answers a question, its marked words marked; `source` is the part it stands in."""
    lead = f'<span class="jig-reviews__source">{escape(source)}: </span>' if source else ""
    said = "".join(f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in pieces)
    return f'<span class="jig-reviews__passage">{lead}{said}</span>\n'


def _document(document: Document, about: str, with_purpose: bool) -> str:
    name = escape(document.name)
    copies = "".join(
        f'<li><a class="govuk-link" href="{escape(copy.href)}">'
        f'<span class="govuk-visually-hidden">{about}, {name}: </span>{escape(copy.format)}</a>'
        + (f' <span class="jig-documents__facts">({escape(copy.facts)})</span>' if copy.facts else "")
        + "</li>\n"
        for copy in document.copies
    )
    purpose = ""
    if with_purpose:
        purpose = f'<span class="jig-documents__purpose jig-small">{escape(document.what_for)}</span>'
    return f'<li><span class="jig-documents__name">{name}</span>\n<ul>\n{copies}</ul>{purpose}</li>\n'


def _lines_below(line: ReviewLine, with_publisher: bool) -> tuple[str, str, str]:
    """The small lines under a review: themes, kind and reference, partnership; "" for one that is left out."""
    themes = ", ".join(
        f'<a class="govuk-link" href="{escape(href)}">{escape(label)}</a>' if href else escape(label)
        for label, href in line.themes
    )
    kind = "" if line.is_local else f"{word(line.kind)} "
    reference = (
        line.reference and f'<span class="govuk-visually-hidden">Reference </span>{escape(line.reference)}'
    )
    return (
        themes and f'<span class="govuk-visually-hidden">Themes: </span>{themes}',
        kind + reference,
        escape(line.publisher) if with_publisher else "",
    )


def _small(content: str) -> str:
    return f'<span class="jig-small jig-reviews__line">{content}</span>\n'


REVIEW_PIECES = [documents_list, review_rows]

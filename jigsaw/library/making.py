"""What rows an edition becomes. They are filled here alike for a release and for a preview that saves nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from jigsaw.documents.references import house_form
from jigsaw.library.models import EditionTerm, PublishedEdition, PublishedFile
from jigsaw.library.past_dates import public_date
from jigsaw.library.release import ReleasedEdition, ReleasedFile
from jigsaw.library.rules import learning_sentence, terms_of


def fill(row: PublishedEdition, edition: ReleasedEdition, at: datetime) -> None:
    """Give the row of a review what this version of the edition says. Saves nothing."""
    plain = edition.edition
    published = public_date(plain)
    row.version, row.fingerprint, row.released_at = edition.version, edition.fingerprint, at
    row.kind, row.reference, row.title = plain["kind"], house_form(plain.get("reference")), plain["title"]
    row.learning = learning_sentence(plain)
    row.published_on, row.published_year = published.ordered_as, published.year or 0
    row.published_precision, row.published_words = published.precision, published.words
    row.is_past = bool(plain.get("is_past"))
    row.edition, row.report_html, row.briefing_html = plain, edition.report_html, edition.briefing_html
    row.has_report, row.has_briefing = bool(edition.report_html), bool(edition.briefing_html)
    row.withdrawn_at, row.withdrawn_why = None, ""


def file_rows(row: PublishedEdition, kept: Iterable[tuple[ReleasedFile, str]]) -> Iterator[PublishedFile]:
    """The rows of the documents, each with the name under which it is kept. Saves nothing."""
    for position, (file, stored_as) in enumerate(kept, 1):
        yield PublishedFile(
            edition=row,
            name=file.name,
            format=file.format,
            filename=file.filename,
            stored_as=stored_as,
            sha256=hashlib.sha256(file.content).hexdigest(),
            size=len(file.content),
            pages=file.pages,
            position=position,
        )


def term_rows(row: PublishedEdition) -> Iterator[EditionTerm]:
    """The rows of the words that the edition carries. Saves nothing."""
    for name, slug in terms_of(row.edition):
        yield EditionTerm(edition=row, list=name, slug=slug, published_on=row.published_on)

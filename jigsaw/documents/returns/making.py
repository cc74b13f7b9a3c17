"""The documents of agency returns, made whole: PDF (PDF/UA-1 and PDF/A-2a) and Word, each with its checks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import MadeDocument
from jigsaw.documents.panel_record import slug_of
from jigsaw.documents.returns.facts import ChronologyFacts, ReturnFacts
from jigsaw.documents.returns.setting import (
    CHRONOLOGY,
    RECEIPT,
    chronology_facts_data,
    chronology_headings,
    receipt_data,
    receipt_headings,
)
from jigsaw.documents.settable import settable
from jigsaw.documents.setting import words_in
from jigsaw.documents.typesetting import Job, Limits, Typesetter

# Five thousand rows take half a minute on two busy cores; a chronology is made in the worker, so it may take longer.
LONG = Limits(processor=180, clock=300)


def return_receipt(
    facts: ReturnFacts, look: Look | None = None, limits: Limits | None = None
) -> MadeDocument:
    """The receipt of a return as it was sent, as a PDF; the same facts give the same bytes.

    Raises EditionFaults for a word that no line holds, and DocumentFault when Typst cannot set it.
    """
    data = settable(receipt_data(facts, look or Look()))
    stem = f"{slug_of(facts.reference)}-return-{slug_of(facts.agency)[:60]}-version-{facts.version}"
    return _pdf(RECEIPT, "return-receipt", data, receipt_headings(data), facts.made_on, stem, limits)


def chronology_pdf(
    facts: ChronologyFacts, look: Look | None = None, limits: Limits | None = None
) -> MadeDocument:
    """The merged chronology as a PDF on landscape pages, with who knew what, when, at its end.

    Raises EditionFaults for a word that no line holds, and DocumentFault when Typst cannot set it.
    """
    data = settable(chronology_facts_data(facts, look or Look()))
    return _pdf(
        CHRONOLOGY, "chronology", data, chronology_headings(data), facts.made_on, stem_of(facts), limits
    )


def chronology_docx(facts: ChronologyFacts, look: Look | None = None) -> MadeDocument:
    """The merged chronology as a Word file on landscape pages; its pages are counted by Word, and 0 here."""
    from jigsaw.documents.office import audit_word  # here: whoever makes a PDF pays nothing
    from jigsaw.documents.returns.word_chronology import chronology_properties, write_chronology

    data = chronology_facts_data(facts, look or Look())
    content = write_chronology(facts, data, look or Look())
    checks = tuple(audit_word(content, chronology_properties(facts)))
    return MadeDocument(CHRONOLOGY, "docx", f"{stem_of(facts)}.docx", content, 0, words_in(data), checks)


def stem_of(facts: ChronologyFacts) -> str:
    """The name of a chronology's files: the reference and the version, nothing of the case."""
    return f"{slug_of(facts.reference)}-chronology-version-{facts.version}"


def _pdf(
    document: str, template: str, data: dict[str, Any], headings: list[str], day: date, stem: str,
    limits: Limits | None,
) -> MadeDocument:  # fmt: skip
    with Typesetter(font_folder(), limits or LONG) as child:
        [made] = child.set([Job(document, template, data, headings)], second_of(day))
    return MadeDocument(document, "pdf", f"{stem}.pdf", made.content, made.pages, words_in(data), made.checks)


def second_of(day: date) -> int:
    """The second that stands in the files as their time: the start of the day."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())

"""The whole pack from one edition: Report, Press statement, Briefing, Slides and the web page."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import Check, EditionFaults, MadeDocument
from jigsaw.documents.reading import faults_of
from jigsaw.documents.references import slug_of
from jigsaw.documents.setting import (
    briefing_data,
    briefing_headings,
    report_data,
    report_headings,
    statement_data,
    statement_headings,
    words_in,
)
from jigsaw.documents.typesetting import Job, Limits, SetDocument, Typesetter
from jigsaw.documents.words import BRIEFING, REPORT, SLIDES, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from jigsaw.documents.edition import Edition

ENDINGS = {REPORT: "report", STATEMENT: "press-statement", BRIEFING: "briefing", SLIDES: "slides"}
OFFICE_TEXT = re.compile(r"<(?:w|a):t(?: [^>]*)?>([^<]*)</(?:w|a):t>|</(?:w|a):p>|<(?:w|a):(?:br|tab)\b")


@dataclass(frozen=True)
class OfficeFile:
    """A Word or PowerPoint file to be made: whose it is, its format and who writes it."""

    name: str
    format: Literal["docx", "pptx"]
    write: Callable[[], bytes]


def make_pack(edition: Edition, look: Look | None = None, limits: Limits | None = None) -> list[MadeDocument]:
    """Every document of an edition, each with its checks; see MadeDocument.passed before publishing one.

    Report, Press statement and Briefing as PDF, Report and Press statement as Word, Slides as PowerPoint, and
    the Report as a web page. An edition without statement or briefing has no such documents. The same edition
    and look give the same bytes. Raises EditionFaults for texts that cannot be set, and DocumentFault, which
    names the document and the remedy, when one cannot be made.
    """
    look = look or Look()
    with Typesetter(font_folder(), limits) as child, ThreadPoolExecutor(1) as pool:
        if faults := faults_of(edition):
            raise EditionFaults(faults)
        jobs = jobs_of(edition, look)
        pdfs = pool.submit(child.set, jobs, timestamp_of(edition))
        page = web_page(edition, look)
        office = [(file, file.write()) for file in office_files(edition, look)]
        return in_order(edition, jobs, pdfs, office, page)


def timestamp_of(edition: Edition) -> int:
    """The second that stands in every file as its time: the start of the day of publication."""
    day = edition.published_on
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def jobs_of(edition: Edition, look: Look) -> list[Job]:
    """The PDFs that an edition asks for."""
    report = report_data(edition, look)
    jobs = [Job(REPORT, "report", report, report_headings(report))]
    if edition.statement:
        statement = statement_data(edition, look)
        jobs.append(Job(STATEMENT, "statement", statement, statement_headings(statement)))
    if edition.briefing:
        briefing = briefing_data(edition, look)
        jobs.append(Job(BRIEFING, "briefing", briefing, briefing_headings(briefing), fitted=True))
    return jobs


def office_files(edition: Edition, look: Look) -> list[OfficeFile]:
    """The Word and PowerPoint files that an edition asks for."""
    from jigsaw.documents import office

    files = [OfficeFile(REPORT, "docx", partial(office.write_report_docx, edition, look))]
    if edition.statement:
        files.append(OfficeFile(STATEMENT, "docx", partial(office.write_statement_docx, edition, look)))
    return [*files, OfficeFile(SLIDES, "pptx", partial(office.write_slides, edition, look))]


def in_order(
    edition: Edition,
    jobs: list[Job],
    pdfs: Future[list[SetDocument]],
    office: list[tuple[OfficeFile, bytes]],
    page: MadeDocument,
) -> list[MadeDocument]:
    """The finished documents, each Word file after the PDF with the same words, the web page last."""
    audited = [(file, content, audit(content, file.format, edition)) for file, content in office]
    made: list[MadeDocument] = []
    pages: dict[str, int] = {}
    for job, pdf in zip(jobs, pdfs.result(), strict=True):
        pages[job.document] = pdf.pages
        name = filename(edition, job.document, "pdf")
        made.append(
            MadeDocument(job.document, "pdf", name, pdf.content, pdf.pages, words_in(job.data), pdf.checks)
        )
    for file, content, checks in audited:
        words, slides = measured(content)
        count = slides or pages.get(file.name, 1)
        name = filename(edition, file.name, file.format)
        made.append(MadeDocument(file.name, file.format, name, content, count, words, checks))
    order = list(ENDINGS)
    return [*sorted(made, key=lambda document: order.index(document.name)), page]


def audit(content: bytes, kind: Literal["docx", "pptx"], edition: Edition) -> tuple[Check, ...]:
    """The checks of a Word or PowerPoint file."""
    from jigsaw.documents import office

    return tuple(office.audit_office(content, kind, edition))


def filename(edition: Edition, document: str, ending: str) -> str:
    """The file's name: ascp-2024-25-02-report.pdf, or from the title and year where there is no reference."""
    slug = slug_of(edition.reference, edition.title, edition.published_on.year)
    return f"{slug}-{ENDINGS[document]}.{ending}"


def web_page(edition: Edition, look: Look) -> MadeDocument:
    """The report as a page that stands alone."""
    from jigsaw.documents.page import standalone_page
    from jigsaw.documents.page_checks import check_page

    html = standalone_page(edition, look)
    words, checks = check_page(html)
    return MadeDocument(REPORT, "html", filename(edition, REPORT, "html"), html.encode(), 1, words, checks)


def measured(content: bytes) -> tuple[int, int]:
    """The words of a Word or PowerPoint file's body, and how many slides it has (0 for Word)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        slides = [name for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        texts = [archive.read(name).decode() for name in slides or ["word/document.xml"]]
    return sum(len(body_text(text).split()) for text in texts), len(slides)


def body_text(xml: str) -> str:
    """The text runs of Office XML, with a space at the end of each paragraph."""
    return "".join(found[1] if found[1] is not None else " " for found in OFFICE_TEXT.finditer(xml))


def summary_of(document: MadeDocument) -> dict[str, Any]:
    """A document as the command line prints it, without its content."""
    return {
        "name": document.name,
        "format": document.format,
        "pages": document.pages,
        "words": document.words,
        "bytes": len(document.content),
        "checks": [{"name": check.name, "passed": check.passed} for check in document.checks],
    }

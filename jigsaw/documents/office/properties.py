"""The properties that travel inside an Office file: all set here, none left over from a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.part import Part as WordPart
from pptx.opc.package import Part as SlidesPart

from jigsaw.documents.edition import Edition
from jigsaw.documents.office.house import OFFICE
from jigsaw.documents.words import term_in_words

LANGUAGE = "en-GB"
SOFTWARE = "Jigsaw"
LONGEST = 255  # python-docx and python-pptx refuse longer values


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def document_title(edition: Edition, document: str) -> str:
    """The title that a reader's window shows, as the PDFs have it: `Report: Seen but not known`."""
    return _short(f"{document}: {edition.title}")


def subject_of(edition: Edition) -> str:
    """The themes in words."""
    return _short(", ".join(term_in_words(theme) for theme in edition.themes))


def keywords_of(edition: Edition) -> str:
    """Themes and kinds of harm as terms, for those who sort files by them."""
    return _short("; ".join(dict.fromkeys((*edition.themes, *edition.harm_types))))


@dataclass(frozen=True)
class Properties:
    """What the properties of a file say. `day` stands as both dates; the partnership is the author."""

    title: str
    author: str
    category: str
    identifier: str
    status: str
    day: date
    subject: str = ""
    keywords: str = ""


def properties_of(edition: Edition, document: str) -> Properties:
    """The properties of one document of an edition. Both dates are the day of publication."""
    return Properties(
        title=document_title(edition, document),
        author=edition.partnership.name,
        category=document,
        identifier=edition.house_reference,
        status="Published",
        day=edition.published_on,
        subject=subject_of(edition),
        keywords=keywords_of(edition),
    )


def set_properties(file: Any, edition: Edition, document: str) -> None:
    """Core properties of a python-docx or python-pptx file, from the edition alone; no person is named."""
    write_properties(file, properties_of(edition, document))


def write_properties(file: Any, said: Properties) -> None:
    """Every core property of a file, so that none is left over from a template."""
    stamp = datetime(said.day.year, said.day.month, said.day.day, tzinfo=UTC).replace(tzinfo=None)
    values = {
        "title": _short(said.title),
        "subject": said.subject,
        "keywords": said.keywords,
        "author": _short(said.author),
        "last_modified_by": _short(said.author),
        "category": said.category,
        "comments": "",
        "content_status": said.status,
        "identifier": said.identifier,
        "language": LANGUAGE,
        "version": "",
        "revision": 1,
        "created": stamp,
        "modified": stamp,
    }
    for name, value in values.items():
        setattr(file.core_properties, name, value)


def application_properties(organisation: str) -> bytes:
    """The XML of docProps/app.xml: which software, which organisation."""
    company = escape(organisation)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{SOFTWARE}</Application><Company>{company}</Company></Properties>"
    ).encode()


APP_NAME = "/docProps/app.xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
APP_RELATION = f"{OFFICE}/extended-properties"


def add_application_part(file: Any, edition: Edition, kind: type[WordPart] | type[SlidesPart]) -> None:
    """Put docProps/app.xml of an edition's document into its package."""
    write_application_part(file, edition.partnership.name, kind)


def write_application_part(file: Any, organisation: str, kind: type[WordPart] | type[SlidesPart]) -> None:
    """Put docProps/app.xml into the package of a python-docx or python-pptx file."""
    content, package = application_properties(organisation), file.part.package
    if kind is WordPart:
        from docx.opc.packuri import PackURI

        part: Any = WordPart(PackURI(APP_NAME), APP_TYPE, content, package)
    else:
        from pptx.opc.packuri import PackURI as SlidesURI

        part = SlidesPart(SlidesURI(APP_NAME), APP_TYPE, package, content)
    package.relate_to(part, APP_RELATION)

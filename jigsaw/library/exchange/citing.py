"""A review as programs for citations take it: RIS, BibTeX, and the tags that browsers' buttons read."""

from __future__ import annotations

import re

from jigsaw.library.exchange.markup import element
from jigsaw.library.exchange.record import ReviewRecord

RIS = "application/x-research-info-systems"
BIBTEX = "application/x-bibtex"


def ris(record: ReviewRecord) -> bytes:
    """The review in RIS, as a report."""
    lines = [
        ("TY", "RPRT"),
        ("TI", record.title),
        ("AU", record.publisher.name),
        ("PB", record.publisher.name),
        ("PY", record.published.iso[:4]),
        ("DA", _slashed(record)),
        ("AB", record.learning),
        ("SN", record.reference),
        ("M3", record.kind_words),
        *(("KW", label) for label in record.labels("themes", "harm_types", "agencies")),
        ("LA", "en"),
        ("UR", record.address),
    ]
    told = [f"{tag}  - {' '.join(words.split())}" for tag, words in lines if words]
    return ("\r\n".join([*told, "ER  - "]) + "\r\n").encode()


def bibtex(record: ReviewRecord) -> bytes:
    """The review in BibTeX, as a technical report; names of institutions stay whole."""
    fields = {
        "author": f"{{{_bib(record.publisher.name)}}}",
        "title": f"{{{_bib(record.title)}}}",
        "institution": _bib(record.publisher.name),
        "type": _bib(record.kind_words),
        "number": _bib(record.reference),
        "year": record.published.iso[:4],
        "url": record.address,
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@techreport{{{record.slug},\n{told}\n}}\n".encode()


def head(record: ReviewRecord) -> str:
    """The tags by which Zotero and search engines of scholars know a report."""
    tags = [
        ("citation_title", record.title),
        ("citation_author", record.publisher.name),
        ("citation_publication_date", _slashed(record)),
        ("citation_technical_report_institution", record.publisher.name),
        ("citation_technical_report_number", record.reference),
        ("citation_language", "en"),
        ("citation_abstract_html_url", record.address),
        *(
            ("citation_pdf_url", file.address)
            for file in record.files
            if file.name == "Report" and file.format == "pdf"
        ),
    ]
    return "\n".join(
        element("meta", attributes={"name": name, "content": value}) for name, value in tags if value
    )


def _slashed(record: ReviewRecord) -> str:
    """The date as citations write it, no longer than it is known: 2021/09/14, 2021/09, 2021."""
    return record.published.iso.replace("-", "/")


def _bib(words: str) -> str:
    """Words with the marks of TeX taken for what they are."""
    escaped = re.sub(r"([#$%&_{}])", r"\\\1", words.replace("\\", r"\textbackslash "))
    return escaped.replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")

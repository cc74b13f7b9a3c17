"""Ordinary files, so that a gate that refuses everything does not pass."""

from __future__ import annotations

from collections.abc import Iterator

from jigsaw.files.tests.sound import (
    document,
    ods_parts,
    pdf,
    picture,
    slides,
    table_text,
    workbook,
    workbook_with_chart,
)
from jigsaw.files.tests.zips import packed
from tests.hostile.corpus import TAKEN, Case


def cases(canary: str) -> Iterator[Case]:
    for name, filename, content in (
        ("a workbook", "chronology.xlsx", workbook()),
        ("a workbook of 1,000 rows", "chronology.xlsx", workbook(rows=1_000)),
        ("a workbook with a chart", "figures.xlsx", workbook_with_chart()),
        ("a workbook with a large ending", "CHRONOLOGY.XLSX", workbook()),
        ("a spreadsheet of LibreOffice", "chronology.ods", packed(ods_parts())),
        ("a document", "report.docx", document()),
        ("a document with a picture", "report.docx", document(picture_in_it=True)),
        ("slides with a chart", "slides.pptx", slides()),
        ("a PDF", "report.pdf", pdf()),
        ("a PDF with blanks after its end", "report.pdf", pdf() + b"\r\n\r\n"),
        ("a PDF without an ending", "report", pdf()),
        ("a picture", "photo.png", picture()),
        ("a picture with a palette", "photo.png", picture(mode="P")),
        ("a picture that is partly clear", "photo.png", picture(mode="RGBA")),
        ("a picture in grey", "photo.png", picture(mode="L")),
        ("a picture of two colours", "photo.png", picture(mode="1")),
        ("a photo", "photo.jpg", picture("JPEG", (800, 600))),
        ("a photo with a longer ending", "photo.jpeg", picture("JPEG")),
        ("a photo that loads in steps", "photo.jpg", picture("JPEG", (90, 60), progressive=True)),
        ("a table", "rows.csv", table_text()),
        ("a table with a mark", "rows.csv", table_text("utf-8-sig")),
        ("a table of Windows", "rows.csv", table_text("cp1252")),
        ("a table in UTF-16", "rows.csv", table_text("utf-16")),
        ("a table with semicolons", "rows.csv", table_text(delimiter=";")),
        ("a table with numbers below zero", "rows.csv", table_text(extra=("-3.5", "+44 1632 960000", "-"))),
        ("a text", "notes.txt", "Seen at school — well.\n".encode()),
        ("a text that speaks of arrows", "notes.txt", b"Weight < 3rd centile, a -> b, 1 < 2"),
    ):
        yield Case("controls", name, filename, content, TAKEN)

"""The door: files in, past reviews out, with everything that a person must settle. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jigsaw.publishing.past import reading_document
from jigsaw.publishing.past.corrections import Corrections, apply_corrections
from jigsaw.publishing.past.found import FileUnread, Found, Notice, Place
from jigsaw.publishing.past.lines import Line
from jigsaw.publishing.past.matching import LeftDocument, Proposal, match
from jigsaw.publishing.past.reading_html import page_of
from jigsaw.publishing.past.reading_lines import read_lines
from jigsaw.publishing.past.reading_pdf import Progress, lines_of_pdf
from jigsaw.publishing.past.reading_rows import Reader, read_rows
from jigsaw.publishing.past.reading_sheets import LIMITS, Table, looks_like_csv, table_of_csv, tables_of_xlsx
from jigsaw.publishing.past.reading_text import EMPTY, NO_TEXT, decoded, lines_of_text
from jigsaw.publishing.past.reviews import Review
from jigsaw.publishing.past.tables import find_columns

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|table|section|main|article|ul|p|h[1-6])\b", re.IGNORECASE
)
NO_HEADINGS = (
    "no row names columns that we know. Name two at least, like ‘Reference’, ‘Title’, ‘Publication date’"
)


@dataclass
class Import:
    """What an import found, and what a person must settle before all of it can be written."""

    reviews: list[Review]
    proposals: list[Proposal]
    documents: list[LeftDocument]
    notices: list[Notice]
    files: list[str]
    faults: list[Notice] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether nothing needs a person."""
        asked = any(review.questions for review in self.reviews if not review.left_out)
        return not (asked or self.proposals or self.documents or self.faults)


def import_files(
    paths: Sequence[Path], reader: Reader, *, corrections: Corrections | None = None, progress: Progress | None = None,
    begun: Callable[[str], None] | None = None,
) -> Import:  # fmt: skip
    """Read all files, put together what belongs together, and apply what a person settled.

    A file that cannot be read is a fault with its name; the others are read. `progress` hears of the pages of PDFs,
    `begun` of each file before it is read.
    """
    found = []
    faults: list[Notice] = []
    names = _names(paths)
    for path, name in zip(paths, names, strict=True):
        if begun:
            begun(name)
        try:
            found += _read(path, name, reader, progress)
        except FileUnread as unread:
            faults.append(Notice(Place(name, ""), str(unread), True))
        except OSError as refused:
            faults.append(Notice(Place(name, ""), f"cannot be read: {refused.strerror or refused}", True))
    notices = [note for one in found for note in one.notices]
    faults += [note for note in notices if note.is_fault]
    corrections = corrections or Corrections()
    matched = match(found, reader, corrections.settled)
    faults += apply_corrections(matched, corrections, reader)
    return Import(
        matched.reviews,
        matched.proposals,
        matched.documents,
        [n for n in notices if not n.is_fault],
        names,
        faults,
    )


def _names(paths: Sequence[Path]) -> list[str]:
    """What each file is called in places: its name, with its folder where two have the same."""
    names = [path.name for path in paths]
    return [str(path) if names.count(path.name) > 1 else path.name for path in paths]


def _read(path: Path, name: str, reader: Reader, progress: Progress | None) -> list[Found]:
    with path.open("rb") as opened:
        start = opened.read(1024)
    if start.lstrip()[:4] == b"%PDF":
        return [_of_lines(lines_of_pdf(path, name, progress=progress), name, reader)]
    if path.stat().st_size >= LIMITS.bytes:
        raise FileUnread(f"The selected file must be smaller than {LIMITS.bytes // 1_000_000}MB")
    content = path.read_bytes()
    if not content.strip():
        raise FileUnread(EMPTY)
    if content.startswith(OLD_OFFICE):
        raise FileUnread(
            "The selected file is an old Office file, or locked: save it as XLSX without a password"
        )
    if content.startswith(b"PK"):
        return _of_tables(tables_of_xlsx(content, name), name, reader)
    text = decoded(content)
    if text.lstrip()[:1] == "<" and MARKUP.search(text[:5_000]):
        return _of_page(text, name, reader)
    if looks_like_csv(text):
        return _of_tables([table_of_csv(text, name)], name, reader)
    if path.suffix.lower() == ".csv":
        raise FileUnread(NO_HEADINGS)
    return [_of_lines(lines_of_text(text, name), name, reader)]


def _of_tables(tables: list[Table], name: str, reader: Reader) -> list[Found]:
    """Every table that lists reviews. Raises FileUnread where none does."""
    found = []
    passed = []
    for table in tables:
        read = read_rows(table.rows, reader, file=name, name=table.name)
        if read is not None:
            if table.has_hidden:
                read.notices.append(
                    Notice(Place(name, table.name), "hidden rows or a hidden sheet were read")
                )
            found.append(read)
        elif any(not row.is_blank for row in table.rows):
            passed.append(
                Notice(Place(name, f"sheet {table.name}"), "was not read: no row names columns that we know")
            )
    if not found:
        raise FileUnread(NO_HEADINGS)
    found[0].notices += passed
    return found


def _of_page(text: str, name: str, reader: Reader) -> list[Found]:
    page = page_of(text, name, is_list=lambda rows: find_columns(rows, reader.columns) is not None)
    found = [read for rows in page.tables if (read := read_rows(rows, reader, file=name))]
    if page.lines:
        lines = _of_lines(page.lines, name, reader)
        if found:
            lines.notices = [note for note in lines.notices if not note.is_fault]
        found.append(lines)
    return found


def _of_lines(lines: list[Line], name: str, reader: Reader) -> Found:
    if not lines:
        raise FileUnread(NO_TEXT)
    kind = reading_document.is_one_document(lines, name, reader.codes)
    if kind:
        return reading_document.read_document(lines, kind, reader, file=name)
    return read_lines(lines, reader, file=name)

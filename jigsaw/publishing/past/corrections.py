"""The worksheet: everything found, row by row, for a person to correct and give back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from jigsaw.documents.references import distinct, parse, title_key
from jigsaw.documents.terms import Kind
from jigsaw.publishing.past.dates import read_past_date
from jigsaw.publishing.past.fields import folded
from jigsaw.publishing.past.found import FileUnread, Notice, Place, Value, Whose
from jigsaw.publishing.past.matching import Matched, Settled
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.reading_sheets import table_of_csv, tables_of_xlsx
from jigsaw.publishing.past.reading_text import EMPTY, decoded
from jigsaw.publishing.past.reviews import MERGE, Review

if TYPE_CHECKING:
    from jigsaw.publishing.past.importing import Import

COLUMNS = (
    "key", "what", "decision", "belongs to", "reference", "title", "other titles", "published on", "kind", "whose",
    "partnership", "summary", "question", "found in",
)  # fmt: skip
EDITABLE = COLUMNS[4:12]
FIELD_OF_COLUMN = {"published on": "published_on", "other titles": "title", "whose": "partnership"}
YES, SAME, DIFFERENT, LEAVE_OUT = "yes", "same", "different", "leave out"
DECISIONS = (YES, SAME, DIFFERENT, LEAVE_OUT)
SAME_AS = re.compile(r"same as\s+(\S+)", re.IGNORECASE)
SHEET = "Corrections"
FORMULA = re.compile(r"'*[=+\-@\t\r]")
WIDE = {"title": 40, "other titles": 30, "summary": 40, "question": 60, "found in": 40}


class Correction(NamedTuple):
    """One row of a worksheet that came back. `cells` are the columns that the file has."""

    key: str
    decision: str
    belongs_to: str
    cells: dict[str, str]
    place: Place


@dataclass
class Corrections:
    """What a person settled, and what of it cannot be understood."""

    rows: list[Correction] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)
    faults: list[Notice] = field(default_factory=list)


def rows_of(found: Import) -> list[dict[str, str]]:
    """The worksheet's rows: those that need a person first, then the others; reviews, pairs, documents."""
    reviews = sorted(found.reviews, key=lambda review: not review.questions)
    rows = [
        {**cells_of(review), "question": _asked(review), "found in": _places(review)} for review in reviews
    ]
    names = {review.key: review for review in found.reviews}
    for pair in found.proposals:
        both = f"{names[pair.first].name} and {names[pair.second].name}"
        said = f"{both} may be one review: {pair.why}. Write same or different"
        rows.append(
            {"key": pair.key, "what": "pair", "belongs to": f"{pair.first} {pair.second}", "question": said}
        )
    for left in found.documents:
        may = "; ".join(f"{key} {names[key].name}: {why}" for key, why in left.candidates if key in names)
        said = f"{left.reason}{f' ({may})' if may else ''}"
        said += ". Write the key of its review under ‘belongs to’, or leave out"
        rows.append(
            {
                "key": left.key,
                "what": left.document.kind or "document",
                "title": left.document.title or left.document.label,
                "question": said,
                "found in": str(left.document.place),
            }
        )
    return rows


def cells_of(review: Review) -> dict[str, str]:
    """A review as the worksheet shows it."""
    return {
        "key": review.key,
        "what": "review",
        "reference": review.reference.value.house if review.reference else "",
        "title": review.title.value if review.title else "",
        "other titles": "; ".join(value.value for value in review.other_titles),
        "published on": str(review.published.value) if review.published else "",
        "kind": str(review.kind.value) if review.kind else "",
        "whose": str(review.whose),
        "partnership": review.partnership.value if review.partnership else "",
        "summary": review.summary.value if review.summary else "",
    }


def _asked(review: Review) -> str:
    return "\n".join(f"{asked.field.replace('_', ' ')}: {asked.reason}" for asked in review.questions)


def _places(review: Review) -> str:
    return "; ".join(str(seen.place) for seen in review.sightings)


def write_worksheet(found: Import, out: Path) -> None:
    """Write the worksheet as XLSX or CSV, by the ending of its name. Text is never a formula."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(worksheet_bytes(rows_of(found), as_csv=out.suffix.lower() == ".csv"))


def worksheet_bytes(rows: Iterable[Mapping[str, str]], *, as_csv: bool = False, sheet: str = SHEET) -> bytes:
    """A worksheet of rows by COLUMNS, as XLSX with this name of its sheet, or as CSV. Text is never a formula."""
    lines = [[_guarded(row.get(column, "")) for column in COLUMNS] for row in rows]
    return _as_csv(lines) if as_csv else _as_xlsx(lines, sheet)


def _guarded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _as_csv(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _as_xlsx(rows: Iterable[list[str]], title: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in (list(COLUMNS), *rows):
        sheet.append([re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell)[:32_000] for cell in line])
    sheet.freeze_panes = "C2"
    for at, column in enumerate(COLUMNS, 1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = WIDE.get(column, 16)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read_corrections(paths: Iterable[Path]) -> Corrections:
    """What worksheets say that came back. A later file counts where two speak of one row.

    Raises FileUnread, with the file's name, for a file that is no worksheet.
    """
    rows: dict[str, Correction] = {}
    for path in paths:
        for row in read_worksheet(path.read_bytes(), path.name).rows:
            old = rows.get(row.key)
            rows[row.key] = (
                row
                if not old or row.decision or row.belongs_to
                else row._replace(decision=old.decision, belongs_to=old.belongs_to)
            )
    corrections = Corrections(list(rows.values()))
    for row in corrections.rows:
        _decide(row, corrections)
    return corrections


def corrections_of(rows: Iterable[Correction]) -> Corrections:
    """What answers say that were given one by one, each for a key of its own."""
    corrections = Corrections(list(rows))
    for row in corrections.rows:
        _decide(row, corrections)
    return corrections


def fault_of_cell(column: str, text: str, reader: Reader) -> str:
    """What is wrong with a corrected value of a column; "" where nothing is."""
    return _take(Review("", []), column, text.strip(), Place("", ""), reader)


class Worksheet(NamedTuple):
    """A worksheet that came back: its rows, and what its sheet is called; "" for CSV."""

    rows: list[Correction]
    sheet: str


def read_worksheet(content: bytes, name: str) -> Worksheet:
    """The rows of a worksheet that came back. Raises FileUnread, with the name, for a file that is none."""
    if not content:
        raise FileUnread(f"{name}: {EMPTY}")
    is_xlsx = content.startswith(b"PK")
    table = tables_of_xlsx(content, name)[0] if is_xlsx else table_of_csv(decoded(content), name)
    headings = [folded(cell.text) for cell in table.rows[0].cells]
    if "key" not in headings:
        raise FileUnread(f"{name}: the column ‘key’ is missing: give back the worksheet that was written")
    found = []
    for row in table.rows[1:]:
        cells = {
            heading: cell.text
            for heading, cell in zip(headings, row.cells, strict=False)
            if heading in COLUMNS
        }
        cells = {
            column: text[1:]
            if column in EDITABLE and text.startswith("'") and FORMULA.match(text[1:])
            else text
            for column, text in cells.items()
        }
        if key := cells.get("key", "").strip():
            decision = " ".join(cells.get("decision", "").split()).casefold()
            values = {column: cells.get(column, "") for column in EDITABLE if column in headings}
            found.append(Correction(key, decision, cells.get("belongs to", "").strip(), values, row.place))
    return Worksheet(found, table.name if is_xlsx else "")


def _decide(row: Correction, corrections: Corrections) -> None:
    """What a decision means for putting together."""
    settled = corrections.settled
    pair = row.belongs_to.split()
    if row.decision and row.decision not in DECISIONS and not SAME_AS.fullmatch(row.decision):
        message = f"‘{row.decision}’ is no decision. Write yes, same, same as (key), different or leave out"
        corrections.faults.append(Notice(row.place, message, True))
    elif row.key.startswith("p-") and row.decision in (SAME, YES) and len(pair) == 2:
        settled.same.append((pair[0], pair[1]))
    elif row.decision == DIFFERENT:
        settled.different.add(row.key)
    elif row.key.startswith("d-") and row.decision == LEAVE_OUT:
        settled.owners[row.key] = ""
    elif row.key.startswith("d-") and pair:
        settled.owners[row.key] = pair[0]
    elif row.key.startswith("r-") and (named := SAME_AS.fullmatch(row.decision)):
        settled.same.append((named[1], row.key))
    elif row.key.startswith("r-") and row.decision in (YES, SAME):
        settled.as_one.add(row.key)


def apply_corrections(matched: Matched, corrections: Corrections, reader: Reader) -> list[Notice]:
    """Give each review the values that a person wrote. Returns what cannot be understood, with its place."""
    faults = list(corrections.faults)
    reviews = {review.key: review for review in matched.reviews}
    merged = {other for _, other in corrections.settled.same}
    known = {*reviews, *merged, *corrections.settled.owners, *(left.key for left in matched.documents)}
    for row in corrections.rows:
        review = reviews.get(row.key)
        if review is not None:
            faults += _correct(review, row, reader)
        elif row.key not in known and not row.key.startswith("p-"):
            faults.append(Notice(row.place, f"there is no ‘{row.key}’ in these files", True))
        owner = corrections.settled.owners.get(row.key)
        if owner and owner not in reviews:
            faults.append(Notice(row.place, f"there is no review ‘{owner}’ in these files", True))
    faults += _same_references(matched.reviews)
    return faults


def _correct(review: Review, row: Correction, reader: Reader) -> list[Notice]:
    faults = []
    if row.decision == LEAVE_OUT:
        review.left_out = True
        review.questions = []
        return []
    now = cells_of(review)
    for column, text in row.cells.items():
        if " ".join(text.split()) != " ".join(now[column].split()):
            fault = _take(review, column, text.strip(), row.place, reader)
            if fault:
                faults.append(Notice(row.place, f"{column}: {fault}", True))
            else:
                name = FIELD_OF_COLUMN.get(column, column)
                review.questions = [asked for asked in review.questions if asked.field != name]
    if row.decision in (YES, SAME) and not faults:
        review.questions = []
        if review.reference is None and review.title is None:
            review.ask("title", "write a reference or a title: nothing else tells this review from others")
    elif row.decision == DIFFERENT:
        review.questions = [asked for asked in review.questions if asked.field != MERGE]
    return faults


def _take(review: Review, column: str, text: str, place: Place, reader: Reader) -> str:
    """Put one corrected cell into the review. Returns what is wrong with it, "" where nothing is."""
    value = Value(text, text, place, settled=True) if text else None
    if column == "reference":
        found = distinct(parse(text, reader.codes))
        if text and (len(found) != 1 or found[0].flag):
            return f"‘{text}’ cannot be read as a reference"
        review.reference = Value(found[0], text, place, settled=True) if text else None
    elif column == "published on":
        reading = read_past_date(text, today=reader.today) if text else None
        if reading and (reading.date is None or reading.reason):
            return reading.reason
        review.published = Value(reading.date, text, place, settled=True) if reading else None
    elif column == "kind":
        if text and text not in list(Kind):
            return f"must be one of {', '.join(Kind)}"
        review.kind = Value(Kind(text), text, place, settled=True) if text else None
    elif column == "whose":
        if text not in list(Whose):
            return f"must be one of {', '.join(Whose)}"
        review.whose = Whose(text)
    elif column == "other titles":
        review.other_titles = [
            Value(one.strip(), text, place, settled=True) for one in text.split(";") if one.strip()
        ]
    elif column == "title":
        if len(text) > 160:
            return "must be 160 characters or less"
        _retitle(review, value)
    else:
        setattr(review, column, value)
    return ""


def _retitle(review: Review, title: Value | None) -> None:
    """Give the review its title; where it was one of the others, the old one takes its place there."""
    old, review.title = review.title, title
    key = title_key(title.value) if title else ""
    others = [one for one in review.other_titles if title_key(one.value) != key]
    if old and title_key(old.value) != key and len(others) < len(review.other_titles):
        others.insert(0, old)
    review.other_titles = others


def _same_references(reviews: list[Review]) -> list[Notice]:
    """Two reviews of ours with one reference after correction: neither is written until a person says."""
    seen: dict[tuple, Review] = {}
    faults = []
    for review in reviews:
        if review.reference and not review.left_out and not review.questions:
            identity = (
                review.whose,
                review.partnership.value if review.partnership else "",
                review.reference.value.parsed,
            )
            if other := seen.get(identity):
                message = f"{review.key} and {other.key} have the same reference. Write ‘same as {other.key}’"
                faults.append(Notice(review.reference.place, message, True))
                review.ask("reference", message)
            seen.setdefault(identity, review)
    return faults

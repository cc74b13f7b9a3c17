"""The rows of a table as sightings of reviews, each value with its cell."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jigsaw.documents.references import casework_references, distinct, external_ids, parse
from jigsaw.documents.terms import Kind
from jigsaw.publishing.past import fields, kinds, titles
from jigsaw.publishing.past.dates import both_orders, month_first, read_past_date
from jigsaw.publishing.past.found import Found, FoundDocument, Notice, Place, Shape, Sighting, Value, Whose
from jigsaw.publishing.past.naming import nspcc_heading, read_reference
from jigsaw.publishing.past.tables import Cell, Columns, Row, find_columns, is_headings

NOTHING = re.compile(r"n/?a|no|none|nil|-+|–|—|tbc|not (?:available|published|applicable)|x", re.IGNORECASE)
CUT = re.compile(r"\n+|\s*;\s*|\s+\|\s+")
WEB = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
PRIVATE = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)(?:\+44\s?|0)7\d{3}\s?\d{3}\s?\d{3}(?!\d)")


class Reader(NamedTuple):
    """What a reader must know: the partnership's own name and codes, today, and explained headings."""

    partnership: str
    codes: tuple[str, ...]
    today: date
    columns: dict[str, str]


def read_rows(rows: list[Row], reader: Reader, *, file: str, name: str = "") -> Found | None:
    """All reviews of one table; None where the table has no headings that say that it lists reviews."""
    columns = find_columns(rows, reader.columns)
    if columns is None:
        return None
    found = Found(file)
    heading = rows[columns.heading_row]
    for position, said in columns.unread.items():
        if any(
            row.cells[position : position + 1] and row.cells[position].text
            for row in rows[columns.heading_row + 1 :]
        ):
            place = heading.cells[position].place
            found.notices.append(Notice(place, f"column ‘{said}’ was not read: nothing says what it means"))
    above = " ".join([name, *(cell.text for row in rows[: columns.heading_row] for cell in row.filled)])
    table = _Table(
        columns, reader, kinds.review_kind(above, plural=True), Place(file, name or heading.place.where)
    )
    body = rows[columns.heading_row + 1 :]
    table.swapped = _swapped(body, columns)
    _read_body(body, table, found)
    return found


def _read_body(body: list[Row], table: _Table, found: Found) -> None:
    blank: list[Row] = []
    for row in body:
        if row.is_blank:
            blank.append(row)
        elif is_headings(row, table.columns):
            found.notices.append(Notice(row.place, "the headings stand here again"))
        elif len(row.filled) == 1 and len(table.columns.fields) > 2 and not parse(row.filled[0].text):
            cell = row.filled[0]
            found.notices.append(
                Notice(cell.place, f"stands alone in its row and was not read: ‘{cell.text[:80]}’")
            )
        else:
            found.sightings.append(table.sighting(row))
    while (
        blank and blank[-1] is body[-1]
    ):  # what merely ends the sheet is told apart from what parts its rows
        tail = [blank.pop()]
        while blank and blank[-1].number == tail[-1].number - 1:
            tail.append(blank.pop())
        found.notices.append(Notice(tail[-1].place, f"{len(tail):,} blank rows at the end"))
        break
    if blank:
        found.notices.append(
            Notice(blank[0].place, f"{len(blank):,} blank rows between others were passed over")
        )


def _swapped(body: list[Row], columns: Columns) -> dict[int, Place]:
    """Columns in which a date stands with its month first: there no date that has both orders is sure."""
    found: dict[int, Place] = {}
    for position, name in columns.fields.items():
        if name in (fields.PUBLISHED, fields.DATE):
            for row in body:
                if position < len(row.cells) and month_first(row.cells[position].value):
                    found.setdefault(position, row.cells[position].place)
    return found


class _Table:
    """One table while its rows are read."""

    def __init__(self, columns: Columns, reader: Reader, kind: Kind | None, place: Place) -> None:
        self.columns, self.reader, self.kind, self.place = columns, reader, kind, place
        self.swapped: dict[int, Place] = {}

    def sighting(self, row: Row) -> Sighting:
        seen = Sighting(row.place, Shape.ROW)
        for position, cell in enumerate(row.cells):
            name = self.columns.fields.get(position, "")
            if name and (cell.text or cell.links):
                self.take(seen, name, position, cell)
        asked = any(question.field == fields.REFERENCE for question in seen.questions)
        if seen.reference is None and seen.whose is Whose.OWN and not asked:
            seen.ask(fields.REFERENCE, self._place_of_reference(row), "no reference is written")
        self._kind(seen)
        return seen

    def _place_of_reference(self, row: Row) -> Place:
        """The cell in which a reference would stand; the row where the table has no column for it."""
        columns = [at for at, name in self.columns.fields.items() if name == fields.REFERENCE]
        return row.cells[columns[0]].place if columns and columns[0] < len(row.cells) else row.place

    def take(self, seen: Sighting, name: str, position: int, cell: Cell) -> None:
        """Put one cell where its column says."""
        text = cell.text
        if name == fields.REFERENCE:
            self._reference(seen, cell)
        elif name in (fields.TITLE, fields.OTHER_TITLE):
            self._title(seen, cell)
        elif name in (fields.PUBLISHED, fields.DATE):
            self._date(seen, name, position, cell)
        elif fields.is_date_field(name):
            seen.passed_over.append(Notice(cell.place, f"‘{text}’ is the {name}, not of publication"))
        elif name == fields.KIND:
            self._stated_kind(seen, cell)
        elif name == fields.WHOSE:
            seen.partnership = Value(text, text, cell.place, cell.reason)
            seen.whose = max(seen.whose, kinds.whose_is(text, self.reader.partnership), key=list(Whose).index)
        elif name == fields.SUMMARY:
            private = PRIVATE.search(text)
            reason = cell.reason or (
                "a telephone number or e-mail address stands in the summary" if private else ""
            )
            seen.summary = Value(text, text, cell.place, reason)
        elif name == fields.ALIAS:
            seen.known_as.append(Value(titles.tidy(text), text, cell.place, cell.reason))
        elif name == fields.NSPCC:
            seen.external_ids += [Value(found.value, found.raw, cell.place) for found in external_ids(text)]
            if text and not external_ids(text):
                seen.ask("external_ids", cell.place, f"‘{text[:40]}’ is no accession number of the NSPCC")
        else:
            self._documents(seen, name, cell)

    def _reference(self, seen: Sighting, cell: Cell) -> None:
        read = read_reference(cell.text, self.reader.codes)
        seen.external_ids += [Value(found.value, found.raw, cell.place) for found in external_ids(cell.text)]
        if read.reference:
            seen.reference = Value(read.reference, read.reference.raw, cell.place, cell.reason or read.reason)
        elif read.reason:
            seen.ask(fields.REFERENCE, cell.place, read.reason)
        if read.alias:
            seen.known_as.append(Value(read.alias, cell.text, cell.place))

    def _title(self, seen: Sighting, cell: Cell) -> None:
        text = cell.text
        if (heading := nspcc_heading(text)) is not None:
            return self._nspcc(seen, heading, cell)
        inside = distinct(parse(text, self.reader.codes))
        if inside and seen.reference is None:
            seen.reference = Value(
                inside[0], inside[0].raw, cell.place, "" if len(inside) == 1 else "two references stand here"
            )
        for found in inside:
            text = text.replace(found.raw, " ")
            if seen.reference and found.parsed != seen.reference.value.parsed:
                seen.ask(fields.REFERENCE, cell.place, f"the title names another reference, {found.house}")
        text = re.sub(
            r"\(\s*\)|^\s*(?:ref(?:erence)?(?: no)?\.?\s*:)?\s*[:–—-]\s+", " ", " ".join(text.split())
        )
        first, others = titles.split_titles(text)
        reason = cell.reason or _title_reason(first)
        if first and not titles.lone_type(first):
            seen.titles.append(Value(first, cell.text, cell.place, reason, "page"))
        elif first:
            seen.ask(fields.TITLE, cell.place, f"‘{first}’ is a type of review and no title")
            seen.kind = seen.kind or Value(kinds.review_kind(first), first, cell.place)
        seen.titles += [Value(other, cell.text, cell.place, cell.reason, "page") for other in others]
        if publisher := kinds.publisher_named(text):
            whose = kinds.whose_is(publisher, self.reader.partnership)
            if whose is not Whose.OWN and seen.whose is Whose.OWN:
                seen.whose, seen.partnership = whose, Value(publisher, cell.text, cell.place)
        return None

    def _nspcc(self, seen: Sighting, heading: tuple[str, str, str], cell: Cell) -> None:
        take_nspcc(seen, heading, cell.text, cell.place, self.reader)

    def _date(self, seen: Sighting, name: str, position: int, cell: Cell) -> None:
        reading = read_past_date(cell.value, today=self.reader.today)
        reason = reading.reason
        if reading.date and not reason and position in self.swapped and both_orders(cell.value):
            reason = f"month and day may be swapped: {self.swapped[position].where} has the month first"
        if reading.date and not reason and name == fields.DATE:
            reason = f"the column is headed ‘{self.columns.headings[position]}’: nothing says that it is of publication"
        if reading.date:
            seen.published.append(Value(reading.date, cell.text, cell.place, reason))
        elif reason:
            seen.ask("published_on", cell.place, reason)

    def _stated_kind(self, seen: Sighting, cell: Cell) -> None:
        kind = kinds.review_kind(cell.text)
        if kind:
            seen.kind = Value(kind, cell.text, cell.place)
            if kind is Kind.NATIONAL_REVIEW:
                seen.whose = Whose.NATIONAL
        else:
            seen.ask("kind", cell.place, f"‘{cell.text[:60]}’ is no kind of review that we know")

    def _documents(self, seen: Sighting, name: str, cell: Cell) -> None:
        if NOTHING.fullmatch(cell.text):
            return
        stated = name if name in fields.DOCUMENT_FIELDS else ""
        pieces = list(cell.links)
        if not pieces:
            pieces = [
                (WEB.sub("", piece).strip(), found[0] if (found := WEB.search(piece)) else piece)
                for piece in CUT.split(cell.text)
                if piece.strip()
            ]
        for label, link in pieces:
            is_link = bool(WEB.match(link) or re.search(r"\.\w{3,4}$|^/", link))
            kind, _ = (
                (stated, "")
                if stated
                else kinds.document_kind(
                    label or link.rpartition("/")[2].replace("-", " ").replace("_", " "), link
                )
            )
            reason = "" if kind else "nothing says what kind of document it is"
            shown = label or (self.columns.headings.get(0) and stated) or link
            seen.documents.append(
                FoundDocument(kind, shown or "", cell.place, link=link if is_link else "", reason=reason)
            )

    def _kind(self, seen: Sighting) -> None:
        """The kind: of its column, of its title, else of the words above the table."""
        if seen.kind is None:
            for title in seen.titles:
                if kind := kinds.review_kind(title.value):
                    seen.kind = Value(kind, title.value, title.place)
                    break
        if seen.kind is None and self.kind and seen.whose is Whose.OWN:
            seen.kind = Value(self.kind, "above the table", self.place)
        if seen.kind is not None and seen.kind.value is Kind.NATIONAL_REVIEW:
            seen.whose = Whose.NATIONAL


def take_nspcc(
    seen: Sighting, heading: tuple[str, str, str], text: str, place: Place, reader: Reader
) -> None:
    """A heading of the national repository: year of publication, area, and what the child is called."""
    year, area, alias = heading
    reading = read_past_date(year, today=reader.today)
    if reading.date:
        seen.published.append(Value(reading.date, year, place, reading.reason))
    seen.known_as.append(Value(alias, text, place))
    if area.casefold() == "anonymous":
        seen.ask(
            "partnership",
            place,
            "the national repository keeps this one as anonymous: whose it is must be said",
        )
    elif area.casefold() in ("national", "england"):
        seen.whose = Whose.NATIONAL
    else:
        seen.partnership = Value(area, text, place)
        seen.whose = kinds.whose_is(area, reader.partnership)


def _title_reason(title: str) -> str:
    if casework_references(title):
        return "a reference of casework stands in the title: take it out"
    if re.search(r"\S\s+/\s+\S", title):
        return "two titles may stand here"
    return "the title is longer than 160 characters" if len(title) > 160 else ""

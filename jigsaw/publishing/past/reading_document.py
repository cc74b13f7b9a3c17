"""A file that is itself one document of one review: a press statement, a briefing, a report."""

from __future__ import annotations

import re
from datetime import date

from jigsaw.documents.references import distinct, external_ids, parse
from jigsaw.publishing.past import fields, kinds, titles
from jigsaw.publishing.past.dates import read_past_date
from jigsaw.publishing.past.finding_dates import PUBLICATION, dates_in
from jigsaw.publishing.past.found import Found, FoundDocument, Notice, Shape, Sighting, Value, Whose
from jigsaw.publishing.past.lines import Line
from jigsaw.publishing.past.naming import read_reference
from jigsaw.publishing.past.reading_rows import Reader

FIRST_LINES = 14
ANY_DAY = date(2100, 1, 1)
PUBLISHES = re.compile(
    r"\btoday,? we (?:are publish|publish)|\bpublication of\b|\bis published today\b", re.IGNORECASE
)
TO_EDITORS = re.compile(r"^\s*notes? (?:to|for) editors?", re.IGNORECASE)
MANY = re.compile(
    r"\b(?:briefings|notes|statements|reports|presentations|responses|reviews)\b", re.IGNORECASE
)
USES = {"press statement": "statement", "report": "report", "briefing": "briefing", "slides": "slides"}


def kind_of_file(lines: list[Line], file: str) -> str:
    """The kind of document that a whole file is, by its first lines; "" for a page that lists reviews."""
    for line in lines[:6]:
        if MANY.search(line.text):
            continue
        kind, rest = kinds.document_kind(line.text)
        if (
            kind
            and len(line.text) <= 80
            and not fields.label_of(line.text)[1]
            and (
                not rest or titles.is_generic(rest) or kinds.publisher_named(rest) or kinds.review_kind(rest)
            )
        ):
            return kind
    if any(TO_EDITORS.match(line.text) for line in lines) and any(
        PUBLISHES.search(line.text) for line in lines[:FIRST_LINES]
    ):
        return "press statement"
    typed = any(kinds.lone_type(line.text) for line in lines[:4])
    return "report" if typed and file.lower().endswith(".pdf") else ""


def is_one_document(lines: list[Line], file: str, codes: tuple[str, ...]) -> str:
    """The kind of document that the file is; "" where it lists more than one review."""
    named = distinct(parse("\n".join(line.text for line in lines), codes))
    labelled = sum(fields.label_of(line.text)[0] == fields.REFERENCE for line in lines)
    return (
        kind_of_file(lines, file)
        if len(named) <= 1 or (labelled == 1 and file.lower().endswith(".pdf"))
        else ""
    )


def read_document(lines: list[Line], kind: str, reader: Reader, *, file: str) -> Found:
    """The one review that the document is of."""
    place = lines[0].place
    seen = Sighting(place, Shape.DOCUMENT)
    _reference(seen, lines, reader)
    first = lines[:FIRST_LINES]
    for line in first:
        if (value := _title(line)) is not None:
            seen.titles.append(Value(value, line.text, line.place, line.reason, USES.get(kind, "page")))
        if publisher := kinds.publisher_named(line.text):
            whose = kinds.whose_is(publisher, reader.partnership)
            if whose is Whose.NEIGHBOUR and len(line.text) < 120 and seen.whose is Whose.OWN:
                seen.whose, seen.partnership = whose, Value(publisher, line.text, line.place)
    if not seen.titles:
        _title_beside_type(seen, first, kind)
    _dates(seen, lines, kind, reader)
    for line in first:
        told = kinds.review_kind(line.text)
        if told and seen.kind is None:
            seen.kind = Value(told, line.text[:120], line.place)
    if seen.kind and seen.kind.value == "national-review":
        seen.whose = Whose.NATIONAL
    for line in lines:
        seen.external_ids += [Value(found.value, found.raw, line.place) for found in external_ids(line.text)]
    document = FoundDocument(kind, file, place, link=file, reference=seen.reference)
    seen.documents.append(document)
    return Found(file, [seen])


def _reference(seen: Sighting, lines: list[Line], reader: Reader) -> None:
    labelled = [line for line in lines if fields.label_of(line.text)[0] == fields.REFERENCE]
    for line in labelled:
        read = read_reference(fields.label_of(line.text)[1], reader.codes)
        if read.reference and seen.reference is None:
            seen.reference = Value(read.reference, read.reference.raw, line.place, read.reason)
        elif read.reason:
            seen.ask(fields.REFERENCE, line.place, read.reason)
        if read.alias:
            seen.known_as.append(Value(read.alias, line.text, line.place))
    if seen.reference is None and not seen.questions:
        named = [(one, line) for line in lines for one in parse(line.text, reader.codes)]
        if len({one.parsed for one, _ in named}) == 1:
            one, line = named[0]
            seen.reference = Value(one, one.raw, line.place, one.flag)
        else:
            said = "two references stand here" if named else "no reference is written"
            seen.ask(fields.REFERENCE, lines[0].place, said)


def _title(line: Line) -> str | None:
    """A title that the first lines call one."""
    label, value = fields.label_of(line.text)
    if label == fields.TITLE:
        return titles.tidy(value) or None
    called = titles.titles_called(line.text)
    return called[0] if called else None


def _title_beside_type(seen: Sighting, first: list[Line], kind: str) -> None:
    """What stands beside the name of the type of review on the first page: proposed, never taken."""
    for at, line in enumerate(first):
        if kinds.lone_type(line.text) or (kinds.document_kind(line.text)[0] == kind and len(line.text) < 80):
            for near in first[at + 1 : at + 3]:
                if (
                    near.is_short
                    and not titles.is_generic(near.text)
                    and not fields.label_of(near.text)[0]
                    and not dates_in(near.text, today=ANY_DAY)
                    and not parse(near.text)
                ):
                    reason = "nothing says that this line of the first page is the title"
                    seen.titles.append(
                        Value(titles.tidy(near.text), near.text, near.place, reason, USES.get(kind, "page"))
                    )
                    return


def _dates(seen: Sighting, lines: list[Line], kind: str, reader: Reader) -> None:
    """A statement that publishes today is dated with the day of publication. Other documents must say so."""
    publishes = kind == "press statement" and any(PUBLISHES.search(line.text) for line in lines)
    for at, line in enumerate(lines):
        label, value = fields.label_of(line.text)
        if label == fields.PUBLISHED or (label == fields.DATE and publishes and at < FIRST_LINES):
            reading = read_past_date(value, today=reader.today)
            if reading.date:
                seen.published.append(Value(reading.date, value, line.place, reading.reason))
            else:
                seen.ask("published_on", line.place, reading.reason)
        elif label == fields.DATE or fields.is_date_field(label):
            seen.passed_over.append(
                Notice(line.place, f"‘{value[:60]}’: nothing says that this date is of publication")
            )
        else:
            _dates_in_text(seen, line, reader, at < FIRST_LINES)


def _dates_in_text(seen: Sighting, line: Line, reader: Reader, early: bool) -> None:
    for written in dates_in(line.text, today=reader.today):
        day = written.reading.date
        if written.role == PUBLICATION and day and early and len(line.text) < 160:
            seen.published.append(Value(day, written.raw, line.place, written.reading.reason))
        else:
            said = (
                "this review's publication is not sure"
                if written.role == PUBLICATION
                else f"{written.role}, not of publication"
            )
            seen.passed_over.append(Notice(line.place, f"‘{written.raw}’ is the date of {said}"))

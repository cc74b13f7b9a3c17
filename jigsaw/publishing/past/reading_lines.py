"""The lines of a page or pasted text as sightings of reviews and documents, each value with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jigsaw.documents.references import distinct, external_ids, parse
from jigsaw.documents.terms import Kind
from jigsaw.publishing.past import fields, kinds, titles
from jigsaw.publishing.past.dates import read_past_date
from jigsaw.publishing.past.finding_dates import PUBLICATION, dates_in, without_references
from jigsaw.publishing.past.found import Found, FoundDocument, Notice, Place, Shape, Sighting, Value, Whose
from jigsaw.publishing.past.lines import HEADING, ITEM, Line
from jigsaw.publishing.past.naming import nspcc_heading, read_reference
from jigsaw.publishing.past.reading_rows import PRIVATE, Reader, take_nspcc
from jigsaw.publishing.past.sections import Section, naming_of, sections_of

TODAY_WORDS = re.compile(
    r"\bpublish(?:ed|ing)?\s+(?:today|this (?:week|month)|yesterday|last (?:week|month))", re.IGNORECASE
)
OFFERED = re.compile(
    r"\b(?:available|download|below|attached|click|read|accompanied|resources?)\b", re.IGNORECASE
)
LONGEST_DOCUMENT = 140
FILLED = r"first|published|on|the|(?:mon|tues|wednes|thurs|fri|satur|sun)day"


def read_lines(lines: list[Line], reader: Reader, *, file: str) -> Found:
    """All reviews and loose documents of a page."""
    found = Found(file)
    before, sections = sections_of(lines, reader.codes)
    stated = stated_kind(lines)
    loose: list[FoundDocument] = []
    for section in sections:
        seen = _Section(section, reader, stated).sighting(loose)
        found.sightings.append(seen)
    loose = [*_listed(before, reader.codes), *loose]
    for document in loose:
        owner = _section_of(document, found.sightings)
        (owner.documents if owner else found.documents).append(document)
    for line in before:
        for written in dates_in(line.text, today=reader.today):
            if written.role == PUBLICATION:
                message = f"‘{written.raw}’ stands before the first review: nothing says of which it is"
                found.notices.append(Notice(line.place, message))
    if not sections and not found.documents:
        place = Place(file, "")
        found.notices.append(
            Notice(place, "no review was found: no reference, title or date of one is written", True)
        )
    return found


def _section_of(document: FoundDocument, sightings: list[Sighting]) -> Sighting | None:
    """The section of the review whose reference the document carries, on the same page."""
    if document.reference is None:
        return None
    same = [
        seen for seen in sightings
        if seen.reference and seen.reference.value.parsed == document.reference.value.parsed
    ]  # fmt: skip
    return same[0] if len(same) == 1 else None


def stated_kind(lines: Iterable[Line]) -> Value | None:
    """What a page says of all its reviews: ‘LCSPRs published over the last three years are available below’."""
    found: dict[Kind, Line] = {}
    for line in lines:
        if re.search(r"\bpublished\b", line.text, re.IGNORECASE) and re.search(
            r"\b(?:below|this page|available|list|following)\b", line.text, re.IGNORECASE
        ):
            for sentence in re.split(r"(?<=[.!?])\s+", line.text):
                kind = kinds.review_kind(sentence, plural=True)
                if (
                    kind
                    and re.search(r"\bpublished\b", sentence, re.IGNORECASE)
                    and not re.search(r"archive|repository", sentence, re.IGNORECASE)
                ):
                    found.setdefault(kind, line)
    if len(found) != 1:
        return None
    kind, line = found.popitem()
    return Value(kind, line.text[:120], line.place)


def _listed(lines: list[Line], codes: tuple[str, ...]) -> list[FoundDocument]:
    """Items of a list of documents: under a paragraph or heading that says of what kind they are."""
    found = []
    context = ""
    for line in lines:
        if line.style == ITEM:
            document = document_of(line, codes, context)
            found += [document] if document else []
        elif fields.label_of(line.text)[0]:
            context = ""
        else:
            context = _context(line) or (context if line.style != HEADING else "")
    return found


def _context(line: Line) -> str:
    """The kind of document that a line says of the list below it."""
    named = kinds.kinds_named(line.text)
    plural = re.search(
        r"\b(?:briefings|notes|presentations|statements|reports|slides|summaries|briefing notes)\b",
        line.text,
        re.IGNORECASE,
    )
    return (
        named[0]
        if named and plural and (OFFERED.search(line.text) or line.style == HEADING or line.is_short)
        else ""
    )


def document_of(line: Line, codes: tuple[str, ...], context: str = "") -> FoundDocument | None:
    """The document that a line offers; None for a line that offers none."""
    if len(line.text) > LONGEST_DOCUMENT:
        return None
    text = re.sub(r"\s*\((?=[^()]*\b(?:pdf|docx?|pptx?|[km]b)\b)[^()]*\)", "", line.text, flags=re.IGNORECASE)
    references = distinct(parse(text, codes))
    link = next((target for _, target in line.links if target and target != "#"), "")
    rest = text
    for one in references:
        rest = rest.replace(one.raw, " ")
    rest = re.sub(r"^\s*(?:case )?ref(?:erence)?(?: no)?\b\.?:?|\(\s*\)", " ", rest, flags=re.IGNORECASE)
    rest = rest.strip(" -–—:|")
    kind, title = kinds.document_kind(rest, link)
    if not kind and context:
        kind, title = context, rest
    if not kind and not (references and line.style == ITEM):
        return None
    reference = Value(references[0], references[0].raw, line.place) if len(references) == 1 else None
    reason = line.reason or ("two references stand here" if len(references) > 1 else "")
    reason = reason or ("" if kind else "nothing says what kind of document it is")
    title = "" if titles.is_generic(title) else titles.tidy(title)
    return FoundDocument(kind, line.text, line.place, title, link, reference, reason)


class _Section:
    """One section while it is read."""

    def __init__(self, section: Section, reader: Reader, stated: Value | None) -> None:
        self.section, self.reader, self.stated = section, reader, stated
        first = section.lines[0]
        self.seen = Sighting(first.place, Shape.SECTION)
        self.body: list[Line] = []
        self.context = ""

    def sighting(self, loose: list[FoundDocument]) -> Sighting:
        waiting = ""
        for at, line in enumerate(self.section.lines):
            label, value = fields.label_of(line.text) if not waiting else (waiting, line.text)
            waiting = ""
            if line.style == ITEM and label == fields.REFERENCE and document_of(line, self.reader.codes):
                label = ""
            if (
                not label
                and fields.field_of(line.text) in (fields.REFERENCE, fields.PUBLISHED, fields.TITLE)
                and line.is_short
            ):
                label, value = fields.field_of(line.text), ""
            if label and not value and at + 1 < len(self.section.lines):
                waiting = label
            elif label and self._label(label, value, line):
                pass
            elif at == 0 and line is self.section.heading:
                self._heading(line)
            else:
                self._text(line, loose)
        self._from_documents()
        self._ask_what_is_mixed()
        self._summary()
        self._kind()
        if (
            self.seen.reference is None
            and self.seen.whose is Whose.OWN
            and not any(q.field == "reference" for q in self.seen.questions)
        ):
            self.seen.ask(fields.REFERENCE, self.seen.place, "no reference is written")
        return self.seen

    def _heading(self, line: Line) -> None:
        if (heading := nspcc_heading(line.text)) is not None:
            take_nspcc(self.seen, heading, line.text, line.place, self.reader)
            return
        naming = naming_of(line, self.reader.codes)
        title = naming.title if naming else titles.tidy(line.text)
        if naming:
            reference = naming.reference
            self.seen.reference = Value(reference, reference.raw, line.place, reference.flag)
        self._take_title(title, line, "page")
        if publisher := kinds.publisher_named(line.text):
            self._publisher(publisher, line)

    def _take_title(self, title: str, line: Line, use: str) -> None:
        if title and not titles.lone_type(title):
            first, others = titles.split_titles(title)
            reason = line.reason or ("the title is longer than 160 characters" if len(first) > 160 else "")
            self.seen.titles.append(Value(first, line.text, line.place, reason, use))
            self.seen.titles += [Value(other, line.text, line.place, line.reason, use) for other in others]

    def _publisher(self, publisher: str, line: Line) -> None:
        whose = kinds.whose_is(publisher, self.reader.partnership)
        if whose is not Whose.OWN and self.seen.whose is Whose.OWN:
            self.seen.whose, self.seen.partnership = whose, Value(publisher, line.text, line.place)

    def _label(self, label: str, value: str, line: Line) -> bool:
        """Take what stands beside a label. Returns whether the label is one of a review."""
        if label == fields.REFERENCE:
            self._reference(value, line)
        elif label == fields.PUBLISHED:
            self._published(value, line)
        elif label == fields.DATE or fields.is_date_field(label):
            what = (
                "a date: nothing says that it is of publication"
                if label == fields.DATE
                else f"the {label}, not of publication"
            )
            self.seen.passed_over.append(Notice(line.place, f"‘{value[:60]}’ is {what}"))
        elif label in (fields.TITLE, fields.OTHER_TITLE):
            self._take_title(titles.tidy(value), line, "page")
        elif label == fields.KIND:
            if kind := kinds.review_kind(value):
                self.seen.kind = Value(kind, value, line.place)
        elif label == fields.WHOSE:
            self._publisher(value, line)
        elif label == fields.SUMMARY:
            self.body.append(Line(value, line.place, line.style, line.links, line.reason))
        elif label == fields.NSPCC:
            self.seen.external_ids += [
                Value(found.value, found.raw, line.place) for found in external_ids(value)
            ]
        else:
            return False
        return True

    def _reference(self, value: str, line: Line) -> None:
        read = read_reference(value, self.reader.codes)
        if read.reference:
            self.seen.reference = Value(
                read.reference, read.reference.raw, line.place, line.reason or read.reason
            )
            rest = value.partition(read.reference.raw)[2].strip()
            if re.match(r"[:–—-]\s*\S|[‘“'\"]", rest):
                self._take_title(titles.tidy(rest), line, "page")
        elif read.reason:
            self.seen.ask(fields.REFERENCE, line.place, read.reason)
        if read.alias:
            self.seen.known_as.append(Value(read.alias, value, line.place))

    def _published(self, value: str, line: Line) -> None:
        reading = read_past_date(value, today=self.reader.today)
        if reading.date is None:
            inside = [one for one in dates_in(value, today=self.reader.today) if one.reading.date]
            if len(inside) == 1:
                only = re.fullmatch(
                    rf"(?:{FILLED}|\W)*{re.escape(inside[0].raw)}\W*",
                    value,
                    re.IGNORECASE,
                )
                reason = inside[0].reading.reason or (
                    "" if only else f"more than a date stands here: ‘{value[:60]}’"
                )
                self.seen.published.append(Value(inside[0].reading.date, value, line.place, reason))
                return
            self.seen.ask("published_on", line.place, "two dates stand here" if inside else reading.reason)
        else:
            self.seen.published.append(Value(reading.date, value, line.place, line.reason or reading.reason))

    def _text(self, line: Line, loose: list[FoundDocument]) -> None:
        document = None
        if line.style in (ITEM, HEADING) or line.is_short or line.links:
            document = document_of(line, self.reader.codes, self.context if line.style == ITEM else "")
        if document and (line.style == ITEM or document.link or document.reference):
            if document.reference or document.title:
                loose.append(document)
            else:
                self.seen.documents.append(document)
            return
        self.context = _context(line) or ("" if line.style == HEADING else self.context)
        if line.style not in (ITEM, HEADING) and not line.is_short:
            self.body.append(line)
        self.seen.external_ids += [
            Value(found.value, found.raw, line.place) for found in external_ids(line.text)
        ]
        for called in titles.titles_called(line.text):
            self._take_title(called, line, "page")
        self._dates(line)

    def _dates(self, line: Line) -> None:
        for written in dates_in(line.text, today=self.reader.today):
            if written.role == PUBLICATION and written.reading.date is not None:
                self.seen.published.append(
                    Value(written.reading.date, written.raw, line.place, written.reading.reason)
                )
            elif written.role != PUBLICATION:
                message = f"‘{written.raw}’ is the date of {written.role}, not of publication"
                self.seen.passed_over.append(Notice(line.place, message))
        if TODAY_WORDS.search(without_references(line.text)):
            self.seen.passed_over.append(Notice(line.place, "‘published today’: the day is not written"))

    def _from_documents(self) -> None:
        """A section without a reference of its own has that of its documents, where they name one only."""
        if self.seen.reference is not None:
            return
        named: dict[tuple, Value] = {}
        for line in self.section.lines[1:]:
            document = (
                document_of(line, self.reader.codes)
                if line.style == ITEM or line.links or line.is_short
                else None
            )
            if document and document.reference:
                named.setdefault(document.reference.value.parsed, document.reference)
            for inside in re.findall(r"\(([^()]*)\)", line.text) if not named else []:
                for one in parse(inside, self.reader.codes):
                    named.setdefault(one.parsed, Value(one, one.raw, line.place))
        if len(named) == 1:
            self.seen.reference = next(iter(named.values()))
        elif named:
            self.seen.ask(fields.REFERENCE, self.seen.place, "documents of two reviews stand in this section")

    def _ask_what_is_mixed(self) -> None:
        """A section that names a second reference, or two dates of publication, may hold two reviews."""
        labels = [fields.label_of(line.text)[0] for line in self.section.lines]
        if labels.count(fields.PUBLISHED) > 1:
            self.seen.ask("merge", self.seen.place, "two dates of publication are labelled in this section")
        if self.seen.reference is None:
            return
        for line in self.section.lines:
            if line.style == ITEM or line.links or not (line.is_short or fields.label_of(line.text)[0]):
                continue
            for other in parse(line.text, self.reader.codes):
                if other.parsed != self.seen.reference.value.parsed:
                    said = f"another reference stands in this section: {other.house} ({line.place.where})"
                    self.seen.ask("merge", line.place, said)

    def _summary(self) -> None:
        """The paragraphs that follow the name of the review, up to those that only offer documents."""
        taken: list[Line] = []
        for line in self.body:
            if (
                kinds.kinds_named(line.text)
                and OFFERED.search(line.text)
                and re.search(r"\b(?:available|download)\b", line.text, re.IGNORECASE)
            ):
                break
            taken.append(line)
        if taken:
            text = "\n\n".join(line.text for line in taken)
            reason = next((line.reason for line in taken if line.reason), "")
            if PRIVATE.search(text):
                reason = "a telephone number or e-mail address stands in the summary"
            self.seen.summary = Value(text, taken[0].text[:80], taken[0].place, reason)

    def _kind(self) -> None:
        """The kind: as labelled, as its title names it, as its first paragraph calls it, as the page says of all."""
        seen = self.seen
        for value in [*seen.titles, *([seen.summary] if seen.summary else [])]:
            if seen.kind is None:
                text = value.value if value in seen.titles else re.split(r"(?<=[.])\s", value.value)[0]
                told = kinds.review_kind(text)
                if told and (
                    value in seen.titles
                    or re.search(r"\b(?:this|the (?:first|second|third|local))\b", text, re.IGNORECASE)
                ):
                    seen.kind = Value(told, text[:120], value.place)
        if seen.kind is None and seen.whose is Whose.OWN and self.stated:
            seen.kind = self.stated
        if seen.kind is not None and seen.kind.value is Kind.NATIONAL_REVIEW:
            seen.whose = Whose.NATIONAL

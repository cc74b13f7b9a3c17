"""Where one review ends and the next begins in the lines of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jigsaw.documents.references import Reference, distinct, parse, title_key
from jigsaw.publishing.past import fields, kinds, titles
from jigsaw.publishing.past.lines import HEADING, ITEM, Line
from jigsaw.publishing.past.naming import nspcc_heading

PUBLISHED_REVIEW = re.compile(
    r"\b(?:review|lcspr|scr)\b[^.]{0,80}\bpublish|\bpublish\w*\b[^.]{0,80}\b(?:review|lcspr|scr)\b(?!s)",
    re.IGNORECASE,
)
ONE_REVIEW = re.compile(
    r"\breview (?:into|of|on|concerning|regarding|about|following)\b|thematic|\b(?:scr|l?cspr|lscpr|spr)\b\s*[:–-]",
    re.IGNORECASE,
)
LONGEST_NAMING = 160


@dataclass
class Section:
    """The lines of one review; `title` is the line that heads it, `reference` the one that its first lines name."""

    lines: list[Line]
    heading: Line | None = None
    has_label: bool = False


@dataclass(frozen=True)
class Naming:
    """A line that names a review by its reference, perhaps with its title."""

    reference: Reference
    title: str


def naming_of(line: Line, codes: tuple[str, ...]) -> Naming | None:
    """A line like ‘ASCP 2020/21-01: Seen but not known’; None for documents, sentences and all else."""
    if len(line.text) > LONGEST_NAMING or line.style == ITEM or fields.label_of(line.text)[0]:
        return None
    found = distinct(parse(line.text, codes))
    if len(found) != 1 or not Line(line.text[:1].upper() + line.text[1:], line.place).is_short:
        return None
    rest = line.text.replace(found[0].raw, " ", 1)
    rest = re.sub(r"\b(?:case )?ref(?:erence)?(?: no)?\b\.?:?", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\(\s*\)|\[\s*\]", " ", rest)
    title = titles.tidy(rest)
    before = line.text[: line.text.find(found[0].raw)].strip(" (:–-")
    if before and re.search(r"\b(?:see|of|in|from|with|and|for|the)$", before):
        return None
    kind, remains = kinds.document_kind(title) if title else ("", "")
    if kind and not remains:
        return None
    return Naming(found[0], "" if not title or titles.lone_type(title) else title)


def sections_of(lines: list[Line], codes: tuple[str, ...]) -> tuple[list[Line], list[Section]]:
    """The lines before the first review, and the section of each review."""
    before: list[Line] = []
    found: list[Section] = []
    for at, line in enumerate(lines):
        current = found[-1] if found else None
        started = _starts(lines, at, current, codes)
        if started is not None:
            found.append(started)
        elif current is None:
            before.append(line)
        else:
            current.lines.append(line)
            current.has_label = current.has_label or fields.label_of(line.text)[0] == fields.REFERENCE
    return before, found


def _starts(lines: list[Line], at: int, current: Section | None, codes: tuple[str, ...]) -> Section | None:
    """The new section that a line begins; None where it goes on with the current one."""
    line = lines[at]
    label, value = fields.label_of(line.text)
    if label == fields.REFERENCE and current and _is_again(line, value, current, codes):
        return None
    if label == fields.REFERENCE:
        opened = current is not None and not current.has_label and _is_open(current, codes)
        return None if opened else Section([line], has_label=True)
    if label == fields.TITLE:
        return None if current and _only_labels(current) else Section([line])
    if nspcc_heading(line.text):
        return Section([line], line)
    naming = naming_of(line, codes)
    if naming:
        return None if current and _holds(current, naming, codes) else Section([line], line, True)
    return Section([line], line) if _heads_a_review(lines, at, current, codes) else None


def _is_again(line: Line, value: str, section: Section, codes: tuple[str, ...]) -> bool:
    """Whether a labelled reference is one that the section names already, or that of a document in a list."""
    found = distinct(parse(value, codes))
    if line.style == ITEM and len(found) == 1 and kinds.document_kind(value.replace(found[0].raw, " "))[0]:
        return True
    return len(found) == 1 and _names(section, found[0], codes)


def _is_open(section: Section, codes: tuple[str, ...]) -> bool:
    """Whether a reference that follows still belongs to the section: it has a heading and names no reference yet."""
    return section.heading is not None and not distinct(
        parse("\n".join(line.text for line in section.lines), codes)
    )


def _only_labels(section: Section) -> bool:
    names = [fields.label_of(line.text)[0] for line in section.lines]
    return all(names) and fields.TITLE not in names


def _holds(section: Section, naming: Naming, codes: tuple[str, ...]) -> bool:
    """Whether the section is about that reference already and the line merely repeats it."""
    first = distinct(parse("\n".join(line.text for line in section.lines[:3]), codes))
    return bool(first) and first[0].parsed == naming.reference.parsed


def _heads_a_review(lines: list[Line], at: int, current: Section | None, codes: tuple[str, ...]) -> bool:
    """Whether a heading without a reference begins a review: only where what follows says so."""
    line = lines[at]
    if not line.may_head or titles.is_generic(line.text) or parse(line.text, codes):
        return False
    if kinds.document_kind(line.text)[0] and not ONE_REVIEW.search(line.text):
        return False
    body = _body(lines, at)
    if not body:
        return False
    first = fields.label_of(body[0].text)[0]
    if first in (fields.REFERENCE, fields.PUBLISHED):
        return True
    named = kinds.review_kind(line.text) is not None and (
        ONE_REVIEW.search(line.text) or line.style == HEADING
    )
    if named and body[0].style != HEADING:
        return True
    text = "\n".join(part.text for part in body)
    references = distinct(parse(text, codes))
    if len(references) > 1 or (references and current and _names(current, references[0], codes)):
        return False
    labels = {fields.label_of(part.text)[0] for part in body}
    if labels & {fields.PUBLISHED, fields.REFERENCE}:
        return bool(references) or fields.PUBLISHED in labels
    key = title_key(titles.tidy(line.text))
    return any(title_key(called) == key for called in titles.titles_called(text)) or bool(
        PUBLISHED_REVIEW.search(body[0].text)
    )


def _names(section: Section, reference: Reference, codes: tuple[str, ...]) -> bool:
    return any(one.parsed == reference.parsed for line in section.lines for one in parse(line.text, codes))


def _body(lines: list[Line], at: int) -> list[Line]:
    """The lines under a heading, up to the next line that may be one and is not one of every page."""
    body: list[Line] = []
    for line in lines[at + 1 :]:
        if (
            line.may_head
            and not titles.is_generic(line.text)
            and body
            and (line.style == HEADING or lines[at].style != HEADING)
        ):
            break
        body.append(line)
    return body

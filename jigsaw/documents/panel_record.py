"""The rapid review as the Panel gets it: plain values in, a PDF and a Word file out, each with its checks.

It knows no case and no database. People stand here by alias, but for those who took part, gave a view or signed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from jigsaw.components.key_facts import KeyFact
from jigsaw.documents.glyphs import cleaned, glyph_faults, texts
from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import EditionFaults, Fault, MadeDocument
from jigsaw.documents.panel_setting import panel_data, panel_headings
from jigsaw.documents.reading import LONGEST_WORD, UNBROKEN
from jigsaw.documents.setting import words_in
from jigsaw.documents.typesetting import Job, Limits, Typesetter

NAME = "Rapid review"


@dataclass(frozen=True)
class Child:
    """A child by alias, with the age in words."""

    alias: str
    age: str


@dataclass(frozen=True)
class Section:
    """One part of the record: its key, its heading, its text (blank lines part paragraphs)."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class Episode:
    """A key practice episode: when in words, which agencies, what happened and why it made sense."""

    title: str
    period: str
    agencies: str
    what_happened: str
    analysis: str
    good_practice: bool = False


@dataclass(frozen=True)
class Factor:
    """One factor of regulation 11: its key, the question, the answer in words, the reasons."""

    key: str
    question: str
    answer: str
    reasons: str
    must: bool = True


@dataclass(frozen=True)
class Decision:
    """The decision that stands: its number, outcome in words, reasons, and why it took another's place."""

    number: int
    decided_on: date
    outcome: str
    reasons: str
    learning_captured: str = ""
    why_changed: str = ""
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True)
class EarlierDecision:
    """A decision that was changed."""

    number: int
    decided_on: date
    outcome: str
    reasons: str


@dataclass(frozen=True)
class View:
    """What one body says of the decision."""

    body: str
    name: str
    role: str
    view: str
    given_on: date
    dissents: bool = False
    reasons: str = ""


@dataclass(frozen=True)
class TookPart:
    """Somebody who took part."""

    name: str
    role: str
    agency: str
    kind: str


@dataclass(frozen=True)
class Signed:
    """A co-chair who signed this version, and on which day."""

    name: str
    role: str
    signed_on: date


@dataclass(frozen=True)
class PanelRecord:
    """One version of a rapid review. The order of the fields is that of the document."""

    partnership: str
    reference: str
    version: int
    made_on: date
    aware_on: date
    notified_on: date
    due_on: date | None
    panel_reference: str
    signatures_needed: int
    decision: Decision
    children: tuple[Child, ...] = ()
    more_children: str = ""
    sections: tuple[Section, ...] = ()
    episodes: tuple[Episode, ...] = ()
    earlier: tuple[EarlierDecision, ...] = ()
    views: tuple[View, ...] = ()
    took_part: tuple[TookPart, ...] = ()
    signed: tuple[Signed, ...] = field(default=())
    key_facts: tuple[KeyFact, ...] = ()

    __pydantic_config__ = ConfigDict(extra="forbid")


@lru_cache(maxsize=1)
def adapter() -> TypeAdapter[PanelRecord]:
    """The validator of a whole record; pydantic builds it once."""
    return TypeAdapter(PanelRecord)


def to_plain(record: PanelRecord) -> dict[str, Any]:
    """The record as JSON can hold it; dates as 2026-05-20."""
    plain: dict[str, Any] = adapter().dump_python(record, mode="json")
    return plain


def record_from(plain: dict[str, Any]) -> PanelRecord:
    """The record of plain values, as `to_plain` made them. Raises pydantic's ValidationError for anything else."""
    return adapter().validate_python(cleaned(plain))


# What does not belong to what people sign: number and day of a version, a date that holidays move, the signatures.
UNSEALED = ("version", "made_on", "due_on", "signatures_needed", "signed")


def fingerprint(plain: dict[str, Any]) -> str:
    """SHA-256 over the canonical words of a record: the same words give the same fingerprint in every version."""
    sealed = {key: value for key, value in plain.items() if key not in UNSEALED}
    if not sealed.get("key_facts"):
        sealed.pop("key_facts", None)  # as in versions from before there were any
    canonical = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def faults_of(record: PanelRecord) -> list[Fault]:
    """What cannot be set: letters that the typeface lacks, and words that no line holds. Paths name the place."""
    plain = to_plain(record)
    unbroken = [
        Fault(path, f"has a word of {len(found[0]):,} characters; put spaces in it")
        for path, text in texts(plain)
        if len(text) > LONGEST_WORD and (found := UNBROKEN.search(text))
    ]
    return [*glyph_faults(plain), *unbroken]


def make_panel_documents(
    record: PanelRecord, look: Look | None = None, limits: Limits | None = None
) -> list[MadeDocument]:
    """The record as PDF (PDF/UA-1 and PDF/A-2a) and as a Word file; the same record gives the same bytes.

    Raises EditionFaults for texts that cannot be set, and DocumentFault when a document cannot be made.
    """
    from jigsaw.documents import office  # here: whoever only asks for values pays nothing

    if faults := faults_of(record):
        raise EditionFaults(faults)
    look = look or Look()
    data = panel_data({**asdict(record), "key_facts": record.key_facts}, look)
    job = Job(NAME, "panel-record", data, panel_headings(data))
    with Typesetter(font_folder(), limits) as child:
        [pdf] = child.set([job], timestamp_of(record))
    word = office.write_panel_docx(record, look)
    checks = tuple(office.audit_word(word, office.panel_properties(record)))
    words, stem = words_in(data), f"{slug_of(record.reference)}-rapid-review-version-{record.version}"
    return [
        MadeDocument(NAME, "pdf", f"{stem}.pdf", pdf.content, pdf.pages, words, pdf.checks),
        MadeDocument(NAME, "docx", f"{stem}.docx", word, pdf.pages, words, checks),
    ]


def timestamp_of(record: PanelRecord) -> int:
    """The second that stands in the files as their time: the start of the day of the version."""
    day = record.made_on
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def slug_of(reference: str) -> str:
    """A reference as a file's name has it: ab-2026-04."""
    letters = "".join(each if each.isascii() and each.isalnum() else "-" for each in reference.lower())
    return "-".join(part for part in letters.split("-") if part) or "case"

"""The edition: one publication, the single source of its four documents and of its public page.

The field names are fixed (docs/edition.md). An edition holds plain values only; it knows no room and no
database. An Edition that exists obeys every rule of this module and of crossing.py; characters and Markdown
are the business of reading.py, which reads people's files.
"""

from __future__ import annotations

import functools
import hashlib
import json
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    TypeAdapter,
    model_validator,
)
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError, to_jsonable_python

from jigsaw.documents.crossing import crossing_faults
from jigsaw.documents.fields import date_only, link, moment, one_line, role_mailbox, switchboard, web_address
from jigsaw.documents.references import house_form
from jigsaw.documents.terms import Kind, Practice, Strength

# Most characters of one report section; crossing.py caps the whole report.
MOST_BODY = 1_500_000
PHONE = r"^\+?[0-9][0-9() ]{4,28}[0-9]$"

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)

Line = Annotated[str, Field(min_length=1, max_length=300), BeforeValidator(one_line)]
Title = Annotated[str, Field(min_length=1, max_length=160), BeforeValidator(one_line)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
LongText = Annotated[str, Field(min_length=1, max_length=MOST_BODY)]
Term = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Phone = Annotated[str, Field(pattern=PHONE)]
Link = Annotated[str, Field(max_length=2_000), AfterValidator(link)]
WebAddress = Annotated[str, Field(max_length=2_000), AfterValidator(web_address)]
Day = Annotated[date, BeforeValidator(date_only)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Number = Annotated[StrictInt, Field(ge=1, le=999)]


@dataclass(frozen=True, config=STRICT)
class Helpline:
    """What someone who is worried about a child is told, on the last page of everything."""

    text: Text
    phone: Phone


@dataclass(frozen=True, config=STRICT)
class MediaContact:
    """Whom journalists ask: a role mailbox and a switchboard, never a person's own."""

    name: Line
    email: Annotated[str, Field(max_length=254), AfterValidator(role_mailbox)]
    phone: Annotated[Phone, AfterValidator(switchboard)]


@dataclass(frozen=True, config=STRICT)
class PartnershipDetails:
    """The partnership that publishes."""

    name: Line
    short_name: Annotated[str, Field(min_length=1, max_length=40), BeforeValidator(one_line)]
    website: WebAddress
    helpline: Helpline
    media_contact: MediaContact


@dataclass(frozen=True, config=STRICT)
class Subject:
    """A child or young person of the review, by alias only."""

    alias: Annotated[str, Field(min_length=1, max_length=80), BeforeValidator(one_line)]
    pronouns: Annotated[str, Field(min_length=1, max_length=40), BeforeValidator(one_line)]
    age_band: Term


@dataclass(frozen=True, config=STRICT)
class Finding:
    """What the review learned about practice: what happened and why."""

    title: Title
    practice: Practice
    what_happened: Text
    why: Text
    themes: tuple[Term, ...] = Field(default=(), max_length=50)


@dataclass(frozen=True, config=STRICT)
class Recommendation:
    """What must change, who changes it, by when, and how it will be known."""

    number: Number
    text: Text
    addressed_to: Line
    owner_role: Line
    due: Day
    outcome_for_children: Text
    how_we_will_know: Text
    strength: Strength
    # Places of the findings that it answers, counted from 1 in the order of the edition.
    findings: tuple[Number, ...] = Field(default=(), max_length=200)


@dataclass(frozen=True, config=STRICT)
class Development:
    """Something that has changed since."""

    title: Title
    text: Text
    link: Link | None = None


@dataclass(frozen=True, config=STRICT)
class Signatory:
    """Who speaks in the press statement."""

    name: Line
    role: Line


@dataclass(frozen=True, config=STRICT)
class Statement:
    """The press statement's own words; all else in it comes from the other fields."""

    opening: Text
    outcome: Text
    learning: Text
    signatories: tuple[Signatory, ...] = Field(min_length=1, max_length=12)
    reason_for_delay: Text | None = None


@dataclass(frozen=True, config=STRICT)
class ReadMore:
    """A link at the foot of the briefing."""

    label: Line
    link: Link


BriefingLine = Annotated[str, Field(min_length=1, max_length=5_000), BeforeValidator(one_line)]
BriefingLines = Annotated[tuple[BriefingLine, ...], Field(min_length=1, max_length=60)]


@dataclass(frozen=True, config=STRICT)
class Briefing:
    """The seven boxes of the one-page briefing."""

    what_happened: Text
    why_it_matters: Text
    what_we_found: BriefingLines
    good_practice: BriefingLines
    do: BriefingLines
    dont: BriefingLines
    questions: BriefingLines
    read_more: tuple[ReadMore, ...] = Field(min_length=1, max_length=20)


@dataclass(frozen=True, config=STRICT)
class ReportSection:
    """A section of the report; body is Markdown (docs/edition.md says which)."""

    heading: Title
    body: LongText


@dataclass(frozen=True, config=STRICT)
class Edition:
    """One publication. A local review has a statement, a briefing and at least one report section;
    for any other kind these three may be absent, and the pack then lacks what they would fill."""

    partnership: PartnershipDetails
    kind: Kind
    title: Title
    published_on: Day
    summary: Text
    reference: Annotated[str, Field(min_length=1, max_length=80), BeforeValidator(one_line)] | None = None
    other_titles: tuple[Title, ...] = Field(default=(), max_length=20)
    release_at: Moment | None = None
    lead_reviewer: Line | None = None
    subjects: tuple[Subject, ...] = Field(default=(), max_length=30)
    themes: tuple[Term, ...] = Field(default=(), max_length=50)
    agencies: tuple[Term, ...] = Field(default=(), max_length=100)
    harm_types: tuple[Term, ...] = Field(default=(), max_length=50)
    findings: tuple[Finding, ...] = Field(default=(), max_length=200)
    recommendations: tuple[Recommendation, ...] = Field(default=(), max_length=200)
    developments: tuple[Development, ...] = Field(default=(), max_length=200)
    statement: Statement | None = None
    briefing: Briefing | None = None
    report: tuple[ReportSection, ...] = Field(default=(), max_length=200)

    @model_validator(mode="after")
    def crossing_rules(self) -> Edition:
        """The rules between fields; reading.py shows each with its own path."""
        if faults := crossing_faults(to_plain(self)):
            raise PydanticCustomError(
                "crossing", "{said}", {"said": "; ".join(map(str, faults)), "faults": faults}
            )
        return self

    @property
    def house_reference(self) -> str:
        """The reference in the one form that every document shows; empty where there is none."""
        return house_form(self.reference)


@functools.cache
def edition_adapter() -> TypeAdapter[Edition]:
    """The validator of a whole edition; pydantic builds it once."""
    return TypeAdapter(Edition)


def edition_schema() -> dict[str, Any]:
    """The JSON Schema of an edition, as docs/edition.schema.json holds it."""
    schema = edition_adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Edition"}


def to_plain(edition: Edition) -> dict[str, Any]:
    """The edition as JSON can hold it: texts, numbers, lists; dates as 2026-06-30; absent parts as None."""
    plain: dict[str, Any] = to_jsonable_python(edition)
    return plain


def fingerprint(edition: Edition) -> str:
    """SHA-256 over the edition's canonical JSON, in hexadecimal: the same words give the same fingerprint."""
    canonical = json.dumps(to_plain(edition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

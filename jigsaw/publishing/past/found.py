"""What is found in a file: values with their place and how sure they are, sightings of reviews, documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Confidence(StrEnum):
    """How far a value may be used as it is."""

    AS_WRITTEN = "as written"
    NEEDS_A_PERSON = "needs a person"
    SETTLED = "settled by a person"


class Place(NamedTuple):
    """Where something stands: the file and the cell, line or page in it. `order` sorts places of one file."""

    file: str
    where: str
    order: int = 0

    def __str__(self) -> str:
        return f"{self.file}, {self.where}" if self.where else self.file


@dataclass(frozen=True)
class Value:
    """One value with its origin. `reason` says why it needs a person; it is empty where it does not.

    `use` tells for a title what it stood on: report, statement, briefing, slides, or page.
    """

    value: Any
    raw: str
    place: Place
    reason: str = ""
    use: str = ""
    settled: bool = False

    @property
    def confidence(self) -> Confidence:
        if self.settled:
            return Confidence.SETTLED
        return Confidence.NEEDS_A_PERSON if self.reason else Confidence.AS_WRITTEN


@dataclass(frozen=True)
class Question:
    """Something that a person must settle: of which field, where it stands, and what is asked."""

    field: str
    place: Place
    reason: str


@dataclass(frozen=True)
class Notice:
    """Something that was seen and passed over, with its place: nothing vanishes without a word."""

    place: Place
    message: str
    is_fault: bool = False


@dataclass
class FoundDocument:
    """One document of a review. Without a reference it is matched by its title, or left for a person."""

    kind: str
    label: str
    place: Place
    title: str = ""
    link: str = ""
    reference: Value | None = None
    reason: str = ""


class Shape(StrEnum):
    """In what form a review was seen: a row of a table, a section of a page, a document of its own."""

    ROW = "row"
    SECTION = "section"
    DOCUMENT = "document"
    LISTED = "listed document"


class Whose(StrEnum):
    """Whose review it is."""

    OWN = "own"
    NATIONAL = "national"
    NEIGHBOUR = "neighbour"


@dataclass
class Sighting:
    """A review as one place of one file tells it."""

    place: Place
    shape: Shape
    reference: Value | None = None
    titles: list[Value] = field(default_factory=list)
    published: list[Value] = field(default_factory=list)
    kind: Value | None = None
    whose: Whose = Whose.OWN
    partnership: Value | None = None
    summary: Value | None = None
    known_as: list[Value] = field(default_factory=list)
    external_ids: list[Value] = field(default_factory=list)
    documents: list[FoundDocument] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    passed_over: list[Notice] = field(default_factory=list)

    def ask(self, field_name: str, place: Place, reason: str) -> None:
        self.questions.append(Question(field_name, place, reason))


@dataclass
class Found:
    """All that one file holds."""

    file: str
    sightings: list[Sighting] = field(default_factory=list)
    documents: list[FoundDocument] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class FileUnread(ValueError):
    """A file as a whole cannot be taken. Holds the message for people."""

"""What crosses about a webinar that has been: plain values, no row of the other side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class BookedPerson:
    """One booking as staff see it; `minutes` is how long they were there, None where nothing is recorded."""

    booking: str
    full_name: str
    work_email: str
    organisation: str
    role: str
    works_in_area: bool | None
    access_needs: str
    state: str
    booked_at: datetime
    minutes: int | None = None
    has_attended: bool = False


@dataclass(frozen=True)
class Attended:
    """How many whole minutes somebody was there. `booking` is the reference of the booking: W7K3-9QXM."""

    booking: str
    minutes: int


@dataclass(frozen=True)
class Recorded:
    """What recording did: how many attended, how many of them are told of it now, and whether anything changed."""

    attended: int
    told: int
    changed: bool


@dataclass(frozen=True)
class Slides:
    """The slides as a file: `format` pdf or pptx, `pages` where they can be counted."""

    filename: str
    format: str
    content: bytes
    pages: int | None = None


@dataclass(frozen=True)
class Materials:
    """Recording and slides of a webinar, in one version.

    `captions` says what captions the recording has, as people read it: "English". `transcript` is its paragraphs.
    """

    version: int
    recording_address: str = ""
    captions: str = ""
    transcript: list[str] = field(default_factory=list)
    slides: Slides | None = None


@dataclass(frozen=True)
class FeedbackGiven:
    """What people said of a webinar: how many chose each answer, in the order of the form, and their words.

    The words stand in the order of the alphabet, so that nothing tells whose they are.
    """

    answers: int
    useful: list[tuple[str, int]]
    easy: list[tuple[str, int]]
    differently: list[str]
    more: list[str]


@dataclass(frozen=True)
class Change:
    """What somebody changed. `organisation` is one of the event's list, or Other."""

    id: str
    organisation: str
    changed: str
    told_at: datetime


@dataclass(frozen=True)
class ReachLine:
    """How many of an organisation came, and how many had a place and did not; in words where the number is hidden."""

    organisation: str
    came: str
    did_not_come: str


@dataclass(frozen=True)
class Reach:
    """Whom a webinar reached. Totals are made of the numbers that are shown, so nothing hidden can be worked out."""

    lines: list[ReachLine]
    came: str
    did_not_come: str

"""What crosses from casework to the public side of an event: plain values, no row of the other side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from jigsaw.library.release import PublisherDetails


@dataclass(frozen=True)
class EventDetails:
    """One version of one event. Times carry their zone; `joining_address` is shown to people with a place only.

    `speakers` are {"name", "role"}, `sessions` {"time", "title"}; `organisations` is the list that the form offers.
    `editions` are the identifiers of the editions that it is about, `themes` words of the vocabulary: its box stands on
    their pages while it can be booked.
    """

    id: str
    version: int
    publisher: PublisherDetails
    slug: str
    title: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    joining_address: str
    contact_email: str
    places: int
    speakers: list[dict[str, str]] = field(default_factory=list)
    sessions: list[dict[str, str]] = field(default_factory=list)
    objectives: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ReceivedEvent:
    """What the public side answers: the address of the event, and whether this call changed anything."""

    slug: str
    changed: bool


@dataclass(frozen=True)
class Asked:
    """What somebody gives who books a place."""

    full_name: str
    work_email: str
    organisation: str
    role: str
    works_in_area: bool
    access_needs: str = ""
    newsletter: bool = False

"""Webinars: their states, what one needs before it is public, and what is refused. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from jigsaw.calendar.london import NotOneMoment, release_moment
from jigsaw.partnerships.rules import Refused

# What the public reads of a cancelled webinar, at most; the public side holds no more.
LONGEST_REASON = 300
MOST_SPEAKERS, MOST_SESSIONS, MOST_OBJECTIVES = 12, 20, 8
MOST_PLACES = 10_000
ASK_WHY = "Enter why the webinar is cancelled. Everybody who booked is told."
BEGUN = "This webinar has begun. Its day and time can no longer change."
ENDED = "This webinar has ended. It can no longer be cancelled."
CANCELLED_ALREADY = "This webinar is cancelled. Start a new one."
LIES_BEHIND = "The webinar must start in the future"


class WebinarState(StrEnum):
    """Where a webinar stands. Over is what a public one is once it has ended."""

    DRAFT = "draft"
    PUBLIC = "public"
    CANCELLED = "cancelled"
    OVER = "over"

    @property
    def words(self) -> str:
        """The state as pages say it."""
        return {"draft": "Draft", "public": "Public", "cancelled": "Cancelled", "over": "Over"}[self.value]


# The parts that are written one by one, each with its page, and the fields of each.
PARTS: dict[str, tuple[str, ...]] = {
    "about": ("title", "summary", "held_on", "begins", "ends", "places"),
    "programme": ("objectives", "sessions", "speakers"),
    "joining": ("joining_address", "contact_email", "organisations"),
    "learning": ("editions", "recommendation", "themes"),
}
PART_WORDS = {
    "about": "Title, summary and time",
    "programme": "Programme and speakers",
    "joining": "Joining and booking",
    "learning": "Reviews and themes",
}


@dataclass(frozen=True)
class Lack:
    """Something that a webinar needs before it is public: what to do, and the part in which it is written."""

    words: str
    part: str


def state_at(state: str, ends_at: datetime | None, at: datetime) -> WebinarState:
    """The state at a moment: a public webinar is over once it has ended."""
    if state == WebinarState.PUBLIC and ends_at is not None and ends_at <= at:
        return WebinarState.OVER
    return WebinarState(state)


def moment_of(day: date | None, clock_time: time | None) -> datetime | None:
    """The moment in London; None while day or time is not known. Raises Refused for an hour that is none or two."""
    if day is None or clock_time is None:
        return None
    try:
        return release_moment(day, clock_time)
    except NotOneMoment as fault:
        raise Refused(str(fault), "begins") from fault


def times_fit(values: Mapping[str, Any]) -> None:
    """The end lies after the start on the same day, and both are moments in London. Raises Refused."""
    starts = moment_of(values.get("held_on"), values.get("begins"))
    ends = moment_of(values.get("held_on"), values.get("ends"))
    if starts and ends and ends <= starts:
        raise Refused("The end must be after the start", "ends")


def lacks(webinar: Any) -> list[Lack]:
    """What a webinar needs before it can be public, in the order of its pages."""
    asked = (
        (webinar.title.strip(), "Enter the title", "about"),
        (webinar.summary.strip(), "Enter the summary", "about"),
        (webinar.starts_at and webinar.ends_at, "Enter the day, the start and the end", "about"),
        (webinar.places, "Enter how many places there are", "about"),
        (webinar.joining_address, "Enter the joining address", "joining"),
        (webinar.contact_email, "Enter the contact email address", "joining"),
    )
    return [Lack(words, part) for given, words, part in asked if not given]


def may_be_public(webinar: Any, *, moved: bool, at: datetime) -> None:
    """A webinar becomes public whole and before its start; its time never changes after it. Raises Refused."""
    if webinar.state == WebinarState.CANCELLED:
        raise Refused(CANCELLED_ALREADY)
    if found := lacks(webinar):
        raise Refused(found[0].words)
    if moved and webinar.public_times[0] <= at:
        raise Refused(BEGUN)
    if (webinar.version == 0 or moved) and webinar.starts_at <= at:
        raise Refused(LIES_BEHIND)


def may_be_cancelled(webinar: Any, *, why: str, at: datetime) -> str:
    """The reason, trimmed. A webinar is cancelled with a reason, once, before it ends. Raises Refused."""
    if webinar.state == WebinarState.CANCELLED:
        raise Refused("This webinar is cancelled already.")
    if webinar.state_at(at) == WebinarState.OVER:
        raise Refused(ENDED)
    said = why.strip()
    if not said:
        raise Refused(ASK_WHY, "why")
    if len(said) > LONGEST_REASON:
        raise Refused(
            f"Why it is cancelled must be {LONGEST_REASON} characters or less. It has {len(said)}", "why"
        )
    return said

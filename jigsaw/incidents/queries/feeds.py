"""A private calendar: whose it is, and what may stand in it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q

from jigsaw.accounts.models import Person
from jigsaw.incidents.models import CalendarFeed, Duty
from jigsaw.incidents.queries.duties import LEADING
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.incidents.rules.work import calendar_words
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may

# How far back a calendar reaches, and the most events that it holds: newest dates first.
BACK = timedelta(days=400)
MOST = 1000
# The clocks that stand in the calendar of everybody who works on a case.
IN_CALENDARS = (*LEADING, "publish-review")
TOKEN_LETTERS = 43


def seal_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Event:
    """One duty in a calendar: an all-day event on its date. `sequence` rises when the date moves or it is done."""

    id: UUID
    summary: str
    day: date
    cancelled: bool
    sequence: int
    changed_at: datetime


def feed_of(token: str) -> tuple[CalendarFeed, frozenset[str]] | None:
    """The standing feed of a token with the roles that its person holds there now.

    None for an unknown token, for one that was reset, and for somebody who may not see work there any more.
    """
    if len(token) != TOKEN_LETTERS:
        return None
    feeds = CalendarFeed.rows.select_related("person", "partnership")
    feed = feeds.filter(token_hash=seal_of(token), ended_at=None).first()
    if feed is None:
        return None
    held = Membership.current(feed.person).filter(
        partnership_id=feed.partnership_id, role__in=roles_that_may("view_work")
    )
    roles = frozenset(held.values_list("role", flat=True))
    return (feed, roles) if roles else None


def events_of(feed: CalendarFeed, roles: frozenset[str], *, at: datetime) -> list[Event]:
    """What somebody's calendar holds at `at`, of the cases that they can reach: the clock that leads each case, and
    what they do themselves or are waited for. People who do no casework see the latter alone.

    The steps of a local plan are many and stand in My work; a calendar says by when the law or the guidance asks.
    What is done or no longer applies stays, as cancelled, so that calendars take it away.
    """
    rows = Duty.rows.visible_to(feed.person, "view_work", at=at).filter(
        partnership_id=feed.partnership_id, due_on__gte=at.date() - BACK
    )
    wanted_ones = Q(owner=feed.person) | Q(waits_for=feed.person)
    if roles & roles_that_may("edit_case"):
        wanted_ones |= Q(key__in=IN_CALENDARS)
    rows = rows.filter(wanted_ones)
    wanted = (
        "id",
        "key",
        "title",
        "due_on",
        "state",
        "done_at",
        "incident__reference",
        "incident__recorded_at",
    )
    return [_event(row) for row in rows.order_by("-due_on", "title", "id").values(*wanted)[:MOST]]


def _event(row: dict[str, Any]) -> Event:
    over = row["state"] != DutyState.OPEN
    recorded = row["incident__recorded_at"] or datetime.combine(row["due_on"], time(), UTC)
    return Event(
        id=row["id"],
        summary=calendar_words(row["key"], row["title"], row["incident__reference"]),
        day=row["due_on"],
        cancelled=over,
        sequence=2 * (row["due_on"] - date(2015, 1, 1)).days + over,
        changed_at=row["done_at"] or recorded,
    )


def standing_feeds(person: Person) -> dict[UUID, CalendarFeed]:
    """The person's calendar addresses by partnership."""
    return {feed.partnership_id: feed for feed in CalendarFeed.rows.filter(person=person, ended_at=None)}

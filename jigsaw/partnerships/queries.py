"""Reads of partnerships, shaped for their pages and for other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection, models

from jigsaw.accounts.queries import names_of
from jigsaw.audit.models import Event
from jigsaw.calendar.words import date_words
from jigsaw.calendar.working_days import Holiday as Day
from jigsaw.calendar.working_days import WorkingDays, seeded
from jigsaw.notices.queries import liveness, mail_counts
from jigsaw.partnerships.models import Agency, Holiday, Membership, Partnership
from jigsaw.partnerships.roles import Role

WORKER = "worker"


def working_days() -> WorkingDays:
    """The working days of England by the table; by the one that comes with Jigsaw while the table is empty."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, name, source FROM partnerships_holiday ORDER BY day")
        rows = tuple(cursor.fetchall())
    return _table_of(rows) if rows else seeded()


@lru_cache(maxsize=4)
def _table_of(rows: tuple[tuple[Any, str, str], ...]) -> WorkingDays:
    """The working days that follow from these rows, as the database gave them: made anew when a row has changed."""
    return WorkingDays(
        Day(date.fromisoformat(day) if isinstance(day, str) else day, name, source)
        for day, name, source in rows
    )


def holidays_from(year: int) -> list[Holiday]:
    """The days of the table from the first of January of `year`, oldest first."""
    return list(Holiday.objects.filter(day__gte=date(year, 1, 1)))


def holidays() -> models.QuerySet[Holiday]:
    """All days of the table, which all partnerships share."""
    return Holiday.objects.all()


def people_of(partnership: Partnership) -> list[Membership]:
    """The current memberships of a partnership, by name of the person."""
    held = Membership.rows.filter(partnership=partnership, ended_at=None, person__is_active=True)
    return list(held.select_related("person", "agency").order_by("person__full_name", "role"))


def people_with_role(partnership: Partnership, role: Role) -> list[Any]:
    """The people who hold a role in a partnership now, by name."""
    held = Membership.rows.filter(partnership=partnership, role=role, ended_at=None, person__is_active=True)
    return [m.person for m in held.select_related("person").order_by("person__full_name")]


def agencies_of(partnership: Partnership) -> list[Agency]:
    """The agencies of a partnership, statutory partners first."""
    return list(Agency.rows.filter(partnership=partnership).order_by("-statutory", "name"))


def partnership_by_slug(slug: str) -> Partnership | None:
    """The partnership with this slug, for pages that anybody may see."""
    return Partnership.objects.filter(slug=slug).first()


@dataclass(frozen=True)
class TrailLine:
    """One event of the audit trail, in words: when, who, what, about what."""

    number: int
    at: datetime
    who: str
    what: str
    about: str
    details: str


def trail_of(partnership: Partnership, *, page: int, size: int = 50) -> tuple[list[TrailLine], int]:
    """The events of a partnership, newest first: one page of them, and how many pages there are."""
    events = Event.objects.filter(partnership=str(partnership.pk)).order_by("-number")
    pages = max(1, -(-events.count() // size))
    shown = list(events[(page - 1) * size : page * size])
    names = names_of({event.by for event in shown})
    return [_line(event, names) for event in shown], pages


def _line(event: Event, names: dict[str, str]) -> TrailLine:
    return TrailLine(
        number=event.number,
        at=event.at,
        who=names.get(event.by, event.by),
        what=event.verb.replace("_", " ").capitalize(),
        about=event.about,
        details=", ".join(f"{name}: {value}" for name, value in sorted(event.details.items())),
    )


@dataclass(frozen=True)
class Health:
    """One line of the system page: what, whether it is well, and in words what that means."""

    what: str
    well: bool
    words: str


def health(*, at: datetime) -> list[Health]:
    """Whether the things that run by themselves are running."""
    return [_worker(at), *_mail(), _calendar(at.date()), _storage()]


def _worker(at: datetime) -> Health:
    alive = liveness(WORKER, at=at)
    if alive.alive:
        return Health("Worker", True, "It showed itself within the last two minutes.")
    seen = (
        f"It last showed itself on {date_words(alive.last_seen.date())}"
        if alive.last_seen
        else "It was never seen"
    )
    return Health("Worker", False, f"{seen}. Releases and mail wait until it runs again.")


def _mail() -> list[Health]:
    counts = mail_counts()
    waiting = Health("Mail waiting", True, f"{counts['waiting']} to be sent.")
    given_up = counts["given_up"]
    words = f"{given_up} could not be sent, or the person's access had ended." if given_up else "None."
    return [waiting, Health("Mail given up", not given_up, words)]


def _calendar(today: date) -> Health:
    table = working_days()
    last = table.last_known_day(today)
    if last is None:
        return Health("Working days", False, "The table has no holiday this year, so no date can be counted.")
    soon = table.fewer_than_12_months_remain(today)
    more = " Fewer than 12 months remain: add the next year's bank holidays." if soon else ""
    return Health("Working days", not soon, f"The table runs to {date_words(last)}.{more}")


def _storage() -> Health:
    keeper = storages["default"]
    try:
        name = keeper.save("probe/written", ContentFile(b"written"))
        with keeper.open(name) as kept:
            whole = kept.read() == b"written"
        keeper.delete(name)
    except OSError:
        whole = False
    return Health(
        "Storage", whole, "Files can be kept." if whole else "Files cannot be kept: look at the disk."
    )

"""Arrange that somebody covers during leave, and end it early."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.models import Cover
from jigsaw.incidents.queries.cover import may_cover
from jigsaw.incidents.rules.work import cover_is_possible
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused


def arrange_cover(
    *, partnership: Partnership, covered_by: Person, first_day: date, last_day: date, by: Person, at: datetime
) -> Cover:
    """Let somebody of the same partnership see a person's work and get their digest while they are on leave.

    It opens no case to anybody. Raises Refused for days that cannot be, for somebody who may not see work there,
    and where leave on these days is covered already.
    """
    with act("arrange_cover", by=by, at=at, partnership=partnership) as doing:
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        cover_is_possible(first_day, last_day, london.to_london(at).date())
        if covered_by == by or not may_cover(partnership).filter(pk=covered_by.pk).exists():
            raise Refused("Select who covers for you, as on the page", "covered_by")
        standing = Cover.rows.filter(
            partnership=partnership,
            person=by,
            ended_at=None,
            first_day__lte=last_day,
            last_day__gte=first_day,
        ).first()
        if standing is not None:
            days = f"{date_words(standing.first_day)} to {date_words(standing.last_day)}"
            raise Refused(f"Your leave from {days} is covered already. End that cover first.", "first_day")
        doing.about = cover = Cover.rows.create(
            partnership=partnership, person=by, covered_by=covered_by, first_day=first_day, last_day=last_day,
            made_at=at,
        )  # fmt: skip
    return cover


def end_cover(cover: Cover, *, by: Person, at: datetime) -> Cover:
    """End cover early, by the person on leave or the one who covers. One that has ended stays as it is."""
    with act("end_cover", by=by, at=at, partnership=cover.partnership, about=cover):
        held = Cover.rows.select_for_update().get(pk=cover.pk)
        if by.pk not in (held.person_id, held.covered_by_id):
            raise Refused("Only the person on leave and the one who covers can end this")
        if held.ended_at is None:
            held.ended_at = at
            held.save(update_fields=["ended_at"])
    return held

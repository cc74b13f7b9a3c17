"""Make a private calendar address, and end it."""

from __future__ import annotations

import secrets
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.models import CalendarFeed
from jigsaw.incidents.queries.feeds import seal_of
from jigsaw.partnerships.models import Partnership


def make_feed(*, partnership: Partnership, by: Person, at: datetime) -> str:
    """Make a person's calendar address in a partnership and end the one before it. Returns its token.

    The token is not kept, only its seal: it can be shown this once.
    """
    token = secrets.token_urlsafe(32)
    with act("make_calendar_feed", by=by, at=at, partnership=partnership) as doing:
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        doing.details["ended"] = _end_standing(partnership, by, at)
        doing.about = CalendarFeed.rows.create(
            partnership=partnership, person=by, token_hash=seal_of(token), made_at=at
        )
    return token


def end_feed(*, partnership: Partnership, by: Person, at: datetime) -> int:
    """End a person's calendar address in a partnership. Returns how many ended: 0 where there was none."""
    with act("end_calendar_feed", by=by, at=at, partnership=partnership) as doing:
        doing.details["ended"] = ended = _end_standing(partnership, by, at)
    return ended


def _end_standing(partnership: Partnership, person: Person, at: datetime) -> int:
    standing = CalendarFeed.rows.filter(partnership=partnership, person=person, ended_at=None)
    return standing.update(ended_at=at)

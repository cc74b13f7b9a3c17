"""A bulletin that waits for approval: two readers, one review of June, a webinar to come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.urls import reverse

from jigsaw.learning.models import Event
from jigsaw.learning.tests.invented import received
from jigsaw.learning.tests.subscribers import subscribed
from jigsaw.library.actions import receive
from jigsaw.teaching.actions.bulletins import approve_bulletin, propose_bulletins
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.queries.bulletins import letter_of, seal_of
from tests.public_site import RELEASED, released_edition

JUNE = date(2026, 6, 1)
# Wednesday 1 July 2026, 8am in London.
MORNING = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
OWN, REGION = "own@health.example", "region@health.example"


def public_june() -> Event:
    """What became public in June, and who wants to know."""
    receive(released_edition(), at=RELEASED)
    subscribed(OWN, publisher="alderbrook")
    subscribed(REGION)
    starts = MORNING + timedelta(days=20)
    return received(starts_at=starts, ends_at=starts + timedelta(hours=2))


def proposed() -> MonthlyBulletin:
    """The bulletin of June, proposed this morning."""
    public_june()
    propose_bulletins(at=MORNING)
    return MonthlyBulletin.rows.select_related("partnership").get(month=JUNE)


def seal(bulletin: MonthlyBulletin, at: datetime = MORNING) -> str:
    """The seal of the mail as it is now."""
    letter = letter_of(bulletin, at=at)
    assert letter is not None
    return seal_of(letter)


def approved(team: Any, bulletin: MonthlyBulletin | None = None, **more: Any) -> MonthlyBulletin:
    """The bulletin, approved by Priya."""
    held = bulletin or proposed()
    return approve_bulletin(held, seen=seal(held), by=team.priya, at=MORNING, **more)


def where(name: str, bulletin: MonthlyBulletin) -> str:
    """The address of a page of a bulletin."""
    return reverse(name, kwargs={"bulletin_id": bulletin.pk})


def now(bulletin: MonthlyBulletin) -> MonthlyBulletin:
    """The bulletin as it is in the database now."""
    return MonthlyBulletin.rows.select_related("partnership").get(pk=bulletin.pk)

"""What staff and pages read of a webinar that has been."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from jigsaw.learning.after_rules import as_code
from jigsaw.learning.afterwards_details import Change, FeedbackGiven
from jigsaw.learning.models import (
    Booking,
    Certificate,
    CertificateFile,
    ChangeTold,
    Event,
    EventMaterials,
    Feedback,
)


def feedback_of(event_id: str) -> FeedbackGiven:
    """What people said of an event. Nothing in it tells who said what."""
    rows = list(Feedback.objects.filter(event_id=event_id))
    useful, easy = Counter(each.useful for each in rows), Counter(each.easy for each in rows)
    return FeedbackGiven(
        answers=len(rows),
        useful=[(str(label), useful[value]) for value, label in Feedback.Useful.choices],
        easy=[(str(label), easy[value]) for value, label in Feedback.Easy.choices],
        differently=sorted((each.differently for each in rows if each.differently), key=str.casefold),
        more=sorted((each.more for each in rows if each.more), key=str.casefold),
    )


def changes_told(event_id: str) -> list[Change]:
    """What people changed after an event, told three months later; the oldest answer first.

    The identifier of an answer stays when somebody changes it and when the bookings are deleted.
    """
    return [
        Change(id=str(row.pk), organisation=row.organisation, changed=row.changed, told_at=row.told_at)
        for row in ChangeTold.objects.filter(event_id=event_id)
    ]


def certificate_with(typed: str) -> Certificate | None:
    """The certificate with this check code, however it was typed."""
    code = as_code(typed)
    rows = Certificate.objects.select_related("event__publisher")
    return rows.filter(pk=code).first() if code else None


def certificate_file_of(booking: Booking) -> CertificateFile | None:
    """Somebody's certificate as PDF; None while it is being made."""
    return CertificateFile.objects.filter(pk=booking.pk).first()


def materials_of(event: Event, *, at: datetime) -> EventMaterials | None:
    """Recording and slides of an event that has ended and went ahead; None where there are none yet."""
    if event.ends_at > at or event.state != Event.OPEN:
        return None
    return EventMaterials.objects.filter(pk=event.pk).first()

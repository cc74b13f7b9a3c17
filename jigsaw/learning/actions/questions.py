"""What goes by itself long after a webinar: the one question at three months, and what is forgotten in the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from jigsaw.calendar.london import to_london
from jigsaw.learning.actions import after_mail
from jigsaw.learning.actions.queue import turn_at
from jigsaw.learning.after_rules import REST, YEARS_ANSWERS_STAY, months_after, question_due
from jigsaw.learning.models import Attendance, Certificate, ChangeTold, Event, Feedback


def ask_what_changed(*, at: datetime) -> int:
    """Ask everybody who attended what they changed, three months after the event, once. Returns how many were asked.

    Nobody is asked within 30 days of being told that they attended, or after their booking was deleted.
    """
    due = Attendance.objects.filter(
        has_attended=True,
        asked_at=None,
        recorded_at__lte=at - REST,
        booking__event__state=Event.OPEN,
        booking__event__ends_at__lte=at - timedelta(days=85),
    )
    asked = 0
    ended = set(due.order_by().values_list("booking__event_id", "booking__event__ends_at"))
    # The turn is taken where it is time alone: the worker asks this every second for days before.
    for event_id in [key for key, ends_at in ended if question_due(ends_at, at=at)]:
        with turn_at(event_id) as event:
            for row in due.filter(booking__event=event).select_related("booking__event__publisher"):
                asked += after_mail.ask_what_changed(row.booking, at=at)
                row.asked_at = at
                row.save(update_fields=["asked_at"])
    return asked


def forget_answers(*, at: datetime) -> int:
    """Remove answers and check codes five years after their event, counted from its day in London. Returns how many."""
    today, gone = to_london(at).date(), 0
    ended = Event.objects.filter(ends_at__lte=at - timedelta(days=365 * YEARS_ANSWERS_STAY))
    for model in (Certificate, Feedback, ChangeTold):
        for row in model.objects.filter(event__in=ended).select_related("event"):
            if months_after(to_london(row.event.ends_at).date(), 12 * YEARS_ANSWERS_STAY) <= today:
                row.delete()
                gone += 1
    return gone

"""What people who attended tell: feedback on a webinar, and three months later what they changed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from jigsaw.learning.after_rules import may_change
from jigsaw.learning.event_rules import OTHER
from jigsaw.learning.models import Booking, ChangeTold, Feedback


def give_feedback(
    booking: Booking, *, useful: str, differently: str, easy: str, more: str, at: datetime
) -> bool:
    """Take down what somebody thought of a webinar; sent again within 30 days it takes the place of the first.

    Returns False where it can no longer be changed.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        Booking.objects.select_for_update().get(pk=booking.pk)
        row = Feedback.objects.filter(booking=booking).first()
        if not may_change(row.given_at if row else None, at=at):
            return False
        row = row or Feedback(booking=booking, event_id=booking.event_id, given_at=at)
        row.useful, row.differently, row.easy, row.more = useful, differently, easy, more
        row.changed_at = at
        row.save()
    return True


def tell_change(booking: Booking, *, changed: str, at: datetime) -> bool:
    """Take down what somebody changed after a webinar; sent again within 30 days it takes the place of the first.

    With it stays their organisation as the event's list has it, never who they are. Returns False where it can no
    longer be changed.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        held = Booking.objects.select_for_update().get(pk=booking.pk)
        row = ChangeTold.objects.filter(booking=booking).first()
        if not may_change(row.told_at if row else None, at=at):
            return False
        listed = held.organisation in held.event.organisations
        row = row or ChangeTold(booking=booking, event=held.event, told_at=at)
        row.organisation = held.organisation if listed else OTHER
        row.changed, row.changed_at = changed, at
        row.save()
    return True

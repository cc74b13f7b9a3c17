"""What the pages behind a link in a mail find of a subscription."""

from __future__ import annotations

from datetime import datetime

from jigsaw.learning.actions.subscriptions import TO_CONFIRM, hash_of
from jigsaw.learning.models import Subscription


def to_confirm(token: str, *, at: datetime) -> Subscription | None:
    """The subscription that a link confirms, or has confirmed: for 7 days after the link was sent."""
    links = Subscription.objects.filter(links__token_hash=hash_of(token), links__made_at__gt=at - TO_CONFIRM)
    return links.first()


def confirmed(token: str) -> Subscription | None:
    """The confirmed subscription, running or ended, that a link belongs to."""
    return Subscription.objects.filter(links__token_hash=hash_of(token), confirmed_at__isnull=False).first()

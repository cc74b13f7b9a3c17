"""Take down what somebody looked for and did not find, and forget it in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from jigsaw.learning.models import LookedFor

# Kept for 12 months: long enough to see what is asked again. The privacy page says so. [local practice]
KEPT = timedelta(days=365)


def tell_looked_for(*, words: str, at: datetime) -> None:
    """Take down what somebody looked for. The same words again within a minute are one telling: a second press.

    Raises ValueError for no words.
    """
    said = " ".join(words.split())[: LookedFor._meta.get_field("words").max_length]
    if not said:
        raise ValueError("Enter what you were looking for")
    key = said.casefold()[:300]
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        if not LookedFor.objects.filter(key=key, at__gt=at - timedelta(minutes=1)).exists():
            LookedFor.objects.create(words=said, key=key, at=at)


def forget_looked_for(*, at: datetime) -> int:
    """Remove what was told more than 12 months ago; the worker calls this. Returns how many."""
    return LookedFor.objects.filter(at__lte=at - KEPT).delete()[0]

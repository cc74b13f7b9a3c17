"""Take down how a review was used, and forget it in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from jigsaw.learning.models import Use
from jigsaw.library.models import PublishedEdition

# What readers told is kept for five years, as long as a review is taught. [local practice]
KEPT = timedelta(days=5 * 365)


def tell_use(
    edition: PublishedEdition, *, how: str, organisation: str, people: int | None, changed: str, at: datetime
) -> Use:
    """Take down how a published review was used.

    Sent twice within an hour with the same words it is one telling: a browser that sends again adds nothing.
    Raises ValueError for a withdrawn review.
    """
    if edition.withdrawn_at is not None:
        raise ValueError("A withdrawn review takes no more tellings")
    values = {"edition_id": edition.pk, "how": how, "organisation": organisation, "people": people}
    with transaction.atomic(using=Use.objects.db):
        told = Use.objects.filter(**values, changed=changed, at__gt=at - timedelta(hours=1)).first()
        return told or Use.objects.create(
            **values, changed=changed, publisher_slug=edition.publisher_id, at=at
        )


def forget_old_uses(*, at: datetime) -> int:
    """Remove what was told more than five years ago; the worker calls this. Returns how many."""
    return Use.objects.filter(at__lte=at - KEPT).delete()[0]

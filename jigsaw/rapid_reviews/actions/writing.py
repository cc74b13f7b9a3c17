"""Rows that several verbs write. Nothing here is a verb: it is called inside the act of one."""

from __future__ import annotations

from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.rules.terms import Stage
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.rules.record import can_be_written


def held_for_writing(review: RapidReview) -> RapidReview:
    """The rapid review as it is now, held with its case until the act ends. `held.incident` is the held case.

    Raises Refused when its notification was withdrawn or its case is closed.
    """
    incident = locked(review.incident)
    rows = RapidReview.rows.select_for_update(of=("self",)).select_related("partnership")
    held = rows.get(pk=review.pk)
    held.incident = incident
    can_be_written(held.ended_at is not None, incident.stage == Stage.CLOSED)
    return held

"""An invented rapid review, taken by the verbs themselves to the stage a test is about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jigsaw.incidents.tests.factories import TUESDAY, fresh, notified, team
from jigsaw.rapid_reviews.models import RapidReview

__all__ = ["TUESDAY", "fresh", "notified", "review", "team"]


def review(people: SimpleNamespace, **more: Any) -> RapidReview:
    """The rapid review of a case of which the Panel was notified on Tuesday 5 May 2026."""
    incident = notified(people.priya, people.partnership, **more)
    return again(incident.rapid_review)


def again(row: RapidReview) -> RapidReview:
    """The row as it is now."""
    return RapidReview.rows.select_related("incident__partnership", "partnership").get(pk=row.pk)

"""What people looked for in the library and did not find."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max

from jigsaw.calendar import london
from jigsaw.learning.models import LookedFor

# Shown of all that was told, newest first.
NEWEST = 200


@dataclass(frozen=True)
class Sought:
    """The same words, however often: how often, and when last."""

    words: str
    count: int
    last: str


def looked_for() -> tuple[int, list[Sought]]:
    """How much was told in all, and the newest, words that are alike together. Two queries."""
    rows = LookedFor.objects.order_by().values("key").annotate(
        count=Count("pk"), last=Max("at"), said=Max("words")
    )  # fmt: skip
    newest = rows.order_by("-last", "key")[:NEWEST]
    told = [
        Sought(row["said"], row["count"], london.date_words(london.to_london(row["last"]).date()))
        for row in newest
    ]
    return LookedFor.objects.count(), told

"""How often something was asked for, so that machines that ask without end are slowed."""

from __future__ import annotations

from django.db import models


class Ask(models.Model):
    """One asking from one place. The place is a keyed hash that changes each day, and the row goes after a day."""

    kind = models.CharField(max_length=30, help_text="What was asked for: booking, subscription ...")
    place = models.CharField(
        max_length=64, help_text="A keyed hash of the address that asked, of this day only"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["kind", "place", "at"], name="learning_asks_of_place")]

    def __str__(self) -> str:
        return self.kind

"""What people looked for in the library and did not find."""

from __future__ import annotations

from django.db import models


class LookedFor(models.Model):
    """What somebody told us they looked for. Nobody is asked who they are."""

    words = models.CharField(max_length=300, help_text="As they wrote it, in one line")
    key = models.CharField(
        max_length=300, db_index=True, help_text="The words in small letters, to count alike"
    )
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.key

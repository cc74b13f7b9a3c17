"""How a review was used in practice, as a reader tells it."""

from __future__ import annotations

import uuid

from django.db import models


class Use(models.Model):
    """What somebody did with a review in their team, and what they changed. Nobody's name is asked for.

    It belongs to a review by the identifier of its edition, so that a later version or address keeps it.
    """

    class How(models.TextChoices):
        """In what way the review was used."""

        TEAM_MEETING = "team-meeting", "In a team meeting"
        SUPERVISION = "supervision", "In supervision"
        TRAINING = "training", "In training"
        POLICY = "policy", "To change a policy or a form"
        OTHER = "other", "In another way"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition_id = models.UUIDField(db_index=True)
    publisher_slug = models.SlugField()
    how = models.CharField(max_length=20, choices=How.choices)
    organisation = models.CharField(max_length=120)
    people = models.PositiveIntegerField(null=True, help_text="How many took part, where it was said")
    changed = models.TextField(blank=True, help_text="What they changed, in their words")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.get_how_display()

"""The bulletins that somebody approved, and how far each has gone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Bulletin(models.Model):
    """The bulletin of one month: of a partnership as it was approved, or of the region, made of such parts.

    What it tells is kept as identifiers and read anew for each batch, so that what was withdrawn is left out.
    """

    ADVANCE: ClassVar[int] = 200  # subscriptions looked at in one turn of the worker

    publisher = models.SlugField(blank=True, help_text="One partnership; empty for the whole region")
    month = models.DateField(help_text="The first day of the month that it tells of")
    until = models.DateTimeField(help_text="Who confirmed before this moment is written to")
    introduction = models.TextField(blank=True, help_text="Paragraphs, parted by empty lines")
    reviews = models.JSONField(default=list, help_text="Identifiers of editions")
    articles = models.JSONField(default=list, help_text="Identifiers of news, guidance and the like")
    events = models.JSONField(default=list, help_text="Identifiers of webinars")
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="parts", help_text="The region's that tells it too"
    )
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="No mail is written before")
    begun_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    of = models.PositiveIntegerField(default=0, help_text="Subscriptions when it began")
    passed = models.PositiveIntegerField(default=0, help_text="Subscriptions looked at")
    passed_up_to = models.PositiveBigIntegerField(default=0, help_text="The number of the last one looked at")
    written = models.PositiveIntegerField(default=0, help_text="Mails written: not all had news")
    bounced = models.PositiveIntegerField(default=0, help_text="Mails that could not be delivered")

    class Meta:
        ordering = ["-month", "publisher"]
        constraints = [
            models.UniqueConstraint(fields=["publisher", "month"], name="one_bulletin_a_month"),
            models.CheckConstraint(condition=Q(written__lte=F("passed")), name="no_mail_unlooked_at"),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(begun_at__isnull=False), name="begun_before_it_is_finished"
            ),
        ]
        indexes = [models.Index(fields=["finished_at", "due_at"], name="learning_bulletins_due")]

    def __str__(self) -> str:
        return f"Bulletin of {self.month:%B %Y}"

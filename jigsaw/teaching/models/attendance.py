"""Who was at a webinar, as the meeting's reports say, and what a person settled of it.

The rows of a report name people. They go with the bookings, twelve months after the webinar; the counts stay.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.partnerships.models import ScopedModel, WrittenInParts
from jigsaw.teaching.models.webinars import Webinar


class AttendanceImport(WrittenInParts):
    """The attendance of one webinar: what a person settled, and what was recorded of it last."""

    webinar = models.OneToOneField(Webinar, models.CASCADE, related_name="attendance")
    answers = models.JSONField(
        default=dict, help_text="{key of a person: reference of a booking, or empty for nobody who booked}"
    )
    recorded = models.JSONField(default=dict, help_text="Counts and seal of what was recorded last")
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    forget_on = models.DateField(help_text="The day from which the rows that name people are deleted")
    forgotten_at = models.DateTimeField(null=True, help_text="When the rows that name people were deleted")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        webinar=PUBLISHABLE,
        answers=RESTRICTED,
        recorded=RESTRICTED,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
        forget_on=RESTRICTED,
        forgotten_at=RESTRICTED,
    )


class AttendanceReport(ScopedModel):
    """One report of the meeting that passed the gate: who it names, and for how long. The file itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webinar = models.ForeignKey(Webinar, models.CASCADE, related_name="reports")
    name = models.CharField(max_length=120, help_text="What the file is called")
    sha256 = models.CharField(max_length=64)
    people = models.JSONField(default=list, help_text="[[name, address, seconds]]")
    counted = models.PositiveIntegerField(help_text="How many people it names; stays when they are deleted")
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        webinar=PUBLISHABLE,
        name=RESTRICTED,
        sha256=RESTRICTED,
        people=IDENTIFYING,
        counted=RESTRICTED,
        taken_at=RESTRICTED,
        taken_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["webinar", "sha256"], name="each_report_once_a_webinar")
        ]

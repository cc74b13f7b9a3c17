"""Notices that the local authority gave: to the Panel, and to the Secretary of State and Ofsted."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models.case import CaseModel, Incident
from jigsaw.incidents.rules.terms import NoticeKind, choices


class Notice(CaseModel):
    """One notice as it was sent. Found not to meet the criteria, it is withdrawn with a reason, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30, choices=choices(NoticeKind))
    sent_on = models.DateField()
    sent_time = models.TimeField(null=True)
    panel_reference = models.CharField(max_length=40, blank=True)
    copy_stored_as = models.CharField(max_length=200, blank=True)
    copy_filename = models.CharField(max_length=120, blank=True)
    copy_sha256 = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        kind=RESTRICTED,
        sent_on=RESTRICTED,
        sent_time=RESTRICTED,
        panel_reference=RESTRICTED,
        copy_stored_as=RESTRICTED,
        copy_filename=RESTRICTED,
        copy_sha256=RESTRICTED,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
        withdrawn_on=RESTRICTED,
        withdrawn_reason=RESTRICTED,
        withdrawn_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["sent_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_standing_notice_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (
                    models.Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False)
                    & ~models.Q(withdrawn_reason="")
                ),
                name="a_withdrawn_notice_says_why",
            ),
        ]

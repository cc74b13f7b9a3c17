"""Who may reach a case: its members, who stands back from it, and access in an emergency."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models.case import CaseModel, Incident


class CaseMember(CaseModel):
    """Somebody who needs to know: they reach the case from a time until a time."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opens_register = models.BooleanField(default=False, help_text="Named for the people register of the case")
    why = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        person=IDENTIFYING,
        opens_register=RESTRICTED,
        why=RESTRICTED,
        added_at=RESTRICTED,
        added_by=RESTRICTED,
        ended_at=RESTRICTED,
    )

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [models.Index(fields=["person", "ended_at", "incident"])]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_membership_of_a_case",
            )
        ]


class Recusal(CaseModel):
    """Somebody who stands back from a case. Absolute: while it lasts nothing else gives them access."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="recusals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        person=IDENTIFYING,
        reason=RESTRICTED,
        declared_at=RESTRICTED,
        declared_by=RESTRICTED,
        ended_at=RESTRICTED,
        ended_by=RESTRICTED,
        ended_why=RESTRICTED,
    )

    class Meta:
        ordering = ["declared_at", "pk"]
        indexes = [models.Index(fields=["person", "ended_at", "incident"])]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_recusal_of_a_case",
            )
        ]


class EmergencyAccess(CaseModel):
    """Access in an emergency: a reason, a second person who approves, and an end after at most four hours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="emergencies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ends_at = models.DateTimeField(null=True, help_text="Set when approved; none when refused")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        person=IDENTIFYING,
        reason=RESTRICTED,
        asked_at=RESTRICTED,
        decided_at=RESTRICTED,
        decided_by=IDENTIFYING,
        ends_at=RESTRICTED,
    )

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["person", "ends_at", "incident"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True, ends_at__isnull=True)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="emergency_access_is_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("person")), name="a_second_person_decides"
            ),
        ]

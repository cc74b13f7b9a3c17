"""The month's bulletin of a partnership, from its proposal to what became of it, and whether it may go by itself."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.partnerships.models import Partnership, ScopedModel, WrittenInParts
from jigsaw.teaching.rules.bulletins import LONGEST_REASON, BulletinState


class MonthlyBulletin(WrittenInParts):
    """One month's updates by email of one partnership. What it can tell is read from the public side.

    `left_out` are keys of what is not told (review:0f8e…); `told` is frozen by the approval.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bulletins")
    month = models.DateField(help_text="The first day of the month that it tells of")
    state = models.CharField(
        max_length=10, choices=[(s.value, s.words) for s in BulletinState], default=BulletinState.PROPOSED
    )
    introduction = models.TextField(blank=True)
    left_out = models.JSONField(default=list)
    told = models.JSONField(
        default=dict, help_text='{"review": [identifier], "article": [...], "event": [...]}'
    )
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Empty: by itself"
    )
    due_at = models.DateTimeField(null=True, help_text="When it goes out")
    not_sent_why = models.CharField(max_length=LONGEST_REASON, blank=True)
    handed_over_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        month=PUBLISHABLE,
        state=RESTRICTED,
        introduction=RESTRICTED,
        left_out=RESTRICTED,
        told=PUBLISHABLE,
        proposed_at=RESTRICTED,
        decided_at=RESTRICTED,
        decided_by=IDENTIFYING,
        due_at=RESTRICTED,
        not_sent_why=RESTRICTED,
        handed_over_at=PUBLISHABLE,
    )

    class Meta:
        ordering = ["-month", "partnership__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "month"], name="one_bulletin_a_month_and_partnership"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at=None, due_at=None, not_sent_why="")
                | Q(state="not-sent", decided_at__isnull=False, due_at=None) & ~Q(not_sent_why="")
                | Q(
                    state__in=["approved", "sent"],
                    decided_at__isnull=False,
                    due_at__isnull=False,
                    not_sent_why="",
                ),
                name="bulletin_decided_with_its_facts",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", handed_over_at__isnull=False)
                | ~Q(state="sent") & Q(handed_over_at=None),
                name="bulletin_sent_when_handed_over",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="teaching_bulletins_due")]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}"


class BulletinSettings(ScopedModel):
    """Whether a partnership's bulletin goes out by itself, without an introduction, if nobody decides in time."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="bulletin_settings")
    sends_by_itself = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        sends_by_itself=RESTRICTED,
        changed_at=RESTRICTED,
        changed_by=IDENTIFYING,
    )

    def __str__(self) -> str:
        return "sends by itself" if self.sends_by_itself else "waits for approval"

"""The local plan of a partnership, and who takes part and meets in one rapid review."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel
from jigsaw.partnerships.models import Agency, ScopedModel
from jigsaw.rapid_reviews.models.review import RapidReview
from jigsaw.rapid_reviews.rules.terms import MeetingKind, ParticipantKind


class PlanStep(ScopedModel):
    """A step of a partnership's own day plan. A partnership without steps of its own follows the plan of Jigsaw."""

    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=120, blank=True)
    first_day = models.PositiveSmallIntegerField(
        help_text="Working day on which it begins; 0 is the notification"
    )
    last_day = models.PositiveSmallIntegerField(help_text="Working day by which it is done")
    ended_at = models.DateTimeField(
        null=True, help_text="Taken out of the plan; cases that began before keep it"
    )

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        key=RESTRICTED,
        title=RESTRICTED,
        who=RESTRICTED,
        first_day=RESTRICTED,
        last_day=RESTRICTED,
        ended_at=RESTRICTED,
    )

    class Meta:
        ordering = ["last_day", "first_day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                condition=models.Q(ended_at__isnull=True),
                name="each_plan_step_once_in_a_partnership",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="a_plan_step_ends_after_it_begins",
            ),
        ]


class Participant(CaseModel):
    """Somebody who takes part in a rapid review, for an agency."""

    WAY_TO_CASE = "review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="participants")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=100)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=[(k.value, k.words) for k in ParticipantKind])
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        review=RESTRICTED,
        name=IDENTIFYING,
        role=RESTRICTED,
        agency=RESTRICTED,
        kind=RESTRICTED,
        person=IDENTIFYING,
        ended_at=RESTRICTED,
    )

    class Meta:
        ordering = ["kind", "name"]


class Meeting(CaseModel):
    """A meeting of a rapid review: when and where, its agenda, who came, notes."""

    WAY_TO_CASE = "review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=12, choices=[(k.value, k.words) for k in MeetingKind])
    held_on = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=200)
    agenda = models.JSONField(default=list, help_text="The items, one line each")
    attended = models.ManyToManyField(Participant, related_name="+")
    apologies = models.CharField(max_length=500, blank=True)
    notes = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        review=RESTRICTED,
        kind=RESTRICTED,
        held_on=RESTRICTED,
        starts_at=RESTRICTED,
        place=RESTRICTED,
        agenda=RESTRICTED,
        attended=RESTRICTED,
        apologies=RESTRICTED,
        notes=RESTRICTED,
        cancelled_at=RESTRICTED,
        revision=RESTRICTED,
        changed_by=RESTRICTED,
        changed_at=RESTRICTED,
    )

    class Meta:
        ordering = ["held_on", "starts_at"]

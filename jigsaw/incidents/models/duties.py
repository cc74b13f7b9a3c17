"""What must be done by when: the statutory clocks of a case and the steps of its local plan; cover, digest, feed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models.case import CaseModel, Incident
from jigsaw.incidents.rules.terms import DutyState, LateReason, choices
from jigsaw.partnerships.models import ScopedModel


class Duty(CaseModel):
    """Something that must be done in a case by a date.

    A clock names its rule of the rule book; its due date is worked out from `started_on`, never typed. A step of
    the local plan has no rule and its date from the day plan. `due_on` is None where the rule sets no date.
    Title and page say nothing of the case: they stand in mail and calendars.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="duties")
    key = models.SlugField(
        max_length=60, help_text="Its name in the case, like notify-panel or tell-home-authority"
    )
    rule = models.SlugField(
        max_length=60, blank=True, help_text="Name in the rule book; empty for a local step"
    )
    title = models.CharField(max_length=160)
    duty = models.CharField(max_length=40, help_text="Law, Statutory guidance, Panel guidance, Local plan")
    page = models.CharField(max_length=60, blank=True, help_text="Name of the page on which it is done")
    started_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    plan_day = models.PositiveSmallIntegerField(null=True, help_text="Working day of the local plan")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waits_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waits_on = models.CharField(max_length=160, blank=True, help_text="Whom it waits for, in words")
    waits_since = models.DateField(null=True)
    nudged_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=choices(DutyState), default=DutyState.OPEN)
    done_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=40, blank=True)
    evidence = models.CharField(max_length=300, blank=True, help_text="What shows that it was done")
    late_reason = models.CharField(max_length=30, choices=choices(LateReason), blank=True)
    late_note = models.CharField(max_length=500, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        key=RESTRICTED,
        rule=RESTRICTED,
        title=RESTRICTED,
        duty=RESTRICTED,
        page=RESTRICTED,
        started_on=RESTRICTED,
        due_on=RESTRICTED,
        plan_day=RESTRICTED,
        owner=IDENTIFYING,
        waits_for=IDENTIFYING,
        waits_on=RESTRICTED,
        waits_since=RESTRICTED,
        nudged_at=RESTRICTED,
        state=RESTRICTED,
        done_on=RESTRICTED,
        done_at=RESTRICTED,
        done_by=RESTRICTED,
        evidence=RESTRICTED,
        late_reason=RESTRICTED,
        late_note=RESTRICTED,
    )

    class Meta:
        ordering = ["due_on", "title"]
        indexes = [
            models.Index(fields=["state", "due_on"]),
            models.Index(fields=["incident", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "key"],
                condition=~models.Q(state="withdrawn"),
                name="each_duty_once_in_a_case",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False, done_at__isnull=False)
                | (~models.Q(state="done") & models.Q(done_on__isnull=True, done_at__isnull=True)),
                name="a_done_duty_says_when",
            ),
        ]


class Cover(ScopedModel):
    """Somebody's leave: from a day until a day, another person sees their work and gets their digest."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    covered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        person=IDENTIFYING,
        covered_by=IDENTIFYING,
        first_day=RESTRICTED,
        last_day=RESTRICTED,
        made_at=RESTRICTED,
        ended_at=RESTRICTED,
    )

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="cover_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("covered_by")), name="another_person_covers"
            ),
        ]


class Digest(ScopedModel):
    """What somebody's last digest of a partnership said, as a seal: the next one is sent only if that has changed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    looked_on = models.DateField(help_text="The day on which it was last worked out")
    fingerprint = models.CharField(max_length=64)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        person=IDENTIFYING,
        looked_on=RESTRICTED,
        fingerprint=RESTRICTED,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "person"], name="one_digest_a_person")]


class CalendarFeed(ScopedModel):
    """Somebody's private calendar address, kept as a seal of its token. A new one ends the one before it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        person=IDENTIFYING,
        token_hash=RESTRICTED,
        made_at=RESTRICTED,
        ended_at=RESTRICTED,
    )

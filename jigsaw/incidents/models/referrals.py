"""Referrals: an agency thinks that an incident may be serious, and the partnership screens it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models.case import Incident
from jigsaw.incidents.rules.terms import Accuracy, Outcome, ReferralState, Suspicion, choices
from jigsaw.partnerships.models import Agency, ScopedModel


class Referral(ScopedModel):
    """One referral. Names of the family are sealed; everything else is written with aliases."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=30, help_text="What mail calls it, like AB-R-2026-03")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    referrer_name = models.CharField(max_length=100)
    referrer_role = models.CharField(max_length=100)
    referrer_contact = models.CharField(max_length=254)
    lead_name = models.CharField(max_length=100, help_text="The referrer's senior safeguarding lead")
    lead_role = models.CharField(max_length=100)
    lead_agreed_on = models.DateField()
    happened_on = models.DateField(null=True)
    happened_accuracy = models.CharField(max_length=20, choices=choices(Accuracy))
    place = models.CharField(max_length=120)
    outcome = models.CharField(max_length=20, choices=choices(Outcome))
    abuse_or_neglect = models.CharField(max_length=20, choices=choices(Suspicion))
    children = models.CharField(max_length=500, help_text="Aliases and ages: Child A, 3 years")
    what_happened = models.TextField()
    why_serious = models.TextField()
    working_together = models.TextField(blank=True, help_text="Concerns about how agencies worked together")
    sealed_people = models.BinaryField(null=True, help_text="Names and dates of birth (files.sealing)")
    state = models.CharField(max_length=12, choices=choices(ReferralState), default=ReferralState.WAITING)
    screened_at = models.DateTimeField(null=True)
    screened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    screening_reasons = models.TextField(blank=True)
    letter = models.TextField(blank=True, help_text="The letter that closed it, as sent")
    incident = models.OneToOneField(Incident, models.PROTECT, null=True, related_name="referral")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        number=RESTRICTED,
        agency=RESTRICTED,
        made_by=IDENTIFYING,
        made_at=RESTRICTED,
        referrer_name=IDENTIFYING,
        referrer_role=RESTRICTED,
        referrer_contact=IDENTIFYING,
        lead_name=IDENTIFYING,
        lead_role=RESTRICTED,
        lead_agreed_on=RESTRICTED,
        happened_on=RESTRICTED,
        happened_accuracy=RESTRICTED,
        place=RESTRICTED,
        outcome=RESTRICTED,
        abuse_or_neglect=RESTRICTED,
        children=RESTRICTED,
        what_happened=RESTRICTED,
        why_serious=RESTRICTED,
        working_together=RESTRICTED,
        sealed_people=IDENTIFYING,
        state=RESTRICTED,
        screened_at=RESTRICTED,
        screened_by=IDENTIFYING,
        screening_reasons=RESTRICTED,
        letter=RESTRICTED,
        incident=RESTRICTED,
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="each_referral_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", screened_at__isnull=True, screened_by__isnull=True)
                | (
                    ~models.Q(state="waiting")
                    & models.Q(screened_at__isnull=False, screened_by__isnull=False)
                    & ~models.Q(screening_reasons="")
                ),
                name="a_screened_referral_has_reasons",
            ),
        ]
